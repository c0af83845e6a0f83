"""Where and when a text says itself that it was written: its dateline, its reference line, the number of a release."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.extract.dates.expressions import parse_full_date
from pipeline.extract.text.blanking import HEAD
from pipeline.extract.text.credit_lines import CREDIT
from pipeline.extract.text.known_places import NamesPlace, knows_no_place
from schemas.records import Article, Span
from schemas.vocabulary import PublishedAtMethod

_EDITORS_TAGS = re.compile(r"\s*(?:\[[^\]\[]{1,80}\]\s*)+")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:{_MONTH}\s+\d{{1,2}}(?:[.,]?\s*\d{{4}}|,?\s+\d{{2}})?|\d{{1,2}}\s+{_MONTH}(?:,?\s+\d{{2,4}})?)"
_LETTER = r"[^\W\d_]"
_CAPS = r"[A-ZÀ-Þ'’. -]"
_DATELINE = re.compile(
    rf"(?:^|\n|\s\s)\s*(?P<place>{_LETTER}(?:{_LETTER}|['’. /-]){{1,40}}?"
    rf"(?:,\s*{_LETTER}(?:{_LETTER}|['’. -]){{1,40}}?|\s\({_LETTER}(?:{_LETTER}|['’. -]){{2,25}}\)){{0,2}})"
    rf"\s*,?\s*\(?(?P<date>{_DATE})?\)?"
    r"(?:\s*\((?!\d)[A-Za-z ]{2,25}\)|(?<=\d)\s*\([A-Za-z][\w\s,.'’&/-]{1,40}\))?\s*(?:–|—|--|\.?-\s|:\s|(?<=\)):\s|(?<=\))(?=\s))",
    re.IGNORECASE,
)
_ON_ITS_LINE = re.compile(
    rf"(?:^|\n)\s*(?P<place>{_CAPS}{{2,40}}(?:,\s[A-Z](?:{_LETTER}|['’. -]){{1,40}}){{0,2}}),\s(?P<date>{_DATE})[ \t]*(?:\n|\Z)"
)
"""A town in capitals and a day on a line of their own (rule SEN-45)."""
_BEFORE_ONE = re.compile(r"\n|\s\s")
_ENDS_ONE = re.compile(r"[–—:)-]")
"""Of these a dateline ends with one; where none comes soon, none begins."""
_LONGEST = 260
"""Characters of a dateline."""
_HEADED = re.compile(
    rf"\s*(?P<date>{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?::\s|\s+[–—-]{{1,2}}\s+(?=[A-Z]))", re.IGNORECASE
)
_RELEASED = re.compile(r"\bfor immediate release\b[^\n]*\n", re.IGNORECASE)
"""The last line of a press release's head, where no dateline follows."""
_TITLE = re.compile(
    rf"\s*[A-Z0-9\"'“‘][^\n.!?;]{{18,150}}[\w\"'”’)][ \t]*\n(?:{CREDIT}\n)?[ \t]*\n\s*"
    r"(?=[A-Z0-9\"'“‘][^\n]{40,}[.\"”][ \t]*(?:\n|\Z))"
)
"""A line above the text, with no stop at its end, before an empty line, or whose piece it is and one, and a paragraph of whole sentences (rule FRM-124).
"""
_NUMBERED = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[-–](?P<month>[01]\d)[-–][A-Z]")
_DASHED = re.compile(r"\s[–—-]{1,2}\s?$|\.-\s$")
"""What a dateline ends with, and a compound does not."""
_WRITTEN_DATE = re.compile(_DATE, re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """The day that a text is dated by in its own head, with the words that say so."""

    day: date
    words: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands above a text's body."""

    dateline: Span | None = None
    """The words for the place."""
    dispatched: Dispatch | None = None
    """The dateline's day, if its year is known."""
    body: int = 0
    """Where the body begins; 0: the text has no head."""


NO_HEAD = Head()


def head_of(text: str, given: date | None, names_place: NamesPlace = knows_no_place) -> Head:
    """Return the text's head: its dateline, or what stands above the body of a release or of a text under a title."""
    title = _TITLE.match(text)
    top = title.end() if title else 0
    best = _best_dateline(text, top, names_place)
    if best is None:
        above = _RELEASED.search(text[:HEAD]) or _HEADED.match(text)
        return Head(body=above.end() if above else top)
    tags = _EDITORS_TAGS.match(text, best.end())
    return Head(
        dateline=Span(*best.span("place")),
        dispatched=_dispatch(text, best, given) if best["date"] else None,
        body=tags.end() if tags else best.end(),
    )


def _best_dateline(text: str, top: int, names_place: NamesPlace) -> re.Match[str] | None:
    """The first with a day, else the first below the title in capitals, else a known place before a dash on top (rule SEN-35)."""
    found = [
        match
        for match in _datelines(text[:HEAD])
        if (match["date"] or match.end() >= top) and not _is_over_a_list(match)
    ]
    dated = (match for match in (*found, *_ON_ITS_LINE.finditer(text[:HEAD])) if match["date"])
    shouted = (match for match in found if len(_town(match)) > 2 and _town(match).isupper())
    known = (match for match in found[:1] if _is_known(text, top, match, names_place))
    return next(dated, None) or next(shouted, None) or next(known, None)


def _datelines(head: str) -> Iterator[re.Match[str]]:
    """Yield what may be a dateline: where a line begins, or words behind a gap."""
    end = 0
    for start in (0, *(gap.start() for gap in _BEFORE_ONE.finditer(head))):
        ends = start >= end and _ENDS_ONE.search(head, start, start + _LONGEST)
        if ends and (match := _DATELINE.match(head, start)):
            end = match.end()
            yield match


def _town(match: re.Match[str]) -> str:
    return re.split(r",|\s\(", match["place"])[0].strip()


def _is_known(text: str, top: int, match: re.Match[str], names_place: NamesPlace) -> bool:
    """Return whether a known place stands on top before a dash ("Gao (Mali) (AFP) - Four …", "Homs, SANA – An army unit …")."""
    on_top = not text[top : match.start()].strip() and _DASHED.search(match.group()) is not None
    return on_top and names_place(_town(match), 0, len(_town(match)))


def _is_over_a_list(match: re.Match[str]) -> bool:
    """Return whether the dash behind the place is the mark of an entry below it ("BORNO STATE", "- On 4 June …", rule SEN-3)."""
    behind = match.group()[match.end("place") - match.start() :]
    return match["date"] is None and re.fullmatch(r"[ \t]*\n\s*[–—-]+\s?", behind) is not None


def _dispatch(text: str, match: re.Match[str], given: date | None) -> Dispatch | None:
    day = _with_year(re.sub(r"(\d)[.,]\s*(\d{4})", r"\1, \2", match["date"]), text, given)
    return Dispatch(day=day, words=Span(*match.span("date"))) if day else None


def reference_of(text: str, given: date | None = None) -> Dispatch | None:
    """Return the day before a colon at the very beginning ("Feb. 3: Operations in Helmand")."""
    headed = _HEADED.match(text)
    return _dispatch(text, headed, given) if headed else None


def _with_year(words: str, text: str, given: date | None) -> date | None:
    """Return the day; a year that the words leave out is that of the release's number ("2010-09-CA-005"), or makes it the last
    such day up to publication.
    """
    released = released_in(text)
    years = [released[0]] if released else [given.year, given.year - 1] if given else []
    days = [parse_full_date(words), *(parse_full_date(f"{words} {year}") for year in years)]
    return next((day for day in days if day and (given is None or released or day <= given)), None)


def released_in(text: str) -> tuple[int, int] | None:
    """Return year and month of the number of a release ("2010-09-CA-005")."""
    numbered = _NUMBERED.search(text[:HEAD])
    month = int(numbered["month"]) if numbered else 0
    return (int(numbered["year"]), month) if numbered and 1 <= month <= 12 else None


def publication_of(article: Article, text: str, dispatched: Dispatch | None) -> tuple[date | None, PublishedAtMethod]:
    """Return the day of publication, and what says so: the article, its dateline or its reference line."""
    if article.published_at:
        return date.fromisoformat(article.published_at[:10]), PublishedAtMethod.GIVEN
    if dispatched:
        return dispatched.day, PublishedAtMethod.DATELINE
    if referred_to := reference_of(text):
        return referred_to.day, PublishedAtMethod.REFERENCE
    written = (parse_full_date(match.group()) for match in _WRITTEN_DATE.finditer(text[: HEAD // 2]))
    referred = next((day for day in written if day), None)
    return (referred, PublishedAtMethod.REFERENCE) if referred else (None, PublishedAtMethod.NONE)


def anchor_of(published_on: date | None, dispatched: Dispatch | None) -> date | None:
    """Return the day that is "today" in a text: that on which a dispatch was written, where it came out within a week of it."""
    if dispatched is None or (published_on and not timedelta(0) <= published_on - dispatched.day <= timedelta(7)):
        return published_on
    return dispatched.day
