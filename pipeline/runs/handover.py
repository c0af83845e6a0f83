"""What a step hands over: where its batches are, and what it counted; small enough for a scheduler to carry."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Self

from pipeline.runs.batches import BatchRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """What a step passes to the next: where the source's batches are, and how many it counted."""

    source_id: str
    records: BatchRef
    rejects: tuple[BatchRef, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    failure: str | None = None
    """Why the source failed; its later steps then do nothing."""
    notes: BatchRef | None = None
    """What fetching learned of the web; None where it did not ask."""
    spools: tuple[str, ...] = ()
    """Folders that are not needed any more once this is loaded."""

    def stopped(self, nothing: BatchRef, failure: str) -> Self:
        """Return the hand-over of a source that is stopped, with ``nothing`` in place of its articles.

        What was learned of the web goes with the articles, and their spools stay: the next reading finds them there.
        """
        kept = self if self.records.count == 0 else replace(self, notes=None, spools=())
        return replace(kept, records=nothing, failure=self.failure or failure)


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedRun:
    """The new versions of events, and the state of the warehouse that they build on."""

    known_from: datetime
    """The moment from which the versions are known."""
    versions: BatchRef
    lineage: BatchRef
    """What merged and split."""
    looked: BatchRef
    """Around which reports it looked, and what it saw."""
    rejects: BatchRef
    filed: BatchRef
    """The new articles with their copies and older versions."""
    judgements: tuple[str, ...]
    """Ids of what people decided, that was taken up."""
    based_on: int
