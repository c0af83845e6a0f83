"""Which reports are of the times in which others may be tied to them, as the warehouse tells without reading them."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, exists, or_, select, true

from pipeline.merge.blocking import LOOK_BACK_DAYS, MONTHS
from pipeline.merge.neighbourhood import Neighbourhood, Window
from pipeline.merge.profile import FINE_DAYS
from schemas.vocabulary import DatePrecision
from schemas.warehouse import coding, report, syndication

LONGEST = 31 * (MONTHS + 1)
"""Days at most of what is told with months; what is longer is found by its publication."""
_FINE = (DatePrecision.DAY, DatePrecision.DAYS, DatePrecision.WEEK)
"""What may be known within a week."""
_LOOSE = tuple(precision for precision in DatePrecision if precision is not DatePrecision.DAY)
"""What may not."""
_newer = coding.alias("newer")
_IS_NEWEST = and_(
    ~exists().where(_newer.c.article_id == coding.c.article_id, _newer.c.load_no > coding.c.load_no),
    ~exists().where(syndication.c.supersedes == coding.c.article_id),
)
NEWEST = select(report.c.report_id).join(coding, coding.c.coding_id == report.c.coding_id).where(_IS_NEWEST)
"""The reports that count: those of the newest coding of each article, if no newer version has taken its place."""


def ids_in_time(connection: Connection, hood: Neighbourhood) -> frozenset[str]:
    """Return the ids of the reports that count and may, by their times, be tied to one of the neighbourhood's.

    Each time is asked for by itself, so that the database finds it by an index.
    """
    times = [true()] if hood.has_timeless else _times(hood)
    return frozenset(report_id for time in times for report_id in connection.scalars(NEWEST.where(time)))


def _times(hood: Neighbourhood) -> Iterator[ColumnElement[bool]]:
    for window in hood.days:
        yield and_(report.c.date_precision.in_(_FINE), _overlaps(window, FINE_DAYS), _is_in(hood.countries))
    loose = report.c.date_precision.in_(_LOOSE)
    yield and_(loose, coding.c.published_on.is_(None))
    for window in hood.months:
        yield and_(loose, _overlaps(window, LONGEST))
        yield and_(loose, coding.c.published_on.between(window.first, _moved(window.last, LOOK_BACK_DAYS + 1)))
    for window in hood.months_of_loose:
        yield and_(report.c.date_precision == DatePrecision.DAY, _overlaps(window, FINE_DAYS))


def _overlaps(window: Window, longest: int) -> ColumnElement[bool]:
    """What happened in the window, if it took no more than so many days."""
    began = report.c.date_start.between(_moved(window.first, -longest), window.last)
    return and_(began, report.c.date_end >= window.first)


def _moved(day: date, days: int) -> date:
    return date.fromordinal(min(max(1, day.toordinal() + days), date.max.toordinal()))


def _is_in(countries: frozenset[str] | None) -> ColumnElement[bool]:
    return true() if countries is None else or_(report.c.country.in_(countries), report.c.country.is_(None))
