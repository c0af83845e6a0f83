"""Values of many rows as the databases' drivers take them; what many rows share is made once."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache

import msgspec
from sqlalchemy import JSON, Boolean, Column, Date, Dialect, Table

from schemas.tables import UtcDateTime
from schemas.vocabulary import Outcome

Way = Callable[[object], object]
"""What makes of a value what the driver takes: text for days, moments and JSON, and numbers for truth on SQLite."""
Moments = Callable[[datetime], str]
REMEMBERED = 2_048
"""So many days, moments and lists are remembered."""


@lru_cache(REMEMBERED)
def day_text(day: date | None) -> str | None:
    """Return the day as text."""
    return None if day is None else day.isoformat()


@lru_cache(REMEMBERED)
def list_text(words: tuple[str, ...]) -> str:
    """Return the words as JSON."""
    return json.dumps(words)


def numbers_text(numbers: Sequence[int] | Mapping[Outcome, object]) -> str:
    """Return numbers, or what is said of them in single words, as json writes it, in a third of the time."""
    return msgspec.json.encode(numbers).decode().replace(",", ", ").replace(":", ": ")


def moments_text(dialect: Dialect) -> Moments:
    """Return what makes text of moments, as the database keeps them."""

    @lru_cache(REMEMBERED)
    def moment_text(moment: datetime) -> str:
        bound = UtcDateTime().process_bind_param(moment, dialect)
        return "" if bound is None else bound.isoformat(" ", "microseconds")

    return moment_text


def ways_of(dialect: Dialect, table: Table, names: Sequence[str]) -> list[tuple[int, Way]]:
    """Return which of these columns' values are to be made ready, by their numbers, and how."""
    ways = ((n, _way(dialect, table.c[name])) for n, name in enumerate(names))
    return [(n, way) for n, way in ways if way is not None]


def _way(dialect: Dialect, column: Column[object]) -> Way | None:
    if isinstance(column.type, JSON):
        return lambda value: None if value is None else json.dumps(value)
    if isinstance(column.type, Date):
        return lambda value: day_text(value) if isinstance(value, date) else value
    if isinstance(column.type, UtcDateTime):
        moment_text = moments_text(dialect)
        return lambda value: moment_text(value) if isinstance(value, datetime) else value
    return _truth if isinstance(column.type, Boolean) and dialect.name == "sqlite" else None


def _truth(value: object) -> int | None:
    """SQLite's driver looks long for how to adapt what it does not know, as true and false."""
    return None if value is None else int(bool(value))
