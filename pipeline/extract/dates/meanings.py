"""What the words of a date mean, given the day of publication and the date before (docs/codebook/dates.md)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.extract.dates.calendars import (
    MONTHS,
    SOLAR_MONTHS,
    WEEKDAYS,
    Days,
    day_of,
    days_between,
    month_of,
    months_back,
    one_day,
    solar_day,
    solar_month,
    week_of,
    year_of,
)
from schemas.vocabulary import DatePrecision


@dataclass(frozen=True, slots=True)
class Known:
    """What is known when an expression is read: the day of publication, and the date that the text gave before."""

    anchor: date | None
    before: date | None
    before_is_a_day: bool


_SMALL = {
    w: n
    for n, w in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
} | {
    "a": 1,
    "an": 1,
    "couple": 2,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "the": 1,
}
_LONG = 14
"""Days from which what lasted is no single incident."""
_ATTACKS_OF_2001 = date(2001, 9, 11)


def month_number(name: str) -> int:
    """Return the month whose English name or abbreviation this is."""
    return MONTHS[name.lower()[:3]]


def _count(words: str | None) -> int:
    word = (words or "one").lower().split()
    first = word[1] if len(word) > 1 and word[0] == "a" else word[0]
    return int(first) if first.isdigit() else _SMALL[first]


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


def mean_numeric(match: re.Match[str], _: Known) -> Days | None:
    """Dots put the day first; with strokes only a number above twelve tells which is the day."""
    one, two, year = int(match["a"]), int(match["b"]), int(match["y"])
    if match["sep"] == "." or one > 12 or one == two:
        return one_day(day_of(year, two, one))
    return one_day(day_of(year, one, two)) if two > 12 else None


def mean_day_month(match: re.Match[str], known: Known) -> Days | None:
    return one_day(_year_or_last(match, *_month_day(match), known))


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
    first = 1 + 7 * (["first", "second", "third", "fourth"].index(match["nth"].lower()))
    start = _year_or_last(match, month_number(match["m"]), first, known)
    return (start, start + timedelta(days=6), DatePrecision.WEEK) if start else None


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


def mean_weekday(match: re.Match[str], known: Known) -> Days | None:
    """The last such day; the day of publication too, but for "last Sunday" on a Sunday."""
    which = (match["which"] or "").lower().strip()
    if known.anchor is None or which in {"next", "coming", "this coming"}:
        return None
    back = (known.anchor.weekday() - WEEKDAYS[match["weekday"].lower()]) % 7
    return one_day(known.anchor - timedelta(days=7 if back == 0 and which in {"last", "previous"} else back))


def mean_since(match: re.Match[str], known: Known) -> Days | None:
    """From that day to the day of publication: what has gone on "since Thursday", on a Thursday since the week before."""
    if known.anchor is None:
        return None
    weekday = match["weekday"]
    back = 1 if weekday is None else (known.anchor.weekday() - WEEKDAYS[weekday.lower()]) % 7 or 7
    return known.anchor - timedelta(days=back), known.anchor, DatePrecision.DAYS


def mean_weekdays(match: re.Match[str], known: Known) -> Days | None:
    """From the one weekday to the other, the last such up to publication ("between Friday and Sunday")."""
    if known.anchor is None:
        return None
    first, last = (WEEKDAYS[match[name].lower()] for name in ("first", "last"))
    end = known.anchor - timedelta(days=(known.anchor.weekday() - last) % 7)
    return days_between(end - timedelta(days=(last - first) % 7), end)


def mean_near_day(match: re.Match[str], known: Known) -> Days | None:
    words = " ".join(match.group().lower().split())
    if known.anchor is None:
        return None
    if words in {"overnight", "last night"}:
        return known.anchor - timedelta(days=1), known.anchor, DatePrecision.DAYS
    on = 1 if "tomorrow" in words else -2 if "before yesterday" in words else -1 if "yesterday" in words else 0
    return one_day(known.anchor + timedelta(days=on))


def mean_past(match: re.Match[str], known: Known) -> Days | None:
    if known.anchor is None:
        return None
    count, unit = _count(match["n"]), match["unit"].lower()
    days = {"hour": count / 24, "day": count, "week": 7 * count, "month": 30 * count}[unit]
    if days > 62:
        return None
    precision = DatePrecision.DAYS if days < 6 else DatePrecision.WEEK if days <= 7 else DatePrecision.MONTH
    return known.anchor - timedelta(days=max(1, round(days))), known.anchor, precision


def mean_lasting(match: re.Match[str], known: Known) -> Days | None:
    """What lasted so many days is told at its end: the days up to publication. Two weeks and more have no day."""
    days = _count(match["n"]) * (7 if (match["unit"] or "").lower() == "week" else 1)
    if known.anchor is None or days >= _LONG:
        return None
    return known.anchor - timedelta(days=days), known.anchor, DatePrecision.DAYS


def mean_ago(match: re.Match[str], known: Known) -> Days | None:
    """So long before; "ten years ago today" is a day."""
    if known.anchor is None:
        return None
    count, unit = _count(match["n"]), match["unit"].lower()
    if match["today"] and unit in {"year", "decade"}:
        years = count if unit == "year" else 10 * count
        return one_day(day_of(known.anchor.year - years, known.anchor.month, known.anchor.day))
    return _back(known.anchor, count, unit)


def _back(day: date, count: int, unit: str) -> Days | None:
    if unit == "hour":
        return one_day(day) if count < 12 else days_between(day - timedelta(days=round(count / 24 + 0.5)), day)
    if unit == "day":
        return one_day(day - timedelta(days=count))
    if unit == "week":
        return week_of(day - timedelta(weeks=count))
    month = months_back(day, count if unit == "month" else 12 * count)
    return None if month is None else month_of(*month) if unit == "month" else year_of(month[0])


def mean_later(match: re.Match[str], known: Known) -> Days | None:
    """Days before or after the date that the text gave last; None where that was no day."""
    if known.before is None or not known.before_is_a_day:
        return None
    words = match.group().lower()
    days = 0 if "same" in words or words.startswith("that") else _count(match["n"]) * (7 if "week" in words else 1)
    back = any(word in words for word in ("earlier", "before", "previous"))
    return one_day(known.before + timedelta(days=-days if back else days))


def mean_last_unit(match: re.Match[str], known: Known) -> Days | None:
    if known.anchor is None:
        return None
    unit, last = match["unit"].lower(), match["which"].lower() != "this"
    if unit == "week":
        return week_of(known.anchor - timedelta(weeks=last))
    year, month = months_back(known.anchor, (1 if unit == "month" else 12) * last) or (known.anchor.year, 1)
    days = month_of(year, month, match["part"]) if unit == "month" else year_of(year, match["part"])
    earlier = (match["early"] or "").lower().startswith("earlier") and not last
    return (days[0], min(days[1], known.anchor), days[2]) if earlier else days


def mean_weekend(_: re.Match[str], known: Known) -> Days | None:
    """The last Saturday and Sunday; on a Saturday the one that has begun."""
    if known.anchor is None:
        return None
    saturday = known.anchor - timedelta(days=(known.anchor.weekday() - 5) % 7)
    return saturday, saturday + timedelta(days=1), DatePrecision.DAYS


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
