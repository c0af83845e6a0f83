"""Relative clauses that the parse hangs on where a deed was, and not on the deed: "an attack on a convoy near Kidal, in which three were
killed", "Sunday's bombing of a mosque in Herat that killed nine" (rule FRM-128).
"""

from collections.abc import Iterator
from functools import cache

from pipeline.extract.acts.triggers import forms
from pipeline.extract.contexts import contexts
from pipeline.extract.text.tokens import Token, hang

_HARM = contexts()["harm"] | {"left", "claimed"}
_PHRASE = frozenset({"pobj", "prep", "appos", "acl", "agent"})
_GOES_BACK = frozenset({"which", "that"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def take_back(verb: Token) -> None:
    """Let the clause be the deed's, if what it tells befell people in a deed right before."""
    if verb.dep_ != "relcl" or verb.lower_ not in _HARM or not (_tells_in_which(verb) or _tells_what_it_did(verb)):
        return
    deed = next(_deeds_before(verb.head, verb), None)
    if deed is not None and deed is not verb.head and verb.head.lower_ not in deeds():
        hang(verb, deed, "relcl")


def _tells_in_which(verb: Token) -> bool:
    """Return whether people are its subject, and "in which" or "where" opens it."""
    passive = any(child.dep_ == "nsubjpass" for child in verb.children)
    return passive and (
        any(child.dep_ == "prep" and any(one.lower_ == "which" for one in child.children) for child in verb.children)
    )


def _tells_what_it_did(verb: Token) -> bool:
    """Return whether "that" or "which" killed people."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    return (
        subject is not None
        and subject.lower_ in _GOES_BACK
        and any(child.dep_ in {"dobj", "ccomp", "oprd"} for child in verb.children)
    )


def _deeds_before(noun: Token, verb: Token) -> Iterator[Token]:
    """Yield the nouns for deeds in whose phrases the noun stands, the nearest first, and then its verb's object or subject."""
    word = noun
    while word.dep_ in _PHRASE and word.head is not word:
        word = word.head
        if word.lower_ in deeds() and word.tag_.startswith("NN"):
            yield word
    objects = (child for child in word.children if child.dep_ in {"dobj", *_SUBJECTS} and child.i < noun.i)
    yield from (child for child in reversed([*objects]) if child.lower_ in deeds() and child.i < verb.i)


@cache
def deeds() -> frozenset[str]:
    """Return the nouns of the lexicon of acts that name a deed by themselves."""
    return frozenset(
        first
        for first, known in forms().items()
        if any(not form.rest and form.trigger.pos == "n" and form.trigger.sub_event_type for form in known)
    )
