"""The units of a place on the article's day and today. All sentences are ours and all incidents invented."""

from datetime import date

import pytest

from pipeline.locate import Gazetteer
from pipeline.locate.gazetteer.units import date_units
from pipeline.locate.locating import find_places
from schemas.records import Place


def place_on(text: str, name: str, on: date | None, gazetteer: Gazetteer) -> Place:
    places = date_units(find_places(text, gazetteer), gazetteer, on)
    (place,) = (place for place in places if place.text == name)
    return place


@pytest.mark.parametrize(
    ("name", "text", "on", "then", "now"),
    [
        ("Miran Shah", "A drone hit a house in Miran Shah.", date(2012, 3, 1), "PK-TA", "PK-KP"),
        ("Miran Shah", "A bomb went off in Miran Shah.", date(2018, 5, 31), "PK-TA", "PK-KP"),
        ("Miran Shah", "A bomb went off in Miran Shah.", date(2018, 6, 1), "PK-KP", "PK-KP"),
        ("Bara", "Troops shelled Bara in Khyber Agency.", date(2010, 1, 1), "PK-TA", "PK-KP"),
        ("Peshawar", "A bomb went off in Peshawar.", date(2010, 4, 18), "PK-NW", "PK-KP"),
        ("Peshawar", "A bomb went off in Peshawar.", date(2010, 4, 19), "PK-KP", "PK-KP"),
        ("Gilgit", "A bus was shot at in Gilgit, Pakistan.", date(2005, 1, 1), "PK-NA", "PK-GB"),
        ("Panjshir", "Fighters gathered in Panjshir province.", date(2003, 1, 1), "AF-PAR", "AF-PAN"),
        ("Panjshir", "Fighters gathered in Panjshir province.", date(2021, 9, 1), "AF-PAN", "AF-PAN"),
        ("Herat", "A bomb went off in Herat province.", date(2003, 1, 1), "AF-HER", "AF-HER"),
    ],
)
def test_a_place_has_the_province_of_its_day_and_todays(  # noqa: PLR0913, PLR0917 - a row of the table
    gazetteer: Gazetteer, name: str, text: str, on: date, then: str, now: str
) -> None:
    place = place_on(text, name, on, gazetteer)
    assert place.as_reported is not None
    assert (place.as_reported.admin1_iso, place.admin1_iso) == (then, now)


def test_an_agency_is_named_as_it_was(gazetteer: Gazetteer) -> None:
    place = place_on("A drone hit a house in Miran Shah.", "Miran Shah", date(2012, 3, 1), gazetteer)
    assert place.as_reported is not None
    assert place.as_reported.admin1_name == "Federally Administered Tribal Areas"
    assert place.as_reported.admin2_name == "North Waziristan Agency"
    assert (place.admin1_name, place.admin2_name) == ("Khyber Pakhtunkhwa", "North Waziristan")


@pytest.mark.parametrize(
    ("on", "then"), [(date(2021, 1, 1), "South Waziristan"), (date(2024, 1, 1), "Lower South Waziristan")]
)
def test_south_waziristan_is_divided_since_2022(gazetteer: Gazetteer, on: date, then: str) -> None:
    place = place_on("Two soldiers were shot in Wana, South Waziristan.", "Wana", on, gazetteer)
    assert place.as_reported is not None
    assert (place.as_reported.admin2_name, place.admin2_name) == (then, "Lower South Waziristan")


def test_south_sudan_was_sudan(gazetteer: Gazetteer) -> None:
    place = place_on("Clashes broke out in Juba, South Sudan.", "Juba", date(2010, 1, 1), gazetteer)
    assert place.as_reported is not None
    assert (place.as_reported.country, place.country) == ("SD", "SS")


def test_without_a_day_a_former_name_tells_and_else_nothing_does(gazetteer: Gazetteer) -> None:
    named = place_on("Troops moved into FATA.", "FATA", None, gazetteer)
    assert named.as_reported is not None
    assert named.as_reported.admin1_iso == "PK-TA"
    assert place_on("A bomb went off in Peshawar.", "Peshawar", None, gazetteer).as_reported is None
    unchanged = place_on("A bomb went off in Herat city.", "Herat", None, gazetteer)
    assert unchanged.as_reported is not None
    assert unchanged.as_reported.admin1_iso == "AF-HER"
