"""Which reports a run can change: everything that its reports are tied to, however many steps away (rule EVT-2)."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.merge.blocking import pairs
from pipeline.merge.clustering import tie
from pipeline.merge.judging import judged_pairs
from pipeline.merge.profile import Profile, profile_of
from schemas.events import Judgement, ReportFacts, Tied


@dataclass(frozen=True, slots=True)
class Near:
    """A report that is to be compared with some of those that were asked about."""

    profile: Profile
    to: Collection[str]
    """The ids of those."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is known around some reports."""

    mates: Collection[Profile]
    """Those of the same articles, events and judgements: they belong to the neighbourhood, tied or not."""
    near: Collection[Near]
    """Those that may be tied to one of the reports."""


LookUp = Callable[[Sequence[Profile]], Found]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Neighbourhoods, whole."""

    facts: tuple[ReportFacts, ...]
    """What is known, in order of the ids."""
    ties: tuple[Tied, ...]
    """Every tie of these reports, and of those that were asked about, to each other."""


def gather(facts: Iterable[ReportFacts], look_up: LookUp, judgements: Sequence[Judgement] = ()) -> Gathered:
    """Return what is known of the neighbourhoods of these reports."""
    hood, known = _Hood(judgements), set[str]()
    hood.add(profile_of(fact) for fact in facts)
    hood.compare_all()
    frontier, asked = list(hood.profiles), set[str]()
    while frontier:
        asked.update(frontier)
        found = look_up([hood.profiles[report_id] for report_id in frontier])
        met = [*found.mates, *(near.profile for near in found.near)]
        known.update(profile.fact.report_id for profile in met)
        hood.add(met)
        hood.compare(found.near)
        hood.compare_within_articles(frontier)
        reached = hood.beside(frontier).union(mate.fact.report_id for mate in found.mates)
        frontier = sorted(report_id for report_id in reached - asked if report_id in known)
    return Gathered(tuple(hood.profiles[i].fact for i in sorted(known & asked)), tuple(hood.between(asked)))


class _Hood:
    """Reports and what ties them; each pair is compared once."""

    def __init__(self, judgements: Sequence[Judgement]) -> None:
        self.profiles: dict[str, Profile] = {}
        self._of_article: defaultdict[str, list[str]] = defaultdict(list)
        self._compared: set[tuple[str, str]] = set()
        self._ties: list[Tied] = []
        self._beside: defaultdict[str, set[str]] = defaultdict(set)
        for pair in judged_pairs(judgements, {}).same:
            self._join(min(pair), max(pair))

    def add(self, profiles: Iterable[Profile]) -> None:
        """Take in the reports."""
        for profile in profiles:
            if profile.fact.report_id not in self.profiles:
                self.profiles[profile.fact.report_id] = profile
                self._of_article[profile.fact.article_id].append(profile.fact.report_id)

    def compare_all(self) -> None:
        """Compare what is there with each other."""
        there = list(self.profiles.values())
        for one, other in pairs(there):
            self._compare(there[one].fact.report_id, there[other].fact.report_id)

    def compare(self, found: Iterable[Near]) -> None:
        """Compare what was found with what it was found for."""
        for near in found:
            for report_id in near.to:
                self._compare(report_id, near.profile.fact.report_id)

    def compare_within_articles(self, report_ids: Iterable[str]) -> None:
        """Compare the reports with the others of their articles."""
        for report_id in report_ids:
            for other in self._of_article[self.profiles[report_id].fact.article_id]:
                self._compare(report_id, other)

    def beside(self, report_ids: Iterable[str]) -> set[str]:
        """Return what is tied to one of the reports."""
        return {other for report_id in report_ids for other in self._beside.get(report_id, ())}

    def between(self, asked: Collection[str]) -> Iterator[Tied]:
        """Yield the ties of which both ends were asked about."""
        return (tied for tied in self._ties if tied.one in asked and tied.other in asked)

    def _compare(self, one: str, other: str) -> None:
        pair = (one, other) if one < other else (other, one)
        if one == other or pair in self._compared:
            return
        self._compared.add(pair)
        tied = tie(self.profiles[pair[0]], self.profiles[pair[1]])
        if tied is not None:
            self._ties.append(tied)
            self._join(*pair)

    def _join(self, one: str, other: str) -> None:
        self._beside[one].add(other)
        self._beside[other].add(one)
