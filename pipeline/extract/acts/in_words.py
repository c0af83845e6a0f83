"""Blows in words, and deeds that are only put on for a picture (rules FRM-100, FRM-101 and FRM-105)."""

from pipeline.extract.contexts import contexts
from pipeline.extract.dates.names import is_time
from pipeline.extract.text.relations import behind
from pipeline.extract.text.tokens import Token

_COMES = frozenset({"came", "come", "comes", "coming", "is", "was", "are", "were", "been"})
_UNDER = frozenset({"attack", "fire", "criticism"})
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_RALLIES = frozenset({"rally", "rallies"})
_TOLD = contexts()["addresses"]
_BLOWS = frozenset(
    {"attack", "fire", "assail", "shot", "shoot", "target", "fight", "fought", "strike", "struck", "broadside"}
)
_SPEAK = contexts()["speak"] | contexts()["say"] | _TOLD
_SAID_IN = contexts()["said_in"]
_MADE_FOR = contexts()["made_for"]


def is_in_words(token: Token) -> bool:
    """Return whether somebody is only criticised ("came under fire for letting the bill through", "attacked him in an interview"), or
    something is staged for a picture ("blew up a bus for a chase scene").
    """
    return _is_criticised(token) or _is_said(token) or _is_for_a_picture(token)


def is_where_somebody_spoke(token: Token) -> bool:
    """Return whether a rally is only where somebody spoke, which is no protest ("told a rally in Patna that …", FRM-101)."""
    if token.lower_ not in _RALLIES:
        return False
    if token.dep_ == "dobj":
        return token.head.lower_ in _TOLD
    if token.dep_ != "pobj" or token.head.lower_ not in {"at", "to", "in"}:
        return False
    over = [word for word in token.ancestors if word.tag_.startswith("VB") or word.lower_.startswith(tuple(_BLOWS))]
    return any(word.lower_ in _SPEAK or any(map(_is_a_blow, (word, *word.children))) for word in over[:2])


def _is_a_blow(word: Token) -> bool:
    return word.tag_.startswith("NN") and any(
        child.lower_ in contexts()["rhetoric"] for child in (*word.children, word.head)
    )


def _is_criticised(token: Token) -> bool:
    verb = token.head.head if token.lower_ in _UNDER and token.head.lower_ == "under" else token
    if verb.lower_ not in _COMES or not any(child.lower_ == "under" for child in verb.children):
        return False
    near = (*verb.children, *behind(verb, "under"))
    causes = (
        noun
        for over in near
        for word in (over, *over.children)
        if word.lower_ in {"for", "over"} and word.dep_ == "prep"
        for noun in word.children
    )
    return any(noun.dep_ == "pcomp" or (_is_whose(noun) and not is_time(noun)) for noun in causes)


def _is_whose(noun: Token) -> bool:
    return noun.dep_ == "pobj" and any(child.dep_ == "poss" for child in noun.children)


def _is_said(token: Token) -> bool:
    """Return whether a blow was struck in a speech or the like ("attacked her former husband in an interview")."""
    if not token.lower_.startswith(tuple(_BLOWS)) or any(child.lower_ in _KNOWN for child in token.children):
        return False
    over = token.head if token.dep_ == "dobj" else token
    phrases = (child for word in (token, over) for child in word.children if child.dep_ == "prep" and child.i > token.i)
    return any(
        noun.lower_ in _SAID_IN for phrase in phrases if phrase.lower_ in {"in", "during"} for noun in phrase.children
    )


def _is_for_a_picture(token: Token) -> bool:
    if not token.tag_.startswith("VB"):
        return _is_the_filming(token)
    return any(
        (child.lower_ == "for" and any(noun.lower_ in _MADE_FOR for noun in child.children))
        or (child.lower_ == "during" and any(map(_is_the_filming, child.children)))
        for child in token.children
    )


def _is_the_filming(noun: Token) -> bool:
    """Return whether it is the shooting of a film ("went off during the shooting of an army film")."""
    of = (word for child in noun.children if child.lower_ == "of" for word in child.children)
    return noun.lower_ in {"shooting", "filming", "shoot"} and any(word.lower_ in _MADE_FOR for word in of)
