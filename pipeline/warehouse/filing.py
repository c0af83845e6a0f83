"""New articles beside those that the warehouse holds: which are copies of which, and which take another's place."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from sqlalchemy import ColumnElement, Connection, Engine, Row, Select, func, or_, select, true

from pipeline.merge import WINDOW, file_copies, hash_words, keys_of, sketch_text
from pipeline.warehouse.database import read
from schemas.copies import Filed, Text
from schemas.records import Article, CodedArticle
from schemas.tables import article, sketch_key, syndication

NEAREST = 50
"""Articles with the most keys in common with a new one that are looked at."""
CHUNK = 500
"""Ids in one question."""

TOLD = ("article_id", "source_id", "address", "title", "updated_at", "published_at")
"""What of an article is needed beside its words to know its copies and versions."""

_FILED = [column for column in syndication.c if column.name != "article_id"]
_Found = Row[*tuple[object, ...]]
_Asked = Select[*tuple[object, ...]]


def file_articles(engine: Engine, articles: Sequence[CodedArticle]) -> tuple[Filed, ...]:
    """Return the articles that the warehouse does not hold, each with its cluster and the version that it replaces.

    Stored articles come along whose nearest copy or cluster is another beside these.
    """
    texts = {coded.extraction.article.article_id: text_of(coded) for coded in articles}
    with read(engine) as connection:
        held = {
            row.article_id
            for row in _chunked(connection, select(article.c.article_id), list(texts), article.c.article_id)
        }
        new = [text for article_id, text in texts.items() if article_id not in held]
        return file_copies(new, read_near(connection, new))


def superseded_ids(engine: Engine, articles: Sequence[CodedArticle]) -> frozenset[str]:
    """Return the ids of those articles whose place a newer version has taken: what they tell is no longer told."""
    ids = [coded.extraction.article.article_id for coded in articles]
    replaced = select(article.c.article_id).join(syndication, syndication.c.supersedes == article.c.article_id)
    with read(engine) as connection:
        return frozenset(row.article_id for row in _chunked(connection, replaced, ids, article.c.article_id))


def text_of(coded: CodedArticle) -> Text:
    """Return what is needed to know the article's copies and versions."""
    return sketched(coded.extraction.article, coded.extraction.published_on)


def sketched(found: Article, day: date | None) -> Text:
    """Return the same of an article that was published on that day."""
    return Text(
        article_id=found.article_id,
        source_id=found.source_id,
        address=found.address,
        title=found.title,
        day=day,
        written=written(found.updated_at, found.published_at),
        words=hash_words(found.text),
        sketch=sketch_text(found.text),
    )


def written(*said: str | None) -> datetime | None:
    """Return the first of the moments that the publisher gives; one without an offset is taken for UTC."""
    for text in filter(None, said):
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None


def read_near(connection: Connection, new: Sequence[Text]) -> list[Filed]:
    """Return how the articles near these and at their addresses are filed, with all that is in their clusters."""
    near = {found for text in new for found in (*_with_keys(connection, text), *_at_address(connection, text))}
    clusters = select(syndication.c.cluster_id).distinct()
    named = {str(row.cluster_id) for row in _chunked(connection, clusters, sorted(near), syndication.c.article_id)}
    stored = (
        select(*(article.c[name] for name in TOLD), article.c.sketch, *_FILED)
        .join(article, article.c.article_id == syndication.c.article_id)
        .order_by(syndication.c.article_id)
    )
    return [_filed(row) for row in _chunked(connection, stored, sorted(named), syndication.c.cluster_id)]


def _with_keys(connection: Connection, text: Text) -> Sequence[str]:
    asked = (
        select(sketch_key.c.article_id)
        .where(sketch_key.c.key.in_(keys_of(text.sketch)), _in_time(text.day))
        .group_by(sketch_key.c.article_id)
        .order_by(func.count().desc(), sketch_key.c.article_id)
        .limit(NEAREST)
    )
    return connection.scalars(asked).all()


def _in_time(day: date | None) -> ColumnElement[bool]:
    """The keys of articles that may be copies by their days."""
    if day is None:
        return true()
    published = sketch_key.c.published_on
    return or_(published.is_(None), published.between(day - WINDOW, day + WINDOW))


def _at_address(connection: Connection, text: Text) -> Sequence[str]:
    here = (article.c.source_id == text.source_id) & (article.c.address == text.address)
    return connection.scalars(select(article.c.article_id).where(here)).all()


def _chunked(
    connection: Connection, asked: _Asked, names: Sequence[str], column: ColumnElement[str]
) -> Iterator[_Found]:
    for start in range(0, len(names), CHUNK):
        yield from connection.execute(asked.where(column.in_(names[start : start + CHUNK])))


def _filed(row: _Found) -> Filed:
    text = Text(
        article_id=row.article_id,
        source_id=row.source_id,
        address=row.address,
        title=row.title,
        day=row.published_on,
        written=written(row.updated_at, row.published_at),
        words=row.words_sha256,
        sketch=tuple(row.sketch),
    )
    return Filed(
        text=text,
        cluster_id=row.cluster_id,
        copy_of=row.copy_of,
        likeness=row.likeness,
        supersedes=row.supersedes,
    )
