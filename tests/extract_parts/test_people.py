"""Nouns for people, alone and with the words that qualify them (rule CAS-32)."""

import csv
from importlib.resources import files

import pytest

from pipeline.extract.actors.people import people_noun, people_word
from pipeline.extract.text.parser import parse
from schemas.vocabulary import Side

with (files("pipeline.extract") / "lexicon" / "qualified_people.csv").open(encoding="utf-8") as file:
    ROWS = list(csv.DictReader(file))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["example"].replace(" ", "-"))
def test_a_row_changes_what_its_example_says_of_people(row: dict[str, str]) -> None:
    (doc,) = parse([f"Soldiers met {row['example']}."])
    noun = doc[-2]
    alone, qualified = people_noun(noun.text), people_word(noun)
    assert qualified != alone
    assert qualified
    assert (qualified.side.value, qualified.kind.value if qualified.kind else "") == (row["side"], row["kind"])


@pytest.mark.parametrize("words", ["a Taliban leader", "the leader", "armed guards"])
def test_other_words_leave_the_noun_as_it_is(words: str) -> None:
    (doc,) = parse([f"Soldiers met {words}."])
    assert people_word(doc[-2]) == people_noun(doc[-2].text)


@pytest.mark.parametrize(
    ("words", "side", "leader"),
    [
        ("police commander Abdul Rahimi", Side.STATE, True),
        ("police officer Abdul Rahimi", Side.STATE, False),
        ("army chief Tariq Aziz", Side.STATE, True),
        ("rebel leader Musa Kamara", Side.NON_STATE, True),
        ("militia commander Musa Kamara", Side.NON_STATE, True),
        ("opposition leader Abdul Rahimi", Side.CIVILIAN, True),
        ("attorney general Abdul Rahimi", Side.CIVILIAN, False),
    ],
)
def test_a_title_says_whose_a_name_is(words: str, side: Side, *, leader: bool) -> None:
    (doc,) = parse([f"Gunmen killed {words}."])
    word = people_word(doc[-2])
    assert word is not None
    assert (word.side, word.leader) == (side, leader)


@pytest.mark.parametrize("words", ["leader Abdul Rahimi", "police reporter Abdul Rahimi", "Marine Le Brun"])
def test_other_titles_arm_nobody(words: str) -> None:
    (doc,) = parse([f"Gunmen killed {words}."])
    assert people_word(doc[-2]) is None
