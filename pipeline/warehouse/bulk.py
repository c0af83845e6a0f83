"""Many rows into one table, the fastest way that the database has: PostgreSQL's COPY, and many rows a statement."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

import psycopg
from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

from pipeline.warehouse.bulk_values import ways_of
from pipeline.warehouse.copying import copy, csv_of

Row = Mapping[str, object]
Line = Sequence[object]
"""A row in the order of columns that are named elsewhere, ready for the driver: text, numbers and None."""
VARIABLES = 2_000
"""So many values at most in one statement of SQLite: with far fewer or far more of them each row costs more."""


def insert_rows(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Insert the rows; a column that a row does not name is NULL in it."""
    for names, lines in _alike(connection, table, rows):
        if isinstance(driver := connection.connection.driver_connection, psycopg.Connection):
            copy(driver, table.name, names, [csv_of(lines)])
        else:
            execute(connection, statements(table, names, lines))


def insert_new_rows(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Insert the rows whose keys are not there yet; of two with the same key the first."""
    for names, lines in _alike(connection, table, rows):
        if isinstance(driver := connection.connection.driver_connection, psycopg.Connection):
            _merge(connection, driver, table, names, lines)
        else:
            execute(connection, statements(table, names, lines, " ON CONFLICT DO NOTHING"))


def upsertion(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """Return an insertion that can say what to do with a row whose key is there."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)


def statements(
    table: Table, names: Sequence[str], lines: Iterable[Line], or_else: str = ""
) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Yield SQLite's statements that insert the lines, each with its values."""
    named = ", ".join(f'"{name}"' for name in names)
    into = f"INSERT INTO {table.name} ({named}) VALUES "  # noqa: S608 - our own names
    marks, rest = f"({', '.join('?' * len(names))})", iter(lines)
    while some := list(islice(rest, VARIABLES // len(names))):
        yield into + ", ".join([marks] * len(some)) + or_else, tuple(chain.from_iterable(some))


def execute(connection: Connection, given: Iterable[tuple[str, tuple[object, ...]]]) -> None:
    """Execute the statements with their values."""
    for statement, values in given:
        connection.exec_driver_sql(statement, values)


def _alike(connection: Connection, table: Table, rows: Iterable[Row]) -> Iterable[tuple[tuple[str, ...], list[Line]]]:
    """Return those rows together that name the same columns, ready for the driver."""
    found: dict[tuple[str, ...], list[list[object]]] = {}
    for row in rows:
        found.setdefault(tuple(row), []).append(list(row.values()))
    for names, lines in found.items():
        for n, ready in ways_of(connection.dialect, table, names):
            for line in lines:
                line[n] = ready(line[n])
    return [(names, list[Line](lines)) for names, lines in found.items()]


def _merge(
    connection: Connection,
    driver: psycopg.Connection[tuple[object, ...]],
    table: Table,
    names: Sequence[str],
    lines: Iterable[Line],
) -> None:
    """Copy into a staging table of the transaction, and take from it in one statement what is not there yet."""
    stage = f"stage_{table.name}"
    connection.exec_driver_sql(f"CREATE TEMPORARY TABLE {stage} (LIKE {table.name}) ON COMMIT DROP")
    copy(driver, stage, names, [csv_of(lines)])
    connection.exec_driver_sql(f"INSERT INTO {table.name} SELECT * FROM {stage} ON CONFLICT DO NOTHING")  # noqa: S608
    connection.exec_driver_sql(f"DROP TABLE {stage}")
