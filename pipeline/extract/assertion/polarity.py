"""Acts that are denied, negated or foiled (rules AST-2, AST-3 and AST-10)."""

from collections.abc import Iterator

from pipeline.extract.assertion.doubts import MODALS, Doubt, called_untrue
from pipeline.extract.contexts import contexts
from pipeline.extract.text.governors import is_at_no_time, is_nobody, is_number_sign, tells_on, under
from pipeline.extract.text.tokens import Token
from schemas.vocabulary import Assertion

_DENY = contexts()["deny"]
_NEGATIONS = frozenset({"not", "n't", "never", "nowhere", "no", "neither", "nor"})
_PROOF = frozenset({"evidence", "sign", "signs", "indication", "indications", "proof", "truth"})
_FOIL = contexts()["foil"]


def polarity(token: Token, depth: int, trigger: Token) -> Iterator[Doubt]:
    """Yield how a word so far over the act, or one right under it, denies that it was done."""
    if depth:
        yield from _denied_by(token, trigger)
    if not any(child.lower_ in MODALS and child.dep_ == "aux" for child in token.children):
        for child in token.children:
            if _negates(child, token, depth, trigger):
                yield Doubt(Assertion.NEGATED, "AST-3", child)


def _denied_by(word: Token, trigger: Token) -> Iterator[Doubt]:
    """What a word over the act says: it is denied, was foiled, or something was done "without" it."""
    if word.lower_ in _DENY:
        yield Doubt(Assertion.DENIED, "AST-2", word)
    if word.lower_ == "without":
        yield Doubt(Assertion.NEGATED, "AST-3", word)
    if word.lower_ in _FOIL and word.tag_.startswith("VB") and not (tells_on(word, trigger) or _goes_on(word, trigger)):
        yield Doubt(Assertion.NEGATED, "AST-10", word)
    if (untrue := called_untrue(word)) is not None:
        yield Doubt(Assertion.DENIED, "AST-2", untrue)


def _goes_on(verb: Token, trigger: Token) -> bool:
    """Return whether the act is what the same people did besides ("had foiled a plot and arrested 21 men", rule ASM-226)."""
    return under(verb, trigger).dep_ == "conj" and under(verb, trigger).tag_.startswith("VB")


def _negates(word: Token, token: Token, depth: int, trigger: Token) -> bool:
    """Return whether the word under the token negates the act: "no" its own noun, or the proof of it; "not" its verb, also for
    the act under it; a verb only from before it.
    """
    if is_nobody(word) and depth == 0 and word.dep_ in {"nsubj", "nsubjpass", "dobj"}:
        return True
    if is_at_no_time(word):
        return word.i < trigger.i
    if word.lower_ not in _NEGATIONS or (word.i > trigger.i and trigger.tag_.startswith("VB")):
        return False
    if word.lower_ in {"no", "neither", "nor"}:
        return (depth == 0 or token.lower_ in _PROOF) and not is_number_sign(word)
    return depth == 0 or token.tag_.startswith("VB")
