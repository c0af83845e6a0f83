"""The warehouse: opening it, bringing it up to date, and reading what the steps need from it."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import URL, Connection, Engine, create_engine, event, func, make_url, or_, select
from sqlalchemy.exc import DBAPIError, OperationalError

from pipeline.stored import read_known_events
from schemas import migrations, views
from schemas.events import KnownEvent, ReportFacts
from schemas.warehouse import END_OF_TIME, coding, event_version, run

PATIENCE = 30
"""Seconds to wait for another writer of an SQLite warehouse."""
WINDOW = timedelta(days=45)
"""Events whose dates are further from a report's are not looked at for merging."""


class WarehouseError(Exception):
    """The warehouse cannot be used; the message says which, why, and what to do."""


class WarehouseNewer(WarehouseError):
    """A newer program has migrated the warehouse."""


class WarehouseLocked(WarehouseError):
    """Another program holds the warehouse for longer than we wait."""


class WarehouseFull(WarehouseError):
    """There is no room left on the disk."""


class WarehouseUnreachable(WarehouseError):
    """No connection: no server, no such database, no such folder, wrong password."""


def open_warehouse(url: str) -> Engine:
    """Return an engine on the warehouse, made or migrated to this program's schema.

    Raises WarehouseError (WarehouseNewer, WarehouseLocked, WarehouseUnreachable …), never with the password in it.
    """
    engine = _engine(make_url(url))
    with explained(engine):
        migrate(engine)
    return engine


def migrate(engine: Engine) -> None:
    """Bring the schema to this program's version; views are made anew with it."""
    script = ScriptDirectory.from_config(config := _config())
    with write(engine) as connection:
        found, head = MigrationContext.configure(connection).get_current_revision(), script.get_current_head()
        if found == head:
            return
        _refuse_newer(engine, script, found)
        views.drop_views(connection)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        views.create_views(connection)


@contextmanager
def write(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: on SQLite it takes the lock at once, so that it waits instead of failing midway."""
    with explained(engine), engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def read(engine: Engine) -> Iterator[Connection]:
    """A transaction that reads one state of the warehouse."""
    with explained(engine), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def explained(engine: Engine) -> Iterator[None]:
    """Turn what the database driver raises into a WarehouseError that says what to do."""
    name = engine.url.render_as_string(hide_password=True)
    try:
        yield
    except OperationalError as error:
        raise _explain(name, str(error.orig)) from error
    except DBAPIError as error:
        raise WarehouseError(f"the warehouse {name} refused: {error.orig}") from error


def last_load(engine: Engine) -> int:
    """Return the number of the newest load, 0 for an empty warehouse."""
    with read(engine) as connection:
        return load_number(connection)


def load_number(connection: Connection) -> int:
    """Return the number of the newest load that the transaction sees."""
    return connection.scalar(select(func.coalesce(func.max(run.c.load_no), 0))) or 0


def last_gazetteer_version(engine: Engine) -> str | None:
    """Return the version of the gazetteer whose areas the warehouse holds."""
    with read(engine) as connection:
        return connection.scalar(select(run.c.gazetteer_version).order_by(run.c.load_no.desc()).limit(1))


def coded_article_ids(engine: Engine, coder_version: str, gazetteer_version: str) -> frozenset[str]:
    """Return the ids of the articles that these versions have coded already."""
    same = (coding.c.coder_version == coder_version) & (coding.c.gazetteer_version == gazetteer_version)
    with read(engine) as connection:
        return frozenset(connection.scalars(select(coding.c.article_id).where(same)))


def known_events(engine: Engine, facts: Sequence[ReportFacts]) -> tuple[KnownEvent, ...]:
    """Return the current events that the facts might tell of: of their countries, near their dates, or undated."""
    if not facts:
        return ()
    countries = {fact.where.country for fact in facts}
    days = [day for fact in facts for day in (fact.when.start, fact.when.end) if day]
    version = event_version.c
    near = [version.date_start.is_(None)]
    if days:
        near.append(version.date_start.between(min(days) - WINDOW, max(days) + WINDOW))
        near.append(version.date_end.between(min(days) - WINDOW, max(days) + WINDOW))
    with read(engine) as connection:
        there = version.country.in_(countries - {None}) | version.country.is_(None)
        chosen = select(version.event_id).where(version.known_to == END_OF_TIME, there, or_(*near))
        return read_known_events(connection, chosen)


def _engine(url: URL) -> Engine:
    if url.get_backend_name() == "sqlite":
        return _sqlite_engine(url)
    if url.get_backend_name() == "postgresql":
        return create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    raise WarehouseError(f"{url.render_as_string()} is neither sqlite:/// nor postgresql://")


def _sqlite_engine(url: URL) -> Engine:
    if url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA synchronous=NORMAL")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    return config


def _refuse_newer(engine: Engine, script: ScriptDirectory, found: str | None) -> None:
    try:
        script.get_revision(found) if found else None
    except CommandError as error:
        name = engine.url.render_as_string(hide_password=True)
        raise WarehouseNewer(
            f"the warehouse {name} has schema {found}, which this program does not know: a newer one has migrated it. "
            "Upgrade conflict-events, or point CONFLICT_EVENTS_WAREHOUSE_URL at another warehouse."
        ) from error


def _explain(name: str, said: str) -> WarehouseError:
    if "database is locked" in said:
        return WarehouseLocked(f"the warehouse {name} is locked by another program for over {PATIENCE} s; try later")
    if "disk is full" in said or "No space left" in said or "disk I/O error" in said:
        return WarehouseFull(f"the warehouse {name} has no room: {said}. Nothing was loaded; make room and run again")
    return WarehouseUnreachable(
        f"the warehouse {name} cannot be reached: {said}. Check CONFLICT_EVENTS_WAREHOUSE_URL and the server"
    )
