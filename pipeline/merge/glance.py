"""Which of many pairs may be alike, seen from a few numbers of each report, for all of them in one go (rule EVT-3).

For two reports without a sign in common what is seen is never less than what weighing them finds: sets are seen by the
bits that their members fall on, so that two without a bit in common have nothing in common, and places roughly.
"""

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import chain
from operator import add
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.merge import weights
from pipeline.merge.deed import CLOSE, GROWING, NEWS_DAYS
from pipeline.merge.evidence import ENOUGH
from pipeline.merge.numbers import UNKNOWN, Of
from pipeline.merge.profile import Profile
from pipeline.merge.story import FEW_NAMES, OTHER_NAMES

Group = tuple[Profile, Sequence[Profile]]
"""A report, and those that it is held against."""
Numbers = NDArray[np.int64]
"""A row of each of the numbers."""
Weights = NDArray[np.floating[Any]]

_LEAST = ENOUGH - 0.001
"""What is rounded up to enough, and what adding in another order may take from it."""
_AT_ONCE = 2048
"""So many pairs are seen at once, that what is between stays in the processor's own memory."""
_SAME_NUMBER = np.array([evidence.weight for evidence in weights.SAME_NUMBER])


def glance(groups: Sequence[Group]) -> list[bool]:
    """Return for each of the others of each group, in order, whether it may be alike, if the two share no sign."""
    held_against = list(chain.from_iterable(others for _, others in groups))
    there = {id(other): other for other in held_against}
    position = dict(zip(there, range(len(there)), strict=True))
    ones = np.repeat(np.arange(len(groups)), [len(others) for _, others in groups])
    others = np.array(list(map(position.__getitem__, map(id, held_against))), dtype=np.intp)
    table, held = _table(one for one, _ in groups), _table(there.values())
    seen = list[bool]()
    for first in range(0, len(others), _AT_ONCE):
        some = slice(first, first + _AT_ONCE)
        seen += (_most(table[:, ones[some]], held[:, others[some]]) >= _LEAST).tolist()
    return seen


def _table(profiles: Iterable[Profile]) -> Numbers:
    """Return a row of each of the numbers, and in it one of each report."""
    rows = b"".join([profile.numbers for profile in profiles])
    return np.frombuffer(rows, dtype="<i8").reshape(-1, len(Of)).T.copy()


def _most(one: Numbers, other: Numbers) -> Weights:
    """Return the most that may speak for each two reports without a sign in common."""
    parts = (_place, _days, _kind, _killed, _injured, _scene, _means, _actors, _names)
    return reduce(add, (part(one, other) for part in parts))


def _place(one: Numbers, other: Numbers) -> Weights:
    named = (one[Of.DISTRICT] != UNKNOWN) & (other[Of.DISTRICT] != UNKNOWN)
    of_one = (
        (one[Of.DISTRICT] == other[Of.DISTRICT])
        | (one[Of.DISTRICT_NAME] == other[Of.PLACE_NAME])
        | (other[Of.DISTRICT_NAME] == one[Of.PLACE_NAME])
    )
    districts = np.where(of_one, weights.SAME_DISTRICT.weight, weights.OTHER_DISTRICTS.weight)
    elsewhere = np.where(named, districts, weights.NAMESAKE.weight)
    return np.where(one[Of.PLACE] == other[Of.PLACE], weights.SAME_PLACE.weight, elsewhere)


def _days(one: Numbers, other: Numbers) -> Weights:
    is_said = (one[Of.IS_SAID] | other[Of.IS_SAID]).astype(bool)
    beside = np.where(is_said, weights.DAY_BEFORE_SAID.weight, weights.A_DAY_APART.weight)
    days = np.where(one[Of.START] == other[Of.START], weights.SAME_DAY.weight, beside)
    precise = (one[Of.IS_PRECISE] & other[Of.IS_PRECISE]).astype(bool)
    dated = (one[Of.START] != UNKNOWN) & (other[Of.START] != UNKNOWN)
    told = np.where(precise, days, weights.DATES_OVERLAP.weight)
    return np.where(dated, told, _undated(one, other))


def _undated(one: Numbers, other: Numbers) -> Weights:
    are_news = (one[Of.NEWS] != UNKNOWN) & (other[Of.NEWS] != UNKNOWN)
    near = are_news & (np.abs(one[Of.NEWS] - other[Of.NEWS]) <= NEWS_DAYS)
    of_year = (one[Of.DAY_OF_YEAR] != UNKNOWN) & (one[Of.DAY_OF_YEAR] == other[Of.DAY_OF_YEAR])
    return np.where(of_year, weights.SAME_DAY_OF_YEAR.weight, np.where(near, weights.NEWS_OF_SAME_DAYS.weight, 0.0))


def _kind(one: Numbers, other: Numbers) -> Weights:
    are_unrest = (one[Of.IS_UNREST] & other[Of.IS_UNREST]).astype(bool)
    agree = (one[Of.TYPE] == other[Of.TYPE]) | are_unrest | _are_rivals(one, other)
    other_kinds = np.where(agree, 0.0, weights.OTHER_KINDS.weight)
    same = max(evidence.weight for evidence in weights.SAME_KIND.values())
    return np.where(one[Of.KIND] == other[Of.KIND], same, other_kinds)


def _killed(one: Numbers, other: Numbers) -> Weights:
    a, b = one[Of.KILLED], other[Of.KILLED]
    apart, fewer = np.abs(a - b), np.minimum(a, b)
    overlap = (one[Of.MOST_KILLED] >= b) & (other[Of.MOST_KILLED] >= a)
    may_grow = (apart <= GROWING) | (apart <= fewer) | overlap | _are_rivals(one, other)
    unlike = np.where(may_grow, 0.0, weights.FAR_NUMBERS.weight)
    near = (apart <= CLOSE) | (apart <= fewer // 3)
    told = np.where(near, weights.NEAR_NUMBERS.weight, unlike)
    same = _SAME_NUMBER[np.clip(a, 0, len(_SAME_NUMBER) - 1)]
    return np.where(fewer == UNKNOWN, 0.0, np.where(a == b, same, told))


def _injured(one: Numbers, other: Numbers) -> Weights:
    same = (one[Of.INJURED] != UNKNOWN) & (one[Of.INJURED] == other[Of.INJURED])
    return np.where(same, weights.SAME_INJURED.weight, 0.0)


def _scene(one: Numbers, other: Numbers) -> Weights:
    told = (one[Of.STRUCK] != 0) & (other[Of.STRUCK] != 0)
    scenes = np.where(one[Of.STRUCK] & other[Of.STRUCK], weights.SAME_SCENE.weight, weights.OTHER_SCENES.weight)
    calling = np.where(one[Of.CALLINGS] & other[Of.CALLINGS], weights.SAME_CALLING.weight, 0.0)
    return np.where(told, scenes, calling)


def _means(one: Numbers, other: Numbers) -> Weights:
    unlike = (one[Of.MEANS] != 0) & (other[Of.MEANS] != 0) & ((one[Of.MEANS] & other[Of.MEANS]) == 0)
    return np.where(unlike, weights.OTHER_MEANS.weight, 0.0)


def _actors(one: Numbers, other: Numbers) -> Weights:
    told = (one[Of.ACTORS] != 0) & (other[Of.ACTORS] != 0)
    same = (one[Of.ACTORS] & other[Of.LINES]) | (other[Of.ACTORS] & one[Of.LINES])
    denied = (one[Of.IS_DENIED] | other[Of.IS_DENIED]).astype(bool)
    silent = denied | ((one[Of.ROLES] & other[Of.ROLES]) == 0)
    unlike = np.where(silent, 0.0, weights.OTHER_ACTORS.weight)
    return np.where(told, np.where(same, weights.SAME_ACTORS.weight, unlike), 0.0)


def _names(one: Numbers, other: Numbers) -> Weights:
    many = (one[Of.NAMES] >= FEW_NAMES) & (other[Of.NAMES] >= FEW_NAMES)
    return np.where(many, OTHER_NAMES.weight, 0.0)


def _are_rivals(one: Numbers, other: Numbers) -> NDArray[np.bool_]:
    rivals: NDArray[np.bool_] = one[Of.ASSERTION] != other[Of.ASSERTION]
    return rivals
