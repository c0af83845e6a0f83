"""Patterns that are tried only where a word begins as one of their alternatives does."""

import csv
import re
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.text.begun import Begun, alternatives_of

LEXICON = files("pipeline.extract") / "lexicon"
PATTERNS = [
    row[column]
    for table, columns in (("subjects.csv", ("signs", "titles")), ("arms.csv", ("patterns",)))
    for row in csv.DictReader((LEXICON / table).read_text(encoding="utf-8").splitlines())
    for column in columns
    if row[column]
]
WORDS = sorted({word for pattern in PATTERNS for word in re.findall(r"[a-z]+", pattern)})


def plain(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)", re.IGNORECASE)


@pytest.mark.parametrize(
    ("pattern", "alternatives"),
    [
        ("a|b", ["a", "b"]),
        ("(?:a|b) c|d", ["(?:a|b) c", "d"]),
        (r"\(|[|(]x|y", [r"\(", "[|(]x", "y"]),
        ("one", ["one"]),
    ],
)
def test_the_alternatives_of_a_pattern_are_those_outside_of_all_brackets(pattern: str, alternatives: list[str]) -> None:
    assert alternatives_of(pattern) == alternatives


@given(
    st.sampled_from(PATTERNS), st.lists(st.sampled_from([*WORDS, "3", "1-0", "-", ".", ",", "\n", "é"]), max_size=40)
)
def test_it_finds_what_the_plain_pattern_finds(pattern: str, words: list[str]) -> None:
    text = " ".join(words).replace(" - ", "-").title()
    found = [match.span() for match in Begun(alternatives_of(pattern)).finditer(text)]
    assert found == [match.span() for match in plain(pattern).finditer(text)]


def test_what_may_begin_with_anything_is_found_too() -> None:
    begun = Begun(
        alternatives_of(r"goal|(?:two |three )?points|\d+ years|(?:won|lost) the (?:cup|shield)|penalty shoot-?out")
    )
    text = "Won the cup after 12 years. A penalty shootout, three points and a goal; points-based. LOST THE SHIELD"
    assert [match.group() for match in begun.finditer(text)] == [
        "Won the cup",
        "12 years",
        "penalty shootout",
        "three points",
        "goal",
        "points",
        "LOST THE SHIELD",
    ]


def test_letters_that_are_longer_when_small_do_not_move_what_is_found() -> None:
    match = Begun(["goal"]).search("İİİ a goal")
    assert match is not None
    assert match.span() == (6, 10)
