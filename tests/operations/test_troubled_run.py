"""A run of the DAG in which a task of one source fails for good, and another source is quiet."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from coded import make_batch
from listener import listening
from sqlalchemy import select
from surroundings import Surroundings

from dags.alerts import ANSWERS
from pipeline.locate import Gazetteer
from pipeline.runs.steps import Workshop
from pipeline.sources import read_sources
from pipeline.warehouse.database import read
from pipeline.warehouse.load import load
from pipeline.warehouse.opening import open_warehouse
from schemas.runs import SourceOutcome
from schemas.tables import alert

ENTRY = (
    "{{id: {id}, kind: files, name: {id}, licence: own, scale: other, paths: [{id}.txt], enabled: true,"
    " expected_weekly: {{minimum: 30}}}}"
)
TOLD = {
    "good": "KHOST, May 6, 2024 - Two policemen were killed when a bomb exploded in Khost province on Sunday.",
    "bad": "HERAT, May 7, 2024 - Gunmen shot dead a teacher in Shindand district of Herat on Monday, police said.",
}
QUIET = "good is quiet: it gave 1 articles in seven days, 30 are expected at least"


@dataclass(frozen=True, slots=True)
class Troubled:
    """The run, where it was, and what was posted to whom it may concern."""

    surroundings: Surroundings
    done: CompletedProcess[str]
    posted: list[dict[str, str]]


@pytest.fixture(scope="module")
def troubled(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer) -> Iterator[Troubled]:
    """A folder stands where the batch of the bad source has to go, so that the task that reads it fails for good."""
    del gazetteer
    surroundings = two_sources(tmp_path_factory.mktemp("troubled"))
    batch = Workshop(surroundings.settings("tried")).fetch("bad").records.name
    (surroundings.settings("run").batches / batch).mkdir(parents=True)
    read_long_ago(surroundings)
    with listening() as posted:
        yield Troubled(surroundings, surroundings.run("run", "dags.run"), posted)


def two_sources(folder: Path) -> Surroundings:
    """Return surroundings with two sources, of each of which many more articles are expected."""
    for name, text in TOLD.items():
        (folder / f"{name}.txt").write_text(text)
    entries = "".join(f"  - {ENTRY.format(id=name)}\n" for name in TOLD)
    (folder / "sources.yaml").write_text(f"sources:\n{entries}")
    return Surroundings(folder)


def read_long_ago(surroundings: Surroundings) -> None:
    """Let the warehouse know of a reading of the good source nine days ago."""
    settings, moment = surroundings.settings("run"), datetime.now(UTC) - timedelta(days=9)
    sources = tuple(source for source in read_sources(settings.sources_file) if source.id == "good")
    batch = make_batch(versions=())
    outcome = SourceOutcome(source_id="good", counts={})
    run = replace(batch.run, started_at=moment, finished_at=moment, outcomes=(outcome,))
    load(open_warehouse(settings.warehouse_url), replace(batch, run=run, sources=sources))


def test_what_the_other_groups_gave_is_loaded(troubled: Troubled) -> None:
    done, loaded = troubled.done, troubled.surroundings.dumped("run")
    assert done.returncode == 1, done.stdout
    assert "stopped: the task that reads or codes it failed" in " ".join(done.stdout.split())
    assert "Two policemen were killed" in loaded
    assert "Gunmen shot dead" not in loaded


def test_a_quiet_source_is_told_in_the_log_in_a_row_and_to_whom_it_may_concern(troubled: Troubled) -> None:
    settings = troubled.surroundings.settings("run")
    (told,) = (one for one in troubled.posted if one["alert"] == "source" and QUIET in one["happened"])
    assert told["do"] == ANSWERS["source"]
    with read(open_warehouse(settings.warehouse_url)) as connection:
        rows = connection.execute(select(alert.c.run_id, alert.c.cleared_at).where(alert.c.kind == "quiet")).all()
    assert rows == [(told["run"], None)]
    log = (settings.home / "airflow" / "run.log").read_text()
    assert f"ALERT source: {QUIET}" in log, troubled.done.stdout
