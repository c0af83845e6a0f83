"""What the warehouse has to tell of one event, and of one run: for people who want to see where a number comes from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, Engine, FromClause, RowMapping, func, select

from pipeline.warehouse.database import read
from pipeline.warehouse.recalled import Ending, read_ending, read_versions
from pipeline.warehouse.restored import tolls_of_row
from schemas.events import EventVersion, Member
from schemas.records import Toll
from schemas.runs import SourceOutcome
from schemas.tables import article, coding, event_version, reject, report, run, run_source, source
from schemas.vocabulary import Assertion, DatePrecision, GeoPrecision, Outcome, RunStatus, Stage, SubEventType

_SENTENCE_END = re.compile(r"[.!?؟۔][\"'”’)]*\s+|\n\s*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A report of an event, in its article."""

    report_id: str
    source_name: str
    title: str | None
    address: str
    """What the source calls the article."""
    url: str | None
    published_on: date | None
    quote: str
    """The words that say so."""
    before: str
    after: str
    """The rest of the quote's sentence, before and after it."""
    sub_event_type: SubEventType
    assertion: Assertion
    background: bool
    attributed_to: str | None
    date_text: str | None
    date_start: date | None
    date_end: date | None
    date_precision: DatePrecision
    place_name: str | None
    geo_precision: GeoPrecision
    tolls: dict[Outcome, Toll]
    """Each with the words that give it."""
    rules: tuple[str, ...]
    """Ids of the codebook's rules that decided."""
    score: float
    reason: str
    """Why it is thought to tell of this event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventStory:
    """An event: everything that was ever believed of it, and what today's belief rests on."""

    versions: tuple[EventVersion, ...]
    """The oldest first; the last one is what is believed now."""
    tellings: tuple[Telling, ...]
    """The reports of the last version, in order of publication."""
    ending: Ending | None = None
    """What became of it; None for what is believed now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """How much a run set aside for one reason."""

    stage: Stage
    source_id: str | None
    """None for what came of several sources."""
    reason: str
    count: int
    message: str
    """Of one of them, as an example."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """What one run brought."""

    run_id: str
    load_no: int
    status: RunStatus
    outcomes: tuple[SourceOutcome, ...]
    reports: int
    events_new: int
    events_revised: int
    set_aside: tuple[SetAside, ...]

    @property
    def quarantined(self) -> int:
        """How many records the run set aside."""
        return sum(aside.count for aside in self.set_aside)


def event_story(engine: Engine, event_id: str) -> EventStory | None:
    """Return all that is known of an event, or None where the warehouse knows no such event."""
    with read(engine) as connection:
        versions = read_versions(connection, event_id)
        if not versions:
            return None
        ending = read_ending(connection, event_id)
        return EventStory(versions=versions, tellings=_tellings(connection, versions[-1]), ending=ending)


def run_summary(engine: Engine, run_id: str | None = None) -> RunSummary | None:
    """Return what the run brought, the last one unless told; None where there is no such run."""
    with read(engine) as connection:
        asked = select(run).order_by(run.c.load_no.desc()).limit(1)
        row = connection.execute(asked.where(run.c.run_id == run_id) if run_id else asked).mappings().first()
        return _run_summary(connection, row) if row else None


def _tellings(connection: Connection, version: EventVersion) -> tuple[Telling, ...]:
    members = {member.report_id: member for member in version.members}
    rows = connection.execute(
        select(report, article.c.title, article.c.address, article.c.url, article.c.text, coding.c.published_on)
        .add_columns(source.c.name.label("source_name"))
        .join(article, article.c.article_id == report.c.article_id)
        .join(source, source.c.source_id == article.c.source_id)
        .join(coding, coding.c.coding_id == report.c.coding_id)
        .where(report.c.report_id.in_(members))
        .order_by(report.c.report_no)
    ).mappings()
    tellings = (_telling(row, members[row["report_id"]]) for row in rows)
    return tuple(sorted(tellings, key=lambda told: (told.published_on or date.max, told.address)))


def _telling(row: RowMapping, member: Member) -> Telling:
    before, after = _surroundings(row["text"], row["start"], row["end"])
    return Telling(
        report_id=row["report_id"],
        source_name=row["source_name"],
        title=row["title"],
        address=row["address"],
        url=row["url"],
        published_on=row["published_on"],
        quote=row["quote"],
        before=before,
        after=after,
        sub_event_type=SubEventType(row["sub_event_type"]),
        assertion=Assertion(row["assertion"]),
        background=row["background"],
        attributed_to=row["attributed_to"],
        date_text=row["date_text"],
        date_start=row["date_start"],
        date_end=row["date_end"],
        date_precision=DatePrecision(row["date_precision"]),
        place_name=row["place_name"],
        geo_precision=GeoPrecision(row["geo_precision"]),
        tolls=tolls_of_row(row),
        rules=tuple(row["rules"]),
        score=member.score,
        reason=member.reason,
    )


def _surroundings(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the words of the sentence before and after ``text[start:end]``."""
    begins = max((found.end() for found in _SENTENCE_END.finditer(text, 0, start)), default=0)
    stop = _SENTENCE_END.search(text, max(start, end - 1))
    ends = len(text) if stop is None else max(end, stop.start() + len(stop[0].rstrip()))
    return text[begins:start].lstrip(), text[end:ends].rstrip()


def _run_summary(connection: Connection, row: RowMapping) -> RunSummary:
    of_run = event_version.c.run_id == row["run_id"]
    return RunSummary(
        run_id=row["run_id"],
        load_no=row["load_no"],
        status=RunStatus(row["status"]),
        outcomes=tuple(_outcomes(connection, row["run_id"])),
        reports=_count(connection, report.join(coding), coding.c.run_id == row["run_id"]),
        events_new=_count(connection, event_version, of_run, event_version.c.version_no == 1),
        events_revised=_count(connection, event_version, of_run, event_version.c.version_no > 1),
        set_aside=tuple(_set_aside(connection, row["run_id"])),
    )


def _count(connection: Connection, rows: FromClause, *conditions: ColumnElement[bool]) -> int:
    return connection.scalar(select(func.count()).select_from(rows).where(*conditions)) or 0


def _outcomes(connection: Connection, run_id: str) -> Iterator[SourceOutcome]:
    of_run = select(run_source).where(run_source.c.run_id == run_id).order_by(run_source.c.source_id)
    for row in connection.execute(of_run).mappings():
        yield SourceOutcome(source_id=row["source_id"], counts=row["counts"], failure=row["failure"])


def _set_aside(connection: Connection, run_id: str) -> Iterator[SetAside]:
    key = (reject.c.stage, reject.c.source_id, reject.c.reason)
    counted = select(*key, func.count().label("n"), func.min(reject.c.message).label("message"))
    for row in connection.execute(counted.where(reject.c.run_id == run_id).group_by(*key).order_by(*key)).mappings():
        yield SetAside(
            stage=Stage(row["stage"]),
            source_id=row["source_id"],
            reason=row["reason"],
            count=row["n"],
            message=row["message"],
        )
