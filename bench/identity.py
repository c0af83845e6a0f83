"""Measure merging: whether the events are the true ones, and how its time grows with the stream.

    python bench/identity.py 1000000

A synthetic stream (`bench/streams.py`) is merged in daily runs, as it comes, with late articles among them. What came
before is kept on disk by month, as a warehouse would, and read by month where a run needs it (`bench/archive.py`).
On the way, after 1,000 reports, 3,000, 10,000 and so on, and at the end it prints a line for what came so far: B³ over
the reports that have an event, the processor time of merging (with what the archive takes, and without; never with
making the stream), how many pairs were looked at (what the time grows with, whatever else the machine does), and the
most memory.
"""

import argparse
import gc
import multiprocessing
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from math import log
from pathlib import Path

from archive import Archive, Merger
from measuring import peak_mb
from streams import LATE, Told, stream

LATEST = timedelta(days=210)
STEPS = [step * 10**power for power in range(3, 9) for step in (1, 3)]
HEAD = (
    "| reports | runs | with an event | B³ P | B³ R | CPU s | µs / n ln n | of it merging "
    "| pairs a report, since last | ms, since last | MB |"
)


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


@dataclass(slots=True)
class Progress:
    """How far merging has come, and what it took."""

    steps: list[int]
    count: int = 0
    spent: float = 0.0
    last: tuple[int, float, int] = (0, 0.0, 0)
    """The count, the time and the pairs of the line before."""

    def add(self, reports: int, seconds: float) -> bool:
        """Count them, and return whether it is time for a line."""
        self.count += reports
        self.spent += seconds
        passed = self.count >= self.steps[0]
        self.steps = [step for step in self.steps if step > self.count]
        return passed

    def line(self, merger: Merger, right: tuple[int, float, float]) -> str:
        """Return the line for what came so far."""
        now = self.count, self.spent, merger.pairs
        count, spent, pairs = (one - before for one, before in zip(now, self.last, strict=True))
        self.last = now
        held, precision, recall = right
        per, merging = (of / (self.count * log(self.count)) * 1e6 for of in (self.spent, merger.merging))
        return (
            f"| {self.count:,} | {merger.runs:,} | {held:,} | {precision:.3f} | {recall:.3f} | {self.spent:,.0f} "
            f"| {per:.0f} | {merging:.0f} | {pairs / count:.1f} | {spent / count * 1000:.2f} | {peak_mb():,.0f} |"
        )


def measure(reports: int, seed: int) -> None:
    """Merge a stream and print what comes of it; merging makes no cycles that would have to be collected."""
    progress = Progress([*(step for step in STEPS if step < reports), reports])
    with tempfile.TemporaryDirectory() as folder:
        merger = Merger(Path(folder))
        gc.disable()
        for told in runs(reports, seed):
            began = time.process_time()
            merger.run(told)
            if progress.add(len(told), time.process_time() - began):
                print(progress.line(merger, _apart(merger.archive)), flush=True)


def _apart(archive: Archive) -> tuple[int, float, float]:
    """Return how many reports have an event, and B³: from a process of its own, whose memory and time do not count."""
    fork = multiprocessing.get_context("fork")
    ours, theirs = fork.Pipe()
    fork.Process(target=lambda: theirs.send(_b_cubed(archive))).start()
    held, precision, recall = ours.recv()
    return held, precision, recall


def _b_cubed(archive: Archive) -> tuple[int, float, float]:
    both, of_gold, of_found = Counter[tuple[int, str]](), Counter[int](), Counter[str]()
    for held in archive.all_held():
        pairs = [(held.truth[report_id], event_id) for report_id, (event_id, _) in held.event_of.items()]
        both.update(pairs)
        of_gold.update([gold for gold, _ in pairs])
        of_found.update([found for _, found in pairs])
    count = both.total()
    precision = sum(n * n / of_found[found] for (_, found), n in both.items()) / count
    recall = sum(n * n / of_gold[gold] for (gold, _), n in both.items()) / count
    return count, precision, recall


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=int, nargs="+")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    print(f"late: {LATE:.0%} of articles\n\n{HEAD}")
    for reports in given.reports:
        measure(reports, given.seed)


if __name__ == "__main__":
    main()
