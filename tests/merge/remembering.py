"""A warehouse in memory: what merging needs to know of earlier runs, and nothing else."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta

from pipeline.merge import merge
from pipeline.merge.comparing import Near
from pipeline.merge.gathering import Found, Gathered, gather
from pipeline.merge.naming import first_choices
from pipeline.merge.neighbourhood import Neighbourhood
from pipeline.merge.profile import Profile, profile_of
from schemas.events import EventVersion, Judgement, Known, Lineage, Looked, Merged, ReportFacts, Tied
from schemas.vocabulary import LineageKind

START = datetime(2024, 6, 1, tzinfo=UTC)


class Memory:
    """Runs that follow each other."""

    def __init__(self) -> None:
        self.facts: dict[str, ReportFacts] = {}
        self.current: dict[str, EventVersion] = {}
        self.ever: set[str] = set()
        self.lineage: list[Lineage] = []
        self.judgements: list[Judgement] = []
        self.runs = 0
        self.ties: dict[str, dict[str, Tied]] = {}
        self.gone: set[str] = set()
        self.crowds: dict[str, set[str]] = {}

    def run(self, facts: Sequence[ReportFacts], articles: Collection[str] | None = None) -> Merged:
        """Merge the facts with what is remembered, and remember what comes of it."""
        coded = {fact.article_id for fact in facts} if articles is None else articles
        judged = {report for one in self.judgements for report in (one.report_id, one.other_report_id)}
        older = [fact for fact in self.facts.values() if fact.article_id in coded or fact.report_id in judged]
        gone = {one.report_id for one in older if one.article_id in coded} - {fact.report_id for fact in facts}
        near = gather(facts, self, self.judgements, older, gone)
        self.runs += 1
        self._keep(near.looked)
        merged = merge(facts, self._known(facts, near), now=START + timedelta(days=self.runs), articles=coded)
        given = {fact.report_id for fact in facts}
        self.facts = {i: f for i, f in self.facts.items() if f.article_id not in coded or i in given}
        self.facts |= {fact.report_id: fact for fact in facts}
        for line in merged.lineage:
            if line.kind is not LineageKind.SPLIT:
                del self.current[line.event_id]
        self.current |= {version.event_id: version for version in merged.versions}
        self.ever |= self.current.keys()
        self.lineage += merged.lineage
        return merged

    def members(self) -> set[frozenset[str]]:
        """Return the reports of each event."""
        return {frozenset(member.report_id for member in version.members) for version in self.current.values()}

    def beliefs(self) -> list[tuple[object, ...]]:
        """Return what is believed of each event, whatever it is called and since when it is known."""
        versions = sorted(self.current.values(), key=lambda v: min(member.report_id for member in v.members))
        return [(v.members, v.tolls, v.when, v.where, v.act, v.corroboration, v.n_sources) for v in versions]

    def around(self, asked: Sequence[Profile]) -> Found:
        """Return what is remembered around the reports."""
        hood = Neighbourhood(asked)
        told = [profile_of(fact) for fact in self.facts.values()]
        return Found(self.mates(asked), [Near(one, to) for one in told if (to := hood.near_to(one))])

    def recall(self, asked: Sequence[Profile]) -> dict[str, list[Tied]]:
        """Return those of the reports beside which none is gone, with their ties."""
        there = {one.fact.report_id: self.ties[one.fact.report_id] for one in asked}
        return {i: list(ties.values()) for i, ties in there.items() if self.gone.isdisjoint((i, *ties))}

    def crowded(self, report_ids: Collection[str]) -> set[str]:
        """Return the ids of all that were in a crowd with one of these."""
        return set().union(*(ids for ids in self.crowds.values() if not set(report_ids).isdisjoint(ids)))

    def profiles(self, report_ids: Collection[str]) -> list[Profile]:
        """Return these reports."""
        return [profile_of(self.facts[report_id]) for report_id in report_ids]

    def mates(self, asked: Sequence[Profile]) -> list[Profile]:
        """Return those of the same articles and judgements."""
        ids = {profile.fact.report_id for profile in asked}
        articles = {profile.fact.article_id for profile in asked}
        decided = [(j.report_id, j.other_report_id) for j in self.judgements]
        judged = {report for pair in decided if ids & set(pair) for report in pair}
        told = [profile_of(fact) for fact in self.facts.values()]
        return [one for one in told if one.fact.article_id in articles or one.fact.report_id in judged]

    def events(self, reports: Sequence[Profile]) -> dict[str, list[Profile]]:
        """Return the events of the reports."""
        asked = {profile.fact.report_id for profile in reports}
        held = {event_id: [m.report_id for m in version.members] for event_id, version in self.current.items()}
        return {
            event_id: [profile_of(self.facts[i]) for i in ids]
            for event_id, ids in held.items()
            if not set(ids).isdisjoint(asked)
        }

    def _keep(self, looked: Looked) -> None:
        for report_id in looked.reports:
            for other in self.ties.get(report_id, ()):
                self.ties[other].pop(report_id, None)
            self.ties[report_id] = {}
        for tie in looked.ties:
            self.ties[tie.one][tie.other] = self.ties[tie.other][tie.one] = tie
        self.gone.update(looked.gone)
        crowds = {name: set(ids) - self.gone for name, ids in self.crowds.items()}
        self.crowds = crowds | {name: set(ids) for name, ids in looked.crowds.items()}

    def _known(self, facts: Sequence[ReportFacts], near: Gathered) -> Known:
        ids = {fact.report_id for fact in near.facts}
        return Known(
            versions=tuple(v for v in self.current.values() if ids & {member.report_id for member in v.members}),
            facts=near.facts,
            ties=near.ties,
            groups=near.groups,
            looked=near.looked,
            judgements=tuple(self.judgements),
            taken=frozenset(self.ever.intersection(first_choices([*facts, *near.facts]))),
        )
