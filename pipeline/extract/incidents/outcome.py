"""What comes of a deed in the sentences after it: arrests at a crowd, and captives who go free (rules ASM-60 and ASM-61)."""

from pipeline.extract.incidents.told import Incident, Told, kinds_of
from schemas.vocabulary import Outcome, SubEventType

SOON = 2
"""Sentences within which it is told without naming the deed."""
_S = SubEventType
_TAKING = frozenset({_S.ABDUCTION, _S.ARRESTS})


def arrests_soon(incident: Incident, one: Told) -> bool:
    """Return whether people are arrested right after the incident was told of."""
    near = one.number - incident.told[-1].number <= SOON
    arrests = set(one.frame.sub_event_types) <= {_S.ARRESTS} and Outcome.CAPTURED in one.frame.tolls
    return arrests and near and not one.frame.recalled


def is_letting_go(before: Incident, one: Told) -> bool:
    """Return whether it only tells that those who were taken go free: the taking keeps its own day."""
    return set(kinds_of(before)) <= _TAKING and set(one.frame.sub_event_types) == {_S.OTHER}


def is_taking_of_the_freed(before: Incident, one: Told) -> bool:
    """Return whether it tells when those were taken who were told to go free: the day is that of the taking."""
    return set(kinds_of(before)) == {_S.OTHER} and set(one.frame.sub_event_types) <= _TAKING


def are_let_go(incident: Incident, one: Told) -> bool:
    """Return whether those go free whom the news told of as taken: no deed of its own, whatever the day."""
    kinds, now = set(kinds_of(incident)), set(one.frame.sub_event_types)
    if one.number == incident.told[-1].number and kinds and now:
        return (kinds == {_S.OTHER} and now <= _TAKING) or (kinds <= _TAKING and now == {_S.OTHER})
    taken = kinds & _TAKING and not incident.told[-1].frame.recalled
    is_next = 0 < one.number - incident.told[-1].number <= SOON
    return bool(taken) and is_next and now == {_S.OTHER} and one.frame.definite
