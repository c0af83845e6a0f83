"""Feasts that fall on a day which the calendar fixes or Easter moves (rule DAT-70)."""

import re
from datetime import date, timedelta

from pipeline.extract.dates.calendars import Days, one_day
from pipeline.extract.dates.known import Known

_FIXED = {
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "international women's day": (3, 8),
    "may day": (5, 1),
    "world press freedom day": (5, 3),
    "bastille day": (7, 14),
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "human rights day": (12, 10),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas night": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}
_BY_EASTER = {
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "holy saturday": -1,
    "easter sunday": 0,
    "easter monday": 1,
}
FEASTS = "|".join(
    re.escape(name).replace("'", "['’]").replace(r"\ ", r"\s+")
    for name in sorted((*_FIXED, *_BY_EASTER), key=len, reverse=True)
)
"""The names, as a pattern."""


def mean_feast(match: re.Match[str], known: Known) -> Days | None:
    """The feast of the year that is told, else the last; of the East's Easters nothing, which other tables move."""
    name = " ".join(match["feast"].lower().replace("’", "'").split())
    if match["east"]:
        return None
    if match["y"]:
        return one_day(_in_year(name, int(match["y"])))
    if known.anchor is None:
        return None
    if match["which"]:
        return one_day(_in_year(name, known.anchor.year - (match["which"].lower() == "last")))
    days = (_in_year(name, known.anchor.year - back) for back in (0, 1))
    return one_day(next((day for day in days if day <= known.anchor + timedelta(days=1)), None))


def _in_year(name: str, year: int) -> date:
    fixed = _FIXED.get(name)
    return date(year, *fixed) if fixed else easter(year) + timedelta(days=_BY_EASTER[name])


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous computus of 1876)."""
    golden, century = year % 19, year // 100
    leaps = century - century // 4 - (8 * century + 13) // 25
    epact = (19 * golden + leaps + 15) % 30
    moon = epact - epact // 28 * (1 - 29 // (epact + 1) * ((21 - golden) // 11))
    sunday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    offset = moon - sunday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))
