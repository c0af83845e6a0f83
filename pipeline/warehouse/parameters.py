"""Parameters of the named queries: what a value must look like, so that a mistyped one is told and finds no rows."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import BindParameter, Engine, bindparam, text
from sqlalchemy.types import NullType

from pipeline.problems import Problem
from pipeline.warehouse.kinds import ALL, KINDS, Kind, moment_of
from schemas.tables import UtcDateTime

_LINE = re.compile(r"-- :(\w+) (\w+)(?: = ([^:]*))?: (.*)")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:?\d\d.*")
_BACKWARDS = "SELECT 1 FROM release f, release t WHERE f.tag = :from AND t.tag = :to AND f.known_at > t.known_at"


class QueryError(Problem):
    """A question that cannot be asked: an unknown name, a parameter that is missing or wrong, SQL that fails."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a named query."""

    name: str
    kind: str
    """One of ``KINDS``."""
    default: str | None
    """None where it must be given."""
    comment: str


def read_parameter(line: str) -> Parameter:
    """Return what a named query's comment line declares, ``-- :name kind = default: what it is``; raises QueryError."""
    found = _LINE.fullmatch(line)
    if found is None or found[2] not in KINDS:
        raise QueryError(
            f"{line!r} declares no parameter: '-- :name kind = default: what it is', of {', '.join(KINDS)}"
        )
    return Parameter(*found.groups())


def complete_values(parameters: Sequence[Parameter], given: Mapping[str, str]) -> dict[str, str]:
    """Return every parameter's value, those not given by their defaults.

    Raises QueryError where one cannot be of its kind, and for a span that ends before it begins.
    """
    values = {
        one.name: _checked(one, given[one.name]) if one.name in given else one.default or "" for one in parameters
    }
    spans = {one.name for one in parameters if one.kind in ("day", "month")}
    if {"from", "to"} <= spans and values["from"] > values["to"]:
        raise _backwards(values)
    return values


def look_up(engine: Engine, parameters: Iterable[Parameter], values: Mapping[str, str]) -> None:
    """Raise QueryError where a value that was given names nothing in the warehouse; defaults are not looked up."""
    asked = [one for one in parameters if KINDS[one.kind].known and values[one.name] not in (one.default, ALL)]
    if not asked:
        return
    with engine.connect() as connection:
        for one in asked:
            kind = KINDS[one.kind]
            for said in _parts(kind, values[one.name]):
                if connection.execute(text(kind.known or ""), {"said": said}).first() is None:
                    raise QueryError(
                        f"{one.name}: the warehouse knows no {one.kind} {said!r}; {kind.listed} lists them"
                    )
        if asked[-1].kind == "release" and connection.execute(text(_BACKWARDS), values).first():
            raise _backwards(values)


def bind(name: str, said: str, kind: str | None = None) -> BindParameter[object]:
    """Return the value as SQL gets it; without a kind, what looks like a date and a time is a moment."""
    if kind == "moment" or (kind is None and _MOMENT.fullmatch(said) and KINDS["moment"].is_one(said)):
        return bindparam(name, moment_of(said), UtcDateTime)
    return bindparam(name, said, NullType())  # the database sees from its use whether it is a date or a number


def _checked(parameter: Parameter, said: str) -> str:
    kind = KINDS[parameter.kind]
    written = said.upper() if kind.is_code else said
    parts = _parts(kind, written)
    is_fine = (
        written == parameter.default or (kind.has_all and written == ALL) or (parts and all(map(kind.is_one, parts)))
    )
    if not is_fine:
        raise QueryError(f"{parameter.name}: {said!r} is no {kind.named}")
    return ",".join(parts)


def _parts(kind: Kind, said: str) -> list[str]:
    return [one.strip() for one in said.split(",")] if kind.is_list else [said]


def _backwards(values: Mapping[str, str]) -> QueryError:
    said = f"from: {values['from']!r} is after to: {values['to']!r}"
    return QueryError(f"{said}; say both with --set, the earlier one as from")
