"""Runs: what was done when, with which versions, and what came of it."""

from dataclasses import dataclass, field
from datetime import datetime

from schemas.vocabulary import RunStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceOutcome:
    """What a run made of one source."""

    source_id: str
    counts: dict[str, int] = field(default_factory=dict)
    failure: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of the pipeline."""

    run_id: str
    trigger: str
    """``dag``, ``cli``, or ``reextract`` where the archive was read and no source."""
    started_at: datetime
    """UTC; also the time from which the run's beliefs are known."""
    finished_at: datetime | None = None
    status: RunStatus = RunStatus.RUNNING
    coder_version: str | None = None
    gazetteer_version: str | None = None
    outcomes: tuple[SourceOutcome, ...] = ()
