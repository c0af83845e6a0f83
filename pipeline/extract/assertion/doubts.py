"""What speaks against an act's having happened: what the words leave of it, by which rule, and the word that says so."""

from dataclasses import dataclass

from pipeline.extract.contexts import contexts
from pipeline.extract.text.tokens import Token
from schemas.vocabulary import Assertion

MODALS = frozenset({"may", "might", "could", "would", "can", "should", "must", "ought"})
COMING = frozenset({"will", "'ll", "shall"})
ATTEMPT = "AST-11"
"""The rule of what was tried, which other doubts go before."""

_UNTRUE = contexts()["untrue"]
_ACCOUNTS = contexts()["accounts"]
_PREDICATES = frozenset({"acomp", "attr", "oprd"})


@dataclass(frozen=True, slots=True)
class Doubt:
    """One reason for doubt."""

    assertion: Assertion
    rule: str
    cue: Token


def called_untrue(verb: Token) -> Token | None:
    """Return the word by which a verb says of a report that it is none, or that describes such a report: "is false", "was a hoax", "were
    fabricated", "a bogus claim" (rule AST-2).
    """
    if verb.tag_ == "VBN" and verb.lower_ in _UNTRUE:
        return verb
    says_so = {"amod"} if verb.lower_ in _ACCOUNTS else _PREDICATES
    return next((child for child in verb.children if child.dep_ in says_so and child.lower_ in _UNTRUE), None)
