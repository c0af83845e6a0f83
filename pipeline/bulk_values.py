"""Values of many rows as the databases' drivers take them; what many rows share is made once."""

import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import lru_cache

from sqlalchemy import JSON, Boolean, Column, Date, Dialect

from schemas.warehouse import UtcDateTime

Values = list[object]
"""A row on its way to the database, in the order of its columns."""
REMEMBERED = 2_048
"""So many days, moments and lists are remembered."""


def make_ready(dialect: Dialect, columns: Sequence[Column[object]], rows: Sequence[Values]) -> None:
    """Put in the place of each value what the driver takes: text for days, moments and JSON, and numbers for truth."""
    for n, column in enumerate(columns):
        ready = _way(dialect, column)
        if ready is not None:
            for row in rows:
                row[n] = ready(row[n])


def _way(dialect: Dialect, column: Column[object]) -> Callable[[object], object] | None:
    if isinstance(column.type, JSON):
        return _json
    if isinstance(column.type, Date):
        return _day
    if isinstance(column.type, UtcDateTime):
        return _moments(dialect)
    return _truth if isinstance(column.type, Boolean) and dialect.name == "sqlite" else None


def _json(value: object) -> str | None:
    return None if value is None else _list(value) if isinstance(value, tuple) else json.dumps(value)


@lru_cache(REMEMBERED)
def _list(value: tuple[object, ...]) -> str:
    return json.dumps(value)


@lru_cache(REMEMBERED)
def _day(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _moments(dialect: Dialect) -> Callable[[object], object]:
    @lru_cache(REMEMBERED)
    def moment(value: object) -> object:
        bound = UtcDateTime().process_bind_param(value, dialect) if isinstance(value, datetime) else None
        return bound and bound.isoformat(" ", "microseconds")

    return moment


def _truth(value: object) -> int | None:
    """SQLite's driver looks long for how to adapt what it does not know, as true and false."""
    return None if value is None else int(bool(value))
