"""What the choices so far say of the other names: the text's countries, its provinces, and the neighbourhood."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.geo import distance_km
from pipeline.locate.gazetteer.entries import Entry
from pipeline.locate.gazetteer.kinds import COUNTRY

COUNTRY_CONTEXT, ADMIN1_CONTEXT, NEARBY = 3.0, 3.0, 3.0
_FAR_DEGREES = 12
_MOST_ANCHORS = 12
_KM_A_DEGREE = 111.0

_Area = str | int
"""A country's code or a first-level area's id."""


class Anchor(NamedTuple):
    """A point that is sure, with the name that it has."""

    lat: float
    lon: float
    name: str
    reach: float
    """Kilometres over which all is beside it: a lake's or a range's."""


class Vote(NamedTuple):
    """How much a name speaks for a country, and for a first-level area."""

    name: str
    country: str
    for_country: float
    admin1: int | None
    for_admin1: float


class _Votes(NamedTuple):
    """The votes for each area, and for all countries and all first-level areas together."""

    areas: dict[_Area, float]
    countries: float
    admin1s: float


_NONE = _Votes({}, 0.0, 0.0)


class Context:
    """The votes of all names. A name is never judged by itself, however often it is written."""

    def __init__(self, votes: Iterable[Vote], anchors: Sequence[Anchor]) -> None:
        self._own = {name: _count(own) for name, own in _by_name(votes).items()}
        self._all = _sum_up(self._own.values())
        self._anchors = tuple(dict.fromkeys(anchors))[:_MOST_ANCHORS]

    def says_nothing(self) -> bool:
        """Return whether there are no votes."""
        return not self._all.areas

    def points(self, name: str, entries: Iterable[Entry]) -> list[float]:
        """Return what the other names say for each place that a name could mean."""
        own = self._own.get(name, _NONE)
        anchors = [anchor for anchor in self._anchors if anchor.name != name]
        return [self._points(entry, own, anchors) for entry in entries]

    def _points(self, entry: Entry, own: _Votes, anchors: Sequence[Anchor]) -> float:
        """Return the points of a place; only areas for which other names speak have a share in what is said."""
        points, (spoken, countries, admin1s) = 0.0, self._all
        if entry.country in spoken:
            points = COUNTRY_CONTEXT * self._share(entry.country, own, countries - own.countries)
        if entry.feature is COUNTRY:
            return points
        if entry.admin1 in spoken:
            points += ADMIN1_CONTEXT * self._share(entry.admin1, own, admin1s - own.admin1s)
        return points + NEARBY * _closeness(entry, anchors) if anchors else points

    def _share(self, area: _Area, own: _Votes, everything: float) -> float:
        """Return the square root of an area's share: a few names are telling, more are no news."""
        value = self._all.areas[area] - own.areas.get(area, 0.0)
        return math.sqrt(value / everything) if value > 0.01 else 0.0


def _by_name(votes: Iterable[Vote]) -> dict[str, dict[_Area, float]]:
    named: dict[str, dict[_Area, float]] = defaultdict(lambda: defaultdict(float))
    for vote in votes:
        named[vote.name][vote.country] += vote.for_country
        if vote.admin1 is not None:
            named[vote.name][vote.admin1] += vote.for_admin1
    return named


def _count(areas: dict[_Area, float]) -> _Votes:
    """Return a name's votes; one that is repeated counts for more, but not for as many as it is written."""
    damped = {area: math.sqrt(value) for area, value in areas.items()}
    countries = sum(value for area, value in damped.items() if isinstance(area, str))
    return _Votes(damped, countries, sum(damped.values()) - countries)


def _sum_up(named: Iterable[_Votes]) -> _Votes:
    areas: dict[_Area, float] = defaultdict(float)
    countries = admin1s = 0.0
    for own in named:
        countries += own.countries
        admin1s += own.admin1s
        for area, value in own.areas.items():
            areas[area] += value
    return _Votes(dict(areas), countries, admin1s)


def _closeness(entry: Entry, anchors: Sequence[Anchor]) -> float:
    """Return 1 beside another name that is sure, less the farther the nearest such is."""
    if entry.lat is None or entry.lon is None:
        return 0.0
    own_lat, own_lon = entry.lat, entry.lon
    least, nearest = float(_FAR_DEGREES), None
    for anchor in anchors:
        lat, lon, _, reach = anchor
        apart = abs(own_lat - lat) + abs(own_lon - lon) - reach / _KM_A_DEGREE
        if apart < least:
            least, nearest = apart, anchor
    if nearest is None:
        return 0.0
    beyond = distance_km(own_lat, own_lon, nearest.lat, nearest.lon) - nearest.reach
    return math.exp(-max(0.0, beyond) / 120)


NO_CONTEXT = Context((), ())
