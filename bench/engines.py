"""What an archive costs on Spark with one core and with two, and in one process; and where the time goes.

    PYTHONPATH=var/spark python bench/engines.py --articles 1000

The same invented articles as JSON Lines are read, coded and loaded three times, each into a warehouse of its own, by a
process of its own. Shown are seconds by the wall and, in brackets, of processor time, which holds Spark's Java and its
workers. `make var/spark` installs Spark; it needs Java.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread
from typing import TypeVar

from processes import usage_of_tree
from texts import write_articles

from pipeline.runs.backfilling import Archive, code_here, load_part, read_parts, workshop_of
from pipeline.runs.spark import code_on
from pipeline.settings import Settings, read_settings

ENGINES = ("here", "local[1]", "local[2]")
T = TypeVar("T")


def main() -> None:
    """Measure each engine in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--size", type=int, default=250, help="articles in a part")
    parser.add_argument("--conflict", type=float, default=0.05, help="share of sentences that tell of violence")
    parser.add_argument("--engine", choices=ENGINES, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.engine:
        _measure(given.engine, given.folder, given.size)
        return
    with tempfile.TemporaryDirectory(prefix="engines-") as folder:
        with (Path(folder) / "archive.jsonl").open("w") as file:
            file.writelines(json.dumps(one) + "\n" for one in write_articles(given.articles, conflict=given.conflict))
        for engine in ENGINES:
            told = ["--engine", engine, "--folder", folder, "--size", str(given.size)]
            subprocess.run([sys.executable, __file__, *told], check=True)


def _measure(engine: str, folder: Path, size: int) -> None:
    archive = Archive(kind="files", places=(str(folder / "archive.jsonl"),), size=size)
    settings = _settings(folder / engine)
    workshop = workshop_of(archive, settings)
    code = code_here if engine == "here" else code_on(engine, archive, settings)
    _timed("open", lambda: (workshop.engine, workshop.gazetteer))
    parts = _timed("read", lambda: read_parts(workshop, archive))
    coded = _timed("code", lambda: list(code(workshop, parts)))
    counts = _timed("load", lambda: [load_part(workshop, part) for part in coded])
    print(f"{engine}: {sum(one.articles for one in counts)} articles, {sum(one.reports for one in counts)} reports")


def _settings(home: Path) -> Settings:
    home.mkdir()
    (home / "gazetteer.sqlite").symlink_to(read_settings().gazetteer.absolute())
    warehouse = f"sqlite:///{home / 'warehouse.sqlite'}"
    return replace(read_settings(), home=home, warehouse_url=warehouse, batches_address=f"file://{home}/batches")


def _timed(name: str, work: Callable[[], T]) -> T:
    """Do it, and print what it took of this process and all that it started."""
    wall, cpu = time.perf_counter(), usage_of_tree(os.getpid()).cpu
    with _watched() as seen:
        made = work()
    print(f"  {name}: {time.perf_counter() - wall:.1f} s ({max(seen) - cpu:.1f} s)", flush=True)
    return made


@contextmanager
def _watched() -> Iterator[list[float]]:
    """Yield what all processes together had taken, each half second: of one that is killed it is lost."""
    seen, done = [usage_of_tree(os.getpid()).cpu], Event()

    def look() -> None:
        while not done.wait(0.5):
            with suppress(OSError):  # one of them ended meanwhile
                seen.append(usage_of_tree(os.getpid()).cpu)

    watcher = Thread(target=look)
    watcher.start()
    try:
        yield seen
    finally:
        seen.append(usage_of_tree(os.getpid()).cpu)
        done.set()
        watcher.join()


if __name__ == "__main__":
    main()
