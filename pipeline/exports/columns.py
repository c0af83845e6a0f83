"""What a column of an answer holds, as files with types need to know."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from enum import Enum, auto

from pipeline.answers import Answer, Value

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
    """Return what each column holds; a column that is all unknown is text."""
    return tuple(_kind(row[number] for row in answer.rows) for number in range(len(answer.columns)))


def typed(value: Value, kind: Kind) -> Cell:
    """Return the value as what its column holds."""
    if isinstance(value, str) and kind is Kind.DAY:
        return date.fromisoformat(value)
    if isinstance(value, str) and kind is Kind.MOMENT:
        return datetime.fromisoformat(value).replace(tzinfo=UTC)
    if isinstance(value, int) and kind is Kind.NUMBER:
        return float(value)
    return value


def _kind(values: Iterable[Value]) -> Kind:
    known = [value for value in values if value is not None]
    if known and all(isinstance(value, int) for value in known):
        return Kind.WHOLE
    if known and all(isinstance(value, int | float) for value in known):
        return Kind.NUMBER
    for pattern, kind in ((_DAY, Kind.DAY), (_MOMENT, Kind.MOMENT)):
        if known and all(isinstance(value, str) and pattern.fullmatch(value) for value in known):
            return kind
    return Kind.TEXT
