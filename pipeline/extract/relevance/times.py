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


def times_in(text: str, published_on: date | None) -> Iterator[str]:
    """Yield what the text says of its time; of years nothing where the day of publication is not known."""
    years, of_late, spans = _read(text)
    if published_on is not None:
        yield from ("old",) if any(year <= published_on.year - OLD for year in years) else ()
        yield from ("older",) if any(year <= published_on.year - OLDER for year in years) else ()
        yield from ("this year",) if any(year >= published_on.year - 1 for year in years) else ()
    yield from ("recent",) if of_late else ()
    yield from ("years",) if spans else ()


def last_time(sentences: list[str], published_on: date | None) -> str:
    """Return the time that the last sentence before, or the last itself, tells: ``old``, ``recent``, ``both`` or ``none``."""
    for back, sentence in enumerate(reversed(sentences)):
        told = set(times_in(sentence, published_on)) & {"old", "recent"}
        if told:
            return f"{'both' if len(told) > 1 else told.pop()}{' before' if back else ''}"
    return "none"


@lru_cache(maxsize=64)
def _read(text: str) -> tuple[tuple[int, ...], bool, bool]:
    """Each sentence is asked for by all reports around it."""
    years = tuple(int(match["year"]) for match in _YEAR.finditer(text))
    return years, _OF_LATE.search(text) is not None, _SPAN.search(text) is not None
