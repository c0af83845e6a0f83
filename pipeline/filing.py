"""New articles beside those that the warehouse holds: which are copies of which, and which take another's place."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Engine, Row, Select, func, select

from pipeline.database import read
from pipeline.ids import make_id
from pipeline.merge import file_copies, hash_words, keys_of, sketch_text
from schemas.copies import Filed, Text
from schemas.records import CodedArticle
from schemas.warehouse import article, coding, sketch_key, syndication

NEAREST = 50
"""Articles with the most keys in common with a new one that are looked at."""
CHUNK = 500
"""Ids in one question."""

_Found = Row[*tuple[object, ...]]
_Asked = Select[*tuple[object, ...]]


def file_articles(engine: Engine, articles: Sequence[CodedArticle]) -> tuple[Filed, ...]:
    """Return the articles that the warehouse does not hold, each with its cluster and the version that it replaces."""
    texts = {coded.extraction.article.article_id: text_of(coded) for coded in articles}
    with read(engine) as connection:
        held = {row.article_id for row in _chunked(connection, select(article.c.article_id), list(texts))}
        new = [text for article_id, text in texts.items() if article_id not in held]
        return file_copies(new, _read_near(connection, new))


def superseded_ids(engine: Engine, articles: Sequence[CodedArticle]) -> frozenset[str]:
    """Return the ids of those articles whose place a newer version has taken: what they tell is no longer told."""
    ids = [coded.extraction.article.article_id for coded in articles]
    replaced = select(article.c.article_id).join(syndication, syndication.c.supersedes == article.c.article_id)
    with read(engine) as connection:
        return frozenset(row.article_id for row in _chunked(connection, replaced, ids))


def text_of(coded: CodedArticle) -> Text:
    """Return what is needed to know the article's copies and versions."""
    found = coded.extraction.article
    return Text(
        article_id=found.article_id,
        source_id=found.source_id,
        address=found.address,
        title=found.title,
        day=coded.extraction.published_on,
        words=hash_words(found.text),
        sketch=sketch_text(found.text),
    )


def _read_near(connection: Connection, new: Sequence[Text]) -> list[Filed]:
    ids = {found for text in new for found in (*_with_keys(connection, text), *_at_address(connection, text))}
    stored = (
        select(article, coding.c.published_on, syndication.c.cluster_id, syndication.c.words_sha256)
        .add_columns(syndication.c.supersedes)
        .join(coding, coding.c.article_id == article.c.article_id)
        .outerjoin(syndication, syndication.c.article_id == article.c.article_id)
    )
    rows = {row.article_id: row for row in _chunked(connection, stored, sorted(ids))}
    return [_filed(row) for row in rows.values()]


def _with_keys(connection: Connection, text: Text) -> Sequence[str]:
    asked = (
        select(sketch_key.c.article_id)
        .where(sketch_key.c.key.in_(keys_of(text.sketch)))
        .group_by(sketch_key.c.article_id)
        .order_by(func.count().desc(), sketch_key.c.article_id)
        .limit(NEAREST)
    )
    return connection.scalars(asked).all()


def _at_address(connection: Connection, text: Text) -> Sequence[str]:
    here = (article.c.source_id == text.source_id) & (article.c.address == text.address)
    return connection.scalars(select(article.c.article_id).where(here)).all()


def _chunked(connection: Connection, asked: _Asked, ids: Sequence[str]) -> Iterator[_Found]:
    for start in range(0, len(ids), CHUNK):
        yield from connection.execute(asked.where(article.c.article_id.in_(ids[start : start + CHUNK])))


def _filed(row: _Found) -> Filed:
    """The stored article; one from before there were clusters is the only one of its own."""
    text = Text(
        article_id=row.article_id,
        source_id=row.source_id,
        address=row.address,
        title=row.title,
        day=row.published_on,
        words=row.words_sha256 or hash_words(row.text),
        sketch=tuple(row.sketch),
    )
    cluster_id = row.cluster_id or make_id("syn", row.article_id)
    return Filed(text=text, cluster_id=cluster_id, supersedes=row.supersedes)
