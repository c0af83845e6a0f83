"""The containers, for real: brought up, logged in to, disturbed in every way, and the same warehouse each time.

`make test-compose` runs it; it needs a Docker engine, the image (`make image`), and some quarter of an hour. Each
disturbance starts with an empty warehouse and must end with what an undisturbed run gives.
"""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
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
EVENTS = "SELECT event_id, killed_best, date_start, sub_event_type FROM events ORDER BY 1"
SUCCEEDED = "SELECT run_id FROM dag_run WHERE state = 'success'"
RELEASES = "/var/lib/conflict-events/releases"


def tell(number: int) -> str:
    place, day = PLACES[number % len(PLACES)], 1 + number % 28
    told = ACTS[number % len(ACTS)].format(place=place, n=2 + number % 7)
    return f"{place.upper()}, {('January', 'March', 'May')[number % 3]} {day}, 20{10 + number % 13} - {told}"


def texts() -> dict[str, list[str]]:
    return {name: [tell(offset * 1000 + n) for n in range(LINES)] for offset, name in enumerate(SOURCES)}


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """All containers, up and well."""
    stack = Stack(tmp_path_factory.mktemp("stack"))
    stack.lay_out(texts())
    try:
        stack.operate("up")
        wait_for("Airflow", lambda: stack.try_to_ask("/api/v2/dags/ingest").get("dag_id"))
        yield stack
    finally:
        (stack.folder / "compose.log").write_text(stack.compose("logs", "--no-color"))
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


def test_metrics_reach_a_collector(stack: Stack, undisturbed: str) -> None:
    assert undisturbed
    wanted = {"airflow.scheduler_heartbeat", "airflow.ti.finish", "airflow.dagrun.duration.success"}

    def received() -> bool:
        return wanted <= {name for names in stack.told("metrics") if isinstance(names, list) for name in names}

    wait_for("metrics", received)


def test_a_load_makes_a_release_and_says_in_the_assets_what_it_brought(stack: Stack, undisturbed: str) -> None:
    assert undisturbed
    wait_for("a release", lambda: "asset_triggered" in [run["run_type"] for run in stack.runs("release", "success")])
    written = stack.compose("exec", "-T", "worker", "sh", "-c", f"cat {RELEASES}/*/release.json")
    events = int(stack.psql("conflict_analyst", "SELECT count(*) FROM events"))
    assert json.loads(written)["rows"]["events"] == events
    assert stack.run("release") == "success", "the same day again"
    told = stack.try_to_ask("/api/v2/assets/events?order_by=timestamp")["asset_events"]
    assert isinstance(told, list)
    extras = {event["name"]: event["extra"] for event in reversed(told)}
    assert extras["conflict-events-warehouse"]["articles"] == len(SOURCES) * LINES
    assert extras["conflict-events-release"]["rows"]["events"] == events


def test_an_archive_is_loaded_in_parts_and_nothing_of_it_twice(stack: Stack, undisturbed: str) -> None:
    assert undisturbed
    stack.write_texts("archive", [tell(n) for n in range(7000, 7025)])
    wanted = {"places": ["/srv/texts/archive.jsonl"], "source_id": "old", "size": 5}
    run_id = stack.trigger("backfill", **wanted)
    assert stack.end("backfill", run_id) == "success"
    assert [task["state"] for task in stack.tasks("backfill", run_id) if task["task_id"] == "load"] == ["success"] * 5
    loaded = "SELECT count(source_id) FROM article WHERE source_id = 'old'"
    assert stack.psql("conflict_analyst", loaded).strip() == "25"
    held = stack.dump()
    assert stack.run("backfill", **wanted) == "success"
    assert stack.dump() == held


def test_airflows_own_backfill_of_ingest_runs_for_past_days(stack: Stack, undisturbed: str) -> None:
    assert undisturbed
    held, days = stack.dump(), {"from_date": "2023-12-31T00:00:00Z", "to_date": "2025-01-02T00:00:00Z"}
    asked = stack.try_to_ask("/api/v2/backfills", {"dag_id": "ingest", "max_active_runs": 1} | days)
    wait_for("its end", lambda: stack.try_to_ask(f"/api/v2/backfills/{asked['id']}").get("completed_at"))
    assert [run["run_type"] for run in stack.runs("ingest", "success")].count("backfill") == 2
    assert stack.dump() == held


def test_the_nights_maintenance_tidies(stack: Stack, undisturbed: str) -> None:
    assert undisturbed
    run_id = stack.trigger("maintenance")
    stack.end("maintenance", run_id)
    assert {task["task_id"]: task["state"] for task in stack.tasks("maintenance", run_id)}["tidy"] == "success"


def test_alerts_reach_the_address_that_the_connection_names(stack: Stack) -> None:
    """Every run is late, as it is due after 0 minutes; and an archive is not where it should be."""
    there = {"connection_id": "conflict_events_alerts", "conn_type": "http", "host": "collector", "port": 4318}
    stack.try_to_ask("/api/v2/connections", there)
    assert stack.run("backfill", places=["/srv/texts/none.jsonl"]) == "failed"
    assert stack.run("ingest") == "success"

    def posted(word: str) -> bool:
        return any(word in json.dumps(alert) for alert in stack.told("alert"))

    wait_for("an alert of the task", lambda: posted("none.jsonl: "))
    wait_for("an alert of the deadline", lambda: posted("is not done after 0 minutes"))


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
    """It is full when the run begins, and kept so, so that the scheduler can hand no task out until it is cleared."""
    login = "export REDISCLI_AUTH=$(cat /run/secrets/redis); "
    large = "for i in $(seq 80); do head -c 1000000 /dev/zero | redis-cli -x set filler:$i >/dev/null; done; "
    small = (
        'seq 10000 | sed "s/.*/SET filler:$round:& some-words-to-fill-the-last-corner/" | redis-cli --pipe >/dev/null'
    )
    till_refused = f"for round in $(seq 20); do {small}; redis-cli set filler:last drop | grep OOM && break; done"
    clear = "redis-cli --scan --pattern 'filler:*' | xargs -n 500 redis-cli del >/dev/null"

    def is_refused() -> bool:
        stack.compose("exec", "-T", "redis", "sh", "-c", f"{login}round=$(date +%s); {small}; true")
        return "used memory > 'maxmemory'" in stack.compose("logs", "scheduler")

    stack.empty_warehouse()
    try:
        assert "OOM" in stack.compose("exec", "-T", "redis", "sh", "-c", login + large + till_refused)
        run_id = stack.trigger("ingest")
        wait_for("a refusal in the scheduler's log", is_refused)
    finally:
        stack.compose("exec", "-T", "redis", "sh", "-c", login + clear)
    assert stack.end("ingest", run_id) == "success"
    assert stack.dump() == undisturbed


def test_a_backup_gives_both_databases_back(stack: Stack, undisturbed: str) -> None:
    """A release that a load has set off may succeed meanwhile, or go on after the restore: it is one run more."""
    assert undisturbed
    held, runs = stack.dump(), set(stack.psql("airflow", SUCCEEDED, "airflow").split())
    folder = stack.operate("backup").splitlines()[-1]
    stack.empty_warehouse()
    stack.psql("airflow", "DELETE FROM dag_run", "airflow")
    assert stack.dump() != held
    stack.operate("restore", f"FROM={folder}")
    wait_for("Airflow", lambda: stack.try_to_ask("/api/v2/dags/ingest").get("dag_id"))
    assert stack.dump() == held
    assert set(stack.psql("airflow", SUCCEEDED, "airflow").split()) >= runs > set()
    with pytest.raises(RuntimeError, match="permission denied"):
        stack.psql("conflict_analyst", "SELECT text FROM article")
    with pytest.raises(RuntimeError, match="permission denied for database"):
        stack.psql("conflict_analyst", "SELECT 1", "airflow")
    assert stack.run("ingest") == "success"
    assert stack.dump() == held


def test_a_backup_that_is_cut_off_is_refused_and_nothing_is_changed(stack: Stack) -> None:
    held, folder = stack.dump(), stack.folder / "cut"
    shutil.copytree(max((stack.folder / "var" / "backups").iterdir()), folder)
    whole = (folder / "warehouse.dump").read_bytes()
    (folder / "warehouse.dump").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(RuntimeError, match=r"warehouse\.dump cannot be read to its end; nothing was changed"):
        stack.operate("restore", "FROM=cut")
    assert stack.dump() == held


def test_the_schema_goes_down_and_up_again(stack: Stack, undisturbed: str) -> None:
    assert undisturbed
    version = "SELECT version_num FROM alembic_version"
    events, now = stack.psql("conflict_analyst", EVENTS), stack.psql("postgres", version).strip()
    older = f"{int(now) - 1:04}"
    stack.operate("downgrade", f"TO={older}")
    assert stack.psql("postgres", version).strip() == older
    stack.operate("up")
    assert stack.psql("postgres", version).strip() == now
    assert stack.psql("conflict_analyst", EVENTS) == events
    assert stack.run("ingest") == "success"
    assert stack.psql("conflict_analyst", EVENTS) == events


def test_rotated_secrets_open_and_the_old_ones_do_not(stack: Stack, undisturbed: str) -> None:
    assert undisturbed
    held, old = stack.dump(), {name: stack.secret(name) for name in ("admin", "analyst")}
    assert not leaked(stack)
    shutil.copytree(stack.folder / "var" / "secrets", stack.folder / "var" / "old")
    stack.operate("rotate-secrets")
    wait_for("Airflow", lambda: stack.try_to_ask("/api/v2/dags/ingest").get("dag_id"))
    with pytest.raises(HTTPError):
        stack.ask("/auth/token", {"username": "admin", "password": old["admin"]})
    with pytest.raises(RuntimeError, match="password authentication failed"):
        stack.psql("conflict_analyst", "SELECT 1", password=old["analyst"])
    assert int(stack.psql("conflict_analyst", "SELECT count(*) FROM events")) > 50
    assert stack.run("ingest") == "success"
    assert stack.dump() == held


def test_no_secret_is_in_any_log(stack: Stack, undisturbed: str) -> None:
    assert undisturbed
    assert not leaked(stack)


def leaked(stack: Stack) -> list[str]:
    """Return which secrets, those of before a rotation too, stand in a log of a container or a task."""
    logs = stack.compose("logs", "--no-color") + stack.compose(
        "exec", "-T", "worker", "sh", "-c", "find /var/log/airflow -type f -exec cat {} +"
    )
    files = [file for name in ("secrets", "old") for file in (stack.folder / "var" / name).glob("*")]
    return [file.name for file in files if file.name != "redis_conf" and file.read_text().strip() in logs]
