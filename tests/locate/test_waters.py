"""Rivers and lakes stand where published data has them."""

import struct
from pathlib import Path

import pytest
import shapely
from shapely.geometry import Point

from pipeline.geo import distance_km
from pipeline.locate.build.shapefiles import read_names, read_shapes
from pipeline.locate.build.sources import City, read_cities, read_facts
from pipeline.locate.build.waters import LAKES, RIVERS, TOWNS, Layers, water_of

WATER_NAMES = (" River", " Zab", " Darya", "Euphrates", "Tigris", "Harirud", "Siverskyi Donets")


def _town(identity: int, lat: float, lon: float) -> City:
    return City(identity, "Town", lat, lon, "XX", 0, "", [])


LAYERS = Layers(
    rivers={"Jubba": [shapely.LineString([(42, 1), (42.5, 2)]), shapely.LineString([(-60, 1), (-60, 2)])]},
    lakes=[shapely.box(30, 0, 31, 1), shapely.box(33, 0, 34, 1)],
    towns={1: _town(1, 20.0, 92.0), 2: _town(2, 21.0, 92.4)},
)


def test_only_the_near_lines_of_a_name_are_the_river() -> None:
    river = water_of("Jubba River", f"{RIVERS}: Jubba", Point(42.5, 1.8), 280, LAYERS)
    assert river.bounds == (42, 1, 42.5, 2)


def test_a_lake_is_the_one_the_point_lies_in() -> None:
    assert water_of("Lake", LAKES, Point(33.5, 0.5), 20, LAYERS).equals(LAYERS.lakes[1])


def test_a_river_that_is_not_drawn_is_by_its_towns() -> None:
    water = water_of("Naf River", f"{TOWNS}: 1|2", Point(0, 0), 20, LAYERS)
    assert water.bounds == (92.0, 20.0, 92.4, 21.0)
    assert water.centroid.distance(Point(92.2, 20.5)) < 1e-9


@pytest.mark.parametrize("source", [f"{RIVERS}: Jubba", LAKES, "a map on the wall"])
def test_a_source_that_has_nothing_near_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match="Lost River"):
        water_of("Lost River", source, Point(100, 50), 100, LAYERS)


def test_every_river_and_lake_of_the_table_has_a_source() -> None:
    rows = [row for row in read_facts("places.csv") if row["feature"] == "natural"]
    waters = [row for row in rows if row["name"].endswith(WATER_NAMES) or row["name"].startswith("Lake ")]
    named = [row["name"] for row in waters if not row["source"] and not row["name"].endswith(" Basin")]
    assert len(waters) > 100
    assert named == []


def test_points_by_towns_are_their_mean() -> None:
    towns = {city.geonameid: city for city in read_cities()}
    for row in read_facts("places.csv"):
        kind, _, listed = row["source"].partition(": ")
        if kind == TOWNS:
            here = [towns[int(identity)] for identity in listed.split("|")]
            lat = sum(town.latitude for town in here) / len(here)
            lon = sum(town.longitude for town in here) / len(here)
            assert distance_km(lat, lon, float(row["lat"]), float(row["lon"])) < 1, row["name"]


def test_a_shapefile_is_read_with_its_names(tmp_path: Path) -> None:
    path = tmp_path / "rivers.shp"
    line = struct.pack("<i4d2ii4d", 3, 42, 1, 42.5, 2, 1, 2, 0, 42, 1, 42.5, 2)
    path.write_bytes(bytes(100) + struct.pack(">2i", 1, len(line) // 2) + line)
    fields = b"".join(name.ljust(11, b"\0") + b"C" + bytes(4) + bytes([width]) + bytes(15) for name, width in _FIELDS)
    head = struct.pack("<4xIHH20x", 1, 32 + len(fields) + 1, 1 + sum(width for _, width in _FIELDS))
    path.with_suffix(".dbf").write_bytes(head + fields + b"\r" + b" " + b"River".ljust(8) + b"Jubba".ljust(12))
    assert [shape.bounds for shape in read_shapes(path)] == [(42, 1, 42.5, 2)]
    assert read_names(path, "name") == ["Jubba"]
    with pytest.raises(ValueError, match="no field rank"):
        read_names(path, "rank")


_FIELDS = ((b"kind", 8), (b"name", 12))
