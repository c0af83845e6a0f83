"""The only writer of the warehouse: one run, one transaction, all or nothing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from itertools import count

import msgspec
from sqlalchemy import Connection, Engine, Table, delete, func, select

from pipeline.upkeep.health import BACKFILL, raise_alerts
from pipeline.warehouse.bulk import insert_new_rows, insert_rows, upsertion
from pipeline.warehouse.columns import Row
from pipeline.warehouse.database import WarehouseBusy, write
from pipeline.warehouse.handing import handing
from pipeline.warehouse.load_areas import area_rows
from pipeline.warehouse.load_coded import Bringing, Written, write_coded
from pipeline.warehouse.load_events import close_versions, take_up, write_lineage, write_versions
from pipeline.warehouse.load_fetched import write_notes
from pipeline.warehouse.load_filed import write_filed
from pipeline.warehouse.opening import load_number
from pipeline.warehouse.stored import reject_row
from pipeline.warehouse.stored_events import judgement_row
from pipeline.warehouse.summing import sum_anew
from pipeline.warehouse.there import are_remembered
from pipeline.warehouse.ties import forget_ties, write_ties
from pipeline.warehouse.unhindered import CODED, EVENTS, LOOKED_UP, is_worth_it, unhindered
from schemas import tables as w
from schemas.areas import AdminArea
from schemas.copies import Filed
from schemas.events import Judgement, Merged
from schemas.fetching import Notes
from schemas.records import CodedArticle, Reject
from schemas.runs import Run
from schemas.sources import Source

TRIES = 3


class StaleMerge(Exception):
    """Another run was loaded since these events were merged: merge again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadBatch:
    """All that one run brings."""

    run: Run
    sources: tuple[Source, ...]
    articles: Iterable[CodedArticle]
    """Read once by each try to load them, and never all in memory."""
    sketch_of: Callable[[CodedArticle], tuple[int, ...]]
    """MinHash of an article's text."""
    names_of: Callable[[CodedArticle], tuple[str, ...]]
    """The names that an article tells."""
    n_articles: int
    """How many articles there are to read, about."""
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
        _write_run(connection, batch)
        write_notes(connection, batch.notes, batch.run.run_id)
        new = _write_told(connection, batch)
        write_lineage(connection, batch.merged, batch.run.run_id)
        write_filed(connection, batch.filed)
        new.additions.write(connection)
        replaced = {one.supersedes for one in batch.filed if one.supersedes is not None}
        sum_anew(connection, new.counted_again | replaced)
        take_up(connection, batch.judgements, batch.run.run_id)
        insert_new_rows(connection, w.reject, (reject_row(r, batch.run.run_id) for r in batch.rejects))
        quarantined = _count_quarantined(connection, batch.run.run_id)
        if batch.run.trigger != BACKFILL:
            raise_alerts(connection, batch.sources, batch.run.run_id, batch.run.finished_at or batch.run.started_at)
    return LoadCounts(
        articles=new.codings,
        reports=new.reports,
        events_new=sum(version.version_no == 1 for version in batch.merged.versions),
        events_revised=sum(version.version_no > 1 for version in batch.merged.versions),
        quarantined=quarantined,
    )


def _write_told(connection: Connection, batch: LoadBatch) -> Written:
    """Write what articles tell, and what is believed of it."""
    close_versions(connection, batch.merged)
    forget_ties(connection, batch.merged.looked)
    freed = is_worth_it(connection, batch.n_articles)
    with handing(connection) as hand:
        looked_up = () if are_remembered(connection, batch.n_articles) else LOOKED_UP
        with unhindered(hand, CODED if freed else (), looked_up):
            new = write_coded(hand, batch.articles, _bringing(batch))
        with unhindered(hand, EVENTS if freed else ()):
            write_versions(hand, batch.merged, batch.run.run_id)
            write_ties(hand, batch.merged.looked)
    return new


def keep_judgements(engine: Engine, judgements: Sequence[Judgement]) -> int:
    """Keep what people decided, for the next run to take up; return how many decisions are new."""
    with write(engine) as connection:
        before = connection.scalar(select(func.count()).select_from(w.judgement)) or 0
        insert_new_rows(connection, w.judgement, (judgement_row(one) for one in judgements))
        return (connection.scalar(select(func.count()).select_from(w.judgement)) or 0) - before


def _named_anew(connection: Connection, run: Run) -> Run:
    """Return the run under a name that no run has: one whose end its program never heard of is loaded already."""
    like = select(w.run.c.run_id).where(w.run.c.run_id.startswith(run.run_id, autoescape=True))
    taken = frozenset(connection.scalars(like))
    names = (run.run_id if n == 1 else f"{run.run_id}#{n}" for n in count(1))
    return replace(run, run_id=next(name for name in names if name not in taken))


def _bringing(batch: LoadBatch) -> Bringing:
    return Bringing(
        load_no=batch.based_on + 1,
        run_id=batch.run.run_id,
        loaded_on=batch.run.started_at.astimezone(UTC).date(),
        sketch_of=batch.sketch_of,
        names_of=batch.names_of,
    )


def _write_run(connection: Connection, batch: LoadBatch) -> None:
    if batch.areas:
        connection.execute(delete(w.admin_area))
        insert_rows(connection, w.admin_area, area_rows(batch.areas))
    run = batch.run
    row = {
        name: getattr(run, name)
        for name in ("run_id", "trigger", "started_at", "finished_at", "coder_version", "gazetteer_version")
    }
    insert_rows(connection, w.run, [row | {"load_no": batch.based_on + 1, "status": str(run.status)}])
    for source in batch.sources:
        _put(connection, w.source, _source_row(source))
    outcomes: list[Row] = [{"run_id": run.run_id} | msgspec.to_builtins(outcome) for outcome in run.outcomes]
    insert_rows(connection, w.run_source, outcomes)


def _count_quarantined(connection: Connection, run_id: str) -> int:
    by_this_run = select(func.count()).select_from(w.reject).where(w.reject.c.run_id == run_id)
    return connection.scalar(by_this_run) or 0


def _put(connection: Connection, table: Table, row: Row) -> None:
    statement = upsertion(connection, table).values(row)
    connection.execute(statement.on_conflict_do_update(index_elements=list(table.primary_key), set_=row))


def _source_row(source: Source) -> Row:
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
