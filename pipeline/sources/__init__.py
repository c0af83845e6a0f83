"""Where articles come from: each kind of source is one module with one function, ``fetch``."""

from collections.abc import Callable, Iterator
from pathlib import Path

from pipeline.sources import feed, files
from pipeline.sources.registry import SourceError, files_source, read_sources
from schemas.records import Article, Reject
from schemas.sources import Source
from schemas.vocabulary import SourceKind

__all__ = ["SOURCE_FAILURES", "SourceError", "fetch", "files_source", "read_sources"]

SOURCE_FAILURES = frozenset({"source_down", "no_feed", "missing", "nothing_to_read"})
"""Reasons of rejects that mean the source as a whole, or a path that someone named, gave nothing."""

_KINDS: dict[SourceKind, Callable[[Source, Path], Iterator[Article | Reject]]] = {
    SourceKind.FILES: files.fetch,
    SourceKind.FEED: feed.fetch,
}


def fetch(source: Source, base: Path) -> Iterator[Article | Reject]:
    """Yield what the source holds: each article once, and a reject for all that could not be read.

    Paths and feeds on disk are found below ``base``, the folder of sources.yaml. Never raises for what it reads.
    """
    seen: set[str] = set()
    for item in _KINDS[source.kind](source, base):
        key = item.article_id if isinstance(item, Article) else item.quarantine_id
        if key not in seen:
            seen.add(key)
            yield item
