"""Words for blows that strike nobody: a search by the police, a rescue, an attack on an idea (rules FRM-23, FRM-24 and FRM-35)."""

from pipeline.extract.acts.taking import BY_LAW, doing, taken_by
from pipeline.extract.contexts import contexts
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.counted import people_in

_AT = frozenset({"on", "against"})


def strikes_nobody(token: Token) -> bool:
    """Return whether the police only search premises ("raided two houses"), people are freed ("rescued in an operation"), or an idea
    is struck ("an attack against our homeland").
    """
    return _is_a_search(token) or _is_a_rescue(token) or _is_on_an_idea(token)


def _is_a_search(verb: Token) -> bool:
    if not verb.lower_.startswith("raid"):
        return False
    return any(noun.lower_ in contexts()["premises"] for noun in taken_by(verb)) and bool(BY_LAW & doing(verb))


def _is_a_rescue(noun: Token) -> bool:
    """Return whether it is the operation in which people were freed."""
    if not noun.lower_.startswith("operation"):
        return False
    verb = next((word for word in noun.ancestors if word.tag_.startswith("VB")), noun)
    return verb.lower_ in contexts()["rescues"] and any(people_in(one, anyone=True) for one in taken_by(verb))


def _is_on_an_idea(noun: Token) -> bool:
    return noun.tag_.startswith("NN") and any(aim.lower_ in contexts()["ideals"] for aim in struck_by(noun))


def struck_by(noun: Token) -> list[Token]:
    """Return what a blow is at that a noun names: "an attack on a police post"."""
    return [aim for child in noun.children if child.lower_ in _AT for aim in child.children if aim.dep_ == "pobj"]
