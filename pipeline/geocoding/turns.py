"""Turns at a service: all processes that keep their answers in one file ask it one after the other."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

_SCHEMA = "CREATE TABLE IF NOT EXISTS turn (service TEXT PRIMARY KEY, free_at REAL NOT NULL) WITHOUT ROWID"
_P = ParamSpec("_P")
_T = TypeVar("_T")


class Turns:
    """When a service may be asked next, in a file that many processes share."""

    def __init__(
        self,
        path: Path,
        apart_seconds: float,
        now: Callable[[], float] = time.time,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self._path, self._apart, self._now, self._wait = path, apart_seconds, now, wait

    def at(self, service: str, ask: Callable[_P, _T]) -> Callable[_P, _T]:
        """Return ``ask`` so that each call waits for its turn at the service."""

        @wraps(ask)
        def asked(*args: _P.args, **kwargs: _P.kwargs) -> _T:
            self._wait(self._take(service))
            return ask(*args, **kwargs)

        return asked if self._apart else ask

    def _take(self, service: str) -> float:
        """Take the next free turn, and return the seconds until it."""
        now = self._now()
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._path, timeout=30, isolation_level=None)) as database:
            database.execute(_SCHEMA)
            database.execute("BEGIN IMMEDIATE")
            row = database.execute("SELECT free_at FROM turn WHERE service = ?", (service,)).fetchone()
            turn = min(max(now, row[0]), now + self._longest) if row else now
            database.execute("INSERT OR REPLACE INTO turn VALUES (?, ?)", (service, turn + self._apart))
            database.execute("COMMIT")
        return turn - now

    @property
    def _longest(self) -> float:
        """No turn is farther off than so many seconds, also after the clock was set back."""
        return 100 * self._apart
