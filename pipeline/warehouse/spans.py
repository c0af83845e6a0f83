"""Stretches of time as conditions on stored reports; each is one that an index finds."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import ColumnElement, and_

from pipeline.merge.blocking import LOOK_BACK_DAYS, MONTHS
from pipeline.merge.neighbourhood import Window
from pipeline.merge.profile import FINE_DAYS
from schemas.tables import coding, report
from schemas.vocabulary import DatePrecision

LONGEST = 31 * (MONTHS + 1)
"""Days at most of what is told with months; what is longer is found by its publication."""
_FINE = (DatePrecision.DAY, DatePrecision.DAYS, DatePrecision.WEEK)
"""What may be known within a week."""
_LOOSE = tuple(precision for precision in DatePrecision if precision is not DatePrecision.DAY)
"""What may not."""

IS_LOOSE = report.c.date_precision.in_(_LOOSE)
IS_DAY = report.c.date_precision == DatePrecision.DAY
LOOSE_AND_UNDATED = and_(IS_LOOSE, coding.c.published_on.is_(None))


def fine_in(window: Window) -> ColumnElement[bool]:
    """What happened on days of the window, known within a week."""
    return and_(report.c.date_precision.in_(_FINE), _overlaps(window, FINE_DAYS))


def days_in(window: Window) -> ColumnElement[bool]:
    """What happened on a day of the window."""
    return and_(IS_DAY, _overlaps(window, FINE_DAYS))


def loose_in(window: Window) -> Iterator[ColumnElement[bool]]:
    """What may have happened in the window and has no day: by the time that it tells, and by its publication."""
    yield and_(IS_LOOSE, _overlaps(window, LONGEST))
    yield and_(IS_LOOSE, coding.c.published_on.between(window.first, _moved(window.last, LOOK_BACK_DAYS + 1)))


def _overlaps(window: Window, longest: int) -> ColumnElement[bool]:
    """What happened in the window, if it took no more than so many days."""
    began = report.c.date_start.between(_moved(window.first, -longest), window.last)
    return and_(began, report.c.date_end >= window.first)


def _moved(day: date, days: int) -> date:
    return date.fromordinal(min(max(1, day.toordinal() + days), date.max.toordinal()))
