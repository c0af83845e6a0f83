"""Hands rows to the database while the next ones are made: a program and a server, each on a core of its own."""

import sqlite3
import sys
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial

import psycopg
from sqlalchemy import Connection, Table

from pipeline.warehouse.bulk import Line, execute, statements
from pipeline.warehouse.copying import copy, csv_of
from schemas.tables import metadata

LOT = 4_000_000
"""So many bytes of CSV at least are copied together, if there are as many: each COPY costs a millisecond of its own."""
WAITING = 2
"""Lots that are handed over at most, so that memory does not grow with what is loaded."""
TURN, _AS_EVER = 0.0005, sys.getswitchinterval()
"""Seconds after which Python lets the other thread on, which only tells the driver to go on (else 0.005)."""
Order = {table: n for n, table in enumerate(metadata.sorted_tables)}
Copies = defaultdict[Table, defaultdict[Sequence[str], list[bytes]]]


class Hand:
    """Hands over rows, and whatever else is to be done, in order; made by ``handing``."""

    def __init__(self, connection: Connection, pool: ThreadPoolExecutor) -> None:
        self.connection = connection
        self._pool = pool
        self._driver = connection.connection.driver_connection
        self._copier = self._driver if isinstance(self._driver, psycopg.Connection) else None
        self._begun = deque[Future[None]]()
        self._clear()

    def insert(self, table: Table, names: Sequence[str], lines: Iterable[Line]) -> None:
        """Insert the lines, whose values are those of the named columns; all other columns are NULL in them."""
        if self._copier is None:
            self._begin(partial(execute, self.connection, list(statements(table, names, lines))))
        elif csv := csv_of(lines):
            self._copies[table][names].append(csv)
            self._held += len(csv)
            if self._held >= LOT:
                self._send()

    def then(self, work: Callable[[], None]) -> None:
        """Do the work when all is done that was handed over before."""
        self._send()
        self._begin(work)

    def wait(self) -> Connection:
        """Return the connection when all is done that was handed over, or raise what went wrong."""
        self._send()
        self._wait_for(0)
        return self.connection

    def interrupt(self) -> None:
        """End what the database is doing for us, so that nobody waits for it."""
        if all(work.done() for work in self._begun):
            return
        if isinstance(self._driver, sqlite3.Connection):
            self._driver.interrupt()
        elif self._copier is not None:
            with suppress(psycopg.Error):
                self._copier.cancel()

    def _clear(self) -> None:
        self._copies: Copies = defaultdict(lambda: defaultdict(list))
        self._held = 0

    def _send(self) -> None:
        if self._copier is not None and self._held:
            self._begin(partial(_copy_all, self._copier, self._copies))
            self._clear()

    def _begin(self, work: Callable[[], None]) -> None:
        self._wait_for(WAITING - 1)
        self._begun.append(self._pool.submit(work))

    def _wait_for(self, left: int) -> None:
        while len(self._begun) > left:
            self._begun[0].result()
            self._begun.popleft()


@contextmanager
def handing(connection: Connection) -> Iterator[Hand]:
    """Give a hand for rows; at the end all are there, or the first error is raised.

    Meanwhile nobody else may ask anything of the connection, unless ``Hand.wait`` returned it and no row came after.
    """
    with ThreadPoolExecutor(1) as pool:
        hand = Hand(connection, pool)
        try:
            sys.setswitchinterval(TURN)
            yield hand
            hand.wait()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            hand.interrupt()
            raise
        finally:
            sys.setswitchinterval(_AS_EVER)


def _copy_all(driver: psycopg.Connection[tuple[object, ...]], copies: Copies) -> None:
    """Copy what is referred to before what refers to it."""
    for table in sorted(copies, key=Order.__getitem__):
        for names, parts in copies[table].items():
            copy(driver, table.name, names, parts)
