"""Many rows into one table, the fastest way that the database has: PostgreSQL's COPY, and many rows a statement."""

from collections.abc import Iterable, Mapping
from itertools import chain, islice

import psycopg
from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

from pipeline.warehouse.bulk_values import ways_of

PostgreSQL = psycopg.Connection[tuple[object, ...]]
Row = Mapping[str, object]
VARIABLES = 2_000
"""So many values at most in one statement of SQLite: with far fewer or far more of them each row costs more."""


def insert_rows(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Insert the rows; a column that a row does not name is NULL in it."""
    driver = connection.connection.driver_connection
    if isinstance(driver, psycopg.Connection):
        _copy(connection, driver, table, table.name, rows)
    else:
        _insert_alike(connection, table, rows, "")


def insert_new_rows(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Insert the rows whose keys are not there yet; of two with the same key the first."""
    driver, some = connection.connection.driver_connection, iter(rows)
    first = next(some, None)
    if first is None:
        return
    if isinstance(driver, psycopg.Connection):
        _merge(connection, driver, table, chain((first,), some))
    else:
        _insert_alike(connection, table, chain((first,), some), " ON CONFLICT DO NOTHING")


def upsertion(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """Return an insertion that can say what to do with a row whose key is there."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)


def _insert_alike(connection: Connection, table: Table, rows: Iterable[Row], or_else: str) -> None:
    """Insert those together that name the same columns: most rows say nothing of most columns, which costs nothing."""
    found: dict[tuple[str, ...], list[list[object]]] = {}
    for row in rows:
        found.setdefault(tuple(row), []).append(list(row.values()))
    for names, alike in found.items():
        for n, ready in ways_of(connection.dialect, table, names):
            for values in alike:
                values[n] = ready(values[n])
        into = f"INSERT INTO {table.name} ({_named(connection, names)}) VALUES "  # noqa: S608 - our own names
        _insert_together(connection, into, len(names), alike, or_else)


def _insert_together(connection: Connection, into: str, width: int, rows: Iterable[list[object]], or_else: str) -> None:
    marks, rest = f"({', '.join('?' * width)})", iter(rows)
    while some := list(islice(rest, VARIABLES // width)):
        connection.exec_driver_sql(into + ", ".join([marks] * len(some)) + or_else, tuple(chain.from_iterable(some)))


def _copy(connection: Connection, driver: PostgreSQL, table: Table, into: str, rows: Iterable[Row]) -> None:
    """Copy the rows while they are made: the server takes them in meanwhile."""
    some, names = iter(rows), [column.name for column in table.columns]
    first = next(some, None)
    if first is None:
        return
    ways, statement = ways_of(connection.dialect, table, names), f"COPY {into} ({_named(connection, names)}) FROM STDIN"
    with driver.cursor() as cursor, cursor.copy(statement.encode()) as copy:
        for row in chain((first,), some):
            values = list(map(row.get, names))
            for n, ready in ways:
                values[n] = ready(values[n])
            copy.write_row(values)


def _merge(connection: Connection, driver: PostgreSQL, table: Table, rows: Iterable[Row]) -> None:
    """Copy into a staging table of the transaction, and take from it in one statement what is not there yet."""
    stage = f"stage_{table.name}"
    connection.exec_driver_sql(f"CREATE TEMPORARY TABLE {stage} (LIKE {table.name}) ON COMMIT DROP")
    _copy(connection, driver, table, stage, rows)
    connection.exec_driver_sql(f"INSERT INTO {table.name} SELECT * FROM {stage} ON CONFLICT DO NOTHING")  # noqa: S608
    connection.exec_driver_sql(f"DROP TABLE {stage}")


def _named(connection: Connection, names: Iterable[str]) -> str:
    return ", ".join(map(connection.dialect.identifier_preparer.quote, names))
