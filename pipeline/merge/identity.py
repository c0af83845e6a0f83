"""Which reports tell of one event, now and with what was known before (rules EVT-1 to EVT-10).

The events are a function of the set of reports: whatever the order in which articles came, in one run or many, the same
reports end in the same events. Only the neighbourhoods that a run touches are clustered again.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from pipeline.merge.clustering import cluster, connected
from pipeline.merge.judging import judged_pairs
from pipeline.merge.naming import Group, Named, name_groups
from pipeline.merge.order import canonical
from pipeline.merge.profile import profile_of
from pipeline.merge.recoding import Replaced, replace_reports
from pipeline.merge.revising import Clusters, Revision
from pipeline.merge.ties import Judged, Tie, alike, ties_of
from schemas.events import NOTHING_KNOWN, EventVersion, Known, Merged, ReportFacts


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
    by_id = {one.event_id: one for one in named}
    return Revision(known.judgements, versions, replaced, clusters, by_id, now).make()


def _held_before(versions: Iterable[EventVersion], replaced: Replaced) -> dict[str, str]:
    """Return the event that held each report; a report that stands for an older one was where that was."""
    held = {member.report_id: version.event_id for version in versions for member in version.members}
    heirs = {new.report_id: held[old] for old, new in replaced.successors.items() if old in held}
    return held | heirs


def _cluster(replaced: Replaced, before: Mapping[str, str], judged: Judged, known: Known) -> Clusters:
    profiles = [profile_of(fact) for fact in sorted(replaced.current, key=canonical)]
    ties = ties_of(profiles, alike(profiles, judged) if known.ties is None else known.ties, judged)
    touched = _touched([profile.fact for profile in profiles], ties, before, replaced, known)
    numbers = {old: new for new, old in enumerate(touched)}
    kept = [profiles[n] for n in touched]
    inside = [
        tie._replace(one=numbers[tie.one], other=numbers[tie.other])
        for tie in ties
        if tie.one in numbers and tie.other in numbers
    ]
    return Clusters(kept, cluster(kept, inside, judged), inside)


def _touched(
    facts: Sequence[ReportFacts], ties: Sequence[Tie], before: Mapping[str, str], replaced: Replaced, known: Known
) -> list[int]:
    """The positions of the reports that something new, gone or judged is connected to, by ties or as one event."""
    by_event = defaultdict[str, list[int]](list)
    for n, fact in enumerate(facts):
        if fact.report_id in before:
            by_event[before[fact.report_id]].append(n)
    as_one = [(numbers[0], n) for numbers in by_event.values() for n in numbers[1:]]
    judged = {report for j in known.judgements for report in (j.report_id, j.other_report_id)}
    changed = {before[fact.report_id] for fact in replaced.gone if fact.report_id in before}
    starts = {
        n
        for n, fact in enumerate(facts)
        if fact.report_id in replaced.new or fact.report_id in judged or before.get(fact.report_id) in changed
    }
    tied = [(tie.one, tie.other) for tie in ties]
    found = (group for group in connected(len(facts), [*tied, *as_one]) if not starts.isdisjoint(group))
    return sorted(n for group in found for n in group)


def _name(clusters: Clusters, before: Mapping[str, str], known: Known) -> list[Named]:
    groups = list[Group]()
    for numbers in clusters.groups:
        facts = tuple(clusters.profiles[n].fact for n in numbers)
        groups.append(Group(facts, {f.report_id: before[f.report_id] for f in facts if f.report_id in before}))
    return name_groups(groups, known.taken)
