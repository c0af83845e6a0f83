"""One whole run without a scheduler: the same steps that the DAG takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from pipeline.logs import telling
from pipeline.runs.side_by_side import Say, code, fetch_all
from pipeline.runs.steps import Handover, Workshop, end_run, start_run
from pipeline.upkeep.health import alerts_of
from pipeline.warehouse.load import LoadCounts


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run came to."""

    run_id: str
    counts: LoadCounts
    handovers: tuple[Handover, ...]

    @property
    def failed(self) -> bool:
        """True where a source was stopped or something had to be set aside."""
        return any(h.failure or h.rejects for h in self.handovers)


def ingest(workshop: Workshop, source_ids: Sequence[str], say: Say) -> Outcome:
    """Run all steps over the sources and load what they give; ``say`` is told of each step.

    A source is coded as soon as it is read, while others are still being read.
    """
    started = datetime.now(UTC)
    run = start_run("cli", f"cli__{started.isoformat()}", started, workshop)
    with telling(run=run.run_id):
        done = {read.source_id: code(workshop, read, say) for read in fetch_all(workshop, source_ids, say)}
        handovers = [done[source_id] for source_id in source_ids]
        merged = workshop.merge(handovers, now=started)
        say(f"merge: {merged.versions.count} events new or changed")
        counts = workshop.load(handovers, merged, end_run(run, handovers, datetime.now(UTC)))
        say(f"load: {counts.articles} articles, {counts.reports} reports, {counts.quarantined} set aside")
        for alert in alerts_of(workshop.engine, run.run_id):
            say(f"alert: {alert}")
    return Outcome(run_id=run.run_id, counts=counts, handovers=tuple(handovers))
