"""The reports that a run touches and those beside them: what ties them, and which events they make."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from pipeline.merge.clustering import cluster
from pipeline.merge.order import canonical
from pipeline.merge.profile import Profile
from pipeline.merge.repeating import Tellings
from pipeline.merge.similarity import alike_to
from pipeline.merge.ties import Judged, alike, tie_within_article, tied, ties_of, ties_of_followers
from schemas.events import ReportFacts, Tied


@dataclass(frozen=True, slots=True)
class Near:
    """A report that is to be compared with some of those that were asked about."""

    profile: Profile
    to: Collection[str]
    """The ids of those; of those that say the same, what they say stands for all."""


class Hood:
    """Reports, of which some are *inside*: those asked about, what they are tied to, and the whole events of both."""

    def __init__(self, judged: Judged, gone: Collection[str]) -> None:
        """Begin with none; reports that are ``gone``, by id, are asked about and are of no event any more."""
        self.profiles: dict[str, Profile] = {}
        self._judged, self._gone = judged, frozenset(gone)
        self._tellings = Tellings(judged.reports.union(gone))
        self._of_article: defaultdict[str, list[Profile]] = defaultdict(list)
        self._beside: defaultdict[str, dict[str, Tied | None]] = defaultdict(dict)
        self._asked: set[str] = set()
        self._wave: set[str] = set()
        """Those of them that were asked about last."""
        self._inside: set[str] = set()
        self._coming: set[str] = set()
        """What is to be inside."""
        self._unsure: set[str] = set()
        """Whose events may have changed since they were last made."""
        self._wanted: set[str] = set()
        """What must be asked about, whatever becomes of its event."""
        self._members: dict[str, frozenset[str]] = {}
        self._held: dict[str, str] = {}
        self._uncompared: set[str] = set()
        """Events whose reports are not compared with each other yet."""
        self._contradict: dict[tuple[str, str], bool] = {}
        self._group_of: dict[str, tuple[str, ...]] = {}
        for one, other in map(sorted, judged.same):
            self._beside[one][other] = self._beside[other][one] = None

    def add(self, profiles: Iterable[Profile]) -> None:
        """Take in the reports."""
        new = {profile.fact.report_id: profile for profile in profiles if profile.fact.report_id not in self.profiles}
        self.profiles |= new
        self._tellings.add(new.values())
        for profile in new.values():
            self._of_article[profile.fact.article_id].append(profile)

    def compare_all(self) -> None:
        """Compare what is there with each other."""
        self._keep(alike(list(self.profiles.values()), self._tellings))

    def ask(self, asked: Collection[str], found: Iterable[Near]) -> None:
        """Compare the reports with what was found for them; the first that are asked about are compared already."""
        wave, first = set(asked), not self._asked
        done = self._asked.union(self._tellings.followers, wave if first else ())
        for near in found:
            if near.profile.fact.report_id not in done:
                self._keep(self._compared(near, wave))
        for report_id in asked:
            self._keep(self._compared_within_article(self.profiles[report_id], wave))
        self._keep(ties_of_followers(self._tellings))
        self._wave = wave
        self._asked.update(wave)
        self._unsure.update(wave)
        self._coming.update(wave, *(self._beside.get(report_id, ()) for report_id in wave))
        self._wanted.update(self._not_seen_whole(wave))
        if first:
            self._wanted.update(self._tellings.changed_by(self.profiles[report_id] for report_id in wave))

    def outside(self) -> list[Profile]:
        """Let in what is to be inside, and return those whose events are not known yet."""
        let_in = set[str]()
        while self._coming:
            new = {i for i in self._coming if i in self.profiles} - self._inside - let_in
            let_in |= new
            self._coming = self._tellings.beside(self.profiles[report_id] for report_id in new)
        self._inside |= let_in - self._gone
        self._unsure |= let_in - self._gone
        return [self.profiles[report_id] for report_id in sorted(let_in) if report_id not in self._held]

    def take_in(self, events: Mapping[str, Collection[Profile]]) -> None:
        """Take in events as they were, each with all of its reports."""
        for event_id, held in events.items():
            if event_id not in self._members:
                ids = frozenset(profile.fact.report_id for profile in held)
                self.add(held)
                self._members[event_id] = ids
                self._held |= dict.fromkeys(ids, event_id)
                self._coming |= ids
                self._uncompared.add(event_id)

    def likely(self) -> list[str]:
        """Return the reports of the events that those just asked about are most like, if not asked about themselves."""
        nearest = (self._nearest(report_id) for report_id in sorted(self._wave) if report_id not in self._held)
        events = {self._held[report_id] for report_id in nearest if report_id is not None and report_id in self._held}
        self._wave = set()
        return sorted(set().union(*(self._members[event_id] for event_id in events)) - self._asked)

    def unsettled(self) -> list[str]:
        """Make events of what is inside, and return the reports of those that are others now, if not asked about."""
        for event_id in sorted(self._uncompared):
            if not self._members[event_id] <= self._asked:
                self._keep(alike([self.profiles[i] for i in sorted(self._members[event_id])], self._tellings))
        self._uncompared = set()
        unsure = self._around_unsure()
        groups = self._cluster(unsure)
        for report_id in unsure:
            self._group_of.pop(report_id, None)
        self._group_of |= {report_id: group for group in groups for report_id in group}
        before = {self._held[report_id] for report_id in unsure if report_id in self._held}
        changed = [group for group in groups if not self._is_as_before(group)]
        lost = before - {self._held.get(group[0]) for group in groups if self._is_as_before(group)}
        wanted = self._wanted.union(*changed, *(self._members[event_id] for event_id in lost))
        self._wanted = set()
        return sorted(wanted - self._asked)

    def groups(self) -> Iterable[tuple[str, ...]]:
        """Return the reports of each event, by their ids, in canonical order."""
        return dict.fromkeys(self._group_of.values())

    def ties(self) -> Iterator[Tied]:
        """Yield what ties what is inside."""
        return self._ties_among(self._inside)

    def facts(self, known: Collection[str]) -> Iterator[ReportFacts]:
        """Yield those of the known reports that are inside, or gone, in order of their ids."""
        return (self.profiles[i].fact for i in sorted(self._inside | self._gone) if i in known)

    def _compared(self, near: Near, wave: Collection[str]) -> Iterator[Tied]:
        profile, fact = near.profile, near.profile.fact
        asked = self._named(near.to, wave)
        if fact.report_id in wave:
            asked = [other for other in asked if other.fact.report_id < fact.report_id]
        for other, score in alike_to(profile, asked):
            if other.fact.article_id != fact.article_id:
                yield tied(profile, other, score)

    def _named(self, names: Collection[str], wave: Collection[str]) -> list[Profile]:
        """Return the reports that are named by their ids, or by what several of them say, and follow nobody."""
        there = [self.profiles[name] for name in names if name in self.profiles]
        if len(there) < len(names):
            said = (self._tellings.speaking(name, wave) for name in names if name not in self.profiles)
            there += chain.from_iterable(said)
        followers = self._tellings.followers
        return [profile for profile in there if profile.fact.report_id not in followers] if followers else there

    def _compared_within_article(self, profile: Profile, wave: Collection[str]) -> Iterator[Tied]:
        report_id = profile.fact.report_id
        for other in self._of_article[profile.fact.article_id]:
            other_id = other.fact.report_id
            if (
                other_id != report_id
                and other_id not in self._asked
                and not (other_id in wave and other_id > report_id)
            ):
                yield from tie_within_article(profile, other, self._tellings)

    def _not_seen_whole(self, wave: Iterable[str]) -> Iterator[str]:
        """Yield what a report of no known time is tied to by words alone: others may say the same, unseen yet."""
        for profile in (self.profiles[report_id] for report_id in wave):
            for other in () if profile.fine else map(self.profiles.get, self._beside.get(profile.fact.report_id, ())):
                if other is not None and other.saying is not None and not profile.is_where(other):
                    yield other.fact.report_id

    def _around_unsure(self) -> set[str]:
        """Return what is unsure, with all that ties or events connect to it."""
        region, edge = set[str](), self._unsure & self._inside
        self._unsure = set()
        while edge:
            region |= edge
            tied_to = chain.from_iterable(self._beside.get(report_id, ()) for report_id in edge)
            held = {self._held[report_id] for report_id in edge if report_id in self._held}
            beside = chain(tied_to, *(self._members[event_id] for event_id in held))
            edge = {report_id for report_id in beside if report_id in self._inside and report_id not in region}
        return region

    def _cluster(self, region: Collection[str]) -> list[tuple[str, ...]]:
        profiles = sorted((self.profiles[i] for i in region), key=lambda profile: canonical(profile.fact))
        ties = ties_of(profiles, self._ties_among(region), self._judged)
        groups = cluster(profiles, ties, self._judged, self._tellings.followers, self._contradict)
        return [tuple(profiles[n].fact.report_id for n in group) for group in groups]

    def _nearest(self, report_id: str) -> str | None:
        """Return what the report is most like."""
        beside = self._beside.get(report_id, {})
        alike = [(-found.score, other) for other, found in beside.items() if found is not None]
        return min(alike)[1] if alike else None

    def _is_as_before(self, group: tuple[str, ...]) -> bool:
        event_id = self._held.get(group[0])
        return event_id is not None and self._members[event_id] == set(group)

    def _ties_among(self, region: Collection[str]) -> Iterator[Tied]:
        for report_id in region:
            for other_id, found in self._beside.get(report_id, {}).items():
                weighed = found is not None and report_id < other_id and other_id in region
                if found is not None and weighed and (not self._tellings.followers or self._is_weighed(found)):
                    yield found

    def _is_weighed(self, found: Tied) -> bool:
        return found.contests or self._tellings.are_weighed(self.profiles[found.one], self.profiles[found.other])

    def _keep(self, ties: Iterable[Tied]) -> None:
        for found in ties:
            self._beside[found.one][found.other] = self._beside[found.other][found.one] = found
