"""Places told by what they are the capital of: "in the capital of Helmand province" (P-REL-6)."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.locate.gazetteer.reading import Gazetteer
from schemas.records import Place
from schemas.vocabulary import Feature, PlaceRole

CAPITAL = "capital_of"
_LITERAL = (PlaceRole.MENTIONED, PlaceRole.EVENT)
_CAPITAL_OF = re.compile(
    r"\b(?:in|near|at|to|from|on|around|outside|into|inside|within|towards?|of|left|reached|entered|captured|seized"
    r"|stormed|attacked|hit|shelled|bombed)\s(?:the\s)?(?P<words>(?:provincial\s|regional\s|state\s|[a-z]+ern\s)?capital"
    r"(?:\scity)?\sof\s(?:the\s)?(?:[a-z]+ern\s)?(?:province\sof\s)?(?:[A-Z]\w+['’]s\s)?)$"
)
"""Not "Lashkar Gah, the capital of Helmand", which names it."""
_PEOPLES = re.compile(r"\scapital(?:\scity)?\b(?!,?\s(?:of\s)?[A-Z])(?!-)")
_THE = re.compile(r"(?<!,\s)\b(?:[Tt]he|[Tt]his)\s$")
"""Around a people's name whose capital is meant: "in the Afghan capital", not "the Afghan capital, Kabul" nor "Kabul,
the Afghan capital"."""
_OWN = re.compile(r"['’]s\s(?:(?:provincial|regional)\s)?capital(?:\scity)?\b(?!,?\s(?:of\s)?[A-Z])(?!-)")
_BEFORE_OWN = re.compile(r"\b(?:in|near|at|to|from|on|around|outside|into|inside|within|towards?|of)\s$")
"""Around an area that owns it: "in Bolivia's capital", not "in Bolivia's capital, La Paz"."""
_FARTHEST = 70


def place_seats(text: str, places: Sequence[Place], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the places, a country or province whose capital is meant as that town, where it is known."""
    if "capital" not in text:
        return tuple(places)
    return tuple(_seated(place, gazetteer) if _is_capital_meant(text, place) else place for place in places)


def _is_capital_meant(text: str, place: Place) -> bool:
    if place.reason != "demonym":
        return words_before(text, place) > 0 or _owns_it(text, place)
    the = _THE.search(text, max(0, place.start - 7), place.start)
    return the is not None and _PEOPLES.match(text, place.end) is not None


def _owns_it(text: str, place: Place) -> bool:
    owns = place.role in _LITERAL and place.feature in (Feature.COUNTRY, Feature.ADM1)
    before = owns and _BEFORE_OWN.search(text, max(0, place.start - 9), place.start)
    return bool(before) and _OWN.match(text, place.end) is not None


def words_before(text: str, place: Place) -> int:
    """Return how many characters before a country or province say that its capital is meant."""
    if place.role not in _LITERAL or place.feature not in (Feature.COUNTRY, Feature.ADM1, Feature.CITY):
        return 0
    if text[place.end : place.end + 2] in ("'s", "’s"):
        return 0
    match = _CAPITAL_OF.search(text, max(0, place.start - _FARTHEST), place.start)
    return len(match["words"]) if match else 0


def _seated(place: Place, gazetteer: Gazetteer) -> Place:
    code = place.admin1_iso if place.feature is Feature.ADM1 else place.country
    area = next(iter(gazetteer.by_iso(code or "")), None) if place.feature is not Feature.CITY else None
    town = gazetteer.seat(area) if area is not None else None
    if town is None:
        return place
    admin1, admin2 = gazetteer.entry(town.admin1), gazetteer.entry(town.admin2)
    return replace(
        place,
        name=town.name,
        feature=town.feature,
        role=PlaceRole.MENTIONED,
        admin1_name=admin1.name if admin1 else None,
        admin1_iso=admin1.iso if admin1 else None,
        admin2_name=admin2.name if admin2 else None,
        pcode=town.pcode or (admin2 and admin2.pcode) or (admin1 and admin1.pcode) or None,
        geonames_id=town.geonames_id,
        lat=town.lat,
        lon=town.lon,
        radius_km=town.radius_km,
        reason=CAPITAL,
    )
