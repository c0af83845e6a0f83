"""What words mean that count from the date which the text gave before: the next morning, that month, two years later."""

import re
from datetime import date, timedelta

from pipeline.extract.dates.calendars import Days, month_of, months_back, one_day, week_of, year_of
from pipeline.extract.dates.known import Known, count_of
from schemas.vocabulary import DatePrecision

_SAME = ("same", "that ", "in the ", "on the ")
_BACK = ("earlier", "before", "previous", "preceding")
_KNOWN_TO_A_MONTH = frozenset({DatePrecision.DAY, DatePrecision.DAYS, DatePrecision.WEEK, DatePrecision.MONTH})


def mean_later(match: re.Match[str], known: Known) -> Days | None:
    """Days before or after the date that the text gave last; None where that was no day."""
    if known.day_before is None:
        return None
    words = " ".join(match.group().lower().split())
    days = 0 if any(one in words for one in (*_SAME, "hours")) else _days_in(match["n"], words)
    back = any(word in words for word in _BACK)
    return one_day(known.day_before + timedelta(days=-days if back else days))


def _days_in(count: str | None, words: str) -> int:
    return count_of(count) * (14 if "fortnight" in words else 7 if "week" in words else 1)


def mean_unit_there(match: re.Match[str], known: Known) -> Days | None:
    """The week, month or year of the date that the text gave last, or so many after or before it ("two years later"); None
    where that date is coarser.
    """
    if known.before is None:
        return None
    words, unit = match.group().lower(), (match["unit"] or match["units"]).lower()
    count = 0 if any(one in words for one in _SAME) else count_of(match["n"])
    ahead = -count if any(word in words for word in _BACK) else count
    if unit == "year":
        return year_of(known.before.year + ahead) if 1900 <= known.before.year + ahead <= 2100 else None
    if unit == "week":
        return week_of(known.day_before + timedelta(weeks=ahead)) if known.day_before else None
    return _month_there(known.before, ahead) if known.precision in _KNOWN_TO_A_MONTH else None


def _month_there(before: date, ahead: int) -> Days | None:
    month = months_back(before, -ahead)
    return month_of(*month) if month else None
