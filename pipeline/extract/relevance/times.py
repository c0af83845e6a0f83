"""What a stretch of text says of its time, counted from publication: years long gone, the last days, spans of years."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from pipeline.extract.text.guarded import Guarded
from pipeline.extract.text.reading import Reading

_BEFORE = " before"
OLD, OLDER = 2, 10
"""Years before that of publication from which on a year is long gone, and from which on it is history."""
_YEAR = Guarded(
    r"(?<![\d,.-])(?P<year>1[5-9]\d\d|20[0-4]\d)(?![\d,]|\.\d|"
    r" (?:people|soldiers|fighters|troops|men|metres|meters|kilometres|km|miles|homes|families))",
    ("15", "16", "17", "18", "19", "20"),
    re.NOFLAG,
)
_OF_LATE = Guarded(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|overnight|last night|"
    r"this (?:morning|week|afternoon|evening))\b",
    ("day", "night", "morning", "week", "afternoon", "evening"),
)
_SPAN = Guarded(
    r"\b(?:years?|decades?|centur(?:y|ies)) (?:ago|later|before|earlier|on)\b|"
    r"\b(?:\w+teen|\w+ty|\w+ty-\w+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+) years\b",
    ("year", "decade", "centur"),
)


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
    yield from ("years",) if _SPAN.search(text) else ()


class TimesTold:
    """Which time an article told last, sentence by sentence: each is looked at once, however many reports ask."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._last: dict[int, str] = {-1: "none"}
        """What is known, by the numbers of sentences; before the first one nothing is told."""

    def up_to(self, number: int) -> str:
        """Return the time that a sentence tells, or else the last one before it: ``old``, ``recent``, ``both`` or ``none``."""
        at = number
        while at not in self._last and not self._tells(at):
            at -= 1
        before = self._last[at]
        if before != "none" and not before.endswith(_BEFORE):
            before += _BEFORE
        self._last |= dict.fromkeys(range(at + 1, number + 1), before)
        return self._last[number]

    def _tells(self, number: int) -> bool:
        """Return whether a sentence tells a time, and keep which."""
        span = self._reading.sentences[number]
        told = times_in(self._reading.text[span.start : span.end], self._reading.published_on) & {"old", "recent"}
        if told:
            self._last[number] = "both" if len(told) > 1 else next(iter(told))
        return bool(told)
