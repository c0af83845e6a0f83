"""Which reports a run can change: its own, what they are tied to, and on from every event that becomes another (EVT-2).

An event stays as it was, and is not looked beyond, while the reports of a run leave it the same: what it was kept apart
from it is kept apart from still, since nothing on either side is new. So a run reads what it changes and the events
beside that, however far the ties of those lead.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from pipeline.merge.comparing import Near
from pipeline.merge.hood import Hood
from pipeline.merge.judging import judged_pairs
from pipeline.merge.profile import Profile, profile_of
from pipeline.merge.recoding import find_successors
from schemas.events import Judgement, Looked, ReportFacts, Tied


@dataclass(frozen=True, slots=True)
class Found:
    """What is known around some reports."""

    mates: Collection[Profile]
    """Those of the same articles and judgements."""
    near: Collection[Near]
    """Those that may be tied to one of the reports."""


class Lore(Protocol):
    """What is known of earlier runs."""

    def around(self, asked: Sequence[Profile]) -> Found:
        """Return what is known around the reports."""

    def mates(self, asked: Sequence[Profile]) -> Collection[Profile]:
        """Return the reports of the articles and judgements of these."""

    def recall(self, asked: Sequence[Profile]) -> Mapping[str, Collection[Tied]]:
        """Return by their ids those of the reports all of whose ties are remembered, with these."""

    def crowded(self, report_ids: Collection[str]) -> Collection[str]:
        """Return the ids of all that were in a crowd with one of these reports when they were looked at (EVT-12)."""

    def profiles(self, report_ids: Collection[str]) -> Iterable[Profile]:
        """Return these reports."""

    def events(self, reports: Sequence[Profile]) -> Mapping[str, Collection[Profile]]:
        """Return by their ids the events that hold one of the reports, each with all of its reports."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a run touches, whole."""

    facts: tuple[ReportFacts, ...]
    """What is known, in order of the ids."""
    ties: tuple[Tied, ...]
    """What ties these reports, and those that were asked about, to each other, as far as it matters."""
    groups: tuple[tuple[str, ...], ...]
    """The reports of each event as it is now, by their ids, in canonical order."""
    looked: Looked
    """What later runs need not look for again."""


def gather(
    facts: Iterable[ReportFacts],
    lore: Lore,
    judgements: Sequence[Judgement] = (),
    older: Sequence[ReportFacts] = (),
    gone: Collection[str] = (),
) -> Gathered:
    """Return what the facts change, and what is known of it.

    ``older`` are facts that are known and may be changed as well: of the articles that tell these facts, and of what
    was judged since. Those of them that count no more are ``gone``, by id.
    """
    known = {fact.report_id for fact in older}
    fresh = [fact for fact in facts if fact.report_id not in known]
    successors = find_successors([fact for fact in older if fact.report_id in gone], fresh)
    hood = Hood(judged_pairs(judgements, successors), gone)
    hood.add(map(profile_of, [*older, *fresh]))
    hood.compare_all()
    asked: Collection[str] = list(hood.profiles)
    while asked:
        known.update(_look_around(hood, asked, lore))
        asked = hood.likely() or _unsettled(hood, lore)
    return Gathered(tuple(hood.facts(known)), tuple(hood.ties()), tuple(hood.groups()), hood.looked())


def _look_around(hood: Hood, asked: Collection[str], lore: Lore) -> set[str]:
    """Take in what ties the reports, and the events that are inside by that; return the ids of what was met."""
    remembered = lore.recall(hood.recallable(asked))
    tied = {report_id for ties in remembered.values() for tie in ties for report_id in (tie.one, tie.other)}
    there = tied.union(lore.crowded(tied.union(remembered)))
    met = [*lore.profiles(there - hood.profiles.keys())]
    hood.add(met)
    hood.recall(remembered)
    if rest := [report_id for report_id in asked if report_id not in remembered]:
        found = lore.around([hood.profiles[report_id] for report_id in rest])
        near = [*found.mates, *(near.profile for near in found.near)]
        hood.add(near)
        hood.ask(rest, found.near)
        met += near
    return {profile.fact.report_id for profile in met} | _take_in(hood, lore)


def _unsettled(hood: Hood, lore: Lore) -> list[str]:
    """Return the reports of what are other events now, if not asked about."""
    hood.recall_within(lore.recall(hood.recallable(hood.uncompared())))
    return hood.unsettled()


def _take_in(hood: Hood, lore: Lore) -> set[str]:
    """Take in the events that are inside; return the ids of their reports, and of what else was met."""
    ids = set[str]()
    while outside := hood.outside():
        events = lore.events(outside)
        ids.update(profile.fact.report_id for held in events.values() for profile in held)
        hood.take_in(events)
        if sharing := [one for one in chain(outside, *events.values()) if one.fact.shared_toll]:
            mates = lore.mates(sharing)
            ids.update(profile.fact.report_id for profile in mates)
            hood.bring(mates, {one.fact.shared_toll for one in sharing})
    return ids
