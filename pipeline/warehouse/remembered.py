"""What the warehouse knows of addresses: the memory of those who fetch."""

from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec
from sqlalchemy import ColumnElement, Engine, Select, select

from pipeline.ids import make_id
from pipeline.warehouse.database import read
from schemas import tables as w
from schemas.fetching import Address
from schemas.vocabulary import AddressStatus

CHUNK = 10_000
"""Ids in one question; both databases allow more."""


class WarehouseMemory:
    """What the loaded readings know."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def addresses(self, source_id: str, addresses: Sequence[str]) -> Iterator[Address]:
        """Yield what is known of these addresses of the source."""
        ids = [make_id("adr", source_id, address) for address in addresses]
        for some in _chunks(w.address.c.address_id, ids):
            yield from self._records(select(w.address).where(some))

    def owed(self, source_id: str, now: datetime, most: int) -> Iterator[Address]:
        """Yield pages of the source that are wanted and may be asked now, those that wait longest first."""
        a = w.address.c
        wanted = (a.source_id == source_id) & (a.status == AddressStatus.WANTED.value) & (a.next_try <= now)
        pages = select(w.address).where(wanted, a.about.is_not(None)).order_by(a.next_try, a.address).limit(most)
        yield from self._records(pages)

    def watermark(self, source_id: str, name: str) -> str | None:
        """Return how far the source was read, by that name."""
        mark = w.watermark.c
        with read(self._engine) as connection:
            return connection.scalar(select(mark.value).where(mark.source_id == source_id, mark.name == name))

    def loaded(self, response_ids: Sequence[str]) -> frozenset[str]:
        """Return which of these responses are loaded."""
        there: set[str] = set()
        with read(self._engine) as connection:
            for some in _chunks(w.response.c.response_id, response_ids):
                there.update(connection.scalars(select(w.response.c.response_id).where(some)))
        return frozenset(there)

    def _records(self, chosen: Select[tuple[object, ...]]) -> list[Address]:
        with read(self._engine) as connection:
            rows = connection.execute(chosen).mappings().all()
        return [msgspec.convert({name: row[name] for name in Address.__dataclass_fields__}, Address) for row in rows]


def _chunks(column: ColumnElement[str], ids: Sequence[str]) -> Iterator[ColumnElement[bool]]:
    for start in range(0, len(ids), CHUNK):
        yield column.in_(ids[start : start + CHUNK])
