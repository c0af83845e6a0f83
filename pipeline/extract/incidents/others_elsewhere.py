"""What befell others elsewhere was a deed like the one right before it (rule ASM-321)."""

from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.extract.contexts import contexts
from pipeline.extract.incidents.known_best import is_next, only_counts
from pipeline.extract.incidents.told import Incident, Told
from schemas.vocabulary import EVENT_TYPE_OF, Assertion, EventType

_OF_FORCE = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.VIOLENCE_AGAINST_CIVILIANS})
_OTHERS = frozenset({"others", "other", "more", "another"})
_BY_CHANCE = contexts()["disaster"]


def tells_their_deed(before: Sequence[Incident], one: Told) -> Told | None:
    """Return what tells a deed of force, and whom it befell, in the same sentence or the one before, where this only counts others at a
    place of their own ("a mine killed two soldiers in Sangin. Three others were wounded in Gereshk"); None where none does, or an
    accident befell them.
    """
    if not before or not only_counts(one):
        return None
    told = before[-1].told[-1]
    alike = is_next(told, one) and _is_news_of_force(told) and _is_as_fact(one)
    words = {word.lower_ for word in one.frame.region}
    others = told.number == one.number or not words.isdisjoint(_OTHERS)
    return told if alike and others and words.isdisjoint(_BY_CHANCE) else None


def of_their_kind(last: Incident, one: Told) -> Incident | None:
    """Return the incident with what the rest of its sentence tells of those whom such a deed befell elsewhere, where its own words only
    count people ("two were wounded in Sangin and three killed in Gereshk", rule ASM-352); None where they tell more, or the rest does not.
    """
    alone = len(last.told) == 1 and last.summary is None and last.told[0].number == one.number
    counted = alone and only_counts(last.told[0]) and _is_as_fact(last.told[0])
    return replace(last, summary=one) if counted and _is_news_of_force(one) else None


def _is_news_of_force(told: Told) -> bool:
    kinds = {EVENT_TYPE_OF[kind] for kind in told.frame.sub_event_types}
    counts = bool(kinds) and kinds <= _OF_FORCE and bool(told.frame.people)
    return counts and not told.is_only_named and _is_as_fact(told)


def _is_as_fact(told: Told) -> bool:
    return told.frame.judgement.assertion is Assertion.ASSERTED
