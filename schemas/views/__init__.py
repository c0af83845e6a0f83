"""What analysts query: views in the words of the codebook, the same on SQLite and PostgreSQL.

Each is a file of SQL that begins with what it answers and what its own columns hold; a column without a line there is
the table's column of that name. "Now" is ``known_to >= '9999-12-31'``; for any other moment ask ``event_version`` with
``known_from <= :t AND known_to > :t``.
"""

import re
from dataclasses import dataclass
from importlib.resources import files

from sqlalchemy import Connection, inspect, text

from schemas.warehouse import (
    admin_area,
    article,
    coding,
    event_version,
    event_version_actor,
    report,
    report_contest,
    source,
)

NAMES = (
    "provinces",
    "events_all",
    "events",
    "event_actors",
    "event_history",
    "codings",
    "reports",
    "claims",
    "contested",
    "province_month",
    "undetermined",
    "articles_without_report",
)
"""In the order in which they build on each other."""
_SAME = (event_version, event_version_actor, report, report_contest, article, coding, source, admin_area)
_MONTH = {"sqlite": r"strftime('%Y-%m', \1)", "postgresql": r"to_char(\1, 'YYYY-MM')"}


@dataclass(frozen=True, slots=True)
class View:
    """A view."""

    name: str
    comment: str
    columns: dict[str, str]
    """What its own columns hold."""
    statement: str
    """``CREATE VIEW …``, with ``month_of(DATE)`` where the databases differ."""


def read_view(name: str) -> View:
    """Return the view of that name from its file."""
    head, create, query = files(__name__).joinpath(f"{name}.sql").read_text("utf-8").partition("CREATE VIEW")
    lines = [line.removeprefix("-- ") for line in head.splitlines()]
    columns = {found[1]: found[2] for line in lines if (found := re.fullmatch(r"(\w+): (.*)", line))}
    comment = " ".join(line for line in lines if not re.match(r"\w+: ", line))
    return View(name, comment, columns, create + query)


VIEWS = tuple(read_view(name) for name in NAMES)


def create_views(connection: Connection) -> None:
    """Create the views; PostgreSQL keeps their comments and their columns' too."""
    for view in VIEWS:
        connection.execute(text(re.sub(r"month_of\(([\w.]+)\)", _MONTH[connection.dialect.name], view.statement)))
        if connection.dialect.name == "postgresql":
            _comment(connection, view)


def drop_views(connection: Connection) -> None:
    """Drop the views that are there, the newest first."""
    for view in reversed(VIEWS):
        connection.execute(text(f"DROP VIEW IF EXISTS {view.name}"))


def explain_column(view: View, column: str) -> str:
    """Return what the view's column holds: its own words, or those of the table's or view's column of the same name.

    Raises KeyError where nothing says so.
    """
    said = [
        view.columns.get(column),
        *(table.c[column].comment for table in _SAME if column in table.c),
        *(other.columns.get(column) for other in VIEWS),
    ]
    for words in said:
        if words:
            return words
    raise KeyError(f"{view.name}.{column} has no comment")


def _comment(connection: Connection, view: View) -> None:
    connection.execute(text(f"COMMENT ON VIEW {view.name} IS {_quote(view.comment)}"))
    for column in inspect(connection).get_columns(view.name):
        name = column["name"]
        explained = _quote(explain_column(view, name))
        connection.execute(text(f'COMMENT ON COLUMN {view.name}."{name}" IS {explained}'))


def _quote(words: str) -> str:
    return "'" + words.replace("'", "''").replace(":", r"\:") + "'"
