"""Import outlines of districts from GeoJSON: OCHA's COD-AB, geoBoundaries, or any file with names or P-codes.

Each feature becomes the outline of the district that has its P-code, else of the one of its name in the first-level
area that holds it. What is no district of the gazetteer is kept in ``left_out`` with the reason.
"""

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import msgspec
import shapely
from shapely.errors import ShapelyError
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from pipeline.locate.gazetteer.boundaries import SCHEMA
from pipeline.locate.gazetteer.entries import Entry
from pipeline.locate.gazetteer.names import consonants_of, key_of, skeleton_of
from pipeline.locate.gazetteer.reading import Gazetteer
from pipeline.locate.gazetteer.unusable import GazetteerError
from schemas.vocabulary import Feature

NAME_FIELDS = ("adm2_en", "adm2_name", "adm2_fr", "adm2_es", "adm2_pt", "shapename", "name_2", "district", "name")
CODE_FIELDS = ("adm2_pcode", "admin2pcod")
TOLERANCE = 0.003
"""Degrees, about 300 m, by which outlines are smoothed together."""


class BoundariesError(GazetteerError):  # the base class says that it is an error
    """The file has no outlines of districts; the message says why."""


class _Feature(msgspec.Struct):
    properties: dict[str, object] | None = None
    geometry: dict[str, object] | None = None


class _Collection(msgspec.Struct):
    features: list[_Feature]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A feature that is no district's outline."""

    name: str | None
    code: str | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import brought."""

    areas: int
    left_out: tuple[LeftOut, ...]


def import_boundaries(file: Path, into: Path, gazetteer: Gazetteer, *, source: str, licence: str) -> Imported:
    """Write the outlines of the file, in place of those that the source gave before; raises BoundariesError."""
    content = _read(file)
    outlines: dict[int, list[BaseGeometry]] = defaultdict(list)
    left_out: list[LeftOut] = []
    for feature in _decode(file, content):
        found = _match(feature, gazetteer)
        if isinstance(found, LeftOut):
            left_out.append(found)
        else:
            outlines[found[0].id].append(found[1])
    if not outlines:
        reasons = sorted({left.reason for left in left_out})
        raise BoundariesError(f"{file} has no outline of a known district: {', '.join(reasons) or 'it is empty'}")
    whole = {area: shapely.union_all(parts) for area, parts in outlines.items()}
    smooth = dict(zip(whole, shapely.coverage_simplify(list(whole.values()), TOLERANCE), strict=True))
    _write(into, smooth, left_out, (source, licence, hashlib.sha256(content).hexdigest()))
    return Imported(areas=len(smooth), left_out=tuple(left_out))


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise BoundariesError(f"{file} can't be read: {error.strerror}") from error


def _decode(file: Path, content: bytes) -> list[_Feature]:
    try:
        return msgspec.json.decode(content, type=_Collection).features
    except msgspec.DecodeError as error:
        raise BoundariesError(f"{file} is no GeoJSON collection of features: {error}") from error


def _match(feature: _Feature, gazetteer: Gazetteer) -> tuple[Entry, BaseGeometry] | LeftOut:
    given = {key.lower(): value for key, value in (feature.properties or {}).items() if value not in (None, "")}
    name, code = _first(given, NAME_FIELDS), _first(given, CODE_FIELDS)
    geometry = _geometry(feature)
    if geometry is None:
        return LeftOut(name=name, code=code, reason="no_polygon_in_degrees")
    coded = gazetteer.by_pcode(code) if code else None
    if coded is not None and coded.feature is Feature.ADM2:
        return coded, geometry
    if name is None:
        return LeftOut(name=name, code=code, reason="no_name_or_known_code")
    named = tuple(_named(name, geometry, gazetteer))
    if len(named) == 1:
        return named[0], geometry
    return LeftOut(name=name, code=code, reason="several_districts_of_that_name" if named else "no_known_district")


def _first(given: dict[str, object], fields: tuple[str, ...]) -> str | None:
    return next((str(given[field]).strip() for field in fields if field in given), None)


def _geometry(feature: _Feature) -> BaseGeometry | None:
    """Return the feature's area, None where it has none or its coordinates are no degrees."""
    try:
        area = shape(feature.geometry).buffer(0) if feature.geometry else None
    except (ShapelyError, ValueError, TypeError, KeyError, AttributeError):
        return None
    if area is None or area.is_empty or area.geom_type not in ("Polygon", "MultiPolygon"):
        return None
    west, south, east, north = area.bounds
    return area if west >= -180.001 and east <= 180.001 and south >= -90 and north <= 90 else None


def _named(name: str, geometry: BaseGeometry, gazetteer: Gazetteer) -> Iterator[Entry]:
    """Yield the districts of that name, or of its consonants, in the first-level area that holds the middle."""
    middle = geometry.representative_point()
    holder = next((a for a in gazetteer.ground.holding(middle.y, middle.x) if a.feature is Feature.ADM1), None)
    if holder is None:
        return
    districts, key = gazetteer.districts(holder), key_of(name)
    exact = [district for district in districts if district in gazetteer.look_up_key(key)]
    bones = (skeleton_of(key), consonants_of(key))
    yield from exact or (d for d in districts if (skeleton_of(key_of(d.name)), consonants_of(key_of(d.name))) == bones)


def _write(
    into: Path, outlines: dict[int, BaseGeometry], left_out: list[LeftOut], source: tuple[str, str, str]
) -> None:
    into.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(into)) as database, database:
        database.executescript(SCHEMA)
        name = source[0]
        database.execute("DELETE FROM outline_shape WHERE area IN (SELECT area FROM outline WHERE source = ?)", (name,))
        for table, column in (("outline", "source"), ("left_out", "source"), ("source", "name")):
            database.execute(f"DELETE FROM {table} WHERE {column} = ?", (name,))  # noqa: S608  # no one's input
        database.execute("INSERT INTO source VALUES (?, ?, ?)", source)
        for area, outline in sorted(outlines.items()):
            west, south, east, north = outline.bounds
            row = (area, south, west, north, east, name)
            database.execute("INSERT OR REPLACE INTO outline VALUES (?, ?, ?, ?, ?, ?)", row)
            database.execute("INSERT OR REPLACE INTO outline_shape VALUES (?, ?)", (area, shapely.to_wkb(outline)))
        rows = [(name, left.name, left.code, left.reason) for left in left_out]
        database.executemany("INSERT INTO left_out VALUES (?, ?, ?, ?)", rows)
