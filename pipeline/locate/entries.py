"""What the gazetteer knows of a place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pipeline.locate.names import key_of
from schemas.vocabulary import Feature


class Bounds(NamedTuple):
    """A box of degrees, WGS84. Where it spans the date line, ``west`` is -180 and ``east`` 180."""

    south: float
    west: float
    north: float
    east: float

    def holds(self, lat: float, lon: float, margin: float = 0.0) -> bool:
        """Return whether the point lies in the box, or within ``margin`` degrees of it."""
        return self.south - margin <= lat <= self.north + margin and self.west - margin <= lon <= self.east + margin

    @classmethod
    def around(cls, boxes: Iterable["Bounds"]) -> "Bounds":
        """Return the box around all boxes; there must be one."""
        south, west, north, east = zip(*boxes, strict=True)
        return cls(min(south), min(west), max(north), max(east))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place of the gazetteer."""

    id: int
    """The GeoNames id where there is one, else a number of ours above 10**9."""
    name: str
    feature: Feature
    native_name: str | None = None
    """Of an area: its name in the script of its country, where that is not the Latin one."""
    country: str | None = None
    """ISO 3166-1 alpha-2; None for what lies in several countries."""
    admin1: int | None = None
    """The id of the first-level area that holds it, or is it."""
    admin2: int | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    """How far from the point the place may reach."""
    population: int | None = None
    geonames_id: int | None = None
    iso: str | None = None
    """ISO 3166-1 of a country, ISO 3166-2 of a first-level area."""
    pcode: str | None = None
    """OCHA's code of this very area, or for our own places of the district that holds it."""
    weight: float = 0.0
    """Prominence: about the decimal logarithm of the number of people who would be meant."""
    capital: bool = False
    """Whether it is a country's capital."""
    bounds: Bounds | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    """The last day on which the area existed under this name; None: it still does."""


_FEATURES = {str(feature): feature for feature in Feature}
_KEYS: dict[str, str] = {}


def key_of_entry(entry: Entry) -> str:
    """Return the key of the place's main name."""
    key = _KEYS.get(entry.name)
    if key is None:
        key = _KEYS[entry.name] = key_of(entry.name)
    return key


def entry_of(row: tuple[object, ...]) -> Entry:
    """Return the place of a row of the compiled gazetteer, whose columns are as build/store.py declares them."""
    (identity, name, feature, country, admin1, admin2, lat, lon, radius, people, geonames_id, iso, pcode, weight,
     capital, south, west, north, east, valid_from, valid_to, native_name) = row  # fmt: skip
    return Entry(
        id=identity,  # type: ignore[arg-type]  # as declared
        name=str(name),
        native_name=native_name,  # type: ignore[arg-type]
        feature=_FEATURES[str(feature)],
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
