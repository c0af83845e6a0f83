"""A web page to its article: title, text and date, without menus, related stories and footers."""

import logging
import re
from dataclasses import dataclass

from lxml import etree, html
from trafilatura import extract

from pipeline.articles.dates import find_date

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it finds nothing in is set aside, with a reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page holds; ``text`` is empty where no article was found in it."""

    title: str | None
    text: str
    published_at: str | None
    """ISO 8601, from JSON-LD or meta elements only; None rather than a date found somewhere."""


def read_page(source: str) -> Page:
    """Return the page's article; broken markup is read as browsers do, and a piece of a page as a page."""
    tree = _tree(source)
    if tree is None:
        return Page(title=None, text="", published_at=None)
    whole = source if "<html" in source.lower() else f"<html><body>{source}</body></html>"
    text = extract(whole, include_comments=False, include_tables=True, include_formatting=False, deduplicate=False)
    title = _title(tree)
    return Page(title=title, text=_body(text or "", title), published_at=find_date(tree))


def _body(text: str, title: str | None) -> str:
    """The text without the headline above it, which is kept apart: told twice, its numbers would count twice."""
    first, _, rest = text.partition("\n")
    return rest.lstrip() if title and rest.strip() and " ".join(first.split()) == title else text


def _tree(source: str) -> html.HtmlElement | None:
    try:
        return html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", source))
    except (etree.ParserError, ValueError):
        return None


def _title(tree: html.HtmlElement) -> str | None:
    for path in ("//meta[@property='og:title']/@content", "//h1//text()", "//title/text()"):
        words = " ".join(" ".join(tree.xpath(path)).split())
        if words:
            return words
    return None
