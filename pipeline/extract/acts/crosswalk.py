"""Which of ACLED's types an incident is (rules ACT-3 to ACT-9); what PLOVER and UCDP call it is in pipeline/crosswalk.py."""

from collections.abc import Sequence

from pipeline.crosswalk import ARMED, STATE
from pipeline.extract.contexts import contexts
from schemas.records import Actor
from schemas.vocabulary import (
    EVENT_TYPE_OF,
    ActorKind,
    ActorRole,
    EventType,
    SubEventType,
)

_S = SubEventType
_FIRST = (
    _S.SUICIDE_BOMB,
    _S.CHEMICAL_WEAPON,
    _S.AIR_DRONE_STRIKE,
    _S.SHELLING,
    _S.GRENADE,
    _S.REMOTE_EXPLOSIVE,
    _S.ABDUCTION,
    _S.SEXUAL_VIOLENCE,
    _S.GOVERNMENT_REGAINS_TERRITORY,
    _S.NON_STATE_ACTOR_OVERTAKES_TERRITORY,
    _S.ARMED_CLASH,
    _S.ATTACK,
    _S.LOOTING,
    _S.ARRESTS,
    _S.DISRUPTED_WEAPONS_USE,
    _S.AGREEMENT,
)
"""Which type an incident takes that has several: force before its means' seizure, the means before the outcome."""
CROWD = frozenset(kind for kind, event in EVENT_TYPE_OF.items() if event in {EventType.PROTESTS, EventType.RIOTS})
_EXPLOSIVE = frozenset({_S.SUICIDE_BOMB, _S.AIR_DRONE_STRIKE, _S.CHEMICAL_WEAPON, _S.REMOTE_EXPLOSIVE, _S.SHELLING})
_CROWDS = frozenset({ActorKind.PROTESTERS, ActorKind.RIOTERS})


def choose_sub_event_type(  # noqa: PLR0911 - a table of cases
    kinds: Sequence[SubEventType], actors: Sequence[Actor], *, killed_or_hurt: bool
) -> SubEventType:
    """Return the ACLED sub-event type of an incident with these triggers and actors."""
    if set(kinds) - CROWD and _is_by_an_armed_group(actors):
        kinds = [kind for kind in kinds if kind not in CROWD]
    if set(kinds) & CROWD and not set(kinds) & _EXPLOSIVE:
        if set(kinds) == {_S.VIOLENT_DEMONSTRATION} and _is_by_an_armed_group(actors):
            return _S.OTHER
        return _crowd(set(kinds), actors, killed_or_hurt=killed_or_hurt)
    if _S.NON_VIOLENT_TRANSFER_OF_TERRITORY in kinds and _S.LOOTING not in kinds:
        return _S.NON_VIOLENT_TRANSFER_OF_TERRITORY
    chosen = next((kind for kind in _FIRST if kind in kinds), kinds[0])
    if chosen is _S.NON_STATE_ACTOR_OVERTAKES_TERRITORY and _doers(actors) and not _doers(actors) - STATE:
        return _S.GOVERNMENT_REGAINS_TERRITORY
    takers = {actor.kind for actor in actors if actor.role is ActorRole.PERPETRATOR and actor.kind}
    if chosen is _S.GOVERNMENT_REGAINS_TERRITORY and takers and not takers & STATE:
        return _S.NON_STATE_ACTOR_OVERTAKES_TERRITORY
    if (by_a_crowd := _without_arms(chosen, actors)) is not None:
        return by_a_crowd
    if chosen is _S.ATTACK or (chosen is _S.LOOTING and killed_or_hurt):
        return _attack(actors, _S.ARRESTS in kinds)
    if chosen is _S.ARRESTS and _doers(actors) and not _doers(actors) & STATE:
        return _S.ABDUCTION
    return chosen


def _is_by_an_armed_group(actors: Sequence[Actor]) -> bool:
    """Return whether armed people who are no state's do it: what they do to or beside a crowd is no crowd's act (TYP-5), nor
    is their roadblock (TYP-45).
    """
    return bool(_doers(actors) & ARMED) and not _doers(actors) & (STATE | _CROWDS)


def _crowd(kinds: set[SubEventType], actors: Sequence[Actor], *, killed_or_hurt: bool) -> SubEventType:
    """A crowd is a protest until it is violent itself or is met with force; force that kills or hurts is excessive.

    A crowd that burns and loots is violent, whatever it is met with (TYP-30).
    """
    own = next((kind for kind in (_S.MOB_VIOLENCE, _S.VIOLENT_DEMONSTRATION) if kind in kinds), None)
    if own is not None:
        return own
    if _S.LOOTING in kinds and ActorKind.PROTESTERS in {a.kind for a in actors if a.role is ActorRole.PERPETRATOR}:
        return _S.VIOLENT_DEMONSTRATION
    if _S.ARMED_CLASH in kinds and not kinds & {_S.EXCESSIVE_FORCE_AGAINST_PROTESTERS, _S.ATTACK}:
        return _S.VIOLENT_DEMONSTRATION
    attacked = kinds & {_S.EXCESSIVE_FORCE_AGAINST_PROTESTERS, _S.ATTACK}
    if attacked or killed_or_hurt:
        by_no_state = bool(attacked) and bool(_doers(actors) & ARMED) and not _doers(actors) & STATE
        return _S.ATTACK if by_no_state else _S.EXCESSIVE_FORCE_AGAINST_PROTESTERS
    if kinds & {_S.PROTEST_WITH_INTERVENTION, _S.ARRESTS}:
        return _S.PROTEST_WITH_INTERVENTION
    return _S.VIOLENT_DEMONSTRATION if kinds & {_S.ARMED_CLASH, _S.LOOTING} else _S.PEACEFUL_PROTEST


def _attack(actors: Sequence[Actor], with_arrests: bool) -> SubEventType:  # noqa: FBT001 - one private caller
    targets = {actor.kind for actor in actors if actor.role is ActorRole.TARGET}
    doers = _doers(actors)
    if ActorKind.PROTESTERS in targets and doers and doers <= STATE:
        return _S.EXCESSIVE_FORCE_AGAINST_PROTESTERS
    if targets & {ActorKind.CIVILIANS, ActorKind.PROTESTERS} and not targets & STATE:
        return _S.ATTACK
    if targets & STATE or (targets & ARMED and (doers & ARMED or not doers)) or (with_arrests and doers & STATE):
        return _S.ARMED_CLASH
    return _S.ATTACK


def _without_arms(chosen: SubEventType, actors: Sequence[Actor]) -> SubEventType | None:
    """Return what an attack by neighbours is, and a clash of police with people of no armed side; None for all else."""
    if chosen is _S.ATTACK and _is_by_neighbours(actors):
        return _S.MOB_VIOLENCE
    clash = chosen is _S.ARMED_CLASH and _is_between_police_and_people(actors)
    return _S.VIOLENT_DEMONSTRATION if clash else None


def _is_between_police_and_people(actors: Sequence[Actor]) -> bool:
    """Return whether police and people of no armed side clashed with each other: a violent demonstration, as ACLED has it (TYP-47)."""
    both = [actor for actor in actors if actor.role is ActorRole.PARTICIPANT]
    kinds = {actor.kind for actor in actors if actor.kind}
    police = any(actor.kind is ActorKind.STATE_FORCES and _is_police(actor) for actor in both)
    return police and ActorKind.CIVILIANS in {a.kind for a in both} and not kinds & (ARMED - STATE)


def _is_police(actor: Actor) -> bool:
    return "police" in actor.text.lower() or bool(actor.actor_id and actor.actor_id.endswith("-police"))


def _is_by_neighbours(actors: Sequence[Actor]) -> bool:
    """Return whether those who did it are just the people of a place ("villagers", "residents of Ndola", rule TYP-31) or
    a crowd.
    """
    doers = [actor for actor in actors if actor.role is ActorRole.PERPETRATOR]
    known = contexts()["neighbours"]
    return bool(doers) and all(
        one.kind is ActorKind.RIOTERS
        or (one.kind is ActorKind.CIVILIANS and not known.isdisjoint(one.text.lower().split()))
        for one in doers
    )


def _doers(actors: Sequence[Actor]) -> set[ActorKind | None]:
    return {actor.kind for actor in actors if actor.role is not ActorRole.TARGET and actor.kind}
