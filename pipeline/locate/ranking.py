"""A place by its name alone: "Achin, Nangarhar" without a text around it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.locate.entries import Entry
from pipeline.locate.gazetteer import Gazetteer
from pipeline.locate.geo import distance_km
from pipeline.locate.names import key_of
from schemas.vocabulary import Feature

_KINDS = {
    Feature.ADM1: ("province", "wilayat", "state", "oblast", "governorate"),
    Feature.ADM2: ("district", "county", "tehsil", "agency"),
    Feature.CITY: ("city", "town", "village"),
    Feature.NATURAL: ("valley",),
}
_KIND_WEIGHT = 3.0
_STEPS = (0.1, 0.5, 2.0, 8.0)
"""Degrees around a point in which the nearest town is looked for, one after the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A place as the geocoder tells it."""

    name: str
    feature: Feature
    country: str | None
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Geocoded:
    """A name that was asked for, and what it can mean, the likeliest first."""

    query: str
    found: tuple[Found, ...]


def geocode_names(
    names: Sequence[str], gazetteer: Gazetteer, *, country: str | None = None, limit: int = 1
) -> tuple[Geocoded, ...]:
    """Return what each name can mean, at most ``limit`` places of ``country`` (ISO 3166-1 alpha-2) or of the world."""
    codes = frozenset({country.upper()}) if country else frozenset[str]()
    return tuple(
        Geocoded(query=name, found=tuple(find_by_name(name, gazetteer, countries=codes))[:limit]) for name in names
    )


def find_by_name(
    query: str, gazetteer: Gazetteer, *, countries: frozenset[str] = frozenset(), feature: Feature | None = None
) -> Iterator[Found]:
    """Yield the places of this name that have a point, the likeliest first.

    What stands after a comma must hold the place: "Achin, Nangarhar", "Gaza, Mozambique". "Herat province" asks for a
    province and "Herat city" for a town.
    """
    name, *holders = (part.strip() for part in query.replace("،", ",").split(","))
    entries, kind = _named(name, gazetteer)
    for holder in (h for h in holders if h):
        areas = _named(holder, gazetteer)[0]
        entries = [e for e in entries if any(is_held(e, area) for area in areas)]
    ranked = sorted(entries, key=lambda e: (-e.weight - (_KIND_WEIGHT if e.feature is kind else 0.0), e.id))
    for entry in ranked:
        if (not countries or entry.country in countries) and feature in (None, entry.feature):
            found = describe_entry(entry, gazetteer)
            if found is not None:
                yield found


def find_by_point(lat: float, lon: float, gazetteer: Gazetteer) -> Iterator[Found]:
    """Yield the towns around a point, the nearest first; none where there is none within 8 degrees."""
    for step in _STEPS:
        near = sorted(
            (distance_km(lat, lon, e.lat, e.lon), e.id, e)
            for e in gazetteer.around(lat, lon, step)
            if e.lat is not None and e.lon is not None
        )
        if near:
            yield from (found for _, _, e in near if (found := describe_entry(e, gazetteer)) is not None)
            return


def describe_entry(entry: Entry, gazetteer: Gazetteer) -> Found | None:
    """Return the entry with its areas' names, None if it has no point."""
    if entry.lat is None or entry.lon is None:
        return None
    admin1, admin2 = gazetteer.entry(entry.admin1), gazetteer.entry(entry.admin2)
    country = gazetteer.by_iso(entry.country) if entry.country else ()
    line = (entry.name, admin2 and admin2.name, admin1 and admin1.name, country and country[0].name)
    return Found(
        name=entry.name,
        feature=entry.feature,
        country=entry.country,
        admin1_name=admin1.name if admin1 else None,
        admin1_iso=admin1.iso if admin1 else None,
        admin2_name=admin2.name if admin2 else None,
        pcode=entry.pcode or (admin2.pcode if admin2 else None) or (admin1.pcode if admin1 else None),
        geonames_id=entry.geonames_id,
        lat=entry.lat,
        lon=entry.lon,
        radius_km=entry.radius_km,
        address=", ".join(dict.fromkeys(part for part in line if part)),
    )


def is_held(entry: Entry, area: Entry) -> bool:
    """Return whether an area holds the place."""
    if area.feature is Feature.COUNTRY:
        return area.country == entry.country
    return area.id in (entry.admin1, entry.admin2) and area.id != entry.id


def _named(name: str, gazetteer: Gazetteer) -> tuple[list[Entry], Feature | None]:
    """Return what bears the name, or the name without the word for its kind, and that kind."""
    entries = list(gazetteer.look_up(name))
    words = key_of(name).split(" ")
    for kind, said in _KINDS.items():
        if words[-1] in said and len(words) > 1:
            rest = gazetteer.look_up_key(" ".join(words[:-1]))
            return [*entries, *(e for e in rest if e not in entries)], kind
    return entries, None
