"""The day on which those who did it came, told behind a deed that has none, or only that of who says so (rule DAT-202)."""

import re
from itertools import islice

from msgspec.structs import replace

from pipeline.extract.actors.people import people_called
from pipeline.extract.dates.expressions import DateMention, find_dates
from pipeline.extract.dates.own_days import is_when_said
from pipeline.extract.incidents.told import Told
from pipeline.extract.text.reading import Reading
from schemas.vocabulary import DatePrecision, Side

BEHIND = 2
"""Sentences behind the deed in which their coming is told."""
_CAME = re.compile(
    r"(?:They|(?P<who>[A-Z][\w-]*(?:\s+[\w-]+){0,3}?))(?:,\s[^.;]{0,80},)?\s+(?:(?:had|first|then)\s+)?"
    r"(?:arrived|came|entered|struck|stormed|surrounded|descended|invaded|rode|burst|broke|reached|appeared|crossed|stopped|intercepted)\b"
)


def day_of_coming(reading: Reading, first: Told) -> DateMention | None:
    """Return the day, where it is told in the sentences behind ("The gunmen arrived before dawn on Sunday")."""
    behind = islice(reading.sentences, first.number + 1, first.number + 1 + BEHIND)
    for sentence in behind:
        came = _CAME.match(reading.text, sentence.start, sentence.end)
        if came is None or not _are_armed(came["who"]):
            continue
        days = (
            day
            for day in find_dates(reading.text, sentence, reading.anchor)
            if day.precision in {DatePrecision.DAY, DatePrecision.DAYS} and not is_when_said(reading.text, day)
        )
        found = next(days, None)
        return found and replace(found, method="DAT-202:day_of_coming")
    return None


def _are_armed(who: str | None) -> bool:
    people = people_called(who.split()) if who else None
    return who is None or (people is not None and people.side is Side.NON_STATE)
