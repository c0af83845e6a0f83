"""The steps for a scheduler: what goes in and comes out is plain JSON, and each says in the log what it did."""

import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache

import msgspec

from pipeline.settings import read_settings
from pipeline.steps import Handover, MergedRun, Workshop, end_run, start_run

Json = dict[str, object]
_log = logging.getLogger("conflict_events")


class SourceFailed(Exception):
    """A source was stopped; the others went on."""


def list_sources() -> list[str]:
    """Return the ids of the enabled sources."""
    return [source.id for source in _workshop().sources.values() if source.enabled]


def fetch(source_id: str) -> Json:
    """Read the source."""
    handover = _workshop().fetch(source_id)
    counts = handover.counts
    _log.info("%s · fetch: %s articles read, %s new", source_id, counts["articles_read"], counts["articles_new"])
    return _out(handover)


def extract(handover: Json) -> Json:
    """Code what the articles report."""
    return _say("extract", _workshop().extract(_handover(handover)))


def locate(handover: Json) -> Json:
    """Find the places."""
    return _say("locate", _workshop().locate(_handover(handover)))


def check(handover: Json) -> Json:
    """Hold the records to the expectations."""
    return _say("check", _workshop().check(_handover(handover)))


def pass_or_fail(handover: Json) -> None:
    """Raise SourceFailed where the source was stopped, so that the scheduler shows it."""
    if failure := _handover(handover).failure:
        raise SourceFailed(failure)


def merge(handovers: Sequence[Json], started_at: str) -> Json:
    """Fold the run's reports into events; the hand-overs go along, for loading."""
    merged = _workshop().merge([_handover(h) for h in handovers], now=_moment(started_at))
    _log.info("merge: %s events new or changed", merged.versions.count)
    return {"handovers": list(handovers), "merged": _out(merged)}


def load(given: Json, run_id: str, started_at: str) -> dict[str, int]:
    """Write what `merge` gave into the warehouse and return what it added."""
    workshop = _workshop()
    handovers = msgspec.convert(given["handovers"], list[Handover])
    run = end_run(start_run("dag", run_id, _moment(started_at), workshop), handovers, datetime.now(UTC))
    counts = workshop.load(handovers, msgspec.convert(given["merged"], MergedRun), run)
    _log.info("load: %s articles, %s reports, %s set aside", counts.articles, counts.reports, counts.quarantined)
    return {name: getattr(counts, name) for name in counts.__dataclass_fields__}


@cache
def _workshop() -> Workshop:
    return Workshop(read_settings())


def _say(step: str, handover: Handover) -> Json:
    _log.info("%s · %s: %s", handover.source_id, step, handover.failure or f"{handover.records.count} articles")
    return _out(handover)


def _handover(given: Json) -> Handover:
    return msgspec.convert(given, Handover)


def _out(record: Handover | MergedRun) -> Json:
    made: Json = msgspec.to_builtins(record)
    return made


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
