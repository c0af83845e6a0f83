"""Acts that a sentence names as known and takes for granted (rules AST-9 and BAK-6)."""

from pipeline.extract.acts.hits import Hit
from pipeline.extract.contexts import contexts
from pipeline.extract.text.governors import governors, is_nobody
from pipeline.extract.text.tokens import Token
from schemas.vocabulary import SubEventType

_HAPPEN = contexts()["happen"]
_DO = contexts()["do"]
_CONCLUDES = contexts()["concludes"]
_BE = frozenset({"is", "are", "was", "were", "be", "been"})
_TELLS = _HAPPEN | _DO | _BE | contexts()["sparks"]
"""Verbs that tell of a deed, or of what came of it: "the killing sparked protests"."""
_AUTHORSHIP = contexts()["authorship"]
_FLYING = contexts()["flying"]
_FREES = contexts()["frees"]
ANSWERS = frozenset({"response", "retaliation", "reprisal", "revenge"})
"""What stands for another deed, that is answered ("in response to", rule ASM-30)."""
_BODIES = frozenset({"body", "bodies"})
"""Of the words for somebody's death those that a verb tells to have been found, known or not ("the bullet-riddled bodies of two men")."""
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def is_definite(trigger: Token) -> bool:
    """Return whether the act is named as one that is known: "the murder", "this attack", "the judge's killing"; "its jets" are none."""
    if trigger.lower_ in _FLYING:
        return False
    return trigger.tag_.startswith("NN") and any(
        child.lower_ in _DEFINITE or (child.dep_ == "poss" and child.tag_ in {"NN", "NNS", "NNP", "NNPS", "PRP$"})
        for child in trigger.children
    )


def is_presupposed(trigger: Token) -> bool:
    """Return whether the sentence takes the act for granted and tells something else ("condemned the murder").

    So is an act, known or not, that somebody claims, or has a part in: "responsibility for an attack", "behind a raid". Not
    where nobody does ("no one claimed responsibility for").
    """
    verb = next((token for token in governors(trigger) if token.tag_.startswith("VB")), None)
    if verb is not None and any(child.dep_ == "nsubj" and is_nobody(child) for child in verb.children):
        return False
    if trigger.tag_.startswith("NN") and any(token.lower_ in _AUTHORSHIP for token in list(governors(trigger))[1:3]):
        return True
    return is_answered(trigger) or (is_definite(trigger) and (verb is None or verb.lower_ not in _TELLS))


def is_answered(trigger: Token) -> bool:
    """Return whether it is what was answered with another deed ("fired rockets in response to a strike", "… to the launching of
    rockets", ASM-30).
    """
    of = trigger.head
    trigger = of.head if of.lower_ == "of" and trigger.dep_ == "pobj" else trigger
    link = trigger.head
    return trigger.dep_ == "pobj" and link.lower_ in {"to", "for"} and link.head.lower_ in ANSWERS


def befell_whom_to_free(trigger: Token) -> bool:
    """Return whether it befell people who are to be freed ("must release a blogger arrested on Monday"): nobody else can be (ACT-82)."""
    whom = trigger.head
    return trigger.dep_ in {"acl", "relcl"} and whom.dep_ in {"dobj", "nsubjpass"} and whom.head.lower_ in _FREES


def is_news_itself(hit: Hit) -> bool:
    """Return whether the act is news however known: bodies that are found, what an air force does, and agreements that are made or gone
    on with ("agreed to extend their ceasefire").
    """
    if hit.trigger.needs in {"recovered", "slain", "from_above"} or hit.token.lower_ in _BODIES:
        return True
    agreement = hit.trigger.sub_event_type is SubEventType.AGREEMENT
    return agreement and any(token.lower_ in _CONCLUDES for token in governors(hit.token))
