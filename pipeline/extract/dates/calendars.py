"""Days, months and years as numbers: names of months, the Solar Hijri calendar of Afghan sources, parts of months."""

from calendar import monthrange
from datetime import date, timedelta

from schemas.vocabulary import DatePrecision

Days = tuple[date, date, DatePrecision]
"""First and last day, inclusive, and how finely they are known."""

MONTHS = {
    name: n
    for n, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}
WEEKDAYS = {"monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6}
SOLAR_MONTHS = {
    name: n
    for n, names in enumerate(
        (
            "hamal farvardin حمل",
            "sawr saur ordibehesht ثور",
            "jawza khordad جوزا",
            "saratan tir سرطان",
            "asad mordad اسد",
            "sunbula shahrivar سنبله",
            "mizan mehr میزان",
            "aqrab aban عقرب",
            "qaws azar قوس",
            "jadi dey جدی",
            "dalw dalwa bahman دلو",
            "hut hoot esfand حوت",
        ),
        1,
    )
    for name in names.split()
}
_LEAPS = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
"""Leap years in the 33-year cycle of the Solar Hijri calendar, right for 1244 to 1472 (CE 1865 to 2093)."""
_NEW_YEAR_1400 = date(2021, 3, 21)
_OF_MONTH = {"early": (1, 10), "mid": (11, 20), "late": (21, 31), "first half": (1, 15), "second half": (16, 31)}
_OF_YEAR = {
    "early": (1, 4),
    "mid": (5, 8),
    "late": (9, 12),
    "first half": (1, 6),
    "second half": (7, 12),
    "first quarter": (1, 3),
    "second quarter": (4, 6),
    "third quarter": (7, 9),
    "fourth quarter": (10, 12),
}
_LIKE = {"beginning": "early", "start": "early", "middle": "mid", "end": "late"} | {
    f"{which} {unit}": part
    for which, part in (("first", "early"), ("opening", "early"), ("last", "late"), ("final", "late"))
    for unit in ("few", "days", "weeks")
}
_LIKE |= {"latter half": "second half", "last quarter": "fourth quarter", "final quarter": "fourth quarter"}


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def one_day(day: date | None) -> Days | None:
    """Return the day as an interval."""
    return (day, day, DatePrecision.DAY) if day else None


def days_between(first: date | None, last: date | None) -> Days | None:
    """Return the interval, or None where it would run backwards or for longer than two months."""
    if first is None or last is None or not timedelta(0) <= last - first <= timedelta(days=62):
        return None
    return first, last, DatePrecision.DAY if first == last else DatePrecision.DAYS


def week_of(day: date) -> Days:
    """Return the week, Monday to Sunday, in which the day is."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6), DatePrecision.WEEK


def month_of(year: int, month: int, part: str | None = None) -> Days:
    """Return the month, its third (days 1 to 10, 11 to 20, 21 to the end) or its half."""
    last = monthrange(year, month)[1]
    first, final = _OF_MONTH.get(_part(part), (1, last))
    return date(year, month, first), date(year, month, min(final, last)), DatePrecision.MONTH


def year_of(year: int, part: str | None = None) -> Days:
    """Return the year, its third (four months each), half or quarter."""
    first, final = _OF_YEAR.get(_part(part), (1, 12))
    return date(year, first, 1), date(year, final, monthrange(year, final)[1]), DatePrecision.YEAR


def _part(words: str | None) -> str:
    """Return the name of the part: "early", "second half"; "" for the whole."""
    told = (words or "").lower().replace("-", " ").removeprefix("the ").split()
    first, both = " ".join(told[:1]), " ".join(told[:2])
    return _LIKE.get(both) or (both if both in _OF_YEAR else _LIKE.get(first, first))


def months_back(anchor: date, months: int) -> tuple[int, int] | None:
    """Return year and month so many months before the anchor, or None before 1900."""
    year, month = divmod(anchor.year * 12 + anchor.month - 1 - months, 12)
    return (year, month + 1) if year >= 1900 else None


def solar_day(year: int, month: int, day: int) -> date | None:
    """Return the day of a Solar Hijri date, or None where that calendar has no such day."""
    if not 1244 <= year <= 1472 or not 1 <= day <= _solar_length(year, month):
        return None
    years = range(1400, year) if year >= 1400 else range(year, 1400)
    days = sum(366 if y % 33 in _LEAPS else 365 for y in years) * (1 if year >= 1400 else -1)
    return _NEW_YEAR_1400 + timedelta(days=days + min(month - 1, 6) * 31 + max(0, month - 7) * 30 + day - 1)


def solar_month(year: int, month: int) -> Days | None:
    """Return the days of a Solar Hijri month, or None outside of the years that are known."""
    first, last = solar_day(year, month, 1), solar_day(year, month, _solar_length(year, month))
    return (first, last, DatePrecision.MONTH) if first and last else None


def _solar_length(year: int, month: int) -> int:
    return 31 if month <= 6 else 30 if month < 12 or year % 33 in _LEAPS else 29
