"""What a stretch of text says of its time, counted from publication: years long gone, the last days, spans of years."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

OLD, OLDER = 2, 10
"""Years before that of publication from which on a year is long gone, and from which on it is history."""
_YEAR = re.compile(
    r"(?<![\d,.-])(?P<year>1[5-9]\d\d|20[0-4]\d)(?![\d,]|\.\d|"
    r" (?:people|soldiers|fighters|troops|men|metres|meters|kilometres|km|miles|homes|families))"
)
_OF_LATE = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|overnight|last night|"
    r"this (?:morning|week|afternoon|evening))\b",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"\b(?:years?|decades?|centur(?:y|ies)) (?:ago|later|before|earlier|on)\b|"
    r"\b(?:\w+teen|\w+ty|\w+ty-\w+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+) years\b",
    re.IGNORECASE,
)
_UNIT = re.compile(r"year|decade|centur", re.IGNORECASE)
"""What every span has, and is found many times as fast."""


@lru_cache(maxsize=256)
def times_in(text: str, published_on: date | None) -> frozenset[str]:
    """Return what the text says of its time; of years nothing where the day of publication is not known.

    Each sentence is asked for by all reports around it.
    """
    return frozenset(_times(text, published_on))


def _times(text: str, published_on: date | None) -> Iterator[str]:
    years = [int(match["year"]) for match in _YEAR.finditer(text)] if published_on else []
    if published_on is not None and years:
        yield from ("old",) if min(years) <= published_on.year - OLD else ()
        yield from ("older",) if min(years) <= published_on.year - OLDER else ()
        yield from ("this year",) if max(years) >= published_on.year - 1 else ()
    yield from ("recent",) if _OF_LATE.search(text) else ()
    yield from ("years",) if _UNIT.search(text) and _SPAN.search(text) else ()


def last_time(sentences: list[str], published_on: date | None) -> str:
    """Return the time that the last sentence before, or the last itself, tells: ``old``, ``recent``, ``both`` or ``none``."""
    for back, sentence in enumerate(reversed(sentences)):
        told = times_in(sentence, published_on) & {"old", "recent"}
        if told:
            return f"{'both' if len(told) > 1 else next(iter(told))}{' before' if back else ''}"
    return "none"
