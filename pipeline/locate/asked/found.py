"""A place as the geocoder tells it."""

from collections.abc import Callable
from datetime import date
from operator import attrgetter

import msgspec

from pipeline.locate.gazetteer.entries import Entry
from pipeline.locate.gazetteer.reading import Gazetteer
from schemas.vocabulary import Feature


class Found(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A place with its point, its areas and their codes."""

    name: str
    native_name: str | None
    """Its name in the script of its country, where the gazetteer marks one."""
    feature: Feature
    country: str | None
    countries: tuple[str, ...]
    """All in which it lies, where those are several and told; ``country`` is None then."""
    admin1_name: str | None
    admin1_iso: str | None
    admin2_name: str | None
    pcode: str | None
    geonames_id: int | None
    lat: float
    lon: float
    radius_km: float | None
    address: str
    """Name, district, province and country, the finest first."""
    valid_from: date | None
    valid_to: date | None
    """The last day on which the area existed under this name; None: it still does."""
    reason: str
    """Why this place: ``exact_name``, ``respelt_name``, ``point``, or ``geocoder`` for what another service knew."""


def describe_entry(
    entry: Entry, gazetteer: Gazetteer, reason: str, naming: Callable[[Entry], str] = attrgetter("name")
) -> Found | None:
    """Return the entry with its areas, None if it has no point; the address has the names that ``naming`` gives."""
    if entry.lat is None or entry.lon is None:
        return None
    admin2, admin1, country = gazetteer.areas_of(entry)
    line = [naming(area) for area in (entry, admin2, admin1, country) if area is not None]
    return Found(
        name=entry.name,
        native_name=entry.native_name,
        feature=entry.feature,
        country=entry.country,
        countries=entry.countries,
        admin1_name=admin1.name if admin1 else None,
        admin1_iso=admin1.iso if admin1 else None,
        admin2_name=admin2.name if admin2 else None,
        pcode=entry.pcode or (admin2.pcode if admin2 else None) or (admin1.pcode if admin1 else None),
        geonames_id=entry.geonames_id,
        lat=entry.lat,
        lon=entry.lon,
        radius_km=entry.radius_km,
        address=", ".join(dict.fromkeys(line)),
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
        reason=reason,
    )
