"""What is done every night: what is old goes, what is in no cluster is filed, and the database tidies itself."""

from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine, text

from pipeline.runs.rereading import prune
from pipeline.runs.steps import Workshop
from pipeline.settings import Settings
from pipeline.sources.archive import Archive
from pipeline.upkeep.releasing import remove_releases
from pipeline.warehouse.database import explained
from pipeline.warehouse.refiling import file_waiting

KEEP_BATCHES = timedelta(days=14)
"""For so long a failed run can be cleared and go on where it ended."""
KEEP_LOGS = timedelta(days=90)
"""For so long tasks' logs can be read; what was loaded, and why something was not, is in the warehouse for ever."""


def tidy_up(workshop: Workshop, now: datetime, logs: Path | None = None) -> dict[str, int]:
    """Remove what is old, in the folder ``logs`` too, file what waits, tidy the database; return how many, by kind."""
    done = {
        "batches": workshop.store.remove_older(now - KEEP_BATCHES),
        "archived": _forget(workshop, now),
        "releases": _clear_releases(workshop.settings, now),
        "logs": remove_files(logs, now - KEEP_LOGS) if logs else 0,
        "filed": file_waiting(workshop.engine),
    }
    tidy_database(workshop.engine)
    return done


def remove_files(folder: Path, than: datetime) -> int:
    """Remove the files below the folder that are older, and folders that are then empty; return how many files."""
    old = [path for path in _below(folder) if path.lstat().st_mtime < than.timestamp()]
    for path in old:
        path.unlink(missing_ok=True)
    for parent in sorted({parent for path in old for parent in path.parents if folder in parent.parents}, reverse=True):
        with suppress(OSError):
            parent.rmdir()
    return len(old)


def _below(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_symlink() or path.is_file())


def _forget(workshop: Workshop, now: datetime) -> int:
    days = workshop.settings.fetching.archive_days
    if days is None:
        return 0
    return prune(workshop.engine, Archive(workshop.settings.archive), now - timedelta(days=days))


def _clear_releases(settings: Settings, now: datetime) -> int:
    return (
        remove_releases(settings.releases, now - timedelta(days=settings.release_days)) if settings.release_days else 0
    )


def tidy_database(engine: Engine) -> None:
    """Renew the planner's statistics and give back room.

    PostgreSQL vacuums by itself; whoever loads may ask for statistics where the server lets roles do so (from 17 on).
    """
    if engine.dialect.name == "sqlite":
        _tidy_sqlite(engine)
        return
    with explained(engine), engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))


def _tidy_sqlite(engine: Engine) -> None:
    """By the driver's own connection: SQLite does neither within a transaction, and ours begin with one."""
    with explained(engine), closing(engine.raw_connection()) as connection:
        for statement in ("PRAGMA optimize", "PRAGMA wal_checkpoint(TRUNCATE)"):
            connection.cursor().execute(statement).fetchall()
