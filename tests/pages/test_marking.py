"""Texts are cut where marks begin and end, and nothing of them is lost."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.pages.marking import Mark, cut
from pipeline.pages.terminal import STYLES
from schemas.vocabulary import PlaceRole, ReportField

MARKS = st.builds(
    lambda start, length, kind: Mark(start=start, end=start + length, kind=kind, owner=0),
    st.integers(0, 40),
    st.integers(1, 15),
    st.sampled_from(["act", "date", "place"]),
)


@given(st.text(max_size=50), st.lists(MARKS, max_size=6))
def test_the_pieces_are_the_text_and_each_has_the_marks_that_cover_it(text: str, marks: list[Mark]) -> None:
    pieces = cut(text, marks)
    assert "".join(piece.text for piece in pieces) == text
    for piece in pieces:
        at = range(piece.start, piece.start + len(piece.text))
        assert set(piece.marks) == {mark for mark in marks if all(mark.start <= n < mark.end for n in at)}


def test_a_part_of_the_text_can_be_cut_alone() -> None:
    pieces = cut("He was killed in Herat.", [Mark(start=17, end=22, kind="place", owner=3)], 7, 20)
    assert [(piece.text, [mark.owner for mark in piece.marks]) for piece in pieces] == [
        ("killed in ", []),
        ("Her", [3]),
    ]


def test_the_widest_mark_comes_first() -> None:
    wide, narrow = Mark(start=0, end=9, kind="actors", owner=0), Mark(start=4, end=6, kind="killed", owner=0)
    assert [piece.marks for piece in cut("123456789", [narrow, wide])] == [(wide,), (wide, narrow), (wide,)]


def test_each_mark_has_a_style_in_a_terminal() -> None:
    kinds = {*(role.value for role in PlaceRole), *(field.value for field in ReportField)}
    assert kinds - STYLES.keys() == set()
