"""Where people should look: what was nearly decided otherwise."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.merge.blocking import pairs
from pipeline.merge.evidence import ENOUGH
from pipeline.merge.profile import Profile, profile_of
from pipeline.merge.similarity import compare
from schemas.events import EventVersion, ReportFacts
from schemas.vocabulary import Assertion, Corroboration, Outcome

NEARLY = 0.15
"""So near to being alike, or not, is doubtful."""
WIDE = 2
"""A toll whose bounds are so many times apart is doubtful."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A question for a person."""

    event: EventVersion
    other: EventVersion | None
    """The other event of a pair; None where one event is asked about."""
    report_id: str
    other_report_id: str | None
    score: float | None
    why: str


def doubts_of(versions: Sequence[EventVersion], facts: Sequence[ReportFacts]) -> list[Doubt]:
    """Return what is doubtful about these events and their reports, the most doubtful first."""
    holders = {member.report_id: version for version in versions for member in version.members}
    near = {_key(doubt): doubt for doubt in sorted(_pairs(holders, facts), key=_distance, reverse=True)}
    disputed = [doubt for version in versions if (doubt := _disputed(version)) is not None]
    return [*sorted(near.values(), key=_distance), *disputed]


def _pairs(holders: dict[str, EventVersion], facts: Sequence[ReportFacts]) -> Iterator[Doubt]:
    held = sorted((fact for fact in facts if fact.report_id in holders), key=lambda fact: fact.order)
    profiles = [profile_of(fact) for fact in held]
    for one, other in pairs(profiles):
        doubt = _pair(holders, profiles[one], profiles[other])
        if doubt is not None:
            yield doubt


def _pair(holders: dict[str, EventVersion], one: Profile, other: Profile) -> Doubt | None:
    """Two events that are nearly one, or a report that is only just in its event."""
    likeness = compare(one, other)
    if likeness is None or abs(likeness.score - ENOUGH) > NEARLY:
        return None
    event, beside = holders[one.fact.report_id], holders[other.fact.report_id]
    apart = event.event_id != beside.event_id
    loosely = min(m.score for m in event.members if m.report_id in {one.fact.report_id, other.fact.report_id})
    if not apart and (not likeness.links or loosely > likeness.score):
        return None
    return Doubt(
        event=event,
        other=beside if apart else None,
        report_id=one.fact.report_id,
        other_report_id=other.fact.report_id,
        score=likeness.score,
        why=likeness.reason,
    )


def _key(doubt: Doubt) -> tuple[str, ...]:
    ids = (doubt.event.event_id, doubt.other.event_id) if doubt.other else (doubt.report_id, str(doubt.other_report_id))
    return tuple(sorted(ids))


def _distance(doubt: Doubt) -> float:
    return abs((doubt.score or 0.0) - ENOUGH)


def _disputed(version: EventVersion) -> Doubt | None:
    killed = version.tolls.get(Outcome.KILLED)
    wide = killed is not None and killed.high is not None and killed.high > WIDE * max(1, killed.low)
    reasons = (
        (version.corroboration is Corroboration.CONTESTED, "contested"),
        (wide, "its sources' numbers of killed are far apart"),
        (version.assertion is Assertion.ALLEGED and version.n_sources == 1, "alleged by one voice alone"),
    )
    why = [reason for is_so, reason in reasons if is_so]
    first = version.members[0].report_id
    if not why:
        return None
    return Doubt(event=version, other=None, report_id=first, other_report_id=None, score=None, why="; ".join(why))
