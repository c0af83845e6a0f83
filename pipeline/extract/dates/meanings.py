"""What dates of the calendar mean, with or without their year (docs/codebook/dates.md)."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from pipeline.extract.dates.calendars import (
    MONTHS,
    SOLAR_MONTHS,
    Days,
    day_of,
    days_between,
    month_of,
    months_back,
    one_day,
    solar_day,
    solar_month,
    year_of,
)
from pipeline.extract.dates.known import Known
from schemas.vocabulary import DatePrecision

_ATTACKS_OF_2001 = date(2001, 9, 11)
_RECENT = timedelta(days=31)
_NTH = ("first", "second", "third", "fourth")


def month_number(name: str) -> int:
    """Return the month whose English name or abbreviation this is."""
    return MONTHS[name.lower()[:3]]


def _last(anchor: date | None, in_year: Callable[[int], date | None]) -> date | None:
    """Return the newest such day not after tomorrow: a year that is not written is the last that fits."""
    if anchor is None:
        return None
    days = (in_year(anchor.year - back) for back in range(9))
    return next((day for day in days if day and day <= anchor + timedelta(days=1)), None)


def _year_or_last(match: re.Match[str], month: int, day: int, known: Known) -> date | None:
    digits = match["y"] or match["yy"]
    if digits is None:
        return _last(known.anchor, lambda year: day_of(year, month, day))
    return day_of(_whole_year(digits), month, day)


def _whole_year(digits: str) -> int:
    year = int(digits.lstrip("'’"))
    return year if year >= 100 else 1900 + year if year >= 50 else 2000 + year


def _month_day(match: re.Match[str]) -> tuple[int, int]:
    return month_number(match["m1"] or match["m2"]), int(match["d1"] or match["d2"])


def mean_iso(match: re.Match[str], _: Known) -> Days | None:
    return one_day(day_of(int(match["y"]), int(match["m"]), int(match["d"])))


def mean_numeric(match: re.Match[str], known: Known) -> Days | None:
    """Dots put the day first; with strokes and dashes the one reading that the calendar and the day of publication leave, or that alone
    lies in the month before it (rule DAT-133).
    """
    one, two, year = int(match["a"]), int(match["b"]), _whole_year(match["y"])
    if match["sep"] == ".":
        return one_day(day_of(year, two, one))
    readings = {day for day in (day_of(year, two, one), day_of(year, one, two)) if day}
    told = {day for day in readings if known.anchor is None or day <= known.anchor + timedelta(days=1)} or readings
    recent = {day for day in told if known.anchor and known.anchor - day <= _RECENT}
    return next((one_day(day) for sure in (told, recent) if len(sure) == 1 for day in sure), None)


def mean_day_month(match: re.Match[str], known: Known) -> Days | None:
    return one_day(_year_or_last(match, *_month_day(match), known))


def mean_since_day(match: re.Match[str], known: Known) -> Days | None:
    """From that day to the day of publication."""
    day = _year_or_last(match, *_month_day(match), known)
    return (day, known.anchor, DatePrecision.DAYS) if day and known.anchor and day <= known.anchor else None


def mean_interval(match: re.Match[str], known: Known) -> Days | None:
    month = month_number(match["m1"] or match["m2"])
    first, last = int(match["d1"] or match["d3"]), int(match["d2"] or match["d4"])
    end = _year_or_last(match, month, last, known)
    return days_between(end and day_of(end.year, month, first), end)


def mean_interval_of_two_months(match: re.Match[str], known: Known) -> Days | None:
    end = _year_or_last(match, month_number(match["m2"] or match["m4"]), int(match["d2"] or match["d4"]), known)
    if end is None:
        return None
    month, day = month_number(match["m1"] or match["m3"]), int(match["d1"] or match["d3"])
    return days_between(day_of(end.year - (month > end.month), month, day), end)


def mean_month_year(match: re.Match[str], _: Known) -> Days | None:
    return month_of(int(match["y"]), month_number(match["m"]), match["part"])


def mean_week_of_month(match: re.Match[str], known: Known) -> Days | None:
    """Seven days of the month from its 1st, 8th, 15th or 22nd, or its last seven; "this month" is that of publication."""
    nth, last = match["nth"].lower(), match["nth"].lower() in {"last", "final"}
    if match["which"]:
        month = known.anchor and months_back(known.anchor, match["which"].lower() == "last")
        first = day_of(*month, 1) if month else None
    else:
        first = _year_or_last(match, month_number(match["m"]), 1, known)
    if first is None:
        return None
    until = month_of(first.year, first.month)[1]
    start = until - timedelta(days=6) if last else first + timedelta(weeks=_NTH.index(nth))
    return start, start + timedelta(days=6), DatePrecision.WEEK


def mean_same_year(match: re.Match[str], known: Known) -> Days | None:
    return month_of(known.before.year, month_number(match["m"]), match["part"]) if known.before else None


def mean_month_of_last_year(match: re.Match[str], known: Known) -> Days | None:
    if known.anchor is None:
        return None
    return month_of(known.anchor.year - (match["which"].lower() == "last"), month_number(match["m"]), match["part"])


def mean_month_alone(match: re.Match[str], known: Known) -> Days | None:
    """The last such month; this one too, but for "last November" in November."""
    if known.anchor is None:
        return None
    month, newest = month_number(match["m"]), known.anchor.month - ((match["which"] or "").lower().strip() == "last")
    return month_of(known.anchor.year - (month > newest), month, match["part"])


def mean_year(match: re.Match[str], known: Known) -> Days | None:
    year = int(match["y"])
    return None if known.anchor and year > known.anchor.year else year_of(year, match["part"])


def mean_years(match: re.Match[str], _: Known) -> Days | None:
    first, last = int(match["y1"]), int(match["y2"])
    last = last if last >= 100 else first // 100 * 100 + last
    return (date(first, 1, 1), date(last, 12, 31), DatePrecision.YEAR) if first < last else None


def mean_day_of_month(match: re.Match[str], known: Known) -> Days | None:
    day = int(match["d"])
    if known.anchor is None:
        return None
    months = (months_back(known.anchor, back) for back in range((match["which"] or "").lower() == "last", 3))
    days = (day_of(*month, day) for month in months if month)
    return one_day(next((found for found in days if found and found <= known.anchor), None))


def mean_solar(match: re.Match[str], known: Known) -> Days | None:
    month, day = SOLAR_MONTHS[(match["m1"] or match["m2"]).lower()], int(match["d1"] or match["d2"])
    if match["y"]:
        return one_day(solar_day(int(match["y"]), month, day))
    return one_day(_last(known.anchor, lambda year: solar_day(year - 621 - (month >= 10), month, day)))


def mean_solar_month(match: re.Match[str], _: Known) -> Days | None:
    return solar_month(int(match["y"]), SOLAR_MONTHS[match["m"].lower()])


def mean_attacks_of_2001(_: re.Match[str], known: Known) -> Days | None:
    return None if known.anchor and known.anchor < _ATTACKS_OF_2001 else one_day(_ATTACKS_OF_2001)


def mean_untold(_: re.Match[str], __: Known) -> Days | None:
    """The words are kept, the days cannot be told."""
    return None
