"""Where a text was filed, as all that it says of where anything was (rule P-CHOOSE-17)."""

from collections.abc import Sequence

from pipeline.locate.gazetteer.reading import Gazetteer
from schemas.records import Place
from schemas.vocabulary import Feature, PlaceRole

_AREAS = frozenset({Feature.COUNTRY, Feature.ADM1, Feature.REGION})
_NAMED = frozenset({PlaceRole.MENTIONED, PlaceRole.EVENT})


def filed_at(places: Sequence[Place], gazetteer: Gazetteer) -> int | None:
    """Return the town of a dateline that says in which country or state it lies ("DJIBO, Burkina Faso (AP) —"), as of
    one that few know; None if it is a capital, from where much else is told, or where the text names any other place.
    """
    filed = [n for n, place in enumerate(places) if place.role is PlaceRole.DATELINE]
    towns = [n for n in filed if places[n].feature not in {None, *_AREAS}]
    areas = [n for n in filed if places[n].feature in _AREAS]
    if len(towns) != 1 or not areas or any(map(_is_named, places)):
        return None
    return None if _is_capital(places[towns[0]], gazetteer) else towns[0]


def _is_named(place: Place) -> bool:
    """Return whether the text speaks of it as a place, and not only as of a country."""
    return place.role in _NAMED and place.feature is not Feature.COUNTRY


def _is_capital(town: Place, gazetteer: Gazetteer) -> bool:
    return any(one.capital and one.geonames_id == town.geonames_id for one in gazetteer.look_up(town.name or town.text))
