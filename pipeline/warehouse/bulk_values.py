"""Values of many rows as the databases' drivers take them; what many rows share is made once."""

import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import lru_cache

import msgspec
from sqlalchemy import JSON, Boolean, Column, Date, Dialect, Table

from schemas.tables import UtcDateTime

Way = Callable[[object], object]
"""What makes of a value what the driver takes: text for days, moments and JSON, and numbers for truth on SQLite."""
REMEMBERED = 2_048
"""So many days, moments and lists are remembered."""


def ways_of(dialect: Dialect, table: Table, names: Sequence[str]) -> list[tuple[int, Way]]:
    """Return which of these columns' values are to be made ready, by their numbers, and how."""
    ways = ((n, _way(dialect, table.c[name])) for n, name in enumerate(names))
    return [(n, way) for n, way in ways if way is not None]


def _way(dialect: Dialect, column: Column[object]) -> Way | None:
    if isinstance(column.type, JSON):
        return _json
    if isinstance(column.type, Date):
        return _day
    if isinstance(column.type, UtcDateTime):
        return _moments(dialect)
    return _truth if isinstance(column.type, Boolean) and dialect.name == "sqlite" else None


def _json(value: object) -> str | None:
    """What many rows share are lists of words; a list of numbers is an article's own, and long."""
    if value is None:
        return None
    if not isinstance(value, tuple):
        return json.dumps(value)
    return _numbers(value) if value and isinstance(value[0], int) else _list(value)


def _numbers(value: tuple[object, ...]) -> str:
    """As json writes them, in a third of the time."""
    return msgspec.json.encode(value).decode().replace(",", ", ")


@lru_cache(REMEMBERED)
def _list(value: tuple[object, ...]) -> str:
    return json.dumps(value)


@lru_cache(REMEMBERED)
def _day(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _moments(dialect: Dialect) -> Way:
    @lru_cache(REMEMBERED)
    def moment(value: object) -> object:
        bound = UtcDateTime().process_bind_param(value, dialect) if isinstance(value, datetime) else None
        return bound and bound.isoformat(" ", "microseconds")

    return moment


def _truth(value: object) -> int | None:
    """SQLite's driver looks long for how to adapt what it does not know, as true and false."""
    return None if value is None else int(bool(value))
