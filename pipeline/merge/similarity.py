"""How alike two reports are: evidence for and against, added up, each with its reason (rule EVT-3).

What one of them does not say counts neither way. A province apart, days apart or another kind of act are not evidence
but a bar: such reports never tell of one event (EVT-4, EVT-5). All of it comes from the two reports alone.
"""

from collections.abc import Iterable, Iterator

from pipeline.merge.bars import are_barred
from pipeline.merge.deed import (
    are_of_one_district,
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
_SAME_PLACE, _NAMESAKE = 0.3, 0.18
_SAME_DAY, _DAY_SAID, _OTHER_DAY = 0.25, 0.2, 0.05
_SAME_KIND, _REST = 0.15, 0.35
_LEAST = ENOUGH - 0.0005
"""What is rounded up to enough."""


def compare(one: Profile, other: Profile) -> Likeness | None:
    """Return how alike they are, or None where the two cannot tell of one event."""
    if one.fact.report_id == other.fact.report_id or are_barred(one, other):
        return None
    judges = _OF_DEED if one.signs.isdisjoint(other.signs) else (*_OF_DEED, *_OF_SIGNS)
    return Likeness(one, other, [evidence for judge in judges if (evidence := judge(one, other)) is not None])


def alike_to(one: Profile, others: Iterable[Profile]) -> Iterator[tuple[Profile, float]]:
    """Yield those of the others that the report is alike to, with their scores; most are seen not to be at a glance."""
    signs = one.signs
    for other in others:
        if not signs.isdisjoint(other.signs) or _may_add_up(one, other):
            likeness = compare(one, other)
            if likeness is not None and (score := likeness.score) >= ENOUGH:
                yield other, score


def _may_add_up(one: Profile, other: Profile) -> bool:
    """Return whether what may speak for two reports without a sign in common can be enough; never less than it is."""
    if one.district is not None and other.district is not None:
        if not are_of_one_district(one, other):
            return False
        total = _SAME_PLACE
    else:
        total = _SAME_PLACE if one.fact.where.geonames_id == other.fact.where.geonames_id else _NAMESAKE
    total += _most_for_days(one, other)
    if one.kind is other.kind:
        total += _SAME_KIND
    if one.killed is not None and (killed := weigh_killed(one, other)) is not None:
        total += killed.weight
    if total + _REST < _LEAST:
        return False
    rest = (judge(one, other) for judge in (weigh_scene, weigh_means, weigh_injured, weigh_actors))
    return total + sum([evidence.weight for evidence in rest if evidence is not None]) >= _LEAST


def _most_for_days(one: Profile, other: Profile) -> float:
    undated = one.start is None or other.start is None
    if undated or one.start == other.start or not (one.precise and other.precise):
        return _SAME_DAY
    return _DAY_SAID if one.fact.is_day_said or other.fact.is_day_said else _OTHER_DAY
