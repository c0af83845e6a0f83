"""The same by the DAG, by the command line and after Ctrl-C; what their logs say; the filter's promises."""

import json
import signal
import sys
import threading
import weakref
from collections.abc import Iterator
from subprocess import CompletedProcess

import pytest
from surroundings import TEXTS, Surroundings

from pipeline.__main__ import hear_again


@pytest.fixture(scope="module")
def by_dag(surroundings: Surroundings) -> CompletedProcess[str]:
    """What the DAG said of the articles."""
    return surroundings.run("dag", "dags.run")


@pytest.fixture(scope="module")
def by_line(surroundings: Surroundings) -> CompletedProcess[str]:
    """What the command line said of them, with a log for machines."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONFLICT_EVENTS_LOG", "json")
        return surroundings.run("line", "pipeline", "ingest")


def test_the_dag_and_the_command_line_load_the_same_and_say_when_nothing_is_new(
    surroundings: Surroundings, by_dag: CompletedProcess[str], by_line: CompletedProcess[str]
) -> None:
    assert by_dag.returncode == 0, by_dag.stdout + by_dag.stderr
    assert "found 2 reports, loaded 2 events (2 new, 0 changed), quarantined 1 record" in by_dag.stdout
    assert "Khost" in by_dag.stdout
    assert by_line.returncode == 1, "an empty file was set aside"
    assert "c.txt" in by_line.stdout
    loaded = surroundings.dumped("line")
    assert surroundings.dumped("dag") == loaded
    again = surroundings.run("line", "pipeline", "ingest")
    assert "Nothing is new, and nothing has changed." in again.stdout
    assert surroundings.dumped("line") == loaded


def test_the_command_lines_log_is_json_with_run_source_and_article(by_line: CompletedProcess[str]) -> None:
    lines = [json.loads(line) for line in by_line.stderr.splitlines()]
    assert {line["run"] for line in lines} == {lines[0]["run"]}
    assert lines[0]["run"].startswith("cli__")
    aside = [line for line in lines if line["level"] == "warning"]
    assert [(line["source"], line["article"]) for line in aside] == [("texts", "c.txt")]
    assert [line["message"] for line in lines if "source" not in line][-1].startswith("load: 2 articles")


@pytest.mark.usefixtures("by_dag")
def test_airflows_log_has_the_same_fields(surroundings: Surroundings) -> None:
    log = (surroundings.settings("dag").home / "airflow" / "run.log").read_text(encoding="utf-8")
    line = next(line for line in log.splitlines() if "set aside at fetch" in line)
    assert "source=texts" in line
    assert "article=c.txt" in line
    assert "run=manual__" in line


@pytest.fixture
def heard() -> Iterator[None]:
    """Ctrl-C is heard by what is started here, also where the tests run in a shell's background, which ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard")
def test_ctrl_c_is_answered_in_a_line_and_leaves_nothing_behind(surroundings: Surroundings) -> None:
    process = surroundings.start("stopped", "pipeline", "ingest")
    assert process.stderr is not None
    assert any("fetch:" in said for said in process.stderr)
    process.send_signal(signal.SIGINT)
    _, complained = process.communicate(timeout=60)
    assert process.returncode == 130
    assert complained.splitlines()[-1].startswith("conflict-events: interrupted")
    assert "Traceback" not in complained
    assert surroundings.dumped("stopped") == ""
    assert not list(surroundings.settings("stopped").batches.glob(".writing-*"))


@pytest.mark.usefixtures("heard")
def test_ctrl_c_is_heard_also_while_garbage_is_collected(monkeypatch: pytest.MonkeyPatch) -> None:
    def pressed(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys, "unraisablehook", hear_again)
    kept = {"it"}
    watched = weakref.ref(kept, pressed)
    with pytest.raises(KeyboardInterrupt):  # noqa: PT012 - it comes between two instructions
        del kept
        threading.Event().wait(60)
    assert watched() is None


def code(surroundings: Surroundings, given: str, *options: str) -> tuple[int, str]:
    done = surroundings.run("code", "pipeline", "code", *options, given=given)
    return done.returncode, done.stdout


def test_the_filter_answers_every_line_in_order_the_same_on_one_process_and_on_two(surroundings: Surroundings) -> None:
    lines = [json.dumps({"id": f"{name}{n}", "text": text}) for n in range(20) for name, text in TEXTS.items()]
    given = "\n".join([*lines[:30], "{nope", "", *lines[30:]]) + "\n"
    one, two = code(surroundings, given), code(surroundings, given, "--processes", "2")
    assert one == two
    assert one[0] == 1
    answers = [json.loads(line) for line in one[1].splitlines()]
    assert len(answers) == len(lines) + 1
    assert answers[30]["error"]["code"] == "malformed_json"
    assert answers[30]["line"] == 31
    assert [answer["id"] for answer in answers if "error" not in answer] == [json.loads(line)["id"] for line in lines]
    assert answers[0]["reports"][0]["admin1_iso"] == "AF-KHO"


def test_the_filter_answers_before_the_input_ends(surroundings: Surroundings) -> None:
    process = surroundings.start("code", "pipeline", "code")
    assert process.stdin is not None
    assert process.stdout is not None
    for name in ("first", "second"):
        process.stdin.write(json.dumps({"id": name, "text": TEXTS["a.txt"]}) + "\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == name
    process.communicate()
    assert process.returncode == 0


def test_merging_gives_copies_one_event(surroundings: Surroundings) -> None:
    lines = [json.dumps({"id": name, "source": name, "text": TEXTS["a.txt"]}) for name in ("one", "other")]
    _, merged = code(surroundings, "\n".join(lines), "--merge")
    first, second = (json.loads(line)["reports"][0]["event_id"] for line in merged.splitlines())
    assert first == second


def test_the_filter_says_that_the_gazetteer_is_missing_before_it_starts_a_worker(surroundings: Surroundings) -> None:
    gazetteer = surroundings.settings("bare").gazetteer
    gazetteer.unlink()
    gazetteer.symlink_to("nowhere")
    given = '{"id": "a", "text": "Two men were killed in Herat."}\n'
    answer = surroundings.run("bare", "pipeline", "code", "--processes", "2", given=given)
    assert answer.returncode == 1
    assert "make gazetteer" in answer.stderr
    assert "Traceback" not in answer.stderr
