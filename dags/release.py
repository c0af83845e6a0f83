"""Once the warehouse has changed, and every night: hold it to its rules, name the day, write what people take.

`check` asks the whole warehouse; what breaks a rule stops the release and is named in the alert, and where no event has
come yet the release is skipped. `release` gives the
day a tag, once, and writes its folder: the views that people take as CSV, the changes since the release before with
their causes, the data dictionary, and the Data Docs of what was checked. The same day again changes nothing.
"""

from datetime import timedelta

from airflow.sdk import Asset, AssetOrTimeSchedule, CronTriggerTimetable, dag, task

from dags.pools import LOADING
from dags.wiring import DEFAULTS, START, WAREHOUSE, due_within, surroundings

RELEASE = Asset("conflict-events-release")
"""Changes with every release; its events say which, and how many rows each file has."""


@dag(
    dag_id="release",
    schedule=AssetOrTimeSchedule(timetable=CronTriggerTimetable("30 3 * * *", timezone="UTC"), assets=[WAREHOUSE]),
    start_date=START,
    catchup=False,
    max_active_runs=1,
    deadline=due_within(timedelta(hours=2)),
    tags=["conflict-events", "schedule"],
    doc_md=__doc__,
    default_args=DEFAULTS,
)
def release() -> None:
    """Wire the steps of pipeline.upkeep.releasing."""

    @task.short_circuit
    def check() -> bool:
        with surroundings():
            from pipeline.runs import tasks

            return tasks.check_warehouse()

    @task(task_id="release", pool=LOADING, outlets=[RELEASE])
    def make() -> dict[str, object]:
        with surroundings() as context:
            from pipeline.runs import tasks

            made = tasks.release()
            context["outlet_events"][RELEASE].extra = dict(made)  # type: ignore[arg-type]
            return made

    check() >> make()


release()
