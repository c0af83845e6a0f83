"""How alike two reports are: evidence for and against, added up, each with its reason (rule EVT-3).

What one of them does not say counts neither way. A province apart, days apart or another kind of act are not evidence
but a bar: such reports never tell of one event (EVT-4, EVT-5). All of it comes from the two reports alone.
"""

from pipeline.merge.bars import are_barred
from pipeline.merge.deed import weigh_actors, weigh_date, weigh_injured, weigh_killed, weigh_kind, weigh_place
from pipeline.merge.evidence import Evidence, Likeness
from pipeline.merge.profile import Profile
from pipeline.merge.story import weigh_names, weigh_people, weigh_story, weigh_words

_JUDGES = (weigh_date, weigh_place, weigh_kind, weigh_actors, weigh_killed, weigh_injured, weigh_names)
_ALL_JUDGES = (*_JUDGES, weigh_people, weigh_words, weigh_story)
"""Also those who look for what only two reports with a sign in common can share."""


def compare(one: Profile, other: Profile) -> Likeness | None:
    """Return how alike they are, or None where the two cannot tell of one event."""
    if one.fact.report_id == other.fact.report_id or are_barred(one, other):
        return None
    return Likeness(one, other, _evidence(one, other, shares=not one.signs.isdisjoint(other.signs)))


def weigh(one: Profile, other: Profile) -> list[Evidence] | None:
    """Return the evidence, or None where it is seen at a glance that the two are not alike.

    Without a sign in common, what else can speak for them adds up to less than ENOUGH and the weight of two districts.
    """
    a, b = one.fact.where.admin2_name, other.fact.where.admin2_name
    shares = not one.signs.isdisjoint(other.signs)
    if (not shares and a is not None and b is not None and a != b) or are_barred(one, other):
        return None
    return _evidence(one, other, shares=shares)


def _evidence(one: Profile, other: Profile, *, shares: bool) -> list[Evidence]:
    judges = _ALL_JUDGES if shares else _JUDGES
    return [evidence for judge in judges if (evidence := judge(one, other)) is not None]
