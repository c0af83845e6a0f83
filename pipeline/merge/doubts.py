"""Where people should look: what was nearly decided otherwise."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.merge.blocking import pairs
from pipeline.merge.evidence import ENOUGH
from pipeline.merge.profile import Profile, profile_of
from pipeline.merge.similarity import compare
from schemas.events import EventVersion, Judgement, ReportFacts
from schemas.vocabulary import Assertion, ChangeReason, Corroboration, JudgementKind, Outcome

NEARLY = 0.15
"""So near to being alike, or not, is doubtful."""
WIDE = 2
"""A toll whose bounds are so many times apart is doubtful."""

PAIRS = frozenset({JudgementKind.SAME, JudgementKind.DIFFERENT})
"""What is decided of two reports."""
_BY_PEOPLE = frozenset({ChangeReason.JUDGED, ChangeReason.RETRACTED})


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


def doubts_of(
    versions: Sequence[EventVersion], facts: Sequence[ReportFacts], judgements: Sequence[Judgement] = ()
) -> list[Doubt]:
    """Return what is doubtful about these events and their reports and nobody decided yet, the most doubtful first.

    Of an event nothing is asked that a person decided of since it last changed.
    """
    holders = {member.report_id: version for version in versions for member in version.members}
    asked = {_key(doubt): doubt for doubt in sorted(_pairs(holders, facts), key=_distance, reverse=True)}
    decided, seen = _decided_pairs(holders, judgements), _decided_events(holders, judgements)
    near = [doubt for key, doubt in asked.items() if key not in decided]
    disputed = [
        doubt for version in versions if version.event_id not in seen and (doubt := _disputed(version)) is not None
    ]
    return [*sorted(near, key=_distance), *disputed]


def _decided_pairs(holders: Mapping[str, EventVersion], judgements: Sequence[Judgement]) -> set[tuple[str, ...]]:
    """The pairs of reports that are one by decision, and of events that are two, as ``_key`` names them."""
    pairs = set()
    for judgement in judgements:
        reports = (judgement.report_id, str(judgement.other_report_id))
        if judgement.kind in PAIRS and all(report in holders for report in reports):
            events = {holders[report].event_id for report in reports}
            pairs.add(tuple(sorted(events if len(events) > 1 else reports)))
    return pairs


def _decided_events(holders: Mapping[str, EventVersion], judgements: Sequence[Judgement]) -> set[str]:
    """The events that a person decided of since they last changed, or by whose decision they did."""
    of_events = ((holders.get(one.report_id), one) for one in judgements if one.kind not in PAIRS)
    return {
        version.event_id
        for version, one in of_events
        if version and (version.change_reason in _BY_PEOPLE or one.decided_at >= version.known_from)
    }


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
