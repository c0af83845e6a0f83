"""Every closed list, defined once; types, tables, checks and documents all read it from here.

Names and groupings are the field's own: ACLED's event and sub-event types and inter classes (ACLED codebook 2023,
as printed in acledR's ``acled_event_categories``), UCDP GED's type of violence and precision scales (GED codebook
23.1), PLOVER's event types and modes (manual, draft 0.8).
"""

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


class Assertion(StrEnum):
    """Did it happen, as this article tells it? One answer, folded from polarity, modality and attribution."""

    ASSERTED = "asserted"
    """Told as fact, in the article's voice or by a source whose word on it is not disputed."""
    ALLEGED = "alleged"
    """Somebody's accusation, claim or suspicion that it happened."""
    DENIED = "denied"
    """Somebody says that it did not happen."""
    HYPOTHETICAL = "hypothetical"
    """Conditional, possible, wished, or a purpose that was never carried out."""
    FUTURE = "future"
    """Planned, threatened or expected."""
    NEGATED = "negated"
    """The article itself says that it did not happen."""


class Genre(StrEnum):
    """What kind of text the article is."""

    NEWS = "news"
    OPINION = "opinion"
    BACKGROUND = "background"
    DIGEST = "digest"
    OTHER = "other"


class PublishedAtMethod(StrEnum):
    """Where the publication date, which anchors relative dates, was found."""

    GIVEN = "given"
    DATELINE = "dateline"
    REFERENCE = "reference"
    NONE = "none"


class DateOrigin(StrEnum):
    """Who says when an article was published."""

    LIST = "list"
    """The feed, list or interface that names the article, or the line that it is given in."""
    JSON_LD = "json_ld"
    META = "meta"
    TIME = "time"
    """A time element of the page that is marked as its publication."""
    FOUND = "found"
    """Not marked: found in the page's address or head."""


class DatePrecision(StrEnum):
    """How finely the event's date is known (finer first)."""

    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class GeoPrecision(StrEnum):
    """How finely the event's place is known (finer first)."""

    EXACT = "exact"
    NEAR = "near"
    ADM2 = "adm2"
    ADM1 = "adm1"
    COUNTRY = "country"
    UNKNOWN = "unknown"


class PlaceRole(StrEnum):
    """What a place name does in the text."""

    EVENT = "event"
    MENTIONED = "mentioned"
    DATELINE = "dateline"
    METONYM = "metonym"
    PART_OF_NAME = "part_of_name"


class Feature(StrEnum):
    """What kind of place a name means."""

    COUNTRY = "country"
    ADM1 = "adm1"
    ADM2 = "adm2"
    CITY = "city"
    LOCALITY = "locality"
    REGION = "region"
    NATURAL = "natural"


class ActorRole(StrEnum):
    """What an actor does in a report. No aggressor is invented: two who fight are both participants."""

    PERPETRATOR = "perpetrator"
    TARGET = "target"
    PARTICIPANT = "participant"


class Claim(StrEnum):
    """How sure the text is that it was this actor; that the act happened is the report's assertion."""

    ASSERTED = "asserted"
    CLAIMED = "claimed"
    """The actor says so itself ("claimed responsibility")."""
    ALLEGED = "alleged"
    """Somebody suspects, blames or accuses it."""


class ActorKind(StrEnum):
    """ACLED's inter classes, 1 to 8 in this order."""

    STATE_FORCES = "State forces"
    REBEL_GROUPS = "Rebel groups"
    POLITICAL_MILITIAS = "Political militias"
    IDENTITY_MILITIAS = "Identity militias"
    RIOTERS = "Rioters"
    PROTESTERS = "Protesters"
    CIVILIANS = "Civilians"
    EXTERNAL_OTHER = "External/Other forces"

    @property
    def inter(self) -> int:
        """ACLED's number for the class."""
        return list(ActorKind).index(self) + 1


class Side(StrEnum):
    """Whose casualties a number counts."""

    STATE = "state"
    NON_STATE = "non_state"
    CIVILIAN = "civilian"
    UNKNOWN = "unknown"


class Outcome(StrEnum):
    """What befell the people whom a number counts."""

    KILLED = "killed"
    INJURED = "injured"
    CAPTURED = "captured"
    MISSING = "missing"
    DISPLACED = "displaced"
    LEADERS_KILLED = "leaders_killed"
    LEADERS_CAPTURED = "leaders_captured"


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


class ReportField(StrEnum):
    """The fields of a report whose words are kept as spans."""

    DATE = "date"
    PLACE = "place"
    KILLED = "killed"
    INJURED = "injured"
    CAPTURED = "captured"
    MISSING = "missing"
    DISPLACED = "displaced"
    ACTORS = "actors"
    ASSERTION = "assertion"


class Corroboration(StrEnum):
    """How many independent voices stand behind an event."""

    SINGLE = "single"
    """One source, or copies of one text."""
    CORROBORATED = "corroborated"
    """Two independent sources."""
    CONFIRMED = "confirmed"
    """Three independent sources or more, or two and the perpetrator's own claim."""
    CONTESTED = "contested"
    """At least one source denies it, or tells a rival number."""
    RETRACTED = "retracted"
    """Who told it took it back, or a person did; it no longer counts."""


class Stage(StrEnum):
    """The steps of the pipeline, in order; a quarantined record names the one that set it aside."""

    FETCH = "fetch"
    EXTRACT = "extract"
    LOCATE = "locate"
    CHECK = "check"
    MERGE = "merge"
    LOAD = "load"


class SourceScale(StrEnum):
    """Whose voice a source is (after ACLED's source_scale)."""

    LOCAL = "local"
    SUBNATIONAL = "subnational"
    NATIONAL = "national"
    REGIONAL = "regional"
    INTERNATIONAL = "international"
    WIRE = "wire"
    PARTY = "party"
    """A party to the conflict speaking for itself."""
    ADVOCACY = "advocacy"
    SAMPLE = "sample"
    """Invented text that shows how the pipeline works."""
    OTHER = "other"


class AddressStatus(StrEnum):
    """How an address of a source stands."""

    WANTED = "wanted"
    """A list names it, and it was not read yet; it is owed."""
    READ = "read"
    GIVEN_UP = "given_up"
    """It will not be asked again, unless a list gives it another stamp."""


class AlertKind(StrEnum):
    """What can be the matter with a source."""

    QUIET = "quiet"
    """It gives fewer articles than the least that is expected of it: an error."""
    LOUD = "loud"
    """It gives more than the most that is expected: a warning."""
    FAILING = "failing"
    """It could not be read several times in a row."""
    THIN = "thin"
    """Text was found in far fewer of its pages than usual: their markup may have changed."""


class RunStatus(StrEnum):
    """How a run stands."""

    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"


class ChangeReason(StrEnum):
    """Why an event has a new version."""

    CREATED = "created"
    NEW_REPORT = "new_report"
    TOLL_CHANGED = "toll_changed"
    CONTESTED = "contested"
    MERGED = "merged"
    SPLIT = "split"
    RECODED = "recoded"
    RETRACTED = "retracted"
    JUDGED = "judged"
    """A person corrected a value."""


class LineageKind(StrEnum):
    """What became of an event that others were, or will be."""

    MERGED = "merged"
    """It was found to be another event, and ended; its reports are there."""
    SPLIT = "split"
    """It came out of another event, which went on."""
    DISSOLVED = "dissolved"
    """It ended, for none of its articles tells of it any more."""


class JudgementKind(StrEnum):
    """What a person may decide of events."""

    SAME = "same"
    """Two reports tell of one event."""
    DIFFERENT = "different"
    """Two reports tell of two events."""
    VALUE = "value"
    """A field of the event has this value."""
    RETRACT = "retract"
    """The event did not happen, or is none."""
    RESTORE = "restore"
    """It did after all."""
