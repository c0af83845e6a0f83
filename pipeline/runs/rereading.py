"""Articles that the warehouse has, read again from the archive by what the program knows now; nothing is fetched."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import msgspec
from sqlalchemy import Engine, RowMapping, func, select, update

from pipeline.sources.answers import read_answer
from pipeline.sources.archive import Archive
from pipeline.sources.limits import Limits
from pipeline.sources.reading import About, read_html
from pipeline.sources.unreachable import Unreachable
from pipeline.warehouse.database import read, write
from schemas import tables as w
from schemas.fetching import Response
from schemas.records import Article
from schemas.sources import Source

CHUNK = 500
"""Articles in one question."""
_PAGES = ("text/html", "application/xhtml+xml")


def reread(engine: Engine, archive: Archive, source: Source) -> Iterator[Article]:
    """Yield the newest version of each article of the source, from its page where the archive has that.

    Where it has not, or nothing is found in the page now, the article is as it was: its text outlives the page.
    What was erased stays erased.
    """
    newest = _newest_versions(engine, source.id)
    for start in range(0, len(newest), CHUNK):
        for row in _rows(engine, newest[start : start + CHUNK]):
            yield _reread(row, archive, source)


def prune(engine: Engine, archive: Archive, before: datetime) -> int:
    """Remove the archive's files of which all is older than the moment, and return how many; texts stay."""
    r = w.response.c
    with write(engine) as connection:
        old = select(r.archive_name).where(r.archive_name.is_not(None)).group_by(r.archive_name)
        names = list(connection.scalars(old.having(func.max(r.fetched_at) < before)))
        for name in names:
            connection.execute(update(w.response).where(r.archive_name == name).values(archive_name=None))
    for name in names:
        archive.remove(name)
    return len(names)


def _newest_versions(engine: Engine, source_id: str) -> list[str]:
    versions = select(w.article.c.address, w.article.c.article_id).join(w.run)
    versions = versions.where(w.article.c.source_id == source_id).order_by(w.run.c.load_no, w.article.c.article_id)
    with read(engine) as connection:
        newest = {row.address: row.article_id for row in connection.execute(versions)}
        erased = set(connection.scalars(select(w.erasure.c.article_id)))
    return [article_id for article_id in newest.values() if article_id not in erased]


def _rows(engine: Engine, ids: list[str]) -> list[RowMapping]:
    kept = [column for column in w.article.c if column.name in Article.__dataclass_fields__]
    answered = [column.label(f"r_{column.name}") for column in w.response.c]
    listed = (w.address.c.source_id == w.article.c.source_id) & (w.address.c.address == w.article.c.address)
    chosen = (
        select(*kept, *answered, w.address.c.about)
        .outerjoin_from(w.article, w.response, w.response.c.response_id == w.article.c.response_id)
        .outerjoin(w.address, listed)
        .where(w.article.c.article_id.in_(ids))
        .order_by(w.article.c.article_id)
    )
    with read(engine) as connection:
        return list(connection.execute(chosen).mappings())


def _reread(row: RowMapping, archive: Archive, source: Source) -> Article:
    stored = msgspec.convert({name: row[name] for name in Article.__dataclass_fields__ if name in row}, Article)
    if row["r_response_id"] is None or row["about"] is None:
        return stored
    response = msgspec.convert({name: row[f"r_{name}"] for name in Response.__dataclass_fields__}, Response)
    exchange = archive.read(response)
    if exchange is None or not (response.content_type or _PAGES[0]).lower().startswith(_PAGES):
        return stored
    try:
        answer = read_answer(exchange, Limits(), response.response_id, response.fetched_at, conditional=False)
    except Unreachable:
        return stored
    about = replace(msgspec.convert(row["about"], About), response_id=response.response_id)
    day = response.fetched_at.date()
    found = read_html(source, about, answer.content, answer.charset, fetched_on=day)
    return found if isinstance(found, Article) else stored
