"""Every quarter of an hour: read each source, code it, check it, and load what is new.

Sources are read in groups, all of one host in the same: no two tasks ask a host at once, and the scheduler starts few
tasks. A source that is stopped turns its group's `code` red and is named in the alert; what the others gave, and why it
was stopped, is loaded. A group whose task fails altogether, as by a process that the system killed, holds up no other
group. `load` is the only writer, one at a time, all or nothing.
"""

import os
from datetime import timedelta

from airflow.sdk import dag, task, task_group

from dags.alerts import alert
from dags.pools import FETCHING, LOADING
from dags.wiring import DEFAULTS, START, WAREHOUSE, due_within, name_group, surroundings

Json = dict[str, object]
GROUPS = 8
"""At most so many groups of sources."""


@dag(
    dag_id="ingest",
    schedule=os.environ.get("CONFLICT_EVENTS_SCHEDULE", "*/15 * * * *"),
    start_date=START,
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=6),
    deadline=due_within(timedelta(minutes=int(os.environ.get("CONFLICT_EVENTS_DUE_MINUTES", "45")))),
    tags=["conflict-events", "schedule"],
    doc_md=__doc__,
    default_args=DEFAULTS,
)
def ingest() -> None:
    """Wire pipeline.runs.tasks; each imports what it needs when it runs, so that this file is parsed fast."""

    @task
    def plan() -> list[list[str]]:
        with surroundings():
            from pipeline.runs import tasks

            return tasks.plan(GROUPS)

    @task(pool=FETCHING, map_index_template="{{ group }}")
    def fetch(source_ids: list[str]) -> list[Json]:
        with surroundings() as context:
            from pipeline.runs import tasks

            name_group(context, source_ids)
            return tasks.fetch(source_ids)

    @task(map_index_template="{{ group }}")
    def code(handovers: list[Json]) -> None:
        with surroundings() as context:
            from pipeline.runs import tasks

            name_group(context, [str(handover["source_id"]) for handover in handovers])
            coded = tasks.code(handovers)
            context["ti"].xcom_push(key="handovers", value=coded)
            tasks.fail_if_stopped(coded)

    @task(pool=LOADING, trigger_rule="all_done_min_one_success", outlets=[WAREHOUSE])
    def load(groups: list[list[str]]) -> dict[str, int]:
        with surroundings() as context:
            from pipeline.runs import tasks

            pull, run = context["ti"].xcom_pull, context["dag_run"]
            coded = [pull(task_ids="code", map_indexes=n, key="handovers") for n in range(len(groups))]
            given = [one for group, made in zip(groups, coded, strict=True) for one in made or tasks.given_up(group)]
            counts = tasks.load(given, run.run_id, str(run.start_date))
            context["outlet_events"][WAREHOUSE].extra = dict(counts)
            for noticed in tasks.alerts(run.run_id):
                alert("source", noticed, run=run.run_id)
            return counts

    @task_group(prefix_group_id=False)
    def read(source_ids: list[str]) -> None:
        code(fetch(source_ids))

    groups = plan()
    read.expand(source_ids=groups) >> load(groups)


ingest()
