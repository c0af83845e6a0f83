"""Measure merging: whether the events are the true ones, and how its time grows with the stream.

    python bench/identity.py 10000 30000 100000

For each number of reports a synthetic stream (`bench/streams.py`) is merged in daily runs, as it comes, with late
articles among them. What earlier runs told is kept on disk by month, as a warehouse would, and read by month where a
run needs it. Prints B³ over the reports that have an event, the processor time of merging, and the most memory.
"""

import argparse
import pickle
import resource
import sys
import tempfile
import time
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from math import log
from pathlib import Path

from streams import LATE, Told, stream

from pipeline.merge import merge
from pipeline.merge.blocking import Key, asks, files, signs_asked
from pipeline.merge.gathering import Found, Near, gather
from pipeline.merge.naming import first_choices
from pipeline.merge.profile import Profile, profile_of
from schemas.events import EventVersion, Known, ReportFacts
from schemas.vocabulary import LineageKind

START = datetime(2030, 1, 1, tzinfo=UTC)
MONTHS_IN_MEMORY = 10
"""Late articles ask for as many."""
LATEST = timedelta(days=210)


@dataclass(slots=True)
class Month:
    """What was published in one month, and by what it is found."""

    profiles: dict[str, Profile] = field(default_factory=dict)
    by_ask: dict[Key, list[Profile]] = field(default_factory=dict)
    by_sign: dict[Key, list[Profile]] = field(default_factory=dict)
    versions: dict[str, EventVersion] = field(default_factory=dict)
    event_of: dict[str, str] = field(default_factory=dict)

    def add(self, profile: Profile) -> None:
        """Keep the report."""
        self.profiles[profile.fact.report_id] = profile
        for key in set(asks(profile)):
            self.by_ask.setdefault(key, []).append(profile)
        for key in () if profile.fine else set(files(profile)):
            self.by_sign.setdefault(key, []).append(profile)

    def near(self, asked: Profile) -> Iterator[Profile]:
        """Yield what is to be compared with the report."""
        for key in files(asked):
            yield from self.by_ask.get(key, ())
        for key in signs_asked(asked):
            yield from self.by_sign.get(key, ())


class Archive:
    """Months on disk, of which the last used are in memory."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._months: OrderedDict[int, Month] = OrderedDict()
        self.month_of_event: dict[str, int] = {}

    def month(self, number: int) -> Month:
        """Return the month; of a new one nothing is known yet."""
        if number not in self._months:
            path = self._folder / f"{number}.pickle"
            self._months[number] = pickle.loads(path.read_bytes()) if path.exists() else Month()  # noqa: S301 - our own
            while len(self._months) > MONTHS_IN_MEMORY:
                old, month = self._months.popitem(last=False)
                (self._folder / f"{old}.pickle").write_bytes(pickle.dumps(month, protocol=5))
        self._months.move_to_end(number)
        return self._months[number]


class Merger:
    """Merges runs, with what the archive holds."""

    def __init__(self, folder: Path) -> None:
        self.archive = Archive(folder)
        self.runs = 0

    def run(self, facts: Sequence[ReportFacts]) -> None:
        """Merge the facts and keep what comes of it."""
        near = gather(facts, self._look_up)
        versions = self._versions(near.facts)
        self.runs += 1
        taken = frozenset(i for i in first_choices([*facts, *near.facts]) if i in self.archive.month_of_event)
        known = Known(versions=tuple(versions.values()), facts=near.facts, ties=near.ties, taken=taken)
        merged = merge(facts, known, now=START + timedelta(minutes=self.runs))
        for fact in facts:
            self.archive.month(_month(fact)).add(profile_of(fact))
        where = {fact.report_id: _month(fact) for fact in (*facts, *near.facts)}
        for line in merged.lineage:
            if line.kind is not LineageKind.SPLIT:
                self.archive.month(self.archive.month_of_event[line.event_id]).versions.pop(line.event_id, None)
        for version in merged.versions:
            self._keep(version, where)

    def _keep(self, version: EventVersion, where: dict[str, int]) -> None:
        home = self.archive.month_of_event.setdefault(version.event_id, where[version.members[0].report_id])
        self.archive.month(home).versions[version.event_id] = version
        for member in version.members:
            self.archive.month(where[member.report_id]).event_of[member.report_id] = version.event_id

    def _look_up(self, asked: Sequence[Profile]) -> Found:
        there, to = dict[str, Profile](), defaultdict[str, list[str]](list)
        for profile in asked:
            found = self._near(profile)
            there |= found
            for report_id in found:
                to[report_id].append(profile.fact.report_id)
        mates = dict[str, Profile]()
        for version in self._versions([profile.fact for profile in asked]).values():
            home = self.archive.month_of_event[version.event_id]
            for member in version.members:
                known = there.get(member.report_id)
                mates |= {member.report_id: known} if known else self._search(member.report_id, home)
        return Found(list(mates.values()), [Near(one, to[report_id]) for report_id, one in there.items()])

    def _near(self, profile: Profile) -> dict[str, Profile]:
        months = (self.archive.month(number) for number in _months_around(profile.fact))
        return {one.fact.report_id: one for month in months for one in month.near(profile)}

    def _search(self, report_id: str, home: int) -> dict[str, Profile]:
        for number in (home, home + 1, home - 1, home + 2, home - 2):
            if report_id in self.archive.month(number).profiles:
                return {report_id: self.archive.month(number).profiles[report_id]}
        return {}

    def _versions(self, facts: Sequence[ReportFacts]) -> dict[str, EventVersion]:
        held = {self.archive.month(_month(fact)).event_of.get(fact.report_id) for fact in facts}
        ids = {event_id for event_id in held if event_id is not None}
        return {i: self.archive.month(self.archive.month_of_event[i]).versions[i] for i in sorted(ids)}


def _month(fact: ReportFacts) -> int:
    day = fact.published_on or date.min
    return day.year * 12 + day.month


def _months_around(fact: ReportFacts) -> range:
    """Months of publication in which what may be tied to the report can be."""
    month = _month(fact)
    return range(month - 1, month + 2)


def runs(reports: int, seed: int) -> Iterator[list[Told]]:
    """Yield what comes day by day; late articles wait their time."""
    waiting = defaultdict[date, list[Told]](list)
    for day, told in groupby(stream(reports, seed), key=lambda one: one.fact.published_on or one.comes):
        del day
        for one in told:
            waiting[one.comes].append(one)
        if len(waiting) > LATEST.days + 30:
            yield waiting.pop(min(waiting))
    for day in sorted(waiting):
        yield waiting[day]


def measure(reports: int, seed: int) -> None:
    """Merge a stream and print what came of it."""
    truth = dict[str, int]()
    with tempfile.TemporaryDirectory() as folder:
        merger = Merger(Path(folder))
        began = time.process_time()
        for told in runs(reports, seed):
            truth |= {one.fact.report_id: one.event for one in told}
            merger.run([one.fact for one in told])
            if sys.stderr.isatty():
                print(f"\r{len(truth)}", end="", file=sys.stderr)
        total = time.process_time() - began
        found = _events(merger, truth)
    p, r = _b_cubed([truth[i] for i in found], list(found.values()))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    per = total / (reports * log(reports)) * 1e6
    print(
        f"| {reports} | {merger.runs} | {len(found)} | {p:.3f} | {r:.3f} | {total:.0f} | {per:.1f} | {memory} |",
        flush=True,
    )


def _events(merger: Merger, truth: dict[str, int]) -> dict[str, str]:
    months = sorted({*merger.archive.month_of_event.values()})
    spread = range(months[0] - 3, months[-1] + 4)
    return {i: e for n in spread for i, e in merger.archive.month(n).event_of.items() if i in truth}


def _b_cubed(gold: Sequence[int], found: Sequence[str]) -> tuple[float, float]:
    both, of_gold, of_found = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    precision = sum(n * n / of_found[f] for (_, f), n in both.items()) / len(gold)
    recall = sum(n * n / of_gold[g] for (g, _), n in both.items()) / len(gold)
    return precision, recall


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=int, nargs="+")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    print(
        f"late: {LATE:.0%} of articles\n\n| reports | runs | with an event | B³ P | B³ R | CPU s | µs / n ln n | MB |"
    )
    for reports in given.reports:
        measure(reports, given.seed)


if __name__ == "__main__":
    main()
