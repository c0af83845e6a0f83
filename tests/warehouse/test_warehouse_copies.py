"""Articles are filed beside those that the warehouse holds, the same on both databases (COP-1, COP-2)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from coded import NOON, make_batch, sketch_of, write_article
from sqlalchemy import Engine, Table, delete, select

from bench.edited import originals
from pipeline.warehouse.filing import file_articles, superseded_ids, text_of
from pipeline.warehouse.load import load
from pipeline.warehouse.opening import read, write
from pipeline.warehouse.refiling import file_waiting
from schemas.records import CodedArticle
from schemas.tables import sketch_key, syndication

WIRE, OTHER = originals()[:2]
FIRST = write_article(WIRE, address="first.html")
NEXT = date(2024, 5, 3)
COPY = write_article(f"From our own desk.\n{WIRE}", address="copy.html", published_on=NEXT)
NEWER = write_article(f"{WIRE} The road was opened again in the evening.", address="first.html", published_on=NEXT)
ELSE = write_article(OTHER, address="else.html")
FILED = (syndication.c.article_id, syndication.c.cluster_id, syndication.c.copy_of, syndication.c.likeness)


def _run(engine: Engine, number: int, *articles: CodedArticle, days: int = 0) -> None:
    batch = make_batch(*articles, versions=(), number=number)
    moment = NOON + timedelta(days=days)
    run = replace(batch.run, started_at=moment, finished_at=moment)
    load(engine, replace(batch, run=run, sketch_of=sketch_of, filed=file_articles(engine, articles)))


def test_a_copy_and_a_newer_version_find_what_is_stored(engine: Engine) -> None:
    _run(engine, 1, FIRST, ELSE)
    copy, newer = file_articles(engine, [COPY, NEWER, ELSE])
    first = text_of(FIRST).article_id
    assert {filed.copy_of for filed in (copy, newer)} == {first}
    assert {filed.supersedes for filed in (copy, newer)} == {None, first}


def test_a_version_once_replaced_tells_nothing_more(engine: Engine) -> None:
    _run(engine, 1, FIRST)
    assert superseded_ids(engine, [FIRST, ELSE]) == frozenset()
    _run(engine, 2, NEWER)
    assert superseded_ids(engine, [FIRST, NEWER, ELSE]) == {text_of(FIRST).article_id}


def test_what_is_stored_is_not_filed_again(engine: Engine) -> None:
    _run(engine, 1, FIRST, COPY)
    assert file_articles(engine, [FIRST, COPY]) == ()
    with read(engine) as connection:
        clusters = connection.scalars(select(syndication.c.cluster_id)).all()
    assert (len(clusters), len(set(clusters))) == (2, 1)


LATE = write_article(f"From our own desk.\n{WIRE}", address="late.html", published_on=date(2024, 4, 20))


def test_a_copy_that_comes_months_late_finds_those_of_its_days_and_is_filed_as_if_it_had_come_first(
    engine: Engine,
) -> None:
    _run(engine, 1, FIRST, ELSE)
    _run(engine, 2, write_article("Nothing of note was told.", address="third.html"), days=90)
    _run(engine, 3, LATE, days=91)
    with read(engine) as connection:
        filed = {row.article_id: row for row in connection.execute(select(syndication))}
    first, late = filed[text_of(FIRST).article_id], filed[text_of(LATE).article_id]
    assert (late.copy_of, first.copy_of, first.cluster_id) == (None, late.article_id, late.cluster_id)
    assert first.published_on == date(2024, 5, 2)


@pytest.mark.parametrize("table", [syndication, sketch_key], ids=["in no cluster", "without keys"])
def test_articles_that_were_never_filed_are_filed_at_night_once(engine: Engine, table: Table) -> None:
    _run(engine, 1, FIRST, COPY, NEWER, ELSE)
    with read(engine) as connection:
        before = connection.execute(select(*FILED).order_by(syndication.c.article_id)).all()
    with write(engine) as connection:
        connection.execute(delete(sketch_key))
        connection.execute(delete(table))
    assert [file_waiting(engine) for _ in range(2)] == [4, 0]
    with read(engine) as connection:
        assert connection.execute(select(*FILED).order_by(syndication.c.article_id)).all() == before
