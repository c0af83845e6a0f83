"""People who bear places' names, and places named beside each other. All sentences are ours, all incidents invented."""

import pytest
from told import extract

from pipeline.locate import Gazetteer, find_places, locate
from pipeline.merge import names_of
from schemas.vocabulary import NAME_OF_A_PERSON, PlaceRole


def roles(text: str, gazetteer: Gazetteer) -> dict[str, PlaceRole]:
    return {place.text: place.role for place in find_places(text, gazetteer)}


def names_of_people(text: str, gazetteer: Gazetteer) -> list[str]:
    return [place.text for place in find_places(text, gazetteer) if place.reason == NAME_OF_A_PERSON]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sydney Sweeney left the court on Monday.", ["Sydney"]),
        ("Police arrested Jackson Florence near the station.", ["Jackson", "Florence"]),
        ("Chelsea Houston, who lives nearby, saw the blast.", ["Chelsea", "Houston"]),
        ("Austin Lincoln was shot dead on Monday.", ["Austin", "Lincoln"]),
        ("Paris Geller told the council that she would resign.", ["Paris"]),
        ("Georgia Washington was elected on Monday.", ["Georgia", "Washington"]),
        ("Jordan Henderson and Dallas Sanders were hurt.", ["Jordan", "Henderson", "Dallas"]),
        ("Mr. Farah and Khost Gul were released.", ["Farah", "Khost"]),
    ],
)
def test_names_that_people_bear_are_listed_as_parts_of_them(gazetteer: Gazetteer, text: str, names: list[str]) -> None:
    found = find_places(text, gazetteer)
    assert [place.text for place in found] == names
    assert {(place.role, place.name, place.lat) for place in found} == {(PlaceRole.PART_OF_NAME, None, None)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Fires burned in Sydney, Melbourne and Perth.", ["Sydney", "Melbourne", "Perth"]),
        ("Floods hit Houston, Austin and Dallas.", ["Houston", "Austin", "Dallas"]),
        ("The Sydney Parramatta ferry was late.", ["Sydney", "Parramatta"]),
        ("The Israel Gaza war went on.", ["Israel"]),
        ("The Jordan Valley was shelled.", ["Jordan Valley"]),
        ("Charlotte Mecklenburg police were called.", ["Charlotte"]),
    ],
)
def test_places_in_a_list_or_of_one_area_are_no_person(gazetteer: Gazetteer, text: str, names: list[str]) -> None:
    assert names_of_people(text, gazetteer) == []
    assert [name for name in names if name in roles(text, gazetteer)] == names


@pytest.mark.parametrize(
    ("text", "name", "iso"),
    [
        ("A man from Paris Texas was arrested.", "Paris", "US-TX"),
        ("In Lincoln Nebraska, police shot a man.", "Lincoln", "US-NE"),
        ("The bus to Jackson Mississippi was late.", "Jackson", "US-MS"),
        ("Aberdeen Washington is under water.", "Aberdeen", "US-WA"),
        ("Kingston Jamaica is calm.", "Kingston", "JM-01"),
    ],
)
def test_a_name_right_before_its_areas_lies_in_it(gazetteer: Gazetteer, text: str, name: str, iso: str) -> None:
    found = {place.text: place for place in find_places(text, gazetteer)}
    assert (found[name].admin1_iso, len(found)) == (iso, 2), found


@pytest.mark.parametrize(
    "text", ["In Russia the talks went on.", "A bomb hit the Kabul Kandahar highway.", "North America is cold."]
)
def test_an_ordinary_word_or_another_town_is_not_in_the_next(gazetteer: Gazetteer, text: str) -> None:
    assert "hierarchy" not in {place.reason for place in find_places(text, gazetteer)}


def test_what_a_reader_takes_for_no_place_is_not_listed(gazetteer: Gazetteer) -> None:
    assert find_places("Brian Smith and Dr. Hill said so on Monday.", gazetteer) == ()


def test_a_persons_name_still_tells_one_story_from_others(gazetteer: Gazetteer) -> None:
    coded = locate(extract("Gunmen shot dead a driver, Achin Gul, in Herat on Sunday.", "2024-05-06"), gazetteer)
    assert "achin" in names_of(coded)
