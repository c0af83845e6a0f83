"""Which reports tell of one event, now and with what was known before (rules EVT-1 to EVT-13).

The events are a function of the set of reports: whatever the order in which articles came, in one run or many, the same
reports end in the same events.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from pipeline.merge.clustering import cluster
from pipeline.merge.judging import judged_pairs
from pipeline.merge.naming import Group, Named, name_groups
from pipeline.merge.order import canonical
from pipeline.merge.profile import profile_of
from pipeline.merge.recoding import Replaced, replace_reports
from pipeline.merge.repeating import tellings_of
from pipeline.merge.revising import Clusters, Revision
from pipeline.merge.ties import Judged, alike, ties_of
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
    clusters = _clusters(replaced, judged, known)
    named = _name(clusters, before, known)
    versions = {version.event_id: version for version in known.versions}
    by_id = {one.event_id: one for one in named}
    made = Revision(known.judgements, versions, replaced, clusters, by_id, now).make()
    return replace(made, looked=known.looked)


def _held_before(versions: Iterable[EventVersion], replaced: Replaced) -> dict[str, str]:
    """Return the event that held each report; a report that stands for an older one was where that was."""
    held = {member.report_id: version.event_id for version in versions for member in version.members}
    heirs = {new.report_id: held[old] for old, new in replaced.successors.items() if old in held}
    return held | heirs


def _clusters(replaced: Replaced, judged: Judged, known: Known) -> Clusters:
    profiles = [profile_of(fact) for fact in sorted(replaced.current, key=canonical)]
    if known.groups is None or known.ties is None:
        tellings = tellings_of(profiles, judged.reports)
        ties = ties_of(profiles, alike(profiles, tellings), judged)
        return Clusters(profiles, cluster(profiles, ties, judged, tellings.followers, {}), ties)
    numbers = {profile.fact.report_id: n for n, profile in enumerate(profiles)}
    groups = sorted([numbers[report_id] for report_id in group] for group in known.groups)
    return Clusters(profiles, groups, ties_of(profiles, known.ties, judged))


def _name(clusters: Clusters, before: Mapping[str, str], known: Known) -> list[Named]:
    groups = list[Group]()
    for numbers in clusters.groups:
        facts = tuple(clusters.profiles[n].fact for n in numbers)
        groups.append(Group(facts, {f.report_id: before[f.report_id] for f in facts if f.report_id in before}))
    return name_groups(groups, known.taken)
