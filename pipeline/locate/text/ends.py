"""Where a place's name ends: behind the word for its kind, if that belongs to it."""

import re

from pipeline.locate.gazetteer.entries import Entry
from pipeline.locate.gazetteer.kinds import CITY
from pipeline.locate.text.lexicon import read_lexicon
from pipeline.locate.text.mentions import NAME, RESPELT, Kind, Mention

_NAMES = (NAME, RESPELT, Kind.UNKNOWN)
_CITY = re.compile(r" City\b(?:\s(\w+))?")
"""What some write behind a town's name as if it were part of it: "Gaza City", not "Boston City Hall"."""
_KIND = re.compile(
    r" (?:Districts?|Governorate|Province|Village|Town|Neighbou?rhood|Suburb|Quarter|Region|Sector|Area)\b(?! [A-Z])"
)
"""Words for an area's kind that belong to its name where they are written large: "Achin District"."""


def end_of_name(text: str, mention: Mention, entry: Entry | None) -> int:
    """Return where the name of a mention ends, for which this place was chosen."""
    ahead = text[mention.end : mention.end + 2]
    if mention.kind not in _NAMES or ahead[:1] != " " or not ahead[1:].isupper():
        return mention.end
    kind = _KIND.match(text, mention.end)
    if kind is not None:
        return kind.end()
    is_city = entry is not None and entry.feature is CITY and _goes_on_with_city(text, mention.end)
    return mention.end + len(" City") if is_city else mention.end


def _goes_on_with_city(text: str, end: int) -> bool:
    """Return whether "City" stands behind a name and is part of it, not of what a city has: its council."""
    match = _CITY.match(text, end)
    if match is None:
        return False
    behind = match[1] or ""
    return not behind[:1].isupper() and behind not in read_lexicon().classes["of_a_city"]
