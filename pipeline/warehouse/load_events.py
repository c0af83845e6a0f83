"""Writes what merging changed, and that people's decisions were taken up, within the transaction of a load."""

from collections.abc import Sequence

from sqlalchemy import Connection, update

from pipeline.warehouse import stored_events
from pipeline.warehouse.bulk import insert_rows
from pipeline.warehouse.bulk_values import moments_text
from pipeline.warehouse.columns import by_outcomes
from pipeline.warehouse.handing import Hand
from pipeline.warehouse.lots import batched, chunks, is_one_of
from schemas import tables as w
from schemas.events import EventVersion, Merged
from schemas.vocabulary import LineageKind

AT_ONCE = 1_000
"""Events whose rows are in memory together."""


def close_versions(connection: Connection, merged: Merged) -> None:
    """Close the current versions of events that have a new one or ended: the only change that a version ever sees."""
    revised = [version.event_id for version in merged.versions if version.version_no > 1]
    ended = [line.event_id for line in merged.lineage if line.kind is not LineageKind.SPLIT]
    for some in chunks(list(dict.fromkeys([*revised, *ended]))):
        ours = is_one_of(connection, w.event_version.c.event_id, some)
        closing = update(w.event_version).where(ours, w.event_version.c.known_to == w.END_OF_TIME)
        connection.execute(closing.values(known_to=merged.known_from))


def write_versions(hand: Hand, merged: Merged, run_id: str) -> None:
    """Write the new versions, each the current one of its event."""
    for versions in batched(merged.versions, AT_ONCE):
        _write(hand, versions, run_id)


def write_lineage(connection: Connection, merged: Merged, run_id: str) -> None:
    """Write what became of events."""
    lines = (stored_events.lineage_row(line, merged.known_from, run_id) for line in merged.lineage)
    insert_rows(connection, w.event_lineage, lines)


def take_up(connection: Connection, judgement_ids: Sequence[str], run_id: str) -> None:
    """Write that this run took the decisions up."""
    if judgement_ids:
        taken_up = update(w.judgement).where(w.judgement.c.judgement_id.in_(judgement_ids))
        connection.execute(taken_up.values(run_id=run_id))


def _write(hand: Hand, versions: Sequence[EventVersion], run_id: str) -> None:
    new = ((version.event_id, run_id) for version in versions if version.version_no == 1)
    hand.insert(w.event, ("event_id", "run_id"), new)
    moment_text = moments_text(hand.connection.dialect)
    for outcomes, some in by_outcomes(hand.connection, versions, lambda version: version.tolls):
        rows = (stored_events.event_version_row(version, run_id, outcomes, moment_text) for version in some)
        hand.insert(w.event_version, stored_events.event_version_columns(outcomes), rows)
    for table, names, rows_of in (
        (w.event_version_actor, stored_events.EVENT_ACTOR, stored_events.event_actor_rows),
        (w.event_report, stored_events.EVENT_REPORT, stored_events.event_report_rows),
    ):
        hand.insert(table, names, (row for version in versions for row in rows_of(version)))
