"""What every DAG of ours keeps to."""

import subprocess
import sys
from pathlib import Path

import pytest
from airflow.sdk import BaseOperator
from dag_files import FOLDER, NAMES, read_dags

from dags import alerts
from dags.pools import POOLS
from dags.wiring import WorthAnotherTry

QUICK = 0.1
"""Seconds that parsing a file may take, once Airflow is there: the processor parses every file again and again."""
HEAVY = ("pandas", "great_expectations", "spacy", "geopy", "pipeline.runs.steps")


def test_all_dags_are_read_without_an_error() -> None:
    assert read_dags().import_errors == {}
    assert set(read_dags().dags) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_dag_says_what_it_is_for_and_whose_it_is(name: str) -> None:
    dag = read_dags().dags[name]
    assert dag.doc_md
    assert len(dag.doc_md) > 200
    assert "conflict-events" in dag.tags
    assert len(dag.tags) == 2
    assert {task.owner for task in dag.tasks} == {"conflict-events"}


@pytest.mark.parametrize("name", NAMES)
def test_a_dag_runs_once_at_a_time_is_never_caught_up_and_has_a_deadline(name: str) -> None:
    dag = read_dags().dags[name]
    assert dag.max_active_runs == 1
    assert not dag.catchup
    assert dag.deadline


@pytest.mark.parametrize("name", NAMES)
def test_a_task_tries_again_what_may_pass_ends_in_time_and_tells_when_it_fails(name: str) -> None:
    for task in read_dags().dags[name].tasks:
        policy = task.retry_policy if isinstance(task, BaseOperator) else task.partial_kwargs["retry_policy"]
        assert isinstance(policy, WorthAnotherTry)
        assert task.retries
        assert task.execution_timeout
        assert task.has_on_failure_callback


@pytest.mark.parametrize("name", NAMES)
def test_only_pools_that_are_made_are_used_and_the_warehouse_has_one_writer(name: str) -> None:
    tasks = read_dags().dags[name].tasks
    assert {task.pool for task in tasks} <= {*POOLS, "default_pool"}
    for task in tasks:
        assert (task.pool == "conflict_events_loading") == (task.task_id in {"load", "tidy", "release"}), task.task_id
    assert POOLS["conflict_events_loading"][0] == 1


def test_files_are_parsed_fast_and_load_nothing_heavy() -> None:
    program = f"""
import sys, time
import dags.wiring
from airflow.sdk import Param, dag, task, task_group
for name in {NAMES!r}:
    started = time.process_time()
    __import__(f"dags.{{name}}")
    print(name, time.process_time() - started)
print(*(name for name in {HEAVY!r} if name in sys.modules))
"""
    said = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", program], capture_output=True, check=True, text=True, cwd=FOLDER.parent
    )
    *timed, heavy = said.stdout.splitlines()[-len(NAMES) - 1 :]
    assert heavy == ""
    for line in timed:
        assert float(line.split()[1]) < QUICK, line


def test_dag_files_are_thin() -> None:
    for name in NAMES:
        assert len((FOLDER / f"{name}.py").read_text().splitlines()) < 100


def test_every_alert_of_ours_is_in_the_runbook() -> None:
    runbook = (Path(FOLDER).parent / "docs" / "runbook.md").read_text(encoding="utf-8")
    assert not [kind for kind in alerts.ANSWERS if f"`{kind}`" not in runbook]
