"""A web page to its article: title, text and dates, without menus, related stories and footers."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from htmldate import find_date
from lxml import etree, html

from pipeline.articles.agencies import Credit, credit_among
from pipeline.articles.body import read_body
from pipeline.articles.described import Dated, describe
from pipeline.articles.genres import hint_genre
from pipeline.articles.layout import straighten
from pipeline.articles.pruning import prune
from pipeline.articles.walls import find_wall, shown_words
from schemas.vocabulary import DateOrigin, Genre

_TITLE_PARTS = re.compile(r"\s+(?:\||::|[-–—»·:])\s+")
_FIRST = date(1995, 1, 1)
"""No page is older; what has an older date tells of something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page holds; ``text`` is empty where no article was found in it. Authors' names are not kept."""

    title: str | None
    text: str
    published: Dated | None = None
    updated_at: str | None = None
    """ISO 8601."""
    section: str | None = None
    canonical: str | None = None
    """The address that the publisher wants it to be called by."""
    genre_hint: Genre | None = None
    """What the publisher files it under."""
    credit: Credit | None = None
    """The agency that the page gives as its author."""
    wall: str | None = None
    """What stands in the article's place: ``paywall``, ``consent`` …; a key of ``walls.REASONS``."""


def read_page(source: str, address: str | None = None, *, fetched_on: date | None = None) -> Page:
    """Return the page's article; broken markup is read as browsers do, and a piece of a page as a page.

    ``address`` is the page's, if it has one. A date that only stands in the address or the page's head is taken where
    the publisher marks none, and only where ``fetched_on`` is known and the date not after it.
    """
    tree = _tree(source)
    if tree is None:
        return Page(title=None, text="")
    title, told = _title(tree), describe(tree, address)
    words = shown_words(tree)
    straighten(tree)
    prune(tree, title)
    text = read_body(tree, title, told.authors)
    return Page(
        title=title,
        text=text,
        published=told.published or _found_date(tree, address, fetched_on),
        updated_at=told.updated_at,
        section=told.section,
        canonical=told.canonical,
        genre_hint=hint_genre(told.kinds, told.section, told.canonical or address),
        credit=credit_among(told.authors),
        wall=find_wall(title, text, words, free=told.free),
    )


def _tree(source: str) -> html.HtmlElement | None:
    whole = source if "<html" in source.lower() else f"<html><body>{source}</body></html>"
    try:
        return html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", whole))
    except (etree.ParserError, ValueError):
        return None


def _title(tree: html.HtmlElement) -> str | None:
    for path in ("//meta[@property='og:title']/@content", "//h1//text()"):
        words = " ".join(" ".join(tree.xpath(path)).split())
        if words:
            return words
    return _title_without_site(tree)


def _title_without_site(tree: html.HtmlElement) -> str | None:
    """The part of the title element that stands in the page as well; it may have the site's name beside it."""
    whole = " ".join(" ".join(tree.xpath("//title/text()")).split())
    shown = {" ".join(str(e.text_content()).split()) for e in tree.iter("h2", "h3", "h4", "b", "strong", "font", "div")}
    return next((part for part in _TITLE_PARTS.split(whole) if part in shown), whole) or None


def _found_date(tree: html.HtmlElement, address: str | None, fetched_on: date | None) -> Dated | None:
    """A day that the address or the pruned page has, by htmldate, between 1995 and the day after the page came."""
    if fetched_on is None:
        return None
    last = (fetched_on + timedelta(days=1)).isoformat()
    try:
        found = find_date(
            tree, extensive_search=False, original_date=True, url=address, min_date=_FIRST.isoformat(), max_date=last
        )
    except (ValueError, OverflowError, AttributeError):
        return None
    return Dated(written=found, origin=DateOrigin.FOUND) if found else None
