"""One act in three codebooks' terms (rules ACT-3 to ACT-9; the crosswalk follows the codebooks of ACLED, UCDP and PLOVER)."""

from collections.abc import Sequence

from pipeline.extract.contexts import contexts
from schemas.records import Actor, Count
from schemas.vocabulary import (
    EVENT_TYPE_OF,
    ActorKind,
    ActorRole,
    EventType,
    PloverType,
    SubEventType,
    UcdpType,
    Weapon,
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
_ARMED = frozenset(
    {
        ActorKind.STATE_FORCES,
        ActorKind.REBEL_GROUPS,
        ActorKind.POLITICAL_MILITIAS,
        ActorKind.IDENTITY_MILITIAS,
        ActorKind.EXTERNAL_OTHER,
    }
)
_STATE = frozenset({ActorKind.STATE_FORCES, ActorKind.EXTERNAL_OTHER})
_CROWDS = frozenset({ActorKind.PROTESTERS, ActorKind.RIOTERS})
_PLOVER: dict[SubEventType, tuple[PloverType, str | None]] = {
    _S.ARMED_CLASH: (PloverType.ASSAULT, "firearms"),
    _S.GOVERNMENT_REGAINS_TERRITORY: (PloverType.ASSAULT, "firearms"),
    _S.NON_STATE_ACTOR_OVERTAKES_TERRITORY: (PloverType.ASSAULT, "firearms"),
    _S.CHEMICAL_WEAPON: (PloverType.ASSAULT, "unconventional"),
    _S.AIR_DRONE_STRIKE: (PloverType.ASSAULT, "aerial"),
    _S.SUICIDE_BOMB: (PloverType.ASSAULT, "suicide-attack"),
    _S.SHELLING: (PloverType.ASSAULT, "heavy-weapons"),
    _S.REMOTE_EXPLOSIVE: (PloverType.ASSAULT, "explosives"),
    _S.GRENADE: (PloverType.ASSAULT, "explosives"),
    _S.SEXUAL_VIOLENCE: (PloverType.ASSAULT, "sexual"),
    _S.ATTACK: (PloverType.ASSAULT, None),
    _S.ABDUCTION: (PloverType.ASSAULT, "abduct"),
    _S.PEACEFUL_PROTEST: (PloverType.PROTEST, "demo"),
    _S.PROTEST_WITH_INTERVENTION: (PloverType.PROTEST, "demo"),
    _S.EXCESSIVE_FORCE_AGAINST_PROTESTERS: (PloverType.ASSAULT, "crowd-control"),
    _S.VIOLENT_DEMONSTRATION: (PloverType.PROTEST, "riot"),
    _S.MOB_VIOLENCE: (PloverType.PROTEST, "riot"),
    _S.AGREEMENT: (PloverType.AGREE, None),
    _S.ARRESTS: (PloverType.COERCE, "arrest"),
    _S.LOOTING: (PloverType.ASSAULT, "destroy"),
    _S.DISRUPTED_WEAPONS_USE: (PloverType.COERCE, "seize"),
    _S.BASE_ESTABLISHED: (PloverType.MOBILIZE, "troops"),
    _S.NON_VIOLENT_TRANSFER_OF_TERRITORY: (PloverType.RETREAT, "withdraw"),
}


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
    if _S.NON_VIOLENT_TRANSFER_OF_TERRITORY in kinds:
        return _S.NON_VIOLENT_TRANSFER_OF_TERRITORY
    chosen = next((kind for kind in _FIRST if kind in kinds), kinds[0])
    if chosen is _S.NON_STATE_ACTOR_OVERTAKES_TERRITORY and _doers(actors) and not _doers(actors) - _STATE:
        return _S.GOVERNMENT_REGAINS_TERRITORY
    takers = {actor.kind for actor in actors if actor.role is ActorRole.PERPETRATOR and actor.kind}
    if chosen is _S.GOVERNMENT_REGAINS_TERRITORY and takers and not takers & _STATE:
        return _S.NON_STATE_ACTOR_OVERTAKES_TERRITORY
    if (by_a_crowd := _without_arms(chosen, actors)) is not None:
        return by_a_crowd
    if chosen is _S.ATTACK or (chosen is _S.LOOTING and killed_or_hurt):
        return _attack(actors, _S.ARRESTS in kinds)
    if chosen is _S.ARRESTS and _doers(actors) and not _doers(actors) & _STATE:
        return _S.ABDUCTION
    return chosen


def _is_by_an_armed_group(actors: Sequence[Actor]) -> bool:
    """Return whether armed people who are no state's do it: what they do to or beside a crowd is no crowd's act (TYP-5), nor
    is their roadblock (TYP-45).
    """
    return bool(_doers(actors) & _ARMED) and not _doers(actors) & (_STATE | _CROWDS)


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
        by_no_state = bool(attacked) and bool(_doers(actors) & _ARMED) and not _doers(actors) & _STATE
        return _S.ATTACK if by_no_state else _S.EXCESSIVE_FORCE_AGAINST_PROTESTERS
    if kinds & {_S.PROTEST_WITH_INTERVENTION, _S.ARRESTS}:
        return _S.PROTEST_WITH_INTERVENTION
    return _S.VIOLENT_DEMONSTRATION if kinds & {_S.ARMED_CLASH, _S.LOOTING} else _S.PEACEFUL_PROTEST


def ucdp_type(sub: SubEventType, actors: Sequence[Actor], killed: Count | None) -> UcdpType | None:
    """Return UCDP's type of violence, or None: it needs a death and an organised actor."""
    kinds = {actor.kind for actor in actors}
    if killed is None or killed.low < 1 or sub in {_S.VIOLENT_DEMONSTRATION, _S.MOB_VIOLENCE} or not kinds & _ARMED:
        return None
    if kinds & {ActorKind.CIVILIANS, ActorKind.PROTESTERS}:
        return UcdpType.ONE_SIDED
    armed = kinds & _ARMED
    if armed & _STATE and armed - _STATE:
        return UcdpType.STATE_BASED
    return UcdpType.NON_STATE if armed and not armed & _STATE and sub is _S.ARMED_CLASH else None


def plover(
    sub: SubEventType, weapons: Sequence[Weapon], *, threatened: bool = False
) -> tuple[PloverType | None, str | None]:
    """Return PLOVER's category and mode; force that is only threatened is THREATEN (rule TYP-9)."""
    kind, mode = _PLOVER.get(sub, (None, None))
    if threatened and kind is PloverType.ASSAULT:
        return PloverType.THREATEN, "violence"
    if sub is _S.AIR_DRONE_STRIKE and Weapon.DRONE in weapons:
        return kind, "drone"
    if sub is _S.ATTACK:
        return kind, {Weapon.BEATING: "beat", Weapon.SMALL_ARMS: "firearms", Weapon.BLADED: "primitive"}.get(
            next(iter(weapons), Weapon.IED)
        )
    return kind, mode


def _attack(actors: Sequence[Actor], with_arrests: bool) -> SubEventType:  # noqa: FBT001 - one private caller
    targets = {actor.kind for actor in actors if actor.role is ActorRole.TARGET}
    doers = _doers(actors)
    if ActorKind.PROTESTERS in targets and doers and doers <= _STATE:
        return _S.EXCESSIVE_FORCE_AGAINST_PROTESTERS
    if targets & {ActorKind.CIVILIANS, ActorKind.PROTESTERS} and not targets & _STATE:
        return _S.ATTACK
    if targets & _STATE or (targets & _ARMED and (doers & _ARMED or not doers)) or (with_arrests and doers & _STATE):
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
    return police and ActorKind.CIVILIANS in {a.kind for a in both} and not kinds & (_ARMED - _STATE)


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
