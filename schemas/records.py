"""What one article tells us, from the text as fetched to its coded and located reports.

Records are frozen and keyword-only, and each stage has a type of its own, so that an unlocated report cannot be
merged. None always means "not known". Offsets are Python string offsets into ``Article.text``.
"""

from dataclasses import dataclass
from datetime import date

import msgspec

from schemas.vocabulary import (
    ActorKind,
    ActorRole,
    Assertion,
    Claim,
    DateOrigin,
    DatePrecision,
    EventType,
    Feature,
    Genre,
    GeoPrecision,
    Outcome,
    PlaceRole,
    PloverType,
    PublishedAtMethod,
    ReportField,
    Side,
    Stage,
    SubEventType,
    UcdpType,
    Weapon,
)

OVER_PLACES = "CAS-33"
"""The rule that a report names whose toll is told for several places together, and is no single one's."""
SHARED_OUT = "P-CHOOSE-11"
"""The rule that the reports at those places name, whose toll the other has."""
ANOTHER = "ASM-77"
"""The rule that a report names which its article tells as another one than those before."""
DAY_SAID = "EVT-48"
"""The rule that a report names whose day is that on which somebody says so, for want of another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One version of one text, as a source gave it."""

    article_id: str
    """``art_…`` from the source, the address and the text; a changed text is another version, with another id."""
    source_id: str
    address: str
    """What the source calls the article: a URL, or a path below the source's root with ``#line`` in JSON Lines."""
    text: str
    url: str | None = None
    title: str | None = None
    published_at: str | None = None
    """ISO 8601 date or date-time as the publisher wrote it, its own offset kept: the local date anchors "today"."""
    language: str | None = None
    """ISO 639-1: as the source says it of this article, else as the text looks, else as the source says it of all."""
    outlet: str | None = None
    """Who published it, where the source gathers several publishers; None: the source itself."""
    published_at_origin: DateOrigin | None = None
    """Who says when it was published; None where nobody does."""
    updated_at: str | None = None
    """ISO 8601, when the publisher last changed it, as the publisher wrote it."""
    section: str | None = None
    """The publisher's own word for the part of the paper that it stands in."""
    canonical: str | None = None
    """The address that the publisher wants it to be called by, where the page says so."""
    genre_hint: Genre | None = None
    """What the publisher files it under, where that is not news."""
    agency: str | None = None
    """Whose report it is: the wire that it is credited to, or who its lead cites, else the publisher if it is one."""
    agency_words: str | None = None
    """The words that say so; None where only the publisher is one."""
    response_id: str | None = None
    """The server's answer that it was read from, which the archive keeps; None for what was on disk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """Something that could not go on, with the reason: the quarantine's row."""

    quarantine_id: str
    stage: Stage
    source_id: str | None
    """None for what came of several sources, as an event does."""
    input: str
    """The name of what was set aside: an address, a file, a line, a record's id."""
    reason: str
    """A short code that can be counted: ``not_utf8``, ``no_text``, ``expectation_failed`` …"""
    message: str
    """One sentence for a person: what is wrong, and what to do."""
    payload: str | None = None
    """The record as JSON, or the beginning of the raw input, to look at and to replay."""
    article_id: str | None = None
    report_id: str | None = None


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """A stretch of the article's text: ``text[start:end]``."""

    start: int
    end: int


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """A number of people with its bounds. ``low <= best <= high``; None is an open end."""

    low: int
    best: int | None
    high: int | None


class Toll(Count, frozen=True, kw_only=True):
    """A count of everyone with one outcome, the words that give it, and the sides that the text tells apart."""

    phrase: str
    by_side: dict[Side, Count] | None = None


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """A party to a report, as the text names it and as the registry knows it."""

    text: str
    start: int
    end: int
    role: ActorRole
    name: str | None = None
    """The registry's canonical name, or that by which the text calls an armed group; None for "gunmen" and the like."""
    actor_id: str | None = None
    kind: ActorKind | None = None
    claim: Claim = Claim.ASSERTED


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that the article says happened, at one time, before its place is known."""

    event_type: EventType
    sub_event_type: SubEventType
    assertion: Assertion
    background: bool
    start: int
    end: int
    """The clause, not the sentence: the shortest stretch that says so."""
    place_scopes: tuple[Span, ...]
    """Where a place name would be this report's place, best first: the trigger's own locative phrase, its clause,
    the sentence, the sentence before …; names that lie in an actor's span are not candidates."""
    scenes: tuple[Span, ...] = ()
    """Those of them that are the report's own phrases for where it was: a capitalised name there is a place's."""
    elsewhere: tuple[Span, ...] = ()
    """Stretches in which a name is no place of this report: where somebody spoke, leads or lives."""
    plover_type: PloverType | None = None
    plover_mode: str | None = None
    ucdp_type: UcdpType | None = None
    attributed_to: str | None = None
    date_start: date | None = None
    date_end: date | None = None
    date_precision: DatePrecision = DatePrecision.UNKNOWN
    date_text: str | None = None
    date_method: str | None = None
    actors: tuple[Actor, ...] = ()
    tolls: dict[Outcome, Toll] = {}
    """An outcome that the text does not speak of has no entry; "no casualties" is an entry of zeros."""
    weapons: tuple[Weapon, ...] = ()
    no_shots_fired: bool = False
    spans: dict[ReportField, tuple[Span, ...]] = {}
    rules: tuple[str, ...] = ()
    """Ids of the codebook's rules that decided."""
    confidence: float = 0.0
    contests: int | None = None
    """Index of the report of the same article that this one denies, or of which it tells other numbers."""

    def is_about_else(self, start: int, end: int) -> bool:
        """Return whether the words are part of an actor's, or say where something else is."""
        return any(actor.start <= start and end <= actor.end for actor in self.actors) or any(
            span.start <= start and end <= span.end for span in self.elsewhere
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What a coder said and what could not be kept, or that it said nothing, with the reason."""

    reason: str
    """A short code that can be counted: ``not_in_text``, ``coder_timed_out`` …"""
    message: str
    payload: str | None = None
    """The words that were refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One of a round-up's pieces of news, under the name of where it was; offsets of the text."""

    name: Span
    start: int
    """Where its line begins."""
    told: int
    """Where what it tells begins, after the name."""
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """An article with what it reports, not yet located."""

    article: Article
    coder_version: str
    language: str | None
    """ISO 639-1, given or detected."""
    genre: Genre
    published_on: date | None
    published_at_method: PublishedAtMethod
    dateline: Span | None
    """The place words of the dateline ("KABUL, Afghanistan"), if there is one."""
    silent: tuple[Span, ...] = ()
    """Stretches that are not the article's own words: notes, disclaimers, "about the author", share buttons."""
    items: tuple[Item, ...] = ()
    """The pieces of news of a round-up; none of any other text."""
    reports: tuple[Report, ...] = ()
    no_report_reason: str | None = None
    """Why there is no report: ``no_trigger``, ``not_conflict``, ``language`` …; None where there is one."""
    refused: tuple[Refusal, ...] = ()
    """What another coder than the rules said in vain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdminUnits:
    """The administrative units of a place at one time."""

    country: str | None
    admin1_name: str | None
    admin1_iso: str | None
    """ISO 3166-2 as it was then: PK-TA for FATA."""
    admin2_name: str | None


class Place(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A place name in the text, resolved or with the reason why it is not."""

    start: int
    end: int
    text: str
    role: PlaceRole
    name: str | None = None
    feature: Feature | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    admin1_name: str | None = None
    admin1_iso: str | None = None
    """ISO 3166-2."""
    admin2_name: str | None = None
    pcode: str | None = None
    """OCHA's, of the finest level known."""
    geonames_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    """WGS84."""
    radius_km: float | None = None
    score: float = 0.0
    reason: str = ""
    as_reported: AdminUnits | None = None
    """Its units on the article's day; those above are today's. None where it has none or the day is not known."""
    countries: tuple[str, ...] = ()
    """All in which it lies, where those are several and told (a lake's, a front line's): ``country`` is None then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedReport:
    """A report with its place; one report over two places has become two, and a toll that they share is a third's."""

    report_id: str
    report: Report
    place: int | None
    """Index into the article's places."""
    country: str | None
    """ISO 3166-1 alpha-2: its place's; where no place says it, the one that the article is about."""
    geo_precision: GeoPrecision
    contests: str | None = None
    """Id of the located report that it contests; of one that has become several, the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedArticle:
    """All that one article tells, with every place name in it."""

    extraction: Extraction
    gazetteer_version: str
    places: tuple[Place, ...] = ()
    reports: tuple[LocatedReport, ...] = ()

    def place_of(self, report: LocatedReport) -> Place | None:
        """Return the report's place, or None where it has none."""
        return None if report.place is None else self.places[report.place]
