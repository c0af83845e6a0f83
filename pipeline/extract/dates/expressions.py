"""When: the date expressions of a text, resolved to days; never a guess (docs/codebook/dates.md)."""

import re
from dataclasses import dataclass
from datetime import date

from pipeline.extract.dates.calendars import solar_day
from pipeline.extract.dates.meanings import Known
from pipeline.extract.dates.rules import ANY_DATE, IS_A_WORD, RULES, Rule
from schemas.records import Span
from schemas.vocabulary import DatePrecision

__all__ = ["DateMention", "find_dates", "parse_full_date", "solar_day"]

LOOK_BACK = 600
"""Characters before the span in which "the same year" and "the next day" may find their date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date expression, with the days that it means or None where they cannot be told."""

    start: int
    end: int
    date_start: date | None
    date_end: date | None
    precision: DatePrecision
    method: str
    """The rule's id and its name, as in docs/codebook/dates.md."""


_OPEN = re.compile(r"\b(?:since|until|till|aged|ages|prior\s+to|before)\s+(?:the\s+)?$", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|following)\s+(?:the\s+)?$", re.IGNORECASE)
_WITHOUT_YEAR = frozenset({"DAT-5", "DAT-7", "DAT-8", "DAT-9", "DAT-10", "DAT-14"})
"""Rules whose words may leave the year out; the method then says that it is inferred."""
_THEN = re.compile(r",?\s+when\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?\b")


def find_dates(text: str, span: Span, anchor: date | None) -> tuple[DateMention, ...]:
    """Return the date expressions inside the span, in order, none overlapping.

    ``anchor`` is the day of publication; without it what is relative stays None, with its words. What names no time
    of an event is not returned: "since 2014", "until May", "aged 20", "for two days"; "since 2014, when …" tells one.
    """
    return tuple(_find(text, span, anchor, looks_back=True))


def _find(text: str, span: Span, anchor: date | None, *, looks_back: bool) -> list[DateMention]:
    found: list[DateMention] = []
    for match in ANY_DATE.finditer(text, span.start, span.end):
        rule = RULES[int((match.lastgroup or "r0").removeprefix("r"))]
        if not _is_no_time(text, match, span, rule):
            known = _known(text, span, anchor, found, looks_back=looks_back and rule.looks_back)
            found.append(_resolve(text, match, span, rule, known))
    return found


def parse_full_date(words: str) -> date | None:
    """Return the first day that the words give in full, with the year ("3 JAN 90", "Jan. 10, 2011"), or None."""
    mentions = find_dates(words, Span(0, len(words)), None)
    return next((one.date_start for one in mentions if one.date_start and one.precision is DatePrecision.DAY), None)


def _is_no_time(text: str, match: re.Match[str], span: Span, rule: Rule) -> bool:
    if IS_A_WORD.match(text, match.start(), span.end):
        return True
    left = text[max(span.start, match.start() - 14) : match.start()]
    if _OPEN.search(left):
        return not (_POSSESSIVE.match(text, match.end()) or _THEN.match(text, match.end()))
    return rule.method.endswith(":year") and _AFTER.search(left) is not None


def _known(text: str, span: Span, anchor: date | None, found: list[DateMention], *, looks_back: bool) -> Known:
    """The date before is looked for in the span, then in what stands before it, once."""
    if not looks_back:
        return Known(anchor, None, before_is_a_day=False)
    dated = [one for one in found if one.date_start]
    if not dated:
        before = Span(max(0, span.start - LOOK_BACK), span.start)
        dated = [one for one in _find(text, before, anchor, looks_back=False) if one.date_start]
    if not dated:
        return Known(anchor, None, before_is_a_day=False)
    return Known(anchor, dated[-1].date_start, before_is_a_day=dated[-1].precision is DatePrecision.DAY)


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
