"""Nouns in the plural for deeds that were done: counted, done or reported on a day, by what did it (rules FRM-13, FRM-94, FRM-121)."""

from pipeline.extract.acts.blows import is_means
from pipeline.extract.acts.habits import is_now
from pipeline.extract.contexts import contexts
from pipeline.extract.dates.names import is_day, is_time
from pipeline.extract.text.tokens import Token

_BEGAN = frozenset({"began", "started", "erupted", "broke", "flared"})
_VOLLEYS = frozenset({"barrage", "volley", "salvo", "hail", "burst"})
_COUNTED = contexts()["counted"]
"""What says of acts that they were several, and so not acts in general ("the serial blasts")."""
_DONE = contexts()["do"] | contexts()["throws"]


def are_some(noun: Token) -> bool:
    """Return whether they are some that were done, and no deeds in general."""
    return any(is_one(noun) for is_one in _SOME)


def _are_counted(noun: Token) -> bool:
    volley = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return volley.lower_ in _VOLLEYS or any(
        word.tag_ == "CD" or word.lower_ in _COUNTED for word in noun.subtree if word.i < noun.i
    )


def _are_done_once(noun: Token) -> bool:
    """Return whether somebody did them on a day or near a place that is told: "carried out attacks on the towns on Monday", "carried out air
    strikes near Bila Hora".
    """
    if noun.dep_ != "dobj" or noun.head.lower_ not in _DONE or noun.head.tag_ != "VBD":
        return False
    return any(is_day(word) or _is_near_by_name(word) for word in noun.head.subtree)


def _is_near_by_name(word: Token) -> bool:
    return word.lower_ in {"near", "outside"} and any(name.tag_ == "NNP" for name in word.children)


def are_reported_of_a_day(noun: Token) -> bool:
    """Return whether somebody reported them, or there were any, on a day that is told behind ("residents reported air strikes near the
    bridge on Tuesday", FRM-121).
    """
    verb = noun.head
    reported = noun.dep_ == "dobj" and verb.lower_ in {"reported", "described"} and verb.tag_ == "VBD"
    there = noun.dep_ in {"attr", "nsubj"} and verb.lower_ in {"were", "was"} and _is_existential(verb)
    return (reported or there) and any(word.i > noun.i and is_day(word) for word in verb.subtree)


def _is_existential(verb: Token) -> bool:
    """Return whether its subject is "there"."""
    return any(child.dep_ == "expl" for child in verb.children)


def _are_what_did_it(noun: Token) -> bool:
    """Return whether they are what a deed was done by: "was destroyed by bombs"."""
    return noun.dep_ == "pobj" and noun.head.dep_ == "agent" and not is_now(noun.head.head)


def _began_on_a_day(noun: Token) -> bool:
    """Return whether it is told on which day they began ("after clashes between two factions that began on Saturday", FRM-94)."""
    clauses = (child for child in noun.children if child.dep_ == "relcl" and child.lower_ in _BEGAN)
    return any(is_time(word) or is_day(word) for clause in clauses for word in clause.subtree)


_SOME = (_are_counted, _are_done_once, are_reported_of_a_day, is_means, _are_what_did_it, _began_on_a_day)
"""Why acts in the plural are some that were done, and no acts in general."""
