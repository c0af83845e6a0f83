"""What a turn of the schedule costs: new articles from many sources, through Airflow's real scheduler, and without it.

    python bench/tick.py --sources 20 --articles 50

Each source is a feed with pages of its own host on loopback, asked with the usual manners. Airflow is what `make
airflow` starts, with all DAGs but `ingest` paused. Shown are the run's time by the wall, each task's, and the processor
time of all of Airflow's processes; then that of the same steps over the same pages in one process without Airflow, by
step. The difference of the two is Airflow and the start of each task's process.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from http.client import HTTPException
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

import feeds
import msgspec
from interface import Interface
from measuring import measure
from processes import usage_of_tree

from pipeline.runs.side_by_side import fetch_all
from pipeline.runs.steps import Handover, Workshop, end_run, start_run
from pipeline.settings import read_settings

ROOT = Path(__file__).parents[1]
PORT = 18082
IDLE = 30
"""Seconds for which Airflow is watched doing nothing."""
ROOM = 900
"""Seconds in which Airflow must have started, and then its run ended."""
T = TypeVar("T")


class DagRun(msgspec.Struct):
    """A run, as Airflow tells of it."""

    dag_run_id: str
    state: str
    start_date: datetime | None = None
    end_date: datetime | None = None


class DagRuns(msgspec.Struct):
    """All runs."""

    dag_runs: list[DagRun]


class Instance(msgspec.Struct):
    """A task of a run."""

    task_id: str
    duration: float | None = None


class Instances(msgspec.Struct):
    """All tasks of a run."""

    task_instances: list[Instance]


def main() -> None:
    """Serve, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", type=int, default=20)
    parser.add_argument("--articles", type=int, default=50, help="new articles of each source")
    parser.add_argument("--conflict", type=float, default=0.05, help="share of sentences that tell of violence")
    given = parser.parse_args()
    program = [sys.executable, feeds.__file__, *map(str, (given.sources, given.articles, given.conflict))]
    with tempfile.TemporaryDirectory(prefix="tick-") as folder, subprocess.Popen(program) as server:
        _lay_out(Path(folder), given.sources)
        try:
            scheduled = _in_airflow(Path(folder))
            alone = _alone(Path(folder))
        finally:
            server.terminate()
    print(f"CPU without Airflow {alone:.0f} s, so Airflow and the start of tasks took {scheduled - alone:.0f} s")


def _lay_out(home: Path, sources: int) -> None:
    entries = [
        f"{{id: s{n}, kind: feed, name: S{n}, licence: own, scale: other, enabled: true, "
        f"address: 'http://{host}:{feeds.PORT}/feed.xml', private_hosts: ['{host}']}}"
        for n, host in enumerate(feeds.hosts(sources))
    ]
    (home / "sources.yaml").write_text("sources:\n" + "".join(f"  - {entry}\n" for entry in entries))
    for name in ("scheduled", "alone"):
        (home / name).mkdir()
        (home / name / "gazetteer.sqlite").symlink_to(read_settings().gazetteer.absolute())


def _environment(home: Path) -> dict[str, str]:
    return {
        "CONFLICT_EVENTS_HOME": str(home),
        "CONFLICT_EVENTS_WAREHOUSE_URL": f"sqlite:///{home / 'warehouse.sqlite'}",
        "CONFLICT_EVENTS_SOURCES": str(home.parent / "sources.yaml"),
        "CONFLICT_EVENTS_SCHEDULE": "0 0 1 1 *",
        "AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION": "True",
        "AIRFLOW_PORT": str(PORT),
    }


def _in_airflow(folder: Path) -> float:
    """Let the real scheduler run the DAG once, print what that took, and return the processor time.

    The run is the one of its last interval, which begins as soon as the DAG is not paused any more.
    """
    home = folder / "scheduled"
    airflow = subprocess.Popen(
        [sys.executable, "-m", "dags.serve"], cwd=ROOT, env=os.environ | _environment(home), stdout=subprocess.DEVNULL
    )
    try:
        ask = Interface(PORT, home / "airflow" / "passwords.json")
        runs = partial(_runs, ask)
        _wait("Airflow did not answer", lambda: ask("GET", "/dags/ingest"))
        before = usage_of_tree(airflow.pid).cpu
        time.sleep(IDLE)
        begun = usage_of_tree(airflow.pid).cpu
        print(f"Airflow that does nothing: {(begun - before) / IDLE:.2f} s of processor time a second", flush=True)
        ask("PATCH", "/dags/ingest", {"is_paused": False})
        _wait("the run did not end", lambda: [run for run in runs() if run.state in {"success", "failed"}])
        cpu = usage_of_tree(airflow.pid).cpu - begun
        run = runs()[0]
        _tell(run, cpu)
        path = f"/dags/ingest/dagRuns/{quote(run.dag_run_id)}/taskInstances?limit=100"
        _tell_tasks(ask.decoded("GET", path, None, Instances))
    finally:
        airflow.send_signal(signal.SIGTERM)
        airflow.wait(60)
    return cpu


def _runs(ask: Interface) -> list[DagRun]:
    return ask.decoded("GET", "/dags/ingest/dagRuns", None, DagRuns).dag_runs


def _wait(otherwise: str, done: Callable[[], object]) -> None:
    """Ask until the answer is true; while Airflow starts there is none. Exits when there is none for long."""
    until = time.monotonic() + ROOM
    while time.monotonic() < until:
        try:
            if done():
                return
        except (OSError, HTTPException):
            pass
        time.sleep(1)
    sys.exit(f"{otherwise} within {ROOM} seconds")


def _tell(run: DagRun, cpu: float) -> None:
    wall = (run.end_date - run.start_date).total_seconds() if run.end_date and run.start_date else 0
    print(f"in Airflow: {run.state}, {wall:.0f} s by the wall, {cpu:.0f} s of processor time")


def _tell_tasks(instances: Instances) -> None:
    for name in ("plan", "fetch", "code", "load"):
        each = [one.duration or 0 for one in instances.task_instances if one.task_id == name]
        print(f"  {name}: {len(each)} tasks, {sum(each):.0f} s by the wall together, {max(each):.0f} s the longest")


@dataclass(slots=True)
class _Costs:
    """Processor time by the step's name."""

    of: dict[str, float] = field(default_factory=dict)

    def count(self, name: str, work: Callable[[], T]) -> T:
        """Do it, and add what it took."""
        made, cost = measure(work)
        self.of[name] = self.of.get(name, 0) + cost.cpu
        return made


def _alone(folder: Path) -> float:
    """Take the same steps in this process, print what each took, and return the processor time of all."""
    os.environ |= _environment(folder / "alone")
    workshop, costs, started = Workshop(read_settings()), _Costs(), datetime.now(UTC)
    run = start_run("cli", f"cli__{started.isoformat()}", started, workshop)
    read = costs.count("fetch", lambda: list(fetch_all(workshop, list(workshop.sources), lambda _: None)))
    given = [_prepared(workshop, handover, costs) for handover in read]
    merged = costs.count("merge", partial(workshop.merge, given, now=started))
    ended = end_run(run, given, datetime.now(UTC))
    counts = costs.count("load", partial(workshop.load, given, merged, ended))
    print(f"{counts.articles} articles, {counts.reports} reports, {counts.events_new} events; processor time of steps:")
    print("  " + ", ".join(f"{name} {cost:.1f} s" for name, cost in costs.of.items()))
    return sum(costs.of.values())


def _prepared(workshop: Workshop, handover: Handover, costs: _Costs) -> Handover:
    for step in (workshop.extract, workshop.locate, workshop.check):
        handover = costs.count(step.__name__, partial(step, handover))
    return handover


if __name__ == "__main__":
    main()
