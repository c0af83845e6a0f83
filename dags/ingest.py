"""Every quarter of an hour: read each source, code it, check it, and load what is new."""

from datetime import UTC, datetime, timedelta

from airflow.sdk import Asset, dag, get_current_context, task, task_group

WAREHOUSE = Asset("conflict-events-warehouse")
Json = dict[str, object]


@dag(
    dag_id="ingest",
    schedule="*/15 * * * *",
    start_date=datetime(2024, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    tags=["conflict-events"],
    doc_md=__doc__,
    default_args={"owner": "conflict-events", "retries": 2, "retry_delay": timedelta(minutes=1)},
)
def ingest() -> None:
    """Wire the steps of pipeline.tasks; each imports what it needs when it runs, so that this file is parsed fast."""

    @task
    def list_sources() -> list[str]:
        from pipeline import tasks

        return tasks.list_sources()

    @task_group
    def prepare(source_id: str) -> Json:
        checked = check(locate(extract(fetch(source_id))))
        pass_or_fail(checked)
        return checked

    @task
    def fetch(source_id: str) -> Json:
        from pipeline import tasks

        return tasks.fetch(source_id)

    @task
    def extract(handover: Json) -> Json:
        from pipeline import tasks

        return tasks.extract(handover)

    @task
    def locate(handover: Json) -> Json:
        from pipeline import tasks

        return tasks.locate(handover)

    @task
    def check(handover: Json) -> Json:
        from pipeline import tasks

        return tasks.check(handover)

    @task(retries=0)
    def pass_or_fail(handover: Json) -> None:
        from pipeline import tasks

        tasks.pass_or_fail(handover)

    @task(trigger_rule="all_done")
    def merge(source_ids: list[str]) -> Json:
        from pipeline import tasks

        context = get_current_context()
        pull = context["ti"].xcom_pull
        checked = (pull(task_ids="prepare.check", map_indexes=n) for n in range(len(source_ids)))
        handovers = [handover for handover in checked if handover]
        return tasks.merge(handovers, str(context["dag_run"].start_date))

    @task(outlets=[WAREHOUSE])
    def load(merged: Json) -> dict[str, int]:
        from pipeline import tasks

        run = get_current_context()["dag_run"]
        return tasks.load(merged, run.run_id, str(run.start_date))

    source_ids = list_sources()
    merged = merge(source_ids)
    prepare.expand(source_id=source_ids) >> merged
    load(merged)


ingest()
