"""Feeds: RSS, Atom and JSON Feed, with the pages that their items link to."""

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from io import BytesIO
from itertools import islice
from urllib.parse import urljoin, urlsplit

import feedparser

from pipeline.articles import is_iso
from pipeline.sources.addresses import address_faults
from pipeline.sources.json_feed import NotJsonFeed, is_json, read_json_feed
from pipeline.sources.linked import read_linked
from pipeline.sources.options import option_faults
from pipeline.sources.reading import About, reject
from pipeline.sources.session import Answer, Session, Unreachable, Wanted
from schemas.records import Article, Reject
from schemas.sources import Source

MOST = 2000
"""Items of a feed that are looked at; one with more is no feed of news, and would take minutes to parse."""
_BEGIN = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)


class NoFeed(Exception):
    """The bytes are no feed that has an item; the message says why."""


def faults(source: Source) -> Iterator[str]:
    """Yield what is wrong with the entry: a feed has an address, on the web or on disk."""
    yield from address_faults(source.address, on_disk=True)
    yield from option_faults(source, {})


def fetch(source: Source, session: Session) -> Iterator[Article | Reject]:
    """Yield an article for each new item of the feed, read from its page, and a reject for each that has none."""
    address = source.address or ""
    try:
        answer = session.listing(address)
    except Unreachable as error:
        message = f"{error}; nothing was read from this source, it is tried again at the next run"
        yield reject(source, address, "source_down", message)
        return
    try:
        items = _items(answer) if answer else []
    except NoFeed as error:
        shown = answer.content[:2000].decode("utf-8", "replace") if answer else None
        message = f"{error}; check the address, it may be a page and not the feed"
        yield reject(source, address, "no_feed", message, shown)
        return
    named = [_name(source, answer.address if answer else address, item) for item in items]
    yield from (one for one in named if isinstance(one, Reject))
    yield from read_linked(source, session, [one for one in named if isinstance(one, Wanted)])


def _items(answer: Answer) -> list[feedparser.FeedParserDict]:
    """The feed's items, of several with the same link the first; raises NoFeed where there is none.

    They are parsed from a file object, as feedparser opens bare bytes that are the name of a file.
    """
    if is_json(answer.content):
        return _first_of_each_link(_json_items(answer.content))
    kind = f"application/xml; charset={answer.charset}" if answer.charset else "application/xml"
    try:
        items = feedparser.parse(
            BytesIO(_beginning(answer.content)),
            response_headers={"content-type": kind},
            sanitize_html=False,  # nobody reads what an item says of itself but for its title, link and date
            resolve_relative_uris=False,
        ).entries
    except Exception as error:  # whatever feedparser stumbles over, the publisher's bytes are no feed
        raise NoFeed(f"it cannot be parsed: {error}") from error
    return _first_of_each_link(items)


def _json_items(content: bytes) -> list[feedparser.FeedParserDict]:
    try:
        return [feedparser.FeedParserDict(item) for item in read_json_feed(content)]
    except NotJsonFeed as error:
        raise NoFeed(str(error)) from error


def _first_of_each_link(items: list[feedparser.FeedParserDict]) -> list[feedparser.FeedParserDict]:
    if not items:
        raise NoFeed("no item of a feed was found in it")
    first: dict[str, feedparser.FeedParserDict] = {}
    for number, item in enumerate(items):
        first.setdefault(item.get("link") or str(number), item)
    return list(first.values())


def _beginning(content: bytes) -> bytes:
    """The bytes up to the first item that is one too many."""
    beyond = next(islice(_BEGIN.finditer(content), MOST, None), None)
    return content[: beyond.start()] if beyond else content


def _name(source: Source, feed: str, item: feedparser.FeedParserDict) -> Wanted | Reject:
    title, link = item.get("title") or None, item.get("link")
    if not link:
        name = f"{feed} › {title or 'item without title'}"
        return reject(source, name, "no_link", "the item has no link, so there is no page to read")
    try:
        address = urljoin(feed, link)
        url = address if urlsplit(address).scheme else None
    except ValueError as error:
        return reject(source, link, "bad_address", f"the item's link is no address: {error}")
    outlet = item.get("source", {}).get("title")
    about = About(address=address, title=title, published_at=_date(item), url=url, outlet=outlet)
    return Wanted(address=address, about=about, stamp=item.get("updated"))


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
