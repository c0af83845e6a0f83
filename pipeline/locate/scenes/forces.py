"""Whose army "the army" is and whose police "the police" are: those of the country where it was (rule PLA-137)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from schemas.records import Actor, Place, Report
from schemas.registry import countries, force_of_state
from schemas.vocabulary import ActorKind

_MILITARY = re.compile(
    r"\b(?:army|military|armed\s+forces|air\s+force|navy|national\s+guard|government\s+(?:troops|forces|soldiers))\b"
)
_POLICE = re.compile(r"\b(?:police|policem[ae]n|policewom[ae]n)\b")
_SOMEBODYS = re.compile(
    r"(?!(?:The|An?|One|Two|Three|Four|Five|Six|Several|Some|Many|Local|Riot|Traffic|Border|Federal|State|Provincial|Special|"
    r"National|Security|Government|Armed|Air|Army|Military|Navy|Police\w*)\b)[A-Z]|.*\s\W*[A-Z]|"
    r".*\b(?:former|ex|retired|fake|self-styled|private|pro|led|backed|foreign)\b",
    re.DOTALL,
)
"""What makes a force another's than the country's ("Kurdish police"), or none: a name, or that it only was one."""


def as_forces_there(report: Report, country: str | None, places: Sequence[Place]) -> Report:
    """Return the report, its armies and police that the text gives no nation known as those of the country.

    Soldiers and troops may be anybody's; "Kano police" are the country's, if ``places``, the text's, have Kano there.
    """
    if country not in countries() or not any(_body(actor, actor.text) for actor in report.actors):
        return report
    return replace(report, actors=tuple(_of(actor, country, places) for actor in report.actors))


def _of(actor: Actor, country: str, places: Sequence[Place]) -> Actor:
    words = _without_places(actor, country, places)
    body = _body(actor, words)
    if body is None or _SOMEBODYS.match(words):
        return actor
    actor_id, name = force_of_state(country, body)
    return replace(actor, actor_id=actor_id, name=name)


def _without_places(actor: Actor, country: str, places: Sequence[Place]) -> str:
    """Return the words for a party without the names of places in the country, as long as they were."""
    words = actor.text
    for place in places:
        start, end = place.start - actor.start, place.end - actor.start
        if place.country == country and start >= 0 and end <= len(words):
            words = words[:start] + "-" * (end - start) + words[end:]
    return words


def _body(actor: Actor, words: str) -> str | None:
    """Return whether a party that nobody knows is by its words "military" or "police", None where it is neither."""
    if actor.kind is not ActorKind.STATE_FORCES or actor.name is not None:
        return None
    words = words.lower()
    return "military" if _MILITARY.search(words) else "police" if _POLICE.search(words) else None
