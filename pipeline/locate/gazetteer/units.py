"""The administrative units of a place on the article's day, and today's: provinces are renamed, joined and divided."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from pipeline.locate.gazetteer.history import UnitChange
from pipeline.locate.gazetteer.reading import Gazetteer
from schemas.records import AdminUnits, Place

_KEPT_IN_MEMORY = 50_000


def date_units(places: Sequence[Place], gazetteer: Gazetteer, on: date | None) -> tuple[Place, ...]:
    """Return the places with their units of that day ``as_reported``; their other units are today's.

    Where the day is not known and a unit has changed, ``as_reported`` is of the last day on which the name in the text
    was in use, if it is a former one, else None.
    """
    return tuple(_dated(place, gazetteer, on) if place.country else place for place in places)


def _dated(place: Place, gazetteer: Gazetteer, on: date | None) -> Place:
    today = AdminUnits(
        country=place.country,
        admin1_name=place.admin1_name,
        admin1_iso=place.admin1_iso,
        admin2_name=place.admin2_name,
    )
    changes = _changes(place, gazetteer)
    if not changes:
        return replace(place, as_reported=today)
    day = on or _last_day(place, gazetteer)
    now = _apply(today, (change for change in changes if change.last_day is None))
    then = None if day is None else _apply(today, (change for change in changes if change.covers(day)))
    return replace(place, admin2_name=now.admin2_name, as_reported=then)


def _changes(place: Place, gazetteer: Gazetteer) -> tuple[UnitChange, ...]:
    """Return what the units that the place lies in or is were, the coarsest first."""
    known, where = (
        gazetteer.history.known,
        (place.country, place.admin1_iso, place.admin2_name, place.geonames_id or place.name),
    )
    if where not in known:
        if len(known) > _KEPT_IN_MEMORY:
            known.clear()
        known[where] = tuple(change for unit in _units(place, gazetteer) for change in gazetteer.history.of(unit))
    return known[where]


def _units(place: Place, gazetteer: Gazetteer) -> Iterator[str]:
    """Yield the units that the place lies in or is, the coarsest first, as the history names them."""
    areas = [*gazetteer.by_iso(place.country or "")]
    if place.admin1_iso:
        areas += gazetteer.by_iso(place.admin1_iso)
        if place.admin2_name and areas[-1].id in gazetteer.history.areas_of_dated_districts:
            areas += [d for d in gazetteer.districts(areas[-1]) if d.name == place.admin2_name]
    yield from (str(area.id) for area in areas)
    yield str(place.geonames_id or place.name)


def _last_day(place: Place, gazetteer: Gazetteer) -> date | None:
    named = (entry for entry in gazetteer.look_up(place.text) if entry.name == place.name)
    return next((entry.valid_to for entry in named if entry.valid_to), None)


def _apply(units: AdminUnits, changes: Iterable[UnitChange]) -> AdminUnits:
    for change in changes:
        units = AdminUnits(
            country=change.country or units.country,
            admin1_name=change.admin1_name or units.admin1_name,
            admin1_iso=change.admin1_iso or units.admin1_iso,
            admin2_name=change.admin2_name or units.admin2_name,
        )
    return units
