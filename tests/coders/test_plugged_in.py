"""Coders by name, from the command line: another package's by its entry point, and a model behind an address."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from model_server import Json, model_server, report, send
from sqlalchemy import select

from pipeline.runs.ingesting import ingest
from pipeline.runs.steps import Workshop
from pipeline.settings import ModelSettings, Settings, read_settings
from pipeline.sources import files_source
from pipeline.warehouse.opening import open_warehouse
from schemas.tables import coding, reject

ROOT = Path(__file__).parents[2]
KEY = "sk-the-key-that-nobody-may-read"
TEXT = "Two policemen were killed when a bomb exploded in Khost province on Sunday."
MODULE = """
from schemas.quotes import QuotedReport
from schemas.vocabulary import Assertion, SubEventType

class Tiny:
    version = "tiny 1"
    def quote(self, article):
        if "fail" in article.text:
            raise RuntimeError("a secret")
        words = article.text.split(".")[0]
        return [QuotedReport(quote=words, sub_event_type=SubEventType.OTHER, assertion=Assertion.ASSERTED),
                QuotedReport(quote="made up", sub_event_type=SubEventType.OTHER, assertion=Assertion.ASSERTED)]

class Wrong: ...
"""
POINTS = "[conflict_events.coders]\ntiny = tiny_coder:Tiny\nwrong = tiny_coder:Wrong\n"


@pytest.fixture
def installed(tmp_path: Path, gazetteer: object) -> Path:
    """A folder in which a package that brings two coders is installed."""
    del gazetteer
    (tmp_path / "tiny_coder.py").write_text(MODULE)
    info = tmp_path / "tiny_coder-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: tiny-coder\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(POINTS)
    return tmp_path


def run(folder: Path, *command: str, given: str = "") -> subprocess.CompletedProcess[str]:
    home = folder / "home"
    home.mkdir(exist_ok=True)
    if not (home / "gazetteer.sqlite").exists():
        (home / "gazetteer.sqlite").symlink_to(read_settings().gazetteer)
    path = os.pathsep.join([str(folder), str(ROOT)])
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "pipeline", *command],
        env=os.environ | {"PYTHONPATH": path, "CONFLICT_EVENTS_HOME": str(home)},
        cwd=folder,
        input=given,
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )


@pytest.mark.parametrize("processes", ["1", "2"])
def test_an_installed_packages_coder_codes_by_its_name_and_what_it_makes_up_is_refused(
    installed: Path, processes: str
) -> None:
    lines = "".join(json.dumps({"id": text, "text": text, "language": "en"}) + "\n" for text in (TEXT, f"{TEXT} fail"))
    done = run(installed, "code", "--coder", "tiny", "--processes", processes, given=lines)
    assert done.returncode == 0, done.stderr
    coded, by_rules = map(json.loads, done.stdout.splitlines())
    assert coded["coder_version"].startswith("tiny 1 on ")
    assert [one["quote"] for one in coded["reports"]] == [TEXT.removesuffix(".")]
    assert [one["reason"] for one in coded["refused"]] == ["not_in_text"]
    assert by_rules["reports"][0]["sub_event_type"] == "Remote explosive/landmine/IED"
    assert by_rules["refused"][0]["reason"] == "coder_failed"
    assert "a secret" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("name", "said"), [("no-such", "known are rules, model, tiny, wrong"), ("wrong", "no version")]
)
def test_a_coder_that_is_not_there_or_is_none_is_refused_in_a_sentence(installed: Path, name: str, said: str) -> None:
    done = run(installed, "code", "--coder", name)
    assert done.returncode == 1
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_a_run_with_a_model_quarantines_what_it_makes_up_and_asks_again_only_where_it_failed(
    tmp_path: Path, gazetteer: object
) -> None:
    del gazetteer
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "gazetteer.sqlite").symlink_to(read_settings().gazetteer)
    entry: dict[str, Json] = {"quote": TEXT, "sub_event_type": "Attack", "assertion": "asserted"}
    with model_server(send(b"", 401), report(entry, entry | {"quote": "made up"})) as server:
        settings = Settings(
            home=tmp_path,
            warehouse_url=f"sqlite:///{tmp_path / 'warehouse.sqlite'}",
            sources_file=tmp_path / "sources.yaml",
            coder="model",
            model=ModelSettings(address=server.address, name="tiny", key=KEY),
        )
        source = files_source((str(tmp_path / "a.txt"),))
        runs = [ingest(Workshop(settings, (source,)), [source.id], lambda _: None) for _ in range(3)]
        assert len(server.asked) == 2, "the first run got no answer, the second did, the third had nothing to ask"
    with open_warehouse(settings.warehouse_url).connect() as connection:
        kept = connection.execute(select(reject.c.reason, reject.c.article_id)).all()
        versions = connection.scalars(select(coding.c.coder_version).order_by(coding.c.load_no)).all()
    assert sorted(row.reason for row in kept) == ["coder_refused", "not_in_text"]
    assert all(row.article_id for row in kept)
    assert [version.startswith("model:tiny+") for version in versions] == [False, True]
    assert [run.counts.articles for run in runs] == [1, 1, 0]
    written = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and not path.is_symlink()]
    assert not any(KEY.encode() in content for content in written)
