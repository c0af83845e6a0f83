"""Erasing texts, for retention or the law: the only way in which something is taken out of the warehouse.

What is counted stays. The text, the headline and, where asked, every word that reports keep of it are gone, and a
tombstone says when and why. An article with a tombstone is never coded again, so that its words do not come back.
"""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection, Engine, Select, func, select, update

from pipeline.problems import Problem
from pipeline.warehouse.database import write
from pipeline.warehouse.ties import erase_ties
from schemas.tables import (
    COUNTED,
    address,
    article,
    coding,
    erasure,
    place,
    reject,
    report,
    report_actor,
)

ERASED = "[erased]"
"""What stands where words were that may not be NULL."""


class ErasureError(Problem):
    """There is nothing that could be erased."""


def erase_articles(
    engine: Engine, article_ids: Sequence[str], *, reason: str, now: datetime, quotes_too: bool = False
) -> int:
    """Erase these articles' texts and return how many; raises ErasureError where one of them is not there."""
    with write(engine) as connection:
        known = set(connection.scalars(select(article.c.article_id).where(article.c.article_id.in_(article_ids))))
        if missing := [article_id for article_id in article_ids if article_id not in known]:
            raise ErasureError(f"the warehouse has no article {missing[0]!r}; nothing was erased")
        chosen = select(article.c.article_id).where(article.c.article_id.in_(article_ids))
        return _erase(connection, chosen, reason, now, quotes_too=quotes_too)


def erase_older(engine: Engine, source_id: str, before: date, *, now: datetime, quotes_too: bool = False) -> int:
    """Erase the texts of the source's articles that were published before the day, as its terms may ask.

    Returns how many; raises ErasureError where the warehouse has no article of the source.
    """
    old = (
        select(article.c.article_id)
        .join(coding, coding.c.article_id == article.c.article_id)
        .where(article.c.source_id == source_id)
        .group_by(article.c.article_id)
        .having(func.max(coding.c.published_on) < before)
    )
    with write(engine) as connection:
        if connection.scalar(select(article.c.article_id).where(article.c.source_id == source_id).limit(1)) is None:
            raise ErasureError(f"the warehouse has no article of a source {source_id!r}; nothing was erased")
        return _erase(connection, old, f"retention: published before {before}", now, quotes_too=quotes_too)


def _erase(connection: Connection, chosen: Select[tuple[str]], reason: str, now: datetime, *, quotes_too: bool) -> int:
    done = select(erasure.c.article_id)
    ids = sorted(str(one) for one in connection.scalars(chosen.where(article.c.article_id.not_in(done))))
    for article_id in ids:
        _empty_article(connection, article_id)
        erase_ties(connection, article_id)
        if quotes_too:
            _empty_reports(connection, article_id)
        row = {"article_id": article_id, "erased_at": now, "reason": reason, "quotes_too": quotes_too}
        connection.execute(erasure.insert().values(row))
    return len(ids)


def _empty_article(connection: Connection, article_id: str) -> None:
    mine = article.c.article_id == article_id
    gone: dict[str, object] = {"text": "", "title": None, "names": []}
    kept = {name: value for name, value in gone.items() if name in article.c}
    connection.execute(update(article).where(mine).values(kept))
    named = select(article.c.source_id, article.c.address).where(mine).subquery()
    listed = (address.c.source_id == named.c.source_id) & (address.c.address == named.c.address)
    connection.execute(update(address).where(select(named).where(listed).exists()).values(about=None))
    connection.execute(update(reject).where(reject.c.article_id == article_id).values(payload=None))


def _empty_reports(connection: Connection, article_id: str) -> None:
    """Take out the words that the article's reports keep; their numbers, days and places stay."""
    words: dict[str, object] = {"quote": ERASED, "attributed_to": None, "date_text": None}
    words |= {f"{what}_phrase": None for what in COUNTED}
    mine = select(report.c.report_id).where(report.c.article_id == article_id)
    codings = select(coding.c.coding_id).where(coding.c.article_id == article_id)
    connection.execute(update(report).where(report.c.article_id == article_id).values(words))
    connection.execute(update(report_actor).where(report_actor.c.report_id.in_(mine)).values(text=ERASED))
    connection.execute(update(place).where(place.c.coding_id.in_(codings)).values(text=ERASED))
    if "names" in coding.c:
        connection.execute(update(coding).where(coding.c.article_id == article_id).values(names=None))
