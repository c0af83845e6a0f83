"""A web page to its article: title, text and date, without menus, related stories and footers."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from lxml import etree, html
from trafilatura import extract


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page holds; ``text`` is empty where no article was found in it."""

    title: str | None
    text: str
    published_at: str | None
    """ISO 8601, from JSON-LD or meta elements only; None rather than a date found somewhere."""


_DATES = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@name='date' or @name='pubdate' or @name='DC.date.issued' or @itemprop='datePublished']/@content",
    "//time[@itemprop='datePublished' or @pubdate]/@datetime",
)


def read_page(source: str) -> Page:
    """Return the page's article; broken markup is read as browsers do."""
    tree = _tree(source)
    if tree is None:
        return Page(title=None, text="", published_at=None)
    text = extract(source, include_comments=False, include_tables=True, include_formatting=False, deduplicate=False)
    return Page(title=_title(tree), text=text or "", published_at=_published_at(tree))


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


def _published_at(tree: html.HtmlElement) -> str | None:
    candidates = [*_in_json_ld(tree), *(value for path in _DATES for value in tree.xpath(path))]
    return next((value for value in candidates if _is_iso(value)), None)


def _in_json_ld(tree: html.HtmlElement) -> Iterator[str]:
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            found = json.loads(script)
        except ValueError:
            continue
        for item in found if isinstance(found, list) else [found]:
            if isinstance(item, dict) and isinstance(item.get("datePublished"), str):
                yield item["datePublished"]


def _is_iso(value: str) -> bool:
    try:
        datetime.fromisoformat(value.strip())
    except ValueError:
        return False
    return True
