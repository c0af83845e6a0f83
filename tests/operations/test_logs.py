"""Logs say of which run, source and article they tell."""

import json

import pytest
from surroundings import Surroundings


def test_the_command_lines_log_is_json_with_run_source_and_article(
    surroundings: Surroundings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONFLICT_EVENTS_LOG", "json")
    done = surroundings.run("logged", "pipeline", "ingest")
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert {line["run"] for line in lines} == {lines[0]["run"]}
    assert lines[0]["run"].startswith("cli__")
    aside = [line for line in lines if line["level"] == "warning"]
    assert [(line["source"], line["article"]) for line in aside] == [("texts", "c.txt")]
    assert [line["message"] for line in lines if "source" not in line][-1].startswith("load: 2 articles")


def test_airflows_log_has_the_same_fields(surroundings: Surroundings) -> None:
    done = surroundings.run("dag-logged", "dags.run")
    assert done.returncode == 0, done.stdout + done.stderr
    log = (surroundings.settings("dag-logged").home / "airflow" / "run.log").read_text(encoding="utf-8")
    line = next(line for line in log.splitlines() if "set aside at fetch" in line)
    assert "source=texts" in line
    assert "article=c.txt" in line
    assert "run=manual__" in line
