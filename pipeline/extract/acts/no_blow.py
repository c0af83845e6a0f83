"""Words for blows that strike nobody: a search by the police, an attack on an idea (rules FRM-23 and FRM-24)."""

from pipeline.extract.acts.taking import BY_LAW, doing, taken_by
from pipeline.extract.contexts import contexts
from pipeline.extract.text.tokens import Token

_AT = frozenset({"on", "against"})


def strikes_nobody(token: Token) -> bool:
    """Return whether the police only search premises ("raided two houses"), or an idea is struck ("an attack against our homeland")."""
    return _is_a_search(token) or _is_on_an_idea(token)


def _is_a_search(verb: Token) -> bool:
    if not verb.lower_.startswith("raid"):
        return False
    return any(noun.lower_ in contexts()["premises"] for noun in taken_by(verb)) and bool(BY_LAW & doing(verb))


def _is_on_an_idea(noun: Token) -> bool:
    aims = (aim for child in noun.children if child.lower_ in _AT for aim in child.children if aim.dep_ == "pobj")
    return noun.tag_.startswith("NN") and any(aim.lower_ in contexts()["ideals"] for aim in aims)
