"""What every DAG shares: who owns it, which errors are worth another try, who is told, where secrets come from."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from airflow.sdk import Asset, BaseHook, Context, RetryDecision, RetryPolicy, get_current_context
from airflow.sdk.definitions.callback import AsyncCallback
from airflow.sdk.definitions.deadline import DeadlineAlert, DeadlineReference
from airflow.sdk.exceptions import AirflowException, AirflowRuntimeError

from dags.alerts import deadline_missed, task_failed

WAREHOUSE = Asset("conflict-events-warehouse")
"""Changes with every load; its events carry the load's counts."""
START = datetime(2024, 1, 1, tzinfo=UTC)
CONNECTION = "conflict_events_warehouse"
"""The Airflow connection that names the warehouse, where one is set; else the environment does."""

PASSING = {
    "WarehouseUnreachable": timedelta(seconds=30),
    "WarehouseLocked": timedelta(seconds=30),
    "WarehouseFull": timedelta(minutes=10),
    "ShelfError": timedelta(seconds=30),
    "TimeoutError": timedelta(seconds=30),
    "ConnectionError": timedelta(seconds=30),
}
"""Errors that may pass by themselves, with the first wait; it doubles with every try."""
LASTING = ("Problem", "SuiteError", "NeedsALook")
"""Errors that people must put right: trying again says the same again."""
LONGEST = timedelta(minutes=15)


class NeedsALook(Exception):
    """Nothing failed, but an operator should see to what the message lists."""


class WorthAnotherTry(RetryPolicy):
    """Try again what may pass by itself, later each time; leave what people must put right; else as the task says."""

    def evaluate(
        self, exception: BaseException, try_number: int, max_tries: int, context: Context | None = None
    ) -> RetryDecision:
        """Decide by the error's class, or the nearest above it that is listed."""
        del max_tries, context
        for kind in (found.__name__ for found in type(exception).__mro__):
            if kind in PASSING:
                return RetryDecision.retry(min(PASSING[kind] * 2 ** (try_number - 1), LONGEST), f"{kind} may pass")
            if kind in LASTING:
                return RetryDecision.fail(f"{type(exception).__name__} does not pass by itself")
        return RetryDecision.default()


DEFAULTS: dict[str, Any] = {
    "owner": "conflict-events",
    "retries": 4,
    "retry_delay": timedelta(seconds=30),
    "retry_exponential_backoff": 2.0,
    "max_retry_delay": LONGEST,
    "retry_policy": WorthAnotherTry(),
    "execution_timeout": timedelta(hours=2),
    "on_failure_callback": task_failed,
}


def due_within(interval: timedelta) -> DeadlineAlert:
    """Return the alert of a run that is not done so long after it was queued."""
    callback = AsyncCallback(deadline_missed, kwargs={"minutes": int(interval.total_seconds() // 60)})
    return DeadlineAlert(reference=DeadlineReference.DAGRUN_QUEUED_AT, interval=interval, callback=callback)


@contextmanager
def surroundings(**about: str) -> Iterator[Context]:
    """What a task works in: the warehouse that Airflow's secrets name, and logs that say of which run they tell."""
    from structlog.contextvars import bound_contextvars

    from pipeline.logs import BINDINGS, telling

    if bound_contextvars not in BINDINGS:
        BINDINGS.append(bound_contextvars)
    context = get_current_context()
    about = {"run": str(context["dag_run"].run_id)} | about
    if url := _warehouse_url():
        os.environ["CONFLICT_EVENTS_WAREHOUSE_URL"] = url
    with telling(**about):
        yield context


def name_group(context: Context, names: Sequence[str]) -> None:
    """Give a mapped task the name that `map_index_template="{{ group }}"` shows."""
    context["group"] = ", ".join(names)  # type: ignore[typeddict-unknown-key]


def _warehouse_url() -> str | None:
    """Return the warehouse's address from Airflow's secrets backends; None where they do not know it."""
    try:
        found: str = BaseHook.get_connection(CONNECTION).get_uri()
    except (AirflowException, AirflowRuntimeError):
        return None
    return found.replace("postgres://", "postgresql://", 1)
