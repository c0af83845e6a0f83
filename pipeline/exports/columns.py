"""What a column of an answer holds, as files with types need to know."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from enum import Enum, auto
from functools import cache

from pipeline.warehouse.answers import Answer, Value
from schemas.tables import metadata

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}")
Cell = str | int | float | date | datetime | None


class Kind(Enum):
    """What all values of a column are, apart from those that are not known."""

    NUMBER = auto()
    WHOLE = auto()
    DAY = auto()
    MOMENT = auto()
    TEXT = auto()


def kinds_of(answer: Answer) -> tuple[Kind, ...]:
    """Return what each column holds: what the warehouse's columns of that name do, so that files of one question have
    the same types on every day; else what the values are. A column of no known name that is all unknown is text.
    """
    return tuple(_kind(name, [row[number] for row in answer.rows]) for number, name in enumerate(answer.columns))


def typed(value: Value, kind: Kind) -> Cell:
    """Return the value as what its column holds."""
    if isinstance(value, str) and kind is Kind.DAY:
        return date.fromisoformat(value)
    if isinstance(value, str) and kind is Kind.MOMENT:
        return datetime.fromisoformat(value).replace(tzinfo=UTC)
    if isinstance(value, int) and kind is Kind.NUMBER:
        return float(value)
    return value


def _kind(name: str, values: Iterable[Value]) -> Kind:
    known = [value for value in values if value is not None]
    expected = _stored_kinds().get(name)
    if expected and _all_are(known, expected):
        return expected
    fitting = (kind for kind in (Kind.WHOLE, Kind.NUMBER, Kind.DAY, Kind.MOMENT) if known and _all_are(known, kind))
    return next(fitting, Kind.TEXT)


def _all_are(values: Iterable[Value], kind: Kind) -> bool:
    return all(_is(value, kind) for value in values)


def _is(value: Value, kind: Kind) -> bool:
    if kind in {Kind.WHOLE, Kind.NUMBER}:
        return isinstance(value, int if kind is Kind.WHOLE else int | float)
    pattern = {Kind.DAY: _DAY, Kind.MOMENT: _MOMENT}.get(kind)
    return isinstance(value, str) and (pattern is None or pattern.fullmatch(value) is not None)


@cache
def _stored_kinds() -> Mapping[str, Kind]:
    """What a column's name holds in the warehouse's tables, where all that have it agree."""
    kinds = {bool: Kind.WHOLE, int: Kind.WHOLE, float: Kind.NUMBER, date: Kind.DAY, datetime: Kind.MOMENT}
    found: dict[str, set[Kind]] = {}
    for table in metadata.tables.values():
        for column in table.columns:
            found.setdefault(column.name, set()).add(kinds.get(column.type.python_type, Kind.TEXT))
    return {name: next(iter(held)) for name, held in found.items() if len(held) == 1}
