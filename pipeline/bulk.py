"""Many rows into one table, the fastest way that the database has: PostgreSQL's COPY, and many rows a statement."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

import psycopg
from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

from pipeline.bulk_values import Values, make_ready

Row = Mapping[str, object]
VARIABLES = 1_000
"""So many values at most in one statement of SQLite: with far fewer or far more of them each row costs more."""


def insert_rows(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Insert the rows; a column that a row does not name is NULL in it."""
    driver = connection.connection.driver_connection
    for alike in _group(connection, table, rows):
        if isinstance(driver, psycopg.Connection):
            _copy(driver, table.name, alike)
        else:
            _insert_together(connection, table.name, alike, "")


def insert_new_rows(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Insert the rows whose keys are not there yet; of two with the same key the first."""
    driver, groups = connection.connection.driver_connection, _group(connection, table, rows)
    if isinstance(driver, psycopg.Connection) and groups:
        _merge(connection, driver, table, groups)
    elif groups:
        for alike in groups:
            _insert_together(connection, table.name, alike, " ON CONFLICT DO NOTHING")


def upsertion(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """Return an insertion that can say what to do with a row whose key is there."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)


@dataclass(frozen=True, slots=True)
class _Alike:
    """Rows that name the same columns: most rows leave most columns NULL, and what is not said costs nothing."""

    width: int
    columns: str
    rows: Sequence[Values]


def _group(connection: Connection, table: Table, rows: Iterable[Row]) -> list[_Alike]:
    found: dict[tuple[str, ...], list[Values]] = {}
    for row in rows:
        found.setdefault(tuple(row), []).append(list(row.values()))
    for names, values in found.items():
        make_ready(connection.dialect, [table.c[name] for name in names], values)
    quote = connection.dialect.identifier_preparer.quote
    return [_Alike(len(names), ", ".join(map(quote, names)), values) for names, values in found.items()]


def _insert_together(connection: Connection, table: str, alike: _Alike, or_else: str) -> None:
    into = f"INSERT INTO {table} ({alike.columns}) VALUES "  # noqa: S608 - our own names
    marks, values = f"({', '.join('?' * alike.width)})", iter(alike.rows)
    while some := list(islice(values, VARIABLES // alike.width)):
        connection.exec_driver_sql(into + ", ".join([marks] * len(some)) + or_else, tuple(chain.from_iterable(some)))


def _copy(driver: psycopg.Connection[tuple[object, ...]], table: str, alike: _Alike) -> None:
    with driver.cursor() as cursor, cursor.copy(f"COPY {table} ({alike.columns}) FROM STDIN".encode()) as copy:
        for values in alike.rows:
            copy.write_row(values)


def _merge(
    connection: Connection, driver: psycopg.Connection[tuple[object, ...]], table: Table, groups: Sequence[_Alike]
) -> None:
    """Copy into a staging table of the transaction, and take from it in one statement what is not there yet."""
    stage = f"stage_{table.name}"
    connection.exec_driver_sql(f"CREATE TEMPORARY TABLE {stage} (LIKE {table.name}) ON COMMIT DROP")
    for alike in groups:
        _copy(driver, stage, alike)
    connection.exec_driver_sql(f"INSERT INTO {table.name} SELECT * FROM {stage} ON CONFLICT DO NOTHING")  # noqa: S608
    connection.exec_driver_sql(f"DROP TABLE {stage}")
