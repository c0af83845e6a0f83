"""Whom a word's act befalls: people, the unarmed, those who speak up (acts.csv: needs)."""

from pipeline.extract.actors.people import people_word
from pipeline.extract.acts.nearby import has
from pipeline.extract.acts.taking import taken_by
from pipeline.extract.acts.triggers import Trigger
from pipeline.extract.contexts import contexts
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.counted import people_in
from pipeline.extract.tolls.listed import listed_before
from pipeline.extract.tolls.victims import people_hit, victims
from schemas.vocabulary import Side


def befalls_people(token: Token, trigger: Trigger) -> bool:
    """Return whether people are whom it befalls, by the parse or in a list before it."""
    by_parse = any(people_hit(victim, trigger) for victim in victims(token, trigger))
    return by_parse or (trigger.pos != "n" and trigger.outcome is not None and bool(listed_before(token)))


def befalls_the_unarmed(token: Token, trigger: Trigger) -> bool:
    """Return whether it befalls people who are no fighters: militants who are forced to flee are not displaced (ACT-101)."""
    words = (people_word(victim) for victim in victims(token, trigger))
    armed = any(word is not None and word.side in {Side.STATE, Side.NON_STATE} for word in words)
    return not armed and befalls_people(token, trigger)


def befalls_people_or_troops(token: Token, trigger: Trigger) -> bool:
    """Return whether it befalls people, or troops stand by it."""
    return befalls_people(token, trigger) or has(token, "troops")


def befalls_somebody(token: Token, trigger: Trigger) -> bool:
    """Return whether it befalls people, also by a noun that no list knows."""
    return any(people_in(victim, anyone=True) for victim in victims(token, trigger))


def names_victims(token: Token, trigger: Trigger) -> bool:
    """Return whether its own words say which people it befalls ("the death of a commander")."""
    return any(people_in(victim) for victim in victims(token, trigger))


def befalls_foes(verb: Token, trigger: Trigger) -> bool:
    """Return whether people are who is engaged, and nobody just busy "in" a thing ("were engaged in looting")."""
    busy = any(child.lower_ in {"in", "to"} and child.dep_ == "prep" for child in verb.children)
    return befalls_people(verb, trigger) and (not busy or any(child.dep_ == "dobj" for child in verb.children))


def befalls_the_outspoken(verb: Token, trigger: Trigger) -> bool:
    """Return whether people are jailed who report, write or speak up, and not just any convict; "a jailed editor" only says who
    somebody is (rule ACT-80).
    """
    if verb.dep_ in {"acl", "amod"}:
        return False
    hit = (word for noun in (*taken_by(verb), *victims(verb, trigger)) for word in (*noun.subtree, *noun.conjuncts))
    return any(word.lower_ in contexts()["outspoken"] for word in hit)


def is_held_since(verb: Token, trigger: Trigger) -> bool:
    """Return whether somebody is no longer free "since" a time that is told ("has been in prison since May", rule ACT-81)."""
    since = any(word.lower_ == "since" and word.dep_ == "prep" for word in verb.doc[verb.i :])
    return since and any(people_in(noun) or noun.tag_ == "NNP" for noun in victims(verb, trigger))
