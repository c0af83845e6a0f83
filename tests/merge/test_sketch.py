"""Copies are known however they were edited, and texts of one form, filled in twice, are none (EVT-6)."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from test_identity import BLAST, TEXT, another

from bench.edited import EDITS, Pair, edited_pairs, originals
from pipeline.merge.profile import profile_of
from pipeline.merge.sketch import SIZE, are_copies, hash_words, likeness, sketch_text
from pipeline.merge.story import weigh_words

PAIRS = list(edited_pairs())


def known(pair: Pair) -> bool:
    return are_copies(sketch_text(pair.one), sketch_text(pair.other))


def test_copies_are_found_and_look_alikes_are_not() -> None:
    said = [(known(pair), pair.copies) for pair in PAIRS]
    right = sum(a and b for a, b in said)
    assert right >= 0.97 * sum(copies for _, copies in said)
    assert right >= 0.97 * sum(answer for answer, _ in said)


@pytest.mark.parametrize("how", EDITS)
def test_most_copies_of_each_kind_of_edit_are_found(how: str) -> None:
    pairs = [pair for pair in PAIRS if pair.how == how]
    assert sum(map(known, pairs)) >= 0.85 * len(pairs)


def test_no_form_that_is_filled_in_twice_is_a_copy() -> None:
    assert [pair for pair in PAIRS if pair.how == "one form, filled in twice" and known(pair)] == []


def test_a_short_text_is_found_in_one_that_is_longer_than_a_sketch() -> None:
    short, long = (
        originals()[0],
        " ".join(f"Sentence {n} of the report tells of village number {n}." for n in range(90)),
    )
    assert len(sketch_text(long)) == SIZE
    assert are_copies(sketch_text(short), sketch_text(f"{short} {long}"))
    assert not are_copies(sketch_text(short), sketch_text(long))


@pytest.mark.parametrize("swap", [lambda a, b: (a, b), lambda a, b: (b, a)])
def test_which_comes_first_does_not_matter(swap: Callable[[object, object], tuple[tuple[int, ...], ...]]) -> None:
    one, other = sketch_text(originals()[0]), sketch_text(originals()[1] + originals()[0])
    assert likeness(*swap(one, other)) == likeness(one, other)


@pytest.mark.parametrize("text", ["", "one", "\ud800 half a letter of a pair", "، ۱۲"])
def test_any_text_has_a_sketch_and_is_its_own_copy(text: str) -> None:
    assert are_copies(sketch_text(text), sketch_text(text))


def test_type_and_spacing_make_no_other_text() -> None:
    assert hash_words("Two men — dead.\n") == hash_words("TWO men dead")
    assert hash_words("Two men dead") != hash_words("Three men dead")


def test_two_reports_are_copies_by_their_words_and_not_by_a_name_that_both_have() -> None:
    named = replace(BLAST, names=("stanekzai",))
    copied = another("b", TEXT)
    retold = another("c", "Stanekzai spoke to the press.", names=named.names)
    weighed = weigh_words(profile_of(named), profile_of(copied))
    assert weighed is not None
    assert weighed.form == "copies of one text"
    assert weigh_words(profile_of(named), profile_of(retold)) is None
