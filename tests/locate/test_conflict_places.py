"""Places of conflict news in 23 countries and regions, each alone in plain sentences of ours, each to its province."""

import csv
from pathlib import Path

import pytest

from pipeline.locate import Gazetteer, find_places

PLACES = Path(__file__).with_name("conflict_places.csv")
SENTENCES = (
    "{} was shelled again on Monday.",
    "Gunmen killed two teachers in {}, residents said.",
    "The army retook {} after a week of fighting.",
    "Bombs hit a market and a school as people fled {}.",
)
TOLD_WITH_ITS_COUNTRY = (
    ("Iskandariya", "Iraq", "IQ-BB"),
    ("Hays", "Yemen", "YE-HU"),
    ("Tokmak", "Ukraine", "UA-23"),
    ("Corinto", "Colombia", "CO-CAU"),
    ("Palma", "Mozambique", "MZ-P"),
    ("Poonch", "India", "IN-JK"),
    ("Léré", "Mali", "ML-6"),
    ("Boni", "Mali", "ML-5"),
    ("Inata", "Burkina Faso", "BF-12"),
    ("Kani", "Myanmar", "MM-01"),
)
"""Names that greater or as great places abroad have too."""


def names() -> list[tuple[str, str]]:
    with PLACES.open(encoding="utf-8", newline="") as file:
        return [(name, row["iso"]) for row in csv.DictReader(file) for name in row["names"].split("|")]


@pytest.mark.parametrize(("name", "iso"), names())
def test_a_place_of_conflict_news_is_found_without_a_word_for_its_kind(
    gazetteer: Gazetteer, name: str, iso: str
) -> None:
    for sentence in SENTENCES:
        places = find_places(sentence.format(name), gazetteer)
        assert [place.admin1_iso for place in places] == [iso], (sentence, places)


@pytest.mark.parametrize(("name", "country", "iso"), TOLD_WITH_ITS_COUNTRY)
def test_a_place_with_a_namesake_is_told_by_its_country(
    gazetteer: Gazetteer, name: str, country: str, iso: str
) -> None:
    text = f"Gunmen killed two teachers in {name} on Monday, officials in {country} said."
    assert [p.admin1_iso for p in find_places(text, gazetteer) if p.text == name] == [iso]


@pytest.mark.parametrize(
    "text",
    [
        "A school in Jalilwa was burnt.",  # Galilee, by its consonants
        "The army retook Qatoba after a week.",  # Aktobe
        "Gunmen killed two teachers in Minuvva, residents said.",  # Monywa
    ],
)
def test_a_name_that_only_shares_its_consonants_is_no_known_place_where_no_country_is_told(
    gazetteer: Gazetteer, text: str
) -> None:
    assert [place for place in find_places(text, gazetteer) if place.lat is not None] == []


def test_a_package_that_calls_one_place_by_anothers_name_is_put_right(gazetteer: Gazetteer) -> None:
    assert {entry.country for entry in gazetteer.look_up("Adhamiyah")} == {"IQ"}
    assert "IQ-DA" not in {area.iso for e in gazetteer.look_up("Adhamiyah") if (area := gazetteer.entry(e.admin1))}
    assert "KE" not in {entry.country for entry in gazetteer.look_up("Mambasa")}
