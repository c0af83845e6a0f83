"""Outlines of districts that a user has imported, beside the gazetteer; there are none until then."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pipeline.locate.gazetteer.entries import Bounds
from pipeline.locate.gazetteer.polygons import Polygons

FILE = "boundaries.sqlite"
SCHEMA = """
CREATE TABLE IF NOT EXISTS source (name TEXT PRIMARY KEY, licence TEXT NOT NULL, sha256 TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS outline (area INTEGER PRIMARY KEY, south REAL NOT NULL, west REAL NOT NULL,
    north REAL NOT NULL, east REAL NOT NULL, source TEXT NOT NULL REFERENCES source (name));
CREATE TABLE IF NOT EXISTS outline_shape (area INTEGER PRIMARY KEY, wkb BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS left_out (source TEXT NOT NULL, name TEXT, code TEXT, reason TEXT NOT NULL);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundarySource:
    """Where outlines come from, and what may be done with them."""

    name: str
    licence: str
    areas: int
    left_out: int


class Boundaries:
    """The imported outlines in a file, or none where there is no such file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def version(self) -> str:
        """What outlines these are, "" for none: places can depend on them."""
        rows = self._database.execute("SELECT sha256 FROM source ORDER BY name").fetchall() if self._database else []
        return "+".join(sha256[:8] for (sha256,) in rows)

    def holding(self, lat: float, lon: float) -> tuple[int, ...]:
        """Return the GeoNames ids of the districts that hold the point."""
        return self._polygons.holding(lat, lon) if self._polygons is not None else ()

    def outlined(self, box: Bounds) -> Iterator[tuple[int, bytes]]:
        """Yield each district whose outline may touch the box, with its outline as WKB in degrees."""
        query = (
            "SELECT area, wkb FROM outline JOIN outline_shape USING (area)"
            " WHERE south <= ? AND north >= ? AND west <= ? AND east >= ? ORDER BY area"
        )
        if self._database is not None:
            yield from self._database.execute(query, (box.north, box.south, box.east, box.west)).fetchall()

    def outline_of(self, area: int) -> bytes | None:
        """Return the district's outline as WKB in degrees; None where none was imported."""
        query = "SELECT wkb FROM outline_shape WHERE area = ?"
        row = self._database.execute(query, (area,)).fetchone() if self._database is not None else None
        return row[0] if row else None

    def sources(self) -> tuple[BoundarySource, ...]:
        """Return the sources of the outlines, to be named wherever these are shown."""
        query = (
            "SELECT s.name, s.licence, (SELECT count(*) FROM outline AS o WHERE o.source = s.name),"
            " (SELECT count(*) FROM left_out AS l WHERE l.source = s.name) FROM source AS s ORDER BY s.name"
        )
        rows = self._database.execute(query).fetchall() if self._database is not None else []
        return tuple(
            BoundarySource(name=name, licence=licence, areas=areas, left_out=left)
            for name, licence, areas, left in rows
        )

    @cached_property
    def _polygons(self) -> Polygons | None:
        return Polygons(self._database) if self._database is not None else None

    @cached_property
    def _database(self) -> sqlite3.Connection | None:
        if not self._path.is_file():
            return None
        return sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
