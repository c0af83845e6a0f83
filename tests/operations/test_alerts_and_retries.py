"""Which errors are worth another try, and who is told what to do when none is left."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from types import SimpleNamespace

import pytest
from airflow.sdk.definitions.retry_policy import RetryAction
from listener import listening

from dags.alerts import ANSWERS, CONNECTION, deadline_missed, task_failed
from dags.wiring import CONNECTION as WAREHOUSE_CONNECTION
from dags.wiring import LONGEST, WorthAnotherTry, _warehouse_url
from pipeline.locate import GazetteerMissing
from pipeline.runs.batches import BatchError
from pipeline.runs.shelves import ShelfError
from pipeline.runs.tasks import SourceFailed
from pipeline.settings import SettingsError
from pipeline.warehouse.database import WarehouseNewer, WarehouseUnreachable


@pytest.mark.parametrize("error", [WarehouseUnreachable("x"), ShelfError("x"), ConnectionResetError(), TimeoutError()])
def test_what_may_pass_is_tried_again_later_each_time(error: Exception) -> None:
    waits = [WorthAnotherTry().evaluate(error, number, 4) for number in range(1, 9)]
    assert {decision.action for decision in waits} == {RetryAction.RETRY}
    assert [decision.retry_delay for decision in waits[:3]] == [timedelta(seconds=s) for s in (30, 60, 120)]
    assert waits[-1].retry_delay == LONGEST


@pytest.mark.parametrize(
    "error", [WarehouseNewer("x"), SettingsError("x"), SourceFailed("x"), BatchError("x"), GazetteerMissing("x")]
)
def test_what_people_must_put_right_is_not(error: Exception) -> None:
    assert WorthAnotherTry().evaluate(error, 1, 4).action is RetryAction.FAIL


def test_what_nobody_knows_is_as_the_task_says() -> None:
    assert WorthAnotherTry().evaluate(KeyError("x"), 1, 4).action is RetryAction.DEFAULT


@pytest.fixture
def told() -> Iterator[list[dict[str, str]]]:
    """What a server on loopback was posted, which the connection for alerts names."""
    with listening() as posted:
        yield posted


def failed(error: Exception) -> dict[str, object]:
    return {"ti": SimpleNamespace(dag_id="ingest", task_id="load", run_id="run-1"), "exception": error}


def test_a_failed_task_tells_what_happened_and_what_to_do(told: list[dict[str, str]]) -> None:
    task_failed(failed(WarehouseUnreachable("the warehouse is down")))  # type: ignore[arg-type]
    assert told == [
        {
            "alert": "WarehouseUnreachable",
            "happened": "ingest.load failed: the warehouse is down",
            "do": ANSWERS["WarehouseUnreachable"],
            "run": "run-1",
        }
    ]


def test_a_kind_of_error_is_told_as_what_it_is_a_kind_of(told: list[dict[str, str]]) -> None:
    task_failed(failed(GazetteerMissing("no gazetteer")))  # type: ignore[arg-type]
    assert told[0]["alert"] == "GazetteerError"


def test_a_missed_deadline_names_the_run(told: list[dict[str, str]]) -> None:
    asyncio.run(deadline_missed(45, {"dag_run": {"dag_run_id": "run-7"}}))
    assert told[0]["happened"] == "run run-7 is not done after 45 minutes"


def test_an_alert_that_nobody_hears_breaks_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv(f"AIRFLOW_CONN_{CONNECTION.upper()}", "http://user:hidden-word@127.0.0.1:9/alerts")
    task_failed(failed(SourceFailed("dawn: down")))  # type: ignore[arg-type]
    assert "What to do" in caplog.text
    assert "hidden-word" not in caplog.text


def test_the_warehouse_is_the_one_that_airflows_secrets_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _warehouse_url() is None
    monkeypatch.setenv(f"AIRFLOW_CONN_{WAREHOUSE_CONNECTION.upper()}", "postgres://loader:word@db:5432/warehouse")
    assert _warehouse_url() == "postgresql://loader:word@db:5432/warehouse"
