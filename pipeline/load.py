"""The only writer of the warehouse: one run, one transaction, all or nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import count

import msgspec
from sqlalchemy import Connection, Engine, Table, bindparam, delete, func, select, update

from pipeline import stored
from pipeline.bulk import insert_new_rows, insert_rows, upsertion
from pipeline.database import WarehouseBusy, write
from pipeline.health import raise_alerts
from pipeline.load_fetched import write_notes
from pipeline.load_filed import write_filed
from pipeline.summing import sum_anew
from pipeline.warehouse import load_number
from schemas import warehouse as w
from schemas.areas import AdminArea
from schemas.copies import Filed
from schemas.events import Judgement, Merged
from schemas.fetching import Notes
from schemas.records import CodedArticle, Reject
from schemas.runs import Run
from schemas.sources import Source
from schemas.vocabulary import LineageKind

TRIES = 3
CHUNK = 10_000
"""Ids in one question; both databases allow more."""


class StaleMerge(Exception):
    """Another run was loaded since these events were merged: merge again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadBatch:
    """All that one run brings."""

    run: Run
    sources: tuple[Source, ...]
    articles: tuple[CodedArticle, ...]
    sketches: dict[str, tuple[int, ...]]
    """MinHash of each article's text, by article id."""
    names: dict[str, tuple[str, ...]]
    """The names that each article tells, by article id."""
    merged: Merged
    rejects: tuple[Reject, ...]
    based_on: int
    """The last load that merging saw."""
    filed: tuple[Filed, ...] = ()
    """The new articles with their copies and older versions, and stored ones that are filed otherwise now."""
    notes: Iterable[Notes] = ()
    """What fetching learned of the web."""
    judgements: tuple[str, ...] = ()
    """Ids of what people decided, that merging took up."""
    areas: tuple[AdminArea, ...] = ()
    """The gazetteer's areas, if the warehouse holds another version's; empty where it need not change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadCounts:
    """What the load added."""

    articles: int
    reports: int
    events_new: int
    events_revised: int
    quarantined: int


def load(engine: Engine, batch: LoadBatch) -> LoadCounts:
    """Write the batch in one transaction and return what was new.

    Raises StaleMerge where another load came between, and WarehouseError where the database refuses; then nothing is
    written. A load that the database ended for another program's sake is tried again.
    """
    for _ in range(TRIES - 1):
        try:
            return _load(engine, batch)
        except WarehouseBusy:
            continue
    return _load(engine, batch)


def _load(engine: Engine, batch: LoadBatch) -> LoadCounts:
    with write(engine) as connection:
        if load_number(connection) != batch.based_on:
            raise StaleMerge(
                f"load {load_number(connection)} came after load {batch.based_on}, on which the merge builds"
            )
        batch = replace(batch, run=_named_anew(connection, batch.run))
        new = _not_yet_coded(connection, batch.articles)
        articles = list(new.values())
        _write_run(connection, batch)
        write_notes(connection, batch.notes, batch.run.run_id)
        _write_articles(connection, batch, new)
        write_filed(connection, batch.filed)
        replaced = {one.supersedes for one in batch.filed if one.supersedes is not None}
        sum_anew(connection, replaced.union(coded.extraction.article.article_id for coded in articles))
        _write_events(connection, batch)
        insert_new_rows(connection, w.reject, [stored.reject_row(r, batch.run.run_id) for r in batch.rejects])
        quarantined = _count_quarantined(connection, batch.run.run_id)
        raise_alerts(connection, batch.sources, batch.run.run_id, batch.run.finished_at or batch.run.started_at)
    return LoadCounts(
        articles=len(articles),
        reports=sum(len(coded.reports) for coded in articles),
        events_new=sum(version.version_no == 1 for version in batch.merged.versions),
        events_revised=sum(version.version_no > 1 for version in batch.merged.versions),
        quarantined=quarantined,
    )


def keep_judgements(engine: Engine, judgements: Sequence[Judgement]) -> int:
    """Keep what people decided, for the next run to take up; return how many decisions are new."""
    with write(engine) as connection:
        before = connection.scalar(select(func.count()).select_from(w.judgement)) or 0
        insert_new_rows(connection, w.judgement, [stored.judgement_row(one) for one in judgements])
        return (connection.scalar(select(func.count()).select_from(w.judgement)) or 0) - before


def _named_anew(connection: Connection, run: Run) -> Run:
    """Return the run under a name that no run has: one whose end its program never heard of is loaded already."""
    like = select(w.run.c.run_id).where(w.run.c.run_id.startswith(run.run_id, autoescape=True))
    taken = frozenset(connection.scalars(like))
    names = (run.run_id if n == 1 else f"{run.run_id}#{n}" for n in count(1))
    return replace(run, run_id=next(name for name in names if name not in taken))


def _not_yet_coded(connection: Connection, articles: Sequence[CodedArticle]) -> dict[str, CodedArticle]:
    """Return each article that is new with these versions, once, by the id of its coding."""
    asked = {stored.coding_id_of(coded): coded for coded in articles}
    ids, there = list(asked), set[str]()
    for start in range(0, len(ids), CHUNK):
        some = w.coding.c.coding_id.in_(ids[start : start + CHUNK])
        there.update(connection.scalars(select(w.coding.c.coding_id).where(some)))
    return {coding_id: coded for coding_id, coded in asked.items() if coding_id not in there}


def _write_run(connection: Connection, batch: LoadBatch) -> None:
    if batch.areas:
        connection.execute(delete(w.admin_area))
        insert_rows(connection, w.admin_area, [_area_row(area) for area in batch.areas])
    run = batch.run
    row = {
        name: getattr(run, name)
        for name in ("run_id", "trigger", "started_at", "finished_at", "coder_version", "gazetteer_version")
    }
    insert_rows(connection, w.run, [row | {"load_no": batch.based_on + 1, "status": run.status.value}])
    for source in batch.sources:
        _put(connection, w.source, _source_row(source))
    outcomes: list[stored.Row] = [{"run_id": run.run_id} | msgspec.to_builtins(outcome) for outcome in run.outcomes]
    insert_rows(connection, w.run_source, outcomes)


def _write_articles(connection: Connection, batch: LoadBatch, new: Mapping[str, CodedArticle]) -> None:
    run_id, load_no = batch.run.run_id, batch.based_on + 1
    articles = [stored.article_row(coded, batch.sketches, run_id) for coded in new.values()]
    insert_new_rows(connection, w.article, articles)
    codings = [stored.coding_row(coding_id, coded, batch.names, load_no, run_id) for coding_id, coded in new.items()]
    insert_rows(connection, w.coding, codings)
    for table, rows_of_coding in ((w.place, stored.place_rows), (w.report, stored.report_rows)):
        insert_rows(connection, table, [row for one in new.items() for row in rows_of_coding(*one)])
    for table, rows_of in (
        (w.report_actor, stored.report_actor_rows),
        (w.report_span, stored.report_span_rows),
        (w.report_contest, stored.report_contest_rows),
    ):
        insert_rows(connection, table, [row for coded in new.values() for row in rows_of(coded)])


def _write_events(connection: Connection, batch: LoadBatch) -> None:
    run_id, versions, lineage = batch.run.run_id, batch.merged.versions, batch.merged.lineage
    insert_new_rows(connection, w.event, [{"event_id": version.event_id, "run_id": run_id} for version in versions])
    now = batch.merged.known_from
    ended = [line.event_id for line in lineage if line.kind is not LineageKind.SPLIT]
    _close(connection, [*(v.event_id for v in versions if v.version_no > 1), *ended], now)
    insert_rows(connection, w.event_version, [stored.event_version_row(version, run_id) for version in versions])
    insert_rows(connection, w.event_version_actor, [row for v in versions for row in stored.event_actor_rows(v)])
    insert_rows(connection, w.event_report, [row for v in versions for row in stored.event_report_rows(v)])
    insert_rows(connection, w.event_lineage, [stored.lineage_row(line, now, run_id) for line in lineage])
    if batch.judgements:
        taken_up = update(w.judgement).where(w.judgement.c.judgement_id.in_(batch.judgements))
        connection.execute(taken_up.values(run_id=run_id))


def _close(connection: Connection, event_ids: Sequence[str], now: datetime) -> None:
    """Close the current versions of events that have a new one or ended: the only change that a version ever sees."""
    closing = update(w.event_version).where(
        w.event_version.c.event_id == bindparam("of_event"), w.event_version.c.known_to == w.END_OF_TIME
    )
    if event_ids:
        connection.execute(closing.values(known_to=now), [{"of_event": event_id} for event_id in event_ids])


def _count_quarantined(connection: Connection, run_id: str) -> int:
    by_this_run = select(func.count()).select_from(w.reject).where(w.reject.c.run_id == run_id)
    return connection.scalar(by_this_run) or 0


def _put(connection: Connection, table: Table, row: stored.Row) -> None:
    statement = upsertion(connection, table).values(row)
    connection.execute(statement.on_conflict_do_update(index_elements=list(table.primary_key), set_=row))


def _area_row(area: AdminArea) -> stored.Row:
    row: stored.Row = msgspec.to_builtins(area, builtin_types=(date,))
    del row["box"]
    return row | {side: getattr(area.box, side, None) for side in ("west", "south", "east", "north")}


def _source_row(source: Source) -> stored.Row:
    return {
        "source_id": source.id,
        "name": source.name,
        "kind": source.kind,
        "publisher": source.publisher,
        "scale": source.scale.value,
        "language": source.language,
        "country": source.country,
        "licence": source.licence,
        "is_sample": source.sample,
    }
