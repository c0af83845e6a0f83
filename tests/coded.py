"""Coded articles and merged events, written by hand, for tests that begin behind the coder."""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, date, datetime

from sqlalchemy import Engine

from pipeline.ids import make_id
from pipeline.merge import facts_of, merge, names_of, sketch_text
from pipeline.merge.facts import where_of
from pipeline.warehouse.load import LoadBatch, LoadCounts, load
from pipeline.warehouse.opening import last_load, neighbours
from schemas.areas import AdminArea, Box
from schemas.events import Act, EventVersion, Lineage, Member, Merged, Party, ReportFacts, When
from schemas.records import (
    Actor,
    Article,
    CodedArticle,
    Count,
    Extraction,
    LocatedReport,
    Place,
    Reject,
    Report,
    Span,
    Toll,
)
from schemas.runs import Run, SourceOutcome
from schemas.sources import Source
from schemas.vocabulary import (
    ActorKind,
    ActorRole,
    Assertion,
    ChangeReason,
    Corroboration,
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
    RunStatus,
    Side,
    SourceScale,
    Stage,
    SubEventType,
    UcdpType,
    Weapon,
)

NOON = datetime(2024, 5, 3, 12, tzinfo=UTC)
SOURCE = Source(id="invented", kind="files", name="Invented", licence="ours", scale=SourceScale.SAMPLE)
QALAT = Place(
    start=30,
    end=35,
    text="Qalat",
    role=PlaceRole.EVENT,
    name="Qalāt",
    feature=Feature.CITY,
    country="AF",
    admin1_name="Zabul",
    admin1_iso="AF-ZAB",
    admin2_name="Qalat",
    pcode="AF2601",
    geonames_id=1128265,
    lat=32.10575,
    lon=66.90833,
    radius_km=5.0,
    score=0.9,
    reason="exact name",
)
AREAS = (
    AdminArea(
        area_id=1149361,
        geonames_id=1149361,
        level=0,
        name="Afghanistan",
        country="AF",
        iso="AF",
        native_name="افغانستان",
    ),
    AdminArea(
        area_id=1121143,
        geonames_id=1121143,
        level=1,
        name="Zabul",
        country="AF",
        iso="AF-ZAB",
        pcode="AF26",
        parent_id=1149361,
        lat=32.25,
        lon=67.25,
        box=Box(west=66.2, south=31.4, east=68.2, north=33.0),
    ),
    AdminArea(
        area_id=1133453,
        geonames_id=1133453,
        level=1,
        name="Nimroz",
        country="AF",
        iso="AF-NIM",
        pcode="AF34",
        parent_id=1149361,
    ),
)


def write_article(text: str, *, address: str = "a.txt", published_on: date | None = date(2024, 5, 2)) -> CodedArticle:
    """Return an article of this text, read as one report of an armed clash near Qalat on its publication day."""
    article = Article(
        article_id=make_id("art", SOURCE.id, address, text),
        source_id=SOURCE.id,
        address=address,
        text=text,
        title="Clash",
        published_at=published_on.isoformat() if published_on else None,
    )
    report = _report(text, published_on)
    extraction = Extraction(
        article=article,
        coder_version="1",
        language="en",
        genre=Genre.NEWS,
        published_on=published_on,
        published_at_method=PublishedAtMethod.GIVEN if published_on else PublishedAtMethod.NONE,
        dateline=None,
        reports=(report,),
    )
    located = LocatedReport(
        report_id=make_id("rep", article.article_id, 0),
        report=report,
        place=0,
        country="AF",
        geo_precision=GeoPrecision.NEAR,
    )
    return CodedArticle(extraction=extraction, gazetteer_version="g1", places=(QALAT,), reports=(located,))


def _report(text: str, on: date | None) -> Report:
    return Report(
        event_type=EventType.BATTLES,
        sub_event_type=SubEventType.ARMED_CLASH,
        plover_type=PloverType.ASSAULT,
        plover_mode="firearms",
        ucdp_type=UcdpType.STATE_BASED,
        assertion=Assertion.ASSERTED,
        background=False,
        start=0,
        end=len(text),
        place_scopes=(Span(0, len(text)),),
        attributed_to="police",
        date_start=on,
        date_end=on,
        date_precision=DatePrecision.DAY if on else DatePrecision.UNKNOWN,
        actors=(
            Actor(
                text="Taliban",
                start=0,
                end=7,
                role=ActorRole.PARTICIPANT,
                name="Taliban",
                actor_id="taliban",
                kind=ActorKind.REBEL_GROUPS,
            ),
            Actor(text="gunmen", start=8, end=14, role=ActorRole.PARTICIPANT),
        ),
        tolls={
            Outcome.KILLED: Toll(
                low=3, best=3, high=4, phrase="three", by_side={Side.STATE: Count(low=1, best=1, high=None)}
            ),
            Outcome.INJURED: Toll(low=2, best=None, high=None, phrase="at least two"),
        },
        weapons=(Weapon.SMALL_ARMS,),
        spans={ReportField.KILLED: (Span(3, 8),), ReportField.PLACE: (Span(30, 35), Span(40, 45))},
        rules=("ACT-1",),
        confidence=0.75,
    )


def sketch_of(coded: CodedArticle) -> tuple[int, ...]:
    """Return the sketch of the article's text, as the steps make it."""
    return sketch_text(coded.extraction.article.text)


def tell(coded: CodedArticle, *, sketch: tuple[int, ...] = (1, 2, 3)) -> ReportFacts:
    """Return the facts of the article's one report, as merging sees them."""
    article, located = coded.extraction.article, coded.reports[0]
    told = located.report
    return ReportFacts(
        report_id=located.report_id,
        article_id=article.article_id,
        number=0,
        start=told.start,
        outlet=article.source_id,
        published_on=coded.extraction.published_on,
        sketch=sketch,
        act=_act(told),
        when=_when(told),
        where=where_of(coded, located),
        assertion=told.assertion,
        background=told.background,
        parties=tuple(Party(name=a.name or a.text, role=a.role, actor_id=a.actor_id, kind=a.kind) for a in told.actors),
        tolls=told.tolls,
        weapons=told.weapons,
        confidence=told.confidence,
        date_text=told.date_text,
        attributed_to=told.attributed_to,
    )


def found_event(coded: CodedArticle, *, now: datetime = NOON) -> EventVersion:
    """Return the first version of the event that the article's report founds."""
    located, facts = coded.reports[0], tell(coded)
    return EventVersion(
        event_id=make_id("evt", located.report_id),
        version_no=1,
        known_from=now,
        change_reason=ChangeReason.CREATED,
        change_note="First report.",
        cause_article_id=facts.article_id,
        act=facts.act,
        when=facts.when,
        where=facts.where,
        assertion=facts.assertion,
        background=facts.background,
        parties=facts.parties,
        tolls={o: Count(low=t.low, best=t.best, high=t.high) for o, t in facts.tolls.items()},
        weapons=facts.weapons,
        n_reports=1,
        n_articles=1,
        n_outlets=1,
        n_sources=1,
        corroboration=Corroboration.SINGLE,
        confidence=0.75,
        members=(Member(report_id=located.report_id, score=1.0, reason="founded it"),),
        policy="1",
    )


def revise(version: EventVersion, coded: CodedArticle, *, now: datetime, killed: int) -> EventVersion:
    """Return the event's next version, with the article's report and a new number of killed."""
    member = Member(report_id=coded.reports[0].report_id, score=0.8, reason="same day · same district")
    return replace(
        version,
        version_no=version.version_no + 1,
        known_from=now,
        change_reason=ChangeReason.TOLL_CHANGED,
        change_note=f"Killed: {killed}.",
        cause_article_id=coded.extraction.article.article_id,
        tolls=version.tolls | {Outcome.KILLED: Count(low=3, best=killed, high=killed)},
        n_reports=version.n_reports + 1,
        n_articles=version.n_articles + 1,
        members=tuple(sorted((*version.members, member), key=lambda m: m.report_id)),
    )


def make_merged(versions: tuple[EventVersion, ...], *lineage: Lineage) -> Merged:
    """Return the versions as merging gives them."""
    known_from = max((version.known_from for version in versions), default=NOON)
    return Merged(known_from=known_from, versions=versions, lineage=lineage)


def make_batch(
    *articles: CodedArticle,
    versions: tuple[EventVersion, ...] | None = None,
    rejects: tuple[Reject, ...] = (),
    number: int = 1,
    areas: tuple[AdminArea, ...] = (),
) -> LoadBatch:
    """Return what the run ``number`` loads: the articles, and an event for each unless others are given."""
    run = Run(
        run_id=f"run-{number}",
        trigger="cli",
        started_at=NOON,
        finished_at=NOON,
        status=RunStatus.SUCCEEDED,
        coder_version="1",
        gazetteer_version="g1",
        outcomes=(SourceOutcome(source_id=SOURCE.id, counts={"articles_read": len(articles)}),),
    )
    return LoadBatch(
        run=run,
        sources=(SOURCE,),
        articles=articles,
        sketch_of=lambda _: (1, 2, 3),
        names_of=lambda _: (),
        n_articles=len(articles),
        merged=make_merged(tuple(found_event(coded) for coded in articles) if versions is None else versions),
        rejects=rejects,
        based_on=number - 1,
        areas=areas,
    )


def merge_and_load(
    engine: Engine, now: datetime, *coded: CodedArticle, articles: Collection[str] | None = None
) -> LoadCounts:
    """Merge what the articles tell with what the warehouse knows, and load it; of ``articles`` nothing else counts."""
    facts = [fact for one in coded for fact in facts_of(one)]
    ids = {one.extraction.article.article_id for one in coded} if articles is None else articles
    merged = merge(facts, neighbours(engine, facts, ids), now=now, articles=ids)
    batch = make_batch(*coded, versions=(), number=last_load(engine) + 1)
    return load(engine, replace(batch, merged=merged, sketch_of=sketch_of, names_of=names_of))


def reject(name: str = "b.txt") -> Reject:
    """Return something set aside."""
    return Reject(
        quarantine_id=make_id("qua", SOURCE.id, name),
        stage=Stage.FETCH,
        source_id=SOURCE.id,
        input=name,
        reason="not_utf8",
        message=f"{name} is not UTF-8; save it as such.",
    )


def _act(told: Report) -> Act:
    return Act(
        event_type=told.event_type,
        sub_event_type=told.sub_event_type,
        plover_type=told.plover_type,
        plover_mode=told.plover_mode,
        ucdp_type=told.ucdp_type,
    )


def _when(told: Report) -> When:
    return When(start=told.date_start, end=told.date_end, precision=told.date_precision)
