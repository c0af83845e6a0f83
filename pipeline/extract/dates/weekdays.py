"""What weekdays and weekends mean: counted back from the day of publication, or on from the date before."""

import re
from datetime import date, timedelta

from pipeline.extract.dates.calendars import WEEKDAYS, Days, days_between, one_day
from pipeline.extract.dates.known import Known
from schemas.vocabulary import DatePrecision

_BACKWARDS = 2
"""Days by which the second of two weekdays may lie before the first."""


def mean_weekday(match: re.Match[str], known: Known) -> Days | None:
    """The last such day; the day of publication too, but for "last Sunday" on a Sunday. "Monday last week" is of that week."""
    which, week = _words(match["which"]), _words(match["week"])
    if known.anchor is None or which in {"next", "coming", "this coming"} or (week == "week" and which != "last"):
        return None
    number = WEEKDAYS[match["weekday"].lower()]
    if week.endswith("last week"):
        return one_day(_monday(known.anchor) + timedelta(days=number - 7))
    back = (known.anchor.weekday() - number) % 7
    if back == 0 and (which in {"last", "previous"} or week == "last"):
        back = 7
    return one_day(known.anchor - timedelta(days=back + 7 * (week == "week")))


def mean_weekdays(match: re.Match[str], known: Known) -> Days | None:
    """From the one weekday to the other, the last such up to publication ("between Friday and Sunday"); "Sunday and Saturday" are
    told backwards.
    """
    if known.anchor is None:
        return None
    first, last = (WEEKDAYS[match[name].lower()] for name in ("first", "last"))
    if match["and"] and not match["from"] and (first - last) % 7 <= _BACKWARDS:
        first, last = last, first
    end = known.anchor - timedelta(days=(known.anchor.weekday() - last) % 7)
    if match["week"]:
        end = _monday(known.anchor) + timedelta(days=last - 7)
    return days_between(end - timedelta(days=(last - first) % 7), end)


def mean_weekday_there(match: re.Match[str], known: Known) -> Days | None:
    """The such day in the text's own time: "the following Friday" is after the date before, "that Friday" it or the next."""
    if known.day_before is None:
        return None
    on = (WEEKDAYS[match["weekday"].lower()] - known.day_before.weekday()) % 7
    return one_day(known.day_before + timedelta(days=on or 7 * (match["which"].lower() == "following")))


def mean_weekday_of_the_story(match: re.Match[str], known: Known) -> Days | None:
    """The first such day from the date before on, or the last before it where that one was still to come: "on the Tuesday"."""
    if known.day_before is None:
        return None
    on = known.day_before + timedelta(days=(WEEKDAYS[match["weekday"].lower()] - known.day_before.weekday()) % 7)
    return one_day(on - timedelta(weeks=known.anchor is not None and on > known.anchor))


def mean_since(match: re.Match[str], known: Known) -> Days | None:
    """From that day to the day of publication: what has gone on "since Thursday", on a Thursday since the week before."""
    if known.anchor is None:
        return None
    weekday = match["weekday"]
    if match["weekend"]:
        first = _saturday(known.anchor)
    else:
        back = 1 if weekday is None else (known.anchor.weekday() - WEEKDAYS[weekday.lower()]) % 7 or 7
        first = known.anchor - timedelta(days=back)
    return first, known.anchor, DatePrecision.DAYS


def mean_weekend(match: re.Match[str], known: Known) -> Days | None:
    """The last Saturday and Sunday; on a Saturday the one that has begun, but "last weekend" on one is the week before."""
    if known.anchor is None:
        return None
    saturday = _saturday(known.anchor)
    if match["which"].lower() == "last" and known.anchor <= saturday + timedelta(days=1):
        saturday -= timedelta(weeks=1)
    return saturday, saturday + timedelta(days=1), DatePrecision.DAYS


def _saturday(anchor: date) -> date:
    return anchor - timedelta(days=(anchor.weekday() - 5) % 7)


def _monday(anchor: date) -> date:
    return anchor - timedelta(days=anchor.weekday())


def _words(found: str | None) -> str:
    return " ".join((found or "").lower().split())
