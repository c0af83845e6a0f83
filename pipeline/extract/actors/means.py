"""States' forces without a nation's name, and whose means did a deed: "the army", "Israeli fire", "army shelling" (ACT-31, ACT-32)."""

import re
from functools import cache

from pipeline.extract.actors.home import force_owning, plain_force
from pipeline.extract.actors.known_actors import KnownActor
from pipeline.extract.actors.people import people_word
from pipeline.extract.contexts import contexts
from pipeline.extract.text.tokens import Token
from schemas.records import Actor
from schemas.vocabulary import ActorKind, Side

_AS_SAID = r"(?:army|military|air\s+force|navy|naval|government|regime|junta|police|troops?['’]?)"

_FORMATIONS = frozenset({"division", "brigade", "battalion", "regiment"})
_ORDINAL = re.compile(
    r"\d+(?:st|nd|d|rd|th)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth", re.IGNORECASE
)


def is_a_states(noun: Token) -> bool:
    """Return whether it is some state's force, of whichever nation: "the army", "security forces", "an Army patrol"."""
    beside = {child.lower_ for child in noun.children if child.i < noun.i}
    names = {child.lower_ for child in noun.children if child.tag_ == "NNP" and child.text.istitle()}
    if beside & contexts()["rebels"] or names - contexts()["of_state"]:
        return False
    if noun.lower_ == "force":
        return "air" in beside
    body = noun.lower_ in contexts()["bodies_of_force"]
    return noun.lower_ in contexts()["forces"] or (
        body and (bool(beside & contexts()["of_state"]) or _is_of_a_force(noun))
    )


def _is_of_a_force(noun: Token) -> bool:
    """Return whether it is a part of some state's force by what it is "of": "units of the army", "units of the 2nd Division"."""
    wholes = (whole for link in noun.children if link.lower_ == "of" for whole in link.children)
    return any(whole.dep_ == "pobj" and (is_a_states(whole) or _is_numbered(whole)) for whole in wholes)


def _is_numbered(noun: Token) -> bool:
    """Return whether it is one of a regular army's formations, which have numbers ("the Second Division", "the 4th Infantry Brigade")."""
    return noun.lower_ in _FORMATIONS and any(_ORDINAL.fullmatch(child.text) for child in noun.children)


def side_of(noun: Token) -> Side | None:
    """Return whose side the people are on whom the noun names; None where it names none."""
    word = people_word(noun)
    return Side.STATE if is_a_states(noun) else word.side if word else None


def is_plain_body(actor: Actor) -> bool:
    """Return whether the party is a state's forces by the words alone: "the security forces"."""
    last = actor.text.rsplit(maxsplit=1)[-1].lower()
    bodies = contexts()["forces"] | contexts()["bodies_of_force"]
    return actor.actor_id is None and actor.kind is ActorKind.STATE_FORCES and last in bodies


def whose_means(words: str, noun: str, nation: str | None) -> KnownActor | None:
    """Return the force whose means the noun is by the words before it; None where it is no means, or they name no nation."""
    if noun.lower() not in contexts()["means"]:
        return None
    return force_owning(words, noun) or (plain_force(words, nation) if _plain().search(words) else None)


def is_a_forces_means(words: str, noun: str) -> bool:
    """Return whether it is a means of some state's force: "army shelling", "police gunfire"."""
    return noun.lower() in contexts()["means"] and _plain().search(words) is not None


@cache
def _plain() -> re.Pattern[str]:
    return re.compile(
        rf"\b{_AS_SAID}\s+(?:[\w-]+\s+){{0,2}}?(?:{'|'.join(sorted(contexts()['means']))})\b", re.IGNORECASE
    )
