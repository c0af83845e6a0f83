"""Days that a sentence tells only by another's: of a deed that the news came so long after, or whose anniversary it was."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from pipeline.extract.contexts import contexts
from pipeline.extract.dates.calendars import Days, month_of, months_back, one_day, week_of, year_of
from pipeline.extract.dates.expressions import DateMention
from pipeline.extract.dates.known import count_of
from pipeline.extract.dates.patterns import NUMBER
from pipeline.extract.incidents.told import Told
from schemas.vocabulary import DatePrecision

_RECKONED_FROM = re.compile(r"\b(?:years?|months?|weeks?|days?)\s+(?:after|before|since)\b[^,;:.]*$", re.IGNORECASE)
"""What was hours before or after was on the same day."""
_SO_LONG = re.compile(
    rf"(?<!\w)(?:{NUMBER}|the)\s+(?P<unit>day|week|month|year)s?\s+(?P<way>after|before)\b[^,;:.]*$", re.IGNORECASE
)
_PHRASE_ENDS = re.compile(r"[,;:]|[.]\s")
_MATTERS = contexts()["matters"]
_REMEMBERS = contexts()["remembers"] | {
    "marking",
    "remembering",
    "commemorating",
    "honouring",
    "honoring",
    "anniversary",
}
_NEAR = ("DAT-15", "DAT-28")
"""Rules for days that are told from the day of publication: "yesterday", "on Monday"."""
_BESIDE = frozenset({"advcl", "ccomp", "conj", "xcomp"})
"""What stands beside a verb and is not what it is about ("buried a mine, killing two")."""


def is_of_what_came_after(text: str, one: Told, mention: DateMention) -> bool:
    """Return whether the deed is only what another is reckoned from, and the day that one's: "two years after his abduction, he was
    freed on Monday" (rule DAT-41).
    """
    at = _place_of(one)
    phrase = _RECKONED_FROM.search(text, one.sentence.start, at)
    if phrase is None:
        return False
    end = _PHRASE_ENDS.search(text, at, one.sentence.end)
    return not phrase.start() <= mention.start < (end.start() if end else one.sentence.end)


def reckoned(text: str, one: Told, dates: Sequence[DateMention]) -> DateMention | None:
    """Return the deed's day, counted from the day of what came so long after or before it: "arrested on Friday, three days after
    gunmen killed five" is Tuesday for the five (rule DAT-90). None where no such day is told.
    """
    others = [d for d in dates if is_of_what_came_after(text, one, d) and d.precision is DatePrecision.DAY]
    other = min(others, key=lambda d: abs(d.start - _place_of(one)), default=None)
    return other and reckoned_from(text, one, other)


def reckoned_from(text: str, one: Told, other: DateMention) -> DateMention | None:
    """Return the deed's day as the sentence counts it from another's ("two days after gunmen killed five"); None where it does not."""
    phrase = _SO_LONG.search(text, one.sentence.start, _place_of(one))
    if phrase is None or other.date_start is None or other.precision is not DatePrecision.DAY:
        return None
    way = 1 if phrase["way"].lower() == "before" else -1
    days = _away(other.date_start, way * count_of(phrase["n"]), phrase["unit"].lower())
    if days is None:
        return None
    return replace(other, date_start=days[0], date_end=days[1], precision=days[2], method="DAT-90:reckoned")


def is_of_a_matter(one: Told, mention: DateMention) -> bool:
    """Return whether the day is that of what a deed came to be the matter of ("Monday marked the anniversary of", "the inquest into the
    killing opened on Monday", rule DAT-76), and not in the deed's own phrase.
    """
    deeds = {hit.token for hit in one.frame.hits}
    phrase = one.frame.hits[0].token
    at = mention.start - one.sentence.start
    for word in phrase.ancestors:
        if word.lower_ in _MATTERS and word not in deeds and phrase.dep_ not in _BESIDE:
            return not phrase.left_edge.idx <= at < phrase.right_edge.idx + len(phrase.right_edge)
        phrase = word
    return False


def is_of_what_is_remembered(one: Told, mention: DateMention) -> bool:
    """Return whether it is the date of what people remember in the sentence ("at marches to mark the exodus of 1948", rule DAT-111), and
    none of the deeds.
    """
    at = mention.start - one.sentence.start
    words = [word for word in one.frame.hits[0].token.doc if word.idx <= at < word.idx + len(word)]
    remembered = [over for word in words for over in word.ancestors if over.lower_ in _REMEMBERS]
    if mention.method.startswith(_NEAR) or not remembered:
        return False
    inside = {word for over in remembered for word in over.subtree}
    return inside.isdisjoint(hit.token for hit in one.frame.hits)


def _place_of(one: Told) -> int:
    return one.sentence.start + min(hit.token.idx for hit in one.frame.hits)


def _away(day: date, count: int, unit: str) -> Days | None:
    if unit == "day":
        return one_day(day + timedelta(days=count))
    if unit == "week":
        return week_of(day + timedelta(weeks=count))
    month = months_back(day, -count if unit == "month" else -12 * count)
    return None if month is None else month_of(*month) if unit == "month" else year_of(month[0])
