"""Answers to questions: rows with the same values on every database."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

Value = str | int | float | None


class Rows(Protocol):
    """Rows that are gone through once, as they come."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Their columns' names."""

    @property
    def rows(self) -> Iterable[tuple[Value, ...]]:
        """The rows, with values as in an answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows, with the same values on every database: dates and moments as ISO text, moments in UTC, truth as 1 and 0."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(slots=True)
class Passing:
    """Rows on their way, counted; none is kept."""

    columns: tuple[str, ...]
    source: Iterable[tuple[Value, ...]]
    count: int = 0

    @property
    def rows(self) -> Iterator[tuple[Value, ...]]:
        """Yield each row once."""
        for row in self.source:
            self.count += 1
            yield row
