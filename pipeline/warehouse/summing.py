"""What is counted ahead, so that a question about every report is answered at once: by source and month.

A load counts the months again that it brought articles to, or took reports from; so a sum is what a count of all
reports would give, in whatever order they came. `sum_all` makes the sums anew from what the warehouse holds.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from sqlalchemy import Connection, bindparam, select, text

from pipeline.warehouse.lots import chunks
from schemas.summaries import SUMMARIES
from schemas.tables import article, coding
from schemas.views.dialects import translate

Months = Mapping[date | None, Collection[str]]
"""By a month's first day, None for undated articles, the ids of sources."""


def sum_anew(connection: Connection, article_ids: Iterable[str]) -> None:
    """Count again the months of the sources of these articles, of all their codings."""
    for first, sources in _months_of(connection, article_ids).items():
        _sum(connection, first, sorted(sources))


def sum_all(connection: Connection) -> None:
    """Count everything again."""
    for summary in SUMMARIES:
        connection.execute(text(f"DELETE FROM {summary.table}"))  # noqa: S608 - our own name
        connection.execute(text(translate(summary.insertion("1 = 1", "1 = 1"), connection)))


def _months_of(connection: Connection, article_ids: Iterable[str]) -> Months:
    months = defaultdict[date | None, set[str]](set)
    told = select(article.c.source_id, coding.c.published_on).join(coding).distinct()
    for some in chunks(sorted(article_ids)):
        for source_id, day in connection.execute(told.where(article.c.article_id.in_(some))):
            months[day and day.replace(day=1)].add(source_id)
    return months


def _sum(connection: Connection, first: date | None, sources: Collection[str]) -> None:
    month = None if first is None else f"{first:%Y-%m}"
    given = {"sources": sources} | ({} if first is None else {"month": month, "first": first, "last": _last(first)})
    of_month = "month IS NULL" if first is None else "month = :month"
    for summary in SUMMARIES:
        gone = f"DELETE FROM {summary.table} WHERE source_id IN :sources AND {of_month}"  # noqa: S608 - our own words
        _execute(connection, gone, given)
        counted = summary.insertion(_DATED if first else _UNDATED, "a.source_id IN :sources")
        _execute(connection, translate(counted, connection), given)


_DATED = "c.published_on >= :first AND c.published_on <= :last"
_UNDATED = "c.published_on IS NULL"


def _last(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _execute(connection: Connection, sql: str, given: Mapping[str, object]) -> None:
    statement = text(sql).bindparams(bindparam("sources", expanding=True))
    named = {name: value for name, value in given.items() if f":{name}" in sql}
    connection.execute(statement, named)
