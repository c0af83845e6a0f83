"""How two places of a text stand to each other by their areas: one lies in the other, is a part of it, is near it."""

from pipeline.geo import distance_km
from schemas.records import Place, Span
from schemas.vocabulary import Feature

_OF_THE_WORLD_KM = 1000.0


def is_of(place: Place, area: Place) -> bool:
    """Return whether a place is the other one or lies in it."""
    return (place.name, place.geonames_id) == (area.name, area.geonames_id) or lies_in(place, area)


def lies_in(place: Place, area: Place) -> bool:
    """Return whether a place is in the province or district that the other one is."""
    if place.feature is None:
        return False
    if area.feature is Feature.ADM1:
        return place.feature is not Feature.ADM1 and area.admin1_iso is not None and place.admin1_iso == area.admin1_iso
    same = place.country == area.country and place.admin1_iso == area.admin1_iso
    return (
        area.feature is Feature.ADM2 and place.feature is not Feature.ADM2 and same and place.admin2_name == area.name
    )


def is_spot_of(place: Place, town: Place) -> bool:
    """Return whether a place is a quarter or the like of the town."""
    return town.feature is Feature.CITY and place.feature is Feature.LOCALITY and is_near(place, town)


def is_in_region(place: Place, region: Place) -> bool:
    """Return whether a place lies within the radius and the country of a region that is no province (rule PLA-210)."""
    if region.feature is not Feature.REGION or place.feature in {None, Feature.COUNTRY, Feature.REGION}:
        return False
    if region.country not in {None, place.country} or None in {place.lat, place.lon, region.lat, region.lon}:
        return False
    apart = distance_km(place.lat or 0.0, place.lon or 0.0, region.lat or 0.0, region.lon or 0.0)
    reach = region.radius_km or 0.0
    return apart <= reach and (place.radius_km or 0.0) < reach


def is_near(place: Place, area: Place) -> bool:
    """Return whether both are in one first-level area of one country."""
    return place.country == area.country and place.admin1_iso == area.admin1_iso


def holds(scope: Span, place: Place) -> bool:
    """Return whether the place's name stands in a stretch of the text."""
    return scope.start <= place.start and place.end <= scope.end


def is_part_of_the_world(place: Place) -> bool:
    """Return whether a place is wider than countries: the Middle East, West Africa."""
    wide = place.feature is Feature.REGION and place.country is None
    return wide and (place.radius_km or 0.0) >= _OF_THE_WORLD_KM
