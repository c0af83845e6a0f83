"""How sources are doing."""

from dataclasses import dataclass, field
from datetime import datetime

from schemas.sources import Source
from schemas.vocabulary import AlertKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one run made of a source."""

    at: datetime
    failure: str | None = None
    counts: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHealth:
    """A source with what it gave lately."""

    source: Source
    since: datetime | None
    """Its first reading; None: it was never read."""
    last_success: datetime | None
    articles_day: int
    """New articles of the last 24 hours."""
    articles_week: int
    """New articles of the last seven days."""
    readings: tuple[Reading, ...]
    """Of the last 30 days, the newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """Something that is the matter with a source."""

    source_id: str
    kind: AlertKind
    message: str

    def __str__(self) -> str:
        return f"{self.source_id} is {self.kind.value}: {self.message}"
