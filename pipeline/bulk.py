"""Many rows into one table, the fastest way that the database has: COPY, and SQLite's own executemany."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, islice

import psycopg
from sqlalchemy import Column, Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

Row = Mapping[str, object]
VARIABLES = 1_000
"""So many values at most in one statement of SQLite, which allows 32,766."""
MANY = 50
"""From so many rows on, PostgreSQL's COPY is worth its start."""


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows that all have the same columns."""
    _insert(connection, table, rows, "")


def insert_new_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert the rows whose keys are not there yet; of two with the same key the first."""
    _insert(connection, table, rows, " ON CONFLICT DO NOTHING")


def upsertion(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """Return an insertion that can say what to do with a row whose key is there."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)


def _insert(connection: Connection, table: Table, rows: Sequence[Row], or_else: str) -> None:
    driver = connection.connection.driver_connection
    if not rows:
        return
    if isinstance(driver, sqlite3.Connection):
        _insert_together(connection, table, rows, or_else)
    elif not isinstance(driver, psycopg.Connection) or len(rows) < MANY:
        statement = upsertion(connection, table)
        connection.execute(statement.on_conflict_do_nothing() if or_else else statement, rows)
    elif or_else:
        _merge(connection, driver, table, rows, or_else)
    else:
        _copy(connection, driver, table.name, _columns(table, rows), rows)


def _insert_together(connection: Connection, table: Table, rows: Sequence[Row], or_else: str) -> None:
    """Insert many rows by one statement: with each SQLite makes anew the lists of words that its checks look in."""
    columns = _columns(table, rows)
    into = f"INSERT INTO {table.name} ({_named(connection, columns)}) VALUES "  # noqa: S608 - our own names
    marks = f"({', '.join('?' * len(columns))})"
    values = _values(connection, columns, rows)
    while some := list(islice(values, VARIABLES // len(columns))):
        connection.exec_driver_sql(into + ", ".join([marks] * len(some)) + or_else, tuple(chain.from_iterable(some)))


def _merge(
    connection: Connection,
    driver: psycopg.Connection[tuple[object, ...]],
    table: Table,
    rows: Sequence[Row],
    or_else: str,
) -> None:
    """Copy into a staging table of the transaction, and take from it in one statement what is not there yet."""
    columns, stage = _columns(table, rows), f"stage_{table.name}"
    named = _named(connection, columns)
    connection.exec_driver_sql(
        f"CREATE TEMPORARY TABLE {stage} ON COMMIT DROP AS SELECT {named} FROM {table.name} WITH NO DATA"  # noqa: S608
    )
    _copy(connection, driver, stage, columns, rows)
    connection.exec_driver_sql(f"INSERT INTO {table.name} ({named}) SELECT {named} FROM {stage}{or_else}")  # noqa: S608
    connection.exec_driver_sql(f"DROP TABLE {stage}")


def _copy(
    connection: Connection,
    driver: psycopg.Connection[tuple[object, ...]],
    name: str,
    columns: Sequence[Column[object]],
    rows: Sequence[Row],
) -> None:
    into = f"COPY {name} ({_named(connection, columns)}) FROM STDIN"
    with driver.cursor() as cursor, cursor.copy(into.encode()) as copy:
        for values in _values(connection, columns, rows):
            copy.write_row(values)


def _columns(table: Table, rows: Sequence[Row]) -> list[Column[object]]:
    return [table.c[name] for name in rows[0]]


def _named(connection: Connection, columns: Sequence[Column[object]]) -> str:
    quote = connection.dialect.identifier_preparer.format_column
    return ", ".join(quote(column) for column in columns)


def _values(connection: Connection, columns: Sequence[Column[object]], rows: Sequence[Row]) -> Iterator[list[object]]:
    """Yield each row's values as the driver takes them; only some kinds of columns need to be made ready."""
    names = [column.name for column in columns]
    prepare = [(n, ready) for n, column in enumerate(columns) if (ready := _processor(connection, column))]
    for row in rows:
        values = [row[name] for name in names]
        for n, ready in prepare:
            values[n] = ready(values[n])
        yield values


def _processor(connection: Connection, column: Column[object]) -> Callable[[object], object] | None:
    return column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
