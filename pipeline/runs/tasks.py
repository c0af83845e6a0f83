"""The steps for a scheduler: what goes in and comes out is plain JSON, and each says in the log what it did.

A task takes a group of sources, since a scheduler starts about one task a second. What is wrong with one source stops
that source; what is wrong with the surroundings (a Problem) stops the task, which the scheduler may try again.
"""

import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import msgspec

from pipeline.logs import telling
from pipeline.problems import Problem
from pipeline.runs import side_by_side
from pipeline.runs.backfilling import Archive, code_part, load_part, read_parts, workshop_of
from pipeline.runs.cadence import is_due
from pipeline.runs.grouping import group_sources
from pipeline.runs.steps import Handover, Workshop, end_run, start_run
from pipeline.settings import read_settings
from pipeline.upkeep import releasing
from pipeline.upkeep.health import alerts_of, last_readings
from pipeline.upkeep.maintaining import tidy_up
from pipeline.upkeep.status import look
from pipeline.warehouse.loaded import counts_of_run
from pipeline.warehouse.releases import holds_events

Json = dict[str, object]
_log = logging.getLogger("conflict_events")


class SourceFailed(Problem):
    """A source was stopped; the others went on."""


def plan(groups: int) -> list[list[str]]:
    """Return the ids of the enabled sources that are due by their cadence, in at most so many groups."""
    workshop, now = _workshop(), datetime.now(UTC)
    last = last_readings(workshop.engine)
    enabled = [s for s in workshop.sources.values() if s.enabled and is_due(s, last.get(s.id), now)]
    return [list(group) for group in group_sources(enabled, groups)]


def fetch(source_ids: Sequence[str]) -> list[Json]:
    """Read the sources, side by side."""
    read = {handover.source_id: handover for handover in side_by_side.fetch_all(_workshop(), source_ids, _log.info)}
    return [_out(read[source_id]) for source_id in source_ids]


def code(handovers: Sequence[Json]) -> list[Json]:
    """Code what the articles report, find the places, and hold the records to the expectations."""
    return [_out(side_by_side.code(_workshop(), handover, _log.info)) for handover in _in(handovers)]


def fail_if_stopped(handovers: Sequence[Json]) -> None:
    """Raise SourceFailed where a source was stopped, so that the scheduler shows it."""
    failures = [f"{handover.source_id}: {handover.failure}" for handover in _in(handovers) if handover.failure]
    if failures:
        raise SourceFailed("; ".join(failures))


def given_up(source_ids: Sequence[str]) -> list[Json]:
    """Return what is handed over for sources whose task failed altogether, so that the warehouse knows of it."""
    reason = "the task that reads or codes it failed; its log says why"
    return [_out(_workshop().nothing_from(source_id, reason)) for source_id in source_ids]


def load(handovers: Sequence[Json], run_id: str, started_at: str) -> dict[str, int]:
    """Merge the run's reports into events, write all into the warehouse, and return what that added.

    A run that the warehouse holds already, as after an answer that got lost, is not loaded again.
    """
    workshop, given, started = _workshop(), _in(handovers), datetime.fromisoformat(started_at).astimezone(UTC)
    with telling(run=run_id):
        counts = counts_of_run(workshop.engine, run_id)
        if counts is None:
            merged = workshop.merge(given, now=started)
            _log.info("merge: %s events new or changed", merged.versions.count)
            run = end_run(start_run("dag", run_id, started, workshop), given, datetime.now(UTC))
            counts = workshop.load(given, merged, run)
        _log.info("load: %s articles, %s reports, %s set aside", counts.articles, counts.reports, counts.quarantined)
    return {name: getattr(counts, name) for name in counts.__dataclass_fields__}


def alerts(run_id: str) -> list[str]:
    """Return what the run noticed to be newly the matter with sources, one line each; the log has it too."""
    raised = [str(alert) for alert in alerts_of(_workshop().engine, run_id)]
    for line in raised:
        _log.error("alert: %s", line)
    return raised


def read_archive(given: Json, groups: int) -> list[list[Json]]:
    """Read the archive that a backfill is asked for, and return its parts in at most so many groups."""
    archive = msgspec.convert(given, Archive)
    parts = [_out(part) for part in read_parts(workshop_of(archive, read_settings()), archive)]
    _log.info("%s: %s parts", archive.source_id, len(parts))
    each = max(1, -(-len(parts) // groups))
    return [parts[start : start + each] for start in range(0, len(parts), each)]


def code_parts(given: Json, parts: Sequence[Json]) -> list[Json]:
    """Code the archive's parts."""
    workshop = workshop_of(msgspec.convert(given, Archive), read_settings())
    return [_out(code_part(workshop, part)) for part in _in(parts)]


def load_parts(given: Json, parts: Sequence[Json]) -> dict[str, int]:
    """Merge and load the archive's parts, each as a run of its own, and return what all of them added."""
    workshop = workshop_of(msgspec.convert(given, Archive), read_settings())
    sums: dict[str, int] = {}
    for part in _in(parts):
        counts = load_part(workshop, part)
        _log.info("%s: %s articles, %s reports", part.records.name, counts.articles, counts.reports)
        sums = {name: sums.get(name, 0) + getattr(counts, name) for name in counts.__dataclass_fields__}
    return sums


def tidy(logs: str) -> dict[str, int]:
    """Remove what nobody needs any more, old logs in that folder too, and let the database tidy itself."""
    removed = tidy_up(_workshop(), datetime.now(UTC), Path(logs))
    _log.info("removed: %s", ", ".join(f"{count} {kind}" for kind, count in removed.items()))
    return removed


def check_warehouse() -> bool:
    """Hold the whole warehouse to its rules; return whether it has anything to release. Raises WarehouseBroken."""
    workshop = _workshop()
    releasing.check_warehouse(workshop.engine, workshop.settings.data_docs)
    holds = holds_events(workshop.engine)
    _log.info("the warehouse keeps its rules" if holds else "the warehouse holds no event yet, so nothing is released")
    return holds


def release() -> Json:
    """Make today's release, and return what it holds."""
    settings, engine = _workshop().settings, _workshop().engine
    made = releasing.make_release(engine, settings.releases, settings.data_docs, now=datetime.now(UTC))
    _log.info("release %s: %s", made.tag, made.folder)
    told: Json = msgspec.to_builtins(made)
    return told


def look_around() -> list[str]:
    """Return what an operator should look at, one line each; empty where all is well."""
    return [warning.words for warning in look(read_settings(), datetime.now(UTC)).warnings]


@cache
def _workshop() -> Workshop:
    return Workshop(read_settings())


def _in(handovers: Sequence[Json]) -> list[Handover]:
    return msgspec.convert(handovers, list[Handover])


def _out(handover: Handover) -> Json:
    made: Json = msgspec.to_builtins(handover)
    return made
