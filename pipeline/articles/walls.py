"""Pages that stand before an article, or have only its beginning: paywalls, requests for consent, checks for robots.

The words that they are known by are in ``walls.csv``. They count only in pages with little text of their own: a long
article may have the same words in its footer, or be about them.
"""

import csv
import re
from functools import cache
from importlib.resources import files

from lxml import etree, html

_STUB = 600
"""Characters of text up to which an article may be the beginning of one."""
_NOTHING = 250
"""Characters of text up to which it may be no article at all."""
_UNSEEN = frozenset({"script", "style", "noscript", "template", "nav", "header", "footer", "aside"})
"""What is not shown, or is the same on every page of a site."""
_LOOKED_AT = 50_000
"""Characters of a page's words in which the marks are looked for."""

REASONS = {
    "paywall": "only the beginning of the article can be read without paying or registering; look for a feed with the "
    "whole text, or a subscription whose terms allow it",
    "consent": "it asks for consent to cookies in place of the article; name an address of the source that does not",
    "challenge": "it asks whether a person reads, and gave no article; ask the publisher for leave, or for a feed",
    "not_found": "it says that there is no such page, though the server answered as if there were",
}
"""What each is called in quarantine, with what a person may do."""


def find_wall(title: str | None, text: str, words: str, *, free: bool | None) -> str | None:
    """Return what stands in the article's place, None where nothing does.

    ``text`` is the article's as far as one was found, ``words`` all that the page shows; ``free`` is the publisher's
    own word on whether it can be read without paying.
    """
    if len(text) > _STUB:
        return None
    if free is False:
        return "paywall"
    shown = " ".join(words[:_LOOKED_AT].split())
    for reason, where, pattern in _marks():
        if (reason == "paywall" and free) or (reason != "paywall" and len(text) > _NOTHING):
            continue
        if where == "title" and pattern.fullmatch((title or "").strip()):
            return reason
        if where == "text" and pattern.search(shown):
            return reason
    return None


def shown_words(tree: html.HtmlElement) -> str:
    """Return the words that the page shows, in their order, without those that stand on every page of a site."""
    pieces: list[str] = []
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            pieces.append(element.tail or "")
        elif isinstance(element.tag, str) and element.tag not in _UNSEEN:
            pieces.append(element.text or "")
        else:
            walker.skip_subtree()
    return "".join(pieces)


@cache
def _marks() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    with files(__package__).joinpath("walls.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return tuple((row["reason"], row["where"], re.compile(row["words"], re.IGNORECASE)) for row in rows)
