"""The compiled gazetteer: names to places, offline, from one SQLite file that all processes share."""

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pipeline.locate.entries import Bounds, Entry
from pipeline.locate.geo import distance_km
from pipeline.locate.names import consonants_of, key_of, skeleton_of
from pipeline.locate.version import gazetteer_version
from pipeline.problems import Problem
from schemas.areas import AdminArea, Box
from schemas.vocabulary import Feature

if TYPE_CHECKING:
    from pipeline.locate.boundaries import Boundaries
    from pipeline.locate.polygons import Polygons

_LEVELS = {Feature.COUNTRY: 0, Feature.ADM1: 1, Feature.ADM2: 2}
_KEPT_IN_MEMORY = 50_000


class GazetteerError(Problem):
    """The gazetteer can't be used; the message says what to run."""


class GazetteerMissing(GazetteerError):  # the base class says that it is an error
    """There is no gazetteer at the path."""


class GazetteerStale(GazetteerError):  # as above
    """The gazetteer was compiled from other data or by other code."""


class UnknownCountry(GazetteerError):  # as above
    """No country has the code that was asked for."""


class Head(NamedTuple):
    """What is known of a word that names begin with."""

    longest: int
    """Words in the longest name that begins with it; 0: none does."""
    common: float | None
    """How common a word of English it is: the decimal logarithm of its uses in 10**9 words, if at least 3.3."""


_NO_HEAD = Head(0, None)


class Border(NamedTuple):
    """The line between two countries: its middle, and how far it reaches from there."""

    lat: float
    lon: float
    radius_km: float


class UnitChange(NamedTuple):
    """What the units of all places in a unit were from one day to another; None: as today."""

    first_day: date | None
    """None: ever since."""
    last_day: date | None
    """None: to this day."""
    country: str | None
    admin1_name: str | None
    admin1_iso: str | None
    admin2_name: str | None

    def covers(self, day: date) -> bool:
        """Return whether it was so on that day."""
        return (self.first_day or day) <= day <= (self.last_day or day)


class Gazetteer:
    """Look-ups in a compiled gazetteer. Cheap to open, and it can be pickled: it goes as its path."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._names: dict[str, tuple[Entry, ...]] = {}
        self._heads: dict[str, Head] = {}
        self._entries: dict[int, Entry] = {}
        self.version = gazetteer_version()

    @classmethod
    def open(cls, path: Path) -> "Gazetteer":
        """Return the gazetteer at ``path``.

        Raises GazetteerMissing or GazetteerStale, which name the command that makes a new one.
        """
        if not path.is_file():
            raise GazetteerMissing(f"there is no gazetteer at {path}: run 'make gazetteer'")
        gazetteer = cls(path)
        found = gazetteer.compiled_version()
        if found != gazetteer.version:
            raise GazetteerStale(f"{path} was compiled from {found or 'something else'}: run 'make gazetteer'")
        return gazetteer

    def __reduce__(self) -> tuple[object, ...]:
        return Gazetteer, (self._path,)

    def compiled_version(self) -> str | None:
        """Return the version that the file says it has, None if it is no gazetteer."""
        try:
            row = self._database.execute("SELECT version FROM meta").fetchone()
        except sqlite3.DatabaseError:
            return None
        return str(row[0]) if row else None

    def look_up(self, name: str) -> tuple[Entry, ...]:
        """Return every place of this name, the most prominent first."""
        return self.look_up_key(key_of(name))

    def look_up_key(self, key: str) -> tuple[Entry, ...]:
        """Return every place with this key, the most prominent first."""
        found = self._names.get(key)
        if found is None:
            query = "SELECT place.* FROM name JOIN place ON place.id = name.place WHERE key = ?"
            entries = [self._kept(row) for row in self._database.execute(query, (key,)).fetchall()]
            found = tuple(sorted(entries, key=lambda e: (-e.weight, e.id)))
            if len(self._names) > _KEPT_IN_MEMORY:
                self._names.clear()
            self._names[key] = found
        return found

    def look_up_skeleton(self, key: str) -> tuple[Entry, ...]:
        """Return the districts and provinces of Afghanistan and Pakistan that may be spelt so."""
        found = self._names.get(f"bones:{key}")
        if found is None:
            query = "SELECT place FROM skeleton WHERE key = ?"
            ids = self._database.execute(query, (skeleton_of(key),)).fetchall()
            found = tuple(entry for (identity,) in ids if (entry := self.entry(identity)) is not None)
            self._names[f"bones:{key}"] = found
        return found

    def look_up_consonants(self, key: str) -> tuple[Entry, ...]:
        """Return the areas and towns, outside Afghanistan and Pakistan, that may be spelt so; the likeliest first."""
        found = self._names.get(f"~{key}")
        if found is None:
            query = "SELECT place.* FROM skeleton JOIN place ON place.id = skeleton.place WHERE key = ?"
            rows = self._database.execute(query, (f"~{consonants_of(key)}",)).fetchall()
            found = tuple(sorted(map(self._kept, rows), key=lambda e: (-e.weight, e.id)))
            self._names[f"~{key}"] = found
        return found

    def districts(self, area: Entry) -> tuple[Entry, ...]:
        """Return the second-level areas of a first-level one."""
        key = f"in:{area.id}"
        if key not in self._names:
            query = "SELECT * FROM place WHERE feature = 'adm2' AND country = ? AND admin1 = ? ORDER BY id"
            rows = self._database.execute(query, (area.country, area.id)).fetchall()
            self._names[key] = tuple(_entry(row) for row in rows)
        return self._names[key]

    def head(self, word: str) -> Head:
        """Return what is known of a folded word as the beginning of names."""
        found = self._heads.get(word)
        if found is None:
            row = self._database.execute("SELECT longest, common FROM head WHERE word = ?", (word,)).fetchone()
            found = Head(*row) if row else _NO_HEAD
            if len(self._heads) > _KEPT_IN_MEMORY:
                self._heads.clear()
            self._heads[word] = found
        return found

    def entry(self, identity: int | None) -> Entry | None:
        """Return the place with this id, None if there is none."""
        if identity is None:
            return None
        if identity not in self._entries:
            row = self._database.execute("SELECT * FROM place WHERE id = ?", (identity,)).fetchone()
            return None if row is None else self._kept(row)
        return self._entries[identity]

    def _kept(self, row: tuple[object, ...]) -> Entry:
        """Return the place of a row, the same one as long as it is remembered."""
        known: Entry | None = self._entries.get(row[0])  # type: ignore[call-overload]  # the first column is the id
        if known is not None:
            return known
        if len(self._entries) > _KEPT_IN_MEMORY:
            self._entries.clear()
        entry = _entry(row)
        self._entries[entry.id] = entry
        return entry

    def by_pcode(self, code: str) -> Entry | None:
        """Return the area with this P-code, the coarsest if several have it, None if there is none."""
        return self.entry(self._by_pcode.get(code))

    def by_iso(self, code: str) -> tuple[Entry, ...]:
        """Return the country (``AF``) or first-level area (``AF-NAN``) with this code; none if it is unknown."""
        found = self._names.get(f"iso:{code}")
        if found is None:
            rows = self._database.execute("SELECT id FROM place WHERE iso = ? ORDER BY weight DESC", (code,)).fetchall()
            found = tuple(e for (identity,) in rows[:1] if (e := self.entry(identity)) is not None)
            self._names[f"iso:{code}"] = found
        return found

    def admin_areas(self) -> Iterator[AdminArea]:
        """Yield every country, first-level and second-level area, the larger first, in the order of their ids."""
        for feature, level in _LEVELS.items():
            query = "SELECT * FROM place WHERE feature = ? ORDER BY id"
            for row in self._database.execute(query, (feature,)).fetchall():
                entry = _entry(row)
                if entry.country is not None and entry.geonames_id == entry.id:
                    yield self._admin_area(entry, level)

    def bounds(self, code: str) -> Bounds | None:
        """Return the box around a country (``AF``) or first-level area (``AF-NAN``), None if it is not known."""
        return self._bounds.get(code)

    def holding(self, lat: float, lon: float) -> tuple[Entry, ...]:
        """Return the first-level area and the country whose outlines hold the point, the finer first; none at sea.

        A district comes before them where its outline was imported.
        """
        found = [entry for identity in self._polygons.holding(lat, lon) if (entry := self.entry(identity)) is not None]
        areas = [entry for entry in found if entry.feature is Feature.ADM1][:1] or found[:1]
        country = areas[0].country if areas else None
        whole = self.by_iso(country) if country and areas[0].feature is not Feature.COUNTRY else ()
        return (*self._districts_at(lat, lon, areas), *areas, *whole)

    def _districts_at(self, lat: float, lon: float, areas: list[Entry]) -> list[Entry]:
        """Return the imported district that holds the point, if it is one of the first-level area that does."""
        at = (self.entry(identity) for identity in self.boundaries.holding(lat, lon))
        return [area for area in at if area is not None and areas and area.admin1 == areas[0].id][:1]

    @cached_property
    def boundaries(self) -> "Boundaries":
        """The outlines of districts that were imported beside the gazetteer."""
        from pipeline.locate.boundaries import FILE, Boundaries  # noqa: PLC0415  # its libraries take long to load

        return Boundaries(self._path.with_name(FILE))

    @property
    def basis(self) -> str:
        """The version, with that of the imported outlines: what places are told by."""
        if not self._path.with_name("boundaries.sqlite").is_file():
            return self.version
        return f"{self.version} boundaries+{self.boundaries.version}"

    def around(self, lat: float, lon: float, degrees: float) -> Iterator[Entry]:
        """Yield the towns at most so many degrees north, south, east or west of a point."""
        query = (
            "SELECT * FROM place INDEXED BY place_point"
            " WHERE lat BETWEEN ? AND ? AND lon BETWEEN ? AND ? AND feature = 'city'"
        )
        box = (lat - degrees, lat + degrees, lon - degrees, lon + degrees)
        for row in self._database.execute(query, box).fetchall():
            yield _entry(row)

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
            entry = self.entry(area)
            if entry is not None and entry.valid_to is None:
                yield entry, wkb

    def outline_of(self, area: int) -> bytes | None:
        """Return the area's outline as WKB in degrees; None where none is held."""
        row = self._database.execute("SELECT wkb FROM outline_shape WHERE area = ?", (area,)).fetchone()
        return row[0] if row else self.boundaries.outline_of(area)

    def districts_outlined(self, box: Bounds) -> Iterator[tuple[Entry, bytes]]:
        """Yield the districts whose imported outlines may touch the box, each with its outline as WKB in degrees."""
        for area, wkb in self.boundaries.outlined(box):
            entry = self.entry(area)
            if entry is not None:
                yield entry, wkb

    @cached_property
    def _by_pcode(self) -> dict[str, int]:
        query = (
            "SELECT pcode, id FROM place WHERE pcode IS NOT NULL AND feature IN ('adm1', 'adm2')"
            " ORDER BY feature DESC, id DESC"
        )
        return dict(self._database.execute(query).fetchall())

    def border(self, country: str, neighbour: str) -> Border | None:
        """Return the border of two countries, None where they have none on land."""
        query = "SELECT lat, lon, radius_km FROM border WHERE country = ? AND neighbour = ?"
        row = self._database.execute(query, (country, neighbour)).fetchone()
        return Border(*row) if row else None

    @cached_property
    def unit_history(self) -> dict[str, tuple[UnitChange, ...]]:
        """What units were, by their GeoNames id, or our own places' names."""
        history: dict[str, tuple[UnitChange, ...]] = {}
        for unit, first, last, *units in self._database.execute("SELECT * FROM unit_history").fetchall():
            begun, ended = (date.fromisoformat(day) if day else None for day in (first, last))
            history[unit] = (*history.get(unit, ()), UnitChange(begun, ended, *units))
        return history

    @cached_property
    def areas_of_dated_districts(self) -> frozenset[int]:
        """Ids of the first-level areas in which districts were renamed, joined or divided."""
        districts = "unit_history JOIN place ON place.id = CAST(unit AS INTEGER) WHERE feature = 'adm2'"
        query = f"SELECT DISTINCT admin1 FROM {districts}"  # noqa: S608 - both halves stand here
        return frozenset(identity for (identity,) in self._database.execute(query).fetchall())

    @cached_property
    def _polygons(self) -> "Polygons":
        from pipeline.locate.polygons import Polygons  # noqa: PLC0415  # its libraries take longer than opening

        return Polygons(self._database)

    @cached_property
    def _bounds(self) -> dict[str, Bounds]:
        rows = self._database.execute(
            "SELECT iso, south, west, north, east FROM place WHERE iso IS NOT NULL AND south IS NOT NULL"
        ).fetchall()
        return {iso: Bounds(*box) for iso, *box in rows}

    @cached_property
    def _database(self) -> sqlite3.Connection:
        uri = f"{self._path.absolute().as_uri()}?mode=ro&immutable=1"
        database = sqlite3.connect(uri, uri=True, check_same_thread=False)
        database.execute("PRAGMA mmap_size = 268435456")
        return database

    def _admin_area(self, entry: Entry, level: int) -> AdminArea:
        box = entry.bounds
        return AdminArea(
            geonames_id=entry.id,
            level=level,
            name=entry.name,
            country=entry.country or "",
            iso=entry.iso,
            pcode=entry.pcode,
            native_name=entry.native_name,
            parent_id=self._parent(entry, level),
            lat=entry.lat,
            lon=entry.lon,
            box=Box(west=box.west, south=box.south, east=box.east, north=box.north) if box else None,
            valid_from=entry.valid_from,
            valid_to=entry.valid_to + timedelta(days=1) if entry.valid_to else None,
        )

    def _parent(self, entry: Entry, level: int) -> int | None:
        if level == 1 and entry.country:
            return self._countries.get(entry.country)
        above = self.entry(entry.admin1) if level == 2 else None
        return above.geonames_id if above else None

    @cached_property
    def _countries(self) -> dict[str, int]:
        rows = self._database.execute("SELECT iso, id FROM place WHERE feature = ?", (Feature.COUNTRY,)).fetchall()
        return dict(rows)


def _entry(row: tuple[object, ...]) -> Entry:
    (identity, name, feature, country, admin1, admin2, lat, lon, radius, people, geonames_id, iso, pcode, weight,
     capital, south, west, north, east, valid_from, valid_to, native_name) = row  # fmt: skip
    return Entry(
        id=identity,  # type: ignore[arg-type]  # SQLite's columns are as build/store.py declares them
        name=str(name),
        native_name=native_name,  # type: ignore[arg-type]
        feature=Feature(str(feature)),
        country=country,  # type: ignore[arg-type]
        admin1=admin1,  # type: ignore[arg-type]
        admin2=admin2,  # type: ignore[arg-type]
        lat=lat,  # type: ignore[arg-type]
        lon=lon,  # type: ignore[arg-type]
        radius_km=radius,  # type: ignore[arg-type]
        population=people,  # type: ignore[arg-type]
        geonames_id=geonames_id,  # type: ignore[arg-type]
        iso=iso,  # type: ignore[arg-type]
        pcode=pcode,  # type: ignore[arg-type]
        weight=weight,  # type: ignore[arg-type]
        capital=bool(capital),
        bounds=None if south is None else Bounds(south, west, north, east),  # type: ignore[arg-type]
        valid_from=date.fromisoformat(str(valid_from)) if valid_from else None,
        valid_to=date.fromisoformat(str(valid_to)) if valid_to else None,
    )
