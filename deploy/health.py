"""Tell by the exit code whether a part of Airflow is well; small, since every container asks twice a minute.

python -m deploy.health api-server | scheduler | dag_processor | triggerer | worker
"""

import json
import os
import socket
import subprocess
import sys
from urllib.request import urlopen

API_SERVER = "http://api-server:8080/api/v2/monitor/health"
SCHEDULER = "http://127.0.0.1:8974/health"
PATIENCE = 10
"""Seconds to wait for an answer."""


def is_well(part: str) -> bool:
    """Tell whether the part answers, or was heard of lately; raises OSError where nobody can be asked."""
    if part == "worker":
        return _answers_broker()
    if part == "scheduler":
        return _answers(SCHEDULER)
    if part == "api-server":
        return _is_healthy(_ask(API_SERVER.replace("api-server", "127.0.0.1")), "metadatabase")
    return _is_healthy(_ask(API_SERVER), part)


def _answers(address: str) -> bool:
    """Tell whether it answers 200; raises HTTPError, an OSError, for another status."""
    with urlopen(address, timeout=PATIENCE):  # noqa: S310 - an address of ours
        return True


def _ask(address: str) -> dict[str, dict[str, str]]:
    with urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - an address of ours
        told: dict[str, dict[str, str]] = json.load(answer)
    return told


def _is_healthy(told: dict[str, dict[str, str]], part: str) -> bool:
    return told.get(part, {}).get("status") == "healthy"


def _answers_broker() -> bool:
    """Ask this container's worker by way of the broker, as the scheduler does."""
    from celery import Celery  # noqa: PLC0415 - only the worker's image need have it

    asked = subprocess.run(  # noqa: S602 - the command that gives Airflow its broker's address
        os.environ["AIRFLOW__CELERY__BROKER_URL_CMD"], shell=True, capture_output=True, check=True, text=True
    )
    control = Celery(broker=asked.stdout.strip()).control
    return bool(control.ping(destination=[f"celery@{socket.gethostname()}"], timeout=PATIENCE))


def main() -> int:
    """Return the exit code."""
    try:
        return 0 if is_well(sys.argv[1]) else 1
    except OSError as error:
        sys.stderr.write(f"{sys.argv[1]}: {error}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())
