"""Bombs and strikes of which the text has told that they came from the air (rules ACT-306 and ACT-463)."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from msgspec.structs import replace

from pipeline.extract.acts.frame import Frame
from pipeline.extract.incidents.apart import ANY_DEED
from pipeline.extract.incidents.told import Told
from pipeline.extract.text.tokens import Token
from schemas.vocabulary import SubEventType

_S = SubEventType
BACK = 4
"""Sentences back in which the strike from the air is told of."""
_STRIKES = frozenset({"strike", "strikes"})
_BOMBS = frozenset({"bomb", "bombs"})
_FALL = frozenset({"struck", "hit", "fell", "landed", "slammed"})
_MEANS = frozenset({_S.REMOTE_EXPLOSIVE, _S.SHELLING})
_OF_OTHERS = frozenset({"compound", "amod", "nmod", "acl", "relcl"})
"""What says of a bomb whose it is, or how it came there ("a car bomb", "a bomb planted under a car")."""


def as_fallen(told: Sequence[Told]) -> list[Told]:
    """Return what sentences tell; a bare bomb that "struck a house", or by which one "was hit", up to four sentences after a strike from the air, is of that."""
    struck: int | None = None
    known = list[Told]()
    for one in told:
        near = struck is not None and one.number - struck <= BACK
        if near and _fell(one):
            known.append(replace(one, frame=_from_the_air(one.frame)))
        elif near and _is_by_the_strikes(one.frame):
            frame = replace(_from_the_air(one.frame, ANY_DEED), definite=True, names_known_act=True)
            known.append(replace(one, frame=frame))
        else:
            known.append(one)
        if _S.AIR_DRONE_STRIKE in known[-1].frame.sub_event_types and not one.frame.recalled:
            struck = one.number
    return known


def _is_by_the_strikes(frame: Frame) -> bool:
    """Return whether it is what "the strikes" hit or did, or befell somebody "in the strikes" ("the strikes targeted a barracks")."""
    if not set(frame.sub_event_types) <= ANY_DEED or not frame.sub_event_types:
        return False
    named = [word for word in frame.region if word.lower_ in _STRIKES and word.dep_ in {"nsubj", "pobj"}]
    by = (word for word in named if word.dep_ == "nsubj" or word.head.lower_ in {"in", "by"})
    verbs = {hit.clause for hit in frame.hits}
    of_it = (word for word in by if verbs & {word.head, word.head.head})
    return any(child.lower_ in {"the", "these"} for word in of_it for child in word.children)


def _fell(one: Told) -> bool:
    """Return whether all that it tells is what a bomb without another word struck."""
    first = one.frame.hits[0].token
    bare = first.lower_ in _BOMBS and not any(child.dep_ in _OF_OTHERS for child in first.children)
    return set(one.frame.sub_event_types) <= {*_MEANS, _S.ATTACK} and bare and _struck(first)


def _struck(bomb: Token) -> bool:
    """Return whether the bomb "struck a house", or a house "was hit by" it."""
    by = bomb.head
    hit_by = bomb.dep_ == "pobj" and by.lower_ == "by" and by.head.lower_ in _FALL
    return hit_by or (bomb.dep_ == "nsubj" and by.lower_ in _FALL)


def _from_the_air(frame: Frame, deeds: AbstractSet[SubEventType] = _MEANS) -> Frame:
    """Return it as a strike from the air, where its words tell of any of the deeds."""
    strike = {"sub_event_type": _S.AIR_DRONE_STRIKE, "weapon": None}
    hits = (
        replace(hit, trigger=replace(hit.trigger, **strike)) if hit.trigger.sub_event_type in deeds else hit
        for hit in frame.hits
    )
    kinds = (_S.AIR_DRONE_STRIKE, *(kind for kind in frame.sub_event_types if kind not in deeds))
    return replace(frame, hits=tuple(hits), sub_event_types=kinds, weapons=())
