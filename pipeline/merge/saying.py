"""What a report says of a deed, by which those that say no more are known, and of which matter (rule EVT-12)."""

from collections.abc import Collection
from typing import NamedTuple

from pipeline.merge.order import FOUNDS
from schemas.events import Act, ReportFacts
from schemas.vocabulary import DatePrecision, EventType, Outcome, SubEventType

FEW = 3
"""So many killed, and more, are a sign by which reports without days are found (EVT-2)."""
MANY_KILLED = 5
"""So many, on one day at one place in one way, are one deed whoever is named with it (EVT-3)."""

VIOLENT = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.VIOLENCE_AGAINST_CIVILIANS, EventType.RIOTS})
"""One deed is named any of these: a bank that rioters burn is a riot, an attack or an explosion."""
_DAYS = frozenset({DatePrecision.DAY, DatePrecision.DAYS})


class Saying(NamedTuple):
    """What a report says, in a form that is the same for all that say so."""

    words: str
    enough: bool
    """Whether another that says the same is alike by that alone."""


class Matter(NamedTuple):
    """When and where it was, and of which class the act, or a name; all that say the same are of one matter."""

    words: str
    name: str | None
    """The rare name by which those of the matter are found; None where they are by time and place."""


UNREST = frozenset({EventType.PROTESTS, EventType.RIOTS})
_EITHER = {
    SubEventType.EXCESSIVE_FORCE_AGAINST_PROTESTERS: (EventType.PROTESTS, "violent"),
    SubEventType.VIOLENT_DEMONSTRATION: ("violent", EventType.PROTESTS),
}
"""A march that turned violent, or was shot at, is a protest to one outlet and an attack to another (EVT-47)."""


def classes_of(act: Act) -> tuple[str, ...]:
    """Return the classes of an act, its own first: two acts that have none in common are never one deed (EVT-4)."""
    if act.sub_event_type in _EITHER:
        return _EITHER[act.sub_event_type]
    if act.event_type in VIOLENT:
        return ("violent",)
    return (act.sub_event_type if act.event_type is EventType.STRATEGIC_DEVELOPMENTS else act.event_type,)


def matter_of(fact: ReportFacts, *, fine: bool, placed: bool, names: Collection[str]) -> Matter | None:
    """Return the matter of a report; None where it founds nothing or contests another, or nothing tells it.

    ``fine`` is one whose days are known, ``placed`` one at a place within a district; ``names`` are its rare ones.
    """
    if not _speaks(fact):
        return None
    where = fact.where
    by_place = fine or (placed and fact.published_on is not None)
    name = None if by_place else min(names, default=None)
    if not by_place and name is None:
        return None
    area = where.country, where.admin1_iso, where.geonames_id if placed and by_place else None
    when = fact.when.start, fact.when.end, None if fine else fact.published_on
    return Matter(repr((when, area, classes_of(fact.act), fact.over_places, name)), name)


def saying_of(
    fact: ReportFacts, *, fine: bool, placed: bool, named: bool, names: Collection[str] = ()
) -> Saying | None:
    """Return what a report says; None where it founds nothing or contests another, or nobody would find it by that.

    ``fine`` is one whose days are known, ``placed`` one at a place within a district, ``named`` one with a party that
    can be known again.
    """
    if not _speaks(fact):
        return None
    where, kind, killed = fact.where, fact.act.sub_event_type, fact.tolls.get(Outcome.KILLED)
    low = None if killed is None else killed.low
    if not fine and (fact.published_on is None or not (placed or (low is not None and low >= FEW and not names))):
        return None
    place = where.country, where.admin1_iso, where.admin2_name, where.name, where.geonames_id, where.precision
    when = fact.when.start, fact.when.end, fact.when.precision, None if fine else fact.published_on
    deed = (when, place, kind, low, fact.assertion, fact.background, fact.over_places)
    exact = fine and placed and fact.when.precision in _DAYS and kind is not SubEventType.OTHER
    if not exact or where.name is None or not where.country:
        return Saying(repr(deed), enough=False)
    if low is not None and low >= MANY_KILLED:
        return Saying(repr((*deed, "many")), enough=True)
    injured = fact.tolls.get(Outcome.INJURED)
    if not (named or low or (injured is not None and injured.low)):
        return Saying(repr(deed), enough=False)
    parties = sorted([f"{party.role} {party.actor_id} {party.name.lower()}" for party in fact.parties])
    numbers = None if killed is None else killed.high, None if injured is None else injured.low
    return Saying(repr((*deed, numbers, parties)), enough=True)


def _speaks(fact: ReportFacts) -> bool:
    return fact.assertion in FOUNDS and fact.contests is None
