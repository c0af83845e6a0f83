"""What PLOVER and UCDP call an act of one of ACLED's types: the crosswalk follows the codebooks of all three."""

from collections.abc import Collection, Sequence

from schemas.records import Count
from schemas.vocabulary import ActorKind, PloverType, SubEventType, UcdpType, Weapon

_S = SubEventType
ARMED = frozenset(
    {
        ActorKind.STATE_FORCES,
        ActorKind.REBEL_GROUPS,
        ActorKind.POLITICAL_MILITIAS,
        ActorKind.IDENTITY_MILITIAS,
        ActorKind.EXTERNAL_OTHER,
    }
)
STATE = frozenset({ActorKind.STATE_FORCES, ActorKind.EXTERNAL_OTHER})
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


def ucdp_type(sub: SubEventType, kinds: Collection[ActorKind | None], killed: Count | None) -> UcdpType | None:
    """Return UCDP's type of violence among actors of these kinds, or None: it needs a death and an organised actor."""
    armed = ARMED.intersection(kinds)
    if killed is None or killed.low < 1 or sub in {_S.VIOLENT_DEMONSTRATION, _S.MOB_VIOLENCE} or not armed:
        return None
    if {ActorKind.CIVILIANS, ActorKind.PROTESTERS}.intersection(kinds):
        return UcdpType.ONE_SIDED
    if armed & STATE and armed - STATE:
        return UcdpType.STATE_BASED
    return UcdpType.NON_STATE if not armed & STATE and sub is _S.ARMED_CLASH else None


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
