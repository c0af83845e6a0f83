"""Give areas their box, their middle and their weight."""

import math
from collections import defaultdict

from msgspec.structs import replace
from shapely import MultiPolygon, Point, STRtree, union_all
from shapely.geometry.base import BaseGeometry

from pipeline.geo import distance_km
from pipeline.locate.build.compilation import COMPLETE, Compilation
from pipeline.locate.build.outlines import read_outlines
from pipeline.locate.build.sources import DATA, read_facts
from pipeline.locate.build.sphere import largest_part, middle_of, reach_km
from pipeline.locate.gazetteer.entries import Bounds, Entry, key_of_entry
from schemas.vocabulary import Feature

_NAMESAKE_KM = 60.0
"""How far from its district's middle a town of the same name may lie."""
_NEIGHBOUR_KM = 12.0
_FILED_COARSELY = frozenset({"PS"})
"""Countries whose outlines are coarser than their provinces; GeoNames says the province of some of their towns only."""
_OFFSHORE = 0.3
"""Degrees from its land within which a country's point may lie, as between islands."""


def place_areas(made: Compilation) -> None:
    """Give areas their box, middle and weight: from the polygon's table where there is one, else from their cities."""
    shapes = {int(row["geonames_id"]): row for row in read_facts("admin1_shapes.csv")}
    outlines = dict(read_outlines(DATA / "admin1_polygons.xz"))
    members = _members(made)
    counted = {int(row["geonames_id"]): int(row["people"]) for row in read_facts("district_people.csv")}
    for entry in list(made.entries.values()):
        if entry.feature in (Feature.ADM1, Feature.ADM2):
            shape = shapes.get(entry.id)
            outline = outlines.get(entry.id)
            placed = _from_shape(entry, shape, outline) if shape else _from_cities(entry, members[entry.id])
            made.entries[entry.id] = replace(placed, weight=_area_weight(placed, members[entry.id], counted))
    _bound_countries(made)
    _place_countries(made, outlines)
    _add_district_points(made)


def adopt_coded_areas(made: Compilation) -> None:
    """Give a town whose first-level area is none that ISO 3166-2 lists the listed one whose outline holds it.

    GeoNames files Taiwan's towns under provinces that were abolished; ISO and the outlines have its counties.
    """
    coded = {e.id: e for e in made.entries.values() if e.feature is Feature.ADM1 and e.iso}
    outlines = [(coded[area], outline) for area, outline in read_outlines(DATA / "admin1_polygons.xz") if area in coded]
    tree = STRtree([outline for _, outline in outlines])
    for town in [e for e in made.entries.values() if e.feature is Feature.CITY and e.admin1 not in coded]:
        at = Point(town.lon or 0.0, town.lat or 0.0)
        held = (outlines[n][0] for n in tree.query(at, predicate="within"))
        area = next((area for area in held if area.country == town.country), None)
        if area is not None:
            made.entries[town.id] = replace(town, admin1=area.id)


def adopt_neighbours(made: Compilation) -> None:
    """Give a West Bank town that is filed under no governorate that of the nearest town which has one (PLA-95)."""
    coded = {e.id for e in made.entries.values() if e.feature is Feature.ADM1 and e.iso}
    towns = [e for e in made.entries.values() if e.feature is Feature.CITY and e.country in _FILED_COARSELY]
    known = [town for town in towns if town.admin1 in coded]
    for town in towns:
        if town.admin1 not in coded and known:
            nearest = min(known, key=lambda other: _apart_km(town, other))
            if _apart_km(town, nearest) <= _NEIGHBOUR_KM:
                made.entries[town.id] = replace(town, admin1=nearest.admin1)


def file_under_namesakes(made: Compilation) -> None:
    """Put a town that is filed under no district into that of its name, if it lies near in the same area."""
    districts: dict[tuple[int | None, str], list[Entry]] = defaultdict(list)
    for entry in made.entries.values():
        if entry.feature is Feature.ADM2 and entry.valid_to is None:
            districts[entry.admin1, key_of_entry(entry)].append(entry)
    for town in [e for e in made.entries.values() if e.feature is Feature.CITY and e.admin2 is None]:
        near = (area for area in districts[town.admin1, key_of_entry(town)] if _lies_near(area, town))
        district = next(near, None) if town.admin1 is not None else None
        if district is not None:
            made.entries[town.id] = replace(town, admin2=district.id)


def _lies_near(area: Entry, town: Entry) -> bool:
    return None in (area.lat, area.lon, town.lat, town.lon) or _apart_km(area, town) <= _NAMESAKE_KM


def _apart_km(one: Entry, other: Entry) -> float:
    return distance_km(one.lat or 0.0, one.lon or 0.0, other.lat or 0.0, other.lon or 0.0)


def _members(made: Compilation) -> dict[int, list[Entry]]:
    members: dict[int, list[Entry]] = defaultdict(list)
    for entry in made.entries.values():
        if entry.feature is Feature.CITY:
            for area in (entry.admin1, entry.admin2):
                if area is not None:
                    members[area].append(entry)
    return members


def _from_shape(entry: Entry, row: dict[str, str], outline: BaseGeometry | None) -> Entry:
    bounds = Bounds(float(row["south"]), float(row["west"]), float(row["north"]), float(row["east"]))
    lat, lon = float(row["lat"]), float(row["lon"])
    radius = _reach(bounds) if outline is None else round(reach_km(lat, lon, outline), 1)
    return replace(entry, lat=lat, lon=lon, bounds=bounds, radius_km=radius)


def _from_cities(entry: Entry, cities: list[Entry]) -> Entry:
    points = [(c.lat, c.lon) for c in cities if c.lat is not None and c.lon is not None]
    if not points:
        return entry
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    bounds = Bounds(min(lats) - 0.2, min(lons) - 0.2, max(lats) + 0.2, max(lons) + 0.2)
    lat, lon = round(sum(lats) / len(lats), 4), round(sum(lons) / len(lons), 4)
    return replace(entry, lat=lat, lon=lon, bounds=bounds, radius_km=_reach(bounds))


def _reach(bounds: Bounds) -> float:
    """Return half the diagonal of the box, in kilometres."""
    return round(distance_km(bounds.south, bounds.west, bounds.north, bounds.east) / 2, 1)


def _area_weight(entry: Entry, cities: list[Entry], counted: dict[int, int]) -> float:
    """Return an area's prominence by the people of its towns, and of an Afghan district by those who were counted.

    A district is meant less often than a town of as many people.
    """
    people = math.log10(max(sum(c.population or 0 for c in cities), 1000))
    complete = entry.country in COMPLETE
    if entry.feature is Feature.ADM1:
        return round(max(4.6, people + (0.4 if complete or entry.country == "US" else -0.2)), 3)
    least = math.log10(counted[entry.id]) - 1.0 if entry.id in counted else 3.2
    return round(max(least, people - 0.5) if complete else max(2.6, people - 1.0), 3)


def _add_district_points(made: Compilation) -> None:
    """Give districts whose towns GeoNames does not have the place of their seat, to about 10 km."""
    for row in read_facts("district_points.csv"):
        entry = made.entries[int(row["geonames_id"])]
        if entry.lat is None:
            point = replace(entry, lat=float(row["lat"]), lon=float(row["lon"]), radius_km=30.0)
            made.entries[entry.id] = point


def _bound_countries(made: Compilation) -> None:
    boxes: dict[str, list[Bounds]] = defaultdict(list)
    for entry in made.entries.values():
        if entry.feature is Feature.ADM1 and entry.bounds is not None and entry.country is not None:
            boxes[entry.country].append(entry.bounds)
    for entry in list(made.entries.values()):
        if entry.feature is Feature.COUNTRY and boxes[entry.country or ""]:
            box = Bounds.around(boxes[entry.country or ""])
            made.entries[entry.id] = replace(entry, bounds=box, radius_km=_reach(box))


def _place_countries(made: Compilation, outlines: dict[int, MultiPolygon]) -> None:
    """Give countries the reach of their land from their point, which is moved to it where it lies far at sea or abroad.

    OCHA's points of island states are the middles of boxes, some of them hundreds of kilometres from any island.
    """
    land: dict[str, list[MultiPolygon]] = defaultdict(list)
    for area, outline in outlines.items():
        if area in made.entries:
            land[made.entries[area].country or ""].append(outline)
    ground = STRtree(list(outlines.values()))
    for entry in list(made.entries.values()):
        parts = land[entry.country or ""] if entry.feature is Feature.COUNTRY and entry.iso else []
        if parts and entry.lat is not None and entry.lon is not None:
            whole = MultiPolygon([polygon for part in parts for polygon in part.geoms])
            at = _on_own_ground(Point(entry.lon, entry.lat), whole, ground)
            lat, lon = round(at.y, 3), round(at.x, 3)
            made.entries[entry.id] = replace(entry, lat=lat, lon=lon, radius_km=round(reach_km(lat, lon, whole), 1))


def _on_own_ground(at: Point, whole: MultiPolygon, ground: STRtree) -> Point:
    """Return the point if it lies in the land or between its islands, else the middle of the land's largest part."""
    abroad = len(ground.query(at, predicate="within")) > 0
    if whole.covers(at) or (not abroad and whole.distance(at) < _OFFSHORE):
        return at
    part = largest_part(union_all(list(whole.geoms)))
    middle = middle_of(part)
    return middle if part.contains(middle) else part.representative_point()
