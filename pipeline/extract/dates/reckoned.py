"""The day of a deed from which another's is reckoned: "on Wednesday, two days after a blast killed 11" (rule DAT-90)."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from pipeline.extract.dates.expressions import DateMention
from pipeline.extract.incidents.told import Told
from pipeline.extract.tolls.quantities import read_number
from schemas.vocabulary import DatePrecision

_SO_LONG = re.compile(
    r"\b(?P<number>an?|\d+|[a-z]+)\s+(?P<unit>day|week)s?\s+(?P<way>after|before)\b[^,;:.]*$", re.IGNORECASE
)
_DAYS = {"day": 1, "week": 7}
_LONGEST = 30


def reckoned_day(text: str, one: Told, dates: Sequence[DateMention]) -> DateMention | None:
    """Return the day that lies so long before that of the sentence's other deed, or after it; None where none is told."""
    at = one.sentence.start + min(hit.token.idx for hit in one.frame.hits)
    phrase = _SO_LONG.search(text, one.sentence.start, at)
    days = _days(phrase) if phrase else None
    bases = [d for d in dates if phrase and d.precision is DatePrecision.DAY and not phrase.start() <= d.start < at]
    if days is None or not bases:
        return None
    base = min(bases, key=lambda d: abs(d.start - at))
    day = base.date_start and base.date_start + days
    return replace(base, date_start=day, date_end=day, method="DAT-90:reckoned") if day else None


def _days(phrase: re.Match[str]) -> timedelta | None:
    """So long it is from the other deed to this one."""
    words = phrase["number"].lower()
    count = read_number("one" if words in {"a", "an"} else words)
    if count is None or count.best is None:
        return None
    days = count.best * _DAYS[phrase["unit"].lower()]
    return timedelta(days=-days if phrase["way"].lower() == "after" else days) if 0 < days <= _LONGEST else None
