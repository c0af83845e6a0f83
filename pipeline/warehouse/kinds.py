"""Kinds of parameters of the named queries: what their values look like, and whether the warehouse knows them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from schemas.vocabulary import Assertion

ALL = "%"
"""What stands for every country, province, district or assertion."""


def moment_of(said: str) -> datetime:
    """Return the moment of a date or a date-time, which is UTC unless it says otherwise; raises ValueError."""
    moment = datetime.fromisoformat(said)
    try:
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except OverflowError as error:
        raise ValueError(said) from error


def _is_read_by(read: Callable[[str], object]) -> Callable[[str], bool]:
    def is_one(said: str) -> bool:
        try:
            read(said)
        except ValueError:
            return False
        return True

    return is_one


def _matches(form: str) -> Callable[[str], bool]:
    return lambda said: re.fullmatch(form, said) is not None


def _is_within(least: float, most: float) -> Callable[[str], bool]:
    return lambda said: _is_number(said) and least <= float(said) <= most


_is_number = _matches(r"-?\d{1,9}(\.\d{1,9})?")
_is_date = _is_read_by(date.fromisoformat)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What some parameters' values are."""

    named: str
    """What a value is called, with an example."""
    is_one: Callable[[str], bool] = bool
    has_all: bool = False
    """Whether ``ALL`` may be said in place of one."""
    is_code: bool = False
    """Whether it is in capitals, however it was written: PostgreSQL tells them apart."""
    is_list: bool = False
    """Whether several may be said, with commas between."""
    known: str | None = None
    """SQL that gives a row where the warehouse knows it; None where nothing is to be looked up."""
    listed: str = ""
    """Where those that it knows are listed."""


KINDS = {
    "country": Kind(
        named="ISO 3166-1 alpha-2 code such as AF",
        is_one=_matches("[A-Z]{2}"),
        has_all=True,
        is_code=True,
        known="SELECT 1 FROM countries WHERE country = :said",
        listed="the view countries",
    ),
    "province": Kind(
        named="ISO 3166-2 code such as AF-NAN",
        is_one=_matches("[A-Z]{2}-[A-Z0-9]{1,3}"),
        has_all=True,
        is_code=True,
        known="SELECT 1 WHERE EXISTS (SELECT 1 FROM provinces WHERE admin1_iso = :said)"
        " OR NOT EXISTS (SELECT 1 FROM admin_area)",
        listed="the view provinces",
    ),
    "district": Kind(
        named="district's name such as Khyber",
        has_all=True,
        is_list=True,
        known="SELECT 1 WHERE EXISTS (SELECT 1 FROM districts WHERE admin2_name = :said)"
        " OR EXISTS (SELECT 1 FROM event_version WHERE admin2_name = :said) OR NOT EXISTS (SELECT 1 FROM admin_area)",
        listed="the view districts",
    ),
    "actor": Kind(
        named="actor's id such as ttp",
        is_list=True,
        known="SELECT 1 FROM actors WHERE actor_id = :said",
        listed="the view actors",
    ),
    "event": Kind(named="event's id", known="SELECT 1 FROM event WHERE event_id = :said", listed="the view events_all"),
    "dataset": Kind(
        named="data set's name",
        known="SELECT 1 FROM reference_count WHERE dataset = :said",
        listed="the table reference_count",
    ),
    "release": Kind(named="release's tag", known="SELECT 1 FROM release WHERE tag = :said", listed="the table release"),
    "assertion": Kind(
        named=f"assertion: {', '.join(Assertion)}", is_one=frozenset(Assertion).__contains__, has_all=True
    ),
    "day": Kind(
        named="day such as 2024-04-01", is_one=lambda said: _matches(r"\d{4}-\d\d-\d\d")(said) and _is_date(said)
    ),
    "month": Kind(named="month such as 2024-04", is_one=_matches(r"(?!0000)\d{4}-(0[1-9]|1[0-2])")),
    "moment": Kind(named="date or moment such as 2025-09-01 or 2025-09-01T12:00+04:30", is_one=_is_read_by(moment_of)),
    "latitude": Kind(named="number from -90 to 90", is_one=_is_within(-90, 90)),
    "longitude": Kind(named="number from -180 to 180", is_one=_is_within(-180, 180)),
    "amount": Kind(named="number above 0", is_one=lambda said: _is_number(said) and float(said) > 0),
    "count": Kind(named="whole number above 0", is_one=_matches(r"0*[1-9]\d{0,5}")),
}
"""By the word that says it after the parameter's name."""
