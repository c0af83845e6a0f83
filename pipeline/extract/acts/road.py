"""People who are killed or hurt on the road (rule FRM-20)."""

from collections.abc import Iterator

from pipeline.extract.contexts import contexts
from pipeline.extract.text.tokens import Token

_VEHICLES = contexts()["on_the_road"]
_COLLIDE = contexts()["collide"]
_MEANT = contexts()["on_purpose"] | (contexts()["armed"] - {"army", "soldiers", "troops"})
_UNINTENDED = contexts()["unintended"]
"""Verbs that leave open whether it was meant, unlike "murdered"."""
_STEPS = frozenset({"advcl", "conj", "acl", "pcomp", "xcomp", "ccomp"})


def is_on_the_road(verb: Token) -> bool:
    """Return whether a vehicle or who drives one did it and nothing says that it was meant ("killed by a motorist", "a drunk driver
    ploughed into a crowd, killing two", "died when a truck ran over them").
    """
    if verb.lower_ not in _UNINTENDED or not _MEANT.isdisjoint(verb.doc.said):
        return False
    if any(doer.lower_ in _VEHICLES for doer in _doers(verb)):
        return True
    return any(doer.lower_ in _VEHICLES for clause in _collisions(verb) for doer in _doers(clause))


def _collisions(verb: Token) -> Iterator[Token]:
    """The clauses about a collision that the verb's stands under, or over."""
    over = verb
    while over.dep_ in _STEPS and over.head != over:
        over = over.head
        if over.lower_ in _COLLIDE:
            yield over
    for child in verb.children:
        inside = child.children if child.dep_ == "prep" else [child]
        yield from (clause for clause in inside if clause.dep_ in _STEPS and clause.lower_ in _COLLIDE)


def _doers(verb: Token) -> Iterator[Token]:
    """Who or what does it: the subject of an active verb, "by" whom, or the noun that its clause describes."""
    for child in verb.children:
        if child.dep_ == "nsubj":
            yield verb.head if child.tag_ in {"WP", "WDT"} else child
        elif child.dep_ == "agent":
            yield from (noun for noun in child.children if noun.dep_ == "pobj")
    if verb.dep_ == "acl" and not any(child.dep_ == "agent" for child in verb.children):
        yield verb.head
