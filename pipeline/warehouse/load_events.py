"""Writes what merging changed, and that people's decisions were taken up, within the transaction of a load."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, update

from pipeline.warehouse import stored_events
from pipeline.warehouse.bulk import insert_rows
from pipeline.warehouse.lots import batched, is_one_of
from schemas import tables as w
from schemas.events import EventVersion, Lineage, Merged
from schemas.vocabulary import LineageKind

AT_ONCE = 1_000
"""Events whose rows are in memory together."""


def write_events(connection: Connection, merged: Merged, run_id: str) -> None:
    """Write the new versions and what became of events, and close the versions that they follow."""
    for versions in batched(merged.versions, AT_ONCE):
        _close(connection, [version.event_id for version in versions if version.version_no > 1], merged.known_from)
        _write_versions(connection, versions, run_id)
    _write_lineage(connection, merged.lineage, merged.known_from, run_id)


def take_up(connection: Connection, judgement_ids: Sequence[str], run_id: str) -> None:
    """Write that this run took the decisions up."""
    if judgement_ids:
        taken_up = update(w.judgement).where(w.judgement.c.judgement_id.in_(judgement_ids))
        connection.execute(taken_up.values(run_id=run_id))


def _write_versions(connection: Connection, versions: Sequence[EventVersion], run_id: str) -> None:
    new = ({"event_id": version.event_id, "run_id": run_id} for version in versions if version.version_no == 1)
    insert_rows(connection, w.event, new)
    insert_rows(connection, w.event_version, (stored_events.event_version_row(version, run_id) for version in versions))
    insert_rows(connection, w.event_version_actor, (row for v in versions for row in stored_events.event_actor_rows(v)))
    insert_rows(connection, w.event_report, (row for v in versions for row in stored_events.event_report_rows(v)))


def _write_lineage(connection: Connection, lineage: Iterable[Lineage], now: datetime, run_id: str) -> None:
    lines = list(lineage)
    _close(connection, [line.event_id for line in lines if line.kind is not LineageKind.SPLIT], now)
    insert_rows(connection, w.event_lineage, (stored_events.lineage_row(line, now, run_id) for line in lines))


def _close(connection: Connection, event_ids: Sequence[str], now: datetime) -> None:
    """Close the current versions of events that have a new one or ended: the only change that a version ever sees."""
    if event_ids:
        ours = is_one_of(connection, w.event_version.c.event_id, event_ids)
        closing = update(w.event_version).where(ours, w.event_version.c.known_to == w.END_OF_TIME)
        connection.execute(closing.values(known_to=now))
