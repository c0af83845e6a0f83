"""Documents name commands, tests and settings that there are."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")}


def test_every_test_that_the_document_on_security_names_is_there() -> None:
    named = re.findall(r"`([\w/]+\.py)(?:::(\w+))?`", TEXTS["security.md"])
    assert len(named) > 20
    for file, test in named:
        text = (ROOT / "tests" / file).read_text(encoding="utf-8")
        assert not test or f"def {test}(" in text, f"{file}::{test}"


def test_every_make_target_that_a_document_names_is_there() -> None:
    targets = set(re.findall(r"^([a-z0-9-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for name, text in TEXTS.items():
        assert set(re.findall(r"(?:^    |`)make ([a-z][a-z0-9-]+)", text, re.MULTILINE)) <= targets, name


def test_every_setting_of_the_containers_is_in_the_runbook() -> None:
    compose = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    asked = set(re.findall(r"\$\{((?:CONFLICT_EVENTS_|OTEL_|AIRFLOW_PORT|WAREHOUSE_PORT)\w*):-", compose))
    written = set(re.findall(r"`((?:CONFLICT_EVENTS|OTEL)_\w+|AIRFLOW_PORT|WAREHOUSE_PORT)", TEXTS["runbook.md"]))
    written |= {f"CONFLICT_EVENTS_{rest}" for rest in re.findall(r"`…_([A-Z_]+)", TEXTS["runbook.md"])}
    assert asked - {"CONFLICT_EVENTS_VERSION"} <= written


def test_an_id_of_the_codebook_is_one_rules() -> None:
    for path in sorted((ROOT / "docs" / "codebook").glob("*.md")):
        ids = re.findall(r"^\| `?([A-Z]+(?:-[A-Z]+)?-\d+)\b", path.read_text(encoding="utf-8"), re.MULTILINE)
        assert len(ids) == len(set(ids)), f"{path.name}: {sorted({one for one in ids if ids.count(one) > 1})}"
