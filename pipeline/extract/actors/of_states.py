"""Parties that are a state's, by words that are no name of the registry (rules ACT-20 and ACT-32)."""

from msgspec.structs import replace

from pipeline.extract.actors.home import force_named, force_owning, is_nation
from pipeline.extract.actors.known_actors import KnownActor
from pipeline.extract.actors.means import is_a_states
from pipeline.extract.contexts import contexts
from pipeline.extract.incidents.told import Told
from pipeline.extract.text.relations import behind
from pipeline.extract.text.tokens import Token
from schemas.records import Actor
from schemas.vocabulary import EVENT_TYPE_OF, ActorKind, ActorRole, EventType

_FORCE = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.VIOLENCE_AGAINST_CIVILIANS})
_STATE_THINGS = contexts()["state_things"]
_CIVIL = contexts()["civil_things"]
_RULERS = contexts()["rulers"]
_ENEMIES = frozenset(
    {"enemy", "aggressor", "aggressors", "occupier", "occupiers", "occupation", "invaders", "aggression"}
)
"""What those at war call a state's forces, with its nation's name before."""
_ACCUSED = contexts()["accused_of"]


def as_military(told: Told, own: Actor, noun: Token) -> Actor | None:
    """A state that does violence by its own name does it with its military ("Russia shelled Kherson", rule ACT-20); so does "the Saudi
    enemy" (rule ACT-226).
    """
    accused = noun.dep_ in {"dobj", "nsubjpass"} and noun.head.lower_ in _ACCUSED
    does = own.role is ActorRole.PERPETRATOR and (accused or noun.dep_ in {"nsubj", "pobj", "conj"})
    violent = {EVENT_TYPE_OF[kind] for kind in told.frame.sub_event_types} & _FORCE
    named = force_owning if noun.lower_ in _ENEMIES else force_named
    force = named(own.text, "army") if does and violent else None
    return known_as(own, force) if force else None


def of_a_state(own: Actor, noun: Token) -> Actor | None:
    """The force or the state that the words name without its name in the registry (rules ACT-20 and ACT-32), or civilians whose convoy
    it is (ACT-127); None where they name none.
    """
    if own.role is ActorRole.TARGET and _is_of_civilians(noun):
        return replace(own, kind=ActorKind.CIVILIANS)
    force = force_owning(own.text, noun.text) if is_a_states(noun) else None
    if force is not None:
        return known_as(own, force)
    return replace(own, kind=ActorKind.STATE_FORCES) if is_a_states(noun) or _stands_for_a_state(own, noun) else None


def _stands_for_a_state(own: Actor, noun: Token) -> bool:
    """Return whether a thing that is hit is a state's ("a police post"), or a party is a state itself (rule ACT-20)."""
    if own.role is ActorRole.TARGET:
        return bool(_STATE_THINGS & {child.lower_ for child in [noun, *noun.children]})
    return own.role is ActorRole.PARTICIPANT and is_a_state(own.text)


def _is_of_civilians(noun: Token) -> bool:
    """Return whether a convoy or the like is civilians' by its words ("an aid convoy", "a convoy of buses")."""
    if noun.lower_ not in _STATE_THINGS:
        return False
    whose = behind(noun, "of")
    before = (word for word in noun.subtree if word.i < noun.i)
    return any(word.lower_ in _CIVIL for word in (*before, *whose))


def is_a_state(words: str) -> bool:
    """Return whether the words are a state's or its rulers' name: "Ethiopia", "the government"."""
    return words.rsplit(maxsplit=1)[-1].lower() in _RULERS or is_nation(words)


def known_as(actor: Actor, group: KnownActor) -> Actor:
    """Return the party with the name, the id and the kind of the group that it is."""
    return replace(actor, name=group.name, actor_id=group.actor_id, kind=group.kind)
