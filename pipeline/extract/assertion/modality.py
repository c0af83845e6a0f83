"""Acts that may, will or might be done, are planned, tried or wished for (rules AST-4, AST-5, AST-7, AST-8 and AST-11, ASM-206)."""

from collections.abc import Iterator

from pipeline.extract.assertion.doubts import ATTEMPT, COMING, MODALS, Doubt
from pipeline.extract.contexts import contexts
from pipeline.extract.text.governors import is_tried, tells_on
from pipeline.extract.text.tokens import Token
from schemas.vocabulary import Assertion

_IF = frozenset({"if", "unless", "whether"})
_PLAN = contexts()["plan"]
_UNREAL = contexts()["unreal"]
_MAYBE = contexts()["possible"]
_OPEN = frozenset({"possible", "conceivable", "doubtful", "improbable", "unthinkable"})
"""What "it is … that" leaves open."""
_FAR = 3
_ANNOUNCES = frozenset({"announced", "announces", "announce", "announcing", "declared"})
_OFFENSIVES = frozenset(
    {"offensive", "offensives", "counteroffensive", "counter-offensive", "counterattack", "assault"}
)
_WHEN = frozenset({"when", "after", "as"})
_ARMS = contexts()["weapons"] | contexts()["explosives"]


def modality(token: Token, depth: int, trigger: Token) -> Iterator[Doubt]:
    """Yield how a word so far over the act leaves it open whether it was done, or puts it off."""
    for child in token.children:
        yield from _modality_of(child, token, depth)
    if depth and token.lower_ == "like" and token.dep_ == "prep":
        yield Doubt(Assertion.HYPOTHETICAL, "AST-4", token)
    if depth == 1 and is_tried(trigger):
        yield Doubt(Assertion.ASSERTED, ATTEMPT, token)
    elif depth and token.lower_ in _PLAN and not (tells_on(token, trigger) or _does(trigger, token)):
        yield Doubt(Assertion.FUTURE, "AST-7", token)
    if depth == 1 and _announces(token, trigger):
        yield Doubt(Assertion.FUTURE, "AST-40", token)
    if (
        depth
        and token.lower_ in _UNREAL
        and not (_halts_a_thing(token, trigger) or _is_feared_of_a_deed(token, trigger))
    ):
        yield Doubt(Assertion.HYPOTHETICAL, "AST-8", token)


def _announces(verb: Token, trigger: Token) -> bool:
    """Return whether somebody only says that an offensive is to begin ("announced a counteroffensive", rule AST-40)."""
    return verb.lower_ in _ANNOUNCES and trigger.dep_ == "dobj" and trigger.lower_ in _OFFENSIVES


def _modality_of(word: Token, token: Token, depth: int) -> Iterator[Doubt]:
    """What a word right under the token says: "may" and "will" up to two words over the act, "if" wherever it stands, "possible" of a
    deed's own noun, and not of arms ("a possible bomb").
    """
    auxiliary = word.dep_ in {"aux", "auxpass"} and depth < _FAR
    maybe = word.dep_ == "amod" and depth == 0 and word.lower_ in _MAYBE and token.lower_ not in _ARMS
    maybe = maybe or (word.dep_ == "acomp" and 0 < depth < _FAR and word.lower_ in _OPEN)
    if (auxiliary and word.lower_ in MODALS) or (word.dep_ == "mark" and word.lower_ in _IF) or maybe:
        yield Doubt(Assertion.HYPOTHETICAL, "AST-4", word)
    elif auxiliary and word.lower_ in COMING:
        yield Doubt(Assertion.FUTURE, "AST-5", word)


def _halts_a_thing(verb: Token, trigger: Token) -> bool:
    """Return whether somebody stopped a thing or people before the deed ("stopped a bus, singled out five men and killed them")."""
    halted = [child for child in verb.children if child.dep_ == "dobj" and child.i < trigger.i]
    kept = any(child.lower_ == "from" for child in verb.children)
    return verb.lower_ == "stopped" and not kept and any(trigger not in noun.subtree for noun in halted)


def _is_feared_of_a_deed(verb: Token, trigger: Token) -> bool:
    """Return whether only how many died is feared, in what a clause tells as done ("17 were feared killed when gunmen invaded a village",
    ASM-206).
    """
    links = (child for clause in (verb, trigger) for child in clause.children if child.dep_ == "advcl")
    done = (clause for clause in links if clause.tag_ == "VBD" and clause.i > trigger.i)
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    told = any(word.lower_ in _WHEN for clause in done for word in clause.children)
    return verb.lower_ == "feared" and passive and told


def _does(trigger: Token, verb: Token) -> bool:
    """Return whether the trigger names who does it: a mob that plans a thing is one."""
    return trigger.head == verb and trigger.dep_ == "nsubj"
