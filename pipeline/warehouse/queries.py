"""Questions to the warehouse: SQL of one's own, or one of the named queries under ``docs/queries``. Reading only."""

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import psycopg
from sqlalchemy import BindParameter, Connection, Engine, TextClause, bindparam, text
from sqlalchemy.exc import DBAPIError, ResourceClosedError
from sqlalchemy.types import NullType

from pipeline.problems import Problem
from pipeline.warehouse.answers import Answer, Passing, Value
from pipeline.warehouse.database import explained
from schemas.tables import UtcDateTime
from schemas.views import NAMES

FOLDERS = (Path(__file__).with_name("named_queries"), Path(__file__).parents[2] / "docs" / "queries")
"""Where the named queries are: inside an installed package, and in the source tree."""
_PARAMETER = re.compile(r"-- :(\w+)(?: = ([^:]*))?: (.*)")
_MOMENTS = frozenset({"as_of", "after", "until"})
"""Parameters that are moments: dates and date-times, in UTC unless they say otherwise."""


class QueryError(Problem):
    """A question that cannot be asked: an unknown name, a parameter that is missing or wrong, SQL that fails."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a named query."""

    name: str
    default: str | None
    """None where it must be given."""
    comment: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query with a name, and what it answers."""

    name: str
    comment: str
    parameters: tuple[Parameter, ...]
    sql: str


def list_queries() -> tuple[NamedQuery, ...]:
    """Return the named queries, by name."""
    folder = next((folder for folder in FOLDERS if folder.is_dir()), None)
    return tuple(_read_query(path) for path in sorted(folder.glob("*.sql"))) if folder else ()


def run_query(engine: Engine, question: str, parameters: Mapping[str, str] | None = None) -> Answer:
    """Return the answer to a named query or to SQL, in a transaction that cannot write.

    Raises QueryError, and WarehouseError where there is no warehouse to ask.
    """
    statement = _statement(question, parameters)
    with explained(engine), engine.connect() as connection, _ask(connection, statement) as told:
        return Answer(told.columns, tuple(told.rows))


@contextmanager
def asking(engine: Engine, question: str, parameters: Mapping[str, str] | None = None) -> Iterator[Passing]:
    """Give the same answer row by row, which is never in memory as a whole; raises the same."""
    statement = _statement(question, parameters)
    row_by_row = engine.execution_options(stream_results=True)
    with explained(engine), row_by_row.connect() as connection, _ask(connection, statement) as told:
        yield told


def _statement(question: str, parameters: Mapping[str, str] | None) -> TextClause:
    given = dict(parameters or {})
    if question.strip() in NAMES and question.strip() not in {query.name for query in list_queries()}:
        statement = f"SELECT * FROM {question.strip()}"  # noqa: S608 - the name of a view of ours
    elif re.fullmatch(r"[\w-]+", question.strip()):
        query = _find_query(question.strip())
        statement, given = query.sql, _complete(query, given)
    else:
        statement = question.strip().rstrip(";")
    return _bind(statement, given)


def _find_query(name: str) -> NamedQuery:
    queries = {query.name: query for query in list_queries()}
    if name not in queries:
        raise QueryError(f"there is no query {name!r}; there are {', '.join(queries)}")
    return queries[name]


def _read_query(path: Path) -> NamedQuery:
    lines = path.read_text("utf-8").splitlines()
    head = [line for line in lines if line.startswith("-- ")]
    parameters = tuple(Parameter(*found.groups()) for line in head if (found := _PARAMETER.fullmatch(line)))
    comment = " ".join(line.removeprefix("-- ") for line in head if not line.startswith("-- :"))
    return NamedQuery(path.stem, comment, parameters, "\n".join(line for line in lines if line not in head))


def _complete(query: NamedQuery, given: Mapping[str, str]) -> dict[str, str]:
    """Return all parameters of the query, those not given with their defaults."""
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in given:
        if name not in known:
            raise QueryError(f"{query.name} has no parameter {name!r}; it has {', '.join(known) or 'none'}")
    complete = {name: parameter.default for name, parameter in known.items()} | dict(given)
    for name, value in complete.items():
        if value is None:
            raise QueryError(f"{query.name} needs the parameter {name!r}: {known[name].comment}")
    return {name: value for name, value in complete.items() if value is not None}


def _bind(sql: str, given: Mapping[str, str]) -> TextClause:
    statement = text(sql)
    for name in statement.compile().params:
        if name not in given:
            raise QueryError(f"the parameter {name!r} has no value")
        statement = statement.bindparams(_parameter(name, given[name]))
    return statement


def _parameter(name: str, said: str) -> BindParameter[datetime] | BindParameter[None]:
    if name in _MOMENTS:
        return bindparam(name, _moment(name, said), UtcDateTime)
    return bindparam(name, said, NullType())  # the database sees from its use whether it is a date or a number


def _moment(name: str, said: str) -> datetime:
    try:
        moment = datetime.fromisoformat(said)
    except ValueError as error:
        raise QueryError(
            f"{name}: {said!r} is no date or moment such as 2025-09-01 or 2025-09-01T12:00+04:30"
        ) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


@contextmanager
def _ask(connection: Connection, statement: TextClause) -> Iterator[Passing]:
    try:
        with _reading_only(connection), connection.begin():
            result = connection.execute(statement)
            is_plain = connection.dialect.name == "sqlite"  # which gives texts and numbers alone
            rows = map(tuple, result) if is_plain else (tuple(map(_plain, row)) for row in result)
            yield Passing(tuple(result.keys()), rows)
    except ResourceClosedError as error:
        raise QueryError("this gives no rows: ask with SELECT") from error
    except DBAPIError as error:
        raise QueryError(_explain(str(error.orig))) from error


@contextmanager
def _reading_only(connection: Connection) -> Iterator[None]:
    """Let the connection read, and one statement at a time: a second one might end the transaction and write."""
    driver = connection.connection.driver_connection
    if isinstance(driver, sqlite3.Connection):
        driver.execute("PRAGMA query_only = ON")
        try:
            yield
        finally:
            driver.execute("PRAGMA query_only = OFF")
    elif isinstance(driver, psycopg.Connection):
        connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        usual, driver.prepare_threshold = driver.prepare_threshold, 0  # a prepared statement is one statement
        try:
            yield
        finally:
            driver.prepare_threshold = usual


def _plain(value: object) -> Value:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool | int):
        return int(value)
    if isinstance(value, Decimal) and value.as_tuple().exponent == 0:
        return int(value)  # PostgreSQL's sums of large integers
    if isinstance(value, float | Decimal):
        return float(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    return value.isoformat() if isinstance(value, date) else json.dumps(value)


def _explain(said: str) -> str:
    if "readonly" in said or "read-only" in said:
        return "this would write; questions can only read"
    return f"the database does not understand: {said.strip()}"
