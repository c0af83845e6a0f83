"""What a report's own words say of the town from which the article was sent."""

import re

from pipeline.locate.scenes.struck import is_about_else
from schemas.records import Place, Report

_HERE = re.compile(r"\bthis\s(?:[a-z]+\s)?(?:capital|city|town)\b|\bhere\b(?!\s(?:in|at|is|are|and)\b)")
_CAPITAL = re.compile(
    r"\b(?:in|inside|across|around|through|throughout|rocked|shook|shakes|hit|struck"
    r"|(?:parts?|cent(?:re|er)|heart|outskirts|suburbs?|districts?|areas?|neighbou?rhoods?|streets?|quarters?|residents)\sof)"
    r"\sthe\scapital\b(?!(?:\scity)?(?:\sof\b|,?\s[A-Z]|-|['’]s\s[A-Z])|\spunishment)"
)
"""Not "the capital, Kabul", nor "the capital of Helmand"."""
_STREET = re.compile(
    r"\b(?:[A-Z][\w’'-]+\s(?:[Ss]treets?|[Aa]venues?|[Bb]oulevards?)|(?:[Cc]orner|[Ii]ntersection)\sof\s[A-Z])\b"
)
_SEAT = re.compile(
    r"\b(?:at|outside|near|inside|into|around|against|on|hit|struck|stormed|attacked|targeted)\s(?:the\s)?(?:[\w’'-]+\s){0,3}"
    r"(?:embass(?:y|ies)|consulates?|high\scommission|(?:presidential|royal|national)\spalace|state\shouse|parliament"
    r"|supreme\scourt|central\sbank|ministry|state\s(?:television|radio|broadcaster))\b",
    re.IGNORECASE,
)
"""What stands where a state is governed from, or in few towns besides."""
_SAID = re.compile(
    r"\b(?:said|says|told|announced|confirmed|stated|reported|claimed|charged|condemned|denied|spoke|speaking|talking)\s"
    r"(?:(?:reporters|journalists|newsmen|AFP|EFE|Reuters|today|in|of)\s){0,2}$"
)


def points_here(text: str, report: Report) -> bool:
    """Return whether the report's clause says that it was there ("here", "in this capital"), and not only who spoke."""
    pointing = (match.span() for match in _HERE.finditer(text, report.start, report.end))
    return not all(_is_where_somebody_spoke(text, report, *words) for words in pointing)


def is_in_the_capital(text: str, report: Report) -> bool:
    """Return whether the report's clause says that it was in "the capital", and not only who spoke there."""
    named = (match.span() for match in _CAPITAL.finditer(text, report.start, report.end))
    return not all(_is_where_somebody_spoke(text, report, *words) for words in named)


def names_an_address(text: str, report: Report) -> bool:
    """Return whether the report's clause says that it was in a street, or at an embassy or the like, of that town."""
    return any(pattern.search(text, report.start, report.end) for pattern in (_STREET, _SEAT))


def spoke_there(text: str, place: Place) -> bool:
    """Return whether somebody only spoke there, of what was elsewhere: "said in Abuja on Wednesday" (PLA-141)."""
    before = text[max(0, place.start - 40) : place.start]
    return before.endswith("in ") and _SAID.search(before) is not None


def _is_where_somebody_spoke(text: str, report: Report, start: int, end: int) -> bool:
    return _SAID.search(text, max(0, start - 40), start) is not None or is_about_else(report, start, end)
