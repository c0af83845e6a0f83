"""What the warehouse holds, read as records: reports, events, and what people decided."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection, RowMapping, Select, Table, select

from pipeline.warehouse.lots import chunks
from pipeline.warehouse.restored import facts_of_row, member_of_row, party_of_row, version_of_row
from schemas.events import EventVersion, Judgement, Member, Party, ReportFacts
from schemas.sources import Source
from schemas.tables import (
    END_OF_TIME,
    article,
    coding,
    event_lineage,
    event_report,
    event_version,
    event_version_actor,
    judgement,
    report,
    report_actor,
    report_contest,
    source,
)
from schemas.vocabulary import JudgementKind, LineageKind, SourceScale

K = TypeVar("K", str, int)
T = TypeVar("T")
_FACTS = (
    select(
        report,
        article.c.source_id,
        article.c.outlet,
        article.c.sketch,
        article.c.agency,
        coding.c.names,
        coding.c.published_on,
        report_contest.c.contests,
    )
    .join(article, article.c.article_id == report.c.article_id)
    .join(coding, coding.c.coding_id == report.c.coding_id)
    .outerjoin(report_contest, report_contest.c.report_id == report.c.report_id)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """What became of an event that is no more."""

    at: datetime
    kind: LineageKind
    other_event_id: str | None
    reason: str

    @property
    def words(self) -> str:
        """Return it in words, as after "the event"."""
        return f"was merged into {self.other_event_id}" if self.other_event_id else "ended: no article tells of it now"


def read_ending(connection: Connection, event_id: str) -> Ending | None:
    """Return what became of an event, None where it is there still or never was."""
    ended = event_lineage.c
    found = connection.execute(
        select(ended.known_from, ended.kind, ended.other_event_id, ended.reason)
        .where(ended.event_id == event_id, ended.kind != LineageKind.SPLIT)
        .order_by(ended.known_from.desc())
    ).first()
    return found and Ending(
        at=found.known_from, kind=LineageKind(found.kind), other_event_id=found.other_event_id, reason=found.reason
    )


def read_kept_sources(connection: Connection, listed: Iterable[Source]) -> tuple[Source, ...]:
    """Return the sources that something came from: as they are listed, or else as they were when it came."""
    now = {one.id: one for one in listed}
    rows = connection.execute(select(source).order_by(source.c.source_id)).mappings()
    return tuple(now.get(row["source_id"]) or _source_of(row) for row in rows)


def _source_of(row: RowMapping) -> Source:
    return Source(
        id=row["source_id"],
        kind=row["kind"],
        name=row["name"],
        licence=row["licence"] or "unknown",
        scale=SourceScale(row["scale"] or SourceScale.OTHER),
        publisher=row["publisher"],
        language=row["language"],
        country=row["country"],
        sample=row["is_sample"],
    )


def read_facts(connection: Connection, report_ids: Sequence[str]) -> list[ReportFacts]:
    """Return the facts of these reports."""
    found = list[ReportFacts]()
    for some in chunks(report_ids):
        parties = _report_parties(connection, some)
        for row in connection.execute(_FACTS.where(report.c.report_id.in_(some))).mappings():
            found.append(facts_of_row(row, parties.get(row["report_id"], ())))
    return found


def read_current(connection: Connection, event_ids: Sequence[str]) -> list[EventVersion]:
    """Return what is believed now of these events; nothing of those that ended."""
    found = list[EventVersion]()
    for some in chunks(event_ids):
        members, parties = _members(connection, some), _event_parties(connection, some)
        now = (event_version.c.event_id.in_(some)) & (event_version.c.known_to == END_OF_TIME)
        for row in connection.execute(select(event_version).where(now)).mappings():
            event_id = row["event_id"]
            found.append(version_of_row(row, parties.get(event_id, ()), members[event_id]))
    return found


def pending_judgements(connection: Connection) -> tuple[str, ...]:
    """Return the ids of what people decided and no run has taken up."""
    waiting = select(judgement.c.judgement_id).where(judgement.c.run_id.is_(None))
    return tuple(connection.scalars(waiting.order_by(judgement.c.judgement_id)))


def read_judgements(connection: Connection) -> list[Judgement]:
    """Return everything that people decided, the oldest first."""
    ordered = select(judgement).order_by(judgement.c.decided_at, judgement.c.judgement_id)
    return [
        Judgement(
            judgement_id=row["judgement_id"],
            kind=JudgementKind(row["kind"]),
            report_id=row["report_id"],
            other_report_id=row["other_report_id"],
            field=row["field"],
            value=row["value"],
            decided_by=row["decided_by"],
            note=row["note"],
            decided_at=row["decided_at"],
        )
        for row in connection.execute(ordered).mappings()
    ]


def read_versions(connection: Connection, event_id: str) -> tuple[EventVersion, ...]:
    """Return every version of the event, the oldest first; none where there is no such event."""
    of_event = event_version.c.event_id == event_id
    rows = connection.execute(select(event_version).where(of_event).order_by(event_version.c.version_no)).mappings()
    members, parties = (
        _of_each_version(connection, event_report, event_id),
        _of_each_version(connection, event_version_actor, event_id),
    )
    return tuple(
        version_of_row(
            row,
            tuple(party_of_row(party, party["name"]) for party in parties.get(row["version_no"], ())),
            tuple(member_of_row(member) for member in members.get(row["version_no"], ())),
        )
        for row in rows
    )


def _of_each_version(connection: Connection, table: Table, event_id: str) -> dict[int, tuple[RowMapping, ...]]:
    ordered = select(table).where(table.c.event_id == event_id).order_by(*table.primary_key)
    return _grouped((row["version_no"], row) for row in connection.execute(ordered).mappings())


def _members(connection: Connection, event_ids: Sequence[str]) -> dict[str, tuple[Member, ...]]:
    rows = connection.execute(_current(event_report, event_ids).order_by(event_report.c.report_id)).mappings()
    return _grouped((row["event_id"], member_of_row(row)) for row in rows)


def _event_parties(connection: Connection, event_ids: Sequence[str]) -> dict[str, tuple[Party, ...]]:
    rows = connection.execute(
        _current(event_version_actor, event_ids).order_by(event_version_actor.c.actor_no)
    ).mappings()
    return _grouped((row["event_id"], party_of_row(row, row["name"])) for row in rows)


def _report_parties(connection: Connection, reports: Sequence[str]) -> dict[str, tuple[Party, ...]]:
    of_these = select(report_actor).where(report_actor.c.report_id.in_(reports))
    rows = connection.execute(of_these.order_by(report_actor.c.actor_no)).mappings()
    return _grouped((row["report_id"], party_of_row(row, row["name"] or row["text"])) for row in rows)


def _current(table: Table, event_ids: Sequence[str]) -> Select[tuple[object, ...]]:
    same = (event_version.c.event_id == table.c.event_id) & (event_version.c.version_no == table.c.version_no)
    now = event_version.c.known_to == END_OF_TIME
    return select(table).join(event_version, same).where(table.c.event_id.in_(event_ids), now)


def _grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, tuple[T, ...]]:
    groups: defaultdict[K, list[T]] = defaultdict(list)
    for key, item in pairs:
        groups[key].append(item)
    return {key: tuple(items) for key, items in groups.items()}
