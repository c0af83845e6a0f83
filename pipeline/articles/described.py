"""What a page says of itself: JSON-LD, meta and time elements."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from urllib.parse import urljoin, urlsplit

import msgspec
from lxml import html

from schemas.vocabulary import DateOrigin

T = TypeVar("T")

_PUBLISHED = (
    "//meta[@property='article:published_time' or @name='article:published_time']/@content",
    "//meta[@itemprop='datePublished' or @name='parsely-pub-date' or @name='DC.date.issued']/@content",
    "//meta[@name='dcterms.date' or @name='date' or @name='pubdate']/@content",
)
_UPDATED = (
    "//meta[@property='article:modified_time' or @property='og:updated_time' or @itemprop='dateModified']/@content",
)
_TIMES = ("//time[@itemprop='datePublished' or @pubdate]/@datetime",)
_SECTION = (
    "//meta[@property='article:section' or @name='article:section' or @itemprop='articleSection']/@content",
    "//meta[@name='parsely-section']/@content",
)
_AUTHORS = (
    "//meta[@name='author' or @property='article:author' or @name='parsely-author']/@content",
    "//*[@rel='author' or @itemprop='author']//text()",
)
_CANONICAL = ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")
_ARTICLES = (
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BackgroundNewsArticle",
    "OpinionNewsArticle",
    "ReviewNewsArticle",
    "LiveBlogPosting",
    "BlogPosting",
)
_RANKS = {**dict.fromkeys(_ARTICLES, 0), "WebPage": 1, "ItemPage": 1}
"""An article's own date before its page's; other things on a page (videos, comments, related lists) have none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A moment as the publisher wrote it, in ISO 8601 with its own zone if it gives one, and who says so."""

    written: str
    origin: DateOrigin


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """What the page says of itself; None and nothing are "it does not say"."""

    published: Dated | None
    updated_at: str | None
    section: str | None
    canonical: str | None
    """The address that the publisher wants it to be called by, on the page's own site."""
    kinds: tuple[str, ...]
    """The types of schema.org that it is said to be."""
    free: bool | None
    """Whether it can be read without paying."""
    authors: tuple[str, ...]
    """Only to find by-lines by: no author's name is kept."""


class _Person(msgspec.Struct):
    name: str | list[str] | None = None


class _Marked(msgspec.Struct):
    """A thing that JSON-LD describes, as far as it is of use; what has another form than is usual is not read."""

    type: msgspec.Raw = msgspec.field(name="@type", default=msgspec.Raw(b"null"))
    published: msgspec.Raw = msgspec.field(name="datePublished", default=msgspec.Raw(b"null"))
    updated: msgspec.Raw = msgspec.field(name="dateModified", default=msgspec.Raw(b"null"))
    section: msgspec.Raw = msgspec.field(name="articleSection", default=msgspec.Raw(b"null"))
    free: msgspec.Raw = msgspec.field(name="isAccessibleForFree", default=msgspec.Raw(b"null"))
    author: msgspec.Raw = msgspec.field(name="author", default=msgspec.Raw(b"null"))

    @property
    def kinds(self) -> tuple[str, ...]:
        return _strings(self.type)

    @property
    def rank(self) -> int | None:
        return min((_RANKS[name] for name in self.kinds if name in _RANKS), default=None)


class _Graph(msgspec.Struct):
    things: list[msgspec.Raw] = msgspec.field(name="@graph")


def describe(tree: html.HtmlElement, address: str | None = None) -> Described:
    """Return what the page at the address says of itself."""
    things = _things_of(tree)
    return Described(
        published=_published(tree, things),
        updated_at=_first_date([*(s for thing in things for s in _strings(thing.updated)), *_values(tree, _UPDATED)]),
        section=next(
            (s for s in (*(s for t in things for s in _strings(t.section)), *_values(tree, _SECTION)) if s), None
        ),
        canonical=_canonical(tree, address),
        kinds=tuple(kind for thing in things if thing.rank == 0 for kind in thing.kinds),
        free=next((_free(thing) for thing in things if _free(thing) is not None), None),
        authors=tuple(dict.fromkeys(name for name in _authors(tree, things) if len(name) > 2)),
    )


def is_iso(text: str) -> bool:
    """Tell whether the text is an ISO 8601 date or date-time."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _published(tree: html.HtmlElement, things: Sequence[_Marked]) -> Dated | None:
    told = (
        (DateOrigin.JSON_LD, [written for thing in things for written in _strings(thing.published)]),
        (DateOrigin.META, _values(tree, _PUBLISHED)),
        (DateOrigin.TIME, _values(tree, _TIMES)),
    )
    found = ((origin, _first_date(written)) for origin, written in told)
    return next((Dated(written=day, origin=origin) for origin, day in found if day), None)


def _first_date(written: Sequence[str]) -> str | None:
    return next((value for value in written if is_iso(value)), None)


def _values(tree: html.HtmlElement, paths: Sequence[str]) -> list[str]:
    return [str(value).strip() for path in paths for value in tree.xpath(path)]


def _canonical(tree: html.HtmlElement, address: str | None) -> str | None:
    """The canonical address, unless it is another site's or the site's front page, as broken templates have it."""
    for written in _values(tree, _CANONICAL):
        try:
            whole = urljoin(address or "", written)
            parts, own = urlsplit(whole), urlsplit(address or whole)
        except ValueError:
            continue
        at_home = parts.scheme in {"http", "https"} and _site(parts.hostname) == _site(own.hostname or parts.hostname)
        if at_home and (parts.path not in {"", "/"} or parts.query):
            return parts._replace(fragment="").geturl()
    return None


def _site(host: str | None) -> str:
    return (host or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")


def _free(thing: _Marked) -> bool | None:
    written = next(iter(_strings(thing.free)), "").lower()
    return {"true": True, "false": False}.get(written, _decode(thing.free, bool))


def _authors(tree: html.HtmlElement, things: Sequence[_Marked]) -> Iterator[str]:
    for thing in things:
        one = _decode(thing.author, _Person)
        for person in [one] if one is not None else _decode(thing.author, list[_Person]) or []:
            yield from [person.name] if isinstance(person.name, str) else person.name or ()
        yield from _strings(thing.author)
    yield from (" ".join(value.split()) for value in _values(tree, _AUTHORS) if not value.startswith("http"))


def _things_of(tree: html.HtmlElement) -> list[_Marked]:
    scripts = tree.xpath("//script[@type='application/ld+json']/text()")
    things = [thing for script in scripts for thing in _things(script.encode("utf-8", "replace"))]
    return sorted((thing for thing in things if thing.rank is not None), key=lambda thing: thing.rank or 0)


def _things(described: bytes) -> Iterator[_Marked]:
    """The things of one script: it holds one, a list of them, or a graph; what cannot be read is none."""
    graph = _decode(described, _Graph)
    several = graph.things if graph else _decode(described, list[msgspec.Raw])
    for one in [described] if several is None else several:
        thing = _decode(one, _Marked)
        if thing:
            yield thing


def _strings(value: msgspec.Raw) -> tuple[str, ...]:
    one = _decode(value, str)
    several = [one] if one is not None else _decode(value, list[str]) or []
    return tuple(written.strip() for written in several)


def _decode(described: bytes | msgspec.Raw, kind: type[T]) -> T | None:
    try:
        return msgspec.json.decode(described, type=kind)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None
