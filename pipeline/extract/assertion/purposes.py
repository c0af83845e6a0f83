"""Acts that are only meant, called for, imagined or asked about (rules AST-4, AST-8 and ASM-104)."""

from collections.abc import Iterator

from pipeline.extract.assertion.doubts import MODALS, Doubt
from pipeline.extract.contexts import contexts
from pipeline.extract.text.governors import governors, is_how_they_protest, is_tried
from pipeline.extract.text.tokens import Token
from schemas.vocabulary import Assertion

_SAY = contexts()["say"]
_DONE_TO = frozenset(
    {"used", "continued", "continue", "continues", "began", "went", "managed", "started", "forced", "forcing"}
)
"""Verbs whose "to" tells of what was done ("managed to kill two")."""
_TELLS = frozenset({"report", "announce", "inform", "learn", "confirm", "say", "hear", "record"})
_FEELS = frozenset(
    {
        "regret",
        "regrets",
        "regretted",
        "sad",
        "saddened",
        "sorry",
        "shocked",
        "pained",
        "grieved",
        "appalled",
        "horrified",
    }
)
_BREAKS_UP = frozenset({"disperse", "break", "scatter", "quell", "suppress"})
_INTERVENES = contexts()["intervenes"]
_REACT = contexts()["react"]
_CONTAINS = frozenset({"include", "included", "involve", "involved", "entail", "entailed", "comprise", "comprised"})
_INCITES = contexts()["incites"]
_ASKS = contexts()["asks"]
_UNDER = frozenset({"xcomp", "advcl", "acl", "ccomp", "pcomp", "relcl"})


def purposes(trigger: Token) -> Iterator[Doubt]:
    """Yield that it was only meant to be done, or is asked about."""
    if (to := _purpose(trigger)) is not None:
        yield Doubt(Assertion.HYPOTHETICAL, "AST-8", to)
    if (asks := _question(trigger)) is not None:
        yield Doubt(Assertion.HYPOTHETICAL, "ASM-104", asks)


def imagined(verb: Token) -> Iterator[Doubt]:
    """Yield that a deed is only part of what is imagined ("the plan would have included the kidnapping", ACT-93)."""
    for child in verb.children if verb.lower_ in _CONTAINS else ():
        if child.dep_ == "aux" and child.lower_ in MODALS:
            yield Doubt(Assertion.HYPOTHETICAL, "AST-4", child)


def incited(noun: Token) -> Iterator[Doubt]:
    """Yield that a deed is only called for ("called for the killing of", "incited the murder of")."""
    over = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "for" else noun.head
    called = noun.dep_ == "pobj" or (noun.dep_ == "dobj" and over.lower_.startswith(("incit", "advocat")))
    if called and over.lower_ in _INCITES:
        yield Doubt(Assertion.HYPOTHETICAL, "AST-8", over)


def _purpose(trigger: Token) -> Token | None:
    """Return the "to" of a purpose: "to mount attacks", "to kill": what is meant to be done has not been done.

    "Reported to have attacked" is no purpose: what one is said "to have" done is past.
    """
    alone = _is_set_in_time(trigger) or (trigger.dep_ == "conj" and trigger.tag_ == "VBD")
    for token in [trigger] if alone else [trigger, trigger.head]:
        if token.lower_ in _REACT:
            return None
        if token.tag_ == "VB" and token.dep_ in _UNDER:
            if _is_to_have(token) or (token is not trigger and _is_with_regret(token)):
                return None
            to = next((child for child in token.children if child.tag_ == "TO"), None)
            done = token.head.lower_ in _DONE_TO or is_tried(token) or _breaks_up(token) or is_how_they_protest(token)
            if to is not None and not done:
                return to
    return None


def _is_to_have(verb: Token) -> bool:
    """Return whether it is what somebody is said "to have" done, also by a parse that makes "have" no auxiliary ("were reported to have
    injuries").
    """
    said = verb.lower_ == "have" and verb.head.lower_ in _SAY
    return said or any(child.lower_ == "have" and child.dep_ == "aux" for child in verb.children)


def _is_with_regret(verb: Token) -> bool:
    """Return whether somebody regrets "to report" it, or is shocked "to learn" it, which was done (ASM-208)."""
    return verb.lower_ in _TELLS and verb.head.lower_ in _FEELS


def _breaks_up(verb: Token) -> bool:
    """Return whether it says what force that was used was for ("fired in the air to break up a crowd", AST-31)."""
    return verb.lower_ in _BREAKS_UP and verb.head.tag_ in {"VBD", "VBZ"} and verb.head.lower_ in _INTERVENES


def _is_set_in_time(verb: Token) -> bool:
    """Return whether it is when something else is to be done ("told to stay at home after gunmen killed two", "forced to lie down before police
    arrested two"), and was done itself.
    """
    marks = {"after", "since", "as", "when"} | ({"before", "until"} if verb.tag_ == "VBD" else set())
    return verb.dep_ == "advcl" and any(child.lower_ in marks for child in verb.children)


def _question(trigger: Token) -> Token | None:
    """Return the word with which a sentence asks whether, or about whom, it was done ("Which archduke was shot, and by whom?", ASM-104)."""
    if trigger.doc[-1].text != "?":
        return None
    first = next((word for word in trigger.doc if word.tag_ not in {"CD", ".", "``", "''", "LS", ":"}), trigger)
    return first if first.lower_ in _ASKS and list(governors(trigger))[-1].dep_ == "ROOT" else None
