"""Places of conflict news in 30 countries as they come to mind, not chosen for being known: how many are found.

Each is told alone in two plain sentences that name no country, so that a namesake of a greater place abroad counts
against us, as do the villages that no package has.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest

from pipeline.locate import Gazetteer, find_places

TRIED = Path(__file__).with_name("tried_places.csv")
SENTENCES = ("Gunmen attacked a post in {} on Monday.", "{} was shelled on Tuesday, residents said.")


@pytest.fixture(scope="module")
def tried(gazetteer: Gazetteer) -> Counter[str]:
    with TRIED.open(encoding="utf-8", newline="") as file:
        rows = [(name, row["iso"]) for row in csv.DictReader(file) for name in row["names"].split("|")]
    return Counter(come_of(name, iso, gazetteer) for name, iso in rows)


def come_of(name: str, iso: str, gazetteer: Gazetteer) -> str:
    """Return "right" if both sentences have the province and nothing else, "abroad" if one has another country."""
    places = [find_places(sentence.format(name), gazetteer) for sentence in SENTENCES]
    if all([place.admin1_iso for place in found] == [iso] for found in places):
        return "right"
    abroad = any(place.country not in (None, iso[:2]) for found in places for place in found)
    return "abroad" if abroad else "missed"


def test_seven_in_ten_places_are_found_in_their_province_without_any_word_of_their_country(
    tried: Counter[str],
) -> None:
    assert tried["right"] >= 3480


def test_few_are_taken_for_a_namesake_abroad(tried: Counter[str]) -> None:
    assert tried["abroad"] <= 510


@pytest.mark.parametrize(
    ("text", "name", "iso"),
    [
        ("Gunmen attacked a post in Sake on Monday, officials in DR Congo said.", "Sake", "CD-NK"),
        ("The Pakistani army said gunmen attacked a post in Mir Ali.", "Mir Ali", "PK-KP"),
        ("Iraqi troops killed three men near Hit, officials said.", "Hit", "IQ-AN"),
        ("Pakistan's army said a policeman was shot in Tank on Monday.", "Tank", "PK-KP"),
    ],
)
def test_a_word_is_the_town_that_it_seems_where_its_country_is_told(
    gazetteer: Gazetteer, text: str, name: str, iso: str
) -> None:
    assert [p.admin1_iso for p in find_places(text, gazetteer) if p.text == name] == [iso]


@pytest.mark.parametrize(
    "text",
    [
        "The attack in Mali came in June, officials said.",
        "In Pakistan, officials said that in Ali they trust.",
        "In Iraq the bombs hit Shi'ites on their way to a shrine.",
        "Fighters in Somalia fled Ba'adka on Monday.",
    ],
)
def test_a_month_a_given_name_and_half_a_word_are_no_towns(gazetteer: Gazetteer, text: str) -> None:
    assert {p.feature for p in find_places(text, gazetteer) if p.lat is not None} == {"country"}


def test_a_small_place_is_not_guessed_in_a_country_that_its_sentence_does_not_name(gazetteer: Gazetteer) -> None:
    text = "Police in Nepal said two men were killed in Bariyarpur. India condemned it."
    assert [p.country for p in find_places(text, gazetteer) if p.text == "Bariyarpur"] == [None]


def test_a_camp_is_no_province_of_afghanistan(gazetteer: Gazetteer) -> None:
    text = "Soldiers raided the Far'a refugee camp on Monday."
    assert [p.admin1_iso for p in find_places(text, gazetteer)] == ["PS-TBS"]
