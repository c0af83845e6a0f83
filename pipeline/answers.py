"""Answers to questions: rows with the same values on every database."""

from dataclasses import dataclass

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows, with the same values on every database: dates and moments as ISO text, moments in UTC, truth as 1 and 0."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
