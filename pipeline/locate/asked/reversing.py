"""A place by its point: the town there, and the areas whose outlines hold it."""

from collections.abc import Callable, Iterator
from operator import attrgetter

from pipeline.geo import distance_km
from pipeline.locate.asked.found import Found, describe_entry
from pipeline.locate.gazetteer.entries import Entry
from pipeline.locate.gazetteer.reading import Gazetteer
from schemas.vocabulary import Feature

_STEPS = (0.05, 0.25)
"""Degrees around a point in which towns are looked for, one after the other: 5 and 25 km."""
_IN_TOWN_KM = 3.0
"""Nearer than this a town tells its area better than an outline that was smoothed to a kilometre."""


def find_by_point(
    lat: float, lon: float, gazetteer: Gazetteer, naming: Callable[[Entry], str] = attrgetter("name")
) -> Iterator[Found]:
    """Yield the nearest towns of the area that holds the point, then that area and its country; none at sea.

    A town further than 25 km is not the point's. Where no outline holds the point, as on a pier, a town within 25 km
    does.
    """
    areas = gazetteer.ground.holding(lat, lon)
    towns = list(_towns(lat, lon, areas, gazetteer))
    if not areas and towns:
        areas = tuple(a for a in (gazetteer.entry(towns[0].admin1), *_country(towns[0], gazetteer)) if a is not None)
    for entry in (*towns, *areas):
        found = describe_entry(entry, gazetteer, "point", naming)
        if found is not None:
            yield found


def _towns(lat: float, lon: float, areas: tuple[Entry, ...], gazetteer: Gazetteer) -> Iterator[Entry]:
    for step in _STEPS:
        ranked = sorted(
            (distance_km(lat, lon, town.lat, town.lon), town.id, town)
            for town in gazetteer.ground.around(lat, lon, step)
            if town.lat is not None and town.lon is not None
        )
        near = [town for distance, _, town in ranked if _is_of(town, areas, distance)]
        if near:
            yield from near
            return


def _is_of(town: Entry, areas: tuple[Entry, ...], distance: float) -> bool:
    """Return whether the town may name a point that these areas hold, at so many kilometres."""
    if not areas:
        return True
    if town.country != areas[0].country:
        return False
    return areas[0].feature is Feature.COUNTRY or town.admin1 == areas[0].admin1 or distance < _IN_TOWN_KM


def _country(town: Entry, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    return gazetteer.by_iso(town.country) if town.country else ()
