"""The reports that a run touches and those beside them: what ties them, and which events they make."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain

from pipeline.merge.clustering import cluster
from pipeline.merge.comparing import Compared, Near
from pipeline.merge.order import canonical
from pipeline.merge.profile import Profile
from pipeline.merge.ties import Judged, ties_of
from schemas.events import Looked, ReportFacts, Tied


class Hood:
    """Reports, of which some are *inside*: those asked about, what they are tied to, and the whole events of both."""

    def __init__(self, judged: Judged, gone: Collection[str]) -> None:
        """Begin with none; reports that are ``gone``, by id, are asked about and are of no event any more."""
        self._judged, self._gone = judged, frozenset(gone)
        self._compared = Compared(judged, gone)
        self.profiles = self._compared.profiles
        self._asked: set[str] = set()
        self._looked: set[str] = set()
        """Those of them around which this run looked; of the others their ties were remembered."""
        self._wave: set[str] = set()
        """Those of them that were asked about last."""
        self._inside: set[str] = set()
        self._coming: set[str] = set()
        """What is to be inside."""
        self._unsure: set[str] = set()
        """Whose events may have changed since they were last made."""
        self._wanted: set[str] = set()
        """What must be asked about, whatever becomes of its event."""
        self._shaken: set[str] = set()
        """Who may speak now and did not, or the other way round: all of their events must be asked about."""
        self._members: dict[str, frozenset[str]] = {}
        self._held: dict[str, str] = {}
        self._uncompared: set[str] = set()
        """Events whose reports are not compared with each other yet."""
        self._contradict: dict[tuple[str, str], bool] = {}
        self._group_of: dict[str, tuple[str, ...]] = {}

    def add(self, profiles: Iterable[Profile]) -> None:
        """Take in the reports."""
        self._compared.add(profiles)

    def compare_all(self) -> None:
        """Compare what is there with each other."""
        self._compared.compare_all(self.profiles)

    def ask(self, asked: Collection[str], found: Iterable[Near]) -> None:
        """Compare the reports with what was found for them; the first that are asked about are compared already."""
        wave, first = set(asked), not self._asked
        self._compared.compare(wave, found, self._looked.union(wave if first else ()))
        self._looked.update(wave)
        self._turn_to(wave)
        self._wanted.update(self._compared.not_seen_whole(wave))
        if first:
            self._shaken = self._compared.tellings.changed_by(self.profiles[report_id] for report_id in wave)
            self._wanted.update(self._shaken)

    def recallable(self, asked: Iterable[str]) -> list[Profile]:
        """Return those of the reports whose ties may be remembered: not the first, nor the shaken, nor the judged."""
        if not self._looked:
            return []
        barred = self._shaken.union(self._judged.reports, self._gone)
        return [self.profiles[report_id] for report_id in asked if report_id not in barred]

    def recall(self, remembered: Mapping[str, Collection[Tied]]) -> None:
        """Let the reports be asked about, with all ties of each as they are remembered."""
        self._compared.recall(chain.from_iterable(remembered.values()))
        self._turn_to(remembered)

    def recall_within(self, remembered: Mapping[str, Collection[Tied]]) -> None:
        """Take in what ties the reports within their events, which need not be compared then."""
        ties = chain.from_iterable(remembered.values())
        self._compared.recall(tie for tie in ties if self._held.get(tie.one) == self._held.get(tie.other))
        self._uncompared = {one for one in self._uncompared if not self._members[one] <= remembered.keys()}

    def uncompared(self) -> list[str]:
        """Return the reports of events that are not compared with each other yet, and not asked about one and all."""
        self._uncompared = {one for one in self._uncompared if not self._members[one] <= self._asked}
        return sorted(set().union(*(self._members[event_id] for event_id in self._uncompared)))

    def _turn_to(self, wave: Collection[str]) -> None:
        self._wave.update(wave)
        self._asked.update(wave)
        self._unsure.update(wave)
        self._coming.update(wave, self._compared.beside(wave))

    def outside(self) -> list[Profile]:
        """Let in what is to be inside, and return those whose events are not known yet."""
        let_in = set[str]()
        while self._coming:
            new = {i for i in self._coming if i in self.profiles} - self._inside - let_in
            let_in |= new
            self._coming = self._compared.tellings.beside(self.profiles[report_id] for report_id in new)
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

    def bring(self, mates: Iterable[Profile], shared: Collection[object]) -> None:
        """Bring inside those of the mates that have one of the shared tolls, for that is counted once (rule BEL-10)."""
        there = [profile for profile in mates if profile.fact.shared_toll in shared]
        self.add(there)
        self._coming.update(profile.fact.report_id for profile in there)

    def likely(self) -> list[str]:
        """Return the reports of the events that those just asked about are most like, if not asked about themselves."""
        nearest = (self._compared.nearest(report_id) for report_id in sorted(self._wave) if report_id not in self._held)
        events = {self._held[report_id] for report_id in nearest if report_id is not None and report_id in self._held}
        self._wave = set()
        return sorted(set().union(*(self._members[event_id] for event_id in events)) - self._asked)

    def unsettled(self) -> list[str]:
        """Make events of what is inside, and return the reports of those that are others now, if not asked about."""
        for event_id in sorted(self._uncompared):
            self._compared.compare_all(sorted(self._members[event_id]))
        self._uncompared = set()
        unsure = self._around_unsure()
        groups = self._cluster(unsure)
        for report_id in unsure:
            self._group_of.pop(report_id, None)
        self._group_of |= {report_id: group for group in groups for report_id in group}
        before = {self._held[report_id] for report_id in unsure if report_id in self._held}
        changed = [group for group in groups if not self._is_as_before(group)]
        lost = before - {self._held.get(group[0]) for group in groups if self._is_as_before(group)}
        lost |= {self._held[report_id] for report_id in self._shaken if report_id in self._held}
        wanted = self._wanted.union(*changed, *(self._members[event_id] for event_id in lost))
        self._wanted = set()
        return sorted(wanted - self._asked)

    def groups(self) -> Iterable[tuple[str, ...]]:
        """Return the reports of each event, by their ids, in canonical order."""
        return dict.fromkeys(self._group_of.values())

    def ties(self) -> Iterator[Tied]:
        """Yield what ties what is inside."""
        return self._compared.ties_among(self._inside)

    def looked(self) -> Looked:
        """Return around which reports this run looked, and what it saw."""
        there, seen = self._looked - self._gone, self._compared.seen.values()
        crowds = self._compared.tellings.crowds()
        return Looked(
            reports=tuple(sorted(self._looked)),
            gone=tuple(sorted(self._gone)),
            crowds={name: ids for name, ids in crowds if not there.isdisjoint(ids)},
            ties=tuple(
                tie
                for tie in seen
                if not there.isdisjoint((tie.one, tie.other)) and self._inside.issuperset((tie.one, tie.other))
            ),
        )

    def facts(self, known: Collection[str]) -> Iterator[ReportFacts]:
        """Yield those of the known reports that are inside, or gone, in order of their ids."""
        return (self.profiles[i].fact for i in sorted(self._inside | self._gone) if i in known)

    def _around_unsure(self) -> set[str]:
        """Return what is unsure, with all that ties or events connect to it."""
        region, edge = set[str](), self._unsure & self._inside
        self._unsure = set()
        while edge:
            region |= edge
            held = {self._held[report_id] for report_id in edge if report_id in self._held}
            beside = chain(self._compared.beside(edge), *(self._members[event_id] for event_id in held))
            edge = {report_id for report_id in beside if report_id in self._inside and report_id not in region}
        return region

    def _cluster(self, region: Collection[str]) -> list[tuple[str, ...]]:
        profiles = sorted((self.profiles[i] for i in region), key=lambda profile: canonical(profile.fact))
        ties = ties_of(profiles, self._compared.ties_among(region), self._judged)
        groups = cluster(profiles, ties, self._judged, self._compared.tellings.followers, self._contradict)
        return [tuple(profiles[n].fact.report_id for n in group) for group in groups]

    def _is_as_before(self, group: tuple[str, ...]) -> bool:
        event_id = self._held.get(group[0])
        return event_id is not None and self._members[event_id] == set(group)
