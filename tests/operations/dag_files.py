"""The DAGs, as Airflow's own processor reads them."""

from functools import cache
from pathlib import Path

from airflow.dag_processing.dagbag import DagBag

import dags

FOLDER = Path(dags.__file__).parent
NAMES = ("backfill", "ingest", "maintenance", "release")


@cache
def read_dags() -> DagBag:
    """Return all DAGs of the folder."""
    return DagBag(dag_folder=str(FOLDER))
