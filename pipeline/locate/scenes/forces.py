"""Whose army "the army" is and whose police "the police" are: those of the country where it was (rule PLA-137)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from schemas.records import Actor, Place, Report
from schemas.registry import WITHOUT_AN_ARMY, countries, force_of_state
from schemas.vocabulary import ActorKind

_MILITARY = re.compile(
    r"\b(?:army|military|armed\s+forces|air\s+force|navy|national\s+guard|government\s+(?:troops|forces|soldiers))\b",
    re.IGNORECASE,
)
_POLICE = re.compile(r"\b(?:police|policem[ae]n|policewom[ae]n)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_NOT_OURS = frozenset({"former", "ex", "retired", "fake", "styled", "private", "pro", "led", "backed", "foreign"})
"""What makes a force another's than the country's, or none."""
_OPENING = frozenset(
    {"the", "a", "an", "one", "two", "three", "four", "five", "six", "several", "some", "many", "local", "riot"}
    | {"traffic", "border", "federal", "state", "provincial", "special", "national", "security", "government", "armed"}
    | {"air", "army", "military", "navy", "police", "policeman", "policemen", "policewoman", "policewomen"}
)  # fmt: skip
"""What may begin a sentence with a large letter and be no name; of "Kurdish police" the first word is one."""


def as_forces_there(report: Report, country: str | None, places: Sequence[Place]) -> Report:
    """Return the report, its armies and police that the text gives no nation known as those of the country.

    Soldiers and troops may be anybody's; "Kano police" are the country's, if ``places``, the text's, have Kano there.
    Palestine has no army.
    """
    if country not in countries():
        return report
    return replace(report, actors=tuple(_of(actor, country, places) for actor in report.actors))


def _of(actor: Actor, country: str, places: Sequence[Place]) -> Actor:
    if actor.kind is not ActorKind.STATE_FORCES or actor.name is not None:
        return actor
    words = _without_places(actor, country, places)
    body = "military" if _MILITARY.search(words) else "police" if _POLICE.search(words) else None
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
