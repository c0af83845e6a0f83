"""Many rows into one table, the fastest way that the database has."""

from collections.abc import Mapping, Sequence

import psycopg
from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

Row = Mapping[str, object]
MANY = 50
"""From so many rows on, PostgreSQL's COPY is worth its start."""


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows that all have the same columns."""
    driver = connection.connection.driver_connection
    if isinstance(driver, psycopg.Connection) and len(rows) >= MANY:
        _copy(connection, driver, table, rows)
    elif rows:
        connection.execute(table.insert(), rows)


def insert_new_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert the rows whose keys are not there yet."""
    if rows:
        connection.execute(upsertion(connection, table).on_conflict_do_nothing(), rows)


def upsertion(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """Return an insertion that can say what to do with a row whose key is there."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)


def _copy(
    connection: Connection, driver: psycopg.Connection[tuple[object, ...]], table: Table, rows: Sequence[Row]
) -> None:
    columns = [table.c[name] for name in rows[0]]
    quote = connection.dialect.identifier_preparer.format_column
    prepare = [column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect) for column in columns]
    named = ", ".join(quote(column) for column in columns)
    with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({named}) FROM STDIN".encode()) as copy:
        for row in rows:
            values = (row[column.name] for column in columns)
            copy.write_row([ready(v) if ready else v for v, ready in zip(values, prepare, strict=True)])
