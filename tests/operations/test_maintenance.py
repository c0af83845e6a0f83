"""What the night removes, and what it keeps."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from coded import make_batch, write_article
from sqlalchemy import Engine, text
from surroundings import Surroundings

from pipeline.runs.steps import Workshop
from pipeline.upkeep.maintaining import KEEP_BATCHES, KEEP_LOGS, tidy_database, tidy_up
from pipeline.warehouse.database import read
from pipeline.warehouse.load import load
from schemas.vocabulary import Stage

NOW = datetime(2026, 5, 1, 2, 17, tzinfo=UTC)


def written(path: Path, at: datetime) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    os.utime(path, (at.timestamp(), at.timestamp()))
    return path


def test_what_is_old_goes_and_what_is_young_stays(surroundings: Surroundings, tmp_path: Path) -> None:
    workshop, moment = Workshop(surroundings.settings("tidied")), timedelta(minutes=1)
    batches = [workshop.store.write(Stage.FETCH, name, ()) for name in ("old", "young")]
    for batch, age in zip(batches, (KEEP_BATCHES + moment, KEEP_BATCHES - moment), strict=True):
        written(workshop.settings.batches / batch.name, NOW - age)
    old = written(tmp_path / "dag_id=ingest" / "run_id=1" / "attempt=1.log", NOW - KEEP_LOGS - moment)
    young = written(tmp_path / "dag_id=ingest" / "run_id=2" / "attempt=1.log", NOW - KEEP_LOGS + moment)
    assert tidy_up(workshop, NOW, tmp_path) == {"batches": 1, "archived": 0, "releases": 0, "logs": 1, "filed": 0}
    assert [kept.name for kept in workshop.settings.batches.glob("fetch-*")] == [batches[1].name]
    assert young.exists()
    assert not old.parent.exists()
    assert tidy_up(workshop, NOW, tmp_path) == {"batches": 0, "archived": 0, "releases": 0, "logs": 0, "filed": 0}


def test_the_database_is_tidied(engine: Engine, tmp_path: Path) -> None:
    load(engine, make_batch(write_article("Gunmen killed two men in Khost on Monday.")))
    log = tmp_path / "warehouse.sqlite-wal"
    assert engine.dialect.name != "sqlite" or log.stat().st_size > 0
    tidy_database(engine)
    assert engine.dialect.name != "sqlite" or log.stat().st_size == 0
    with read(engine) as connection:
        assert connection.scalar(text("SELECT count(*) FROM article")) == 1
