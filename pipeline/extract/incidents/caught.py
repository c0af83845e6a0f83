"""Who did it is caught: police who only arrest people after others' deed took no part in it (rule ACT-137)."""

from collections.abc import Sequence

from pipeline.extract.actors.people import people_word
from pipeline.extract.acts.frame import Frame
from pipeline.extract.incidents.told import Incident, Told
from pipeline.extract.incidents.two_deeds import OFFICERS
from pipeline.extract.text.tokens import Token
from schemas.vocabulary import EVENT_TYPE_OF, ActorRole, EventType, Outcome, Side, SubEventType

_ON_PEOPLE = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.VIOLENCE_AGAINST_CIVILIANS})
_ANYBODYS = frozenset({Side.UNKNOWN, Side.CIVILIAN})
_IN_THE_ARREST = frozenset(
    {"raid", "raids", "operation", "operations", "swoop", "shootout", "gunfight", "gunbattle", "firefight"}
)
_FORCE = (Outcome.KILLED, Outcome.INJURED)


def are_caught(incident: Incident, one: Told) -> bool:
    """Return whether the sentence only tells that police arrested people, and of the deed itself others tell, which no state's forces did."""
    if not _is_arrest(one.frame) or one is incident.founding() or not _is_by_police(one.frame):
        return False
    others = [told.frame for told in incident.told if told is not one and not _is_arrest(told.frame)]
    return any(map(_is_force, others)) and _are_by_no_state(others)


def are_taken_by_others(incident: Incident, one: Told) -> bool:
    """Return whether the one is an arrest by police, and the other an abduction, or killed people whose killers are not told (rule
    ASM-131).
    """
    first = incident.founding().frame
    arrest, deed = (first, one.frame) if _is_arrest(first) else (one.frame, first)
    if not (_is_arrest(arrest) and _doers(arrest) and _is_by_police(arrest)):
        return False
    killed = deed.tolls.get(Outcome.KILLED, ()) if deed is one.frame and not _doers(deed) else ()
    apart = bool(killed) and all(people.count and people.side in _ANYBODYS for people in killed)
    apart = apart and not any(hit.token.lower_ in _IN_THE_ARREST for hit in deed.hits)
    return set(deed.sub_event_types) == {SubEventType.ABDUCTION} or (
        apart and _is_force(deed) and not deed.names_known_act
    )


def _is_arrest(frame: Frame) -> bool:
    return set(frame.sub_event_types) == {SubEventType.ARRESTS} and Outcome.CAPTURED in frame.tolls


def _is_force(frame: Frame) -> bool:
    return any(EVENT_TYPE_OF[kind] in _ON_PEOPLE for kind in frame.sub_event_types)


def _is_by_police(frame: Frame) -> bool:
    return all(head.lower_ in OFFICERS for head in _doers(frame))


def _are_by_no_state(frames: Sequence[Frame]) -> bool:
    """Return whether those who did it are told to be armed people of no state's; where nobody is told, whether it befell people, and
    none of theirs.
    """
    doers = [head for frame in frames for head in _doers(frame)]
    sides = {word.side if (word := people_word(head)) else Side.UNKNOWN for head in doers}
    befallen = {one.side for frame in frames for outcome in _FORCE for one in frame.tolls.get(outcome, ())}
    return sides <= {Side.NON_STATE} and Side.NON_STATE not in befallen and bool(doers or befallen)


def _doers(frame: Frame) -> list[Token]:
    return [role.head for role in frame.roles if role.role is ActorRole.PERPETRATOR]
