"""When: the date expressions of a text, resolved to days; never a guess (rules DAT-1 to DAT-12)."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from schemas.records import Span
from schemas.vocabulary import DatePrecision


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


MONTHS = {
    name: n
    for n, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}
WEEKDAYS = {
    name: n for n, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
}
SOLAR_MONTHS = {
    name: n
    for n, names in enumerate(
        (
            "hamal farvardin حمل",
            "sawr saur ordibehesht ثور",
            "jawza khordad جوزا",
            "saratan tir سرطان",
            "asad mordad اسد",
            "sunbula shahrivar سنبله",
            "mizan mehr میزان",
            "aqrab aban عقرب",
            "qaws azar قوس",
            "jadi dey جدی",
            "dalw dalwa bahman دلو",
            "hut hoot esfand حوت",
        ),
        1,
    )
    for name in names.split()
}
_SMALL = {
    w: n
    for n, w in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
} | {
    "a": 1,
    "an": 1,
    "couple of": 2,
}
_LEAPS = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
"""Leap years in the 33-year cycle of the Solar Hijri calendar, right for 1244 to 1472 (CE 1865 to 2093)."""
_NEW_YEAR_1400 = date(2021, 3, 21)

_M = r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
_D = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_Y = r"(?P<{0}>(?:19|20)\d\d)"
_WD = r"(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_TO = r"\s*(?:-|–|—|to|and|until|through)\s*"
_SOLAR = "|".join(sorted(SOLAR_MONTHS, key=len, reverse=True))
_N = r"(?P<n>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a couple of|couple of|an?)"

Days = tuple[date, date, DatePrecision]
"""First and last day, inclusive, and how finely they are known."""
Resolver = Callable[[re.Match[str], date | None, date | None], Days | None]


def find_dates(text: str, span: Span, anchor: date | None) -> tuple[DateMention, ...]:
    """Return the date expressions inside the span, in order, none overlapping.

    ``anchor`` is the day of publication; without it what is relative stays None, with its words. An expression that
    names no time of an event ("since 2014", "aged 20") is not returned.
    """
    found: list[DateMention] = []
    for match in _ANY.finditer(text, span.start, span.end):
        before = next((d.date_start for d in reversed(found) if d.date_start), None)
        mention = _resolve(text, match, anchor, before)
        if not _SINCE.search(text, max(span.start, match.start() - 9), match.start()):
            found.append(mention)
    return tuple(found)


def parse_full_date(words: str) -> date | None:
    """Return the day that the words give in full, with the year ("3 JAN 90", "Jan. 10, 2011"), or None."""
    match = _FULL.search(words)
    if match is None:
        return None
    year = int(match["y1"] or match["y2"])
    return _day(year + (1900 if 50 <= year < 100 else 2000 if year < 100 else 0), *_month_day(match))


def _month_day(match: re.Match[str]) -> tuple[int, int]:
    return _month(match["m1"] or match["m2"]), int(match["d1"] or match["d2"])


_FULL = re.compile(
    rf"{_M.format('m1')}\s+{_D.format('d1')},?\s+(?P<y1>(?:19|20)?\d\d)\b|{_D.format('d2')}\s+{_M.format('m2')},?\s+(?P<y2>(?:19|20)?\d\d)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since|aged)\s+$", re.IGNORECASE)


def _resolve(text: str, match: re.Match[str], anchor: date | None, before: date | None) -> DateMention:
    rule = next(name for name in _RULES if match.group(name) is not None)
    inner = _RULES[rule][0].match(text, match.start())
    span = _RULES[rule][1](inner, anchor, before) if inner else None
    start, end, precision = span or (None, None, DatePrecision.UNKNOWN)
    unknown = DateMention(
        start=match.start(), end=match.end(), date_start=None, date_end=None, precision=precision, method=_METHODS[rule]
    )
    return replace(unknown, date_start=start, date_end=end)


# Resolvers: what the words mean, given the day of publication and the date before in the text


def _iso(match: re.Match[str], anchor: date | None, before: date | None) -> Days | None:
    del anchor, before
    return _one(_day(int(match["y"]), int(match["m"]), int(match["d"])))


def _full(match: re.Match[str], anchor: date | None, before: date | None) -> Days | None:
    del anchor, before
    return _one(_day(int(match["y1"] or match["y2"]), *_month_day(match)))


def _month_and_day(match: re.Match[str], anchor: date | None, before: date | None) -> Days | None:
    del before
    month, day = _month_day(match)
    return _one(_last(anchor, lambda year: _day(year, month, day))) if anchor else None


def _interval(match: re.Match[str], anchor: date | None, before: date | None) -> Days | None:
    del before
    month, year = _month(match["m1"] or match["m2"]), match["y"]
    first, last = int(match["d1"] or match["d3"]), int(match["d2"] or match["d4"])
    end = _day(int(year), month, last) if year else anchor and _last(anchor, lambda y: _day(y, month, last))
    start = end and _day(end.year, month, first)
    return (start, end, DatePrecision.DAYS) if start and end and start <= end else None


def _month_and_year(match: re.Match[str], anchor: date | None, before: date | None) -> Days | None:
    del anchor, before
    return _part_of_month(int(match["y"]), _month(match["m"]), match["part"])


def _same_year(match: re.Match[str], anchor: date | None, before: date | None) -> Days | None:
    del anchor
    return _part_of_month(before.year, _month(match["m"]), match["part"]) if before else None


def _month_of_last_year(match: re.Match[str], anchor: date | None, before: date | None) -> Days | None:
    del before
    if anchor is None:
        return None
    return _part_of_month(anchor.year - (match["which"].lower() == "last"), _month(match["m"]), match["part"])


def _month_alone(match: re.Match[str], anchor: date | None, before: date | None) -> Days | None:
    del before
    if anchor is None:
        return None
    month = _month(match["m"])
    year = anchor.year if month <= anchor.month else anchor.year - 1
    return _part_of_month(year, month, match["part"])


def _year(match: re.Match[str], anchor: date | None, before: date | None) -> Days | None:
    del before
    year = int(match["y"])
    if anchor and year > anchor.year:
        return None
    return date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR


def _weekday(match: re.Match[str], anchor: date | None, before: date | None) -> Days | None:
    del before
    if anchor is None or (match["which"] or "").lower().strip() in {"next", "coming"}:
        return None
    back = (anchor.weekday() - WEEKDAYS[match["weekday"].lower()]) % 7
    if back == 0 and (match["which"] or "").lower().strip() in {"last", "previous"}:
        back = 7
    return _one(anchor - timedelta(days=back))


def _near_day(match: re.Match[str], anchor: date | None, before: date | None) -> Days | None:
    del before
    if anchor is None:
        return None
    words = re.sub(r"\s+", " ", match.group().lower())
    if words in {"overnight", "last night"}:
        return anchor - timedelta(days=1), anchor, DatePrecision.DAYS
    back = 2 if "before yesterday" in words else 1 if "yesterday" in words else 0
    return _one(anchor - timedelta(days=back))


def _past_hours(match: re.Match[str], anchor: date | None, before: date | None) -> Days | None:
    del before
    if anchor is None:
        return None
    days = {"hour": _number(match["n"]) / 24, "day": _number(match["n"]), "week": 7 * _number(match["n"])}[
        match["unit"].lower()
    ]
    precision = DatePrecision.DAYS if days < 6 else DatePrecision.WEEK if days <= 7 else DatePrecision.MONTH
    return (anchor - timedelta(days=max(1, round(days))), anchor, precision) if days <= 31 else None


def _ago(match: re.Match[str], anchor: date | None, before: date | None) -> Days | None:
    del before
    if anchor is None:
        return None
    count, unit = _number(match["n"]), match["unit"].lower()
    if unit == "day":
        return _one(anchor - timedelta(days=count))
    if unit == "week":
        return _week(anchor - timedelta(weeks=count))
    months = count if unit == "month" else 12 * count
    return _back(anchor, months, whole_year=unit == "year")


def _last_unit(match: re.Match[str], anchor: date | None, before: date | None) -> Days | None:
    del before
    if anchor is None:
        return None
    unit, last = match["unit"].lower(), match["which"].lower() in {"last", "previous", "the previous"}
    if unit == "weekend":
        sunday = anchor - timedelta(days=(anchor.weekday() + 1) % 7)
        return sunday - timedelta(days=1), sunday, DatePrecision.DAYS
    if unit == "week":
        return _week(anchor - timedelta(weeks=last))
    return _back(anchor, (1 if unit == "month" else 12) * last, whole_year=unit == "year")


def _solar(match: re.Match[str], anchor: date | None, before: date | None) -> Days | None:
    del anchor, before
    day, month, year = int(match["d"]), SOLAR_MONTHS[match["m"].lower()], int(match["y"])
    return _one(solar_day(year, month, day))


def solar_day(year: int, month: int, day: int) -> date | None:
    """Return the day of a Solar Hijri date, or None where that calendar has no such day."""
    length = 31 if month <= 6 else 30 if month < 12 or year % 33 in _LEAPS else 29
    if not 1244 <= year <= 1472 or not 1 <= day <= length:
        return None
    years = range(1400, year) if year >= 1400 else range(year, 1400)
    days = sum(366 if y % 33 in _LEAPS else 365 for y in years) * (1 if year >= 1400 else -1)
    return _NEW_YEAR_1400 + timedelta(days=days + min(month - 1, 6) * 31 + max(0, month - 7) * 30 + day - 1)


# Small pieces


def _month(name: str) -> int:
    return MONTHS[name.lower()[:3]]


def _number(words: str) -> int:
    words = words.lower().removeprefix("a ") if words.lower() != "a" else "a"
    return int(words) if words.isdigit() else _SMALL[words]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _one(day: date | None) -> Days | None:
    return (day, day, DatePrecision.DAY) if day else None


def _last(anchor: date, in_year: Callable[[int], date | None]) -> date | None:
    """Return the newest such day that is not after tomorrow: a year that is not written is the last that fits."""
    days = (in_year(year) for year in (anchor.year, anchor.year - 1))
    return next((day for day in days if day and day <= anchor + timedelta(days=1)), None)


def _part_of_month(year: int, month: int, part: str | None) -> Days:
    last = monthrange(year, month)[1]
    first, final = {"early": (1, 10), "mid": (11, 20), "late": (21, last)}.get(
        (part or "").lower().strip(" -"), (1, last)
    )
    return date(year, month, first), date(year, month, final), DatePrecision.MONTH


def _week(day: date) -> Days:
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6), DatePrecision.WEEK


def _back(anchor: date, months: int, *, whole_year: bool) -> Days | None:
    year, month = divmod(anchor.year * 12 + anchor.month - 1 - months, 12)
    if year < 1900:
        return None
    if whole_year:
        return date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR
    return _part_of_month(year, month + 1, None)


_PART = r"(?:(?P<part>early|mid|late)[\s-]+)?"
_RULES: dict[str, tuple[re.Pattern[str], Resolver]] = {
    name: (re.compile(pattern, re.IGNORECASE), resolver)
    for name, pattern, resolver in (
        ("iso", r"(?P<y>(?:19|20)\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)", _iso),
        ("solar", rf"{_D.format('d')}\s+(?P<m>{_SOLAR})\s+(?P<y>1[34]\d\d)", _solar),
        (
            "interval",
            rf"(?:{_M.format('m1')}\s+{_D.format('d1')}{_TO}{_D.format('d2')}|{_D.format('d3')}{_TO}{_D.format('d4')}\s+{_M.format('m2')})(?:,?\s+{_Y.format('y')})?",
            _interval,
        ),
        (
            "full",
            rf"(?:{_M.format('m1')}\s+{_D.format('d1')},?\s+{_Y.format('y1')}|{_D.format('d2')}(?:\s+of)?\s+{_M.format('m2')},?\s+{_Y.format('y2')})",
            _full,
        ),
        ("same_year", rf"{_PART}{_M.format('m')}(?:\s+of)?\s+(?:the\s+same|that)\s+year", _same_year),
        ("last_year", rf"{_PART}{_M.format('m')}(?:\s+of)?\s+(?P<which>last|this)\s+year", _month_of_last_year),
        ("month_year", rf"{_PART}{_M.format('m')},?(?:\s+of)?\s+{_Y.format('y')}", _month_and_year),
        (
            "month_day",
            rf"(?:{_M.format('m1')}\s+{_D.format('d1')}\b(?!\s*(?:people|civilians))|{_D.format('d2')}(?:\s+of)?\s+{_M.format('m2')})",
            _month_and_day,
        ),
        ("month", rf"(?:(?<=\bin\s)|(?<=\blast\s)){_PART}{_M.format('m')}", _month_alone),
        (
            "near_day",
            r"(?:the\s+)?day\s+before\s+yesterday|yesterday|today|tonight|overnight|last\s+night|this\s+(?:morning|afternoon|evening)",
            _near_day,
        ),
        ("past", rf"(?:the\s+)?(?:past|last)\s+{_N}\s+(?P<unit>hour|day|week)s?", _past_hours),
        ("past_day", r"(?P<n>\b24)[\s-]+(?P<unit>hour)s?\b", _past_hours),
        ("ago", rf"{_N}\s+(?P<unit>day|week|month|year)s?\s+(?:ago|earlier)", _ago),
        (
            "last_unit",
            r"(?P<which>last|this|the\s+previous|previous|over\s+the)\s+(?P<unit>weekend|week|month|year)\b",
            _last_unit,
        ),
        ("weekday", rf"(?P<which>(?:last|previous|next|coming|this|past)\s+)?{_WD}", _weekday),
        ("year", rf"(?:(?<=\bin\s)|(?<=\bof\s)|(?<=\bearly\s)|(?<=\blate\s)){_Y.format('y')}\b", _year),
    )
}

_METHODS = {name: f"DAT-{n}:{name}" for n, name in enumerate(_RULES, 1)}
_ANY = re.compile(
    "|".join(
        rf"(?P<{name}>(?<!\w){re.sub(r'[(][?]P<[a-z0-9]+>', '(?:', rule.pattern)}(?!\w))"
        for name, (rule, _) in _RULES.items()
    ),
    re.IGNORECASE,
)
