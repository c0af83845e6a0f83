"""The containers, for real: brought up, logged in to, disturbed in every way, and the same warehouse each time.

`make test-compose` runs it; it needs a Docker engine, the image (`make image`), and some quarter of an hour. Each
disturbance starts with an empty warehouse and must end with what an undisturbed run gives.
"""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError

import pytest
from compose import Stack, wait_for

pytestmark = pytest.mark.apart

PLACES = ("Khost", "Herat", "Kunduz", "Ghazni", "Zabul", "Farah", "Balkh", "Paktia", "Logar", "Kapisa")
ACTS = (
    "Two policemen were killed when a bomb exploded in {place} province on Sunday.",
    "Gunmen shot dead a teacher in {place} on Monday, police said.",
    "Clashes between Taliban fighters and security forces in {place} left {n} dead, officials said on Tuesday.",
)
SOURCES = ("north", "south", "west")
LINES = 60


def texts() -> dict[str, list[str]]:
    def text(number: int) -> str:
        place, day = PLACES[number % len(PLACES)], 1 + number % 28
        told = ACTS[number % len(ACTS)].format(place=place, n=2 + number % 7)
        return f"{place.upper()}, {('January', 'March', 'May')[number % 3]} {day}, 20{10 + number % 13} - {told}"

    return {name: [text(offset * 1000 + n) for n in range(LINES)] for offset, name in enumerate(SOURCES)}


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """All containers, up and well."""
    stack = Stack(tmp_path_factory.mktemp("stack"))
    stack.make(texts())
    try:
        stack.compose("up", "-d", "--scale", "worker=1")
        wait_for("Airflow", lambda: stack.try_to_ask("/api/v2/dags/ingest").get("dag_id"))
        yield stack
    finally:
        (Path("/tmp") / "compose.log").write_text(stack.compose("logs", "--no-color"))  # noqa: S108
        stack.compose("down", "-v", "-t", "5")


@pytest.fixture(scope="module")
def undisturbed(stack: Stack) -> str:
    """What the warehouse holds after a run that nobody disturbs."""
    run_id = stack.trigger("ingest")
    assert stack.end("ingest", run_id) == "success"
    dump = stack.dump()
    assert dump.count("\n") > LINES
    return dump


def test_the_interface_refuses_whoever_has_no_token_or_a_wrong_password(stack: Stack) -> None:
    for path, body in (("/api/v2/dags", None), ("/api/v2/dags/ingest/dagRuns", {"logical_date": None})):
        with pytest.raises(HTTPError) as refused:
            stack.ask(path, body)
        assert refused.value.code == 401
    for password in ("admin", "airflow", ""):
        with pytest.raises(HTTPError) as refused:
            stack.ask("/auth/token", {"username": "admin", "password": password})
        assert refused.value.code in {400, 401, 422}


def test_everything_runs_without_root_on_a_file_system_that_cannot_be_written(stack: Stack) -> None:
    for service in ("api-server", "scheduler", "dag-processor", "triggerer", "worker"):
        assert stack.compose("exec", "-T", service, "id", "-u").strip() == "10001"
        with pytest.raises(RuntimeError, match="Read-only file system"):
            stack.compose("exec", "-T", service, "touch", "/opt/conflict-events/x")


def test_nothing_is_published_beyond_loopback(stack: Stack) -> None:
    for line in stack.compose("ps", "-q").split():
        told = subprocess.run(["docker", "inspect", line], capture_output=True, check=True, text=True).stdout  # noqa: S603, S607
        for bindings in json.loads(told)[0]["NetworkSettings"]["Ports"].values():
            assert {binding["HostIp"] for binding in bindings or ()} <= {"127.0.0.1"}


def test_a_run_over_rest_gives_rows_to_the_analyst_who_may_only_read(stack: Stack, undisturbed: str) -> None:
    assert undisturbed
    assert int(stack.psql("conflict_analyst", "SELECT count(*) FROM events")) > 50
    for forbidden in ("SELECT text FROM article", "DELETE FROM report", "CREATE TABLE mine (n integer)"):
        with pytest.raises(RuntimeError, match="permission denied"):
            stack.psql("conflict_analyst", forbidden)
    for user, database in (("conflict_analyst", "airflow"), ("airflow", "warehouse")):
        with pytest.raises(RuntimeError, match="permission denied for database"):
            stack.psql(user, "SELECT 1", database)


def test_lineage_tells_of_each_task_that_ended(stack: Stack, undisturbed: str) -> None:
    assert undisturbed
    written = stack.compose("exec", "-T", "worker", "cat", "/var/log/airflow/lineage.jsonl")
    events = [json.loads(line) for line in written.splitlines()]
    ended = {event["job"]["name"] for event in events if event["eventType"] == "COMPLETE"}
    assert {"ingest.plan", "ingest.fetch", "ingest.code", "ingest.load"} <= ended
    assert {event["job"]["namespace"] for event in events} == {"conflict-events"}


def disturbed(stack: Stack, task_id: str, disturb: Callable[[dict[str, object]], None]) -> str:
    """Run over an empty warehouse, disturb the run while the task runs, and return what the warehouse holds then."""
    stack.empty_warehouse()
    run_id = stack.trigger("ingest")
    disturb(stack.running("ingest", run_id, task_id))
    assert stack.end("ingest", run_id) == "success"
    return stack.dump()


def test_on_two_workers_of_which_one_is_killed_in_mid_task(stack: Stack, undisturbed: str) -> None:
    stack.compose("up", "-d", "--scale", "worker=2", "--no-recreate")
    wait_for("two workers", lambda: len(stack.containers("worker")) == 2)

    def kill(task: dict[str, object]) -> None:
        host = str(task["hostname"])
        victim = next(one for one in stack.containers("worker") if one.startswith(host))
        subprocess.run(["docker", "kill", victim], check=True, capture_output=True)  # noqa: S603, S607

    assert disturbed(stack, "code", kill) == undisturbed
    stack.compose("up", "-d", "--scale", "worker=2", "--no-recreate")


def test_with_postgresql_restarted_in_mid_load(stack: Stack, undisturbed: str) -> None:
    assert disturbed(stack, "load", lambda _: print(stack.compose("restart", "-t", "1", "postgres"))) == undisturbed  # noqa: T201


def test_with_the_scheduler_restarted(stack: Stack, undisturbed: str) -> None:
    assert disturbed(stack, "code", lambda _: print(stack.compose("restart", "-t", "1", "scheduler"))) == undisturbed  # noqa: T201


def test_with_redis_full_for_a_while(stack: Stack, undisturbed: str) -> None:
    login = "export REDISCLI_AUTH=$(cat /run/secrets/redis); "
    large = "for i in $(seq 80); do head -c 1000000 /dev/zero | redis-cli -x set filler:$i >/dev/null; done; "
    small = (
        "seq 40000 | sed 's/.*/SET filler:small:& some-words-to-fill-the-last-corner/' | redis-cli --pipe >/dev/null; "
    )
    clear = "redis-cli --scan --pattern 'filler:*' | xargs -n 500 redis-cli del >/dev/null"

    def fill_and_clear(_: dict[str, object]) -> None:
        assert "OOM" in stack.compose(
            "exec", "-T", "redis", "sh", "-c", login + large + small + "redis-cli set one more"
        )
        wait_for(
            "a refusal in the scheduler's log",
            lambda: "used memory > 'maxmemory'" in stack.compose("logs", "scheduler"),
        )
        stack.compose("exec", "-T", "redis", "sh", "-c", login + clear)

    assert disturbed(stack, "fetch", fill_and_clear) == undisturbed


def test_a_backup_gives_both_databases_back(stack: Stack, undisturbed: str) -> None:
    runs = "SELECT count(*) FROM dag_run WHERE state = 'success'"
    before = int(stack.psql("airflow", runs, "airflow"))
    stack.script("backup.sh", ".")
    stack.empty_warehouse()
    stack.psql("airflow", "DELETE FROM dag_run", "airflow")
    assert stack.dump() != undisturbed
    stack.script("restore.sh", ".")
    wait_for("Airflow", lambda: stack.try_to_ask("/api/v2/dags/ingest").get("dag_id"))
    assert stack.dump() == undisturbed
    assert int(stack.psql("airflow", runs, "airflow")) == before > 0
    assert int(stack.psql("conflict_analyst", "SELECT count(*) FROM events")) > 50
    with pytest.raises(RuntimeError, match="permission denied"):
        stack.psql("conflict_analyst", "SELECT text FROM article")


def test_rotated_secrets_open_and_the_old_ones_do_not(stack: Stack, undisturbed: str) -> None:
    old = {name: stack.secret(name) for name in ("admin", "analyst")}
    stack.renew_secrets()
    stack.compose("up", "-d", "--force-recreate", "-t", "5")
    wait_for("Airflow", lambda: stack.try_to_ask("/api/v2/dags/ingest").get("dag_id"))
    with pytest.raises(HTTPError):
        stack.ask("/auth/token", {"username": "admin", "password": old["admin"]})
    with pytest.raises(RuntimeError, match="password authentication failed"):
        stack.psql("conflict_analyst", "SELECT 1", password=old["analyst"])
    assert int(stack.psql("conflict_analyst", "SELECT count(*) FROM events")) > 50
    assert stack.end("ingest", stack.trigger("ingest")) == "success"
    assert stack.dump() == undisturbed


def test_no_secret_is_in_any_log(stack: Stack, undisturbed: str) -> None:
    assert undisturbed
    logs = stack.compose("logs", "--no-color") + stack.compose(
        "exec", "-T", "worker", "sh", "-c", "find /var/log/airflow -type f -exec cat {} +"
    )
    for file in (stack.folder / "var" / "secrets").iterdir():
        if file.name != "redis_conf":
            assert file.read_text().strip() not in logs, file.name
