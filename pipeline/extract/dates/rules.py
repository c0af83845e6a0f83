"""The kinds of date expressions: their words, and what each kind means (docs/codebook/dates.md)."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.extract.dates.calendars import MONTHS, SOLAR_MONTHS, Days
from pipeline.extract.dates.meanings import (
    Known,
    mean_ago,
    mean_attacks_of_2001,
    mean_day_month,
    mean_day_of_month,
    mean_interval,
    mean_interval_of_two_months,
    mean_iso,
    mean_last_unit,
    mean_lasting,
    mean_later,
    mean_month_alone,
    mean_month_of_last_year,
    mean_month_year,
    mean_near_day,
    mean_numeric,
    mean_past,
    mean_same_year,
    mean_since,
    mean_solar,
    mean_solar_month,
    mean_untold,
    mean_week_of_month,
    mean_weekday,
    mean_weekdays,
    mean_weekend,
    mean_year,
    mean_years,
)

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
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<{0}>[0-3]?[0-9])(?:st|nd|rd|th)?"
_FOUR = r"(?:19|20)[0-9][0-9]"
_YEAR = rf"(?P<y>{_FOUR})"
_ANY_YEAR = (
    rf"(?:(?:,?\s+(?:of\s+)?|-)(?P<y>{_FOUR})|\s+(?P<yy>['’][0-9][0-9]|[5-9][0-9](?=\s*(?:[).,;:(\[]|--|-\s|$))))?"
)
_UNTIL = r"\s*(?:-|–|—|/|to|until|through)\s*"
_NO_NAME = r"(?!\s+(?:movement|brigades?|front|party|revolutionary|organi[sz]ation)\b)"
_DAYS_OF_WEEK = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_ON = rf"(?:(?:{_DAYS_OF_WEEK}|mon|tues?|wed|thu(?:rs)?|fri|sat|sun)\.?,?\s+(?:the\s+)?)?"
_TO = r"\s*(?:-|–|—|/|to|and|until|through|&)\s*"
_NUMBER = (
    r"(?P<n>[0-9]{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
    r"|(?:a\s+)?couple(?:\s+of)?|an?)"
)
_PART = r"(?:(?P<part>(?:early|mid|late)[\s-]+(?:in\s+)?|(?:the\s+)?(?:beginning|start|middle|end)\s+of\s+))?"
_SOLAR = "|".join(sorted(SOLAR_MONTHS, key=len, reverse=True))
_RARE = "jawza|saratan|sunbula|aqrab|dalwa?|sawr|saur|hamal|qaws|mizan"
_SOLAR_YEAR = r"(?P<y>[1۱١][34۳۴٣٤]\d\d)"


def _m(name: str = "m") -> str:
    return _MONTH.format(name)


def _d(name: str = "d") -> str:
    return _DAY.format(name)


_SOLAR_WORDS = (
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m1>{_SOLAR})|(?P<m2>{_SOLAR})\s+(?P<d2>\d{{1,2}}))"
    rf",?\s+{_SOLAR_YEAR}"
)
_TWO_MONTHS_WORDS = (
    rf"(?:{_m('m1')}\s+{_d('d1')}{_UNTIL}{_m('m2')}\s+{_d('d2')}|{_d('d3')}\s+{_m('m3')}{_UNTIL}{_d('d4')}\s+{_m('m4')})"
    rf"\b{_ANY_YEAR}"
)
_MONTH_WORDS = (
    rf"(?:(?<=\bin\s)|(?<=\bof\s)|(?<=\bby\s)|(?<=\bduring\s)|(?<=\bthroughout\s)|(?<=\bthe\s)(?=\w+\s+[a-z])"
    rf"|(?=(?:early|mid|late|last|this)[\s-]))(?P<which>last\s+|this\s+)?{_PART}{_m()}(?!\s+[0-9])"
)
_NEAR_DAY_WORDS = (
    r"(?:the\s+)?day\s+before\s+yesterday|yesterday|(?:earlier\s+)?today|tonight|overnight|last\s+night"
    r"|(?:early\s+|late\s+)?this\s+(?:morning|afternoon|evening)|tomorrow"
)
_YEAR_WORDS = (
    rf"(?:(?<=\bin\s)|(?<=\bof\s)|(?<=\bby\s)|(?<=\bduring\s)|(?<=\bthe\s)(?=[0-9]{{4}}\s+[a-zA-Z]+)"
    r"|(?<=[(])(?=[0-9]{4}[)])"
    rf"|(?=(?:early|mid|late|the\s+(?:beginning|start|middle|end)|beginning|end|start)[\s-])){_PART}{_YEAR}"
    r"(?!\s+(?:people|troops|soldiers|men|fighters|meters|metres|kilograms|pounds))"
)

_FIGHTING = (
    r"(?:air\s?strikes?|attacks|battles?|bombardments?|bombings?|clashes|combat|fighting|protests|raids|riots|rioting|shelling"
    r"|shootouts|strikes|unrest|violence)"
)
_OPERATION = (
    r"(?:assault|attack|battle|clash|firefight|gun\s?battle|offensive|operation|raid|shootout|siege|stand-?off)"
)

# The rules, in the order in which they are tried where two could begin at one place; 20 to 22 are the coder's own.
_TABLE: tuple[tuple[str, str, Meaning], ...] = (
    ("1:iso", rf"{_YEAR}-(?P<m>[01][0-9])-(?P<d>[0-3][0-9])", mean_iso),
    ("2:numeric", rf"(?P<a>[0-3]?[0-9])(?P<sep>[./])(?P<b>[0-3]?[0-9])[./]{_YEAR}", mean_numeric),
    (
        "3:solar",
        _SOLAR_WORDS,
        mean_solar,
    ),
    ("4:solar-month", rf"(?P<m>{_SOLAR}),?\s+{_SOLAR_YEAR}", mean_solar_month),
    (
        "5:solar-day",
        rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_RARE})|(?P<m2>{_RARE})\s+(?P<d2>\d{{1,2}}))(?P<y>)",
        mean_solar,
    ),
    ("6:9/11", r"9/11|(?:september|sept\.?)\s+11(?:th)?(?=\s+(?:terror\w*\s+)?attacks)", mean_attacks_of_2001),
    (
        "7:two-months",
        _TWO_MONTHS_WORDS,
        mean_interval_of_two_months,
    ),
    (
        "8:interval",
        rf"(?:{_m('m1')}\s+{_d('d1')}{_TO}{_d('d2')}\b(?!\s+\w+(?:s|men|people)\b)|{_d('d3')}{_TO}{_d('d4')}\s+{_m('m2')})\b{_ANY_YEAR}",
        mean_interval,
    ),
    (
        "9:day",
        rf"{_ON}(?:{_m('m1')}\s+{_d('d1')}\b(?!,[0-9]{{3}})|{_d('d2')}(?:\s+of|-)?\s*{_m('m2')}){_ANY_YEAR}{_NO_NAME}",
        mean_day_month,
    ),
    (
        "10:week-of-month",
        rf"(?:the\s+)?(?P<nth>first|second|third|fourth)\s+week\s+(?:of|in)\s+{_m()}{_ANY_YEAR}",
        mean_week_of_month,
    ),
    ("11:same-year", rf"{_PART}{_m()}(?:\s+of)?\s+(?:the\s+same|that)\s+year", mean_same_year),
    ("12:month-of-last-year", rf"{_PART}{_m()}(?:\s+of)?\s+(?P<which>last|this)\s+year", mean_month_of_last_year),
    ("13:month-year", rf"{_PART}{_m()},?(?:\s+of|\s+in)?\s+{_YEAR}", mean_month_year),
    (
        "14:month",
        _MONTH_WORDS,
        mean_month_alone,
    ),
    (
        "15:near-day",
        _NEAR_DAY_WORDS,
        mean_near_day,
    ),
    (
        "40:lasting",
        rf"{_NUMBER}(?:\s+(?P<unit>day|week)s?\s+of\s+(?:[a-z]+\s+)?{_FIGHTING}|-day(?:[\s-]long)?\s+(?:[a-z]+\s+)?{_OPERATION})",
        mean_lasting,
    ),
    ("16:past", rf"(?:the\s+)?(?:past|last)\s+{_NUMBER}[\s-]+(?P<unit>hour|day|week|month)s?", mean_past),
    ("16:past", r"the\s+past\s+(?P<unit>hour|day|week|month)(?P<n>)", mean_past),
    ("16:past", r"(?:(?<=\bin\s)|(?<=\bthe\s))(?P<n>24|48|72)\s+(?P<unit>hour)s", mean_past),
    ("17:ago", rf"{_NUMBER}\s+(?P<unit>hour|day|week|month|year)s?\s+(?:ago|back)(?P<today>\s+today)?", mean_ago),
    ("17:ago", rf"{_NUMBER}\s+(?P<unit>decade)s?\s+ago\s+(?P<today>today)", mean_ago),
    (
        "18:vague-years",
        r"(?:(?:several|many|a\s+few|few|some)\s+)?(?:years|decades)\s+(?:ago|earlier)|a\s+decade\s+ago|(?:the\s+)?(?:(?:early|mid|late)[\s-]+)?(?:19|20)?[0-9]0s",
        mean_untold,
    ),
    (
        "19:vague-days",
        r"(?:several|many|a\s+few|few|some)\s+(?:days|weeks|months)\s+(?:ago|earlier)|recent\s+(?:days|weeks|months|years)|the\s+(?:past|last)\s+(?:few|several|\w+)\s+(?:days|weeks|months|years)|the\s+other\s+day",
        mean_untold,
    ),
    (
        "23:weekend",
        r"(?:the|this|last|this\s+past)\s+weekend",
        mean_weekend,
    ),
    (
        "24:last-unit",
        rf"(?P<early>earlier\s+)?{_PART}(?P<which>last|this|the\s+previous|previous)\s+(?P<unit>week|month|year)\b",
        mean_last_unit,
    ),
    (
        "25:later",
        rf"(?:the\s+)?(?:same|following|next|previous)\s+(?:day|night)|that\s+(?:same\s+)?(?:day|night)|the\s+day\s+(?:before|after|earlier)(?!\s+yesterday)|{_NUMBER}\s+(?:day|week)s?\s+(?:later|earlier|before)",
        mean_later,
    ),
    (
        "26:season",
        rf"(?:(?:last|this|the)\s+)?(?:spring|summer|autumn|fall|winter)(?:\s+of)?\s+{_YEAR}(?P<part>)",
        mean_year,
    ),
    ("27:vague-season", r"(?:last|this)\s+(?:spring|summer|autumn|winter)", mean_untold),
    (
        "36:since",
        rf"since\s+(?:(?:last\s+)?(?P<weekday>{_DAYS_OF_WEEK})|yesterday|last\s+night)(?!['’])",
        mean_since,
    ),
    (
        "37:weekdays",
        rf"(?:between|from)\s+(?P<first>{_DAYS_OF_WEEK})\s+(?:and|to|until)\s+(?P<last>{_DAYS_OF_WEEK})",
        mean_weekdays,
    ),
    (
        "28:weekday",
        rf"(?P<which>(?:last|previous|next|coming|this\s+coming|this|past)\s+)?(?P<weekday>{_DAYS_OF_WEEK})",
        mean_weekday,
    ),
    (
        "29:day-of-month",
        r"(?<=\bon\s)the\s+(?P<d>[0-3]?[0-9])(?:st|nd|rd|th)(?:\s+of\s+(?P<which>this|last)\s+month|(?=\s*(?:[.,;]|$)))",
        mean_day_of_month,
    ),
    (
        "30:years",
        rf"(?P<y1>{_FOUR})(?:\s*[-–/]\s*|\s+(?:to|and|until|through)\s+)(?P<y2>{_FOUR}|[0-9][0-9])(?!-?\w)",
        mean_years,
    ),
    (
        "31:year",
        _YEAR_WORDS,
        mean_year,
    ),
)

_EDGE, _END = r"(?<!\w)(?<!\w-)", r"(?!\w)"
_LOOK_BACK = frozenset({"same-year", "later"})


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"{_EDGE}(?:{pattern}){_END}", re.IGNORECASE)


RULES = tuple(
    Rule(f"DAT-{name}", _compiled(pattern), resolve, name.split(":")[1] in _LOOK_BACK)
    for name, pattern, resolve in _TABLE
)
_FIRST = (
    rf"(?=\d|since\s|between\s|from\s|{'|'.join(MONTHS)}|mon|tue|wed|thu|fri|sat|sun|{_SOLAR}|last|this|past|previous|next|same|following|coming"
    r"|yesterday|today|tonight|tomorrow|overnight|earl|mid|late|beginning|start|end|spring|summer|autumn|fall|winter"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|couple|years|decades"
    r"|several|many|few|some|recent|day\s|weekend|that\s+(?:same\s+)?(?:day|night)"
    r"|an?\s+(?:couple|hour|day|week|month|year|decade|few)|first|second|third|fourth"
    r"|the\s+(?:\d|day|past|last|previous|same|following|next|beginning|start|middle|end|first|second|third|fourth"
    r"|weekend|early|mid|late|other|spring|summer|autumn|fall|winter))"
)
"""What a date expression begins with: a quick look before the rules are tried."""
ANY_DATE = re.compile(
    _EDGE
    + _FIRST
    + "(?:"
    + "|".join(
        f"(?P<r{n}>{re.sub(r'[(][?]P<[a-z0-9]+>', '(?:', pattern)}){_END}" for n, (_, pattern, __) in enumerate(_TABLE)
    )
    + ")",
    re.IGNORECASE,
)
"""Any date expression; the group ``r0``, ``r1`` … that matched names the rule."""
_IS_VERB = r"(?=\s+(?:be|have|not|also|still|yet|well|die|need|face|number|include|even)\b)"
IS_A_WORD = re.compile(
    rf"(?<!\bin\s)(?<!\bon\s)(?:(?:{'|'.join(sorted(_WORDS_TOO))})\b(?!,?\s+[12][0-9]{{3}})|[0-3]?[0-9]\s+may{_IS_VERB})"
)
"""What looks like a month but is a word: "he may 2 …", "they march 10 miles", "some 12 may have died"."""
