"""What sets the scene of a deed: the sentence right before in its paragraph, which tells of none (rule ASM-111)."""

import re
from collections.abc import Set as AbstractSet

from pipeline.extract.actors.nations import nation_words
from pipeline.extract.dates.expressions import DateMention, find_dates
from pipeline.extract.dates.own_days import is_when_said
from pipeline.extract.incidents.told import Setting
from pipeline.extract.text.reading import Reading
from schemas.records import Span
from schemas.vocabulary import DatePrecision

_BEFORE_THE_DAY = re.compile(
    r"(?:\d\d?[:.]\d\d\s+)?(?:(?:but|and|then|also|meanwhile|by|on|late|early|later)[\s,]+){0,3}"
    r"(?:the\s+(?:night|morning|afternoon|evening|early\s+hours)\s+of\s+)?$",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:\d\d?[:.]\d\d\s+)?(?:(?:More|Now|Back|And|But|Meanwhile,?)\s+)?(?:[Ii]n|[Ff]rom|[Nn]ear|[Oo]utside|[Aa]round)\s+"
    r"(?P<name>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,2})(?=[,.:]|\s+[a-z])"
)
_MEETS = re.compile(
    r"\b(?:came\s+(?:across|upon)|stumbled\s+(?:on|upon|across)|ran\s+into|encountered|intercepted|spotted|surprised|met\s+with)\b",
    re.IGNORECASE,
)
_DAYS = frozenset({DatePrecision.DAY, DatePrecision.DAYS})


def setting_of(reading: Reading, number: int, telling: AbstractSet[int]) -> Setting | None:
    """Return what the sentence before sets; None where it tells a deed (its number is in ``telling``), stands in another
    paragraph or above the body, or opens with neither day nor place.
    """
    if number == 0 or number - 1 in telling:
        return None
    before, own = reading.sentences[number - 1], reading.sentences[number]
    between = reading.text[before.end : own.start]
    if before.end <= reading.body or "\n\n" in between or reading.are_apart(before.start, own.start):
        return None
    meets = _MEETS.search(reading.text, before.start, before.end) is not None
    setting = Setting(_day(reading, before), _place(reading.text, before), meets)
    return setting if setting.day or setting.place else None


def _day(reading: Reading, before: Span) -> DateMention | None:
    """The day with which the sentence opens, unless somebody only says so then."""
    days = find_dates(reading.text, before, reading.anchor)
    first = next((day for day in days if day.precision in _DAYS and day.date_start), None)
    opens = first is not None and _BEFORE_THE_DAY.fullmatch(reading.text, before.start, first.start)
    return first if first and opens and not is_when_said(reading.text, first) else None


def _place(text: str, before: Span) -> frozenset[str]:
    match = _PLACE.match(text, before.start, before.end)
    words = frozenset(match["name"].lower().split()) if match else frozenset()
    return frozenset() if words & nation_words() else words
