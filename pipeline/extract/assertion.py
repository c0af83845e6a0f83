"""Did it happen? Polarity, modality and attribution of an act, read off the words that govern it (rules AST-1 to AST-9).

Each question is answered by itself; `judge` folds the answers. A relative clause is a wall: what governs the noun does
not govern what the clause says of it ("the group, which killed three, cannot be ruled out").
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.extract.contexts import contexts
from schemas.vocabulary import Assertion

_NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor"})
_POSSIBLE = frozenset({"may", "might", "could", "would", "can", "should", "must", "ought"})
_COMING = frozenset({"will", "'ll", "shall"})
_DENY = contexts()["deny"]
_ALLEGE = contexts()["allege"]
_PLAN = contexts()["plan"]
_UNREAL = contexts()["unreal"]
_SAY = contexts()["say"]
_HAPPEN = contexts()["happen"]
_DO = contexts()["do"]
_BE = frozenset({"is", "are", "was", "were", "be", "been"})
_REACT = contexts()["react"]
_AUTHORSHIP = contexts()["authorship"]
_PROSPECTIVE = contexts()["prospective"]
_WALLS = frozenset({"relcl", "acl:relcl"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


_DESCRIBES = contexts()["describes"]


def is_recalled(trigger: Token) -> bool:
    """Return whether the act is told to say who somebody is ("linked to an attack that …", rule BAK-4)."""
    token, steps = trigger, 0
    while steps < 6:
        if token != trigger and token.lower_ in _DESCRIBES:
            return True
        if token.lower_ in {"attack", "attacks", "incident", "bombing", "raid"} and any(
            child.lower_ in _DESCRIBES for child in token.children
        ):
            return True
        if token.head == token:
            return any(child.lower_ in {"previously", "formerly", "earlier"} for child in token.children)
        token, steps = token.head, steps + 1
    return False


def is_definite(trigger: Token) -> bool:
    """Return whether the act is named as one that is known: "the murder", "this attack", "the judge's killing"."""
    return trigger.tag_.startswith("NN") and any(
        child.lower_ in _DEFINITE or (child.dep_ == "poss" and child.tag_ in {"NN", "NNS", "NNP", "NNPS", "PRP$"})
        for child in trigger.children
    )


def is_presupposed(trigger: Token) -> bool:
    """Return whether the sentence takes the act for granted and tells something else ("condemned the murder").

    So is an act, known or not, that somebody claims, or has a part in: "responsibility for an attack", "behind a raid".
    """
    if trigger.tag_.startswith("NN") and any(token.lower_ in _AUTHORSHIP for token in list(_governors(trigger))[1:3]):
        return True
    verb = next((token for token in _governors(trigger) if token.tag_.startswith("VB")), None)
    return is_definite(trigger) and (verb is None or verb.lower_ not in _HAPPEN | _DO | _BE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The folded answer, the rule that gave it, the word that it rests on, and who says so."""

    assertion: Assertion
    rule: str
    cue: Token | None
    attributed_to: str | None
    attribution: Token | None


def judge(trigger: Token) -> Judgement:
    """Return how the sentence tells of the act."""
    speaker, saying = _speaker(trigger)
    for assertion, rule, cue in _doubts(trigger):
        return Judgement(assertion=assertion, rule=rule, cue=cue, attributed_to=speaker, attribution=saying)
    return Judgement(assertion=Assertion.ASSERTED, rule="AST-1", cue=None, attributed_to=speaker, attribution=saying)


def _doubts(trigger: Token) -> Iterator[tuple[Assertion, str, Token]]:
    if is_definite(trigger) or is_presupposed(trigger):
        yield from _doubts_of_known(trigger)
        return
    for depth, token in enumerate(_governors(trigger)):
        yield from _doubts_of(token, trigger, depth)
    purpose = _purpose(trigger)
    if purpose is not None:
        yield Assertion.HYPOTHETICAL, "AST-8", purpose


def _doubts_of_known(trigger: Token) -> Iterator[tuple[Assertion, str, Token]]:
    """What is left of an act that the sentence takes for granted (rule AST-9): only words of whether it takes place."""
    path = list(_governors(trigger))
    yield from _doubts_of(trigger, trigger, 0)
    at = next((n for n, token in enumerate(path) if n and token.tag_.startswith("VB")), len(path) - 1)
    if path[at].lower_ in _HAPPEN and at:
        for depth in range(at, len(path)):
            yield from _doubts_of(path[depth], trigger, depth)
    done = path[at].lower_ in _DO
    for token in path[1:] if done else path[1 : at + 1]:
        if token.lower_ in _PROSPECTIVE:
            yield Assertion.FUTURE, "AST-7", token
    coming = next((child for child in path[at].children if child.dep_ == "aux" and child.lower_ in _COMING), None)
    if done and coming is not None:
        yield Assertion.FUTURE, "AST-5", coming


def _doubts_of(  # noqa: C901 - a table of cases
    token: Token, trigger: Token, depth: int
) -> Iterator[tuple[Assertion, str, Token]]:
    """What the governor, or what stands by it, leaves of the act."""
    lowered = token.lower_
    if depth and lowered in _DENY:
        yield Assertion.DENIED, "AST-2", token
    if depth and lowered == "without":
        yield Assertion.NEGATED, "AST-3", token
    for child in token.children:
        if (
            child.lower_ in _NEGATIONS
            and (depth == 0 or token.tag_.startswith("VB"))
            and _negates(child, token, trigger)
        ):
            yield Assertion.NEGATED, "AST-3", child
        if child.dep_ in {"aux", "auxpass"} and child.lower_ in _POSSIBLE and depth < 3:
            yield Assertion.HYPOTHETICAL, "AST-4", child
        if child.dep_ in {"aux", "auxpass"} and child.lower_ in _COMING and depth < 3:
            yield Assertion.FUTURE, "AST-5", child
        if child.dep_ == "mark" and child.lower_ in {"if", "unless", "whether"}:
            yield Assertion.HYPOTHETICAL, "AST-4", child
        if child.lower_ in {"reportedly", "allegedly", "purportedly", "alleged"} and depth < 2:
            yield Assertion.ALLEGED, "AST-6", child
    if depth and lowered in _ALLEGE and not _self_claim(token):
        yield Assertion.ALLEGED, "AST-6", token
    if depth and lowered in _PLAN:
        yield Assertion.FUTURE, "AST-7", token
    if depth and lowered in _UNREAL:
        yield Assertion.HYPOTHETICAL, "AST-8", token


def _governors(trigger: Token) -> Iterator[Token]:
    """The trigger and what governs it, outwards, up to a wall."""
    token = trigger
    yield token
    while token.head != token and token.dep_ not in _WALLS:
        if token.dep_ == "advcl" and any(
            child.lower_ in {"when", "after", "as", "while", "since"} for child in token.children
        ):
            return
        parent = token.head
        if token.dep_ == "conj" and token.tag_[:2] != parent.tag_[:2]:
            return
        if token.dep_ in {"nsubj", "nsubjpass"} and trigger.tag_.startswith("NN") and token == trigger:
            token = parent
            yield token
            continue
        token = parent
        yield token


def _negates(negation: Token, token: Token, trigger: Token) -> bool:
    """Return whether: "no" negates the noun that it stands by; "not" its verb, also for the act under it."""
    return token == trigger if negation.lower_ in {"no", "neither", "nor"} else True


def _self_claim(token: Token) -> bool:
    """Return whether a claim is one's own: "the Taliban claimed responsibility" says that it happened."""
    return any(child.lower_ in {"responsibility", "credit"} for child in token.subtree)


def _purpose(trigger: Token) -> Token | None:
    """Return the sign of a purpose: "to mount attacks", "to kill": what is meant to be done has not been done."""
    for token in [trigger, trigger.head]:
        if token.lower_ in _REACT:
            return None
        if token.tag_ == "VB" and token.dep_ in {"xcomp", "advcl", "acl", "ccomp", "pcomp", "relcl"}:
            to = next((child for child in token.children if child.tag_ == "TO"), None)
            if to is not None and token.head.lower_ not in {
                "used",
                "continued",
                "began",
                "went",
                "managed",
                "started",
                "forced",
            }:
                return to
    return None


def _speaker(trigger: Token) -> tuple[str | None, Token | None]:
    for token in _governors(trigger):
        if token.lower_ in _SAY | _ALLEGE | _DENY and token != trigger:
            subject = next((child for child in token.children if child.dep_ in {"nsubj", "pobj"}), None)
            if subject is not None:
                return _words(subject), token
        for child in token.children:
            if child.lower_ == "according" or (child.dep_ in {"ccomp", "parataxis"} and child.lower_ in _SAY):
                said = next((c for c in child.subtree if c.dep_ in {"pobj", "nsubj"}), None)
                if said is not None:
                    return _words(said), child
    return None, None


def _words(noun: Token) -> str:
    return noun.doc.text[noun.left_edge.idx : noun.idx + len(noun)]
