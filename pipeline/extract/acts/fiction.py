"""Acts that a film, a novel or a play tells of, and nobody did (rule FRM-21)."""

from pipeline.extract.contexts import contexts
from pipeline.extract.text.tokens import Token

_FICTION = contexts()["fiction"]
_DEPICTS = contexts()["depicts"]
_SHOWN = frozenset({"released", "posted", "published", "circulated", "obtained", "taken", "shot", "recorded"})
"""What is done with footage, which is called a film too."""
_UNFOLDS = frozenset({"compound", "nmod", "relcl"})
_PARTS = frozenset({"chapter", "page", "episode", "act", "scene"})
_AHEAD = 5
"""Words after "in the second season of the series" in which the series is named, whatever the parse makes of it."""


def is_in_fiction(trigger: Token) -> bool:
    """Return whether the act is told in a work's words ("in the film a gunman kills nine", "the novel tells of a bomb that …")."""
    if not _PARTS.isdisjoint(trigger.doc.said) and any(map(_is_on_a_page, (trigger, *trigger.ancestors))):
        return True
    if _FICTION.isdisjoint(trigger.doc.said):
        return False
    return any(_is_in_a_work(word) for word in (trigger, *trigger.ancestors))


def _is_in_a_work(word: Token) -> bool:
    for child in word.children:
        if child.dep_ == "nsubj" and word.lower_ in _DEPICTS and _is_a_work(child):
            return True
        if child.dep_ == "prep" and child.lower_ == "in" and any(_is_told_in(noun, word) for noun in child.children):
            return True
    return False


def _is_on_a_page(verb: Token) -> bool:
    """Return whether a page or a chapter tells it ("is abducted in chapter two", "counts the dead on page 12", ASM-105)."""
    parts = (noun for child in verb.children if child.lower_ in {"in", "on", "by"} for noun in child.children)
    return any(noun.lower_ in _PARTS and _is_numbered(noun) for noun in parts)


def _is_numbered(noun: Token) -> bool:
    after = noun.doc[noun.i + 1 : noun.i + 2]
    return any(word.tag_ == "CD" for word in after) and all(
        child.tag_ != "CD" or child.i > noun.i for child in noun.children
    )


def _is_told_in(noun: Token, clause: Token) -> bool:
    """Return whether something happens in it: in a work, or in a season or an episode of one ("the opera's last act, in which")."""
    if noun.lower_ == "which" and clause.dep_ == "relcl":
        whose = [child for child in clause.head.children if child.dep_ in {"poss", "compound"}]
        return clause.head.lower_ in _FICTION or any(child.lower_ in _FICTION for child in whose)
    if noun.lower_ in {"season", "episode", "scene", "chapter", "act"}:
        ahead = noun.doc[noun.i + 1 : noun.i + _AHEAD]
        return any(word.lower_ in _FICTION for word in ahead) and ahead[0].lower_ == "of"
    return noun.dep_ == "pobj" and _is_a_work(noun)


def _is_a_work(noun: Token) -> bool:
    """Return whether it is a work: no "series of attacks", "hostage drama" or "film released by the group"."""
    return noun.lower_ in _FICTION and not any(_makes_it_real(child) for child in noun.children)


def _makes_it_real(word: Token) -> bool:
    return word.lower_ == "of" or word.dep_ in _UNFOLDS or (word.dep_ == "acl" and word.lower_ in _SHOWN)
