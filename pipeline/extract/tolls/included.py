"""Those whom "including" and "among them" name: part of the people before, not more of them (rule CAS-13)."""

from msgspec.structs import replace

from pipeline.extract.actors.people import people_noun
from pipeline.extract.text.tokens import Doc, Token
from pipeline.extract.tolls.counted import People, people_in
from schemas.vocabulary import Outcome

REACH = 9
"""Words after "including" in which the part is named, where the parse does not say."""


def with_included(doc: Doc, tolls: dict[Outcome, tuple[People, ...]]) -> dict[Outcome, tuple[People, ...]]:
    """Return the tolls with each part joined to the counted people before it; the part itself is counted no more."""
    for word in doc:
        part = _part(word)
        whole = _whole(tolls, word) if part else None
        if part and whole:
            tolls = {outcome: _joined(people, whole, part) for outcome, people in tolls.items()}
    return tolls


def _part(word: Token) -> tuple[People, ...]:
    if word.lower_ == "including" or (word.lower_ == "among" and _next(word) in {"them", "those"}):
        start = word.i + (2 if word.lower_ == "among" else 1)
        head = next((child for child in word.children if child.dep_ in {"pobj", "dobj"} and child.i > start - 1), None)
        found = people_in(head) if head is not None else ()
        near = (noun for noun in word.doc[start : start + REACH] if noun.tag_[:2] == "NN" and people_noun(noun.text))
        return found or next((people for noun in near if (people := people_in(noun))), ())
    return ()


def _next(word: Token) -> str:
    return word.nbor().lower_ if word.i + 1 < len(word.doc) else ""


def _whole(tolls: dict[Outcome, tuple[People, ...]], word: Token) -> People | None:
    before = [one for people in tolls.values() for one in people if one.count is not None and one.end <= word.idx]
    return max(before, key=lambda one: one.end, default=None)


def _joined(people: tuple[People, ...], whole: People, part: tuple[People, ...]) -> tuple[People, ...]:
    inside = {one.start for one in part}
    return tuple(
        replace(one, includes=(*one.includes, *part)) if one == whole else one
        for one in people
        if one == whole or one.start not in inside
    )
