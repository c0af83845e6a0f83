"""Chronologies: texts of several entries, each under its day (rule SEN-9).

The day stands at the beginning of a line, before a colon or a dash ("14 January: …", "* Mar 11 – …", "Oct 2021: …"), or on a line of its
own ("2023"). What an entry tells was then, and is no part of what another tells.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from msgspec.structs import replace

from pipeline.extract.dates.calendars import year_of
from pipeline.extract.dates.expressions import DateMention, find_dates
from pipeline.extract.dates.patterns import FOUR, WEEKDAY
from pipeline.extract.text.labels import MOST, are_of_all
from pipeline.extract.text.sentences import trim
from schemas.records import Span

FEWEST = 2
"""So many days make a text a chronology; one is the dateline's."""
METHOD = "DAT-91:entry"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?"
    r"|Dec(?:ember)?)\b\.?"
)
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{1,2}(?:st|nd|rd|th)?)?"
_DAY = (
    rf"(?:(?:{WEEKDAY})\.?,? )?(?:{_MONTH} {_NUMBER}(?:,? {FOUR})?|{_NUMBER} {_MONTH}(?:,? {FOUR})?|{_MONTH},? {FOUR}|{FOUR}-[01]\d-[0-3]\d"
    rf"|[0-3]?\d[./][01]?\d[./]{FOUR}|{FOUR})"
)
_OPENS = re.compile(
    rf"^[ \t]*(?:[•▪●◦‣*·–-][ \t]*|\(?\d{{1,2}}[.)][ \t]+)?(?P<day>{_DAY})"
    r"(?:[ \t]*(?::|[–—-]{1,2})[ \t]+(?=[A-Z0-9“\"'‘])|:?[ \t]*\n\s*(?=\S))",
    re.MULTILINE | re.IGNORECASE,
)
_A_YEAR = re.compile(rf"\b{FOUR}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One of a chronology's entries; offsets of the text."""

    start: int
    """Where its line begins."""
    told: int
    """Where what it tells begins, after the day."""
    end: int
    day: DateMention | None
    """None where its words mean no day ("Monday" without a day of publication)."""


def entries_of(text: str, anchor: date | None) -> tuple[Entry, ...]:
    """Return the text's entries with their days, in order; none where the text is no chronology."""
    found = [*islice(_OPENS.finditer(text), MOST)]
    if len({match["day"] for match in found}) < FEWEST or not are_of_all(text, found):
        return ()
    ends = [*(match.start() for match in found[1:]), len(text)]
    return tuple(
        Entry(start=match.start(), told=match.end(), end=end, day=day)
        for match, end, day in zip(found, ends, _days(text, found, anchor), strict=True)
    )


def _days(text: str, found: Sequence[re.Match[str]], anchor: date | None) -> Iterator[DateMention | None]:
    """Yield what the days mean; one without a year is of that which the last before it gives, if any does."""
    year: str | None = None
    for match in found:
        said = _A_YEAR.search(match["day"])
        year = said[0] if said else year
        yield _meant(text, Span(*match.span("day")), None if said else year, anchor)


def _meant(text: str, words: Span, year: str | None, anchor: date | None) -> DateMention | None:
    written = text[words.start : words.end]
    if written.isdigit():
        first, last, precision = year_of(int(written))
        return DateMention(
            start=words.start, end=words.end, date_start=first, date_end=last, precision=precision, method=METHOD
        )
    whole = written if year is None else f"{written} {year}"
    meant = next(iter(find_dates(whole, Span(0, len(whole)), anchor)), None)
    return meant and replace(meant, start=words.start, end=words.end, method=METHOD)


def told_apart(text: str, paragraphs: Sequence[Span], entries: Sequence[Entry]) -> Iterator[Span]:
    """Yield the paragraphs, cut where entries begin, without their days."""
    starts = [entry.start for entry in entries]
    for paragraph in paragraphs:
        at = paragraph.start
        for entry in entries[max(0, bisect_right(starts, at) - 1) : bisect_left(starts, paragraph.end)]:
            yield from _words(text, at, min(entry.start, paragraph.end))
            at = max(at, entry.told)
        yield from _words(text, at, paragraph.end)


def _words(text: str, start: int, end: int) -> Iterator[Span]:
    if start < end and (words := trim(text, Span(start, end))).start < words.end:
        yield words
