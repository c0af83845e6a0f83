"""Where articles come from: each kind of source is one module of ``kinds``, and asks a session for addresses."""

from collections.abc import Iterator
from datetime import timedelta

from pipeline.sources.kinds import kind_named
from pipeline.sources.reading import until
from pipeline.sources.registry import SourceError, files_source, read_sources
from pipeline.sources.session import Session
from schemas.records import Article, Reject

__all__ = ["SOURCE_FAILURES", "Session", "SourceError", "fetch", "files_source", "read_sources"]

SOURCE_FAILURES = frozenset({"source_down", "no_feed", "no_sitemap", "no_links", "missing", "nothing_to_read"})
"""Reasons of rejects that mean the source as a whole, or a path that someone named, gave nothing."""


def fetch(session: Session) -> Iterator[Article | Reject]:
    """Yield what the session's source holds: each article once, and a reject for all that could not be read.

    Never raises for what it reads.
    """
    seen: set[str] = set()
    last = session.now().date() + timedelta(days=1)
    for found in kind_named(session.source.kind).fetch(session.source, session):
        item = found if isinstance(found, Reject) else until(session.source, found, last)
        key = item.article_id if isinstance(item, Article) else item.quarantine_id
        if key not in seen:
            seen.add(key)
            yield item
