"""Articles are filed beside those that the warehouse holds, the same on both databases (COP-1, COP-2)."""

from dataclasses import replace
from datetime import timedelta

from coded import NOON, make_batch, write_article
from sqlalchemy import Engine, func, select

from bench.edited import originals
from pipeline.filing import file_articles, superseded_ids, text_of
from pipeline.load import load
from pipeline.merge import sketch_text
from pipeline.warehouse import read
from schemas.records import CodedArticle
from schemas.warehouse import sketch_key, syndication

WIRE, OTHER = originals()[:2]
FIRST = write_article(WIRE, address="first.html")
COPY = write_article(f"From our own desk.\n{WIRE}", address="copy.html")
NEWER = write_article(f"{WIRE} The road was opened again in the evening.", address="first.html")
ELSE = write_article(OTHER, address="else.html")


def _run(engine: Engine, number: int, *articles: CodedArticle, days: int = 0) -> None:
    batch = make_batch(*articles, versions=(), number=number)
    sketches = {coded.extraction.article.article_id: sketch_text(coded.extraction.article.text) for coded in articles}
    moment = NOON + timedelta(days=days)
    run = replace(batch.run, started_at=moment, finished_at=moment)
    load(engine, replace(batch, run=run, sketches=sketches, filed=file_articles(engine, articles)))


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


def test_keys_are_kept_for_thirty_days(engine: Engine) -> None:
    _run(engine, 1, FIRST)
    _run(engine, 2, ELSE, days=29)
    with read(engine) as connection:
        assert connection.scalar(select(func.count(func.distinct(sketch_key.c.article_id)))) == 2
    _run(engine, 3, write_article("Nothing of note was told.", address="third.html"), days=31)
    with read(engine) as connection:
        assert connection.scalar(select(func.count(func.distinct(sketch_key.c.article_id)))) == 2
    assert file_articles(engine, [COPY])[0].copy_of is None
