"""One run of the `ingest` DAG in this process (`dag.test()`): what `make run` does.

`dag.test()` runs every task with Airflow's own machinery, mapping, trigger rules and XCom included, but needs neither
scheduler nor API server, so that it works on a laptop within seconds. Airflow's log goes to a file; progress and the
summary go to the terminal.
"""

import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

from dags.home import prepare_environment
from pipeline.commands.summary import print_summary
from pipeline.settings import read_settings
from pipeline.warehouse.opening import open_warehouse
from pipeline.warehouse.stories import run_summary
from schemas.vocabulary import RunStatus

if TYPE_CHECKING:
    from airflow.sdk import DAG


class _Progress(logging.Handler):
    """What the steps say, on the terminal."""

    def __init__(self, console: Console) -> None:
        super().__init__(logging.INFO)
        self._console = console

    def emit(self, record: logging.LogRecord) -> None:
        """Print the step's line; what was set aside is in the summary."""
        if record.name == "conflict_events":
            self._console.print(f"[dim]{escape(record.getMessage())}[/]", highlight=False, soft_wrap=True)


def main() -> int:
    """Run the DAG once, print what it brought, and return the exit code."""
    home = prepare_environment()
    log = home / "run.log"
    console = Console(file=os.fdopen(os.dup(1), "w"))
    console.print(f"[dim]running the ingest DAG in Airflow (its log: {log})[/]", highlight=False, soft_wrap=True)
    _send_output_to(log)
    succeeded = _run_dag(home, console)
    engine = open_warehouse(read_settings().warehouse_url)
    print_summary(engine, console)
    summary = run_summary(engine)
    _say_if_nothing_is_new(summary, console)
    return 0 if succeeded and summary and summary.status is RunStatus.SUCCEEDED else 1


def _send_output_to(log: Path) -> None:
    """From here on, whatever is written to standard output or error by anyone goes to the log."""
    sys.stdout.flush()
    with log.open("ab", buffering=0) as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)


def _run_dag(home: Path, console: Console) -> bool:
    from airflow.utils.db import initdb, upgradedb

    upgradedb() if (home / "airflow.db").exists() else initdb()
    from airflow.dag_processing.dagbag import DagBag

    logger = logging.getLogger("conflict_events")
    logger.setLevel(logging.INFO)
    logger.disabled = False
    logger.addHandler(_Progress(console))
    bag = DagBag(dag_folder=str(Path(__file__).with_name("ingest.py")))
    if bag.import_errors:
        raise SystemExit(f"the DAG cannot be read: {bag.import_errors}")
    ingest = bag.dags["ingest"]
    _try_once(ingest)
    ingest.deadline = None  # whose alert `test()` does not find, and nobody waits for a run at a terminal
    run = ingest.test()
    return bool(run.state == "success")


def _try_once(dag: "DAG") -> None:
    """Say at once what is wrong: who waits at a terminal tries again by hand."""
    from airflow.sdk import BaseOperator

    for task in dag.tasks:
        if isinstance(task, BaseOperator):
            task.retries = 0
        else:
            task.partial_kwargs["retries"] = 0


def _say_if_nothing_is_new(summary: object, console: Console) -> None:
    outcomes = getattr(summary, "outcomes", ())
    if outcomes and not any(outcome.counts.get("articles_new") for outcome in outcomes):
        console.print("Nothing is new, and nothing has changed.")


if __name__ == "__main__":
    sys.exit(main())
