"""What one of a family does to another, which is no political violence (rule FRM-102)."""

from pipeline.extract.acts.doers import doers_of
from pipeline.extract.acts.triggers import Trigger
from pipeline.extract.contexts import contexts
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.counted import people_in
from pipeline.extract.tolls.victims import victims
from schemas.vocabulary import Side

_KIN = contexts()["kin"]
_OWN = frozenset({"his", "her"})


def is_in_the_family(token: Token, trigger: Trigger) -> bool:
    """Return whether the verb tells what one of a family did to another ("stabbed his wife", "killed by her husband")."""
    if not token.tag_.startswith("VB"):
        return False
    doers = doers_of(token)
    hit = [one for noun in victims(token, trigger) for one in (noun, *noun.conjuncts)]
    if doers and all(map(_is_own_kin, doers)):
        return True
    by_kin = any(noun.lower_ in _KIN and noun.tag_ in {"NN", "NNP"} for noun in doers)
    if by_kin and hit and all(noun.lower_ in _KIN for noun in hit):
        return True
    passive = any(child.dep_ == "auxpass" for child in token.children)
    return bool(hit and doers) and not passive and all(map(_is_own_kin, hit)) and not any(map(_are_armed, doers))


def _is_own_kin(noun: Token) -> bool:
    return noun.lower_ in _KIN and any(child.lower_ in _OWN for child in noun.children)


def _are_armed(noun: Token) -> bool:
    """Return whether they are of an armed group, several, or who has a name."""
    return noun.tag_ != "NN" or any(one.side is Side.NON_STATE for one in people_in(noun))
