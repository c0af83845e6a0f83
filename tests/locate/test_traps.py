"""Traps in the data that the gazetteer is compiled from: each was measured, and corrupts results without a word."""

import pytest

from pipeline.locate import Gazetteer, geocode_names
from pipeline.locate.asked.suggesting import suggest_names
from pipeline.warehouse.areas import admin_areas
from schemas.vocabulary import Feature


def first(name: str, gazetteer: Gazetteer) -> tuple[str | None, str | None, Feature]:
    (answer,) = geocode_names([name], gazetteer)
    found = answer.found[0]
    return found.country, found.admin1_iso, found.feature


@pytest.mark.parametrize(
    ("town", "province"),
    [
        ("Mazar-i-Sharif", "AF-BAL"),
        ("Maimana", "AF-FYB"),
        ("Shibarghan", "AF-JOW"),
        ("Charikar", "AF-PAR"),
        ("Chakhansur", "AF-NIM"),
        ("Girishk", "AF-HEL"),
        ("Mosul", "IQ-NI"),
    ],
)
def test_a_capitals_name_is_not_its_provinces(gazetteer: Gazetteer, town: str, province: str) -> None:
    """Natural Earth has the capitals among its provinces' other names."""
    meant = gazetteer.look_up(town)
    assert all(entry.feature is not Feature.ADM1 for entry in meant if entry.country in ("AF", "IQ"))
    assert first(town, gazetteer)[1] == province


def test_no_name_is_two_provinces_of_afghanistan(gazetteer: Gazetteer) -> None:
    provinces = [area for area in admin_areas(gazetteer) if area.level == 1 and area.country == "AF"]
    for province in provinces:
        namesakes = [e for e in gazetteer.look_up(province.name) if e.feature is Feature.ADM1 and e.country == "AF"]
        assert [entry.iso for entry in namesakes] == [province.iso]


@pytest.mark.parametrize(
    ("listed", "ours"),
    [
        ("Hirat", "Herat"),
        ("Hilmand", "Helmand"),
        ("Paktya", "Paktia"),
        ("Panjsher", "Panjshir"),
        ("Jawzjan", "Jowzjan"),
        ("Sar-e-Pul", "Sar-e Pol"),
        ("Maidan Wardak", "Maidan Wardak"),
        ("Nimroz", "Nimroz"),
        ("Uruzgan", "Uruzgan"),
    ],
)
def test_ochas_spelling_is_known_and_ours_is_shown(gazetteer: Gazetteer, listed: str, ours: str) -> None:
    (answer,) = geocode_names([f"{listed} province"], gazetteer, country="AF")
    assert answer.found[0].name == ours


@pytest.mark.parametrize(
    ("name", "pcode"),
    [
        ("Matun", "AF1401"),
        ("Charsadra", "AF2304"),
        ("Chahar Sadah", "AF2304"),
        ("Kiti", "AF2405"),
        ("Gizab", "AF2507"),
        ("Sharak-e-Hayratan", "AF2116"),
        ("Chinarto", "AF2506"),
    ],
)
def test_districts_that_only_a_person_can_pair_have_ochas_code(gazetteer: Gazetteer, name: str, pcode: str) -> None:
    assert pcode in {entry.pcode for entry in gazetteer.look_up(name)}


def test_a_name_one_slip_away_is_offered_and_not_taken(gazetteer: Gazetteer) -> None:
    assert first("Ghani Khel", gazetteer)[1] == "AF-NAN"
    assert "Jani Khel" not in " ".join(suggest_names("Ghani Khel", gazetteer))
    (answer,) = geocode_names(["Kandahr"], gazetteer)
    assert (answer.found, answer.reason, answer.suggestions[0]) == ((), "unknown_name", "Kandahar, Afghanistan")


@pytest.mark.parametrize("noise", ["HEA", "ISB", "KBL", "zrnj", "mi lan xia"])
def test_codes_and_machine_transliterations_are_no_names(gazetteer: Gazetteer, noise: str) -> None:
    assert not gazetteer.look_up(noise)


@pytest.mark.parametrize(
    ("name", "country", "area"),
    [
        ("Gaza", "PS", None),
        ("Gaza, Mozambique", "MZ", "MZ-G"),
        ("Punjab", "PK", "PK-PB"),
        ("Punjab, India", "IN", "IN-PB"),
        ("Georgia", "GE", None),
        ("Georgia, US", "US", "US-GA"),
        ("Cordoba, Colombia", "CO", "CO-COR"),
        ("Cordoba, Argentina", "AR", "AR-X"),
    ],
)
def test_one_name_in_two_countries_goes_by_prominence_or_by_what_holds_it(
    gazetteer: Gazetteer, name: str, country: str, area: str | None
) -> None:
    assert first(name, gazetteer)[:2] == (country, area)


@pytest.mark.parametrize(
    ("name", "area"),
    [
        ("Wana", "PK-KP"),
        ("Miran Shah", "PK-KP"),
        ("Landi Kotal", "PK-KP"),
        ("Parachinar", "PK-KP"),
        ("Saidu Sharif", "PK-KP"),
        ("Maidan Shahr", "AF-WAR"),
    ],
)
def test_towns_whose_people_nobody_counted_are_found_all_the_same(gazetteer: Gazetteer, name: str, area: str) -> None:
    assert first(name, gazetteer)[1] == area


@pytest.mark.parametrize(
    ("name", "area"),
    [
        ("Torkham", "PK-KP"),
        ("Tora Bora", "AF-NAN"),
        ("Mir Ali", "PK-KP"),
        ("KPK", "PK-KP"),
        ("KP", "PK-KP"),
        ("NWFP", "PK-KP"),
        ("FATA", "PK-KP"),
        ("Waziristan", "PK-KP"),
        ("Salang", "AF-PAR"),
        ("Spin Boldak", "AF-KAN"),
        ("Chaman", "PK-BA"),
        ("Swat Valley", "PK-KP"),
    ],
)
def test_what_no_package_has_is_there(gazetteer: Gazetteer, name: str, area: str) -> None:
    assert first(name, gazetteer)[1] == area


@pytest.mark.parametrize(
    ("old", "pcode"),
    [
        ("Khyber Agency", "PK513"),
        ("Bajaur Agency", "PK502"),
        ("North Waziristan Agency", "PK525"),
        ("South Waziristan Agency", "PK530"),
        ("Upper South Waziristan", "PK530"),
        ("Lower South Waziristan", "PK530"),
    ],
)
def test_an_agency_is_the_district_that_it_became(gazetteer: Gazetteer, old: str, pcode: str) -> None:
    (answer,) = geocode_names([old], gazetteer)
    assert (answer.found[0].feature, answer.found[0].pcode) == (Feature.ADM2, pcode)


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Donetsk", "UA", Feature.CITY),
        ("Rangoon", "MM", Feature.CITY),
        ("Raqqa", "SY", Feature.CITY),
        ("Deir ez-Zor", "SY", Feature.CITY),
        ("Kandahar", "AF", Feature.ADM1),
        ("Kabul", "AF", Feature.CITY),
        ("Tskhinvali", "GE", Feature.CITY),
        ("Stepanakert", "AZ", Feature.CITY),
        ("Артемовск", "UA", Feature.CITY),
    ],
)
def test_a_town_and_its_area_of_one_name(gazetteer: Gazetteer, name: str, country: str, kind: Feature) -> None:
    found = first(name, gazetteer)
    assert (found[0], found[2]) == (country, kind)
