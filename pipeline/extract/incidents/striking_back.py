"""What those on whom a deed fell did to the others later, or from afar, is a deed of its own (rule ASM-148)."""

import re

from pipeline.extract.acts.frame import Frame
from pipeline.extract.incidents.told import Incident, Told, kinds_of
from schemas.vocabulary import Outcome, Side, SubEventType

_FROM_AFAR = frozenset({SubEventType.AIR_DRONE_STRIKE, SubEventType.SHELLING})
_LATER = re.compile(r"\b(?:later|afterwards|subsequently)\b", re.IGNORECASE)
_ENEMIES = frozenset({Side.STATE, Side.NON_STATE})


def strikes_back(incident: Incident, one: Told) -> bool:
    """Return whether a sentence of its own counts the dead of those who did it, where the deed counted others, and tells of a
    strike from afar that was not told of, or that it was later ("killed three soldiers. The air force bombed them, killing 12 militants").
    """
    frame = one.frame
    if frame.names_known_act or not frame.sub_event_types or not frame.counts_anew:
        return False
    from_afar = _FROM_AFAR & set(frame.sub_event_types) and not _FROM_AFAR & set(kinds_of(incident))
    return _are_enemies(incident, one) and bool(from_afar or _is_later(frame))


def _are_enemies(incident: Incident, one: Told) -> bool:
    """Return whether the dead of both are of one side each, a state's and its enemies'."""
    others = [told.frame for told in incident.told if told.number != one.number and not told.headline]
    before, now = _sides_of_the_dead(*others), _sides_of_the_dead(one.frame)
    return len(before) == len(now) == 1 and before | now == _ENEMIES


def _sides_of_the_dead(*frames: Frame) -> set[Side]:
    return {one.side for frame in frames for one in frame.tolls.get(Outcome.KILLED, ()) if one.count}


def _is_later(frame: Frame) -> bool:
    """Return whether words before its act say so."""
    first = frame.hits[0].token
    return _LATER.search(first.doc.text, 0, first.idx) is not None
