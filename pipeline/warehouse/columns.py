"""What is the same in the rows of a report and of an event."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from sqlalchemy import Connection

from schemas.events import Act, Where
from schemas.records import Count, Place, Report
from schemas.vocabulary import Outcome

T = TypeVar("T")
Row = dict[str, object]
"""A row on its way to the database, by column; a column that it does not name is NULL. Lists for JSON are tuples."""
Values = tuple[object, ...]
"""A row of many on its way there, in the order of its columns' names, ready for the driver: text, numbers and None."""
Outcomes = tuple[Outcome, ...]

ACT = ("event_type", "sub_event_type", "plover_type", "plover_mode", "ucdp_type")
POINT = ("place_name", "admin1_iso", "admin2_name", "pcode", "geonames_id", "lat", "lon", "radius_km")
_NOWHERE = (None,) * len(POINT)


def act_values(act: Act | Report) -> Values:
    """Return the values of ``ACT``: what was done."""
    return (
        str(act.event_type),
        str(act.sub_event_type),
        act.plover_type and str(act.plover_type),
        act.plover_mode,
        act.ucdp_type and int(act.ucdp_type),
    )


def point_values(where: Where | Place | None) -> Values:
    """Return the values of ``POINT``: where it was, but for the country and how precise it is."""
    if where is None:
        return _NOWHERE
    return (
        where.name,
        where.admin1_iso,
        where.admin2_name,
        where.pcode,
        where.geonames_id,
        where.lat,
        where.lon,
        where.radius_km,
    )


def by_outcomes(
    connection: Connection, told: Sequence[T], tolls_of: Callable[[T], Mapping[Outcome, Count]]
) -> Iterable[tuple[Outcomes, Sequence[T]]]:
    """Return those together that name the same columns of tolls, with the outcomes of these.

    SQLite is told of no column that is NULL in all of a statement's rows; PostgreSQL takes all rows in at once.
    """
    if connection.dialect.name == "postgresql":
        return [(_outcomes(map(tolls_of, told)), told)]
    found: dict[Outcomes, list[T]] = {}
    for one in told:
        found.setdefault(_outcomes([tolls_of(one)]), []).append(one)
    return found.items()


def _outcomes(tolls: Iterable[Mapping[Outcome, Count]]) -> Outcomes:
    """The outcomes that any of the tolls tell, in an order that does not hang on the texts'."""
    return tuple(sorted(frozenset[Outcome]().union(*tolls)))


@lru_cache
def toll_columns(outcomes: Outcomes) -> tuple[str, ...]:
    """Return the columns of the numbers of these outcomes."""
    return tuple(f"{outcome}_{bound}" for outcome in outcomes for bound in ("low", "best", "high"))


def toll_values(tolls: Mapping[Outcome, Count], outcomes: Outcomes) -> list[int | None]:
    """Return the values of the outcomes' ``toll_columns``."""
    values: list[int | None] = []
    for outcome in outcomes:
        count = tolls.get(outcome)
        values += (None, None, None) if count is None else (count.low, count.best, count.high)
    return values
