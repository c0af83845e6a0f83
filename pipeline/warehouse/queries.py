"""Questions to the warehouse: SQL of one's own, or one of the named queries under ``docs/queries``. Reading only."""

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path

import psycopg
from sqlalchemy import Connection, Engine, TextClause, text
from sqlalchemy.exc import DBAPIError, ResourceClosedError

from pipeline.warehouse.answers import Answer, Passing, Value
from pipeline.warehouse.database import explained
from pipeline.warehouse.parameters import Parameter, QueryError, bind, complete_values, look_up, read_parameter
from schemas.views import NAMES

__all__ = ["NamedQuery", "QueryError", "asking", "find_query", "list_queries", "run_query", "spell_out"]

FOLDERS = (Path(__file__).with_name("named_queries"), Path(__file__).parents[2] / "docs" / "queries")
"""Where the named queries are: inside an installed package, and in the source tree."""


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query with a name, and what it answers."""

    name: str
    number: int | None
    """Which of the analysts' questions it answers; None for none of them."""
    comment: str
    parameters: tuple[Parameter, ...]
    sql: str


def list_queries() -> tuple[NamedQuery, ...]:
    """Return the named queries: those of the analysts' questions by number, then the others by name."""
    folder = next((folder for folder in FOLDERS if folder.is_dir()), None)
    queries = [_read_query(path) for path in folder.glob("*.sql")] if folder else []
    return tuple(sorted(queries, key=lambda query: (query.number is None, query.number, query.name)))


def find_query(name: str) -> NamedQuery:
    """Return the named query; raises QueryError, with the names that are like it."""
    queries = {query.name: query for query in list_queries()}
    if name not in queries:
        like = " or ".join(get_close_matches(name.lower(), [*queries, *NAMES]))
        meant = f"did you mean {like}? " if like else ""
        raise QueryError(f"there is no query or view {name!r}; {meant}'conflict-events query' lists the queries")
    return queries[name]


def run_query(engine: Engine, question: str, parameters: Mapping[str, str] | None = None) -> Answer:
    """Return the answer to a named query or to SQL, in a transaction that cannot write.

    Raises QueryError, and WarehouseError where there is no warehouse to ask.
    """
    statement = _statement(engine, question, parameters)
    with explained(engine), engine.connect() as connection, _ask(connection, statement) as told:
        return Answer(told.columns, tuple(told.rows))


@contextmanager
def asking(engine: Engine, question: str, parameters: Mapping[str, str] | None = None) -> Iterator[Passing]:
    """Give the same answer row by row, which is never in memory as a whole; raises the same."""
    statement = _statement(engine, question, parameters)
    row_by_row = engine.execution_options(stream_results=True)
    with explained(engine), row_by_row.connect() as connection, _ask(connection, statement) as told:
        yield told


def spell_out(question: str, parameters: Mapping[str, str]) -> str:
    """Return all values that a named query is asked with, as ``country=AF from=2024-01``; empty for other questions."""
    asked = [query for query in list_queries() if query.name == question.strip()]
    return " ".join(f"{name}={value}" for query in asked for name, value in _complete(query, parameters).items())


def _statement(engine: Engine, question: str, parameters: Mapping[str, str] | None) -> TextClause:
    asked, given = question.strip(), dict(parameters or {})
    if asked in NAMES and asked not in {query.name for query in list_queries()}:
        return _bind(f"SELECT * FROM {asked}", given)  # noqa: S608 - the name of a view of ours
    if not re.fullmatch(r"[\w-]+", asked):
        return _bind(asked.rstrip(";"), given)
    query = find_query(asked)
    values = _complete(query, given)
    with explained(engine):
        look_up(engine, query.parameters, values)
    return _bind(query.sql, values, {parameter.name: parameter.kind for parameter in query.parameters})


def _read_query(path: Path) -> NamedQuery:
    lines = path.read_text("utf-8").splitlines()
    head = [line for line in lines if line.startswith("-- ")]
    comment = " ".join(line.removeprefix("-- ") for line in head if not line.startswith("-- :"))
    numbered = re.match(r"Question (\d+)\. ", comment)
    number, said = (int(numbered[1]), comment[numbered.end() :]) if numbered else (None, comment)
    sql = "\n".join(line for line in lines if line not in head)
    parameters = tuple(read_parameter(line) for line in head if line.startswith("-- :"))
    return NamedQuery(path.stem, number, said, parameters, sql)


def _complete(query: NamedQuery, given: Mapping[str, str]) -> dict[str, str]:
    """Return all parameters of the query, those not given with their defaults."""
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in given:
        if name not in known:
            raise QueryError(f"{query.name} has no parameter {name!r}; it has {', '.join(known) or 'none'}")
    for name, parameter in known.items():
        if parameter.default is None and name not in given:
            raise QueryError(f"{query.name} needs the parameter {name!r}: {parameter.comment}")
    return complete_values(query.parameters, given)


def _bind(sql: str, given: Mapping[str, str], kinds: Mapping[str, str] | None = None) -> TextClause:
    statement = text(sql)
    asked = statement.compile().params
    for name in given:
        if name not in asked:
            raise QueryError(f"the question has no parameter {name!r}; a named query has, or SQL with :{name} in it")
    for name in asked:
        if name not in given:
            raise QueryError(f"the parameter {name!r} has no value")
        statement = statement.bindparams(bind(name, given[name], (kinds or {}).get(name)))
    return statement


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
