"""Where a text was filed, as all that it says of where anything was, and the capital (P-CHOOSE-17, P-CHOOSE-18)."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.locate.gazetteer.entries import Entry
from pipeline.locate.gazetteer.reading import Gazetteer
from pipeline.locate.scenes.fitness import main_country
from schemas.records import Place
from schemas.vocabulary import Feature, PlaceRole

_AREAS = frozenset({Feature.COUNTRY, Feature.ADM1, Feature.REGION})
_GREAT = 6.5
"""Weight of a city of some millions, from which much is told that was elsewhere, as from a capital."""
_NAMED = frozenset({PlaceRole.MENTIONED, PlaceRole.EVENT})


class Pointed(NamedTuple):
    """The towns that a text may mean without naming them, by their numbers among its places."""

    filed: int | None = None
    """The dateline's, where that is all that the text says of where anything was."""
    capital: int | None = None
    """The main country's, where the text names it somewhere."""


NO_TOWN = Pointed()


def pointed_at(text: str, places: Sequence[Place], gazetteer: Gazetteer, *, is_item: bool) -> Pointed:
    """Return the towns that the text, or a round-up's item, may mean without naming them, of those that it names."""
    capital = _capital_named(places, gazetteer) if "the capital" in text else None
    return Pointed(_named_at(places) if is_item else _filed_at(text, places, gazetteer), capital)


def _filed_at(text: str, places: Sequence[Place], gazetteer: Gazetteer) -> int | None:
    """Return the town of a dateline ("DJIBO, Burkina Faso (AP) —", "BANNU:"), where the text names no other place.

    None if it is a capital, or a great city whose country is left out, as all know it: there much else is told.
    """
    filed = [n for n, place in enumerate(places) if place.role is PlaceRole.DATELINE]
    towns = [n for n in filed if places[n].feature not in {None, *_AREAS}]
    explained = any(places[n].feature in _AREAS for n in filed)
    if len(towns) != 1 or any(map(_is_named, places)):
        return None
    if not explained and not text.startswith(":", places[towns[0]].end):
        return None
    entry = _entry_of(places[towns[0]], gazetteer)
    great = entry is not None and (entry.capital or (entry.weight >= _GREAT and not explained))
    return None if great else towns[0]


def _named_at(places: Sequence[Place]) -> int | None:
    """Return the place under whose name a piece of news stands, unless it is no finer than a country."""
    first = next((n for n, place in enumerate(places) if place.role is PlaceRole.DATELINE), None)
    return None if first is None or places[first].feature in {None, Feature.COUNTRY} else first


def _capital_named(places: Sequence[Place], gazetteer: Gazetteer) -> int | None:
    """Return where the text, or its dateline, first names the capital of its main country; None if nowhere."""
    home = next(iter(gazetteer.by_iso(main_country(places) or "")), None)
    seat = gazetteer.seat(home) if home else None
    named = (n for n, place in enumerate(places) if seat and place.geonames_id == seat.geonames_id)
    return next((n for n in named if places[n].role in _NAMED or places[n].role is PlaceRole.DATELINE), None)


def _is_named(place: Place) -> bool:
    """Return whether the text speaks of it as a place, and not only as of a country."""
    return place.role in _NAMED and place.feature is not Feature.COUNTRY


def _entry_of(town: Place, gazetteer: Gazetteer) -> Entry | None:
    entries = gazetteer.look_up(town.name or town.text)
    return next((one for one in entries if one.geonames_id == town.geonames_id), None)
