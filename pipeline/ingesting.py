"""One whole run without a scheduler: the same steps that the DAG takes, one source after the other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from pipeline.health import alerts_of
from pipeline.load import LoadCounts
from pipeline.logs import telling
from pipeline.steps import Handover, Workshop, end_run, start_run

Say = Callable[[str], None]


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
    """Run all steps over the sources and load what they give; ``say`` is told of each step."""
    started = datetime.now(UTC)
    run = start_run("cli", f"cli__{started.isoformat()}", started, workshop)
    with telling(run=run.run_id):
        handovers = [_prepare(workshop, source_id, say) for source_id in source_ids]
        merged = workshop.merge(handovers, now=started)
        say(f"merge: {merged.versions.count} events new or changed")
        counts = workshop.load(handovers, merged, end_run(run, handovers, datetime.now(UTC)))
        say(f"load: {counts.articles} articles, {counts.reports} reports, {counts.quarantined} set aside")
        for alert in alerts_of(workshop.engine, run.run_id):
            say(f"alert: {alert}")
    return Outcome(run_id=run.run_id, counts=counts, handovers=tuple(handovers))


def _prepare(workshop: Workshop, source_id: str, say: Say) -> Handover:
    with telling(source=source_id):
        handover = workshop.fetch(source_id)
        counts = handover.counts
        say(f"{source_id} · fetch: {counts['articles_read']} articles read, {counts['articles_new']} new")
        for step in (workshop.extract, workshop.locate, workshop.check):
            handover = step(handover)
            say(f"{source_id} · {step.__name__}: {handover.failure or f'{handover.records.count} articles'}")
    return handover
