"""An archive through the same steps: WARC, JSON Lines, a list, any kind of source, for any days.

`read` cuts it into parts of some hundred articles, `code` codes them on as many workers as there are, `load` loads each
part as a run of its own. Started again after a failure it goes on: clear what failed, or trigger it with the same
parameters, and what is loaded is known. Progress is the mapped tasks that are done.
"""

from datetime import timedelta

from airflow.sdk import Param, dag, task

from dags.pools import LOADING
from dags.wiring import DEFAULTS, START, WAREHOUSE, due_within, name_group, surroundings

Json = dict[str, object]
GROUPS = 200
"""At most so many mapped tasks of each step, however long the archive is."""
DAY = r"^\d{4}-\d{2}-\d{2}$"


@dag(
    dag_id="backfill",
    schedule=None,
    start_date=START,
    catchup=False,
    max_active_runs=1,
    deadline=due_within(timedelta(days=7)),
    tags=["conflict-events", "on demand"],
    doc_md=__doc__,
    default_args=DEFAULTS | {"execution_timeout": timedelta(hours=24)},
    params={
        "places": Param(type="array", minItems=1, items={"type": "string"}, description="files, folders or an address"),
        "kind": Param("files", type="string", pattern="^[a-z]+$", description="a kind that sources.yaml knows"),
        "source_id": Param("archive", type="string", pattern="^[a-z0-9_-]{1,40}$", description="kept under this id"),
        "licence": Param(
            None, type=["null", "string"], description="terms of its text, where the source is not listed"
        ),
        "options": Param({}, type="object", description="what the kind needs to know, as link_pattern"),
        "since": Param(None, type=["null", "string"], pattern=DAY, description="first day of publication"),
        "until": Param(None, type=["null", "string"], pattern=DAY, description="last day of publication"),
        "size": Param(500, type="integer", minimum=1, maximum=20_000, description="articles in a part"),
    },
)
def backfill() -> None:
    """Wire the steps of pipeline.runs.backfilling."""

    @task
    def read() -> list[list[Json]]:
        with surroundings() as context:
            from pipeline.runs import tasks

            return tasks.read_archive(dict(context["params"]), GROUPS)

    @task(map_index_template="{{ group }}", max_active_tis_per_dagrun=8)
    def code(parts: list[Json]) -> list[Json]:
        with surroundings() as context:
            from pipeline.runs import tasks

            name_group(context, [f"{len(parts)} parts"])
            return tasks.code_parts(dict(context["params"]), parts)

    @task(pool=LOADING, outlets=[WAREHOUSE])
    def load(parts: list[Json]) -> dict[str, int]:
        with surroundings() as context:
            from pipeline.runs import tasks

            counts = tasks.load_parts(dict(context["params"]), parts)
            context["outlet_events"][WAREHOUSE].extra = dict(counts)
            return counts

    load.expand(parts=code.expand(parts=read()))


backfill()
