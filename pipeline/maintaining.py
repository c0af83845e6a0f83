"""What is done every night: old batches and answers go, and the database tidies itself."""

from datetime import datetime, timedelta

from sqlalchemy import Engine, text

from pipeline.database import explained
from pipeline.rereading import prune
from pipeline.sources.archive import Archive
from pipeline.steps import Workshop

KEEP_BATCHES = timedelta(days=14)
"""For so long a failed run can be cleared and go on where it ended."""


def tidy_up(workshop: Workshop, now: datetime) -> dict[str, int]:
    """Remove what is old and tidy the database; return how many things were removed, by their kind."""
    removed = {"batches": workshop.store.remove_older(now - KEEP_BATCHES), "archived": _forget(workshop, now)}
    tidy_database(workshop.engine)
    return removed


def _forget(workshop: Workshop, now: datetime) -> int:
    days = workshop.settings.fetching.archive_days
    if days is None:
        return 0
    return prune(workshop.engine, Archive(workshop.settings.archive), now - timedelta(days=days))


def tidy_database(engine: Engine) -> None:
    """Renew the planner's statistics and give back room.

    PostgreSQL vacuums by itself; whoever loads may ask for statistics where the server lets roles do so (from 17 on).
    """
    with explained(engine), engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA optimize")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            connection.execute(text("ANALYZE"))
