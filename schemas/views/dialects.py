"""Where SQLite and PostgreSQL differ: words of the views' SQL that stand for each database's own."""

import csv
import re
from functools import partial
from importlib.resources import files

from sqlalchemy import Connection

from schemas.registry import list_actors
from schemas.views.fields import FIELDS, of_fields
from schemas.views.fingerprint import fingerprint
from schemas.vocabulary import ActorKind

_WORDS = {
    "sqlite": {  # of 3.38: one word that DuckDB's or R's older SQLite cannot read, and it opens no warehouse
        "month_of": r"substr({0}, 1, 7)",
        "day_of": r"{0}",
        "last_day_of": r"date({0}, '+1 month', '-1 day')",
        "middle_of": r"date({0}, '+' || CAST((julianday({1}) - julianday({0})) / 2 AS INTEGER) || ' days')",
        "days_between": r"CAST(julianday(date({1})) - julianday(date({0})) AS INTEGER)",
        "epoch_of": r"CAST(strftime('%s', {0}) AS INTEGER)",
        "joined": r"group_concat({0}, {1})",
        "floor_of": r"CAST({0} AS INTEGER)",
        "next_day_of": r"date({0}, '+1 day')",
        "differing": r"{0} IS NOT {1}",
    },
    "postgresql": {
        "month_of": r"to_char({0}, 'YYYY-MM')",
        "day_of": r"CAST({0} AS date)",
        "last_day_of": r"CAST(CAST({0} AS date) + INTERVAL '1 month' - INTERVAL '1 day' AS date)",
        "middle_of": r"({0} + ({1} - {0}) / 2)",
        "days_between": r"(CAST({1} AS date) - CAST({0} AS date))",
        "epoch_of": r"CAST(floor(extract(epoch FROM {0})) AS bigint)",
        "joined": r"string_agg({0}, {1})",
        "floor_of": r"CAST(floor({0}) AS integer)",
        "next_day_of": r"({0} + 1)",
        "differing": r"{0} IS DISTINCT FROM {1}",
    },
}
_TEXT_POINT = "'POINT(' || CAST({1} AS TEXT) || ' ' || CAST({0} AS TEXT) || ')'"
_POSTGIS_POINT = "ST_SetSRID(ST_MakePoint({1}, {0}), 4326)"


def has_postgis(connection: Connection) -> bool:
    """Return whether the database has PostGIS."""
    if connection.dialect.name != "postgresql":
        return False
    return bool(connection.exec_driver_sql("SELECT 1 FROM pg_extension WHERE extname = 'postgis'").scalar())


def translate(sql: str, connection: Connection) -> str:
    """Return the SQL as the connection's database understands it."""
    words = _WORDS[connection.dialect.name]
    if "point_of(" in sql:
        words = words | {"point_of": _POSTGIS_POINT if has_postgis(connection) else _TEXT_POINT}
    for word, meaning in (of_fields() | words).items():
        sql = re.sub(rf"\b{word}\(((?:[^()]|\([^()]*\))*)\)", partial(_put, meaning), sql)
    return re.sub(r"\brows_of\((\w+)\)", lambda said: _rows(said[1]), sql)


def _put(meaning: str, said: re.Match[str]) -> str:
    return meaning.format(*(argument.strip() for argument in said[1].split(", ", 1)))


def _rows(name: str) -> str:
    """The list's rows as a subquery with its columns."""
    head, *rows = _list(name)
    named = ", ".join(f"column{number} AS {column}" for number, column in enumerate(head, start=1))
    values = ", ".join("(" + ", ".join(map(_literal, row)) + ")" for row in rows)
    return f"(SELECT {named} FROM (VALUES {values}) AS listed)"  # noqa: S608 - our own rows, quoted


def _list(name: str) -> list[list[str]]:
    """The columns' names and the rows: what the program itself knows, else ``schemas/reference/NAME.csv``."""
    if name == "actors":
        return [list(row) for row in list_actors()]
    if name == "view_set":
        return [["fingerprint"], [fingerprint()]]
    if name == "event_fields":
        return [["field"], *([field] for field in FIELDS)]
    if name == "actor_kinds":
        return [["kind", "inter"], *([kind.value, str(kind.inter)] for kind in ActorKind)]
    return list(csv.reader(files("schemas").joinpath("reference", f"{name}.csv").read_text("utf-8").splitlines()))


def _literal(value: str) -> str:
    if value == "":
        return "NULL"
    return value if value.isdecimal() else "'" + value.replace("'", "''") + "'"
