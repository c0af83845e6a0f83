"""Pages that stand before an article, or have only its beginning: paywalls, requests for consent, checks for robots.

The words that they are known by are in ``walls.csv``. They count only in pages with little text of their own: a long
article may have the same words in its footer, or be about them.
"""

import csv
import re
from functools import cache
from importlib.resources import files

_STUB = 600
"""Characters of text up to which a page may be such a thing."""
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
        if reason == "paywall" and free:
            continue
        if where == "title" and pattern.fullmatch((title or "").strip()):
            return reason
        if where == "text" and pattern.search(shown):
            return reason
    return None


@cache
def _marks() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    with files(__package__).joinpath("walls.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return tuple((row["reason"], row["where"], re.compile(row["words"], re.IGNORECASE)) for row in rows)
