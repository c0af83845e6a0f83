"""Which reports tell of one event, now and with what was known before (rules EVT-1 to EVT-5 and EVT-7)."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from pipeline.ids import make_id
from pipeline.merge.belief import fold
from pipeline.merge.blocking import Blocks
from pipeline.merge.names import without_common_names
from pipeline.merge.recoding import find_successors
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
    recoded: bool = False
    """Whether a report of an article that was coded again took an older one's place."""


def merge(facts: Sequence[ReportFacts], known: Sequence[KnownEvent], *, now: datetime) -> tuple[EventVersion, ...]:
    """Return a version for each event that is new or that a report changes, in order of their ids.

    The order of ``facts`` does not matter. Reports that an event of ``known`` holds already change nothing, so a rerun
    returns nothing. ``now`` is the moment from which the versions are known.
    """
    clusters, blocks = [_known_cluster(event, number) for number, event in enumerate(known)], Blocks[_Cluster]()
    held = {report_id for cluster in clusters for report_id in cluster.members}
    given = {fact.report_id for fact in facts}
    new = _succeed(clusters, given, [fact for fact in facts if fact.report_id not in held])
    for cluster in clusters:
        for fact in cluster.facts:
            blocks.file(cluster.number, cluster, fact)
    told_before = [fact for cluster in clusters for fact in cluster.facts]
    holders = {report_id: cluster for cluster in clusters for report_id in cluster.members}
    for fact in sorted(without_common_names(new, told_before), key=_order):
        joined = _join_contested(fact, holders) or _join(fact, blocks.near(fact))
        if joined is None and fact.assertion in FOUNDS:
            joined = _found(fact, len(clusters))
            clusters.append(joined)
        if joined is not None:
            blocks.file(joined.number, joined, fact)
            holders[fact.report_id] = joined
    changed = (cluster for cluster in clusters if cluster.new or cluster.recoded)
    return tuple(sorted((_fold(cluster, now) for cluster in changed), key=lambda version: version.event_id))


def _fold(cluster: _Cluster, now: datetime) -> EventVersion:
    members = tuple(cluster.members.values())
    only_recoded = cluster.recoded and not cluster.new
    return fold(cluster.event_id, cluster.before, cluster.facts, members, now, recoded=only_recoded)


def _succeed(clusters: Sequence[_Cluster], given: Container[str], fresh: Sequence[ReportFacts]) -> list[ReportFacts]:
    """Let reports of articles that were coded again take the places of their older ones; return the other reports."""
    again = {article_id for fact in fresh for article_id in (fact.article_id, fact.supersedes)}
    old = [(c, fact) for c in clusters for fact in c.facts if fact.article_id in again and fact.report_id not in given]
    successors = find_successors((fact for _, fact in old), fresh)
    for cluster, fact in old:
        _replace(cluster, fact, successors.get(fact.report_id))
    placed = {fact.report_id for fact in successors.values()}
    return [fact for fact in fresh if fact.report_id not in placed]


def _replace(cluster: _Cluster, old: ReportFacts, successor: ReportFacts | None) -> None:
    """Put the successor in the old report's place; without one the old leaves, unless the event rests on it alone."""
    if successor is None and len(cluster.facts) == 1:
        return
    cluster.facts.remove(old)
    member = cluster.members.pop(old.report_id)
    cluster.recoded = True
    if successor is not None:
        cluster.facts.append(successor)
        cluster.members[successor.report_id] = replace(member, report_id=successor.report_id)


def _order(fact: ReportFacts) -> tuple[bool, bool, bool, date, str]:
    """What founds events, then what contests others, then what founds none; news first, then by age, then ids."""
    contests = fact.contests is not None
    return fact.assertion not in FOUNDS, contests, fact.background, fact.published_on or date.max, fact.report_id


def _known_cluster(event: KnownEvent, number: int) -> _Cluster:
    members = {member.report_id: member for member in event.version.members}
    facts, event_id = list(event.facts), event.version.event_id
    return _Cluster(number=number, event_id=event_id, before=event.version, facts=facts, members=members)


def _found(fact: ReportFacts, number: int) -> _Cluster:
    founder = Member(report_id=fact.report_id, score=1.0, reason="founded the event")
    event_id, members = make_id("evt", fact.report_id), {fact.report_id: founder}
    return _Cluster(number=number, event_id=event_id, before=None, facts=[fact], members=members, new=[fact])


def _join_contested(fact: ReportFacts, holders: Mapping[str, _Cluster]) -> _Cluster | None:
    """Add a report that contests another of its article to that one's event (rule EVT-7)."""
    cluster = holders.get(fact.contests or "")
    return None if cluster is None else _add(fact, cluster, 1.0, "contests a report of the same article")


def _join(fact: ReportFacts, clusters: Sequence[_Cluster]) -> _Cluster | None:
    """Add the report to the event that it is most like, if it is like enough, and return that; else None."""
    scored = [(*likeness, cluster) for cluster in clusters if (likeness := _likeness(fact, cluster)) is not None]
    best = min(scored, key=lambda s: (-s[0], s[2].event_id), default=None)
    if best is None or best[0] < ENOUGH:
        return None
    score, reason, cluster = best
    return _add(fact, cluster, score, reason)


def _add(fact: ReportFacts, cluster: _Cluster, score: float, reason: str) -> _Cluster:
    cluster.facts.append(fact)
    cluster.members[fact.report_id] = Member(report_id=fact.report_id, score=score, reason=reason)
    cluster.new.append(fact)
    return cluster


def _likeness(fact: ReportFacts, cluster: _Cluster) -> tuple[float, str] | None:
    """The best likeness to any of the event's reports; None where more than half of them bar it (EVT-4)."""
    compared = [compare(fact, other) for other in cluster.facts]
    evidence = [one for one in compared if one is not None]
    if not evidence or 2 * len(evidence) < len(compared):
        return None
    return max((sum_up(one) for one in evidence), key=lambda s: s[0])
