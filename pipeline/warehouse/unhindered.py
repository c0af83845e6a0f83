"""A load that brings more than the warehouse holds: what hinders single rows is made after all of them.

PostgreSQL looks for what each row refers to and for where it goes in each index, which is most of its work. Where most
of the tables will be new, their foreign keys, keys and further indexes are taken away and made again in the same
transaction: then the server sorts and compares whole tables, in a fraction of the time, and refuses the load as it
would have refused the row. SQLite, which looks things up fast, makes its indexes afterwards only.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from sqlalchemy import (
    Connection,
    Constraint,
    ForeignKeyConstraint,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    func,
    select,
)
from sqlalchemy.exc import OperationalError
from sqlalchemy.schema import AddConstraint, CreateIndex, DropConstraint, DropIndex, Index

from pipeline.warehouse.handing import Hand
from pipeline.warehouse.roles import is_owner
from schemas import tables as w

MANY = 10_000
"""Articles from which on it is worth making indexes anew."""
CODED = (w.article, w.coding, w.place, w.report, w.report_actor, w.report_span)
EVENTS = (
    w.event,
    w.event_version,
    w.event_version_actor,
    w.event_report,
    w.report_tie,
    w.settled_report,
    w.crowded_report,
)
LOOKED_UP = (w.article, w.coding)
"""Tables whose rows are looked up by their keys while others are written, but for a first load (``There``)."""
_HASHING = "SET LOCAL enable_mergejoin = off; SET LOCAL enable_nestloop = off"
"""PostgreSQL knows nothing of what tables hold that are new, and would look what refers to two columns up by rows."""
_AS_EVER = "SET LOCAL enable_mergejoin = DEFAULT; SET LOCAL enable_nestloop = DEFAULT"


def is_worth_it(connection: Connection, coming: int) -> bool:
    """Return whether so many articles with their reports and events are most of what will be, and may come unhindered.

    They may not where the connection may not change the schema, or somebody reads the tables.
    """
    return _is_most(connection, coming) and _is_ours(connection)


@contextmanager
def unhindered(hand: Hand, tables: Collection[Table], looked_up: Collection[Table] = ()) -> Iterator[None]:
    """Let rows be handed to the tables without hindrance; those that are looked up meanwhile keep their keys."""
    indexes = [index for table in tables for index in sorted(table.indexes, key=lambda index: str(index.name))]
    keys = _keys(tables, looked_up) if hand.connection.dialect.name == "postgresql" else []
    hand.then(partial(_take_away, hand.connection, indexes, keys))
    yield
    hand.then(partial(_make_again, hand.connection, indexes, keys))


def _take_away(connection: Connection, indexes: Sequence[Index], keys: Sequence[Constraint]) -> None:
    for key in reversed(keys):
        connection.execute(DropConstraint(key))
    for index in indexes:
        connection.execute(DropIndex(index))


def _make_again(connection: Connection, indexes: Sequence[Index], keys: Sequence[Constraint]) -> None:
    for index in indexes:
        connection.execute(CreateIndex(index))
    if keys:
        connection.exec_driver_sql(_HASHING)
        for key in keys:
            connection.execute(AddConstraint(key, isolate_from_table=False))
        connection.exec_driver_sql(_AS_EVER)


def _keys(tables: Collection[Table], looked_up: Collection[Table]) -> list[Constraint]:
    """What is unique in the tables, but for those that are looked up, and then what refers to or from any of them."""
    unique = [
        key
        for table in tables
        for key in sorted(table.constraints, key=lambda key: str(key.name))
        if isinstance(key, UniqueConstraint | PrimaryKeyConstraint) and table not in looked_up
    ]
    references = [
        key
        for table in w.metadata.sorted_tables
        for key in sorted(table.foreign_key_constraints, key=lambda key: str(key.name))
        if table in tables or key.referred_table in tables
    ]
    return [*unique, *references]


def _is_most(connection: Connection, coming: int) -> bool:
    if coming < MANY:
        return False
    there = select(func.count()).select_from(select(w.article.c.article_id).limit(coming).subquery())
    return connection.scalar(there) != coming


def _is_ours(connection: Connection) -> bool:
    """Return whether the tables can be changed at once; PostgreSQL locks them, and their readers have to wait."""
    if connection.dialect.name == "sqlite" or not is_owner(connection):
        return connection.dialect.name == "sqlite"
    keys = _keys(CODED + EVENTS, ())
    referred = {key.referred_table.name for key in keys if isinstance(key, ForeignKeyConstraint)}
    named = ", ".join(sorted(referred | {str(key.table.name) for key in keys}))
    try:
        with connection.begin_nested():
            connection.exec_driver_sql(f"LOCK TABLE {named} IN ACCESS EXCLUSIVE MODE NOWAIT")
    except OperationalError:
        return False
    return True
