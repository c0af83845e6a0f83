"""The names that an article tells: by them two articles of one event know each other (rule EVT-8)."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from schemas.events import ReportFacts

MOST = 100
"""Names of one article that are kept, the first in the text."""
COMMON = 0.1
"""Share of the articles from which a name is everybody's: an office, a nation, a form's words."""
FEW = 3
"""Articles in which any name may stand."""

_NAME = re.compile(r"(?<=[a-z0-9,;’'] )[A-Z][a-z'’-]{2,}")
_DAYS = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|\w+(?:em|o)ber"
)


def names_in(text: str) -> tuple[str, ...]:
    """Return the words that are written with a capital inside a sentence, in lower case."""
    found = (match.group().lower() for match in _NAME.finditer(text))
    return tuple(dict.fromkeys(name for name in found if not _DAYS.fullmatch(name)))[:MOST]


def without_common_names(facts: Sequence[ReportFacts], beside: Sequence[ReportFacts]) -> list[ReportFacts]:
    """Return the facts without the names that many of the articles have, counted over both."""
    articles = {fact.article_id: fact.names for fact in (*facts, *beside)}
    tellers = Counter(name for names in articles.values() for name in names)
    most = max(FEW, COMMON * len(articles))
    return [
        replace(fact, names=tuple(name for name in fact.names if tellers[name] <= most)) if fact.names else fact
        for fact in facts
    ]
