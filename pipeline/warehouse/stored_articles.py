"""An article from the warehouse, as its newest coding has it."""

from dataclasses import replace
from typing import TypeVar

import msgspec
from msgspec import structs
from sqlalchemy import Connection, Engine, RowMapping, select

from pipeline.warehouse.database import read
from pipeline.warehouse.restored import tolls_of_row
from schemas.records import Actor, Article, CodedArticle, Extraction, LocatedReport, Place, Report, Span
from schemas.tables import article, coding, place, report, report_actor, report_span
from schemas.vocabulary import Genre, GeoPrecision, PublishedAtMethod, ReportField

Record = TypeVar("Record", Actor, Article, Place, Report)


def read_coded_article(engine: Engine, article_id: str) -> CodedArticle | None:
    """Return the article as it was coded last, or None where the warehouse knows no such article.

    The coder's scopes, the dateline, a round-up's pieces of news, the silent stretches and the source's word for the
    language are not stored.
    """
    newest = (
        select(coding, *(c for c in article.c if c.name in Article.__dataclass_fields__ and c.name not in coding.c))
        .join(article, article.c.article_id == coding.c.article_id)
        .where(coding.c.article_id == article_id)
        .order_by(coding.c.load_no.desc())
        .limit(1)
    )
    with read(engine) as connection:
        row = connection.execute(newest).mappings().first()
        return _coded_article(connection, row) if row else None


def _coded_article(connection: Connection, row: RowMapping) -> CodedArticle:
    of_coding = select(report).where(report.c.coding_id == row["coding_id"]).order_by(report.c.report_no)
    reports = tuple(_located(connection, told) for told in connection.execute(of_coding).mappings())
    named = select(place).where(place.c.coding_id == row["coding_id"]).order_by(place.c.place_no)
    return CodedArticle(
        extraction=_extraction(row, tuple(located.report for located in reports)),
        gazetteer_version=row["gazetteer_version"],
        places=tuple(_record(found, Place) for found in connection.execute(named).mappings()),
        reports=reports,
    )


def _extraction(row: RowMapping, reports: tuple[Report, ...]) -> Extraction:
    return Extraction(
        article=replace(_record(row, Article), language=None),
        coder_version=row["coder_version"],
        language=row["language"],
        genre=Genre(row["genre"]),
        published_on=row["published_on"],
        published_at_method=PublishedAtMethod(row["published_at_method"]),
        dateline=None,
        reports=reports,
        no_report_reason=row["no_report_reason"],
    )


def _located(connection: Connection, row: RowMapping) -> LocatedReport:
    return LocatedReport(
        report_id=row["report_id"],
        report=_report(connection, row),
        place=row["place_no"],
        country=row["country"],
        geo_precision=GeoPrecision(row["geo_precision"]),
    )


def _report(connection: Connection, row: RowMapping) -> Report:
    named = select(report_actor).where(report_actor.c.report_id == row["report_id"]).order_by(report_actor.c.actor_no)
    return structs.replace(
        _record(row, Report, place_scopes=()),
        actors=tuple(_record(found, Actor) for found in connection.execute(named).mappings()),
        tolls=tolls_of_row(row),
        spans=_spans(connection, row["report_id"]),
    )


def _spans(connection: Connection, report_id: str) -> dict[ReportField, tuple[Span, ...]]:
    named = select(report_span).where(report_span.c.report_id == report_id).order_by(report_span.c.start)
    spans: dict[ReportField, tuple[Span, ...]] = {}
    for row in connection.execute(named).mappings():
        field = ReportField(row["field"])
        spans[field] = (*spans.get(field, ()), Span(row["start"], row["end"]))
    return spans


def _record(row: RowMapping, kind: type[Record], **more: object) -> Record:
    """Return the record whose fields are columns of the row."""
    return msgspec.convert({str(column): value for column, value in row.items()} | more, kind)
