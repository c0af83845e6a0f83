"""What the gazetteer knows of a place."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import msgspec

from pipeline.locate.gazetteer.names import key_of
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


class Head(NamedTuple):
    """What is known of a word that names begin with."""

    longest: int
    """Words in the longest name that begins with it; 0: none does."""
    common: float | None
    """How common a word of English it is: the decimal logarithm of its uses in 10**9 words, if at least 3.3."""


class Entry(msgspec.Struct, frozen=True, kw_only=True, array_like=True, gc=False):
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
    countries: tuple[str, ...] = ()
    """ISO 3166-1 alpha-2 of all in which it lies, where those are several and told; ``country`` is None then."""


_KEYS: dict[str, str] = {}


def key_of_entry(entry: Entry) -> str:
    """Return the key of the place's main name."""
    key = _KEYS.get(entry.name)
    if key is None:
        key = _KEYS[entry.name] = key_of(entry.name)
    return key


record_of = msgspec.msgpack.Encoder().encode
"""Returns an entry as the compiled gazetteer keeps it, for ``entry_of`` to read."""
entry_of = msgspec.msgpack.Decoder(Entry).decode
