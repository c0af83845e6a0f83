"""Many records and many ids at a time."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

from sqlalchemy import ARRAY, ColumnElement, Connection, Text, any_, func, select

T = TypeVar("T")
CHUNK = 10_000
"""Ids in one question; both databases allow more."""


@dataclass(frozen=True, slots=True)
class Afresh(Generic[T]):
    """Items that are read anew each time that they are gone through, and so need not be in memory."""

    read: Callable[[], Iterator[T]]

    def __iter__(self) -> Iterator[T]:
        return self.read()


def batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield the items in lists of so many, the last one shorter."""
    rest = iter(items)
    while some := list(islice(rest, size)):
        yield some


def chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the ids in parts that one question can hold."""
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


def ids_there(connection: Connection, column: ColumnElement[str], ids: Collection[str]) -> set[str]:
    """Return those of the ids that the column holds."""
    return set(connection.scalars(select(column).where(is_one_of(connection, column, ids)))) if ids else set()


def is_one_of(connection: Connection, column: ColumnElement[str], ids: Collection[str]) -> ColumnElement[bool]:
    """Return that the column holds one of the ids, which go to the database as one value however many there are."""
    if connection.dialect.name == "postgresql":
        return column == any_(func.string_to_array(",".join(ids), ",", type_=ARRAY(Text)))
    listed = func.json_each(json.dumps(list(ids))).table_valued("value")
    return column.in_(select(listed.c.value))
