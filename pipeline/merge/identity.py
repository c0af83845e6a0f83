"""Which reports tell of one event, now and with what was known before (rules EVT-1 to EVT-5)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from pipeline.ids import make_id
from pipeline.merge.belief import fold
from pipeline.merge.blocking import Blocks
from pipeline.merge.similarity import ENOUGH, compare, sum_up
from schemas.events import EventVersion, KnownEvent, Member, ReportFacts
from schemas.vocabulary import Assertion

FOUNDS = frozenset({Assertion.ASSERTED, Assertion.ALLEGED})
"""What somebody says has happened may found an event; a denial, a plan or a fear may only be linked to one."""


@dataclass(slots=True)
class _Cluster:
    """An event while its reports are gathered."""

    number: int
    event_id: str
    before: EventVersion | None
    facts: list[ReportFacts]
    members: dict[str, Member]
    new: list[ReportFacts] = field(default_factory=list)


def merge(facts: Sequence[ReportFacts], known: Sequence[KnownEvent], *, now: datetime) -> tuple[EventVersion, ...]:
    """Return a version for each event that is new or that a report changes, in order of their ids.

    The order of ``facts`` does not matter. Reports that an event of ``known`` holds already change nothing, so a rerun
    returns nothing. ``now`` is the moment from which the versions are known.
    """
    clusters, blocks = [_known_cluster(event, number) for number, event in enumerate(known)], Blocks[_Cluster]()
    for cluster in clusters:
        for fact in cluster.facts:
            blocks.file(cluster.number, cluster, fact)
    held = {report_id for cluster in clusters for report_id in cluster.members}
    for fact in sorted((fact for fact in facts if fact.report_id not in held), key=_order):
        joined = _join(fact, blocks.near(fact))
        if joined is None and fact.assertion in FOUNDS:
            joined = _found(fact, len(clusters))
            clusters.append(joined)
        if joined is not None:
            blocks.file(joined.number, joined, fact)
    changed = (cluster for cluster in clusters if cluster.new)
    versions = (fold(c.event_id, c.before, c.facts, tuple(c.members.values()), now) for c in changed)
    return tuple(sorted(versions, key=lambda version: version.event_id))


def _order(fact: ReportFacts) -> tuple[bool, bool, date, str]:
    """What founds events before what doesn't, news before history, older articles first; the id decides."""
    return fact.assertion not in FOUNDS, fact.background, fact.published_on or date.max, fact.report_id


def _known_cluster(event: KnownEvent, number: int) -> _Cluster:
    members = {member.report_id: member for member in event.version.members}
    facts, event_id = list(event.facts), event.version.event_id
    return _Cluster(number=number, event_id=event_id, before=event.version, facts=facts, members=members)


def _found(fact: ReportFacts, number: int) -> _Cluster:
    founder = Member(report_id=fact.report_id, score=1.0, reason="founded the event")
    event_id, members = make_id("evt", fact.report_id), {fact.report_id: founder}
    return _Cluster(number=number, event_id=event_id, before=None, facts=[fact], members=members, new=[fact])


def _join(fact: ReportFacts, clusters: Sequence[_Cluster]) -> _Cluster | None:
    """Add the report to the event that it is most like, if it is like enough, and return that; else None."""
    scored = [(*likeness, cluster) for cluster in clusters if (likeness := _likeness(fact, cluster)) is not None]
    best = min(scored, key=lambda s: (-s[0], s[2].event_id), default=None)
    if best is None or best[0] < ENOUGH:
        return None
    score, reason, cluster = best
    cluster.facts.append(fact)
    cluster.members[fact.report_id] = Member(report_id=fact.report_id, score=score, reason=reason)
    cluster.new.append(fact)
    return cluster


def _likeness(fact: ReportFacts, cluster: _Cluster) -> tuple[float, str] | None:
    """The best likeness to any of the event's reports; None where one of them bars it."""
    compared = [compare(fact, other) for other in cluster.facts]
    evidence = [one for one in compared if one is not None]
    if len(evidence) < len(compared) or not evidence:
        return None
    return max((sum_up(one) for one in evidence), key=lambda s: s[0])
