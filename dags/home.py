"""Airflow's own folder and settings for this project: below ``var/``, on loopback, without examples."""

import os
import secrets
from pathlib import Path

from pipeline.settings import read_settings


def prepare_environment() -> Path:
    """Point Airflow at its folder below the project's home and return it. Call before anything imports Airflow."""
    home = read_settings().home / "airflow"
    home.mkdir(parents=True, exist_ok=True)
    given = {
        "AIRFLOW_HOME": str(home),
        "AIRFLOW__CORE__DAGS_FOLDER": str(Path(__file__).parent),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION": "False",
        "AIRFLOW__CORE__PARALLELISM": "4",
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{home / 'airflow.db'}",
        "AIRFLOW__API_AUTH__JWT_SECRET": _secret(home / "jwt_secret"),
        "AIRFLOW__LOGGING__BASE_LOG_FOLDER": str(home / "logs"),
        "AIRFLOW__LOGGING__NAMESPACE_LEVELS": "great_expectations=WARNING alembic=WARNING",
        "AIRFLOW__WORKERS__EXECUTION_API_TIMEOUT": "30",
        "AIRFLOW__USAGE_DATA_COLLECTION__ENABLED": "False",
        "PYTHONWARNINGS": "ignore",
    }
    os.environ.update(
        {name: value for name, value in given.items() if name not in os.environ or name == "AIRFLOW_HOME"}
    )
    return home


def _secret(path: Path) -> str:
    """A random secret that only the owner can read, made on first use."""
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(64), encoding="ascii")
    return path.read_text(encoding="ascii")
