"""A page's publication date: from what its publisher marks as that, or none."""

from collections.abc import Iterator
from datetime import datetime
from typing import TypeVar

import msgspec
from lxml import html

T = TypeVar("T")

_IN_MARKUP = (
    "//meta[@property='article:published_time' or @name='article:published_time']/@content",
    "//meta[@itemprop='datePublished' or @name='parsely-pub-date' or @name='DC.date.issued']/@content",
    "//meta[@name='date' or @name='pubdate']/@content",
    "//time[@itemprop='datePublished' or @pubdate]/@datetime",
)
_ARTICLES = (
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "BlogPosting",
)
_RANKS = {**dict.fromkeys(_ARTICLES, 0), "WebPage": 1, "ItemPage": 1}
"""An article's own date before its page's; other things on a page (videos, comments, related lists) have none."""


class _Marked(msgspec.Struct):
    """A thing that JSON-LD describes, as far as its date goes."""

    type: str | list[str] | None = msgspec.field(name="@type", default=None)
    published: str | None = msgspec.field(name="datePublished", default=None)

    @property
    def rank(self) -> int | None:
        types = [self.type] if isinstance(self.type, str) else self.type or []
        return min((_RANKS[name] for name in types if name in _RANKS), default=None)


class _Graph(msgspec.Struct):
    things: list[msgspec.Raw] = msgspec.field(name="@graph")


def find_date(tree: html.HtmlElement) -> str | None:
    """Return the publication date in ISO 8601 as the publisher wrote it, from JSON-LD, meta or time elements.

    None where they have none that can be read: a date found elsewhere in a page may be anything's.
    """
    written = [*_in_json_ld(tree), *(value for path in _IN_MARKUP for value in tree.xpath(path))]
    return next((value.strip() for value in written if is_iso(value.strip())), None)


def is_iso(text: str) -> bool:
    """Tell whether the text is an ISO 8601 date or date-time."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _in_json_ld(tree: html.HtmlElement) -> list[str]:
    scripts = tree.xpath("//script[@type='application/ld+json']/text()")
    things = [thing for script in scripts for thing in _things(script.encode("utf-8", "replace"))]
    ranked = sorted((thing for thing in things if thing.rank is not None), key=lambda thing: thing.rank or 0)
    return [thing.published for thing in ranked if thing.published]


def _things(described: bytes) -> Iterator[_Marked]:
    """The things of one script: it holds one, a list of them, or a graph; what cannot be read is none."""
    graph = _decode(described, _Graph)
    several = graph.things if graph else _decode(described, list[msgspec.Raw])
    for one in [described] if several is None else several:
        thing = _decode(one, _Marked)
        if thing:
            yield thing


def _decode(described: bytes | msgspec.Raw, kind: type[T]) -> T | None:
    try:
        return msgspec.json.decode(described, type=kind)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None
