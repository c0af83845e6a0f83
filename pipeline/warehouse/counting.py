"""What new articles add to what is counted ahead by source and month, counted as they are written.

Only articles that were never there before may be counted so. Where one is coded again, replaced or undated, its month
is counted again from what the warehouse holds (`pipeline.warehouse.summing`).
"""

from collections import Counter, defaultdict
from dataclasses import asdict, dataclass, field
from datetime import date

from sqlalchemy import Connection, Table, case

from pipeline.warehouse.bulk import upsertion
from pipeline.warehouse.columns import Row
from schemas.records import CodedArticle, LocatedReport
from schemas.tables import source_delay, source_month
from schemas.vocabulary import Assertion, DatePrecision, GeoPrecision, Outcome

PRECISE = frozenset({GeoPrecision.EXACT, GeoPrecision.NEAR, GeoPrecision.ADM2})


@dataclass(slots=True)
class Month:
    """What a source told in a month: the columns of ``source_month``."""

    articles: int = 0
    articles_without_report: int = 0
    reports: int = 0
    placed_to_district: int = 0
    placed_to_province: int = 0
    dated_to_day: int = 0
    toll_known: int = 0
    last_published: date = date.min


@dataclass(slots=True)
class Additions:
    """What the new articles of one load add; months are YYYY-MM."""

    loaded_on: date
    months: defaultdict[tuple[str, str], Month] = field(default_factory=lambda: defaultdict(Month))
    delays: Counter[tuple[str, str, str, int]] = field(default_factory=Counter)

    def count(self, coded: CodedArticle, published_on: date) -> None:
        """Count a new article of that day."""
        of = coded.extraction.article.source_id, published_on.isoformat()[:7]
        month = self.months[of]
        month.articles += 1
        month.articles_without_report += coded.extraction.no_report_reason is not None
        month.last_published = max(month.last_published, published_on)
        self.delays[*of, "load", (self.loaded_on - published_on).days] += 1
        for located in coded.reports:
            if located.report.assertion is Assertion.ASSERTED and not located.report.background:
                _count_report(month, coded, located)
                if (day := _day(located)) is not None:
                    self.delays[*of, "publication", (published_on - day).days] += 1

    def write(self, connection: Connection) -> None:
        """Add all of it to what is counted."""
        months = [{"source_id": source, "month": name} | asdict(month) for (source, name), month in self.months.items()]
        _add(connection, source_month, ("source_id", "month"), months)
        keys = tuple(column.name for column in source_delay.primary_key)
        delays = [dict(zip(keys, key, strict=True)) | {"n": n} for key, n in self.delays.items()]
        _add(connection, source_delay, keys, delays)


def _count_report(month: Month, coded: CodedArticle, located: LocatedReport) -> None:
    place = coded.place_of(located)
    month.reports += 1
    month.placed_to_district += located.geo_precision in PRECISE
    month.placed_to_province += place is not None and place.admin1_iso is not None
    month.dated_to_day += located.report.date_precision is DatePrecision.DAY
    month.toll_known += Outcome.KILLED in located.report.tolls


def _day(located: LocatedReport) -> date | None:
    """The day on which it happened, if that is known to the day."""
    return located.report.date_start if located.report.date_precision is DatePrecision.DAY else None


def _add(connection: Connection, table: Table, keys: tuple[str, ...], rows: list[Row]) -> None:
    if not rows:
        return
    statement = upsertion(connection, table)
    new = {name: table.c[name] + statement.excluded[name] for name in rows[0] if name not in keys}
    if "last_published" in new:
        there, comes = table.c.last_published, statement.excluded.last_published
        new["last_published"] = case((comes > there, comes), else_=there)
    connection.execute(statement.on_conflict_do_update(index_elements=list(keys), set_=new), rows)
