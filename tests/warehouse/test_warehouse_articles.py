"""An article comes back from the warehouse as it was coded."""

from dataclasses import replace

from coded import AREAS, make_batch, write_article
from msgspec import structs
from sqlalchemy import Engine

from pipeline.warehouse.load import load
from pipeline.warehouse.stored_articles import read_coded_article
from schemas.records import CodedArticle

MAY = write_article("Taliban gunmen fought police near Qalat on Thursday; three died.")


def as_stored(coded: CodedArticle) -> CodedArticle:
    """Return the article without what the warehouse does not keep."""
    reports = tuple(replace(one, report=structs.replace(one.report, place_scopes=())) for one in coded.reports)
    told = tuple(one.report for one in reports)
    return replace(coded, reports=reports, extraction=replace(coded.extraction, reports=told, dateline=None, silent=()))


def test_an_article_comes_back_with_its_places_reports_and_words(engine: Engine) -> None:
    load(engine, make_batch(MAY, areas=AREAS))
    assert read_coded_article(engine, MAY.extraction.article.article_id) == as_stored(MAY)


def test_the_newest_coding_is_the_one_that_comes_back(engine: Engine) -> None:
    load(engine, make_batch(MAY, areas=AREAS))
    again = replace(MAY, gazetteer_version="g2", reports=(), extraction=replace(MAY.extraction, reports=()))
    load(engine, make_batch(again, versions=(), number=2))
    found = read_coded_article(engine, MAY.extraction.article.article_id)
    assert found is not None
    assert (found.gazetteer_version, found.reports) == ("g2", ())


def test_an_article_that_nobody_knows_is_none(engine: Engine) -> None:
    assert read_coded_article(engine, "art_unknown") is None
