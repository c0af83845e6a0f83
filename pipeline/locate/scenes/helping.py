"""Places that a text names only to say where another one is (rule P-CHOOSE-2)."""

import re

from pipeline.locate.resolving.adopting import WITHIN
from pipeline.locate.resolving.relations import is_near, is_spot_of, lies_in
from schemas.records import Place
from schemas.vocabulary import Feature

FINENESS = {
    Feature.LOCALITY: 0, Feature.CITY: 1, Feature.ADM2: 2, Feature.NATURAL: 2, Feature.ADM1: 4, Feature.REGION: 4,
    Feature.COUNTRY: 6,
}  # fmt: skip
"""Kinds of places from the finest to the coarsest."""
_TO_FIND_IT = re.compile(
    r"(?:\s(?:city|town|village|district|province|governorate|region|area|county|state|neighbou?rhood|quarter|suburb"
    r"|(?:[a-z]+\s|IDP\s)?camps?|(?:air|army|military|naval)?\s?base|crossing|dam))?,?\s(?:(?:located|situated)\s)?(?:a\s(?:town|village|city)\s)?"
    r"(?:(?:just|about|some|around|roughly|nearly|almost|approximately|(?:more|less)\sthan)\s)?"
    r"(?:\d[\d.,]*\s?(?:km|kilomet(?:er|re)s?|miles?)\s)?(?:\([^)]{1,25}\)\s)?(?:to\sthe\s)?"
    r"(?:(?:north|south|east|west)(?:-?(?:east|west))?\sof|near|outside|close\sto|on\sthe\soutskirts\sof|not\sfar\sfrom"
    r"|from)\s(?:the\s)?(?:(?:[a-z]+ern\s|central\s)?(?:city|town|capital)(?:\sof)?,?\s)?"
)
_LIES_IN = re.compile(
    r"(?:\s\([^()]{1,25}\))?(?:\s(?:city|town|village|district|area|county|tehsil|subdistrict|valley|municipality|suburb|neighbou?rhood|quarter"
    r"|(?:refugee\s)?camp))?(?:,\san?\s(?:[a-z-]+\s){0,2}(?:town|village|city|district|area|suburb|neighbou?rhood|quarter|camp)\s(?:in|of|on|near|outside)\s"
    r"|,\s(?:(?:also\s|located\s|situated\s)?(?:in|on)\s)?|\s(?:in|of|on)\s)(?:the\s)?(?:[a-z]+ern\s|central\s|rural\s)?(?:(?:province|district|governorate|state|department|city)\sof\s)?"
)
_JOINED = re.compile(r"\s?[-–—/]\s?|\sto\s|\sand\s")
_KIND = (
    r"(?:[Cc]ity|[Tt]own(?:ship)?s?|[Vv]illages?|[Hh]amlets?|[Ss]ettlements?|[Dd]istricts?|[Aa]reas?|[Vv]alley|[Mm]ountains?|[Hh]ills?|[Cc]amps?"
    r"|[Ss]uburbs?|[Nn]eighbou?rhoods?|[Qq]uarters?|[Bb]ridge|[Cc]ommunity|[Ss]ectors?|[Ff]arms?|[Ii]sland)"
)
_PUT_IN = re.compile(
    rf"(?P<kind>(?:\s[A-Za-z][\w-]*)?\s{_KIND})?,?\s(?:(?:located|situated)\s)?"
    r"(?:(?:in|within)\s(?:the\s)?[\w -]{1,30},\s)?"
    r"(?:in|of|inside|within)\s(?:the\s)?(?:[\w’'-]+\s){0,4}"
)
_CALLED = re.compile(rf"(?:\b(?:in|at|near|through|outside|around)\s(?:the\s)?|\b{_KIND}\sof\s)$")
_NO_PHRASE = r"(?:(?!in\b|near\b|to\b|of\b|from\b|at\b)[a-z-]+\s){0,3}"
_WHOSE = re.compile(
    rf"(?:\s?['’]s?\s{_NO_PHRASE}(?:suburb|neighbou?rhood|township|district|province|city|town|village|island)"
    rf"|\s{_NO_PHRASE}(?:capital|city|town|village|province|island))\sof\s(?:the\s)?"
)


def is_qualified_by(text: str, place: Place, before: Place) -> bool:
    """Return whether the place before one only says whose or where that is: "Manila's neighbouring province of
    Pampanga", "the West Bank town of Jenin" (PLA-113).
    """
    whose = _WHOSE.fullmatch(text, before.end, place.start)
    if whose is None or place.feature is None or before.feature is None:
        return False
    if before.reason == WITHIN or lies_in(before, place):
        return False
    return not is_near(before, place) or FINENESS[before.feature] >= FINENESS[place.feature]


def only_helps(text: str, place: Place, other: Place) -> bool:
    """Return whether the second place stands right behind the first only to say where that is: "Iskandariyah, near
    Baghdad", "the centre of Nijrab district in Kapisa", "al-Zurin refugee camp in Nablus".
    """
    between = text[place.end : other.start]
    if place.reason == WITHIN and _is_put_in(text, place, between):
        return True
    inside = lies_in(place, other) or is_spot_of(place, other) or _is_finer_beside(place, other)
    return bool(_TO_FIND_IT.fullmatch(between) or (inside and _LIES_IN.fullmatch(between)))


def is_the_other_end(text: str, one: Place, other: Place, behind: Place) -> bool:
    """Return whether a place is the other end of a road that begins where the place behind it is told again: "on the
    axis Gao – Ansongo, 15 km south of Gao" was by Gao (PLA-183).
    """
    return (
        one.name is not None and one.name == behind.name and _JOINED.fullmatch(text, one.end, other.start) is not None
    )


def _is_put_in(text: str, place: Place, between: str) -> bool:
    """Return whether a name that nobody knows is called a place and put in what follows ("X village in")."""
    put = _PUT_IN.fullmatch(between)
    named = re.search(rf"\s{_KIND}$", place.text) or _CALLED.search(text, max(0, place.start - 30), place.start)
    return put is not None and bool(put["kind"] or named)


def _is_finer_beside(place: Place, other: Place) -> bool:
    """Return whether a place is of a finer kind than one in the same first-level area."""
    if place.feature is None or other.feature is None or place.admin1_iso is None:
        return False
    return is_near(place, other) and FINENESS[place.feature] < FINENESS[other.feature]
