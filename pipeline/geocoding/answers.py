"""What services have answered, kept in a file: places for long, "no such place" for a while, failures never."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from pipeline.geocoding.settings import GeocoderSettingsError
from pipeline.locate.gazetteer.names import key_of
from pipeline.locate.resolving.lookup import Candidate, LookUp

_SCHEMA = """
CREATE TABLE IF NOT EXISTS answer (
    service TEXT NOT NULL, name TEXT NOT NULL, countries TEXT NOT NULL, asked_at TEXT NOT NULL,
    candidates TEXT NOT NULL, PRIMARY KEY (service, name, countries)
) WITHOUT ROWID
"""


def _now() -> datetime:
    return datetime.now(UTC)


class Answers:
    """The kept answers; many processes may use the file at once."""

    def __init__(
        self, path: Path, keep_hits_days: float, keep_misses_days: float, now: Callable[[], datetime] = _now
    ) -> None:
        self._path = path
        self._keep = {True: timedelta(days=keep_hits_days), False: timedelta(days=keep_misses_days)}
        self._now = now

    def recall(self, service: str, name: str, countries: tuple[str, ...]) -> tuple[Candidate, ...] | None:
        """Return what the service answered, () for no such place; None where it was not asked, or too long ago."""
        query = "SELECT asked_at, candidates FROM answer WHERE service = ? AND name = ? AND countries = ?"
        with closing(self._connect()) as database:
            row = database.execute(query, _key(service, name, countries)).fetchone()
        if row is None:
            return None
        candidates = msgspec.json.decode(row[1], type=tuple[Candidate, ...])
        fresh = self._now() - datetime.fromisoformat(row[0]) < self._keep[bool(candidates)]
        return candidates if fresh else None

    def keep(self, service: str, name: str, countries: tuple[str, ...], candidates: tuple[Candidate, ...]) -> None:
        """Keep an answer, in place of the one before."""
        row = (*_key(service, name, countries), self._now().isoformat(), msgspec.json.encode(candidates).decode())
        with closing(self._connect()) as database, database:
            database.execute("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?)", row)

    def _connect(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(self._path, timeout=30)
        try:
            database.execute(_SCHEMA)
        except sqlite3.DatabaseError as error:
            database.close()
            raise GeocoderSettingsError(f"{self._path}, which keeps the answers of geocoders: {error}") from error
        return database


class Remembering:
    """A look-up that asks another one only for what is not among the kept answers."""

    def __init__(self, look_up: LookUp, answers: Answers) -> None:
        self.name = look_up.name
        self._look_up = look_up
        self._answers = answers

    def __call__(self, name: str, countries: tuple[str, ...]) -> tuple[Candidate, ...]:
        """Return the kept answer, else the other's, which is kept; what it raises goes on and is not."""
        kept = self._answers.recall(self.name, name, countries)
        if kept is not None:
            return kept
        candidates = self._look_up(name, countries)
        self._answers.keep(self.name, name, countries, candidates)
        return candidates


def _key(service: str, name: str, countries: tuple[str, ...]) -> tuple[str, str, str]:
    return service, key_of(name), ",".join(sorted(countries))
