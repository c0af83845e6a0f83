"""What people get wrong is said in one line that names the input and the reason, and nothing is done by halves."""

import resource
import signal
import sqlite3
import sys
from pathlib import Path

import pytest
from surroundings import TEXTS
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.settings import read_settings

LATIN = "admin1,month,événements,killed\nAF-KAB,2024-05,1,2\n".encode("latin-1")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, whose warehouse is not made yet."""
    monkeypatch.setenv("CONFLICT_EVENTS_GAZETTEER", str(read_settings().gazetteer.absolute()))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CONFLICT_EVENTS_WAREHOUSE_URL", f"sqlite:///{tmp_path / 'warehouse.sqlite'}")
    return tmp_path


def said_to(*command: str) -> tuple[int, str]:
    """What the command says to both of its streams, and its exit code."""
    done = CliRunner().invoke(app, list(command), env={"COLUMNS": "200"})
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["ingest", "empty.txt", "--source", "dawn"], "name files, or --source and --profile: files are kept under"),
        (["reextract", "--dry-run"], "there is no warehouse at"),
        (["code", "none.jsonl"], "none.jsonl: No such file or directory"),
        (["code", "."], ".: Is a directory"),
        (["explain", "empty.jsonl"], "conflict-events: empty.jsonl: it is empty"),
        (["reference", "acled", "empty.txt"], "there is no warehouse at"),
        (["geoparse", "empty.txt"], "conflict-events: empty.txt: it is empty"),
        (["backfill", "a.jsonl", "--kind", "fax"], "there is no kind of source 'fax'; known are feed, files"),
        (["backfill", "a.jsonl", "--since", "2024-09-01", "--until", "2024-01-01"], "--since is after --until"),
        (["backfill", "empty.jsonl", "--source", "A b"], "--source is 'A b'; lower-case letters, digits, - and _ are"),
        (["backfill", "none.jsonl"], f"conflict-events: {'{here}'}/none.jsonl: there is no such file or folder"),
        (["review"], "there is no warehouse at"),
        (["query", "events", "--set", "country"], "--set takes NAME=VALUE, not 'country'"),
    ],
)
def test_wrong_input_is_named_with_the_reason(here: Path, command: list[str], said: str) -> None:
    (here / "empty.txt").touch()
    (here / "empty.jsonl").touch()
    code, told = said_to(*command)
    assert code == 1
    assert said.format(here=here) in told


def test_sources_are_listed_before_there_is_a_warehouse(here: Path) -> None:
    (here / "list.yaml").write_text(
        "sources:\n- {id: dawn, kind: files, name: D, licence: x, scale: wire, paths: [a]}\n"
    )
    code, told = said_to("sources", "--sources", "list.yaml", "--format", "csv")
    assert (code, told.splitlines()[1].split(",")[0]) == (0, "dawn")
    assert [path.name for path in here.iterdir()] == ["list.yaml"]


@pytest.mark.parametrize("command", [["review"], ["query", "events"], ["show", "evt_x"], ["status"], ["check"]])
def test_who_only_asks_makes_no_warehouse(here: Path, command: list[str]) -> None:
    assert said_to(*command)[0] != 0
    assert list(here.iterdir()) == []


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["reference", "acled", "latin.csv"], "latin.csv is no UTF-8 text"),
        (["review", "--take", "latin.csv", "--by", "ana"], "latin.csv is no UTF-8 text"),
        (["review", "--take", "none.csv", "--by", "ana"], "none.csv: No such file or directory"),
        (["erase", "--source", "dawn", "--before", "2024-01-01"], "no article of a source 'dawn'; nothing was erased"),
        (["erase", "art_x"], "say why, with --reason, which the tombstone keeps; nothing was erased"),
        (
            ["erase", "art_x", "--reason", "law", "--source", "dawn"],
            "say which: articles' ids and --reason, or --source",
        ),
        (["erase", "--source", "dawn"], "say which: articles' ids and --reason, or --source and --before; nothing"),
        (["reextract", "--source", "dwan"], "nothing ever came from a source 'dwan'; 'conflict-events sources' lists"),
        (["quarantine", "--source", "dwan"], "nothing ever came from a source 'dwan'; 'conflict-events sources' lists"),
        (["export", "events", "--out", "none/e.csv"], "none/e.csv cannot be written: No such file or directory"),
        (["export", "events", "--out", "."], ". cannot be written"),
        (["export", "events", "--out", "e.csv", "--areas"], "csv holds no shapes; take geojson or geoparquet"),
        (["export", "events", "--out", "e.csv", "--outlines"], "csv holds no shapes; take geojson or geoparquet"),
        (["reference", "acled", "counts.csv"], "counts.csv: the warehouse holds no provinces yet; the first"),
    ],
)
def test_wrong_files_for_a_warehouse_are_named(here: Path, command: list[str], said: str) -> None:
    assert said_to("warehouse")[0] == 0
    (here / "latin.csv").write_bytes(LATIN)
    (here / "counts.csv").write_text("admin1,month,events,killed\nAF-KAB,2024-05,1,2\n")
    code, told = said_to(*command)
    assert code == 1
    assert said in told
    assert not list(here.glob(".writing-*"))


@pytest.mark.usefixtures("here")
def test_a_reason_that_nothing_was_set_aside_for_is_told() -> None:
    assert said_to("warehouse")[0] == 0
    code, told = said_to("quarantine", "--reason", "emty")
    assert code == 0
    assert "nothing was set aside for 'emty'; the reasons so far: none" in told


@pytest.mark.usefixtures("here")
def test_a_question_without_rows_says_what_it_was_asked_with() -> None:
    assert said_to("warehouse")[0] == 0
    code, told = said_to("query", "province_month", "--set", "country=fr", "--format", "csv")
    assert code == 0
    assert "no rows for country=FR from=0001-01 to=9999-12\n" in told


def test_a_warehouse_of_a_newer_program_is_refused_in_a_line(here: Path) -> None:
    assert said_to("warehouse")[0] == 0
    with sqlite3.connect(here / "warehouse.sqlite") as warehouse:
        warehouse.execute("UPDATE alembic_version SET version_num = '9999'")
    code, told = said_to("query", "events")
    assert code == 1
    assert told.count("\n") == 1
    assert "Upgrade conflict-events" in told


def test_a_folder_that_cannot_be_written_is_named_and_nothing_is_loaded(here: Path) -> None:
    (here / "a.txt").write_text(TEXTS["a.txt"])
    (here / "var").mkdir()
    (here / "var" / "batches").touch()
    code, told = said_to("ingest", "a.txt")
    assert code == 1
    assert "var/batches cannot be written: File exists. Nothing was loaded" in told
    assert said_to("query", "SELECT count(*) FROM events", "--format", "csv") == (0, "count(*)\n0\n")


@pytest.mark.parametrize("name", ["no[/]such.txt", "[red]"])
def test_names_that_look_like_markup_are_said_as_they_are(here: Path, name: str) -> None:
    code, told = said_to("ingest", str(here / name))
    assert code == 1
    assert name in told


def test_counts_that_a_spreadsheet_saved_are_taken(here: Path) -> None:
    assert said_to("warehouse")[0] == 0
    (here / "counts.csv").write_text("admin1,month,events,killed\n", encoding="utf-8-sig")
    assert said_to("reference", "acled", "counts.csv")[0] == 0


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet", "geojson"])
def test_a_disk_without_room_leaves_no_file(here: Path, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert said_to("warehouse")[0] == 0
    monkeypatch.setattr(sys, "dont_write_bytecode", True)  # or modules read for the first time here are kept cut short
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200, hard))
    try:
        code, told = said_to("export", "SELECT *, 1 AS lat, 1 AS lon FROM countries", "--format", form, "--out", "all")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, ignored)
    assert code == 1
    assert "File too large" in told
    assert not (here / "all").exists()
    assert not list(here.glob(".writing-*"))


def test_the_named_queries_are_listed_in_the_order_of_their_questions(here: Path) -> None:
    assert list(here.iterdir()) == []
    code, told = said_to("query")
    assert code == 0
    lines = [line.strip() for line in told.splitlines()]
    assert lines[0].startswith("1 province_month  Events and people killed")
    assert lines.index("country=AF from=0001-01 to=9999-12") < lines.index("actors=iskp,ttp,nrf")


def test_a_named_query_says_what_it_takes_and_how_it_asks(here: Path) -> None:
    assert list(here.iterdir()) == []
    code, told = said_to("query", "near_point", "--about")
    assert code == 0
    assert "km=25  how far" in told
    assert "FROM boxed" in told
