"""Feeds: RSS and Atom, with the pages that their items link to."""

from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import feedparser

from pipeline.sources.reading import About, read_html, reject
from pipeline.sources.transport import Transport, Unreachable
from schemas.records import Article, Reject
from schemas.sources import Source


def fetch(source: Source, base: Path) -> Iterator[Article | Reject]:
    """Yield an article for each item of the feed, read from its page, and a reject for each that has none."""
    transport = Transport(base=base, allow_private=source.allow_private_addresses)
    address = source.address or ""
    try:
        answer = transport.get(address)
    except Unreachable as error:
        yield reject(
            source,
            address,
            "source_down",
            f"{error}; nothing was read from this source, it is tried again at the next run",
        )
        return
    items = feedparser.parse(answer.content, sanitize_html=True).entries
    if not items:
        yield reject(
            source,
            address,
            "no_feed",
            "no item of a feed was found in it; check the address",
            answer.content[:500].decode("utf-8", "replace"),
        )
    for item in items:
        yield _read_item(source, transport, answer.address, item)


def _read_item(source: Source, transport: Transport, feed: str, item: feedparser.FeedParserDict) -> Article | Reject:
    title, link = item.get("title"), item.get("link")
    if not link:
        return reject(
            source,
            f"{feed} › {title or 'item without title'}",
            "no_link",
            "the item has no link, so there is no page to read",
        )
    address = urljoin(feed, link)
    try:
        answer = transport.get(address)
    except Unreachable as error:
        return reject(source, address, "page_down", f"the page cannot be read: {error}")
    url = address if urlsplit(address).scheme else None
    outlet = item.get("source", {}).get("title")
    about = About(address=address, title=title, published_at=_date(item), url=url, outlet=outlet)
    return read_html(source, about, answer.content, answer.charset)


def _date(item: feedparser.FeedParserDict) -> str | None:
    """The item's date in ISO 8601, in the publisher's own zone, or None where it gives none that can be read."""
    raw = item.get("published") or item.get("updated")
    if not raw:
        return None
    for reader in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return reader(raw).isoformat()
        except (ValueError, TypeError):
            continue
    return None
