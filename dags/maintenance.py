"""Every night: remove batches and logs that nobody needs, file what is in no cluster, and say what needs a look.

`tidy` removes; `look_around` fails with the list of what an operator should see to, which is what
`conflict-events status` says too, so that the alert of the failed task is the night's digest.
"""

from datetime import timedelta

from airflow.sdk import dag, task

from dags.pools import LOADING
from dags.wiring import DEFAULTS, START, NeedsALook, due_within, surroundings


@dag(
    dag_id="maintenance",
    schedule="17 2 * * *",
    start_date=START,
    catchup=False,
    max_active_runs=1,
    deadline=due_within(timedelta(hours=3)),
    tags=["conflict-events", "schedule"],
    doc_md=__doc__,
    default_args=DEFAULTS,
)
def maintenance() -> None:
    """Wire the steps."""

    @task(pool=LOADING)
    def tidy() -> dict[str, int]:
        with surroundings():
            from airflow.configuration import conf

            from pipeline.runs import tasks

            return tasks.tidy(conf.get_mandatory_value("logging", "base_log_folder"))

    @task(trigger_rule="all_done")
    def look_around() -> None:
        with surroundings():
            from pipeline.runs import tasks

            if warnings := tasks.look_around():
                raise NeedsALook("; ".join(warnings))

    tidy() >> look_around()


maintenance()
