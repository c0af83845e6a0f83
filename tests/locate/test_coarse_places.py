"""Places of which little is known, or that lie in several countries. All sentences are ours, all incidents invented."""

import pytest
from told import extract

from pipeline.locate import Gazetteer, find_places, locate
from pipeline.locate.scenes.precision import precision_of
from schemas.records import Place
from schemas.vocabulary import GeoPrecision


def first(text: str, gazetteer: Gazetteer) -> Place:
    return find_places(text, gazetteer)[0]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Gunmen attacked Bawlakhe district in Kayah State, Myanmar.", "MM-12"),
        ("Gunmen attacked Nyando district in Kisumu, Kenya.", "KE-17"),
    ],
)
def test_a_district_of_which_no_point_is_known_is_as_coarse_as_its_province(
    gazetteer: Gazetteer, text: str, iso: str
) -> None:
    place = first(text, gazetteer)
    (province,) = gazetteer.by_iso(iso)
    assert (place.lat, place.lon, place.radius_km) == (province.lat, province.lon, province.radius_km)
    assert (place.reason, precision_of(text, place)) == ("point_of_province", GeoPrecision.ADM1)


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("Shells fell on Jisr al-Shughur district in Idlib, Syria, on Monday.", 35.81, 36.32),
        ("Gunmen killed two in Douentza Cercle, Mali.", 15.0, -2.95),
        ("Gunmen killed two in Achin district, Nangarhar.", 34.1, 70.7),
    ],
)
def test_a_district_has_the_point_of_its_town_in_any_spelling(
    gazetteer: Gazetteer, text: str, lat: float, lon: float
) -> None:
    place = first(text, gazetteer)
    assert place.lat == pytest.approx(lat, abs=0.2)
    assert place.lon == pytest.approx(lon, abs=0.2)
    assert precision_of(text, place) is GeoPrecision.ADM2


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Boats sank on Lake Chad on Monday.", ("CM", "NE", "NG", "TD")),
        ("A post on the Durand Line was shelled.", ("AF", "PK")),
        ("Shells were fired across the Line of Control.", ("IN", "PK")),
        ("Convoys cross the Sahel at night.", ("BF", "ML", "MR", "NE", "NG", "SD", "SN", "TD")),
        ("A ferry sank on Lake Kivu.", ("CD", "RW")),
        ("Ships left the Red Sea.", ()),
        ("A bomb went off in Herat.", ()),
    ],
)
def test_what_lies_in_several_countries_has_all_of_them(
    gazetteer: Gazetteer, text: str, countries: tuple[str, ...]
) -> None:
    place = first(text, gazetteer)
    assert place.countries == countries
    assert not (place.country and place.countries)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Gunmen killed 11 fishermen on Lake Chad on Thursday, officials in Niger said.", "NE"),
        ("Gunmen killed 11 fishermen on Lake Chad on Thursday, officials in France said.", None),
        ("Gunmen killed 11 fishermen on Lake Chad on Thursday, officials in Niger and Nigeria said.", None),
    ],
)
def test_a_report_there_is_in_the_one_that_the_text_speaks_of(
    gazetteer: Gazetteer, text: str, country: str | None
) -> None:
    (report,) = locate(extract(text, "2024-05-06"), gazetteer).reports
    assert report.country == country


@pytest.mark.parametrize(
    ("text", "quarter"),
    [
        ("a bomb killed two in gulshan-e-iqbal, karachi.", "gulshan-e-iqbal"),
        ("a bomb killed two in gulshan town, karachi.", "gulshan town"),
        ("Two men were shot in Shah Faisal Colony, Karachi.", "Shah Faisal Colony"),
        ("two people died in clashes in sadr city, baghdad.", "sadr city"),
    ],
)
def test_a_towns_quarter_is_found_also_in_small_letters(gazetteer: Gazetteer, text: str, quarter: str) -> None:
    assert first(text, gazetteer).text == quarter


def test_half_of_a_name_in_small_letters_is_no_place_elsewhere(gazetteer: Gazetteer) -> None:
    found = {place.text for place in find_places("two were shot in gulistan-e-zarqa, karachi.", gazetteer)}
    assert found == {"karachi"}
