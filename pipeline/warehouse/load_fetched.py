"""Writes what was fetched, within the transaction of a load."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, Table

from pipeline.warehouse import stored
from pipeline.warehouse.bulk import insert_new_rows, upsertion
from pipeline.warehouse.columns import Row
from schemas import tables as w
from schemas.fetching import Notes


def write_notes(connection: Connection, notes: Iterable[Notes], run_id: str) -> None:
    """Write the notes; of an address that is there, only what is not older than what is there."""
    taken = list(notes)
    responses = [stored.response_row(one, run_id) for some in taken for one in some.responses]
    insert_new_rows(connection, w.response, responses)
    addresses = {one.address: one for some in taken for one in some.addresses}
    _put(connection, w.address, [stored.address_row(one) for one in addresses.values()], "checked_at")
    marks = {(one.source_id, one.name): one for some in taken for one in some.watermarks}
    _put(connection, w.watermark, [stored.watermark_row(one) for one in marks.values()])


def _put(connection: Connection, table: Table, rows: Sequence[Row], moment: str | None = None) -> None:
    """Insert the rows or put them in the place of those with the same keys; not of one with a later ``moment``."""
    if not rows:
        return
    statement = upsertion(connection, table)
    keys = list(table.primary_key)
    new = {column.name: statement.excluded[column.name] for column in table.columns if column not in keys}
    later: ColumnElement[bool] | None = None if moment is None else statement.excluded[moment] >= table.c[moment]
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=new, where=later), rows)
