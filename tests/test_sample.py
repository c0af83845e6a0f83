"""The bundled sample comes out as people coded it, but for a list of known differences that can only shrink."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console
from sample_coding import KNOWN, SAMPLE, find_differences, prepare, sample_workshop

from pipeline.commands.summary import print_summary
from pipeline.runs.steps import Handover, Workshop, end_run, start_run
from pipeline.warehouse.queries import run_query


def same_event(expected: dict[str, str]) -> object:
    """An expectation; one with a known difference must fail, so that it is taken off when it no longer does."""
    reason = expected.get("known_difference")
    marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
    return pytest.param(expected, marks=marks, id=expected["articles"][0])


EVENTS = json.loads((SAMPLE / "events.json").read_text())


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory, gazetteer: object) -> Workshop:
    del gazetteer
    workshop = sample_workshop(tmp_path_factory.mktemp("sample") / "var")
    load(workshop, prepare(workshop), "first")
    return workshop


def load(workshop: Workshop, handover: Handover, run_id: str) -> None:
    now = datetime.now(UTC)
    run = end_run(start_run("cli", run_id, now, workshop), [handover], now)
    workshop.load([handover], workshop.merge([handover], now=now), run)


def test_the_sample_is_coded_as_by_hand_but_for_the_known_differences(gazetteer: object) -> None:
    del gazetteer
    known = json.loads(KNOWN.read_text(encoding="utf-8"))
    found = find_differences()
    assert [d for d in found if d not in known] == [], (
        "new differences: the program got worse, or an expectation is new"
    )
    assert [d for d in known if d not in found] == [], "gone: take them off the list (make sample-differences)"


@pytest.mark.parametrize("expected", [same_event(expected) for expected in EVENTS["same_event"]])
def test_articles_of_one_event_become_one_event(loaded: Workshop, expected: dict[str, object]) -> None:
    names = expected["articles"]
    assert isinstance(names, list)
    told = run_query(loaded.engine, "SELECT address, event_id FROM mentions WHERE event_id IS NOT NULL").rows
    (event_id,) = {event_id for address, event_id in told if Path(str(address)).stem in names}
    events = run_query(loaded.engine, "SELECT * FROM events_all")
    rows = (dict(zip(events.columns, row, strict=True)) for row in events.rows)
    event = next(row for row in rows if row["event_id"] == event_id)
    assert [event[f"killed_{bound}"] for bound in ("low", "best", "high")] == expected["killed"]
    assert (event["n_sources"], event["corroboration"]) == (expected["n_sources"], expected["corroboration"])


def test_what_cannot_be_read_is_set_aside(loaded: Workshop) -> None:
    rows = run_query(loaded.engine, "SELECT input, reason FROM quarantine WHERE stage = 'fetch'").rows
    assert {str(name): reason for name, reason in rows} == EVENTS["quarantined"]


def test_the_opinion_piece_yields_no_asserted_current_event(loaded: Workshop) -> None:
    rows = run_query(
        loaded.engine,
        "SELECT e.event_id FROM events e JOIN mentions r ON r.event_id = e.event_id WHERE r.address LIKE '%opinion%'",
    ).rows
    assert rows == ()


def test_a_second_run_finds_nothing_new_and_changes_nothing(loaded: Workshop) -> None:
    count = "SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM report), (SELECT count(*) FROM event_version)"
    before = run_query(loaded.engine, count).rows
    again = prepare(loaded)
    assert again.counts["articles_new"] == 0
    load(loaded, again, "second")
    assert run_query(loaded.engine, count).rows == before


def test_every_report_stands_in_its_article(loaded: Workshop) -> None:
    rows = run_query(
        loaded.engine,
        "SELECT count(*) FROM report r JOIN article a ON a.article_id = r.article_id "
        'WHERE substr(a.text, r.start + 1, r."end" - r.start) <> r.quote',
    ).rows
    assert rows == ((0,),)


@pytest.fixture(scope="module", autouse=True)
def said(loaded: Workshop, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The summary of the first run, before any test runs again, with "…" for what is another each time."""
    path = tmp_path_factory.mktemp("said") / "out"
    with path.open("w") as file:
        print_summary(loaded.engine, Console(file=file, width=120))
    told = re.sub(r"sqlite:\S+", "sqlite:///…/var/warehouse.sqlite", path.read_text())
    return re.sub(r"evt_\w+", "evt_…", " ".join(told.split()))


def test_the_summary_tells_of_provinces_events_and_the_warehouse(said: str) -> None:
    assert "Nangarhar" in said
    assert "sample: articles read 48" in said
    assert "conflict-events show evt_" in said


def test_the_readme_shows_what_the_summary_says(said: str) -> None:
    readme = (SAMPLE.parent / "README.md").read_text(encoding="utf-8")
    shown = readme[readme.index("    sample: articles read") : readme.index("\nRun it again")].splitlines()
    lines = [" ".join(line.split()) for line in shown if re.search(r"\w", line)]
    assert len(lines) > 20
    assert [line for line in lines if line not in said] == []
