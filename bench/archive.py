"""What earlier runs told, kept on disk by month; a run has in memory what it needs. Stands for a warehouse."""

import pickle
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import wraps
from pathlib import Path
from time import process_time
from typing import TypeVar

from streams import Told

from pipeline.merge import merge
from pipeline.merge.blocking import Key, asks, files, signs_asked
from pipeline.merge.comparing import Near
from pipeline.merge.gathering import Found, gather
from pipeline.merge.profile import Profile, profile_of
from schemas.events import EventVersion, Known, Looked, ReportFacts, Tied
from schemas.vocabulary import LineageKind

Asked, Answer = TypeVar("Asked"), TypeVar("Answer")
START = datetime(2030, 1, 1, tzinfo=UTC)
MONTHS_IN_MEMORY = 10
"""Late articles ask for as many: no month is read again in the first 655 days."""


@dataclass(slots=True)
class Month:
    """What was published in one month, and by what it is found."""

    profiles: dict[str, Profile] = field(default_factory=dict)
    filed: dict[Key, list[Profile]] = field(default_factory=dict)
    asking: dict[Key, list[Profile]] = field(default_factory=dict)
    """Those of a known time, by the signs that they share with others: only what has none is looked up by them."""
    signs_of_loose: set[str | int] = field(default_factory=set)
    """What is in the words of those of no known time."""
    versions: dict[str, EventVersion] = field(default_factory=dict)
    members: dict[str, dict[str, int]] = field(default_factory=dict)
    """Of each event that is at home here, the month of each of its reports."""
    ties: dict[str, dict[str, tuple[Tied, int]]] = field(default_factory=dict)
    """Of each report around which all was looked at, its ties by the others' ids, each with the other's month."""
    crowds: dict[str, dict[str, int]] = field(default_factory=dict)
    """Of each crowd that has a report here, by its name, the months of all of its reports by their ids."""
    crowds_of: dict[str, set[str]] = field(default_factory=dict)
    """By the ids of the reports the names of the crowds that they are in."""
    ever: set[str] = field(default_factory=set)
    """The ids of all events that were ever at home here."""

    def add(self, profile: Profile) -> None:
        """Keep the report. All articles of the stream have a day, so nothing is found under no month."""
        self.profiles[profile.fact.report_id] = profile
        for key in files(profile):
            self.filed.setdefault(key, []).append(profile)
        if not profile.fine:
            self.signs_of_loose |= profile.signs
        for key in signs_asked(profile) if profile.fine else ():
            if key[-1] is not None:
                self.asking.setdefault(key, []).append(profile)

    def near(self, sought: "Sought") -> Iterator[tuple[Profile, list[str]]]:
        """Yield what is filed under what is asked for, and who asks for what is shared, with the ids of those asked."""
        for held, wanted in ((self.filed, sought.asked), (self.asking, sought.shared)):
            for key in held.keys() & wanted.keys():
                yield from ((one, wanted[key]) for one in held[key])


@dataclass(slots=True)
class Sought:
    """What is looked for in one month: keys, each with the ids of the reports for which it is."""

    asked: defaultdict[Key, list[str]] = field(default_factory=lambda: defaultdict(list))
    shared: defaultdict[Key, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, profile: Profile, *, in_words: bool) -> None:
        """Look for what may be tied to the report; by its words where any shares some."""
        for key in asks(profile, in_words=in_words):
            self.asked[key].append(profile.fact.report_id)
        for key in () if profile.fine else files(profile):
            self.shared[key].append(profile.fact.report_id)


@dataclass(slots=True)
class Held:
    """Of the reports of one month, by their ids: the event that each is of, where that is at home, and the true one."""

    event_of: dict[str, tuple[str, int]] = field(default_factory=dict)
    truth: dict[str, int] = field(default_factory=dict)


class Archive:
    """Months on disk, of which the last used are in memory."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._months: OrderedDict[int, tuple[Month, Held]] = OrderedDict()
        self._first, self._last = 0, 0

    def month(self, number: int) -> Month:
        """Return the month; of a new one nothing is known yet."""
        return self._there(number)[0]

    def held(self, number: int) -> Held:
        """Return the events of the month's reports."""
        return self._there(number)[1]

    def __contains__(self, event_id: object) -> bool:
        """Return whether an event of the months that are in memory ever had the id."""
        return any(event_id in month.ever for month, _ in self._months.values())

    def all_held(self) -> Iterator[Held]:
        """Yield what is known of the events of each month, without keeping it."""
        for number in range(self._first, self._last + 1):
            path = self._path(number, "held")
            if number in self._months:
                yield self._months[number][1]
            elif path.exists():
                yield pickle.loads(path.read_bytes())  # noqa: S301 - our own

    def _there(self, number: int) -> tuple[Month, Held]:
        if number not in self._months:
            self._first, self._last = min(self._first or number, number), max(self._last, number)
            self._months[number] = self._read(number)
            while len(self._months) > MONTHS_IN_MEMORY:
                self._write(*self._months.popitem(last=False))
        self._months.move_to_end(number)
        return self._months[number]

    def _path(self, number: int, kind: str) -> Path:
        return self._folder / f"{number}.{kind}"

    def _read(self, number: int) -> tuple[Month, Held]:
        if not self._path(number, "month").exists():
            return Month(), Held()
        month, held = (pickle.loads(self._path(number, kind).read_bytes()) for kind in ("month", "held"))  # noqa: S301
        return month, held

    def _write(self, number: int, month: tuple[Month, Held]) -> None:
        for kind, part in zip(("month", "held"), month, strict=True):
            self._path(number, kind).write_bytes(pickle.dumps(part, protocol=5))


def _of_the_archive(ask: "Callable[[Merger, Asked], Answer]") -> "Callable[[Merger, Asked], Answer]":
    """Count the processor time of what merging asks of the archive as the archive's own."""

    @wraps(ask)
    def timed(self: "Merger", asked: Asked) -> Answer:
        began = process_time()
        found = ask(self, asked)
        self.asking += process_time() - began
        return found

    return timed


class Merger:
    """Merges runs, with what the archive holds."""

    def __init__(self, folder: Path) -> None:
        self.archive = Archive(folder)
        self.runs = 0
        self._met: dict[str, int] = {}
        """The months of what is tied to reports that were recalled."""
        self.pairs = 0
        """How many pairs of reports were found near each other, and so looked at."""
        self.merging = 0.0
        """Processor seconds of merging, without those in which the archive finds and keeps what there is."""
        self.asking = 0.0
        """Those in which it finds what merging asks for."""

    def run(self, told: Sequence[Told]) -> None:
        """Merge what is told and keep what comes of it."""
        facts = [one.fact for one in told]
        self._met.clear()
        began, asking = process_time(), self.asking
        near = gather(facts, self)
        self.merging += process_time() - began - (self.asking - asking)
        self.runs += 1
        homes = self._homes(near.facts)
        versions = tuple(self.archive.month(home).versions[event_id] for event_id, home in homes.items())
        known = Known(versions=versions, facts=near.facts, ties=near.ties, groups=near.groups, taken=self.archive)
        began = process_time()
        merged = merge(facts, known, now=START + timedelta(minutes=self.runs))
        self.merging += process_time() - began
        for one in told:
            month = _month(one.fact)
            self.archive.month(month).add(profile_of(one.fact))
            self.archive.held(month).truth[one.fact.report_id] = one.event
        for line in merged.lineage:
            if line.kind is not LineageKind.SPLIT:
                self.archive.month(homes[line.event_id]).versions.pop(line.event_id, None)
        where = {fact.report_id: _month(fact) for fact in (*facts, *near.facts)}
        self._keep_ties(near.looked, where)
        for version in merged.versions:
            home = homes.get(version.event_id, where[version.members[0].report_id])
            self._keep(version, home, where)

    def _keep_ties(self, looked: Looked, where: Mapping[str, int]) -> None:
        for report_id in looked.reports:
            ties = self.archive.month(where[report_id]).ties
            for other, (_, month) in ties.get(report_id, {}).items():
                self.archive.month(month).ties[other].pop(report_id, None)
            ties[report_id] = {}
        for tie in looked.ties:
            for one, other in ((tie.one, tie.other), (tie.other, tie.one)):
                self.archive.month(where[one]).ties.setdefault(one, {})[other] = tie, where[other]
        for name, report_ids in looked.crowds.items():
            crowd = {report_id: where[report_id] for report_id in report_ids}
            for month in map(self.archive.month, set(crowd.values())):
                month.crowds[name] = crowd
            for report_id, number in crowd.items():
                self.archive.month(number).crowds_of.setdefault(report_id, set()).add(name)

    def _keep(self, version: EventVersion, home: int, where: dict[str, int]) -> None:
        month = self.archive.month(home)
        month.versions[version.event_id] = version
        month.members[version.event_id] = {member.report_id: where[member.report_id] for member in version.members}
        month.ever.add(version.event_id)
        for member in version.members:
            self.archive.held(where[member.report_id]).event_of[member.report_id] = version.event_id, home

    @_of_the_archive
    def around(self, asked: Sequence[Profile]) -> Found:
        """Return what may be tied to the reports, of the months of publication in which that can be."""
        there, to = dict[str, Profile](), defaultdict[str, set[str]](set)
        for number, sought in sorted(self._sought(asked).items()):
            for month in range(number - 1, number + 2):
                for one, report_ids in self.archive.month(month).near(sought):
                    there[one.fact.report_id] = one
                    to[one.fact.report_id].update(report_ids)
        for report_id, report_ids in to.items():
            report_ids.discard(report_id)
        self.pairs += sum(map(len, to.values()))
        return Found((), [Near(one, to[report_id]) for report_id, one in there.items()])

    def _sought(self, asked: Sequence[Profile]) -> dict[int, Sought]:
        """Return by the month in which they were published what is looked for; each is of an article of its own."""
        sought = defaultdict[int, Sought](Sought)
        for profile in asked:
            number = _month(profile.fact)
            there = (self.archive.month(month).signs_of_loose for month in range(number - 1, number + 2))
            sought[number].add(profile, in_words=not all(profile.signs.isdisjoint(signs) for signs in there))
        return sought

    @_of_the_archive
    def recall(self, asked: Sequence[Profile]) -> dict[str, list[Tied]]:
        """Return the ties of the reports."""
        remembered = dict[str, list[Tied]]()
        for profile in asked:
            report_id, number = profile.fact.report_id, _month(profile.fact)
            ties = self.archive.month(number).ties[report_id]
            self._met[report_id] = number
            self._met.update((other, number) for other, (_, number) in ties.items())
            remembered[report_id] = [tie for tie, _ in ties.values()]
        return remembered

    @_of_the_archive
    def crowded(self, report_ids: Collection[str]) -> set[str]:
        """Return the ids of all in a crowd with one of the reports, which were recalled or are tied to such."""
        found = set[str]()
        for report_id in report_ids:
            month = self.archive.month(self._met[report_id])
            for name in month.crowds_of.get(report_id, ()):
                found.update(month.crowds[name])
                self._met.update(month.crowds[name])
        return found

    @_of_the_archive
    def profiles(self, report_ids: Collection[str]) -> list[Profile]:
        """Return these reports, which are tied to others that were recalled."""
        return [self.archive.month(self._met[report_id]).profiles[report_id] for report_id in report_ids]

    def mates(self, _: Sequence[Profile]) -> tuple[Profile, ...]:
        """Return none: each report is of an article of its own."""
        return ()

    @_of_the_archive
    def events(self, reports: Sequence[Profile]) -> dict[str, list[Profile]]:
        """Return the events of the reports."""
        homes = self._homes([profile.fact for profile in reports])
        members = {event_id: self.archive.month(home).members[event_id] for event_id, home in homes.items()}
        return {
            event_id: [self.archive.month(number).profiles[report_id] for report_id, number in some.items()]
            for event_id, some in members.items()
        }

    def _homes(self, facts: Sequence[ReportFacts]) -> dict[str, int]:
        """Return the ids of the events that hold the reports, in order, each with its home."""
        held = (self.archive.held(_month(fact)).event_of.get(fact.report_id) for fact in facts)
        there = sorted(one for one in held if one is not None)
        return {event_id: home for event_id, home in there if event_id in self.archive.month(home).versions}


def _month(fact: ReportFacts) -> int:
    day = fact.published_on or date.min
    return day.year * 12 + day.month
