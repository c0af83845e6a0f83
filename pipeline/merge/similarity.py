"""How alike two reports are: evidence for and against, added up, each with its reason (rule EVT-3).

What one of them does not say counts neither way. A province apart, days apart or another kind of act are not evidence
but a bar: such reports never tell of one event (EVT-4, EVT-5). All of it comes from the two reports alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, islice

from pipeline.merge.bars import are_barred
from pipeline.merge.deed import (
    weigh_actors,
    weigh_date,
    weigh_injured,
    weigh_killed,
    weigh_kind,
    weigh_means,
    weigh_place,
    weigh_scene,
)
from pipeline.merge.evidence import ENOUGH, Likeness
from pipeline.merge.glance import Group, glance
from pipeline.merge.profile import Profile
from pipeline.merge.story import weigh_names, weigh_people, weigh_story, weigh_words

_OF_DEED = (
    weigh_date,
    weigh_place,
    weigh_kind,
    weigh_scene,
    weigh_means,
    weigh_actors,
    weigh_killed,
    weigh_injured,
    weigh_names,
)
_OF_SIGNS = (weigh_people, weigh_words, weigh_story)
"""Those who look for what only two reports with a sign in common can share."""
_TOGETHER, _FEW = 4000, 24
"""So many reports are looked at in one go, each with all others; of fewer pairs, to weigh all costs less."""


def compare(one: Profile, other: Profile) -> Likeness | None:
    """Return how alike they are, or None where the two cannot tell of one event."""
    if one.fact.report_id == other.fact.report_id or are_barred(one, other):
        return None
    judges = _OF_DEED if one.signs.isdisjoint(other.signs) else (*_OF_DEED, *_OF_SIGNS)
    return Likeness(one, other, [evidence for judge in judges if (evidence := judge(one, other)) is not None])


def alike_among(groups: Iterable[Group]) -> Iterator[tuple[Profile, Profile, float]]:
    """Yield those that are alike, with their scores; most are seen not to be at a glance."""
    remaining = iter(groups)
    while some := list(islice(remaining, _TOGETHER)):
        for one, other in _worth_weighing(some):
            likeness = compare(one, other)
            if likeness is not None and (score := likeness.score) >= ENOUGH:
                yield one, other, score


def _worth_weighing(groups: Sequence[Group]) -> Iterator[tuple[Profile, Profile]]:
    if sum(len(others) for _, others in groups) < _FEW:
        yield from ((one, other) for one, others in groups for other in others)
        return
    seen, signs = iter(glance(groups)), _signs_of_others(groups)
    for one, others in groups:
        if shared := signs & one.signs:
            near = zip(others, seen, strict=False)
            yield from ((one, other) for other, alike in near if alike or not shared.isdisjoint(other.signs))
        else:
            yield from ((one, other) for other in compress(others, seen))


def _signs_of_others(groups: Sequence[Group]) -> frozenset[str | int]:
    """Return the signs of all that the reports are held against: of most reports few are among them, or none."""
    there = {id(other): other for _, others in groups for other in others}
    return frozenset().union(*[other.signs for other in there.values()])
