"""Who is told when something is wrong: the log, and whatever the connection `conflict_events_alerts` names.

An alert says what happened and what an operator must do; docs/operations.md has the rest under the same name.
"""

import logging
from asyncio import to_thread
from collections.abc import Mapping
from contextlib import suppress

from airflow.sdk import BaseHook, Context
from airflow.sdk.exceptions import AirflowException, AirflowRuntimeError

CONNECTION = "conflict_events_alerts"
"""An HTTP connection; alerts are posted to it as JSON."""
ANSWERS = {
    "SourceFailed": "look at the source: `conflict-events status`, its page, its terms; disable it if it is gone",
    "WarehouseUnreachable": "start PostgreSQL, look at its log, disk and password; then clear the task",
    "WarehouseLocked": "find who holds the lock (pg_locks, pg_stat_activity); end that; then clear the task",
    "WarehouseFull": "make room on the warehouse's disk; then clear the task: nothing was loaded",
    "WarehouseNewer": "a newer program has migrated the warehouse: upgrade every worker to the same version",
    "ShelfError": "look at the address of batches, its keys and its server; then clear the task",
    "BatchError": "the batch is gone: clear the run from its first task, which makes it again",
    "GazetteerError": "the image or the environment lacks the gazetteer: build it again (`make gazetteer`)",
    "CoderError": "look at CONFLICT_EVENTS_CODER and the coder's settings",
    "SettingsError": "correct the setting that the message names, and restart the workers",
    "SourceError": "correct sources.yaml at the place that the message names",
    "WarehouseBroken": "nothing was released: look at what the message names; restore it if rows were lost",
    "NeedsALook": "run `conflict-events status`, and see to each line",
    "source": "run `conflict-events sources`; look at the source's address and pages, and at what is expected of it",
    "deadline": "look at which task waits: no worker, a full pool, or a slow host; `conflict-events status` says more",
}
"""What to do, by the error's class."""
OTHERWISE = "read the task's log; clear the task when the reason is gone: the same steps give the same result"
_log = logging.getLogger("conflict_events.alerts")


def task_failed(context: Context) -> None:
    """Tell of a task that failed for good."""
    task = context["ti"]
    error = context.get("exception")
    kind = next((kind for kind in _names(error) if kind in ANSWERS), "")
    alert(kind or "task", f"{task.dag_id}.{task.task_id} failed: {error}", run=str(task.run_id))


async def deadline_missed(minutes: int, context: Mapping[str, object] | None = None) -> None:
    """Tell of a run that was not done in time; the triggerer does, as it may be the workers that are gone."""
    run = (context or {}).get("dag_run")
    name = getattr(run, "run_id", None) or (run.get("dag_run_id") if isinstance(run, dict) else run)
    told = _told("deadline", f"run {name} is not done after {minutes} minutes", run=str(name))
    with suppress(AirflowException, AirflowRuntimeError):
        connection = await BaseHook.aget_connection(CONNECTION)
        await to_thread(_post, connection.get_uri(), told)


def alert(kind: str, happened: str, **about: str) -> None:
    """Say in the log what happened and what to do, and post it where a connection says so."""
    told = _told(kind, happened, **about)
    with suppress(AirflowException, AirflowRuntimeError):
        _post(BaseHook.get_connection(CONNECTION).get_uri(), told)


def _told(kind: str, happened: str, **about: str) -> dict[str, str]:
    """Say it in the log, and return what is posted."""
    do = ANSWERS.get(kind, OTHERWISE)
    _log.error("ALERT %s: %s. What to do: %s", kind, happened, do)
    return {"alert": kind, "happened": happened, "do": do, **about}


def _post(address: str, told: dict[str, str]) -> None:
    """Post it; an alert that cannot be sent must not break what sends it."""
    import httpx

    try:
        httpx.post(address, json=told, timeout=10).raise_for_status()
    except httpx.HTTPError as error:
        _log.warning("the alert could not be posted: %s", type(error).__name__)


def _names(error: object) -> list[str]:
    return [kind.__name__ for kind in type(error).__mro__] if error is not None else []
