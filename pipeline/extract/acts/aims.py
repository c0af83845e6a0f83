"""At whom a deed was aimed: what a side's people man, and is shot at, bombed or struck (rules FRM-114 and FRM-115)."""

from collections.abc import Iterator

from pipeline.extract.actors.people import people_noun
from pipeline.extract.acts.hits import Hit
from pipeline.extract.contexts import contexts
from pipeline.extract.text.tokens import Token
from schemas.vocabulary import EVENT_TYPE_OF, EventType, Weapon

_MANNED = contexts()["state_things"]
_STRIKES = contexts()["strikes_home"] | contexts()["strikes_now"] | {"ripped", "tore", "targeted", "rocked"}
_THROWS = contexts()["throws"]
_AT = frozenset({"at", "on", "into", "onto", "inside", "towards", "toward"})


def is_shot_at(noun: Token, hit: Hit) -> bool:
    """Return whether it is people, or what a side's people man and somebody shoots at ("fired at a patrol", not "went off at a base")."""
    manned = hit.trigger.weapon is Weapon.SMALL_ARMS and noun.lower_ in _MANNED
    return manned or people_noun(noun.text) is not None


def struck_by(hit: Hit) -> Iterator[Token]:
    """Yield a side's people and what they man that a bomb, a shell or the like hit, or that it was thrown at ("a bomb hit a police van",
    "lobbed a grenade at a police post").
    """
    kind, verb = hit.trigger.sub_event_type, hit.token.head
    if kind is None or EVENT_TYPE_OF[kind] is not EventType.EXPLOSIONS:
        return
    if hit.token.dep_ == "nsubj" and verb.lower_ in _STRIKES:
        yield from (noun for noun in verb.children if noun.dep_ == "dobj" and _is_a_sides(noun))
    if hit.token.dep_ in {"dobj", "nsubjpass"} and verb.lower_ in _THROWS:
        links = (child for word in (verb, hit.token) for child in word.children if child.lower_ in _AT)
        yield from (noun for link in links for noun in link.children if noun.dep_ == "pobj" and _is_a_sides(noun))


def _is_a_sides(noun: Token) -> bool:
    """Return whether it is a side's people or thing by its words ("a police van", "an army camp", "soldiers")."""
    return any(word.lower_ in _MANNED for word in (noun, *noun.children)) or people_noun(noun.text) is not None
