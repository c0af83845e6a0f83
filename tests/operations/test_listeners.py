"""Programs of ours that listen do so on loopback alone."""

import re
from pathlib import Path

import dags.serve

ROOT = Path(__file__).parents[2]


def test_airflow_of_the_laptop_is_told_to_listen_on_loopback_and_to_start_no_log_servers() -> None:
    assert all("--skip-serve-logs" in part for part in dags.serve.PARTS if part[0] != "dag-processor")
    assert '"--host", "127.0.0.1"' in Path(dags.serve.__file__).read_text(encoding="utf-8")


def test_no_code_of_ours_listens_on_every_interface() -> None:
    for folder in ("dags", "pipeline", "schemas"):
        for file in (ROOT / folder).rglob("*.py"):
            if file != Path(__file__):
                assert not re.search(r"0\.0\.0\.0|host=\"\"", file.read_text(encoding="utf-8")), file
