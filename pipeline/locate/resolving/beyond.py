"""What another service knows of names that the gazetteer does not: its point, and our codes for that point."""

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.locate.asked.found import Found
from pipeline.locate.gazetteer.reading import Gazetteer
from pipeline.locate.gazetteer.version import locating_version
from pipeline.locate.resolving.adopting import UNKNOWN, WITHIN
from pipeline.locate.resolving.lookup import Candidate, LookUp, LookUpFailed
from schemas.records import Place
from schemas.vocabulary import Feature, PlaceRole

UNAVAILABLE, FOUND = "geocoder_unavailable", "geocoder"
"""Reasons of a place: nobody could be asked; another service knew the name."""
DOWN = ", which was down"
"""Ends the version of a coding that wants for an answer, so that a later run locates the article again."""
_SCORE = 0.5
_RADIUS_KM = 10.0


def version_of(gazetteer: Gazetteer, look_up: LookUp | None, places: Sequence[Place] = ()) -> str:
    """Return which knowledge and which rules the places rest on; an article located by others is coded again."""
    own = f"{gazetteer.ground.basis} rules+{locating_version()}"
    if look_up is None:
        return own
    down = any(place.reason == UNAVAILABLE for place in places)
    return f"{own}; {look_up.name}{DOWN if down else ''}"


def look_beyond(places: Sequence[Place], gazetteer: Gazetteer, look_up: LookUp) -> tuple[Place, ...]:
    """Return the places with those that the gazetteer does not know looked up, each name once.

    Only a place in a country that the text names is believed, and in the province that the text puts it in; where it
    names none, any is. What is placed in an area by the text alone stays there if no better is known.
    """
    countries = tuple(country for country, _ in Counter(p.country for p in places if p.country).most_common())
    asked = dict.fromkeys((place.text, place.admin1_iso) for place in places if _is_open(place))
    answers = {(name, within): _look_up(name, within, countries, gazetteer, look_up) for name, within in asked}
    return tuple(
        _answered(place, answers[place.text, place.admin1_iso]) if _is_open(place) else place for place in places
    )


def find_beyond(
    name: str, countries: tuple[str, ...], gazetteer: Gazetteer, look_up: LookUp, *, within: str | None = None
) -> Found | None:
    """Return the likeliest place of the name in one of the countries, None if there is none; raises LookUpFailed.

    ``within`` is the ISO 3166-2 code of the first-level area that must hold it.
    """
    for candidate in look_up(name, countries):
        found = _describe(candidate, gazetteer)
        if (not countries or found.country in countries) and within in (None, found.admin1_iso):
            return found
    return None


def _is_open(place: Place) -> bool:
    return place.reason in (UNKNOWN, WITHIN) and place.role is PlaceRole.MENTIONED


def _look_up(
    name: str, within: str | None, countries: tuple[str, ...], gazetteer: Gazetteer, look_up: LookUp
) -> Found | str:
    """Return the place, or the reason why there is none."""
    try:
        return find_beyond(name, countries, gazetteer, look_up, within=within) or UNKNOWN
    except LookUpFailed:
        return UNAVAILABLE


def _answered(place: Place, answer: Found | str) -> Place:
    if isinstance(answer, str):
        return replace(place, reason=answer) if answer == UNAVAILABLE else place
    return replace(
        place,
        name=answer.name,
        feature=answer.feature,
        country=answer.country,
        admin1_name=answer.admin1_name,
        admin1_iso=answer.admin1_iso,
        pcode=answer.pcode,
        lat=answer.lat,
        lon=answer.lon,
        radius_km=answer.radius_km,
        score=_SCORE,
        reason=FOUND,
    )


def _describe(candidate: Candidate, gazetteer: Gazetteer) -> Found:
    areas = gazetteer.ground.holding(candidate.lat, candidate.lon)
    admin1 = next((area for area in areas if area.feature is Feature.ADM1), None)
    admin2 = next((area for area in areas if area.feature is Feature.ADM2), None)
    names = (candidate.name, *(area.name for area in areas))
    return Found(
        name=candidate.name,
        native_name=None,
        feature=Feature.LOCALITY,
        country=areas[0].country if areas else None,
        countries=(),
        admin1_name=admin1.name if admin1 else None,
        admin1_iso=admin1.iso if admin1 else None,
        admin2_name=admin2.name if admin2 else None,
        pcode=(admin2.pcode if admin2 else None) or (admin1.pcode if admin1 else None),
        geonames_id=None,
        lat=candidate.lat,
        lon=candidate.lon,
        radius_km=candidate.radius_km or _RADIUS_KM,
        address=", ".join(dict.fromkeys(names)),
        valid_from=None,
        valid_to=None,
        reason=FOUND,
    )
