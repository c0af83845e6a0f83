"""What a run changes of the events that it touches: new versions, and what merged and split (EVT-10, BEL)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from pipeline.merge.belief import POLICY, Grounds, fold
from pipeline.merge.changes import Happened, cause_of, explain, same_belief
from pipeline.merge.judging import of_events, pair_of
from pipeline.merge.naming import Named, trace
from pipeline.merge.places import Parts
from pipeline.merge.profile import Profile
from pipeline.merge.recoding import Replaced
from pipeline.merge.ties import Tie, words_of
from schemas.events import EventVersion, Judgement, Lineage, Member, Merged, ReportFacts
from schemas.vocabulary import JudgementKind

FOUNDED = "founded the event"
_TURNED = {JudgementKind.SAME: (False, True), JudgementKind.DIFFERENT: (True, False)}
"""Whether two reports were together, and are now, where a person's decision of them took effect."""


@dataclass(frozen=True)
class Clusters:
    """The reports that a run touches, in canonical order, their events, and what ties them, the surest first."""

    profiles: Sequence[Profile]
    groups: Sequence[Sequence[int]]
    ties: Sequence[Tie]

    def members(self, number: int) -> tuple[Member, ...]:
        """Return the group's reports, each with the surest of its ties to another; the first founded it."""
        first, *more = self.groups[number]
        members = (self._founder(first), *(self._member(n, self._surest[n]) for n in more))
        return tuple(sorted(members, key=lambda member: member.report_id))

    def _founder(self, number: int) -> Member:
        return Member(report_id=self.profiles[number].fact.report_id, score=1.0, reason=FOUNDED)

    def _member(self, number: int, tie: Tie) -> Member:
        reason = words_of(tie, self.profiles)
        return Member(report_id=self.profiles[number].fact.report_id, score=tie.score, reason=reason)

    @cached_property
    def _surest(self) -> dict[int, Tie]:
        group_of = {n: number for number, group in enumerate(self.groups) for n in group}
        surest = dict[int, Tie]()
        for tie in self.ties:
            if tie.one in group_of and group_of[tie.one] == group_of.get(tie.other):
                surest.setdefault(tie.one, tie)
                surest.setdefault(tie.other, tie)
        return surest


@dataclass(frozen=True)
class Revision:
    """The groups that a run touched, and what was known of them before it."""

    judgements: Sequence[Judgement]
    before: Mapping[str, EventVersion]
    """The events as they were, by id."""
    replaced: Replaced
    clusters: Clusters
    named: Mapping[str, Named]
    """The groups by their events' ids, in the same order."""
    now: datetime

    def make(self) -> Merged:
        """Return the new versions, and which events merged and split."""
        drafts = self._drafts()
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

    def _drafts(self) -> list[EventVersion]:
        """The versions of all whose reports are others now; of what is over places always, for its parts may be."""
        named = list(self.named.values())
        wholes = [n for n, one in enumerate(named) if self._parts.is_whole(one.event_id)]
        changed = [n for n, one in enumerate(named) if n not in wholes and not self._is_as_before(one)]
        drafts = {n: self._draft(named[n], n) for n in changed}
        known = {**self.before, **{draft.event_id: draft for draft in drafts.values()}}
        for n in wholes:
            drafts[n] = self._draft(named[n], n, [known[part] for part in self._parts.of(named[n].event_id)])
        return [drafts[n] for n in sorted(drafts)]

    @cached_property
    def _parts(self) -> Parts:
        return Parts(self.named.values())

    def _is_as_before(self, one: Named) -> bool:
        """Return whether the event has the same reports, and so is believed as it was."""
        before = self.before.get(one.event_id)
        if before is None or before.policy != POLICY or len(before.members) != len(one.group.facts):
            return False
        ids = {member.report_id for member in before.members}
        return all(fact.report_id in ids for fact in one.group.facts) and not self._judged(one)

    def _judged(self, one: Named) -> list[Judgement]:
        if not self.judgements:
            return []
        return of_events(self.judgements, self.replaced.successors, one.group.facts)

    def _draft(self, one: Named, number: int, parts: Sequence[EventVersion] = ()) -> EventVersion:
        before = self.before.get(one.event_id)
        return fold(
            Grounds(
                event_id=one.event_id,
                version_no=before.version_no + 1 if before else 1,
                now=self.now,
                facts=one.group.facts,
                members=self.clusters.members(number),
                judgements=self._judged(one),
                parts=parts,
            )
        )

    def _lineage(self, drafts: Sequence[EventVersion]) -> list[Lineage]:
        touched = {member.report_id for draft in drafts for member in draft.members}
        gone = {fact.report_id for fact in self.replaced.gone}
        held = {i: event_id for i, event_id in self._held.items() if i in touched or i in gone}
        heirs = {new.report_id: held[old] for old, new in self.replaced.successors.items() if old in held}
        causes = {
            draft.event_id: cause_of(draft, self.before.get(draft.event_id), self._happened(draft, ()))
            for draft in drafts
        }
        recoded = {held[fact.report_id]: fact.article_id for fact in self.replaced.gone if fact.report_id in held}
        return trace([self.named[draft.event_id] for draft in drafts], held | heirs, recoded | causes)

    def _explained(self, draft: EventVersion, lineage: Sequence[Lineage]) -> EventVersion | None:
        """Return the version with its reason; None where it says what the last one said."""
        before = self.before.get(draft.event_id)
        if before is not None and same_belief(before, draft):
            return None
        return explain(before, draft, self._happened(draft, lineage))

    def _happened(self, draft: EventVersion, lineage: Sequence[Lineage]) -> Happened:
        had = self._had(draft.event_id)
        heirs = {new.report_id for old, new in self.replaced.successors.items() if old in had}
        one = self.named[draft.event_id]
        facts = {fact.report_id: fact for fact in one.group.facts}
        has = facts.keys()
        gone = [fact for fact in self.replaced.gone if fact.report_id in had]
        judgements, parts = self._judged(one), self._parts.of(draft.event_id)
        return Happened(
            arrived=[facts[report] for report in sorted(has - had - heirs)],
            tied=self._tied(draft.event_id),
            is_rest=any(fact.tolls for part in parts for fact in self.named[part].group.facts),
            at_places=[fact for part in parts for fact in self._arrived(part)],
            left=len((had | heirs) - has - {fact.report_id for fact in gone}),
            recoded=gone[-1].article_id if gone else None,
            judged=judgements[-1] if judgements else None,
            lineage=lineage,
        )

    def _tied(self, event_id: str) -> Judgement | None:
        """Return what a person decided last of two reports that are together now, or no longer."""
        found = [one for one in self.judgements if self._moved(one, event_id)]
        return found[-1] if found else None

    def _moved(self, judgement: Judgement, event_id: str) -> bool:
        pair = pair_of(judgement, self.replaced.successors)
        if pair is None:
            return False
        was, now = ([held.get(report_id) for report_id in pair] for held in (self._held, self._holding))
        if event_id not in {*was, *now} or None in was:
            return False
        return (was[0] == was[1], now[0] == now[1]) == _TURNED[judgement.kind]

    @cached_property
    def _held(self) -> dict[str, str]:
        """The events of the reports, as they were."""
        return {member.report_id: one.event_id for one in self.before.values() for member in one.members}

    @cached_property
    def _holding(self) -> dict[str, str]:
        """The events of the reports, as they are now."""
        return {fact.report_id: one.event_id for one in self.named.values() for fact in one.group.facts}

    def _arrived(self, event_id: str) -> list[ReportFacts]:
        had = self._had(event_id)
        return [fact for fact in self.named[event_id].group.facts if fact.report_id not in had]

    def _had(self, event_id: str) -> set[str]:
        before = self.before.get(event_id)
        return {member.report_id for member in before.members} if before else set()
