"""Finding and resolving place names in text. All sentences are ours and all incidents invented."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.locate import Gazetteer, find_places
from schemas.records import Place
from schemas.vocabulary import Feature, PlaceRole

DATA = Path(__file__).parents[2] / "pipeline" / "locate" / "data"


def read_provinces() -> list[tuple[str, str]]:
    with (DATA / "afghan_provinces.csv").open(newline="", encoding="utf-8") as file:
        return [(row["iso"], row["name"]) for row in csv.DictReader(file)]


def literal(text: str, gazetteer: Gazetteer) -> list[Place]:
    """Return the places that name a place, without those that stand for a government or belong to a name."""
    return [p for p in find_places(text, gazetteer) if p.role in (PlaceRole.MENTIONED, PlaceRole.DATELINE)]


def names(text: str, gazetteer: Gazetteer) -> list[str]:
    return [place.text for place in literal(text, gazetteer)]


def only(text: str, gazetteer: Gazetteer) -> Place:
    (place,) = literal(text, gazetteer)
    return place


@pytest.mark.parametrize(
    "sentence",
    [
        "Three policemen were wounded when a mine went off in {} province on Sunday.",
        "Officials in Afghanistan's {} province said that the road was open again.",
        "{} governor's spokesman told reporters that two shops in {} had burnt down, Afghanistan's news agency said.",
    ],
)
@pytest.mark.parametrize(("iso", "name"), read_provinces())
def test_a_province_is_found_and_no_other(gazetteer: Gazetteer, iso: str, name: str, sentence: str) -> None:
    found = literal(sentence.format(*([name] * sentence.count("{}"))), gazetteer)
    assert {place.admin1_iso for place in found if place.feature is not Feature.COUNTRY} == {iso}


@pytest.mark.parametrize(
    "text",
    [
        "The meeting will be held in March, the ministry said.",
        "Police said that the suspect had fled.",
        "In the morning, the road was closed.",
        "Ali and Mir were released on bail.",
        "The release, 2010-06-CA-041, gives no names.",
        "He carried an AK rifle and two magazines.",
        "Mr. Farah denied it, and so did Khost Gul.",
        "Hamid Gul Khan, 45, was not at home.",
        "The Taliban said nothing on Friday.",
        "They live on Washington Street.",
        "The price rose to US$40.",
        "He joined in October 6 celebrations.",
    ],
)
def test_words_people_and_codes_are_no_places(gazetteer: Gazetteer, text: str) -> None:
    assert names(text, gazetteer) == []


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Clashes went on in Andar district of Ghazni.", "AF-GHA"),
        ("A mine killed a shepherd in Zhari district, Kandahar.", "AF-KAN"),
        ("Shells fell on Gaza, medics in the Palestinian territories said.", None),
        ("Elders met in Achin district of Nangarhar on Monday.", "AF-NAN"),
        ("Gunmen stopped a bus in Nad-e-Ali district, Helmand province.", "AF-HEL"),
        ("A checkpoint in Qalay-I-Zal district, Kunduz, was abandoned.", "AF-KDZ"),
        ("Two farmers were hurt in Chardara district of Kunduz.", "AF-KDZ"),
    ],
)
def test_namesakes_abroad_lose_to_the_context(gazetteer: Gazetteer, text: str, iso: str | None) -> None:
    first = literal(text, gazetteer)[0]
    assert first.country == ("PS" if iso is None else "AF")
    assert first.admin1_iso == iso or iso is None


def test_a_town_is_told_from_its_province(gazetteer: Gazetteer) -> None:
    assert only("A bomb went off in Herat province.", gazetteer).feature is Feature.ADM1
    assert only("A bomb went off in Herat city.", gazetteer).feature is Feature.CITY
    assert only("A bomb went off in the city of Herat.", gazetteer).feature is Feature.CITY
    *_, kunduz = find_places("A bomb went off in the northern Afghan city of Kunduz.", gazetteer)
    assert kunduz.feature is Feature.CITY


def test_provinces_in_a_list_are_provinces(gazetteer: Gazetteer) -> None:
    found = literal("Floods hit the provinces of Herat, Farah, Nimroz and Helmand.", gazetteer)
    assert [p.admin1_iso for p in found] == ["AF-HER", "AF-FRA", "AF-NIM", "AF-HEL"]
    assert {p.feature for p in found} == {Feature.ADM1}


def test_a_town_after_a_comma_is_held_by_what_follows(gazetteer: Gazetteer) -> None:
    paris, texas = literal("He was born in Paris, Texas, in 1970.", gazetteer)
    assert (paris.admin1_iso, texas.admin1_iso) == ("US-TX", "US-TX")
    assert paris.reason == "hierarchy"


def test_countries_in_a_list_do_not_hold_each_other(gazetteer: Gazetteer) -> None:
    found = literal("Aid came from China, Japan, Niger and Nigeria.", gazetteer)
    assert [p.country for p in found] == ["CN", "JP", "NE", "NG"]


def test_ex_fata_agencies_have_todays_province_and_ocha_codes(gazetteer: Gazetteer) -> None:
    text = "The army moved into North Waziristan, South Waziristan, Khyber Agency and the Swat valley in Pakistan."
    found = {p.name: p for p in literal(text, gazetteer)}
    codes = {n: found[n].pcode for n in ("North Waziristan", "South Waziristan", "Khyber", "Swat")}
    assert codes == {"North Waziristan": "PK525", "South Waziristan": "PK530", "Khyber": "PK513", "Swat": "PK532"}
    assert {found[n].admin1_iso for n in codes} == {"PK-KP"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Washington accused the rebels of lying.", "Washington"),
        ("Islamabad was reticent about the talks.", "Islamabad"),
        ("He does not recognise the Kabul government.", "Kabul"),
        ("Tehran denied the report.", "Tehran"),
        ("Afghan intelligence arrested two men.", "Afghan"),
        ("The Washington-backed coalition split.", "Washington"),
        ("Pakistan's military said that nobody was hurt.", "Pakistan"),
    ],
)
def test_a_name_that_stands_for_a_government_is_a_metonym(gazetteer: Gazetteer, text: str, name: str) -> None:
    found = {p.text: p.role for p in find_places(text, gazetteer)}
    assert found[name] is PlaceRole.METONYM


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Islamic State's Khorasan Province claimed it.", "Khorasan Province"),
        ("The Quetta Shura sent a new commander.", "Quetta"),
        ("Fighters of the Islamic Movement of Uzbekistan fled.", "Uzbekistan"),
        ("The Washington Post wrote about it.", "Washington"),
    ],
)
def test_a_place_in_a_groups_name_is_no_place(gazetteer: Gazetteer, text: str, name: str) -> None:
    (place,) = (p for p in find_places(text, gazetteer) if p.text == name)
    assert place.role is PlaceRole.PART_OF_NAME
    assert place.lat is None


@pytest.mark.parametrize(
    "text",
    [
        "Kabul was hit by two rockets on Friday.",
        "Baghdad has been rocked by a string of bombs.",
        "Islamabad was quiet after the shooting.",
    ],
)
def test_a_capital_to_which_something_happens_is_a_place(gazetteer: Gazetteer, text: str) -> None:
    assert only(text, gazetteer).role is PlaceRole.MENTIONED


def test_a_peoples_name_has_a_country_and_no_point(gazetteer: Gazetteer) -> None:
    (place,) = find_places("Russian officers left the hall.", gazetteer)
    assert (place.country, place.lat, place.reason) == ("RU", None, "demonym")


def test_a_county_and_its_town_tell_which_is_meant(gazetteer: Gazetteer) -> None:
    found = literal("Deputies from Boone County were called to Lebanon, and later to Zionsville.", gazetteer)
    assert {place.admin1_iso for place in found} == {"US-IN"}


def test_the_dateline_has_its_own_role(gazetteer: Gazetteer) -> None:
    found = find_places("KABUL, Afghanistan (Agency) - Two men were shot in Logar province.", gazetteer)
    assert [(p.text, p.role) for p in found] == [
        ("KABUL", PlaceRole.DATELINE),
        ("Afghanistan", PlaceRole.DATELINE),
        ("Logar", PlaceRole.MENTIONED),
    ]


def test_a_place_that_nobody_knows_is_kept_with_the_reason(gazetteer: Gazetteer) -> None:
    (place,) = find_places("The raid was in the village of Zzarkhulandeh.", gazetteer)
    assert (place.name, place.lat, place.reason) == (None, None, "unknown_name")


def test_dari_and_pashto_names_are_found(gazetteer: Gazetteer) -> None:
    text = "انفجار در ولایت ننگرهار سه کشته بر جا گذاشت و در هرات کسی آسیب ندید"
    assert {"AF-NAN", "AF-HER"} <= {p.admin1_iso for p in find_places(text, gazetteer)}


def test_lower_case_text_is_read_too(gazetteer: Gazetteer) -> None:
    text = "gunmen killed two people in nangarhar province on monday and fled to pakistan"
    assert {p.text for p in find_places(text, gazetteer)} == {"nangarhar", "pakistan"}


def test_a_score_lies_between_0_and_1_and_every_place_has_a_reason(gazetteer: Gazetteer) -> None:
    text = "In Springfield, Paris and Kabul, and in the village of Qqqarq, Washington's allies met the Quetta Shura."
    for place in find_places(text, gazetteer):
        assert 0 <= place.score <= 1
        assert place.reason


PLACE_WORDS = st.sampled_from(["Kabul", "Herāt", "کابل", "Sar-e Pol", "U.S.", "Khorasan Province", "Paris, Texas"])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.text(max_size=25), PLACE_WORDS), max_size=12))
def test_every_span_lies_in_the_text_and_holds_its_words(gazetteer: Gazetteer, parts: list[str]) -> None:
    text = " ".join(parts)
    end = 0
    for place in find_places(text, gazetteer):
        assert end <= place.start < place.end <= len(text), "in order, not empty, without overlaps"
        assert text[place.start : place.end] == place.text
        end = place.end


@pytest.mark.parametrize("text", ["ʻ", "1 ʻ", "Kabul ʻ Herat", "ʻ ʻ ʻ"])
def test_a_word_of_nothing_but_a_mark_is_no_name(gazetteer: Gazetteer, text: str) -> None:
    assert [place.text for place in find_places(text, gazetteer)] == [
        w for w in text.split() if w.isalpha() and len(w) > 1
    ]


def test_the_same_text_gives_the_same_places(gazetteer: Gazetteer) -> None:
    text = "Fighting in Sangin, Helmand, spread to Kajaki; Kabul sent troops from Kandahar."
    fresh = Gazetteer.open(gazetteer._path)
    assert find_places(text, gazetteer) == find_places(text, fresh)


def test_of_two_districts_of_which_neither_is_likelier_none_has_a_point(gazetteer: Gazetteer) -> None:
    (place, _) = find_places("Fighting went on in Jaghatu district of Afghanistan.", gazetteer)
    assert (place.reason, place.lat, place.admin1_iso) == ("ambiguous", None, None)


def test_a_village_in_a_district_without_a_point_has_the_provinces(gazetteer: Gazetteer) -> None:
    (place, district) = find_places("Gunmen killed 50 in Gimbi, West Wollega.", gazetteer)
    assert (place.admin1_iso, place.lat, place.radius_km) == ("ET-OR", district.lat, district.radius_km)
    assert place.radius_km is not None
    assert place.radius_km > 300
