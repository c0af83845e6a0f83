"""When: the date expressions of a text, resolved to days; never a guess (docs/codebook/dates.md)."""

import re
from datetime import date, timedelta
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from pipeline.extract.dates.calendars import solar_day
from pipeline.extract.dates.known import Known
from pipeline.extract.dates.rules import ANY_DATE, IS_A_WORD, RULES, Rule
from pipeline.extract.text.letters import small
from schemas.records import Span
from schemas.vocabulary import DatePrecision

__all__ = ["DateMention", "find_dates", "parse_full_date", "solar_day"]

LOOK_BACK = 600
"""Characters before the span in which "the same year" and "the next day" may find their date."""


class DateMention(msgspec.Struct, frozen=True, kw_only=True):
    """A date expression, with the days that it means or None where they cannot be told."""

    start: int
    end: int
    date_start: date | None
    date_end: date | None
    precision: DatePrecision
    method: str
    """The rule's id and its name, as in docs/codebook/dates.md."""


_OPEN = re.compile(r"\b(?:since|until|till|aged|ages|prior\s+to|before|as\s+of)\s+(?:the\s+)?$", re.IGNORECASE)
_TO_COME = re.compile(r"\b(?:ahead\s+of|every|each)\s+$", re.IGNORECASE)
"""Before a day of what was still to come, or comes again: "ahead of Sunday's vote", "every Friday"."""
_POSTED = re.compile(r"[(]@\w{1,20}[)]\s+$")
"""Before the day of a post that an article shows: "— Somebody (@somebody) May 3, 2021"."""
_NEWSPAPER = re.compile(
    r"(?:Sun|Satur|Fri)day\s+(?:Express|Guardian|Herald|Independent|Island|Mail|Mercury|Mirror|Monitor|Nation|News|Observer|Paper"
    r"|People|Post|Punch|Standard|Star|Sun|Telegraph|Times|Tribune|Vanguard|Vision|World)\b"
    r"|(?:Satur|Sun|Mon|Tues|Wednes|Thurs|Fri)day\s+(?:[Mm]arkets?|[Bb]aza+rs?|[Ss]chool)\b"
)
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?$", re.IGNORECASE)
_TAKEN = re.compile(
    r"\b(?:held|jailed|imprisoned|incarcerated|(?:in|under)\s+(?:[\w-]+\s+){0,2}(?:arrest|captivity|custody|detention|jail|prison)"
    r"|behind\s+bars|captive|hostage|missing|(?:,|who|has|had|was|is|being|been)\s+(?:\w+ly\s+)?detained)\b[^.;:]{0,60}$",
    re.IGNORECASE,
)
"""Words that somebody is no longer free, before "since": that is when he was taken."""
_NEAR = 120
"""Characters before a day in which those words stand."""
TAKEN_SINCE = "DAT-74"
_ONE_THING = timedelta(days=31)
"""How long what has gone on "since 3 May" may have lasted and be told as one thing."""
_AFTER = re.compile(r"\b(?:(?:after|following)\s+(?:the\s+)?|(?:class|model|vintage) of\s+)$", re.IGNORECASE)
"""Before a year that is none of the deed: "after 2011", "class of 1998" (rule DAT-145)."""
_WITHOUT_YEAR = frozenset({"DAT-5", "DAT-7", "DAT-8", "DAT-9", "DAT-10", "DAT-14"})
"""Rules whose words may leave the year out; the method then says that it is inferred."""
_THEN = re.compile(r",?\s+when\b", re.IGNORECASE)
_SENTENCES = 256
"""Sentences whose dates are kept: each frame of one asks for them, and so does what comes after."""
_POSSESSIVE = re.compile(r"['’]s?\b")


@lru_cache(_SENTENCES)
def find_dates(text: str, span: Span, anchor: date | None) -> tuple[DateMention, ...]:
    """Return the date expressions inside the span, in order, none overlapping.

    ``anchor`` is the day of publication; without it what is relative stays None, with its words. What names no time
    of an event is not returned: "since 2014", "until May", "aged 20", "for two days"; "since 2014, when …" tells one, and so does "held since 2014".
    """
    return tuple(_find(text, span, anchor, looks_back=True))


def _find(text: str, span: Span, anchor: date | None, *, looks_back: bool) -> list[DateMention]:
    found: list[DateMention] = []
    if not ANY_DATE.may_match(text[span.start : span.end]):
        return found
    for match in ANY_DATE.pattern.finditer(_lowered(text), span.start, span.end):
        rule = RULES[int((match.lastgroup or "r0").removeprefix("r"))]
        if not _is_no_time(text, match, span, rule):
            known = _known(text, span, anchor, found, looks_back=looks_back and rule.looks_back)
            mention = _resolve(text, match, span, rule, known)
            if _is_since_taken(text, match, span):
                found.append(_first_of(mention))
            elif not _is_long_since(mention):
                found.append(mention)
    return found


@lru_cache(2)
def _lowered(text: str) -> str:
    """Each sentence of an article asks for it."""
    return small(text)


def _is_long_since(mention: DateMention) -> bool:
    """Return whether more has gone on since that day than one thing."""
    if not mention.method.startswith("DAT-36:since-day"):
        return False
    return not (mention.date_start and mention.date_end and mention.date_end - mention.date_start <= _ONE_THING)


def _first_of(since: DateMention) -> DateMention:
    """Whoever is held "since Monday" was taken on Monday; a month or a year stays one (rule DAT-74)."""
    first = since if since.precision is not DatePrecision.DAYS else replace(since, date_end=since.date_start)
    precision = DatePrecision.DAY if since.precision is DatePrecision.DAYS else since.precision
    return replace(first, precision=precision, method=f"{TAKEN_SINCE}:taken_since")


def _is_since_taken(text: str, match: re.Match[str], span: Span) -> bool:
    end = match.start() + len("since ") if match.group().lower().startswith("since") else match.start()
    left = text[max(span.start, match.start() - _NEAR) : end]
    since = _SINCE.search(left)
    return since is not None and _TAKEN.search(left[: since.start()]) is not None


def parse_full_date(words: str) -> date | None:
    """Return the first day that the words give in full, with the year ("3 JAN 90", "Jan. 10, 2011"), or None."""
    mentions = find_dates(words, Span(0, len(words)), None)
    return next((one.date_start for one in mentions if one.date_start and one.precision is DatePrecision.DAY), None)


def _is_no_time(text: str, match: re.Match[str], span: Span, rule: Rule) -> bool:
    if IS_A_WORD.match(text, match.start(), span.end):
        return True
    left = text[max(span.start, match.start() - 14) : match.start()]
    posted = _POSTED.search(text, max(span.start, match.start() - 24), match.start())
    if posted or _TO_COME.search(left) or _NEWSPAPER.match(text, match.start()):
        return True
    if _OPEN.search(left):
        told = _POSSESSIVE.match(text, match.end()) or _THEN.match(text, match.end())
        return not (told or _is_since_taken(text, match, span))
    return rule.method.endswith(":year") and _AFTER.search(left) is not None


def _known(text: str, span: Span, anchor: date | None, found: list[DateMention], *, looks_back: bool) -> Known:
    """The date before is looked for in the span, then in what stands before it, once."""
    if not looks_back:
        return Known(anchor, None, DatePrecision.UNKNOWN)
    dated = [one for one in found if one.date_start]
    if not dated:
        before = Span(max(0, span.start - LOOK_BACK), span.start)
        dated = [one for one in _find(text, before, anchor, looks_back=False) if one.date_start]
    if not dated:
        return Known(anchor, None, DatePrecision.UNKNOWN)
    return Known(anchor, dated[-1].date_start, dated[-1].precision)


def _resolve(text: str, match: re.Match[str], span: Span, rule: Rule, known: Known) -> DateMention:
    inner = rule.pattern.match(text, match.start(), span.end)
    days = rule.mean(inner, known) if inner else None
    return DateMention(
        start=match.start(),
        end=match.end(),
        date_start=days[0] if days else None,
        date_end=days[1] if days else None,
        precision=days[2] if days else DatePrecision.UNKNOWN,
        method=f"{rule.method}, year inferred" if inner and days and _is_year_inferred(rule, inner) else rule.method,
    )


def _is_year_inferred(rule: Rule, match: re.Match[str]) -> bool:
    groups = match.groupdict()
    return rule.method.split(":")[0] in _WITHOUT_YEAR and not (groups.get("y") or groups.get("yy"))
