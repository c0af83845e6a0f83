"""What a warehouse holds, as text that two warehouses can be compared by."""

import json
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, Engine, Table, select

from pipeline.warehouse.database import read
from schemas.tables import END_OF_TIME, metadata

OF_THE_RUN = frozenset({"run", "run_source", "source_delay"})
"""Tables that tell of runs and not of the world."""
RUN_COLUMNS = frozenset({"run_id", "load_no", "known_from"})


def dump(engine: Engine) -> str:
    """Return every row but those of runs, one a line, in the same order on every database.

    What depends on the run or the clock is left out; of ``known_to`` it is kept whether the version is current.
    """
    with read(engine) as connection:
        tables = (table for table in metadata.sorted_tables if table.name not in OF_THE_RUN)
        return "".join(f"{line}\n" for table in tables for line in sorted(_lines(connection, table)))


def _lines(connection: Connection, table: Table) -> Iterator[str]:
    columns = [column for column in table.columns if column.name not in RUN_COLUMNS]
    for row in connection.execute(select(*columns)):
        named = {column.name: _plain(value) for column, value in zip(columns, row, strict=True)}
        yield f"{table.name} {json.dumps(named, ensure_ascii=False, sort_keys=True)}"


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return "current" if value == END_OF_TIME else "closed"
    return value if value is None or isinstance(value, str | int | float | bool | list | dict) else str(value)
