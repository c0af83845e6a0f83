"""A stack of containers of its own, brought up from the project's docker-compose.yml, and what a test asks of it."""

import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

ROOT = Path(__file__).parents[2]
PORT, WAREHOUSE_PORT = 18080, 15433
PATIENCE = 600
"""Seconds that anything may take; the machine may be busy."""
NEEDED = ("Makefile", "deploy", "pyproject.toml")
"""What the make targets of operators need in their folder."""
DUMP = """
from pipeline.warehouse.dump import dump
from pipeline.settings import read_settings
from pipeline.warehouse.opening import open_warehouse
print(dump(open_warehouse(read_settings().warehouse_url)))
"""
SETTINGS = {
    "COMPOSE_PROJECT_NAME": "conflict-events-tested",
    "AIRFLOW_PORT": str(PORT),
    "WAREHOUSE_PORT": str(WAREHOUSE_PORT),
    "CONFLICT_EVENTS_SCHEDULE": "0 0 1 1 *",
    "CONFLICT_EVENTS_LINEAGE": '{"type": "file", "log_file_path": "/var/log/airflow/lineage.jsonl", "append": true}',
    "CONFLICT_EVENTS_METRICS": "True",
    "OTEL_EXPORTER_OTLP_ENDPOINT": "http://collector:4318",
    "CONFLICT_EVENTS_DUE_MINUTES": "0",
    "CONFLICT_EVENTS_PARALLELISM": "2",
    "CONFLICT_EVENTS_LOST_AFTER": "40",
    "CONFLICT_EVENTS_QUEUED_FOR": "40",
}


class Gone(Exception):
    """Nothing came to be in time."""


def wait_for(what: str, found: Callable[[], object], patience: float = PATIENCE) -> object:
    """Return what ``found`` returns as soon as it is true."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        if answer := found():
            return answer
        time.sleep(1)
    raise Gone(what)


@dataclass(frozen=True, slots=True)
class Stack:
    """The containers, with a folder of their own for secrets and sources."""

    folder: Path

    def lay_out(self, texts: dict[str, list[str]]) -> None:
        """Write sources, each name one of JSON Lines with these texts, and what the make targets need."""
        (self.folder / "texts").mkdir(mode=0o755)
        entries = []
        for name, lines in texts.items():
            self.write_texts(name, lines)
            about = f"id: {name}, kind: files, name: {name}, licence: own, scale: other, enabled: true"
            entries.append(f"  - {{{about}, paths: [texts/{name}.jsonl]}}")
        (self.folder / "sources.yaml").write_text("sources:\n" + "\n".join(entries) + "\n")
        for name in NEEDED:
            (self.folder / name).symlink_to(ROOT / name)
        shutil.copy(ROOT / "docker-compose.yml", self.folder)
        (self.folder / "docker-compose.override.yml").write_text(json.dumps({"services": self._beside()}))

    def write_texts(self, name: str, lines: list[str]) -> None:
        """Write a file of JSON Lines that workers see as ``/srv/texts/NAME.jsonl``."""
        written = "".join(json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate(lines))
        (self.folder / "texts" / f"{name}.jsonl").write_text(written)

    def _beside(self) -> dict[str, object]:
        """What stands beside the containers of docker-compose.yml: texts, and one who is told metrics and alerts."""
        listener = {
            "image": "conflict-events:${CONFLICT_EVENTS_VERSION:-0.1.0}",
            "command": ["python", "/srv/collector.py"],
            "networks": ["inside"],
            "volumes": [f"{ROOT}/tests/apart/collector.py:/srv/collector.py:ro"],
        }
        return {"worker": {"volumes": [f"{self.folder}/texts:/srv/texts:ro"]}, "collector": listener}

    def compose(self, *words: str, given: str | None = None) -> str:
        """Run docker-compose and return what it says."""
        return self._run("docker-compose", *words, given=given)

    def operate(self, *words: str) -> str:
        """Run a make target, as an operator does, and return what it says."""
        return self._run("make", "--no-print-directory", *words)

    def _run(self, *words: str, given: str | None = None) -> str:
        done = subprocess.run(  # noqa: S603 - our own words
            words, cwd=self.folder, env=os.environ | SETTINGS, input=given, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(words)}: {done.stderr[-2000:]}")
        return done.stdout

    def told(self, what: str) -> list[object]:
        """Return what the listener was told: ``metrics`` or ``alert``."""
        lines = self.compose("logs", "--no-color", "--no-log-prefix", "collector").splitlines()
        told = [json.loads(line) for line in lines if line.startswith("{")]
        return [one[what] for one in told if what in one]

    def secret(self, name: str) -> str:
        """Return a secret."""
        return (self.folder / "var" / "secrets" / name).read_text().strip()

    def containers(self, service: str) -> list[str]:
        """Return the ids of the service's containers that run."""
        labels = (f"project={SETTINGS['COMPOSE_PROJECT_NAME']}", f"service={service}")
        filters = [word for label in labels for word in ("--filter", f"label=com.docker.compose.{label}")]
        return self._run("docker", "ps", "--quiet", *filters).split()

    def ask(self, path: str, body: object = None, token: str | None = None) -> dict[str, object]:
        """Ask Airflow's REST interface; raises HTTPError."""
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
        data = None if body is None else json.dumps(body).encode()
        with urlopen(Request(f"http://127.0.0.1:{PORT}{path}", data, headers), timeout=60) as answer:
            told: dict[str, object] = json.load(answer)
        return told

    def log_in(self) -> str:
        """Return a token."""
        return str(self.ask("/auth/token", {"username": "admin", "password": self.secret("admin")})["access_token"])

    def try_to_ask(self, path: str, body: object = None) -> dict[str, object]:
        """Ask with a token; empty while the interface is not there, as after its database was restarted."""
        try:
            return self.ask(path, body, self.log_in())
        except HTTPError as error:
            if error.code < 500 and error.code != 404:
                raise
        except (URLError, OSError, HTTPException):
            pass
        return {}

    def trigger(self, dag: str, **conf: object) -> str:
        """Start a run and return its id."""
        body = {"logical_date": None, "conf": conf}
        return str(wait_for("a run", lambda: self.try_to_ask(f"/api/v2/dags/{dag}/dagRuns", body).get("dag_run_id")))

    def run(self, dag: str, **conf: object) -> str:
        """Start a run, and return its state at its end."""
        return self.end(dag, self.trigger(dag, **conf))

    def tasks(self, dag: str, run_id: str) -> list[dict[str, object]]:
        """Return the run's task instances."""
        found = self.try_to_ask(f"/api/v2/dags/{dag}/dagRuns/{quote(run_id)}/taskInstances?limit=200")
        tasks = found.get("task_instances", [])
        return tasks if isinstance(tasks, list) else []

    def runs(self, dag: str, state: str) -> list[dict[str, object]]:
        """Return the DAG's runs in that state."""
        found = self.try_to_ask(f"/api/v2/dags/{dag}/dagRuns?state={state}&limit=100").get("dag_runs", [])
        return found if isinstance(found, list) else []

    def running(self, dag: str, run_id: str, task_id: str) -> dict[str, object]:
        """Wait until a task of that id runs, and return it."""

        def found() -> dict[str, object] | None:
            mine = [task for task in self.tasks(dag, run_id) if task["task_id"] == task_id]
            return next((task for task in mine if task["state"] == "running"), None)

        task = wait_for(f"{task_id} running", found)
        assert isinstance(task, dict)
        return task

    def end(self, dag: str, run_id: str) -> str:
        """Wait for the run's end and return its state."""

        def state() -> str | None:
            told = self.try_to_ask(f"/api/v2/dags/{dag}/dagRuns/{quote(run_id)}").get("state")
            return str(told) if told in {"success", "failed"} else None

        return str(wait_for(f"the end of {run_id}", state))

    def psql(self, user: str, statement: str, database: str = "warehouse", password: str | None = None) -> str:
        """Return what the statement gives, as the role with its password over TCP."""
        word = password or self.secret(user.removeprefix("conflict_"))
        address = f"postgresql://{user}:{word}@127.0.0.1:5432/{database}"
        return self.compose("exec", "-T", "postgres", "psql", address, "-At", "-v", "ON_ERROR_STOP=1", "-c", statement)

    def dump(self) -> str:
        """Return all that the warehouse holds, but for runs, and releases, which come when they come."""
        lines = self._run("docker", "exec", self.containers("worker")[0], "python", "-c", DUMP).splitlines()
        return "\n".join(line for line in lines if not line.startswith("release "))

    def empty_warehouse(self) -> None:
        """Make the warehouse anew."""
        self.psql("postgres", "DROP DATABASE warehouse WITH (FORCE)", "postgres")
        self.compose("run", "--rm", "prepare")
