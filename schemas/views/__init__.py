"""What analysts query: views in the words of the codebook, the same on SQLite and PostgreSQL.

Each is a file of SQL that begins with what it answers and what its own columns hold; a column without a line there is
the table's column of that name. "Now" is ``known_to >= '9999-12-31'``; for any other moment ask ``event_version`` with
``known_from <= :t AND known_to > :t``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from sqlalchemy import Connection, inspect, text

from schemas.tables import (
    admin_area,
    article,
    coding,
    event_version,
    event_version_actor,
    reject,
    report,
    report_contest,
    run,
    source,
    syndication,
)
from schemas.views.dialects import translate
from schemas.views.fingerprint import fingerprint

NAMES = (
    "actors",
    "countries",
    "event_types",
    "population",
    "provinces",
    "districts",
    "events_coded",
    "months",
    "days",
    "parties",
    "event_versions",
    "events_all",
    "events",
    "event_points",
    "civilian_events",
    "event_actors",
    "event_sides",
    "event_sources",
    "dyads",
    "event_history",
    "version_changes",
    "changes",
    "codings",
    "copies",
    "mentions",
    "claims",
    "contested",
    "province_month",
    "district_month",
    "dyad_month",
    "actor_activity",
    "undetermined",
    "articles_without_report",
    "article_lag",
    "report_lag",
    "source_lag",
    "coverage",
    "data_quality",
    "quarantine",
    "runs",
    "acled_export",
    "ucdp_ged_export",
    "hapi_conflict_event",
    "review_queue",
    "integrity",
    "view_set",
)
"""In the order in which they build on each other."""
_AS_OF = """
CREATE FUNCTION events_as_of(t timestamptz) RETURNS SETOF event_versions LANGUAGE sql STABLE AS $$
  SELECT * FROM event_versions
  WHERE known_from <= t AND known_to > t
    AND assertion = 'asserted' AND NOT background AND corroboration <> 'retracted'
$$;
COMMENT ON FUNCTION events_as_of(timestamptz) IS
  'The events as they were believed at a moment: asserted, not background, not retracted'
"""
"""PostgreSQL's only: SQLite asks ``event_versions`` with the same predicate, as the query events_as_of does."""
FORMER = ("reports",)
"""Names of views that older versions made."""
_SAME = (
    event_version,
    event_version_actor,
    report,
    report_contest,
    article,
    coding,
    source,
    admin_area,
    reject,
    run,
    syndication,
)


@dataclass(frozen=True, slots=True)
class View:
    """A view."""

    name: str
    comment: str
    columns: dict[str, str]
    """What its own columns hold."""
    statement: str
    """``CREATE VIEW …``, in the words of `schemas.views.dialects` where the databases differ."""


def read_view(name: str) -> View:
    """Return the view of that name from its file."""
    head, create, query = files(__name__).joinpath(f"{name}.sql").read_text("utf-8").partition("CREATE VIEW")
    comment, *told = re.split(r"\n-- (?=\w+: )", head.strip())
    said = (one.partition(": ") for one in map(_one_line, told))
    columns = {column: words for column, _, words in said}
    return View(name, _one_line(comment), columns, create + query)


def _one_line(comment: str) -> str:
    return " ".join(line.removeprefix("-- ") for line in comment.splitlines())


VIEWS = tuple(read_view(name) for name in NAMES)


def create_views(connection: Connection) -> None:
    """Create the views; PostgreSQL keeps their comments and their columns' too."""
    made = [translate(view.statement, connection) for view in VIEWS]
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(";\n".join(made).replace("%", "%%"))
        connection.exec_driver_sql(";\n".join(said for view in VIEWS for said in _comments(connection, view)))
        connection.exec_driver_sql(_AS_OF)
        return
    for statement in made:
        connection.exec_driver_sql(statement)


def are_current(connection: Connection) -> bool:
    """Return whether the views are this program's."""
    if "view_set" not in inspect(connection).get_view_names():
        return False
    # with a table in it, since SQLite does not look again what a view of constants has become
    asked = "SELECT fingerprint FROM view_set WHERE EXISTS (SELECT 1 FROM alembic_version)"
    return bool(connection.exec_driver_sql(asked).scalar() == fingerprint())


def drop_views(connection: Connection) -> None:
    """Drop our views that are there, and no others; PostgreSQL refuses where another view builds on one of them."""
    there = [name for name in inspect(connection).get_view_names() if name in {*NAMES, *FORMER}]
    if connection.dialect.name == "postgresql" and there:
        connection.execute(text("DROP FUNCTION IF EXISTS events_as_of(timestamptz)"))
        connection.execute(text(f"DROP VIEW {', '.join(there)}"))
        return
    for name in there:
        connection.execute(text(f"DROP VIEW {name}"))


def remake_views(connection: Connection) -> None:
    """Make the views again, as after PostGIS was added to the database or taken out of it."""
    drop_views(connection)
    create_views(connection)


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


def _comments(connection: Connection, view: View) -> Iterator[str]:
    yield f"COMMENT ON VIEW {view.name} IS {_quote(view.comment)}"
    attributes = "SELECT attname FROM pg_attribute WHERE attrelid = CAST(:name AS regclass) AND attnum > 0"
    for column in connection.scalars(text(attributes), {"name": view.name}):
        yield f'COMMENT ON COLUMN {view.name}."{column}" IS {_quote(explain_column(view, column))}'


def _quote(words: str) -> str:
    return "'" + words.replace("'", "''").replace("%", "%%") + "'"
