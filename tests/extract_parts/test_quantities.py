"""Numbers of people: exact, bounded, vague, and what counts no people."""

import csv
import re
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.tolls.quantities import MOST, other_readings, read_number
from schemas.records import Count


@pytest.mark.parametrize(
    ("words", "low", "best", "high"),
    [
        ("12", 12, 12, 12),
        ("twenty-five", 25, 25, 25),
        ("twenty - five", 25, 25, 25),
        ("one hundred and twenty", 120, 120, 120),
        ("1,200", 1200, 1200, 1200),
        ("at least 12", 12, 12, None),
        ("no fewer than nine", 9, 9, None),
        ("10 or more", 10, 10, None),
        ("more than 30", 31, None, None),
        ("more than two dozen", 25, None, None),
        ("no more than 5", 1, 5, 5),
        ("up to 40", 1, 40, 40),
        ("fewer than ten", 1, None, 9),
        ("between two and four", 2, None, 4),
        ("10-15", 10, None, 15),
        ("10 - 15", 10, None, 15),
        ("two or three", 2, None, 3),
        ("about 20", 20, 20, 20),
        ("half a dozen", 6, 6, 6),
        ("three dozen", 36, 36, 36),
        ("several hundred", 300, None, None),
        ("dozens of", 24, None, 99),
        ("scores of", 40, None, 99),
        ("a couple of", 2, 2, 2),
        ("several", 3, None, None),
        ("a handful of", 4, None, None),
        ("a large number of", 5, None, None),
        ("no", 0, 0, 0),
        ("one of the three", 1, 1, 1),
        ("two 14 - year - old", 2, 2, 2),
        ("three AK-47", 3, 3, 3),
    ],
)
def test_number_words_have_bounds(words: str, low: int, best: int | None, high: int | None) -> None:
    assert read_number(words) == Count(low=low, best=best, high=high)


@pytest.mark.parametrize(
    "words", ["", "the", "a 25-year-old", "a 40 year old", "19 –year- old", "12.5", "2010", "third", "No. 4", "5000000"]
)
def test_what_counts_nobody_is_none(words: str) -> None:
    assert read_number(words) is None


VOCABULARY = (
    "at least more than no up to between and or - 3 12 1,200 2.5 two forty hundred thousand "
    "dozen dozens a half few several scores of million 14-year-old + about fewer"
)
WORDS = st.lists(
    st.sampled_from(VOCABULARY.split(" ")),
    max_size=9,
).map(" ".join)


@given(st.one_of(WORDS, st.text(max_size=40)))
def test_bounds_are_always_in_order(words: str) -> None:
    count = read_number(words)
    if count is not None:
        known = [number for number in (count.low, count.best, count.high) if number is not None]
        assert known == sorted(known)
        assert 0 <= count.low <= MOST + 1


@pytest.mark.parametrize(
    ("words", "acled", "low", "high"),
    [
        ("scores of", None, 20, None),
        ("dozens of", 12, 24, None),
        ("hundreds of", 100, 200, None),
        ("several", None, 3, None),
    ],
)
def test_a_vague_word_has_two_other_readings(words: str, acled: int | None, low: int, high: int | None) -> None:
    others = other_readings(words)
    assert others is not None
    assert (others.acled, others.cautious.low, others.cautious.high) == (acled, low, high)


@pytest.mark.parametrize("words", ["12", "three dozen", "no", "the", "more than 30"])
def test_what_is_not_vague_has_no_other_reading(words: str) -> None:
    assert other_readings(words) is None


def test_the_named_query_holds_the_table_of_vague_words() -> None:
    with (files("pipeline.extract") / "lexicon" / "vague_numbers.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    sql = Path("docs/queries/vague_tolls.sql").read_text(encoding="utf-8")
    held = re.findall(r"\('([a-z ]+)', (\w+), (\w+), (\w+)\)", sql)
    several = [row for row in held if row[0].endswith(" dozen")]
    assert [row for row in held if row not in several] == [
        (row["words"], *(row[name] or "NULL" for name in ("acled", "cautious_low", "cautious_high"))) for row in rows
    ]
    for words, *numbers in several:
        assert read_number(words) == Count(low=int(numbers[0]), best=int(numbers[0]), high=int(numbers[0]))
        assert set(numbers) == {numbers[0]}
