"""Whether a crowd gathered over another deed of its sentence, which is then one of its own (rules ASM-14 and ASM-31)."""

from pipeline.extract.acts.crosswalk import CROWD
from pipeline.extract.acts.frame import Frame
from pipeline.extract.acts.hits import Hit
from pipeline.extract.assertion.presupposed import is_definite
from pipeline.extract.contexts import contexts
from pipeline.extract.text.tokens import Token
from schemas.vocabulary import Outcome, SubEventType

_HAPPEN = contexts()["happen"] | contexts()["do"]
_SPARKS = contexts()["sparks"]
_BEGINS = frozenset({"erupted", "broke", "flared", "ensued"})
_FOLLOWING = frozenset({"after", "following"})
_PROTESTING = frozenset({"protest", "protested", "protesting"})
_STANCES = frozenset({"for", "against", "over", "at"})
_ANGER = frozenset({"protest", "anger", "outrage", "fury", "dismay", "solidarity"})


def is_occasion(group: list[Hit], hit: Hit) -> bool:
    """Return whether a crowd gathered after the deed or because of it, which is then another one (rule ASM-14): "protests broke
    out after …", "protesting violence that left ten dead".
    """
    killed = hit.trigger.outcome is Outcome.KILLED
    return any((_is_gathering(known) or (killed and _acts(known))) and _is_behind(hit.token, known) for known in group)


def is_spark(group: list[Hit], hit: Hit) -> bool:
    """Return whether one is the deed that sparked the other, a crowd's ("the killing of an officer sparked protests", ASM-31)."""
    verb = hit.token.head.head if hit.token.head.lower_ == "to" else hit.token.head
    if hit.trigger.pos != "n" or hit.trigger.sub_event_type not in CROWD or verb.lower_ not in _SPARKS:
        return False
    causes = {word for child in verb.children if child.dep_ == "nsubj" for word in child.subtree}
    return any(known.token in causes for known in group)


def is_what_a_crowd_is_over(frame: Frame) -> bool:
    """Return whether it is only a death that people protest or came together after ("marched over the death of a blogger", "set fire to
    a post after a youth died", ASM-136): no word tells what did it.
    """
    token, clause = frame.hits[0].token, frame.hits[0].clause
    over = frame.presupposed and (
        (token.dep_ == "pobj" and token.head.lower_ in _STANCES)
        or (token.dep_ == "dobj" and token.head.lower_ in _PROTESTING)
    )
    after = clause.dep_ == "advcl" and any(
        child.lower_ in _FOLLOWING and child.dep_ == "mark" for child in clause.children
    )
    return not frame.sub_event_types and (over or after)


def _is_gathering(hit: Hit) -> bool:
    verbs = [hit.clause, *(child for child in hit.token.children if child.dep_ == "relcl")]
    alone = hit.token == hit.clause or any(verb.lower_ in _HAPPEN for verb in verbs)
    return alone and hit.trigger.sub_event_type in CROWD


def _acts(hit: Hit) -> bool:
    """Return whether it is a crowd that does something, or fighting, not known from before, that is told to begin."""
    begins = hit.clause.lower_ in _BEGINS and not is_definite(hit.token)
    return hit.token.dep_ == "nsubj" and (hit.trigger.sub_event_type in CROWD or begins)


def _is_behind(token: Token, crowd: Hit) -> bool:
    path = [token, *token.ancestors]
    at = next((n for n, word in enumerate(path) if word in (crowd.token, crowd.clause)), 0)
    below = path[:at]
    if crowd.trigger.sub_event_type is SubEventType.PEACEFUL_PROTEST and _is_cause(below):
        return True
    marks = [mark for word in below if word.dep_ in {"prep", "advcl"} for mark in (word, *word.children)]
    return any(mark.lower_ in _FOLLOWING and mark.dep_ in {"prep", "mark"} for mark in marks)


def _is_cause(below: list[Token]) -> bool:
    """Return whether the words lead down to what a crowd protests ("in protest at the murder"), or to what is said of it ("for a rally
    over a raid that …").
    """
    if not below or below[-1].dep_ == "dobj":
        return bool(below)
    if any(word.lower_ in _STANCES and word.head.lower_ in _ANGER and word.head in below for word in below):
        return True
    told_of = len(below) == 2 or any(word.dep_ == "relcl" for word in below[:-2])
    return below[-1].lower_ in _STANCES and told_of
