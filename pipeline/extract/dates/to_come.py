"""The day of what is still to come: the next of its name, and not the last (rule DAT-93)."""

from datetime import date, timedelta

from msgspec.structs import replace

from pipeline.extract.dates.expressions import DateMention
from pipeline.extract.incidents.told import Told
from schemas.vocabulary import Assertion, DatePrecision

_A_WEEK = timedelta(days=7)
_WEEKDAY = "DAT-28"
_INFERRED = "year inferred"
METHOD = "DAT-93:to_come"
_NOT_KNOWN = DatePrecision.UNKNOWN
_SAID = frozenset({"last", "past"})


def as_still_to_come(found: DateMention, first: Told, words: str, anchor: date | None) -> DateMention:
    """Return the day that a deed which is planned, announced or threatened will have; any other date as it is.

    ``words`` are the date's own, ``anchor`` is the day of publication. Of a threat the day may be that on which it was made, where
    it stands before the deed, and of an offensive it is that on which it was announced: it is no day then.
    """
    if first.frame.judgement.assertion is not Assertion.FUTURE or anchor is None or not _is_over(found, anchor):
        return found
    announced = first.frame.judgement.rule == "AST-40"
    is_before = found.start < first.sentence.start + first.frame.hits[0].token.idx
    if announced or (first.frame.judgement.is_threat and is_before):
        return replace(found, date_start=None, date_end=None, precision=_NOT_KNOWN, method=METHOD)
    if found.method.startswith(_WEEKDAY) and _SAID.isdisjoint(words.lower().split()):
        return _later(found, _A_WEEK)
    return _a_year_later(found) if _INFERRED in found.method else found


def _is_over(found: DateMention, anchor: date) -> bool:
    return found.date_end is not None and found.date_end < anchor


def _later(found: DateMention, by: timedelta) -> DateMention:
    first, last = found.date_start, found.date_end
    return replace(found, date_start=first and first + by, date_end=last and last + by, method=METHOD)


def _a_year_later(found: DateMention) -> DateMention:
    """Return the date a year on; 29 February has none."""
    try:
        first, last = (day and day.replace(year=day.year + 1) for day in (found.date_start, found.date_end))
    except ValueError:
        return replace(found, date_start=None, date_end=None, precision=_NOT_KNOWN, method=METHOD)
    return replace(found, date_start=first, date_end=last, method=METHOD)
