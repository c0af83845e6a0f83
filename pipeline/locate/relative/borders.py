"""Places told by a border alone: "near the Pakistani border", in a text about Afghanistan."""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.locate.gazetteer.kinds import COUNTRY
from pipeline.locate.gazetteer.reading import Gazetteer
from schemas.records import Place
from schemas.vocabulary import Feature, PlaceRole

BORDER = "border"
_AHEAD = re.compile(
    r"\s(?:[a-z]+ern\s)?(?:border|frontier)s?\b(?!\s(?:guards?|police|forces?|troops|officials?|patrols?|agency|agents?"
    r"|authorities|crossing|town|city|village|province))"
)
_AT = r"\b(?:near|close\sto|on|along|at|across|to|from|over|towards?|crossed)\s"
_PREPOSITION = re.compile(rf"{_AT}(?:the\s|its\s)?(?:[A-Z][a-z]+[-–])?$")
_BEHIND = re.compile(
    rf"{_AT}(?:(?:the|its|their|a|[A-Z]\w+['’]s)\s)?(?:[a-z]+ern\s)?"
    r"(?:border|frontier)s?\s(?:with|to)\s(?:the\s)?$"
)
_SHARED = re.compile(
    r"\b(?:border|frontier)(?:s|lands?)?\s(?:(?:area|region|zone|line)s?\s)?between\s(?:the\s)?"
    r"(?:[A-Z][\w’'-]+\s(?:[A-Z]\w+\s)?and\s(?:the\s)?)?$"
)
"""Before either of two countries: "the border between Chad and Sudan"."""


def place_borders(text: str, places: Sequence[Place], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the places, a country whose border is meant as that border with the country of which the text speaks.

    It has the middle of the border, a radius that covers all of it, and the country from which it is told.
    """
    spoken = Counter(p.country for p in places if p.country and p.role is not PlaceRole.PART_OF_NAME)
    return tuple(_bordered(text, place, spoken, gazetteer) for place in places)


def _bordered(text: str, place: Place, spoken: Counter[str], gazetteer: Gazetteer) -> Place:
    if place.feature is not COUNTRY or place.country is None or not _tells_of_border(text, place):
        return place
    for home, _ in spoken.most_common():
        border = gazetteer.ground.border(home, place.country) if home != place.country else None
        country = next(iter(gazetteer.by_iso(home)), None)
        if border is not None and country is not None:
            shared = _SHARED.search(text, max(0, place.start - 60), place.start) is not None
            return replace(
                place,
                name=f"{country.name}–{place.name} border",
                feature=Feature.REGION,
                role=PlaceRole.MENTIONED,
                country=place.country if shared and spoken[place.country] >= spoken[home] else home,
                geonames_id=None,
                lat=border.lat,
                lon=border.lon,
                radius_km=border.radius_km,
                reason=BORDER,
            )
    return place


def _tells_of_border(text: str, place: Place) -> bool:
    before = text[max(0, place.start - 60) : place.start]
    if _BEHIND.search(before) or _SHARED.search(before):
        return True
    return _PREPOSITION.search(before) is not None and _AHEAD.match(text, place.end) is not None
