"""A load that brings more than the warehouse holds: what hinders single rows is made after all of them.

PostgreSQL looks for what each row refers to, which is two thirds of its work. Where most of the tables will be new,
their foreign keys and further indexes are taken away and made again in the same transaction: then the server compares
whole tables, in a fraction of the time, and refuses the load as it would have refused the row. SQLite, which looks
things up fast, makes its indexes afterwards only.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.schema import AddConstraint, CreateIndex, DropConstraint, DropIndex

from pipeline.warehouse.roles import is_owner
from schemas import tables as w

MANY = 10_000
"""Articles from which on it is worth making indexes anew."""
TABLES = (
    w.article,
    w.coding,
    w.place,
    w.report,
    w.report_actor,
    w.report_span,
    w.event,
    w.event_version,
    w.event_version_actor,
    w.event_report,
)


@contextmanager
def unhindered(connection: Connection, coming: int) -> Iterator[None]:
    """Let so many articles with their reports and events be written without hindrance, if they are most of what is.

    Where the connection may not change the schema, or somebody reads the tables, rows are hindered as ever.
    """
    tables = TABLES if _is_most(connection, coming) and _is_ours(connection) else ()
    indexes = [index for table in tables for index in sorted(table.indexes, key=lambda index: str(index.name))]
    keyed = tables if connection.dialect.name == "postgresql" else ()
    keys = [key for table in keyed for key in table.foreign_key_constraints]
    for key in keys:
        connection.execute(DropConstraint(key))
    for index in indexes:
        connection.execute(DropIndex(index))
    yield
    for index in indexes:
        connection.execute(CreateIndex(index))
    for key in keys:
        connection.execute(AddConstraint(key, isolate_from_table=False))


def _is_most(connection: Connection, coming: int) -> bool:
    if coming < MANY:
        return False
    there = select(func.count()).select_from(select(w.article.c.article_id).limit(coming).subquery())
    return connection.scalar(there) != coming


def _is_ours(connection: Connection) -> bool:
    """Return whether the tables can be changed at once; PostgreSQL locks them, and their readers have to wait."""
    if connection.dialect.name == "sqlite" or not is_owner(connection):
        return connection.dialect.name == "sqlite"
    named = ", ".join(table.name for table in TABLES)
    try:
        with connection.begin_nested():
            connection.exec_driver_sql(f"LOCK TABLE {named} IN ACCESS EXCLUSIVE MODE NOWAIT")
    except OperationalError:
        return False
    return True
