"""Bombs of which the text has told that aircraft dropped them (rule ACT-306)."""

from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.extract.acts.frame import Frame
from pipeline.extract.incidents.told import Told
from pipeline.extract.text.tokens import Token
from schemas.vocabulary import SubEventType

_S = SubEventType
BACK = 4
"""Sentences back in which the strike from the air is told of."""
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
        if struck is not None and one.number - struck <= BACK and _fell(one):
            known.append(replace(one, frame=_from_the_air(one.frame)))
        else:
            known.append(one)
        if _S.AIR_DRONE_STRIKE in known[-1].frame.sub_event_types and not one.frame.recalled:
            struck = one.number
    return known


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


def _from_the_air(frame: Frame) -> Frame:
    strike = {"sub_event_type": _S.AIR_DRONE_STRIKE, "weapon": None}
    hits = (
        replace(hit, trigger=replace(hit.trigger, **strike)) if hit.trigger.sub_event_type in _MEANS else hit
        for hit in frame.hits
    )
    kinds = (_S.AIR_DRONE_STRIKE, *(kind for kind in frame.sub_event_types if kind not in _MEANS))
    return replace(frame, hits=tuple(hits), sub_event_types=kinds, weapons=())
