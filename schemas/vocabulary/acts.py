"""What was done, in the terms of ACLED, UCDP and PLOVER, and with what."""

from enum import IntEnum, StrEnum


class EventType(StrEnum):
    """ACLED's six event types."""

    BATTLES = "Battles"
    EXPLOSIONS = "Explosions/Remote violence"
    VIOLENCE_AGAINST_CIVILIANS = "Violence against civilians"
    PROTESTS = "Protests"
    RIOTS = "Riots"
    STRATEGIC_DEVELOPMENTS = "Strategic developments"


class SubEventType(StrEnum):
    """ACLED's twenty-five sub-event types."""

    ARMED_CLASH = "Armed clash"
    GOVERNMENT_REGAINS_TERRITORY = "Government regains territory"
    NON_STATE_ACTOR_OVERTAKES_TERRITORY = "Non-state actor overtakes territory"
    CHEMICAL_WEAPON = "Chemical weapon"
    AIR_DRONE_STRIKE = "Air/drone strike"
    SUICIDE_BOMB = "Suicide bomb"
    SHELLING = "Shelling/artillery/missile attack"
    REMOTE_EXPLOSIVE = "Remote explosive/landmine/IED"
    GRENADE = "Grenade"
    SEXUAL_VIOLENCE = "Sexual violence"
    ATTACK = "Attack"
    ABDUCTION = "Abduction/forced disappearance"
    PEACEFUL_PROTEST = "Peaceful protest"
    PROTEST_WITH_INTERVENTION = "Protest with intervention"
    EXCESSIVE_FORCE_AGAINST_PROTESTERS = "Excessive force against protesters"
    VIOLENT_DEMONSTRATION = "Violent demonstration"
    MOB_VIOLENCE = "Mob violence"
    AGREEMENT = "Agreement"
    ARRESTS = "Arrests"
    CHANGE_TO_GROUP = "Change to group/activity"
    DISRUPTED_WEAPONS_USE = "Disrupted weapons use"
    BASE_ESTABLISHED = "Headquarters or base established"
    LOOTING = "Looting/property destruction"
    NON_VIOLENT_TRANSFER_OF_TERRITORY = "Non-violent transfer of territory"
    OTHER = "Other"


_S = SubEventType
EVENT_TYPE_OF: dict[SubEventType, EventType] = {
    sub: event
    for event, subs in {
        EventType.BATTLES: (
            _S.ARMED_CLASH,
            _S.GOVERNMENT_REGAINS_TERRITORY,
            _S.NON_STATE_ACTOR_OVERTAKES_TERRITORY,
        ),
        EventType.EXPLOSIONS: (
            _S.CHEMICAL_WEAPON,
            _S.AIR_DRONE_STRIKE,
            _S.SUICIDE_BOMB,
            _S.SHELLING,
            _S.REMOTE_EXPLOSIVE,
            _S.GRENADE,
        ),
        EventType.VIOLENCE_AGAINST_CIVILIANS: (_S.SEXUAL_VIOLENCE, _S.ATTACK, _S.ABDUCTION),
        EventType.PROTESTS: (
            _S.PEACEFUL_PROTEST,
            _S.PROTEST_WITH_INTERVENTION,
            _S.EXCESSIVE_FORCE_AGAINST_PROTESTERS,
        ),
        EventType.RIOTS: (_S.VIOLENT_DEMONSTRATION, _S.MOB_VIOLENCE),
        EventType.STRATEGIC_DEVELOPMENTS: (
            _S.AGREEMENT,
            _S.ARRESTS,
            _S.CHANGE_TO_GROUP,
            _S.DISRUPTED_WEAPONS_USE,
            _S.BASE_ESTABLISHED,
            _S.LOOTING,
            _S.NON_VIOLENT_TRANSFER_OF_TERRITORY,
            _S.OTHER,
        ),
    }.items()
    for sub in subs
}
"""The event type that each sub-event type belongs to."""


class UcdpType(IntEnum):
    """UCDP GED's type of violence."""

    STATE_BASED = 1
    NON_STATE = 2
    ONE_SIDED = 3


class PloverType(StrEnum):
    """PLOVER's event categories, of which a conflict report uses some."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


PLOVER_MODES: dict[PloverType, frozenset[str]] = {
    PloverType.CONSULT: frozenset({"visit", "third-party", "multilateral", "phone"}),
    PloverType.RETREAT: frozenset({"withdraw", "release", "disarm", "ceasefire", "access", "resign"}),
    PloverType.REQUEST: frozenset({"assist", "change", "yield", "meet"}),
    PloverType.ACCUSE: frozenset({"disapprove", "investigate", "allege"}),
    PloverType.REJECT: frozenset({"assist", "change", "yield", "meet"}),
    PloverType.THREATEN: frozenset({"restrict", "arrest", "relations", "expel", "territory", "violence"}),
    PloverType.PROTEST: frozenset({"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"}),
    PloverType.SANCTION: frozenset({"convict", "expel", "withdraw", "discontinue"}),
    PloverType.MOBILIZE: frozenset({"troops", "weapons", "police", "militia"}),
    PloverType.COERCE: frozenset(
        {
            "seize",
            "restrict",
            "censor",
            "curfew",
            "martial-law",
            "arrest",
            "deport",
            "withhold",
            "misinformation",
            "cyber",
        }
    ),
    PloverType.ASSAULT: frozenset(
        {
            "abduct",
            "beat",
            "torture",
            "sexual",
            "targeted",
            "destroy",
            "primitive",
            "firearms",
            "explosives",
            "suicide-attack",
            "aerial",
            "drone",
            "heavy-weapons",
            "crowd-control",
            "unconventional",
        }
    ),
}
"""The modes that PLOVER allows for each category; a category that is not here has none."""


class Weapon(StrEnum):
    """Means of violence that a report names."""

    AIRSTRIKE = "airstrike"
    DRONE = "drone"
    ARTILLERY = "artillery"
    ROCKET = "rocket"
    MORTAR = "mortar"
    IED = "ied"
    LANDMINE = "landmine"
    CAR_BOMB = "car_bomb"
    SUICIDE_BOMB = "suicide_bomb"
    GRENADE = "grenade"
    SMALL_ARMS = "small_arms"
    HEAVY_WEAPONS = "heavy_weapons"
    BLADED = "bladed"
    CHEMICAL = "chemical"
    ARSON = "arson"
    BEATING = "beating"
