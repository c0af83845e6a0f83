"""Feeds: RSS and Atom, with the pages that their items link to."""

from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from io import BytesIO
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import feedparser

from pipeline.articles import is_iso
from pipeline.sources.reading import About, read_html, reject
from pipeline.sources.transport import Answer, Limits, Transport, Unreachable
from schemas.records import Article, Reject
from schemas.sources import Source


class NoFeed(Exception):
    """The bytes are no feed that has an item; the message says why."""


def fetch(source: Source, base: Path, limits: Limits = Limits()) -> Iterator[Article | Reject]:  # noqa: B008 - frozen
    """Yield an article for each item of the feed, read from its page, and a reject for each that has none."""
    transport = Transport(base=base, allow_private=source.allow_private_addresses, limits=limits)
    address = source.address or ""
    try:
        answer = transport.get(address)
    except Unreachable as error:
        message = f"{error}; nothing was read from this source, it is tried again at the next run"
        yield reject(source, address, "source_down", message)
        return
    try:
        items = _items(answer)
    except NoFeed as error:
        message = f"{error}; check the address, it may be a page and not the feed"
        yield reject(source, address, "no_feed", message, answer.content[:2000].decode("utf-8", "replace"))
        return
    for item in items:
        yield _read_item(source, transport, answer.address, item)


def _items(answer: Answer) -> list[feedparser.FeedParserDict]:
    """The feed's items, of several with the same link the first; raises NoFeed where there is none.

    They are parsed from a file object, as feedparser opens bare bytes that are the name of a file.
    """
    kind = f"application/xml; charset={answer.charset}" if answer.charset else "application/xml"
    try:
        items = feedparser.parse(BytesIO(answer.content), response_headers={"content-type": kind}).entries
    except Exception as error:  # whatever feedparser stumbles over, the publisher's bytes are no feed
        raise NoFeed(f"it cannot be parsed: {error}") from error
    if not items:
        raise NoFeed("no item of a feed was found in it")
    first: dict[str, feedparser.FeedParserDict] = {}
    for number, item in enumerate(items):
        first.setdefault(item.get("link") or str(number), item)
    return list(first.values())


def _read_item(source: Source, transport: Transport, feed: str, item: feedparser.FeedParserDict) -> Article | Reject:
    title, link = item.get("title") or None, item.get("link")
    if not link:
        name = f"{feed} › {title or 'item without title'}"
        return reject(source, name, "no_link", "the item has no link, so there is no page to read")
    try:
        address = urljoin(feed, link)
        answer = transport.get(address)
    except (Unreachable, ValueError) as error:
        return reject(source, link, "page_down", f"the page cannot be read: {error}; it is tried again at the next run")
    url = address if urlsplit(address).scheme else None
    outlet = item.get("source", {}).get("title")
    about = About(address=address, title=title, published_at=_date(item), url=url, outlet=outlet)
    return read_html(source, about, answer.content, answer.charset)


def _date(item: feedparser.FeedParserDict) -> str | None:
    """The item's date in ISO 8601, in the publisher's own zone, or None where it gives none that can be read.

    It is read from the words, not from feedparser's parsed date: that is in UTC, where the day can be another one.
    """
    written = (item.get("published") or item.get("updated") or "").strip()
    if is_iso(written):
        return str(written)
    try:
        return parsedate_to_datetime(written).isoformat()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
