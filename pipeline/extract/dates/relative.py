"""What words mean that count from the day of publication: yesterday, two nights ago, the past week, last month."""

import re
from datetime import date, timedelta

from pipeline.extract.dates.calendars import (
    Days,
    day_of,
    days_between,
    month_of,
    months_back,
    one_day,
    week_of,
    year_of,
)
from pipeline.extract.dates.known import Known, count_of
from schemas.vocabulary import DatePrecision

_LONG = 14
"""Days from which what lasted is no single incident."""
_DAYS_IN = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30}


def mean_near_day(match: re.Match[str], known: Known) -> Days | None:
    words = " ".join(match.group().lower().split())
    if known.anchor is None:
        return None
    if words == "the night before last":
        return known.anchor - timedelta(days=2), known.anchor - timedelta(days=1), DatePrecision.DAYS
    if words == "overnight":
        return known.anchor - timedelta(days=1), known.anchor, DatePrecision.DAYS
    past = "yesterday" in words or "last" in words
    on = 1 if "tomorrow" in words else -2 if "before yesterday" in words else -1 if past else 0
    return one_day(known.anchor + timedelta(days=on))


def mean_past(match: re.Match[str], known: Known) -> Days | None:
    if known.anchor is None:
        return None
    count, unit = count_of(match["n"]), match["unit"].lower()
    days = count / 24 if unit == "hour" else count * _DAYS_IN[unit]
    if days > 62:
        return None
    precision = DatePrecision.DAYS if days < 6 else DatePrecision.WEEK if days <= 7 else DatePrecision.MONTH
    return known.anchor - timedelta(days=max(1, round(days))), known.anchor, precision


def mean_lasting(match: re.Match[str], known: Known) -> Days | None:
    """What lasted so many days is told at its end: the days up to publication. Two weeks and more have no day."""
    days = count_of(match["n"]) * (7 if (match["unit"] or "").lower() == "week" else 1)
    if known.anchor is None or days >= _LONG:
        return None
    return known.anchor - timedelta(days=days), known.anchor, DatePrecision.DAYS


def mean_ago(match: re.Match[str], known: Known) -> Days | None:
    """So long before; "ten years ago today" is a day, "a year ago this week" a week, "this month" a month, and hours or minutes are the day itself."""
    if known.anchor is None:
        return None
    count, unit, today = count_of(match["n"]), (match["unit"] or "minute").lower(), (match["today"] or "").lower()
    if today and unit in {"year", "decade"}:
        year, month = known.anchor.year - count * (1 if unit == "year" else 10), known.anchor.month
        if "month" in today:
            return month_of(year, month)
        then = day_of(year, month, known.anchor.day)
        return week_of(then) if then and "week" in today else one_day(then)
    return _back(known.anchor, count, unit)


def mean_before_last(match: re.Match[str], known: Known) -> Days | None:
    """Two back: "the week before last"."""
    return _back(known.anchor, 2, match["unit"].lower()) if known.anchor else None


def mean_last_unit(match: re.Match[str], known: Known) -> Days | None:
    if known.anchor is None:
        return None
    unit, last = match["unit"].lower(), match["which"].lower() != "this"
    days = _unit_back(known.anchor, unit, match["part"], last=last)
    earlier = (match["early"] or "").lower().startswith("earlier") and not last
    return (days[0], min(days[1], known.anchor), days[2]) if earlier else days


def _unit_back(anchor: date, unit: str, part: str | None, *, last: bool) -> Days:
    if unit == "week":
        return week_of(anchor - timedelta(weeks=last))
    year, month = months_back(anchor, (1 if unit == "month" else 12) * last) or (anchor.year, 1)
    return month_of(year, month, part) if unit == "month" else year_of(year, part)


def _back(day: date, count: int, unit: str) -> Days | None:
    if unit == "minute":
        return one_day(day)
    if unit == "hour":
        return one_day(day) if count < 12 else days_between(day - timedelta(days=-(-count // 24)), day)
    if unit in {"day", "night"}:
        return one_day(day - timedelta(days=count))
    if unit in {"week", "fortnight"}:
        return week_of(day - timedelta(days=count * _DAYS_IN[unit]))
    month = months_back(day, count if unit == "month" else 12 * count)
    return None if month is None else month_of(*month) if unit == "month" else year_of(month[0])
