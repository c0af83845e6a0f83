"""The one-shot before the others start: databases, roles and their passwords, and both schemas at this version.

It may run any number of times: what is there stays, passwords become what the secrets say, older schemas are migrated,
and what Airflow remembers of long ago is forgotten.
"""

import logging
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
from psycopg import sql

from dags.pools import make_pools
from pipeline.warehouse.opening import open_warehouse
from pipeline.warehouse.roles import grant, make_roles

SECRETS = Path("/run/secrets")
DATABASES = {"airflow": "airflow", "warehouse": "conflict_owner"}
"""Each database's owner."""
ROLES = {
    "airflow": "airflow",
    "conflict_owner": "owner",
    "conflict_loader": "loader",
    "conflict_analyst": "analyst",
    "conflict_reviewer": "reviewer",
}
"""Which secret is whose password."""
KEEP_RUNS = timedelta(days=180)
"""For so long Airflow remembers runs, tasks and its log; what the runs brought is in the warehouse for ever."""
_log = logging.getLogger("conflict_events")


def main() -> None:
    """Make everything ready, or leave with the reason."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    with psycopg.connect(secret("server_db"), autocommit=True) as server:
        make_roles(server, {role: secret(name) for role, name in ROLES.items()})
        for database, owner in DATABASES.items():
            _make_database(server, database, owner)
    _log.info("databases and roles are there")
    _airflow("db", "migrate")
    _airflow("db", "clean", "--clean-before-timestamp", f"{datetime.now(UTC) - KEEP_RUNS}", "--skip-archive", "--yes")
    make_pools()
    engine = open_warehouse(secret("owner_db"))
    grant(engine)
    _log.info("both schemas are at this version")


def _airflow(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "airflow", *words], check=True)  # noqa: S603 - words of ours


def _make_database(server: psycopg.Connection, database: str, owner: str) -> None:
    """Make the database, which none but its roles may enter; its extensions are the superuser's to make."""
    name, role = sql.Identifier(database), sql.Identifier(owner)
    if server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone() is None:
        server.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(name, role))
    server.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
    if database == "warehouse":
        with psycopg.connect(secret("server_db"), dbname=database, autocommit=True) as inside:
            inside.execute("CREATE EXTENSION IF NOT EXISTS postgis")


def secret(name: str) -> str:
    """Return what the mounted secret holds."""
    return (SECRETS / name).read_text(encoding="ascii").strip()


if __name__ == "__main__":
    main()
