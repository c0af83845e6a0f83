"""What is counted ahead is what a count of everything gives, in whatever order it was loaded."""

from dataclasses import replace
from datetime import date

from coded import NOON, make_batch, write_article
from sqlalchemy import Engine, select, text

from pipeline.merge import hash_words
from pipeline.warehouse.database import read, write
from pipeline.warehouse.load import LoadBatch, load
from pipeline.warehouse.summing import sum_all
from schemas.copies import Filed, Text
from schemas.records import CodedArticle
from schemas.tables import source_delay, source_month

TOLD = [
    write_article(f"Gunmen fought police near Qalat, part {n}.", address=f"{n}", published_on=day)
    for n, day in enumerate([date(2024, 5, 2), date(2024, 5, 30), date(2024, 6, 1), None, date(2023, 12, 31)])
]


def sums(engine: Engine) -> tuple[list[str], list[str]]:
    with read(engine) as connection:
        months, delays = (connection.execute(select(table)).all() for table in (source_month, source_delay))
    return sorted(map(repr, months)), sorted(map(repr, delays))


def counted_again(engine: Engine) -> tuple[list[str], list[str]]:
    with write(engine) as connection:
        sum_all(connection)
    return sums(engine)


def coded_again(coded: CodedArticle) -> CodedArticle:
    """The article as newer rules code it, which find nothing in it."""
    nothing = replace(coded.extraction, coder_version="2", reports=(), no_report_reason="no_trigger")
    return replace(coded, extraction=nothing, reports=(), places=())


def superseding(old: CodedArticle, new: CodedArticle, number: int) -> LoadBatch:
    article = new.extraction.article
    told = Text(
        article_id=article.article_id,
        source_id=article.source_id,
        address=article.address,
        title=article.title,
        day=new.extraction.published_on,
        written=None,
        words=hash_words(article.text),
        sketch=(1, 2, 3),
    )
    filed = Filed(text=told, cluster_id="syn_1", supersedes=old.extraction.article.article_id)
    return replace(make_batch(new, number=number), filed=(filed,))


def test_after_loads_of_late_recoded_and_replaced_articles_the_sums_are_those_of_all_reports(engine: Engine) -> None:
    load(engine, make_batch(*TOLD[:3]))
    load(engine, make_batch(*TOLD[3:], number=2))
    load(engine, make_batch(coded_again(TOLD[1]), versions=(), number=3))
    changed = write_article("Gunmen fought police near Qalat, and fled.", address="0", published_on=date(2024, 7, 1))
    load(engine, superseding(TOLD[0], changed, 4))
    found = sums(engine)
    with read(engine) as connection:
        by_month = connection.execute(text("SELECT month, articles, reports FROM coverage ORDER BY month")).all()
    assert sorted(map(tuple, by_month), key=str) == [
        ("2023-12", 1, 1),
        ("2024-05", 1, 0),
        ("2024-06", 1, 1),
        ("2024-07", 1, 1),
        (None, 1, 1),
    ]
    assert found == counted_again(engine)


def test_a_lag_is_counted_by_the_days_from_publication_to_the_load(engine: Engine) -> None:
    load(engine, make_batch(TOLD[0], TOLD[1]))
    with read(engine) as connection:
        rows = connection.execute(select(source_delay.c.step, source_delay.c.days_late, source_delay.c.n)).all()
    late = (NOON.date() - date(2024, 5, 2)).days
    assert sorted(map(tuple, rows)) == [("load", late - 28, 1), ("load", late, 1), ("publication", 0, 2)]
