"""What lies where: the areas that hold a point, the towns around it, outlines, boxes and borders."""

import sqlite3
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pipeline.geo import distance_km
from pipeline.locate.gazetteer.entries import Bounds, Entry, entry_of
from schemas.vocabulary import Feature

if TYPE_CHECKING:
    from pipeline.locate.gazetteer.boundaries import Boundaries
    from pipeline.locate.gazetteer.polygons import Polygons
    from pipeline.locate.gazetteer.reading import Gazetteer


class Border(NamedTuple):
    """The line between two countries: its middle, and how far it reaches from there."""

    lat: float
    lon: float
    radius_km: float


class Ground:
    """The geography of a compiled gazetteer, and the outlines of districts that were imported beside it."""

    def __init__(self, gazetteer: "Gazetteer", database: sqlite3.Connection, path: Path) -> None:
        self._gazetteer, self._database, self._path = gazetteer, database, path

    def holding(self, lat: float, lon: float) -> tuple[Entry, ...]:
        """Return the first-level area and the country whose outlines hold the point, the finer first; none at sea.

        A district comes before them where its outline was imported.
        """
        found = [entry for identity in self._polygons.holding(lat, lon) if (entry := self._gazetteer.entry(identity))]
        areas = [entry for entry in found if entry.feature is Feature.ADM1][:1] or found[:1]
        country = areas[0].country if areas else None
        whole = self._gazetteer.by_iso(country) if country and areas[0].feature is not Feature.COUNTRY else ()
        return (*self._districts_at(lat, lon, areas), *areas, *whole)

    def _districts_at(self, lat: float, lon: float, areas: list[Entry]) -> list[Entry]:
        """Return the imported district that holds the point, if it is one of the first-level area that does."""
        at = (self._gazetteer.entry(identity) for identity in self.boundaries.holding(lat, lon))
        return [area for area in at if area is not None and areas and area.admin1 == areas[0].id][:1]

    @cached_property
    def boundaries(self) -> "Boundaries":
        """The outlines of districts that were imported beside the gazetteer."""
        from pipeline.locate.gazetteer.boundaries import FILE, Boundaries  # noqa: PLC0415  # its libraries take long to load

        return Boundaries(self._path.with_name(FILE))

    @property
    def basis(self) -> str:
        """The gazetteer's version, with that of the imported outlines: what places are told by."""
        version = self._gazetteer.version
        if not self._path.with_name("boundaries.sqlite").is_file():
            return version
        return f"{version} boundaries+{self.boundaries.version}"

    def around(self, lat: float, lon: float, degrees: float) -> Iterator[Entry]:
        """Yield the towns at most so many degrees north, south, east or west of a point."""
        query = (
            "SELECT record FROM town JOIN place ON id = place"
            " WHERE town.lat BETWEEN ? AND ? AND town.lon BETWEEN ? AND ?"
        )
        box = (lat - degrees, lat + degrees, lon - degrees, lon + degrees)
        for (record,) in self._database.execute(query, box).fetchall():
            yield entry_of(record)

    def nearest(self, lat: float, lon: float, degrees: float) -> tuple[Entry, ...]:
        """Return the towns at most so many degrees away in each direction, the nearest first."""
        away = [
            (distance_km(lat, lon, entry.lat, entry.lon), entry.id, entry)
            for entry in self.around(lat, lon, degrees)
            if entry.lat is not None and entry.lon is not None
        ]
        return tuple(entry for _, _, entry in sorted(away, key=lambda town: town[:2]))

    def outlined(self, box: Bounds) -> Iterator[tuple[Entry, bytes]]:
        """Yield the areas of today whose outlines may touch the box, each with its outline as WKB in degrees."""
        query = (
            "SELECT area, wkb FROM outline JOIN outline_shape USING (area)"
            " WHERE south <= ? AND north >= ? AND west <= ? AND east >= ? ORDER BY area"
        )
        for area, wkb in self._database.execute(query, (box.north, box.south, box.east, box.west)).fetchall():
            entry = self._gazetteer.entry(area)
            if entry is not None and entry.valid_to is None:
                yield entry, wkb

    def districts_outlined(self, box: Bounds) -> Iterator[tuple[Entry, bytes]]:
        """Yield the districts whose imported outlines may touch the box, each with its outline as WKB in degrees."""
        for area, wkb in self.boundaries.outlined(box):
            entry = self._gazetteer.entry(area)
            if entry is not None:
                yield entry, wkb

    def outline_of(self, area: int | str) -> bytes | None:
        """Return the outline of the area with that GeoNames id or ISO code, WKB in degrees; None where none is held."""
        if isinstance(area, str):
            return next((self.outline_of(entry.id) for entry in self._gazetteer.by_iso(area)), None)
        row = self._database.execute("SELECT wkb FROM outline_shape WHERE area = ?", (area,)).fetchone()
        return row[0] if row else self.boundaries.outline_of(area)

    def bounds(self, code: str) -> Bounds | None:
        """Return the box around a country (``AF``) or first-level area (``AF-NAN``), None if it is not known."""
        return self._bounds.get(code)

    def border(self, country: str, neighbour: str) -> Border | None:
        """Return the border of two countries, None where they have none on land."""
        query = "SELECT lat, lon, radius_km FROM border WHERE country = ? AND neighbour = ?"
        row = self._database.execute(query, (country, neighbour)).fetchone()
        return Border(*row) if row else None

    @cached_property
    def _polygons(self) -> "Polygons":
        from pipeline.locate.gazetteer.polygons import Polygons  # noqa: PLC0415  # its libraries take longer than opening

        return Polygons(self._database)

    @cached_property
    def _bounds(self) -> dict[str, Bounds]:
        rows = self._database.execute(
            "SELECT iso, record FROM area JOIN place ON id = place WHERE iso IS NOT NULL ORDER BY id"
        ).fetchall()
        return {iso: box for iso, record in rows if (box := entry_of(record).bounds) is not None}
