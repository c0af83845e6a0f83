"""Where a text was filed, as all that it says of where anything was, and the capital (P-CHOOSE-17, P-CHOOSE-18)."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.locate.gazetteer.reading import Gazetteer
from pipeline.locate.scenes.fitness import main_country
from schemas.records import Place
from schemas.vocabulary import Feature, PlaceRole

_AREAS = frozenset({Feature.COUNTRY, Feature.ADM1, Feature.REGION})
_NAMED = frozenset({PlaceRole.MENTIONED, PlaceRole.EVENT})


class Pointed(NamedTuple):
    """The towns that a text may mean without naming them, by their numbers among its places."""

    filed: int | None = None
    """The dateline's, where that is all that the text says of where anything was."""
    capital: int | None = None
    """The main country's, where the text names it somewhere."""


NO_TOWN = Pointed()


def pointed_at(text: str, places: Sequence[Place], gazetteer: Gazetteer) -> Pointed:
    """Return the towns that the text may mean without naming them."""
    capital = _capital_named(places, gazetteer) if "the capital" in text else None
    return Pointed(_filed_at(places, gazetteer), capital)


def _filed_at(places: Sequence[Place], gazetteer: Gazetteer) -> int | None:
    """Return the town of a dateline that says in which country or state it lies ("DJIBO, Burkina Faso (AP) —"), as of
    one that few know; None if it is a capital, from where much else is told, or where the text names any other place.
    """
    filed = [n for n, place in enumerate(places) if place.role is PlaceRole.DATELINE]
    towns = [n for n in filed if places[n].feature not in {None, *_AREAS}]
    areas = [n for n in filed if places[n].feature in _AREAS]
    if len(towns) != 1 or not areas or any(map(_is_named, places)):
        return None
    return None if _is_capital(places[towns[0]], gazetteer) else towns[0]


def _capital_named(places: Sequence[Place], gazetteer: Gazetteer) -> int | None:
    """Return where the text, or its dateline, first names the capital of its main country; None if nowhere."""
    home = next(iter(gazetteer.by_iso(main_country(places) or "")), None)
    seat = gazetteer.seat(home) if home else None
    named = (n for n, place in enumerate(places) if seat and place.geonames_id == seat.geonames_id)
    return next((n for n in named if places[n].role in _NAMED or places[n].role is PlaceRole.DATELINE), None)


def _is_named(place: Place) -> bool:
    """Return whether the text speaks of it as a place, and not only as of a country."""
    return place.role in _NAMED and place.feature is not Feature.COUNTRY


def _is_capital(town: Place, gazetteer: Gazetteer) -> bool:
    return any(one.capital and one.geonames_id == town.geonames_id for one in gazetteer.look_up(town.name or town.text))
