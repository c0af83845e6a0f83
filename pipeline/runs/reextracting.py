"""Coding the archive again with newer rules: nothing is fetched, and the difference is shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from pipeline.runs.differences import Difference, compare
from pipeline.runs.steps import Handover, Workshop, end_run, start_run
from pipeline.upkeep.health import REEXTRACT
from schemas.records import CodedArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class Recoded:
    """What came of it."""

    read: int
    coded: int
    """Articles that these rules, this gazetteer or this reading of pages had not coded yet."""
    differences: tuple[Difference, ...]


def reextract(
    workshop: Workshop, source_ids: Sequence[str], say: Callable[[str], None], *, dry: bool = False
) -> Recoded:
    """Read the sources' articles again from the archive, code them, and load them unless it is ``dry``."""
    started = datetime.now(UTC)
    run = start_run(REEXTRACT, f"reextract__{started.isoformat()}", started, workshop)
    handovers = [_prepare(workshop, source_id, say) for source_id in source_ids]
    coded = [one for handover in handovers for one in workshop.store.read(handover.records, CodedArticle)]
    differences = tuple(compare(workshop.engine, coded))
    if coded and not dry:
        merged = workshop.merge(handovers, now=started)
        workshop.load(handovers, merged, end_run(run, handovers, datetime.now(UTC)))
    return Recoded(read=sum(h.counts["articles_read"] for h in handovers), coded=len(coded), differences=differences)


def _prepare(workshop: Workshop, source_id: str, say: Callable[[str], None]) -> Handover:
    handover = workshop.reread(source_id)
    say(f"{source_id}: {handover.counts['articles_read']} articles, {handover.counts['articles_new']} to be coded")
    for step in (workshop.extract, workshop.locate, workshop.check):
        handover = step(handover)
    return handover
