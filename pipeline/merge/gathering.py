"""Which reports a run can change: everything that its reports are tied to, however many steps away (rule EVT-2)."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.merge.blocking import pairs
from pipeline.merge.judging import judged_pairs
from pipeline.merge.profile import Profile, profile_of
from pipeline.merge.repeating import Tellings
from pipeline.merge.ties import tie, tie_within_article
from schemas.events import Judgement, ReportFacts, Tied


@dataclass(frozen=True, slots=True)
class Near:
    """A report that is to be compared with some of those that were asked about."""

    profile: Profile
    to: Collection[str]
    """The ids of those; of those that say the same, what they say stands for all."""


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


def gather(
    facts: Iterable[ReportFacts],
    look_up: LookUp,
    judgements: Sequence[Judgement] = (),
    gone: Collection[str] = (),
) -> Gathered:
    """Return what is known of the neighbourhoods of these reports, of which those ``gone``, by id, count no more."""
    hood, known = _Hood(judgements, gone), set[str]()
    hood.add(profile_of(fact) for fact in facts)
    hood.compare_all()
    frontier = list(hood.profiles)
    while frontier:
        found = look_up([hood.profiles[report_id] for report_id in frontier])
        met = [*found.mates, *(near.profile for near in found.near)]
        known.update([profile.fact.report_id for profile in met])
        hood.add(met)
        hood.ask(frontier, found.near)
        reached = hood.beside(frontier).union([mate.fact.report_id for mate in found.mates])
        frontier = sorted(report_id for report_id in reached - hood.asked if report_id in known)
    return Gathered(tuple(hood.profiles[i].fact for i in sorted(known & hood.asked)), tuple(hood.between()))


class _Hood:
    """Reports and what ties them: each two are compared when the first of them is asked about."""

    def __init__(self, judgements: Sequence[Judgement], gone: Collection[str]) -> None:
        self.profiles: dict[str, Profile] = {}
        self.asked: set[str] = set()
        judged = judged_pairs(judgements, {})
        self._tellings = Tellings(judged.reports.union(gone))
        self._of_article: defaultdict[str, list[Profile]] = defaultdict(list)
        self._ties: list[Tied] = []
        self._beside: defaultdict[str, set[str]] = defaultdict(set)
        for one, other in map(sorted, judged.same):
            self._join(one, other)

    def add(self, profiles: Iterable[Profile]) -> None:
        """Take in the reports."""
        for profile in profiles:
            if profile.fact.report_id not in self.profiles:
                self.profiles[profile.fact.report_id] = profile
                self._of_article[profile.fact.article_id].append(profile)
                self._tellings.add(profile)

    def compare_all(self) -> None:
        """Compare what is there with each other, but for reports of one article."""
        there = [profile for profile in self.profiles.values() if not self._tellings.follows(profile)]
        for one, other in pairs(there):
            if there[one].fact.article_id != there[other].fact.article_id:
                self._keep(tie(there[one], there[other]))

    def ask(self, asked: Collection[str], found: Iterable[Near]) -> None:
        """Compare the reports with what was found for them; the first that are asked about are compared already."""
        wave, seeds = set(asked), not self.asked
        for near in found:
            report_id = near.profile.fact.report_id
            is_new = report_id not in self.asked and not (seeds and report_id in wave)
            if is_new and not self._tellings.follows(near.profile):
                self._compare(near, wave)
        for report_id in asked:
            self._compare_within_article(self.profiles[report_id], wave)
        for saying in self._tellings.grown({self.profiles[report_id].saying for report_id in asked}):
            for one, other in self._tellings.followed(saying):
                self._keep(tie(one, other))
        self.asked.update(wave)

    def beside(self, report_ids: Iterable[str]) -> set[str]:
        """Return what is tied to one of the reports."""
        return {other for report_id in report_ids for other in self._beside.get(report_id, ())}

    def between(self) -> Iterator[Tied]:
        """Yield the ties of which both ends were asked about and are weighed."""
        for tied in self._ties:
            if tied.one in self.asked and tied.other in self.asked:
                one, other = self.profiles[tied.one], self.profiles[tied.other]
                if tied.contests or self._tellings.are_weighed(one, other):
                    yield tied

    def _compare(self, near: Near, wave: Collection[str]) -> None:
        profile = near.profile
        report_id, article_id = profile.fact.report_id, profile.fact.article_id
        for other in self._asked(near.to, wave):
            again = report_id in wave and other.fact.report_id >= report_id
            if other.fact.article_id != article_id and not again and not self._tellings.follows(other):
                self._keep(tie(profile, other))

    def _asked(self, names: Iterable[str], wave: Collection[str]) -> Iterator[Profile]:
        """Yield the reports that are named by their ids, or by what several of them say."""
        for name in names:
            if name in self.profiles:
                yield self.profiles[name]
            else:
                yield from self._tellings.speaking(name, wave)

    def _compare_within_article(self, profile: Profile, wave: Collection[str]) -> None:
        report_id = profile.fact.report_id
        for other in self._of_article[profile.fact.article_id]:
            other_id = other.fact.report_id
            if other_id != report_id and other_id not in self.asked and not (other_id in wave and other_id > report_id):
                self._keep(tie_within_article(profile, other, self._tellings))

    def _keep(self, tied: Tied | None) -> None:
        if tied is not None:
            self._ties.append(tied)
            self._join(tied.one, tied.other)

    def _join(self, one: str, other: str) -> None:
        self._beside[one].add(other)
        self._beside[other].add(one)
