"""Deeds that a headline tells in the present (rule FRM-106)."""

from pipeline.extract.text.relations import subjects_of
from pipeline.extract.text.tokens import Token

_PRESENT = frozenset({"VBP", "VBZ"})
_STOPS = frozenset({".", "?", "!", ","})
_SINGLES_OUT = frozenset({"det", "poss"})
LONGEST = 16
"""Words of a headline."""


def is_in_a_headline(verb: Token) -> bool:
    """Return whether the verb of a line without a stop tells what somebody without an article did ("Militants attack bus in Sinai")."""
    if verb.tag_ not in _PRESENT or verb.dep_ != "ROOT" or len(verb.doc) > LONGEST or verb.doc[-1].text in _STOPS:
        return False
    return any(noun.tag_.startswith("NN") and _is_bare(noun) for noun in subjects_of(verb))


def _is_bare(noun: Token) -> bool:
    return all(child.dep_ not in _SINGLES_OUT for child in noun.children)
