"""Any text is coded, in work that grows with its length, and every word that a report rests on stands in it."""

import json
import sys
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapes import SHAPES, code, find_fault, repeat

from pipeline.commands.lines import BadLine, read_line
from schemas.records import Article
from schemas.vocabulary import Outcome

WORDS = st.sampled_from(
    [
        "Gunmen ",
        "killed ",
        "12 ",
        "soldiers ",
        "and ",
        "wounded ",
        "at least ",
        "dozens of ",
        "in ",
        "Kabul ",
        "on Monday",
        ", ",
        ". ",
        "\n",
        "\n\n",
        "the Taliban ",
        "said ",
        "denied ",
        "that ",
        "no ",
        "the claim",
        "put the toll at ",
        "three",
        "were missing ",
        "fled their homes ",
        "**",
        "[1]",
        "[",
        "](http://x.y)",
        "https://x.y/z ",
        "> ",
        "# ",
        "(May 3) ",
        "“",
        "”",
        "’s ",
        "\u202e",
        "é",
        "👩\u200d👧",
        "\x00",
        "\ufeff",
        "\u2028",
        "\x85",
        "KABUL, May 3 - ",
        "July 2007 ",
        "a raid ",
        "the attack ",
        "who ",
        "which ",
        "which had ",
        "the second in ",
        "between ",
        "a bomb ",
        "exploded ",
        "\ud800",
    ]
)


@settings(max_examples=120, deadline=None)
@given(st.lists(st.one_of(WORDS, WORDS, WORDS, st.text(max_size=12)), max_size=60))
def test_every_span_is_in_the_text_and_equals_its_words(parts: list[str]) -> None:
    assert find_fault(code("".join(parts))) is None


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=400))
def test_any_unicode_text_is_coded(text: str) -> None:
    assert find_fault(code(text)) is None


@pytest.mark.parametrize("name", SHAPES)
def test_twice_the_text_is_about_twice_the_work(name: str) -> None:
    code("Gunmen killed two guards in Kabul on Monday.")
    once, twice = (_count_calls(repeat(name, size)) for size in (1500, 3000))
    assert twice < 2.6 * once + 2000


def _count_calls(text: str) -> int:
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        del frame, argument
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        extraction = code(text)
    finally:
        sys.setprofile(None)
    assert find_fault(extraction) is None
    return calls


def test_words_are_the_articles_own_where_reading_blanks_a_part_of_them() -> None:
    text = (
        "The **Afghan** army [killed](http://x.y) **12** [1] Taliban fighters in Kabul on **Monday**, the _army_ said."
    )
    extraction = code(text)
    assert find_fault(extraction) is None
    assert extraction.reports[0].tolls[Outcome.KILLED].phrase == "12** [1] Taliban fighters"


def test_lone_surrogates_in_a_line_are_refused_or_read_and_break_nothing() -> None:
    line = json.dumps({"id": "a", "text": "Gunmen killed two\ud800 guards in Kabul."}).encode()
    read = read_line(line, 1)
    assert isinstance(read, BadLine) or (isinstance(read, Article) and find_fault(code(read.text)) is None)
