"""Places that a sentence names in passing, and at which nothing was: where somebody goes or was taken, whom an act was
for, what clock a time is of (rules PLA-110 to PLA-112), and from where a state tells of it (PLA-138).
"""

import re

from schemas.records import Place
from schemas.vocabulary import Feature

_WORDS = r"(?:[\w’'-]+,?\s){0,3}"
_PLACED = re.compile(
    r"\b(?:in|at|near|on|off|of|into|over|along|inside|outside|within|across|around|through|throughout|between|deployed\sto"
    r"|entered|entering|(?:invad|bomb|shell|occup|patrol)\w*)"
    rf"\s{_WORDS}$"
)
"""Before a country these say that something was in it."""
_BODIES = (
    r"(?:government|ministry|(?:prime\s)?minister|president|premier|army|military|forces?|troops|navy|police|guards?|parliament|congress|senate"
    r"|opposition|party|leaders?|officials?|authorities|emperor|king|queen|embassy|ambassador)"
)
_OWNS = re.compile(
    rf"\s?['’]s?\s(?!(?:[\w-]+\s){{0,3}}{_BODIES}\b)|\s(?:border|city|coast|districts?|mainland|province|regions?|towns?|villages?)\b",
    re.IGNORECASE,
)
"""Behind a country these say that something of its own is meant, but no body that speaks or acts for it."""
_CROWD = (
    r"(?:an?\s|the\s|some\s)?(?:[a-z]+\s)?(?:crowds?|groups?|queues?|lines?|gatherings?|processions?|parades?|people|pedestrians|worshippers"
    r"|protesters|demonstrators|soldiers|police|officers|passers-by|shoppers|revellers)\s"
)
"""What somebody who drives into it has hit where it stands (PLA-227)."""
_AHEAD = re.compile(
    r"\b(?:(?:(?:get|got|back|way|walk(?:ed|ing)?|route|access|links?|linking|cross(?:ed|ing)?|flee(?:ing)?|fled|flown"
    r"|ship(?:ped|ping)?|transfer(?:red|ring)?|take(?:n|s)?|took|carried|sent|brought|dr[io]ve|driven|return(?:ed|ing)?|extradit(?:ed|ing)"
    r"|deport(?:ed|ing)?|escap(?:e|ed|ing)|retreat(?:ed|ing)?|push(?:ed|ing)?|ambassador|envoy|bound)\s(?:[\w’'-]+\s){0,5})"
    rf"(?:to|into|toward|towards|for)|toward|towards)\s(?![a-z]+ing\s|{_CROWD}){_WORDS}$"
)
_BESIDE = re.compile(r"\b(?:close|near|nearer|nearest|next|adjacent)\sto\s(?:[\w’'-]+\s){0,5}$")
_TOWN_KM = 60.0
"""Reach of a country that is one town, like Hong Kong or Bahrain."""
_OF_A_STATE = re.compile(
    r"\b(?:ministry|government|presidency|junta|regime|rulers|cabinet|foreign\soffice|headquarters|high\scommand|general\sstaff|diplomats|embassy)"
    r"\s(?:in|at)\s(?:the\scapital,?\s)?$"
)
_SAYS = re.compile(
    r",?\s(?:(?:has|have|had|also|later)\s)?"
    r"(?:said|says|announced|reported|confirmed|told|added|claimed|stated|denied)\b"
)
"""Around the seat of a body of the whole state that tells of it: "the ministry in Bamako said" (PLA-138)."""
_CLOCK = re.compile(r"\s(?:local\s|standard\s)?time\b", re.IGNORECASE)


def is_in_passing(text: str, place: Place, *, own: bool) -> bool:
    """Return whether the words around a place say that it is only named beside what happened; ``own`` if the coder says
    that its phrase tells where that was.
    """
    if is_where_a_state_speaks(text, place):
        return True
    if own:
        return _is_clock(text, place)
    before = text[max(0, place.start - 80) : place.start]
    if _is_wide(place) and not (_PLACED.search(before) or _OWNS.match(text, place.end)):
        return True
    return _is_clock(text, place) or (_AHEAD.search(before) is not None and not _BESIDE.search(before))


def is_where_a_state_speaks(text: str, place: Place) -> bool:
    """Return whether a place is only the seat of a body that tells of what was done: "the ministry in Bamako said"."""
    return _SAYS.match(text, place.end) is not None and bool(
        _OF_A_STATE.search(text, max(0, place.start - 80), place.start)
    )


def _is_wide(place: Place) -> bool:
    """Return whether it is a country that is more than a town and what lies around it."""
    return place.feature is Feature.COUNTRY and (place.radius_km or _TOWN_KM) >= _TOWN_KM


def _is_clock(text: str, place: Place) -> bool:
    """Return whether a place only says whose time a time of day is: "at 8 a.m. (Kabul time)"."""
    return _CLOCK.match(text, place.end) is not None
