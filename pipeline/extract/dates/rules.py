"""The kinds of date expressions: their words, and what each kind means (docs/codebook/dates.md)."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.extract.dates import later, meanings, relative, weekdays
from pipeline.extract.dates import patterns as p
from pipeline.extract.dates.calendars import MONTHS, Days
from pipeline.extract.dates.feasts import FEASTS, mean_feast
from pipeline.extract.dates.known import Known
from pipeline.extract.dates.patterns import day as d
from pipeline.extract.dates.patterns import month as m
from pipeline.extract.text.guarded import Guarded

Meaning = Callable[[re.Match[str], Known], Days | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of date expression."""

    method: str
    pattern: re.Pattern[str]
    mean: Meaning
    looks_back: bool
    """Whether it takes its meaning from a date before in the text."""


_WORDS_TOO = frozenset({"may", "march", "mar"})
"""In small letters these are a month only after "in" or "on"."""

# The rules, in the order in which they are tried where two could begin at one place; 20 to 22 are the coder's own.
_TABLE: tuple[tuple[str, str, Meaning], ...] = (
    ("1:iso", rf"{p.YEAR}[-/](?P<m>[01][0-9])[-/](?P<d>[0-3][0-9])", meanings.mean_iso),
    (
        "2:numeric",
        rf"(?P<a>[0-3]?[0-9])(?P<sep>[./-])(?P<b>[0-3]?[0-9])[./-](?P<y>{p.FOUR}|(?<=/)[0-3][0-9])",
        meanings.mean_numeric,
    ),
    ("3:solar", p.SOLAR_WORDS, meanings.mean_solar),
    ("4:solar-month", rf"(?P<m>{p.SOLAR}),?\s+{p.SOLAR_YEAR}", meanings.mean_solar_month),
    (
        "5:solar-day",
        rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{p.RARE})|(?P<m2>{p.RARE})\s+(?P<d2>\d{{1,2}}))(?P<y>)",
        meanings.mean_solar,
    ),
    (
        "6:9/11",
        r"9/11(?!/)|(?:september|sept\.?)\s+11(?:th)?(?=\s+(?:terror\w*\s+)?attacks)",
        meanings.mean_attacks_of_2001,
    ),
    ("7:two-months", p.TWO_MONTHS_WORDS, meanings.mean_interval_of_two_months),
    (
        "8:interval",
        rf"(?:{m('m1')}\s+{d('d1')}{p.TO}{d('d2')}\b(?!\s+\w+(?:s|men|people)\b)|{d('d3')}{p.TO}{d('d4')}\s+{m('m2')})\b{p.ANY_YEAR}",
        meanings.mean_interval,
    ),
    (
        "9:day",
        rf"{d('d2')}\s+{m('m2')}\s+(?P<yy>[0-2][0-9])(?=\s*(?:[),;(]|[.:](?!\d)|--|-\s|$))(?P<m1>)(?P<d1>)(?P<y>)",
        meanings.mean_day_month,
    ),
    (
        "9:day",
        rf"{p.ON}(?:{m('m1')}\s+{d('d1')}\b(?!,[0-9]{{3}})|{d('d2')}(?:\s+of|-)?\s*{m('m2')}){p.ANY_YEAR}{p.NO_NAME}",
        meanings.mean_day_month,
    ),
    (
        "10:week-of-month",
        (
            rf"(?:the\s+)?(?P<nth>first|second|third|fourth|last|final)\s+week\s+(?:of|in)\s+"
            rf"(?:(?P<which>this|last)\s+month|{m()}{p.ANY_YEAR})"
        ),
        meanings.mean_week_of_month,
    ),
    ("11:same-year", rf"{p.PART}{m()}(?:\s+of)?\s+(?:the\s+same|that)\s+year", meanings.mean_same_year),
    (
        "12:month-of-last-year",
        rf"{p.PART}{m()}(?:\s+of)?\s+(?P<which>last|this)\s+year",
        meanings.mean_month_of_last_year,
    ),
    ("13:month-year", rf"{p.PART}{m()},?(?:\s+of|\s+in)?\s+{p.YEAR}", meanings.mean_month_year),
    ("14:month", p.MONTH_WORDS, meanings.mean_month_alone),
    (
        "71:weekday-there",
        rf"(?:the\s+)?(?P<which>following|same)\s+(?P<weekday>{p.WEEKDAY})",
        weekdays.mean_weekday_there,
    ),
    ("71:weekday-there", p.WEEKDAY_OF_THE_STORY, weekdays.mean_weekday_of_the_story),
    ("110:some-weekday", p.SOME_WEEKDAY, meanings.mean_untold),
    (
        "37:weekdays",
        (
            rf"(?:overnight\s+)?(?:(?P<from>between|from)\s+)?(?P<first>{p.WEEKDAY}){p.TIME_OF_DAY}"
            rf"(?:\s*[-–]\s*|\s+(?:(?P<and>and)|to|until|till|through|into)\s+)(?:on\s+)?(?P<last>{p.WEEKDAY})(?P<week>{p.LAST_WEEK})?"
        ),
        weekdays.mean_weekdays,
    ),
    (
        "28:weekday",
        rf"overnight\s+(?:on\s+)?(?P<which>)(?P<weekday>{p.WEEKDAY})(?P<week>)",
        weekdays.mean_weekday,
    ),
    ("15:near-day", p.NEAR_DAY_WORDS, relative.mean_near_day),
    (
        "40:lasting",
        (
            rf"{p.NUMBER}(?:\s+(?P<unit>day|week)s?\s+of\s+(?:[a-z]+\s+)?{p.FIGHTING}"
            rf"|-day(?:[\s-]long)?\s+(?:[a-z]+\s+)?{p.OPERATION})"
        ),
        relative.mean_lasting,
    ),
    (
        "16:past",
        rf"(?:the\s+)?(?:past|last|previous|preceding)\s+{p.NUMBER}[\s-]+(?P<unit>hour|day|night|week|fortnight|month)s?",
        relative.mean_past,
    ),
    ("16:past", r"the\s+past\s+(?P<unit>hour|day|week|fortnight|month)(?P<n>)", relative.mean_past),
    ("16:past", r"(?:(?<=\bin\s)|(?<=\bthe\s))(?P<n>24|48|72)\s+(?P<unit>hour)s", relative.mean_past),
    (
        "17:ago",
        rf"{p.NUMBER}\s+(?P<unit>hour|day|night|week|fortnight|month|year)s?\s+(?:ago|back)(?P<today>\s+(?:today|tonight|this\s+(?:week|month)))?",
        relative.mean_ago,
    ),
    ("17:ago", rf"{p.NUMBER}\s+(?P<unit>decade)s?\s+ago\s+(?P<today>today)", relative.mean_ago),
    ("17:ago", r"the\s+(?P<unit>week|month|year)\s+before\s+last", relative.mean_before_last),
    (
        "17:ago",
        (
            r"(?:(?:[0-9]{1,3}|(?:a\s+)?few|some|several|two|three|five|ten|fifteen|twenty|thirty)\s+(?P<unit>minute)s"
            r"|(?:(?:a\s+few|few|some|several|mere)\s+)?hours)\s+ago(?P<n>)(?P<today>)"
        ),
        relative.mean_ago,
    ),
    (
        "18:vague-years",
        (
            r"(?:(?:several|many|a\s+few|few|some)\s+)?(?:years|decades)\s+(?:ago|earlier)|a\s+decade\s+ago"
            r"|(?:the\s+)?(?:(?:early|mid|late)[\s-]+)?(?:19|20)?[0-9]0s"
        ),
        meanings.mean_untold,
    ),
    (
        "19:vague-days",
        (
            r"(?:several|many|a\s+few|few|some)\s+(?:days|weeks|months)\s+(?:ago|earlier)|recent\s+(?:days|weeks|months|years)"
            r"|the\s+(?:past|last)\s+(?:few|several|\w+)\s+(?:days|weeks|months|years)|the\s+other\s+day"
        ),
        meanings.mean_untold,
    ),
    ("23:weekend", r"(?P<which>the|this\s+past|this|last)\s+weekend", weekdays.mean_weekend),
    (
        "24:last-unit",
        rf"(?P<early>earlier\s+)?{p.PART}(?P<which>last|this|the\s+previous|previous)\s+(?P<unit>week|month|year)\b",
        relative.mean_last_unit,
    ),
    (
        "25:later",
        (
            rf"(?:the\s+)?(?:same|following|next|previous|preceding)\s+{p.PART_OF_DAY}|{p.SAME_DAY}"
            rf"|the\s+day\s+(?:before|after|earlier)(?!\s+yesterday)"
            rf"|{p.NUMBER}\s+(?:day|night|week|fortnight)s?\s+(?:later|earlier|before)|hours\s+(?:later|earlier)"
        ),
        later.mean_later,
    ),
    (
        "72:unit-there",
        (
            rf"(?:the\s+(?:same|following)|(?:later|earlier)\s+that|that\s+same)\s+(?P<unit>week|month|year)"
            rf"|{p.NUMBER}\s+(?P<units>month|year)s?\s+(?:later|earlier|before)"
        ),
        later.mean_unit_there,
    ),
    (
        "26:season",
        rf"(?:(?:last|this|the)\s+)?(?:spring|summer|autumn|fall|winter)(?:\s+of)?\s+{p.YEAR}(?P<part>)",
        meanings.mean_year,
    ),
    ("27:vague-season", r"(?:last|this)\s+(?:spring|summer|autumn|winter)", meanings.mean_untold),
    (
        "36:since-day",
        rf"since\s+{p.ON}(?:{m('m1')}\s+{d('d1')}\b|{d('d2')}(?:\s+of)?\s+{m('m2')}){p.ANY_YEAR}(?!['’])(?!,?\s+(?:when\b|[0-9]{{4}}))",
        meanings.mean_since_day,
    ),
    (
        "36:since",
        (
            rf"since\s+(?:(?:last\s+|early\s+|late\s+|early\s+on\s+|late\s+on\s+)?(?P<weekday>{p.WEEKDAY})"
            rf"|(?P<weekend>the\s+weekend|last\s+weekend)|yesterday|last\s+night)(?!['’])"
        ),
        weekdays.mean_since,
    ),
    (
        "70:feast",
        (
            rf"(?P<east>(?:orthodox|coptic|ethiopian|eastern)\s+)?(?P<feast>{FEASTS})"
            rf"(?:(?:,?\s+(?:of\s+|in\s+)?)(?P<y>{p.FOUR})|\s+(?P<which>this|last)\s+year)?"
        ),
        mean_feast,
    ),
    (
        "73:named-day",
        rf"(?:bloody|black|super|cyber|giving|red|orthodox\s+easter)\s+(?:{p.WEEKDAY})",
        meanings.mean_untold,
    ),
    (
        "28:weekday",
        (
            rf"(?P<which>(?:last|previous|next|coming|this\s+coming|this\s+past|this|past)\s+)?(?P<weekday>{p.WEEKDAY})"
            rf"(?P<week>{p.LAST_WEEK}|\s+(?:last|week)(?=\s*(?:[.,;)]|$)))?"
        ),
        weekdays.mean_weekday,
    ),
    (
        "29:day-of-month",
        r"(?<=\bon\s)the\s+(?P<d>[0-3]?[0-9])(?:st|nd|rd|th)(?:\s+of\s+(?P<which>this|last)\s+month|(?=\s*(?:[.,;]|$)))",
        meanings.mean_day_of_month,
    ),
    (
        "30:years",
        rf"(?P<y1>{p.FOUR})(?:\s*[-–/]\s*|\s+(?:to|and|until|through)\s+)(?P<y2>{p.FOUR}|[0-9][0-9])(?!-?\w)",
        meanings.mean_years,
    ),
    ("31:year", p.YEAR_WORDS, meanings.mean_year),
)

_EDGE, _END = r"(?<!\w)(?<!\w-)", r"(?!\w)"
_LOOK_BACK = frozenset({"same-year", "later", "weekday-there", "unit-there"})


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"{_EDGE}(?:{pattern}){_END}", re.IGNORECASE)


RULES = tuple(
    Rule(f"DAT-{name}", _compiled(pattern), resolve, name.split(":")[1] in _LOOK_BACK)
    for name, pattern, resolve in _TABLE
)
_FIRST = (
    rf"(?=\d|since\s|between\s|from\s|{'|'.join(MONTHS)}|mon|tue|wed|thu|fri|sat|sun|{p.SOLAR}|last|this|past|previous"
    r"|on\s+(?:an?\s|(?:the|that)\s+[fmstw]\w+day)|preceding|next|same|following|coming|yesterday|today|tonight|tomorrow|overnight|earl|mid|late|beginning|start|end|spring"
    r"|summer|autumn|fall|winter|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|couple"
    r"|years|decades|hours\s|mere\s|several|many|few|some|recent|day\s|weekend|first|second|third|fourth|latter|opening|final"
    rf"|that\s+(?:same\s|{p.PART_OF_DAY})|an?\s+(?:couple|hour|day|night|week|fortnight|month|year|decade|few)"
    r"|the\s+(?:\d|day|night|week|month|year|past|last|previous|preceding|same|following|next|beginning|start|middle|end|first"
    r"|second|third|fourth|latter|opening|final|early|mid|late|other|spring|summer|autumn|fall|winter)"
    rf"|{FEASTS}|bloody\s|black\s|super\s|cyber\s|giving\s|red\s|orthodox\s|coptic\s|ethiopian\s|eastern\s)"
)
"""What a date expression begins with: a quick look before the rules are tried."""
_WITHIN = (
    "19", "20", "0s", "/", *(f"{n}{end}" for n in range(10) for end in ("st", "nd", "rd", "th")), *(one + tens for one in "1۱١" for tens in "34۳۴٣٤"), "day", "night", "week", "month", "year", "morning", "evening", "afternoon", "hour", "minute", "tomorrow",
    "spring", "summer", "autumn", "fall", "winter", "decade", "christmas", "halloween", *MONTHS, *p.RARE.split("|"),
)  # fmt: skip
"""Every date expression has one of them: figures of years, of days with a slash or an ending, units, feasts without a "day" in
their names, months.
"""
ANY_DATE = Guarded(
    _EDGE
    + _FIRST
    + "(?:"
    + "|".join(
        f"(?P<r{n}>{re.sub(r'[(][?]P<[a-z0-9]+>', '(?:', pattern)}){_END}" for n, (_, pattern, __) in enumerate(_TABLE)
    )
    + ")",
    _WITHIN,
    re.NOFLAG,
)
"""Any date expression, of a text in small letters, which is twice as fast as in any; the group ``r0``, ``r1`` … that matched names the rule."""
_IS_VERB = r"(?=\s+(?:be|have|not|also|still|yet|well|die|need|face|number|include|even)\b)"
IS_A_WORD = re.compile(
    rf"(?<!\bin\s)(?<!\bon\s)(?:(?:{'|'.join(sorted(_WORDS_TOO))})\b(?!,?\s+[12][0-9]{{3}})|[0-3]?[0-9]\s+may{_IS_VERB})"
)
"""What looks like a month but is a word: "he may 2 …", "they march 10 miles", "some 12 may have died"."""
