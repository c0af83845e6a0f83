"""The data dictionary: every table, view and column of the warehouse with what it holds, from the schema itself.

``python -m schemas.dictionary docs/data-dictionary.md`` writes it again.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import CheckConstraint, Column, Connection, Table, create_engine, inspect

from schemas.tables import metadata
from schemas.views import VIEWS, View, create_views, explain_column

HEAD = """# Data dictionary

This page is generated from the schema: `make docs` writes it again, and a test fails where it is not current.

Names are singular for tables and plural for views. Query the views; go to the tables for what a view leaves out.
NULL always means "not known". Counts of people come as low, best and high. Moments are in UTC, coordinates in WGS84.
What was believed at a moment `t` is `known_from <= t AND known_to > t` in `event_version`; `known_to` is 9999-12-31
for what is believed now.
"""


def write_dictionary() -> str:
    """Return the data dictionary as Markdown."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        metadata.create_all(connection)
        create_views(connection)
        views = [line for view in VIEWS for line in _view(connection, view)]
    tables = [line for table in metadata.sorted_tables for line in _table(table)]
    return "\n".join([HEAD, "## Views", *views, "", "## Tables", *tables]) + "\n"


def _view(connection: Connection, view: View) -> Iterator[str]:
    yield from ("", f"### {view.name}", "", f"{view.comment}.", "", "| column | what it holds |", "|---|---|")
    for column in inspect(connection).get_columns(view.name):
        yield f"| `{column['name']}` | {_cell(explain_column(view, column['name']))} |"


def _table(table: Table) -> Iterator[str]:
    yield from ("", f"### {table.name}", "", f"{table.comment}.", "")
    yield from ("| column | type | | what it holds |", "|---|---|---|---|")
    for column in table.columns:
        yield f"| `{column.name}` | {_type(column)} | {_keys(column)} | {_cell(column.comment or '')} |"
    yield from ("", "Constraints:", "")
    checks = [c for c in table.constraints if isinstance(c, CheckConstraint)]
    for check in sorted(checks, key=lambda c: str(c.name)):
        yield f"- `{check.name}`: `{check.sqltext}`"
    if not checks:
        yield "- none but the keys"


def _type(column: Column[object]) -> str:
    return str(column.type).lower().replace("varchar", "text")


def _keys(column: Column[object]) -> str:
    keys = ["key"] if column.primary_key else []
    keys += [f"→ `{key.target_fullname}`" for key in sorted(column.foreign_keys, key=lambda k: k.target_fullname)]
    keys += [] if column.nullable or column.primary_key else ["not null"]
    return ", ".join(keys)


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(write_dictionary(), encoding="utf-8")
