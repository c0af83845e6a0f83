"""Which reports tell of one event, now and with what was known before (rules EVT-1 to EVT-10).

The events are a function of the set of reports: whatever the order in which articles came, in one run or many, the same
reports end in the same events. Only the neighbourhoods that a run touches are clustered again.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from pipeline.merge.belief import Grounds, fold
from pipeline.merge.changes import Happened, cause_of, explain, same_belief
from pipeline.merge.clustering import FOUNDS, Judged, Tie, alike, cluster, connected, ties_of
from pipeline.merge.judging import judged_pairs, of_events
from pipeline.merge.naming import Group, Named, name_groups, trace
from pipeline.merge.profile import Profile, profile_of
from pipeline.merge.recoding import Replaced, replace_reports
from schemas.events import (
    NOTHING_KNOWN,
    EventVersion,
    Judgement,
    Known,
    Lineage,
    Member,
    Merged,
    ReportFacts,
)

FOUNDED = "founded the event"


@dataclass(frozen=True, slots=True)
class _Clusters:
    """The reports that a run touches, in canonical order, their events, and what ties them most."""

    profiles: Sequence[Profile]
    groups: Sequence[Sequence[int]]
    surest: Mapping[int, tuple[float, str]]


def merge(
    facts: Sequence[ReportFacts],
    known: Known = NOTHING_KNOWN,
    *,
    now: datetime,
    articles: Collection[str] | None = None,
) -> Merged:
    """Return a version for each event that is new or changes, and which events merged and split.

    The order of ``facts`` does not matter. Reports that are known already change nothing, so a rerun returns nothing.
    ``articles`` are those that were coded, of which some may tell of nothing any more; those of the facts unless given.
    ``now`` is the moment from which the versions are known.
    """
    coded = {fact.article_id for fact in facts} if articles is None else articles
    replaced = replace_reports(facts, known.facts, coded)
    before = _held_before(known.versions, replaced)
    judged = judged_pairs(known.judgements, replaced.successors)
    clusters = _cluster(replaced, before, judged, known)
    named = _name(clusters, before, known)
    versions = {version.event_id: version for version in known.versions}
    facts_of = {one.event_id: one.group.facts for one in named}
    return _Changes(known.judgements, versions, replaced, clusters, named, facts_of, now).make()


def canonical(fact: ReportFacts) -> tuple[bool, bool, bool, date, tuple[str, int]]:
    """What founds events, then what contests others, then what founds none; news first, then by age, then the order."""
    contests = fact.contests is not None
    return fact.assertion not in FOUNDS, contests, fact.background, fact.published_on or date.max, fact.order


def _held_before(versions: Iterable[EventVersion], replaced: Replaced) -> dict[str, str]:
    """Return the event that held each report; a report that stands for an older one was where that was."""
    held = {member.report_id: version.event_id for version in versions for member in version.members}
    heirs = {new.report_id: held[old] for old, new in replaced.successors.items() if old in held}
    return held | heirs


def _cluster(replaced: Replaced, before: Mapping[str, str], judged: Judged, known: Known) -> _Clusters:
    profiles = [profile_of(fact) for fact in sorted(replaced.current, key=canonical)]
    ties = ties_of(profiles, alike(profiles) if known.ties is None else known.ties, judged)
    touched = _touched(profiles, ties, before, replaced, known)
    numbers = {old: new for new, old in enumerate(touched)}
    kept = [profiles[n] for n in touched]
    inside = [
        Tie(t.score, numbers[t.one], numbers[t.other], t.reason)
        for t in ties
        if t.one in numbers and t.other in numbers
    ]
    groups = cluster(kept, inside, judged)
    return _Clusters(kept, groups, _surest(inside, groups))


def _touched(
    profiles: Sequence[Profile], ties: Sequence[Tie], before: Mapping[str, str], replaced: Replaced, known: Known
) -> list[int]:
    """The positions of the reports that something new, gone or judged is connected to, by ties or as one event."""
    by_event = defaultdict[str, list[int]](list)
    for n, profile in enumerate(profiles):
        if profile.fact.report_id in before:
            by_event[before[profile.fact.report_id]].append(n)
    as_one = [Tie(1.0, numbers[0], n, "") for numbers in by_event.values() for n in numbers[1:]]
    judged = {report for j in known.judgements for report in (j.report_id, j.other_report_id)}
    changed = {before[fact.report_id] for fact in replaced.gone if fact.report_id in before}
    starts = {
        n
        for n, profile in enumerate(profiles)
        if profile.fact.report_id in replaced.new
        or profile.fact.report_id in judged
        or before.get(profile.fact.report_id) in changed
    }
    found = (group for group in connected(len(profiles), [*ties, *as_one]) if not starts.isdisjoint(group))
    return sorted(n for group in found for n in group)


def _name(clusters: _Clusters, before: Mapping[str, str], known: Known) -> list[Named]:
    groups = list[Group]()
    for numbers in clusters.groups:
        facts = tuple(clusters.profiles[n].fact for n in numbers)
        groups.append(Group(facts, {f.report_id: before[f.report_id] for f in facts if f.report_id in before}))
    return name_groups(groups, known.taken)


@dataclass(frozen=True, slots=True)
class _Changes:
    """What a run changes: versions and lineage, from the groups that it touched."""

    judgements: Sequence[Judgement]
    before: Mapping[str, EventVersion]
    """The events as they were, by id."""
    replaced: Replaced
    clusters: _Clusters
    named: Sequence[Named]
    facts_of: Mapping[str, Sequence[ReportFacts]]
    """Of each event as it is now, by its id."""
    now: datetime

    def make(self) -> Merged:
        """Return them."""
        drafts = [self._draft(one, numbers) for one, numbers in zip(self.named, self.clusters.groups, strict=True)]
        lineage = self._lineage(drafts)
        of_event = defaultdict[str, list[Lineage]](list)
        for line in lineage:
            for event_id in {line.event_id, line.other_event_id} - {None}:
                of_event[str(event_id)].append(line)
        versions = (self._explained(draft, of_event[draft.event_id]) for draft in drafts)
        changed = [version for version in versions if version is not None]
        return Merged(
            known_from=self.now,
            versions=tuple(sorted(changed, key=lambda version: version.event_id)),
            lineage=tuple(lineage),
        )

    def _draft(self, one: Named, numbers: Sequence[int]) -> EventVersion:
        before = self.before.get(one.event_id)
        return fold(
            Grounds(
                event_id=one.event_id,
                version_no=before.version_no + 1 if before else 1,
                now=self.now,
                facts=one.group.facts,
                members=_members(self.clusters, numbers),
                judgements=of_events(self.judgements, self.replaced.successors, one.group.facts),
            )
        )

    def _lineage(self, drafts: Sequence[EventVersion]) -> list[Lineage]:
        touched = {member.report_id for draft in drafts for member in draft.members}
        gone = {fact.report_id for fact in self.replaced.gone}
        held = {
            member.report_id: version.event_id
            for version in self.before.values()
            for member in version.members
            if member.report_id in touched or member.report_id in gone
        }
        heirs = {new.report_id: held[old] for old, new in self.replaced.successors.items() if old in held}
        causes = {
            draft.event_id: cause_of(draft, self.before.get(draft.event_id), self._happened(draft, ()))
            for draft in drafts
        }
        recoded = {held[fact.report_id]: fact.article_id for fact in self.replaced.gone if fact.report_id in held}
        return trace(self.named, held | heirs, recoded | causes)

    def _explained(self, draft: EventVersion, lineage: Sequence[Lineage]) -> EventVersion | None:
        """Return the version with its reason; None where it says what the last one said."""
        before = self.before.get(draft.event_id)
        if before is not None and same_belief(before, draft):
            return None
        return explain(before, draft, self._happened(draft, lineage))

    def _happened(self, draft: EventVersion, lineage: Sequence[Lineage]) -> Happened:
        before = self.before.get(draft.event_id)
        had = {member.report_id for member in before.members} if before else set[str]()
        heirs = {new.report_id for old, new in self.replaced.successors.items() if old in had}
        facts = {fact.report_id: fact for fact in self.facts_of[draft.event_id]}
        has = facts.keys()
        gone = [fact for fact in self.replaced.gone if fact.report_id in had]
        judgements = of_events(self.judgements, self.replaced.successors, list(facts.values()))
        return Happened(
            arrived=[facts[report] for report in sorted(has - had - heirs)],
            left=len((had | heirs) - has - {fact.report_id for fact in gone}),
            recoded=gone[-1].article_id if gone else None,
            judged=judgements[-1] if judgements else None,
            lineage=lineage,
        )


def _members(clusters: _Clusters, numbers: Sequence[int]) -> tuple[Member, ...]:
    """Return each report with the surest of its ties to another of the event; the first founded it."""
    reasons = [(1.0, FOUNDED), *(clusters.surest[n] for n in numbers[1:])]
    return tuple(
        Member(report_id=clusters.profiles[n].fact.report_id, score=score, reason=reason)
        for n, (score, reason) in zip(numbers, reasons, strict=True)
    )


def _surest(ties: Iterable[Tie], groups: Sequence[Sequence[int]]) -> dict[int, tuple[float, str]]:
    """Return for each report its surest tie to another of its group: its score, and why."""
    group_of = {n: number for number, group in enumerate(groups) for n in group}
    surest = dict[int, tuple[float, str]]()
    for tie in ties:
        if tie.one in group_of and group_of[tie.one] == group_of.get(tie.other):
            surest.setdefault(tie.one, (tie.score, tie.reason))
            surest.setdefault(tie.other, (tie.score, tie.reason))
    return surest
