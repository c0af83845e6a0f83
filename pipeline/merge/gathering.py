"""Which reports a run can change: everything that its reports are tied to, however many steps away (rule EVT-2)."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from pipeline.merge.blocking import pairs
from pipeline.merge.judging import judged_pairs
from pipeline.merge.profile import Profile, profile_of
from pipeline.merge.repeating import Tellings
from pipeline.merge.similarity import alike_to
from pipeline.merge.ties import tie, tie_within_article, tied
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
        new = {profile.fact.report_id: profile for profile in profiles if profile.fact.report_id not in self.profiles}
        self.profiles |= new
        self._tellings.add(new.values())
        for profile in new.values():
            self._of_article[profile.fact.article_id].append(profile)

    def compare_all(self) -> None:
        """Compare what is there with each other, but for reports of one article."""
        there = [one for report_id, one in self.profiles.items() if report_id not in self._tellings.followers]
        for one, other in pairs(there):
            if there[one].fact.article_id != there[other].fact.article_id:
                self._keep(tie(there[one], there[other]))

    def ask(self, asked: Collection[str], found: Iterable[Near]) -> None:
        """Compare the reports with what was found for them; the first that are asked about are compared already."""
        wave = set(asked)
        done = self.asked.union(self._tellings.followers, wave if not self.asked else ())
        for near in found:
            if near.profile.fact.report_id not in done:
                self._compare(near, wave)
        for report_id in asked:
            self._compare_within_article(self.profiles[report_id], wave)
        for one, other in self._tellings.followed():
            self._keep(tie(one, other))
        self.asked.update(wave)

    def beside(self, report_ids: Iterable[str]) -> set[str]:
        """Return what is tied to one of the reports."""
        return {other for report_id in report_ids for other in self._beside.get(report_id, ())}

    def between(self) -> Iterator[Tied]:
        """Yield the ties of which both ends were asked about and are weighed."""
        for found in self._ties:
            if found.one in self.asked and found.other in self.asked:
                one, other = self.profiles[found.one], self.profiles[found.other]
                if found.contests or self._tellings.are_weighed(one, other):
                    yield found

    def _compare(self, near: Near, wave: Collection[str]) -> None:
        profile, fact = near.profile, near.profile.fact
        asked = self._asked(near.to, wave)
        if fact.report_id in wave:
            asked = [other for other in asked if other.fact.report_id < fact.report_id]
        for other, score in alike_to(profile, asked):
            if other.fact.article_id != fact.article_id:
                self._keep(tied(profile, other, score))

    def _asked(self, names: Collection[str], wave: Collection[str]) -> list[Profile]:
        """Return the reports that are named by their ids, or by what several of them say, and follow nobody."""
        there = [self.profiles[name] for name in names if name in self.profiles]
        if len(there) < len(names):
            said = (self._tellings.speaking(name, wave) for name in names if name not in self.profiles)
            there += chain.from_iterable(said)
        followers = self._tellings.followers
        return [profile for profile in there if profile.fact.report_id not in followers] if followers else there

    def _compare_within_article(self, profile: Profile, wave: Collection[str]) -> None:
        report_id = profile.fact.report_id
        for other in self._of_article[profile.fact.article_id]:
            other_id = other.fact.report_id
            if other_id != report_id and other_id not in self.asked and not (other_id in wave and other_id > report_id):
                self._keep(tie_within_article(profile, other, self._tellings))

    def _keep(self, found: Tied | None) -> None:
        if found is not None:
            self._ties.append(found)
            self._join(found.one, found.other)

    def _join(self, one: str, other: str) -> None:
        self._beside[one].add(other)
        self._beside[other].add(one)
