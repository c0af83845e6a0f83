"""Pages that go back to an older text, which is the newest again where their publisher dates it so (rule COP-2)."""

from dataclasses import replace

from sqlalchemy import Connection, Engine, select

from pipeline.ids import hash_text, make_id
from pipeline.warehouse.database import read
from pipeline.warehouse.filing import written
from schemas.records import Article
from schemas.tables import article, erasure, syndication


def as_version(engine: Engine, found: Article) -> Article:
    """Return the article under the id of the version that it is: its own, unless its page had another text meanwhile.

    A text that its page had before, and has again, is a version of its own, if the publisher says that it was written
    after the newest that is known; where nobody says so it is the older one, read once more.
    """
    moment = written(found.updated_at, found.published_at)
    if moment is None:
        return found
    with read(engine) as connection:
        newest = _newest(connection, found.article_id)
        if newest == found.article_id or _is_erased(connection, found.article_id):
            return found
        told = select(article.c.text_sha256, article.c.updated_at, article.c.published_at)
        row = connection.execute(told.where(article.c.article_id == newest)).one()
    if row.text_sha256 == hash_text(found.text):
        return replace(found, article_id=newest)
    last = written(row.updated_at, row.published_at)
    if last is None or moment <= last:
        return found
    return replace(found, article_id=make_id("art", found.article_id, moment.isoformat()))


def _newest(connection: Connection, article_id: str) -> str:
    """Return the version that took the place of all others since this one; the article itself if none did."""
    newer = select(syndication.c.article_id).where(syndication.c.supersedes == article_id).limit(1)
    while (found := connection.scalar(newer)) is not None:
        article_id = found
        newer = select(syndication.c.article_id).where(syndication.c.supersedes == article_id).limit(1)
    return article_id


def _is_erased(connection: Connection, article_id: str) -> bool:
    return connection.scalar(select(erasure.c.article_id).where(erasure.c.article_id == article_id)) is not None
