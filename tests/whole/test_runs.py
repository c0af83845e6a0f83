"""The same run by the DAG, by the command line, after a kill and on any number of processes gives the same."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.dump import dump
from pipeline.settings import read_settings
from pipeline.warehouse import open_warehouse

ROOT = Path(__file__).parents[2]
TEXTS = {
    "a.txt": "KHOST, May 6, 2024 - Two policemen were killed when a bomb exploded in Khost province on Sunday.",
    "b.txt": "HERAT, May 7, 2024 - Gunmen shot dead a teacher in Shindand district of Herat on Monday, police said.",
    "c.txt": "",
}
LINES = ("fetch:", "extract:", "locate:", "check:", "merge:", "load:")


@pytest.fixture
def home(tmp_path: Path, gazetteer: object) -> Path:
    del gazetteer
    (tmp_path / "texts").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "texts" / name).write_text(text)
    entry = "{id: texts, kind: files, name: Texts, licence: own, scale: other, paths: [texts], enabled: true}"
    (tmp_path / "sources.yaml").write_text(f"sources:\n  - {entry}\n")
    return tmp_path


def environment(home: Path, name: str) -> dict[str, str]:
    """Surroundings of their own, with the gazetteer that is there."""
    (home / name).mkdir(exist_ok=True)
    if not (home / name / "gazetteer.sqlite").exists():
        (home / name / "gazetteer.sqlite").symlink_to(read_settings().gazetteer)
    return os.environ | {
        "CONFLICT_EVENTS_HOME": str(home / name),
        "CONFLICT_EVENTS_WAREHOUSE_URL": f"sqlite:///{home / name / 'warehouse.sqlite'}",
        "CONFLICT_EVENTS_SOURCES": str(home / "sources.yaml"),
    }


def run(home: Path, name: str, *module: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", *module],
        env=environment(home, name),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )


def dumped(home: Path, name: str) -> str:
    return dump(open_warehouse(f"sqlite:///{home / name / 'warehouse.sqlite'}"))


def test_the_dag_and_the_command_line_load_the_same_and_say_when_nothing_is_new(home: Path) -> None:
    dag = run(home, "dag", "dags.run")
    assert dag.returncode == 0, dag.stdout + dag.stderr
    line = run(home, "line", "pipeline", "ingest")
    assert line.returncode == 1, "an empty file was set aside"
    assert "c.txt" in line.stdout
    assert dumped(home, "dag") == dumped(home, "line")
    assert "Khost" in dag.stdout
    before = dumped(home, "line")
    again = run(home, "line", "pipeline", "ingest")
    assert "Nothing is new, and nothing has changed." in again.stdout
    assert dumped(home, "line") == before


@pytest.mark.parametrize("line", LINES)
def test_a_run_that_is_killed_at_any_step_and_run_again_ends_as_if_undisturbed(home: Path, line: str) -> None:
    run(home, "quiet", "pipeline", "ingest")
    killed = subprocess.Popen(
        [sys.executable, "-m", "pipeline", "ingest"],
        env=environment(home, "killed"),
        cwd=ROOT,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    assert killed.stderr is not None
    assert any(line in said for said in killed.stderr)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    run(home, "killed", "pipeline", "ingest")
    assert dumped(home, "killed") == dumped(home, "quiet")


def coded(home: Path, given: str, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "pipeline", "code", *options],
        env=environment(home, "code"),
        cwd=ROOT,
        input=given,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_the_filter_answers_every_line_in_order_the_same_on_one_process_and_on_two(home: Path) -> None:
    lines = [json.dumps({"id": f"{name}{n}", "text": text}) for n in range(20) for name, text in TEXTS.items()]
    given = "\n".join([*lines[:30], "{nope", "", *lines[30:]]) + "\n"
    one, two = coded(home, given), coded(home, given, "--processes", "2")
    assert one.returncode == two.returncode == 1
    assert one.stdout == two.stdout
    answers = [json.loads(line) for line in one.stdout.splitlines()]
    assert len(answers) == len(lines) + 1
    assert answers[30]["error"]["code"] == "malformed_json"
    assert answers[30]["line"] == 31
    assert [answer["id"] for answer in answers if "error" not in answer] == [json.loads(line)["id"] for line in lines]
    assert answers[0]["reports"][0]["admin1_iso"] == "AF-KHO"


def test_the_filter_answers_before_the_input_ends(home: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline", "code"],
        env=environment(home, "code"),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    for name in ("first", "second"):
        process.stdin.write(json.dumps({"id": name, "text": TEXTS["a.txt"]}) + "\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == name
    process.stdin.close()
    assert process.wait() == 0


def test_merging_gives_copies_one_event(home: Path) -> None:
    lines = [json.dumps({"id": name, "source": name, "text": TEXTS["a.txt"]}) for name in ("one", "other")]
    merged = coded(home, "\n".join(lines), "--merge")
    first, second = (json.loads(line)["reports"][0]["event_id"] for line in merged.stdout.splitlines())
    assert first == second


def test_the_filter_says_that_the_gazetteer_is_missing_before_it_starts_a_worker(home: Path) -> None:
    empty = home / "empty"
    empty.mkdir()
    environment(home, "empty")
    (empty / "gazetteer.sqlite").unlink()
    answer = subprocess.run(
        [sys.executable, "-m", "pipeline", "code", "--processes", "2"],
        env=os.environ | {"CONFLICT_EVENTS_HOME": str(empty)},
        cwd=ROOT,
        input='{"id": "a", "text": "Two men were killed in Herat."}\n',
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert answer.returncode == 1
    assert "make gazetteer" in answer.stderr
    assert "Traceback" not in answer.stderr
