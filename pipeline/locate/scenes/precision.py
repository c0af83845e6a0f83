"""How finely a place is known as the scene of a report."""

import re

from pipeline.locate.relative.told import BEARING
from pipeline.locate.resolving.adopting import WITHIN
from pipeline.locate.resolving.confidence import AMBIGUOUS
from schemas.records import Place
from schemas.vocabulary import Feature, GeoPrecision

_RELATIVE = re.compile(
    r"\b(?:near|outside|close to|outskirts of|vicinity of|around"
    r"|(?:km|kilomet(?:er|re)s?|miles?)(?:\s[\w-]+)?\s(?:of|from))\s(?:the\s)?(?:[\w-]+\s){0,2}$"
)
_NEAR_KM, _EXACT_KM, _EVERYWHERE = 25.0, 5.0, 20_000.0
OF_PROVINCE = "point_of_province"
"""Reason of a district of which no point is known: it has its province's (PLA-132)."""
_AREAS = {Feature.ADM1: GeoPrecision.ADM1, Feature.ADM2: GeoPrecision.ADM2, Feature.COUNTRY: GeoPrecision.COUNTRY}


def precision_of(text: str, place: Place) -> GeoPrecision:
    """Return the precision of a place as the text names it there."""
    if place.reason == BEARING:
        return GeoPrecision.NEAR
    if place.reason in (OF_PROVINCE, AMBIGUOUS):
        return GeoPrecision.ADM1 if place.admin1_iso else GeoPrecision.COUNTRY
    if place.reason == WITHIN:
        near = GeoPrecision.NEAR if (place.radius_km or _EVERYWHERE) <= _NEAR_KM else GeoPrecision.ADM1
        return GeoPrecision.ADM2 if place.admin2_name else near
    if place.feature in (Feature.CITY, Feature.LOCALITY):
        return _of_a_point(text, place)
    if place.feature in (Feature.NATURAL, Feature.REGION):
        return _of_a_region(place)
    return _AREAS.get(place.feature, GeoPrecision.UNKNOWN) if place.feature else GeoPrecision.UNKNOWN


def _of_a_point(text: str, place: Place) -> GeoPrecision:
    near = _RELATIVE.search(text, max(0, place.start - 50), place.start)
    coarse = (
        place.geonames_id is None and place.feature is Feature.LOCALITY and (place.radius_km or 0.0) > _EXACT_KM * 2
    )
    return GeoPrecision.NEAR if near or coarse else GeoPrecision.EXACT


def _of_a_region(place: Place) -> GeoPrecision:
    if place.radius_km is not None and place.radius_km <= _NEAR_KM:
        return GeoPrecision.NEAR
    if place.admin1_iso:
        return GeoPrecision.ADM1
    return GeoPrecision.COUNTRY if place.country else GeoPrecision.UNKNOWN
