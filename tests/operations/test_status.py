"""What the status says, and the exit code that monitors go by."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from coded import NOON, make_batch, reject, write_article
from sqlalchemy import Engine, text

from pipeline.commands.telling_status import status_lines
from pipeline.settings import Settings
from pipeline.upkeep.status import Health, look
from pipeline.warehouse.database import write
from pipeline.warehouse.load import load
from schemas.runs import SourceOutcome
from schemas.vocabulary import RunStatus

SOON = NOON + timedelta(minutes=20)


def settings(address: str, home: Path) -> Settings:
    return Settings(home=home, warehouse_url=address, sources_file=home / "sources.yaml")


def about(status: object) -> list[str]:
    return [warning.about for warning in getattr(status, "warnings", ())]


@pytest.fixture
def loaded(engine: Engine, warehouse_url: str, tmp_path: Path) -> Settings:
    """A warehouse with one load at noon."""
    load(engine, make_batch(write_article("Gunmen killed two men in Khost on Monday.")))
    return settings(warehouse_url, tmp_path)


def test_all_is_well_after_a_load(loaded: Settings) -> None:
    status = look(loaded, SOON)
    assert (status.health, status.warnings) == (Health.WELL, ())
    assert [run.status for run in status.runs] == ["succeeded"]


def test_without_a_load_for_long_something_stands_still(loaded: Settings) -> None:
    status = look(loaded, NOON + timedelta(hours=7))
    assert status.health is Health.NEEDS_A_LOOK
    assert about(status) == ["lag"]
    assert look(loaded, NOON + timedelta(hours=7), lag=timedelta(days=1)).health is Health.WELL


def test_a_source_that_was_stopped_is_named(engine: Engine, loaded: Settings) -> None:
    batch = make_batch(write_article("Three men were killed in Herat on Monday.", address="b.txt"), number=2)
    outcome = SourceOutcome(source_id=batch.sources[0].id, counts={"articles_new": 1}, failure="the server is down")
    run = replace(batch.run, outcomes=(outcome,), status=RunStatus.FAILED)
    load(engine, replace(batch, run=run))
    status = look(loaded, SOON)
    assert status.health is Health.NEEDS_A_LOOK
    assert [warning.words for warning in status.warnings] == [f"{outcome.source_id}: the server is down"]


def test_a_stopped_source_that_is_an_alert_already_is_named_once(engine: Engine, loaded: Settings) -> None:
    for number in (2, 3, 4):
        batch = make_batch(number=number)
        outcome = SourceOutcome(source_id=batch.sources[0].id, counts={}, failure="the server is down")
        began = NOON + timedelta(minutes=number)
        run = replace(batch.run, started_at=began, finished_at=began, outcomes=(outcome,), status=RunStatus.FAILED)
        load(engine, replace(batch, run=run))
    assert [warning.words.partition(": ")[2] for warning in look(loaded, SOON).warnings] == [
        "it failed 3 times in a row: the server is down"
    ]


@pytest.mark.parametrize(("schema", "do"), [("0001", "'conflict-events warehouse'"), ("9999", "upgrade this one")])
def test_a_warehouse_of_another_version_says_which_is_to_be_brought_up(
    engine: Engine, loaded: Settings, schema: str, do: str
) -> None:
    with write(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :schema"), {"schema": schema})
    status = look(loaded, SOON)
    assert about(status) == ["schema"]
    assert do in status.warnings[0].words


def test_a_day_with_much_set_aside_is_a_sign(engine: Engine, loaded: Settings) -> None:
    rejects = tuple(replace(reject(), quarantine_id=f"qua_{n}") for n in range(30))
    load(engine, make_batch(rejects=rejects, number=2))
    status = look(loaded, SOON)
    assert about(status) == ["quarantine"]
    assert status.set_aside_today == 30


def test_a_warehouse_that_does_not_answer_is_down_and_no_password_is_shown(tmp_path: Path) -> None:
    status = look(settings("postgresql://loader:hidden-word@127.0.0.1:9/warehouse", tmp_path), SOON)
    assert status.health is Health.DOWN
    assert about(status) == ["warehouse"]
    assert "hidden-word" not in status_lines(status)


def test_a_warehouse_that_is_not_made_yet_is_told_of_and_left_alone(unmade_url: str, tmp_path: Path) -> None:
    for _ in range(2):
        status = look(settings(unmade_url, tmp_path), SOON)
        assert about(status) == ["schema"]
        assert status.schema is None


def test_an_empty_warehouse_is_well(warehouse_url: str, tmp_path: Path) -> None:
    assert look(settings(warehouse_url, tmp_path), SOON).health is Health.WELL


def test_a_machine_gets_one_object(loaded: Settings) -> None:
    told = json.loads(status_lines(look(loaded, datetime.now(UTC))))
    assert told["health"] == Health.NEEDS_A_LOOK
    assert told["runs"][0]["articles"] == 0
