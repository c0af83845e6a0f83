"""Events: what happened, as believed at one time, folded from the reports that tell of it.

Built by merging, kept by the warehouse as versions that are closed and never changed.
"""

from collections.abc import Container
from dataclasses import dataclass, field
from datetime import date, datetime

from schemas.records import Count, Toll
from schemas.vocabulary import (
    ActorKind,
    ActorRole,
    Assertion,
    ChangeReason,
    Claim,
    Corroboration,
    DatePrecision,
    EventType,
    GeoPrecision,
    JudgementKind,
    LineageKind,
    Outcome,
    PloverType,
    SubEventType,
    UcdpType,
    Weapon,
)

UNTOLD_OUTLET = "stdin"
"""The outlet of an article whose source is not told: two of them may be of any outlets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What was done, in the three codebooks' terms."""

    event_type: EventType
    sub_event_type: SubEventType
    plover_type: PloverType | None = None
    plover_mode: str | None = None
    ucdp_type: UcdpType | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When it happened: inclusive days, or None where the text does not say."""

    start: date | None = None
    end: date | None = None
    precision: DatePrecision = DatePrecision.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Where it happened, at the finest level known."""

    name: str | None = None
    country: str | None = None
    admin1_iso: str | None = None
    admin2_name: str | None = None
    pcode: str | None = None
    geonames_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    precision: GeoPrecision = GeoPrecision.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor of an event."""

    name: str
    """The registry's name, or the words of the text where the registry knows none."""
    role: ActorRole
    actor_id: str | None = None
    kind: ActorKind | None = None
    claim: Claim = Claim.ASSERTED


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """What merging needs to know of one report and its article."""

    report_id: str
    article_id: str
    number: int
    """Among the article's reports, in the order of the text."""
    start: int
    """Where in the text its words begin."""
    outlet: str
    """Who published it: the outlet that the source names, else the source's id."""
    published_on: date | None
    sketch: tuple[int, ...]
    """MinHash of the article's text: two articles with the same text, or an edited copy of it, are one voice."""
    act: Act
    when: When
    where: Where
    assertion: Assertion
    background: bool
    parties: tuple[Party, ...] = ()
    tolls: dict[Outcome, Toll] = field(default_factory=dict)
    weapons: tuple[Weapon, ...] = ()
    confidence: float = 0.0
    contests: str | None = None
    """Id of the report of the same article that it denies, or of which it tells other numbers."""
    agency: str | None = None
    """Whose report the article is, where that is told: two papers that print one wire are one voice."""
    supersedes: str | None = None
    """The older version of the article, of which this report's article takes the place."""
    names: tuple[str, ...] = ()
    """The article's rare names, in lower case."""
    date_text: str | None = None
    """The words that give the day, also where they don't give its year."""
    attributed_to: str | None = None
    """Who says so, if it is not the outlet itself."""
    over_places: bool = False
    """Whether its toll is told for several places together (rule CAS-33)."""
    at_one_of_them: bool = False
    """Whether it is at one of several places that share a toll, which another report of its article has."""
    scenes: frozenset[str] = frozenset()
    """What the words that say so name as struck: kinds of place, callings of people."""
    is_another: bool = False
    """Whether its article tells it as another one than those before (rule ASM-77)."""
    is_day_said: bool = False
    """Whether its day is that on which somebody says so, for want of another (rule EVT-48)."""

    def __hash__(self) -> int:
        """Return the id's: facts that are equal have one id."""
        return hash(self.report_id)

    @property
    def order(self) -> tuple[str, int]:
        """What tells equals apart: the same whatever version of the coder read the article, as the id is not."""
        return self.article_id, self.number

    @property
    def shared_toll(self) -> tuple[str, int, str] | None:
        """What the report over several places and those at each of them have in common; None for all others."""
        if not (self.over_places or self.at_one_of_them):
            return None
        return self.article_id, self.start, self.act.sub_event_type


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A report that tells of an event, and why it is thought to."""

    report_id: str
    score: float
    """0 to 1; 1 for the report that founded the event."""
    reason: str
    """The similarities that decided, for a person: ``same day · same district · both 3 killed``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventVersion:
    """One belief about an event, valid from ``known_from`` until the next version."""

    event_id: str
    version_no: int
    known_from: datetime
    """UTC."""
    change_reason: ChangeReason
    change_note: str
    """One sentence: what changed and by what."""
    cause_article_id: str | None
    act: Act
    when: When
    where: Where
    assertion: Assertion
    background: bool
    parties: tuple[Party, ...]
    tolls: dict[Outcome, Count]
    weapons: tuple[Weapon, ...]
    n_reports: int
    n_articles: int
    n_outlets: int
    """Outlets that published them; articles whose source is not told are of one."""
    n_sources: int
    """Independent voices: outlets whose text is not a copy of another's."""
    corroboration: Corroboration
    confidence: float
    members: tuple[Member, ...]
    policy: str
    """The version of the policies that made one belief of many reports (docs/codebook/events.md)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """What became of an event that others were, or will be."""

    event_id: str
    """The event that ended, or that came out of another."""
    kind: LineageKind
    other_event_id: str | None
    """The event that it went into or came out of; None where it just ended."""
    reason: str
    """One sentence."""
    cause_article_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person decided; the newest of those that speak of the same thing counts."""

    judgement_id: str
    kind: JudgementKind
    report_id: str
    """A report of the event that is judged: events may merge and split, reports stay."""
    other_report_id: str | None = None
    """The other report, where two were compared."""
    field: str | None = None
    value: str | None = None
    decided_by: str
    note: str | None = None
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class Tied:
    """Two reports that tell of one event as far as they go, with how sure that is."""

    one: str
    other: str
    score: float
    contests: bool = False
    """Whether one of them contests the other in its own article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """Around which reports a run looked, and what it saw: kept, so that no later run looks there again (EVT-13)."""

    reports: tuple[str, ...] = ()
    """Their ids; what was kept of their ties before no longer holds."""
    gone: tuple[str, ...] = ()
    """Ids of those that count no more: nothing is kept of them, and what is tied to them is looked at again."""
    ties: tuple[Tied, ...] = ()
    """All that ties those that were looked at."""
    crowds: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Each crowd (EVT-12) that one of them is in: all ids, by its name; what was kept of it no longer holds."""


NOTHING_SEEN = Looked()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known around the reports of a run: whole neighbourhoods, so that no event is looked at in part."""

    versions: tuple[EventVersion, ...] = ()
    """Current versions of the events of the facts below."""
    facts: tuple[ReportFacts, ...] = ()
    """Reports that may tell of what the run's tell, and all of their events; also such as no event holds."""
    ties: tuple[Tied, ...] | None = None
    """What ties these facts and the run's to each other; None where that is not known yet."""
    groups: tuple[tuple[str, ...], ...] | None = None
    """Which of these facts and the run's are one event, by the reports' ids; None where that is not known yet."""
    looked: Looked = NOTHING_SEEN
    """What gathering these saw, to be kept."""
    judgements: tuple[Judgement, ...] = ()
    """Everything that people decided, the oldest first."""
    pending: tuple[str, ...] = ()
    """Ids of those that no run has taken up."""
    taken: Container[str] = frozenset()
    """Ids of events that were ever given, at least those among them that these facts could found."""


NOTHING_KNOWN = Known()


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What merging changes."""

    known_from: datetime
    """UTC: the moment from which it is so."""
    versions: tuple[EventVersion, ...]
    """A new version of each event that is new or changed, in order of their ids."""
    lineage: tuple[Lineage, ...] = ()
    """Which events ended or came out of others; those that ended have no version any more."""
    looked: Looked = NOTHING_SEEN
    """What gathering the reports saw, to be kept with them."""
