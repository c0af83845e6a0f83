"""Whose army "the army" is and whose police "the police" are: those of the country where it was (rule PLA-137)."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from schemas.records import Actor, Place, Report
from schemas.registry import WITHOUT_AN_ARMY, countries, force_of_state
from schemas.vocabulary import ActorKind, Feature, PlaceRole

_MILITARY = re.compile(
    r"\b(?:army|military|armed\s+forces|air\s+force|navy|national\s+guard|government\s+(?:troops|forces|soldiers))\b",
    re.IGNORECASE,
)
_TROOPS = re.compile(r"\b(?:troops|junta)\b", re.IGNORECASE)
_POLICE = re.compile(r"\b(?:police|policem[ae]n|policewom[ae]n)\b", re.IGNORECASE)
_FORCES = frozenset({ActorKind.STATE_FORCES, ActorKind.EXTERNAL_OTHER})
_WORD = re.compile(r"[^\W_]+")
_NOT_OURS = frozenset(
    {"former", "ex", "retired", "fake", "styled", "private", "pro", "led", "backed", "foreign"}
    | {"coalition", "allied", "joint", "international", "multinational", "regional", "rebel", "mutinous", "renegade"}
    | {"peacekeeping", "occupation", "mercenary", "off", "child", "invading"}
)  # fmt: skip
"""What makes a force another's than the country's, or none."""
_OPENING = frozenset(
    {"the", "a", "an", "one", "two", "three", "four", "five", "six", "several", "some", "many", "local", "riot"}
    | {"traffic", "border", "federal", "state", "provincial", "special", "national", "security", "government", "armed"}
    | {"air", "army", "military", "navy", "police", "policeman", "policemen", "policewoman", "policewomen"}
    | {"troops", "junta"}
)  # fmt: skip
"""What may begin a sentence with a large letter and be no name; of "Kurdish police" the first word is one."""


def one_country(reports: Sequence[Report], places: Sequence[Place]) -> str | None:
    """Return the only country of which a text speaks, by its name or in its dateline; None where it speaks of others,
    or of another's forces (PLA-225).
    """
    told = [place for place in places if place.country is not None and place.role is not PlaceRole.PART_OF_NAME]
    named = any(place.feature is Feature.COUNTRY or place.role is PlaceRole.DATELINE for place in told)
    country = told[0].country if named and len({place.country for place in told}) == 1 else None
    if country not in countries():
        return None
    own = {name for body in ("military", "police") for name in (None, force_of_state(country, body)[1])}
    forces = (actor for report in reports for actor in report.actors if actor.kind in _FORCES)
    return country if all(actor.name in own and actor.kind is ActorKind.STATE_FORCES for actor in forces) else None


def as_forces_there(report: Report, country: str | None, places: Sequence[Place], only: str | None = None) -> Report:
    """Return the report, its armies and police that the text gives no nation known as those of the country.

    Soldiers may be anybody's, and troops and a junta too, but where the text speaks of ``only`` that country;
    "Kano police" are the country's, if ``places``, the text's, have Kano there. Palestine has no army.
    """
    if country not in countries():
        return report
    own = _TROOPS if country == only else _MILITARY
    return replace(report, actors=tuple(_of(actor, country, places, own) for actor in report.actors))


def _of(actor: Actor, country: str, places: Sequence[Place], own: re.Pattern[str]) -> Actor:
    if actor.kind is not ActorKind.STATE_FORCES or actor.name is not None:
        return actor
    words = _without_places(actor, country, places)
    body = "military" if own.search(words) or _MILITARY.search(words) else "police" if _POLICE.search(words) else None
    if body is None or _is_somebodys(words) or (body == "military" and country in WITHOUT_AN_ARMY):
        return actor
    actor_id, name = force_of_state(country, body)
    return replace(actor, actor_id=actor_id, name=name)


def _is_somebodys(phrase: str) -> bool:
    """Return whether a word of it says so, or is a name."""
    first, *others = _WORD.findall(phrase)
    named = (first[0].isupper() and first.lower() not in _OPENING) or any(word[0].isupper() for word in others)
    return named or not _NOT_OURS.isdisjoint((first, *others))


def _without_places(actor: Actor, country: str, places: Sequence[Place]) -> str:
    """Return the words for a party without the names of places in the country, as long as they were."""
    words = actor.text
    for place in places:
        start, end = place.start - actor.start, place.end - actor.start
        if place.country == country and start >= 0 and end <= len(words):
            words = words[:start] + "-" * (end - start) + words[end:]
    return words
