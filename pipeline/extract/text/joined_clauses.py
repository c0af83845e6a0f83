"""Clauses that the parse joins to another word than that which they go on from (rules FRM-344 and FRM-345)."""

from pipeline.extract.contexts import contexts
from pipeline.extract.dates.names import is_time
from pipeline.extract.text.tokens import Token, hang

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_CLAUSES = frozenset({"advcl", "relcl"})
_TIMES = contexts()["spans"] | {
    "time",
    "times",
    "moment",
    "date",
    "era",
    "period",
    "1990s",
    "1980s",
    "hours",
    "minutes",
}
"""What a clause with "when" describes ("the day when police shot two")."""
_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_SAY = contexts()["say"] | contexts()["allege"]


def join_to_its_verb(verb: Token) -> None:
    """Hang what happened "when" people did a thing on that, and not on what they did it over ("were marching against a rise when police
    fired"); and make of several things that the same people did one after the other a list ("stopped a truck, forced the driver out and
    burned it").
    """
    if verb.tag_ != "VBD":
        return
    if verb.dep_ in _CLAUSES and any(child.lower_ == "when" for child in verb.children):
        over = next((word for word in verb.ancestors if _is_a_clauses(word)), verb)
        done = over.i < verb.i and over.lower_ not in _SAY and _is_under_way(over)
        if done and not (over is verb.head or is_time(verb.head) or verb.head.lower_ in _TIMES):
            hang(verb, over, "advcl")
    elif verb.dep_ == "dep" and verb.head.tag_ == "VBD" and _follows_a_comma(verb):
        verb.dep_ = "conj"


def _is_a_clauses(word: Token) -> bool:
    """Return whether it is a verb that tells something, and no aim ("to protest")."""
    auxiliaries = any(child.dep_ in {"aux", "auxpass"} and child.lower_ != "to" for child in word.children)
    return word.tag_ in _FINITE or (word.tag_ in {"VBG", "VBN"} and auxiliaries)


def _is_under_way(verb: Token) -> bool:
    """Return whether people were doing it, or did it, when the other thing happened."""
    return verb.tag_ == "VBD" or (verb.tag_ == "VBG" and any(c.lower_ in {"was", "were"} for c in verb.children))


def _follows_a_comma(verb: Token) -> bool:
    """Return whether a verb without a subject stands right behind a comma and a verb before that."""
    alone = not any(child.dep_ in _SUBJECTS | {"mark", "aux"} for child in verb.children)
    return alone and verb.head.i < verb.i and verb.nbor(-1).text == ","
