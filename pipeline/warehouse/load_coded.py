"""Writes coded articles, within the transaction of a load: some at a time, so that memory does not grow with them."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from pipeline.warehouse import stored
from pipeline.warehouse import stored_reports as told
from pipeline.warehouse.columns import Values, by_outcomes
from pipeline.warehouse.counting import Additions
from pipeline.warehouse.handing import Hand
from pipeline.warehouse.lots import batched
from pipeline.warehouse.there import There
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


def write_coded(hand: Hand, articles: Iterable[CodedArticle], bringing: Bringing) -> Written:
    """Write those of the articles that these versions have not coded yet, each once, and return what was new."""
    written = Written(Additions(bringing.loaded_on))
    codings, stored_articles = There(hand, w.coding.c.coding_id), There(hand, w.article.c.article_id)
    for some in batched(articles, AT_ONCE):
        asked = {told.coding_id_of(coded): coded for coded in some}
        coded_before = codings.among(asked)
        new = {coding_id: coded for coding_id, coded in asked.items() if coding_id not in coded_before}
        unknown = _unknown(stored_articles, new.values())
        _write(hand, new, unknown, bringing)
        _count(written, new.values(), unknown)
    return written


def _unknown(there: There, new: Iterable[CodedArticle]) -> dict[str, CodedArticle]:
    """Return those whose articles are not there, by article; of two codings of one article the last."""
    articles = {coded.extraction.article.article_id: coded for coded in new}
    known = there.among(articles)
    return {article_id: coded for article_id, coded in articles.items() if article_id not in known}


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
    hand: Hand, new: Mapping[str, CodedArticle], unknown: Mapping[str, CodedArticle], bringing: Bringing
) -> None:
    hand.insert(w.article, stored.ARTICLE, (_article_row(coded, bringing) for coded in unknown.values()))
    hand.insert(w.coding, told.CODING, (_coding_row(*one, bringing) for one in new.items()))
    hand.insert(w.place, told.PLACE, (row for one in new.items() for row in told.place_rows(*one)))
    reports = [(*one, n, located) for one in new.items() for n, located in enumerate(one[1].reports)]
    for outcomes, some in by_outcomes(hand.connection, reports, lambda one: one[3].report.tolls):
        hand.insert(w.report, told.report_columns(outcomes), (told.report_row(*one, outcomes) for one in some))
    for table, names, rows_of in (
        (w.report_actor, told.REPORT_ACTOR, told.report_actor_rows),
        (w.report_span, told.REPORT_SPAN, told.report_span_rows),
        (w.report_contest, told.REPORT_CONTEST, told.report_contest_rows),
    ):
        hand.insert(table, names, (row for coded in new.values() for row in rows_of(coded)))


def _article_row(coded: CodedArticle, bringing: Bringing) -> Values:
    return stored.article_row(coded.extraction.article, bringing.sketch_of(coded), bringing.run_id)


def _coding_row(coding_id: str, coded: CodedArticle, bringing: Bringing) -> Values:
    return told.coding_row(coding_id, coded, bringing.names_of(coded), bringing.load_no, bringing.run_id)
