"""Coordinates in the text as places of their own, checked against the place that the text names beside them."""

from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.geo import distance_km
from pipeline.locate.gazetteer.reading import Gazetteer
from pipeline.locate.text.coordinates import Coordinates, find_coordinates
from schemas.records import Place
from schemas.vocabulary import Feature, PlaceRole

AGREES, DIFFERS, ALONE = "coordinates", "coordinates_differ", "coordinates_alone"
_BESIDE = 160
"""Characters within which a named place is what the coordinates are of."""
_SLACK_KM = 30.0


def add_coordinates(text: str, places: Sequence[Place], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the places with the points that the text gives in figures among them, in order.

    A point that agrees with a place named beside it has that place's areas; the reason says whether it does. Figures in
    brackets that nothing calls coordinates are some only there.
    """
    points = find_coordinates(text)
    if not points:
        return tuple(places)
    named = [p for p in places if not any(p.start < point.end and point.start < p.end for point in points)]
    added = [(point, _place(text, point, named, gazetteer)) for point in points]
    told = [place for point, place in added if point.is_told or place.reason == AGREES]
    return tuple(sorted([*named, *told], key=lambda place: place.start))


def _place(text: str, point: Coordinates, named: Sequence[Place], gazetteer: Gazetteer) -> Place:
    bare = Place(
        start=point.start,
        end=point.end,
        text=text[point.start : point.end],
        role=PlaceRole.MENTIONED,
        feature=Feature.LOCALITY,
        lat=point.lat,
        lon=point.lon,
        radius_km=point.radius_km,
    )
    beside = min(
        (p for p in named if p.lat is not None and p.feature is not Feature.COUNTRY and _gap(p, point) <= _BESIDE),
        key=lambda p: _gap(p, point),
        default=None,
    )
    if beside is not None and _agree(beside, point):
        return replace(
            bare,
            name=beside.name,
            country=beside.country,
            admin1_name=beside.admin1_name,
            admin1_iso=beside.admin1_iso,
            admin2_name=beside.admin2_name,
            pcode=beside.pcode,
            score=0.95,
            reason=AGREES,
        )
    areas = _areas_around(bare, gazetteer)
    return replace(areas, score=0.8 if beside is None else 0.5, reason=ALONE if beside is None else DIFFERS)


def _gap(place: Place, point: Coordinates) -> int:
    return max(place.start - point.end, point.start - place.end)


def _agree(place: Place, point: Coordinates) -> bool:
    if place.lat is None or place.lon is None:
        return False
    return distance_km(place.lat, place.lon, point.lat, point.lon) <= (place.radius_km or 0.0) + _SLACK_KM


def _areas_around(place: Place, gazetteer: Gazetteer) -> Place:
    """Return the place with the areas of the nearest town, with none where no town is near."""
    nearest = next(iter(gazetteer.ground.nearest(place.lat or 0.0, place.lon or 0.0, 0.5)), None)
    admin1 = gazetteer.entry(nearest.admin1) if nearest else None
    return replace(
        place,
        country=nearest.country if nearest else None,
        admin1_name=admin1.name if admin1 else None,
        admin1_iso=admin1.iso if admin1 else None,
    )
