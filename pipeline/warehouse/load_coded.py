"""Writes coded articles, within the transaction of a load: some at a time, so that memory does not grow with them."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection

from pipeline.warehouse import stored, stored_reports
from pipeline.warehouse.bulk import insert_rows
from pipeline.warehouse.columns import Row
from pipeline.warehouse.counting import Additions
from pipeline.warehouse.lots import batched, ids_there
from schemas import tables as w
from schemas.records import CodedArticle

AT_ONCE = 1_000
"""Articles whose rows are in memory together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bringing:
    """What is written beside each article: the load and the run that bring it, the text's MinHash and rare names."""

    load_no: int
    run_id: str
    loaded_on: date
    """The day, in UTC, on which the run began."""
    sketch_of: Callable[[CodedArticle], tuple[int, ...]]
    names_of: Callable[[CodedArticle], tuple[str, ...]]


@dataclass(slots=True)
class Written:
    """What was new."""

    additions: Additions
    """What it adds to what is counted ahead."""
    counted_again: set[str] = field(default_factory=set)
    """Ids of articles whose months are to be counted again: they were there, or are of no day."""
    codings: int = 0
    reports: int = 0


def write_coded(connection: Connection, articles: Iterable[CodedArticle], bringing: Bringing) -> Written:
    """Write those of the articles that these versions have not coded yet, each once, and return what was new."""
    written = Written(Additions(bringing.loaded_on))
    for some in batched(articles, AT_ONCE):
        asked = {stored_reports.coding_id_of(coded): coded for coded in some}
        there = ids_there(connection, w.coding.c.coding_id, asked)
        new = {coding_id: coded for coding_id, coded in asked.items() if coding_id not in there}
        unknown = _unknown(connection, new.values())
        _write(connection, new, unknown, bringing)
        _count(written, new.values(), unknown)
    return written


def _unknown(connection: Connection, new: Iterable[CodedArticle]) -> dict[str, CodedArticle]:
    """Return those whose articles are not there, by article; of two codings of one article the last."""
    articles = {coded.extraction.article.article_id: coded for coded in new}
    there = ids_there(connection, w.article.c.article_id, articles)
    return {article_id: coded for article_id, coded in articles.items() if article_id not in there}


def _count(written: Written, new: Collection[CodedArticle], unknown: Mapping[str, CodedArticle]) -> None:
    written.codings += len(new)
    for coded in new:
        article_id, day = coded.extraction.article.article_id, coded.extraction.published_on
        written.reports += len(coded.reports)
        if unknown.get(article_id) is coded and day is not None:
            written.additions.count(coded, day)
        else:
            written.counted_again.add(article_id)


def _write(
    connection: Connection, new: Mapping[str, CodedArticle], unknown: Mapping[str, CodedArticle], bringing: Bringing
) -> None:
    insert_rows(connection, w.article, (_article_row(coded, bringing) for coded in unknown.values()))
    insert_rows(connection, w.coding, (_coding_row(coding_id, coded, bringing) for coding_id, coded in new.items()))
    for table, rows_of_coding in ((w.place, stored_reports.place_rows), (w.report, stored_reports.report_rows)):
        insert_rows(connection, table, (row for one in new.items() for row in rows_of_coding(*one)))
    for table, rows_of in (
        (w.report_actor, stored_reports.report_actor_rows),
        (w.report_span, stored_reports.report_span_rows),
        (w.report_contest, stored_reports.report_contest_rows),
    ):
        insert_rows(connection, table, (row for coded in new.values() for row in rows_of(coded)))


def _article_row(coded: CodedArticle, bringing: Bringing) -> Row:
    return stored.article_row(coded.extraction.article, bringing.sketch_of(coded), bringing.run_id)


def _coding_row(coding_id: str, coded: CodedArticle, bringing: Bringing) -> Row:
    return stored_reports.coding_row(coding_id, coded, bringing.names_of(coded), bringing.load_no, bringing.run_id)
