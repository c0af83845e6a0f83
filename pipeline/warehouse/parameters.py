"""Parameters of the named queries: what a value must look like, so that a mistyped one is told and finds no rows."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import BindParameter, bindparam
from sqlalchemy.types import NullType

from pipeline.problems import Problem
from schemas.tables import UtcDateTime
from schemas.vocabulary import Assertion

_LINE = re.compile(r"-- :(\w+)(?: = ([^:]*))?: (.*)")
_MOMENTS = frozenset({"as_of", "after", "until"})
"""Parameters that are moments: dates and date-times, in UTC unless they say otherwise."""


_LISTS = frozenset({"actors", "districts"})


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
class _Form:
    """What some parameters' values look like."""

    named: str
    is_one: Callable[[str], bool]


def read_parameters(head: Iterable[str]) -> tuple[Parameter, ...]:
    """Return the parameters that a named query's comment lines declare, ``-- :name = default: what it is``."""
    return tuple(Parameter(*found.groups()) for line in head if (found := _LINE.fullmatch(line)))


def check_value(parameter: Parameter, said: str) -> None:
    """Raise QueryError where the value cannot be one of this parameter's: no day, no number, no country's code."""
    form = _form_of(parameter)
    if form is not None and said != parameter.default and not form.is_one(said):
        raise QueryError(f"{parameter.name}: {said!r} is no {form.named}")


def complete_values(parameters: Sequence[Parameter], given: Mapping[str, str]) -> dict[str, str]:
    """Return every parameter's value, those not given by their defaults; raises QueryError for one that cannot be, and
    for a span that ends before it begins.
    """
    values: dict[str, str] = {}
    for parameter in parameters:
        said = given.get(parameter.name, parameter.default or "")
        check_value(parameter, said)
        values[parameter.name] = _tidy(parameter.name, said)
    if any(parameter.name == "from" and parameter.default for parameter in parameters):
        _check_span(values["from"], values["to"])
    return values


def _tidy(name: str, said: str) -> str:
    """A country's code in capitals, which PostgreSQL tells apart; a list of names without spaces beside its commas."""
    if name in _LISTS:
        return ",".join(one.strip() for one in said.split(","))
    return said.upper() if name == "country" else said


def _check_span(first: str, last: str) -> None:
    if first > last:
        raise QueryError(f"from: {first!r} is after to: {last!r}; say both with --set, the earlier one as from")


def bind(name: str, said: str) -> BindParameter[datetime] | BindParameter[None]:
    """Return the value as SQL gets it; raises QueryError where a moment is none."""
    if name in _MOMENTS:
        return bindparam(name, _moment(name, said), UtcDateTime)
    return bindparam(name, said, NullType())  # the database sees from its use whether it is a date or a number


def _form_of(parameter: Parameter) -> _Form | None:
    """By its name, else by its default, which is such a value; None where any words may be meant."""
    if parameter.name in _MOMENTS:
        return None  # which `bind` reads
    like = (form for form in _BY_DEFAULT if parameter.default and form.is_one(parameter.default))
    return _BY_NAME.get(parameter.name) or next(like, None)


def _is_day(said: str) -> bool:
    try:
        return re.fullmatch(r"\d{4}-\d\d-\d\d", said) is not None and bool(date.fromisoformat(said))
    except ValueError:
        return False


def _matches(form: str) -> Callable[[str], bool]:
    return lambda said: re.fullmatch(form, said) is not None


def _is_within(least: float, most: float) -> Callable[[str], bool]:
    return lambda said: _is_number(said) and least <= float(said) <= most


_is_number = _matches(r"-?\d+(\.\d+)?")
_is_amount = _matches(r"(?=.*[1-9])\d+(\.\d+)?")
_AMOUNT = _Form("number above 0", _is_amount)
_COUNT = _Form("whole number above 0", _matches(r"0*[1-9]\d{0,5}"))
_BY_NAME = {
    "country": _Form("ISO 3166-1 alpha-2 code such as AF", _matches(r"%|[A-Za-z]{2}")),
    "province": _Form("ISO 3166-2 code such as AF-NAN", _matches(r"%|[A-Z]{2}-[A-Z0-9]{1,3}")),
    "lat": _Form("number from -90 to 90", _is_within(-90, 90)),
    "lon": _Form("number from -180 to 180", _is_within(-180, 180)),
    "km": _AMOUNT,
    "times": _AMOUNT,
    "days": _COUNT,
    "months": _COUNT,
    "top": _COUNT,
    "assertion": _Form(f"assertion: {', '.join(Assertion)}", lambda said: said in {"%", *Assertion}),
}
_BY_DEFAULT = (
    _Form("day such as 2024-04-01", _is_day),
    _Form("month such as 2024-04", _matches(r"\d{4}-(0[1-9]|1[0-2])")),
    _Form("number", _is_number),
)


def _moment(name: str, said: str) -> datetime:
    try:
        moment = datetime.fromisoformat(said)
    except ValueError as error:
        raise QueryError(
            f"{name}: {said!r} is no date or moment such as 2025-09-01 or 2025-09-01T12:00+04:30"
        ) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
