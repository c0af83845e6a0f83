"""Connections to SQLite and PostgreSQL, and what can go wrong with them in words that help."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec
import psycopg
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

from pipeline.problems import Problem

PATIENCE = 30
"""Seconds to wait for another writer, unless the address says otherwise (SQLite: ``?timeout=``)."""
PAGES_KB = 65_536
"""Memory for SQLite's pages, in KB: the indexes of a large load are in it while they grow."""
REACH = 10
"""Seconds to wait for a PostgreSQL server to answer (``?connect_timeout=``)."""
LOADER = 7_232_019
"""The advisory lock that one writer of a PostgreSQL warehouse holds, any number that all programs agree on."""


class WarehouseError(Problem):
    """The warehouse cannot be used; the message says which, why, and what to do."""


class WarehouseNewer(WarehouseError):
    """A newer program has migrated the warehouse."""


class WarehouseLocked(WarehouseError):
    """Another program holds the warehouse for longer than we wait."""


class WarehouseBusy(WarehouseLocked):
    """Two programs waited for each other and the database ended our part: the same again goes well."""


class WarehouseReadOnly(WarehouseError):
    """We may read it and not write it."""


class WarehouseMissing(WarehouseError):
    """There is none at the address, or it was never made, so that there is nothing to ask."""


class WarehouseFull(WarehouseError):
    """There is no room left on the disk."""


class WarehouseUnreachable(WarehouseError):
    """No connection: no server, no such database, no such folder, wrong password."""


def make_engine(address: str) -> Engine:
    """Return an engine for ``sqlite:///PATH`` or ``postgresql://…``; nothing is connected yet.

    Raises WarehouseError for any other address, and WarehouseUnreachable where SQLite's folder cannot be made.
    """
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise WarehouseError("the warehouse's address is no sqlite:///PATH and no postgresql://… address") from error
    if url.get_backend_name() == "sqlite":
        return _sqlite_engine(url)
    if url.get_backend_name() == "postgresql":
        return _postgres_engine(url)
    raise WarehouseError(f"{url.render_as_string()} is neither sqlite:///PATH nor postgresql://…")


@contextmanager
def write(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: it takes the lock at once, so that it waits instead of failing midway."""
    with explained(engine), engine.connect().execution_options(writes=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOADER})")
        yield connection


@contextmanager
def write_beside(engine: Engine) -> Iterator[Connection]:
    """A small transaction that writes what no load does, and so need not wait for one on PostgreSQL."""
    with explained(engine), engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def read(engine: Engine) -> Iterator[Connection]:
    """A transaction that reads one state of the warehouse, whatever is loaded meanwhile."""
    with explained(engine), engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


@contextmanager
def explained(engine: Engine) -> Iterator[None]:
    """Turn what the database driver raises into a WarehouseError that says what to do."""
    name = engine.url.render_as_string(hide_password=True)
    try:
        yield
    except (OperationalError, psycopg.OperationalError) as error:
        raise _explain(name, _said(error)) from error
    except (DBAPIError, psycopg.Error) as error:
        if _is_full(_said(error)):
            raise _explain(name, _said(error)) from error
        raise WarehouseError(f"the warehouse {name} refused: {_said(error)}") from error


def _sqlite_engine(url: URL) -> Engine:
    if url.database:
        try:
            Path(url.database).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WarehouseUnreachable(f"the folder of the warehouse {url} cannot be made: {error}") from error
    waits = {} if "timeout" in url.query else {"timeout": PATIENCE}
    engine = create_engine(url, connect_args=waits, json_deserializer=msgspec.json.decode)
    event.listen(engine, "do_connect", _ask_only_to_read)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _ask_only_to_read(_dialect: object, _record: object, given: list[str], options: dict[str, object]) -> None:
    """Open a file that we may not write as SQLite wants it: where nobody has it open, as one that does not change."""
    path = Path(given[0])
    if path.is_file() and not _may_write(path):
        alone = not _may_write(path.parent) and not path.with_name(f"{path.name}-wal").exists()
        given[0] = f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if alone else ''}"
        options["uri"] = True


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    with suppress(sqlite3.OperationalError):  # a file that we may only read stays as it is
        connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute(f"PRAGMA cache_size=-{PAGES_KB}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgres_engine(url: URL) -> Engine:
    settings = f"-c timezone=UTC -c datestyle=ISO -c lock_timeout={PATIENCE}s"
    defaults = {"connect_timeout": REACH, "options": settings}
    return create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_pre_ping=True,
        json_deserializer=msgspec.json.decode,
        connect_args={name: value for name, value in defaults.items() if name not in url.query},
    )


def _said(error: DBAPIError | psycopg.Error) -> str:
    """What the driver says, in a line."""
    return " ".join(str(error.orig if isinstance(error, DBAPIError) else error).split())


def _is_full(said: str) -> bool:
    """Whether there is no room, on the disk or in what the server may write of it."""
    return any(words in said for words in ("disk is full", "No space left", "disk I/O error", "Check free disk space"))


def _explain(name: str, said: str) -> WarehouseError:
    if "deadlock detected" in said or "could not serialize" in said:
        return WarehouseBusy(f"the warehouse {name} was in another program's way, nothing was loaded; run again")
    if "readonly database" in said:
        return WarehouseReadOnly(
            f"the warehouse {name} may only be read, and nothing was written; "
            "if it is of an older version, whoever may write it must migrate it ('conflict-events warehouse')"
        )
    if "database is locked" in said or "lock timeout" in said:
        return WarehouseLocked(f"the warehouse {name} is locked by another program; end that, or try later")
    if _is_full(said):
        return WarehouseFull(f"the warehouse {name} has no room: {said}. Nothing was loaded; make room, run again")
    return WarehouseUnreachable(
        f"the warehouse {name} cannot be reached: {said}. "
        "Check CONFLICT_EVENTS_WAREHOUSE_URL, the password, the server and the folder"
    )
