"""Which reports others may be tied to, as the warehouse tells by their times and signs without reading them."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, and_, exists, or_, select, true

from pipeline.merge.neighbourhood import Neighbourhood, Shared
from pipeline.warehouse.lots import chunks
from pipeline.warehouse.signs import Signs
from pipeline.warehouse.spans import LOOSE_AND_UNDATED, days_in, fine_in, loose_in
from schemas.tables import coding, report, syndication

_newer = coding.alias("newer")
_IS_NEWEST = and_(
    ~exists().where(_newer.c.article_id == coding.c.article_id, _newer.c.load_no > coding.c.load_no),
    ~exists().where(syndication.c.supersedes == coding.c.article_id),
)
NEWEST = select(report.c.report_id).join(coding, coding.c.coding_id == report.c.coding_id).where(_IS_NEWEST)
"""The reports that count: those of the newest coding of each article, if no newer version has taken its place."""


def ids_near(connection: Connection, hood: Neighbourhood, signs: Signs) -> frozenset[str]:
    """Return the ids of the reports that count and may be tied to one of the neighbourhood's.

    Two with days are found by these; where one has none, by what the two share, when that may be.
    Each time is asked for by itself, so that the database finds it by an index.
    """
    in_words = (report.c.report_id.in_(some) for some in chunks(sorted(signs.sharing(hood))))
    chosen = [*_by_days(hood), *_by_what_is_shared(hood), *in_words]
    return frozenset(report_id for condition in chosen for report_id in connection.scalars(NEWEST.where(condition)))


def _by_days(hood: Neighbourhood) -> Iterator[ColumnElement[bool]]:
    for window in hood.days:
        yield and_(fine_in(window), _is_in(hood.countries))


def _by_what_is_shared(hood: Neighbourhood) -> Iterator[ColumnElement[bool]]:
    at, killed = _at(hood.shared), _killed(hood.shared)
    if hood.has_timeless:
        yield or_(at, killed)
        return
    yield and_(LOOSE_AND_UNDATED, or_(at, killed))
    for windows, shared in ((hood.weeks, at), (hood.months, killed)):
        yield from (and_(loose, shared) for window in windows for loose in loose_in(window))
    at, killed = _at(hood.shared_by_loose), _killed(hood.shared_by_loose)
    for windows, shared in ((hood.weeks_of_loose, at), (hood.months_of_loose, killed)):
        yield from (and_(days_in(window), shared) for window in windows)


def _at(shared: Shared) -> ColumnElement[bool]:
    return report.c.geonames_id.in_(sorted(shared.places))


def _killed(shared: Shared) -> ColumnElement[bool]:
    return report.c.killed_low.in_(sorted(shared.killed))


def _is_in(countries: frozenset[str] | None) -> ColumnElement[bool]:
    return true() if countries is None else or_(report.c.country.in_(countries), report.c.country.is_(None))
