"""Patterns that are tried only where the letters that they need stand in the text."""

import csv
import re
from collections import defaultdict
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.text.needed import Needed, letters_needed

LEXICON = files("pipeline.extract") / "lexicon"
ROWS = list(csv.DictReader((LEXICON / "declared.csv").read_text(encoding="utf-8").splitlines()))
KINDS = defaultdict[tuple[str, str], list[str]](list)
for row in ROWS:
    KINDS[row["kind"], row["where"]].append(row["says"])
NEEDED = {kind: Needed(says) for kind, says in KINDS.items()}
PLAIN = {kind: re.compile(rf"(?<![\w-])(?:{'|'.join(says)})(?!\w)", re.IGNORECASE) for kind, says in KINDS.items()}
WORDS = sorted({word for row in ROWS for word in re.findall(r"[a-z]+", row["says"])})


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("the show", [{"the show"}]),
        (r"(?:the |a )?dri+ll", [{"dri"}, {"ll"}]),
        ("books?[a-z]{2,80} club", [{" club"}, {"book"}]),
        ("(?:it|all) was (?:the )?(?:an? (?:raid|game)|seen)", [{" was "}, {"raid", "game", "seen"}, {"it", "all"}]),
        (r"(?<!the )(?!no\b)(?:\w+ |so )\?", [{" ", "so "}]),
        ("(?:|so) it", [{" it"}]),
        (r"(?:\d+|two) (?-i:Lions)", [{"lions"}, {" "}]),
        (r"\w*", []),
    ],
)  # fmt: skip
def test_the_letters_needed_are_read_off_the_pattern(pattern: str, letters: list[set[str]]) -> None:
    assert letters_needed(pattern) == letters


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["example"])
def test_the_letters_a_row_needs_stand_in_its_own_sentence(row: dict[str, str]) -> None:
    assert Needed([row["says"]]).stands_in(row["example"])


@settings(deadline=None)
@given(
    st.sampled_from(sorted(KINDS)),
    st.lists(st.sampled_from([*WORDS, *(row["example"] for row in ROWS), "3", "-", ".", ",", "\n", "é"]), max_size=40),
)
def test_it_finds_first_what_the_plain_patterns_do(kind: tuple[str, str], words: list[str]) -> None:
    text = " ".join(words).replace(" - ", "-")
    assert NEEDED[kind].words_in(text)[:1] == [match.group().lower() for match in PLAIN[kind].finditer(text)][:1]


def test_of_words_that_overlap_those_count_that_begin_first_then_those_of_the_earlier_pattern() -> None:
    needed = Needed(["mock drill", "a mock (?:drill|raid)", "drills?", "drills for all"])
    assert needed.words_in("A mock drill, drills for all, then a mock raid") == [
        "a mock drill",
        "drills",
        "a mock raid",
    ]


def test_words_are_whole_and_may_begin_inside_of_what_is_none() -> None:
    needed = Needed(["role-?play", "play (?-i:Ball)"])
    assert needed.words_in("Enroleplay; a role-play, pre-play Ball, play Ball and play ball") == [
        "role-play",
        "play ball",
    ]


def test_a_pattern_that_opens_a_text_is_found_nowhere_else() -> None:
    needed = Needed(["drill"], opens=r"\A")
    assert needed.stands_in("Drill ends")
    assert not needed.stands_in("The drill ends")
