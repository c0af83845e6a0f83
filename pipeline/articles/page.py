"""A web page to its article: title, text and date, without menus, related stories and footers."""

import re
from dataclasses import dataclass

from lxml import etree, html
from trafilatura import extract

from pipeline.articles.dates import find_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page holds; ``text`` is empty where no article was found in it."""

    title: str | None
    text: str
    published_at: str | None
    """ISO 8601, from JSON-LD or meta elements only; None rather than a date found somewhere."""


def read_page(source: str) -> Page:
    """Return the page's article; broken markup is read as browsers do."""
    tree = _tree(source)
    if tree is None:
        return Page(title=None, text="", published_at=None)
    text = extract(source, include_comments=False, include_tables=True, include_formatting=False, deduplicate=False)
    return Page(title=_title(tree), text=text or "", published_at=find_date(tree))


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
