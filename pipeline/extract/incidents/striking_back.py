"""What those on whom a deed fell, or a state's forces, did to those who did it: a deed of its own, or its end (rules ASM-148 and ASM-320)."""

import re
from collections.abc import Iterable

from pipeline.extract.actors.means import side_of
from pipeline.extract.acts.frame import Frame
from pipeline.extract.contexts import contexts
from pipeline.extract.incidents.told import Incident, Told, kinds_of
from schemas.vocabulary import ActorRole, Outcome, Side, SubEventType

_FROM_AFAR = frozenset({SubEventType.AIR_DRONE_STRIKE, SubEventType.SHELLING})
_LATER = re.compile(r"\b(?:later|afterwards|subsequently)\b", re.IGNORECASE)
_ENEMIES = frozenset({Side.STATE, Side.NON_STATE})
_ANYBODYS = frozenset({Side.CIVILIAN, Side.UNKNOWN})
_HIM = frozenset({"him", "her", "them"})
_SIEGE = contexts()["siege"]
_STATE_THINGS = contexts()["state_things"]


def strikes_back(incident: Incident, one: Told) -> bool:
    """Return whether a sentence of its own counts the dead of those who did it, where the deed counted others, and tells of a
    strike from afar that was not told of, or that it was later ("killed three soldiers. The air force bombed them, killing 12 militants");
    where the deed killed civilians, and was no siege that this ended, a state's forces need do no more.
    """
    frame = one.frame
    if frame.names_known_act or not frame.sub_event_types or not frame.counts_anew:
        return False
    if _kills_the_killers(incident, one):
        return not any(_tells_of_a_siege(told.frame) for told in incident.told)
    from_afar = _FROM_AFAR & set(frame.sub_event_types) and not _FROM_AFAR & set(kinds_of(incident))
    return _are_enemies(incident, one) and bool(from_afar or _is_later(frame))


def took_no_part_but_killed_them(incident: Incident, one: Told) -> bool:
    """Return whether the sentence tells that a state's forces killed those who killed civilians: it is told of the deed's end, in which
    those forces had no other part ("… killed nine worshippers. Police shot him dead").
    """
    victims = _sides_of_the_dead(*_others(incident, one))
    return _kills_the_killers(incident, one) and (victims == {Side.CIVILIAN} or _only_him(one.frame))


def _kills_the_killers(incident: Incident, one: Told) -> bool:
    """Return whether a state's forces kill those who did the deed, which befell none of a state's ("bandits killed 15 villagers. Police
    killed three of the gunmen").
    """
    killed = one.frame.tolls.get(Outcome.KILLED, ())
    if not killed or _sides_of_doers([one.frame]) != {Side.STATE}:
        return False
    others = _others(incident, one)
    victims = _sides_of_the_dead(*others)
    befell_others = bool(victims) and victims <= _ANYBODYS and not any(map(_is_on_a_state, others))
    by_men = befell_others and _sides_of_doers(others) == {Side.NON_STATE}
    return by_men and ({people.side for people in killed} == {Side.NON_STATE} or _only_him(one.frame))


def gives_its_own_account(incident: Incident, one: Told) -> bool:
    """Return whether those who are said to have killed civilians say themselves that they killed armed people: that is another deed
    ("a rights group said soldiers executed 42 villagers. The army said its forces killed 27 terrorists", rule ASM-361).
    """
    killed, first = one.frame.tolls.get(Outcome.KILLED, ()), incident.founding().frame
    now = _sides_of_doers([one.frame]) or ({Side.STATE} if _are_its_own(one.frame) else set())
    by_a_state = now == _sides_of_doers([first]) == {Side.STATE}
    if not killed or not one.frame.counts_anew or not by_a_state:
        return False
    speakers = {one.frame.judgement.attributed_to, first.judgement.attributed_to}
    others = len(speakers) == 2 and None not in speakers
    befell = _sides_of_the_dead(first)
    return others and bool(befell) and befell <= _ANYBODYS and {people.side for people in killed} == {Side.NON_STATE}


def _are_its_own(frame: Frame) -> bool:
    """Return whether who speaks says it of "its forces", "their men"."""
    doers = (role.head for role in frame.roles if role.role is ActorRole.PERPETRATOR)
    return any(child.lower_ in {"its", "their"} for doer in doers for child in doer.children)


def takes_people_by_force(incident: Incident) -> bool:
    """Return whether those who took people are armed and no state's: "the abduction" names it, however it was told ("gunmen seized 23
    people. Police confirmed the abduction", rule ASM-364).
    """
    return _sides_of_doers(told.frame for told in incident.told) == {Side.NON_STATE}


def _only_him(frame: Frame) -> bool:
    return all(one.text.lower() in _HIM for one in frame.tolls[Outcome.KILLED])


def _is_on_a_state(frame: Frame) -> bool:
    """Return whether it is aimed at a state's people or at what is theirs ("stormed a police station")."""
    aimed = (role.head for role in frame.roles if role.role is ActorRole.TARGET)
    return any(side_of(word) is Side.STATE or word.lower_ in _STATE_THINGS for head in aimed for word in head.subtree)


def _tells_of_a_siege(frame: Frame) -> bool:
    return any(word.lower_ in _SIEGE for word in frame.region)


def _are_enemies(incident: Incident, one: Told) -> bool:
    """Return whether the dead of both are of one side each, a state's and its enemies'."""
    before, now = _sides_of_the_dead(*_others(incident, one)), _sides_of_the_dead(one.frame)
    return len(before) == len(now) == 1 and before | now == _ENEMIES


def _others(incident: Incident, one: Told) -> list[Frame]:
    return [told.frame for told in incident.told if told.number != one.number and not told.headline]


def _sides_of_the_dead(*frames: Frame) -> set[Side]:
    return {one.side for frame in frames for one in frame.tolls.get(Outcome.KILLED, ()) if one.count}


def _sides_of_doers(frames: Iterable[Frame]) -> set[Side]:
    doers = (role.head for frame in frames for role in frame.roles if role.role is ActorRole.PERPETRATOR)
    return {side for doer in doers if (side := side_of(doer))}


def _is_later(frame: Frame) -> bool:
    """Return whether words before its act say so."""
    first = frame.hits[0].token
    return _LATER.search(first.doc.text, 0, first.idx) is not None
