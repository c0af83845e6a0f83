"""Triggers in the parse: a word of the lexicon that is used in the sense of its row (rule FRM-1)."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.extract.contexts import contexts
from pipeline.extract.tolls import people_in
from pipeline.extract.triggers import Trigger, triggers
from pipeline.extract.victims import people_hit, victims

_DOCUMENT_WIDE = frozenset(
    {
        "fired",
        "blast",
        "thrown",
        "ablaze",
        "protest",
        "toxic",
        "unopposed",
        "peace",
        "hit",
        "aircraft",
        "territory",
        "base",
    }
)
"""Contexts whose words may stand anywhere in the sentence."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger in the parse."""

    token: Token
    trigger: Trigger
    clause: Token
    """The verb of its clause, or the sentence's head."""


def hits_at(token: Token) -> Iterator[Hit]:
    """Yield the triggers that the word is, in the senses that the sentence allows."""
    if token.text == "March":
        return
    for trigger in triggers().get(token.lower_, ()):
        if _pos(token) == trigger.pos and not _means_else(token, trigger) and _has_what_it_needs(token, trigger):
            yield Hit(token, trigger, _clause(token))


def _means_else(token: Token, trigger: Trigger) -> bool:
    words = {word.lower_ for word in token.doc}
    return any(words & contexts()[name] for name in trigger.avoid) and not words & contexts()["armed"]


def _pos(token: Token) -> str:
    tag = token.tag_[:2]
    if token.tag_ == "VBG" and token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}:
        return "n"
    if tag == "VB" and token.dep_ == "amod" and token.tag_ == "VBN":
        return "x"
    return {"VB": "v", "NN": "n", "JJ": "a"}.get(tag, "x")


def _has_what_it_needs(token: Token, trigger: Trigger) -> bool:  # noqa: PLR0911 - a table of cases
    near = {word.lower_ for word in token.subtree} | {token.head.lower_}
    if trigger.needs is None:
        return True
    if trigger.needs == "people":
        return any(people_hit(victim, trigger) for victim in victims(token, trigger))
    if trigger.needs == "victims":
        return any(people_in(victim) for victim in victims(token, trigger))
    if trigger.needs == "territory":
        return _takes_ground(token)
    if trigger.needs == "up":
        return any(child.lower_ == "up" for child in token.children)
    if trigger.needs == "crowd":
        subjects = [child for child in token.children if child.dep_ == "nsubj"]
        subjects += [token.head] if token.dep_ in {"acl", "relcl"} else []
        return any(people_in(subject) for subject in subjects)
    if trigger.needs in _DOCUMENT_WIDE:
        near = {word.lower_ for word in token.doc}
    return bool(near & contexts()[trigger.needs])


def _takes_ground(verb: Token) -> bool:
    """Return whether what is taken is ground and nobody ("seized the town", not "captured a leader in the district")."""
    taken = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
    return any(
        word.lower_ in contexts()["territory"] for noun in taken for word in [noun, *noun.conjuncts]
    ) and not any(people_in(noun) for noun in taken)


def _clause(token: Token) -> Token:
    while token.head != token and not (token.tag_.startswith("VB") and token.dep_ not in {"amod", "compound"}):
        token = token.head
    return token
