"""What comes of a deed in the sentences after it: arrests at a crowd, and captives who go free (rules ASM-60 and ASM-61)."""

from pipeline.extract.acts.frame import Frame
from pipeline.extract.contexts import contexts
from pipeline.extract.incidents.caught import are_caught
from pipeline.extract.incidents.striking_back import took_no_part_but_killed_them
from pipeline.extract.incidents.told import Incident, Told, kinds_of
from schemas.vocabulary import EVENT_TYPE_OF, ActorRole, EventType, Outcome, SubEventType

SOON = 2
"""Sentences within which it is told without naming the deed."""
_S = SubEventType
_TAKING = frozenset({_S.ABDUCTION, _S.ARRESTS})
_OF_FORCE = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.VIOLENCE_AGAINST_CIVILIANS})
_SENT = contexts()["reinforces"]
_FOUND_OUT = frozenset({_S.ARRESTS, _S.DISRUPTED_WEAPONS_USE})
BOMBS = frozenset({_S.REMOTE_EXPLOSIVE, _S.SUICIDE_BOMB, _S.GRENADE})
_CAPTORS = contexts()["kidnappers"]
_THOSE = frozenset({"the", "these", "those", "all", "both"})


def arrests_soon(incident: Incident, one: Told) -> bool:
    """Return whether people are arrested right after the incident was told of."""
    near = one.number - incident.told[-1].number <= SOON
    arrests = set(one.frame.sub_event_types) <= {_S.ARRESTS} and Outcome.CAPTURED in one.frame.tolls
    return arrests and near and not one.frame.recalled


def wrecks_soon(incident: Incident, one: Told) -> bool:
    """Return whether things are wrecked soon after the incident was told of, by nobody that is told and nowhere else."""
    near = one.number - incident.told[-1].number <= SOON
    by_nobody = all(role.role is ActorRole.TARGET for role in one.frame.roles)
    wrecks = set(one.frame.sub_event_types) == {_S.LOOTING} and not one.frame.recalled
    return wrecks and near and by_nobody and not one.place_names


def are_sent_after(incident: Incident, one: Told) -> bool:
    """Return whether forces are only sent right after a deed of force, to no place of another name (rule ASM-121)."""
    is_next = 0 < one.number - incident.told[-1].number <= SOON and not incident.told[-1].frame.recalled
    return is_next and is_only_sent(incident, one) and not one.place_names


def is_only_sent(incident: Incident, one: Told) -> bool:
    """Return whether the sentence only tells that forces were sent where force had been used."""
    tokens, kinds = {hit.token.lower_ for hit in one.frame.hits}, set(one.frame.sub_event_types)
    sent = tokens <= _SENT or (tokens == {"sent"} and kinds == {_S.CHANGE_TO_GROUP})
    return sent and any(EVENT_TYPE_OF[kind] in _OF_FORCE for kind in kinds_of(incident))


def took_no_part(incident: Incident, one: Told) -> bool:
    """Return whether the sentence only tells of forces sent, or of arrests made or arms found after a bomb went off: whoever is named
    there did not set it off (rule ACT-128); nor did police who arrest or kill them do what others did (ACT-137, ASM-320).
    """
    kinds, now = set(incident.founding().frame.sub_event_types), set(one.frame.sub_event_types)
    after_a_bomb = bool(kinds & BOMBS) and kinds <= BOMBS | {_S.ATTACK}
    return (
        (after_a_bomb and bool(now) and now <= _FOUND_OUT)
        or is_only_sent(incident, one)
        or are_caught(incident, one)
        or took_no_part_but_killed_them(incident, one)
    )


def is_letting_go(before: Incident, one: Told) -> bool:
    """Return whether it only tells that those who were taken go free: the taking keeps its own day."""
    return set(kinds_of(before)) <= _TAKING and set(one.frame.sub_event_types) == {_S.OTHER}


def is_freeing(incident: Incident, one: Told) -> bool:
    """Return whether the sentence only tells that those whom the incident's others took go free: a state's forces that free people did
    not take them (rule ACT-14).
    """
    return set(one.frame.sub_event_types) == {_S.OTHER} and bool(_TAKING & set(kinds_of(incident)))


def is_taking_of_the_freed(before: Incident, one: Told) -> bool:
    """Return whether it tells when those were taken who were told to go free: the day is that of the taking."""
    return set(kinds_of(before)) == {_S.OTHER} and set(one.frame.sub_event_types) <= _TAKING


def are_let_go(incident: Incident, one: Told) -> bool:
    """Return whether those go free whom the news told of as taken: no deed of its own, whatever the day."""
    kinds, now = set(kinds_of(incident)), set(one.frame.sub_event_types)
    if one.number == incident.told[-1].number and kinds and now:
        return (kinds == {_S.OTHER} and now <= _TAKING) or (kinds <= _TAKING and now == {_S.OTHER})
    if not 0 < one.number - incident.told[-1].number <= SOON:
        return False
    if kinds == {_S.OTHER}:
        return bool(now) and now <= _TAKING and one.frame.definite
    taken = kinds & _TAKING and not incident.told[-1].frame.recalled
    return bool(taken) and now == {_S.OTHER} and (one.frame.definite or _are_the_captives(one.frame))


def _are_the_captives(frame: Frame) -> bool:
    """Return whether those who let somebody go are called captors, or "the" people go free of whom the news told."""
    freed = (child for role in frame.roles if role.role is ActorRole.TARGET for child in role.head.children)
    by_captors = any(role.head.lower_ in _CAPTORS for role in frame.roles)
    return by_captors or any(child.lower_ in _THOSE for child in freed)
