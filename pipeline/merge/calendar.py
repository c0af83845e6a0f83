"""Days that a text tells without their year: ``February 17`` (rule EVT-9)."""

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
_DAY_OF_YEAR = (
    re.compile(rf"\b{_MONTH}\s+{_DAY}", re.IGNORECASE),
    re.compile(rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}", re.IGNORECASE),
)
LEAP_YEAR = 2000


def day_of_year(words: str) -> int | None:
    """Return which day of a leap year the words tell, from 1; None where they tell none."""
    found = next((match for pattern in _DAY_OF_YEAR if (match := pattern.search(words))), None)
    if found is None:
        return None
    return _number(_MONTHS.index(found["month"].lower()[:3]) + 1, int(found["day"]))


def day_of_year_of(day: date) -> int | None:
    """Return which day of a leap year that is."""
    return _number(day.month, day.day)


def days_between(one: int, other: int, of: int) -> int:
    """Return how many days lie between two days of a year of so many."""
    apart = abs(one - other)
    return min(apart, of - apart)


def _number(month: int, day: int) -> int | None:
    try:
        return date(LEAP_YEAR, month, day).timetuple().tm_yday
    except ValueError:
        return None
