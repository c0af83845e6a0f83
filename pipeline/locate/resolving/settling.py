"""Names that no gazetteer has and that a report calls its scene: placed by the known place beside them."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from pipeline.locate.resolving.adopting import UNKNOWN, WITHIN
from pipeline.locate.scenes.passing import is_where_a_state_speaks
from pipeline.locate.scenes.sites import is_spot_in_a_town
from pipeline.locate.scenes.struck import is_about_else
from schemas.records import Item, Place, Report, Span
from schemas.vocabulary import Feature, PlaceRole

_FINE = frozenset({Feature.ADM1, Feature.ADM2, Feature.CITY, Feature.LOCALITY, Feature.NATURAL, Feature.REGION})
_LITERAL = (PlaceRole.MENTIONED, PlaceRole.EVENT)
_INSIDE = re.compile(r"[\s,]*(?:[\w-]+\s){0,2}(?:in|of)\s(?:the\s)?(?:[\w’'-]+\s){0,4}")
_HOLDER_AHEAD = re.compile(r",?\s(?:of|in|(?:[\w-]+\s){1,2}in)\s")
"""After a place: what follows is the larger one, and no part of it."""
_AND = re.compile(r"\b(?:and|as well as)\s(?:in\s|at\s|near\s)?(?:the\s)?$")
"""Ends the words between an area and a name that are two places of one list, neither in the other."""
_AREAS = frozenset({Feature.ADM1, Feature.ADM2})
_FARTHEST_IN = 120
"""Characters from a sentence's beginning within which it opens with an area."""
_LONGEST = 400
"""Characters of a sentence within which what it tells is in the area with which it opens."""
_ENDS = re.compile(r"[.!?]\s+[A-Z]|\n\s*\n")
_OPENS = re.compile(
    r"(?:^|[.!?–—-]\s+|\n\s*)(?:[A-Z][\w’'-]*\s(?:[\w’'-]+\s){0,4}?)?(?i:in|inside|across)\s(?:the\s)?(?:[\w’'-]+\s){0,4}$"
)
"""Ends where an area begins with which a sentence opens: "Minutes ago in the eastern countryside of"."""
_OUTSIDE_KM = 30.0
"""How far a place may be from one beside which it is told, but in which it is not said to be."""


def settle(
    text: str, reports: Sequence[Report], places: Sequence[Place], items: Sequence[Item] = ()
) -> tuple[Place, ...]:
    """Return the places; a scene of a report that nobody knows has the point and codes of its neighbour.

    "In Sharan Qala, 7 km south of Gardez": Gardez's province, and the point 7 km south of it. With only a country
    beside it, it has the country; in a round-up's piece of news that stands under a finer name than a country's it
    lies there (PLA-182).
    """
    settled = list(places)
    for report in reports:
        for number in _unknown_scenes(report, places):
            beside = _neighbour(text, report, settled, number)
            if beside is None or beside.feature not in _FINE:
                beside = _named_over(items, settled, places[number]) or beside
            if beside is not None:
                settled[number] = _beside(text, places[number], beside)
    return tuple(settled)


def _named_over(items: Sequence[Item], places: Sequence[Place], unknown: Place) -> Place | None:
    """Return the place, finer than a country, under whose name the piece of news stands that names the unknown one."""
    name = next((item.name for item in items if item.told <= unknown.start < item.end), None)
    over = (place for place in places if name and name.start <= place.start < name.end and place.feature in _FINE)
    return next(over, None)


def _unknown_scenes(report: Report, places: Sequence[Place]) -> Iterator[int]:
    own = (*report.scenes, Span(report.start, report.end))
    for number, place in enumerate(places):
        if place.reason != UNKNOWN or is_about_else(report, place.start, place.end):
            continue
        if any(span.start <= place.start and place.end <= span.end for span in own):
            yield number


def _neighbour(text: str, report: Report, places: Sequence[Place], number: int) -> Place | None:
    """Return the place of the sentence next to it, rather one that follows; a country where there is none finer."""
    ahead = places[number + 1 :]
    behind = [place for place in reversed(places[:number]) if place.reason not in {UNKNOWN, WITHIN}]
    near = [p for p in (*ahead[:2], *behind[:2]) if _is_near(text, report, places[number], p)]
    beside = next((p for p in near if p.feature in _FINE), next(iter(near), None))
    return beside or next((p for p in behind if _opens_its_sentence(text, report, places[number], p)), None)


def _opens_its_sentence(text: str, report: Report, unknown: Place, area: Place) -> bool:
    """Return whether the unknown place's sentence opens with the area: "In the Homs Governorate's east, … took the
    village of X" (PLA-114).
    """
    if area.role not in _LITERAL or area.feature not in _AREAS or area.reason == WITHIN:
        return False
    if area.start < unknown.start - _LONGEST or is_about_else(report, area.start, area.end):
        return False
    opening = _OPENS.search(text, max(0, area.start - _FARTHEST_IN), area.start)
    return opening is not None and _ENDS.search(text, area.end, unknown.start) is None


def _is_near(text: str, report: Report, unknown: Place, place: Place) -> bool:
    if place.role not in _LITERAL or place.country is None or place.feature is None or place.reason == WITHIN:
        return False
    if is_about_else(report, place.start, place.end) or is_where_a_state_speaks(text, place):
        return False
    start, end = min(unknown.end, place.end), max(unknown.start, place.start)
    if end - start > 120 or re.search(r"[.!?]\s|\n", text[start:end]):
        return False
    return place.start > unknown.start or _HOLDER_AHEAD.match(text, start) is None


def _beside(text: str, unknown: Place, place: Place) -> Place:
    """Return the unknown place in the areas of the other, with its point where that is no country."""
    if place.feature is Feature.CITY and is_spot_in_a_town(unknown.text) and place.lat is not None:
        spot = replace(place, start=unknown.start, end=unknown.end, text=unknown.text, role=unknown.role)
        return replace(spot, score=round(0.9 * place.score, 3), reason=WITHIN)
    known = replace(unknown, name=unknown.text, country=place.country)
    if place.feature in _AREAS and _AND.search(text[min(unknown.end, place.end) : max(unknown.start, place.start)]):
        return known
    known = replace(known, admin1_name=place.admin1_name, admin1_iso=place.admin1_iso)
    if place.feature not in _FINE or place.lat is None:
        return known
    inside = place.feature in _AREAS or _INSIDE.fullmatch(text[unknown.end : place.start])
    reach = place.radius_km or 10.0
    return replace(
        known,
        feature=Feature.LOCALITY,
        admin2_name=place.admin2_name if inside else None,
        pcode=place.pcode if inside else None,
        lat=place.lat,
        lon=place.lon,
        radius_km=reach if inside else reach + _OUTSIDE_KM,
        score=round(0.9 * place.score, 3),
        reason=WITHIN,
    )
