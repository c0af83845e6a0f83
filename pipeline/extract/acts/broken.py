"""Agreements that ended, were broken or are only talked of: none was made (rule FRM-90)."""

from pipeline.extract.contexts import contexts
from pipeline.extract.text.tokens import Token
from schemas.vocabulary import SubEventType

_ABOUT = frozenset({"on", "about", "for", "towards", "toward", "to", "over"})


def is_broken_off(noun: Token, kind: SubEventType | None) -> bool:
    """Return whether the agreement that the noun names collapsed, ended or was broken ("hours after a truce collapsed", "accused the
    army of breaking the ceasefire"), or is what people talk about or call for ("talks on a truce are to resume").
    """
    if kind is not SubEventType.AGREEMENT or not noun.tag_.startswith("NN"):
        return False
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ in _ABOUT:
        return verb.head.tag_.startswith("NN") and verb.head.lower_ in contexts()["overtures"]
    if noun.dep_ == "nsubj":
        return verb.lower_ in contexts()["collapses"]
    return noun.dep_ in {"dobj", "nsubjpass"} and verb.lower_ in contexts()["breaks_off"]
