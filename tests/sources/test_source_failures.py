"""A source that is down fails with its reason, and the others go on."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.runs.steps import Workshop, end_run, start_run
from pipeline.settings import Settings, read_settings
from pipeline.sources import files_source
from schemas.sources import Source
from schemas.vocabulary import RunStatus

NOW = datetime(2024, 5, 14, tzinfo=UTC)
TEXT = "Three invented smugglers were arrested near the border crossing on Sunday, customs officers said."


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "gazetteer.sqlite").symlink_to(read_settings().gazetteer)
    warehouse = f"sqlite:///{tmp_path / 'warehouse.sqlite'}"
    return Settings(home=tmp_path, warehouse_url=warehouse, sources_file=tmp_path / "sources.yaml")


def named(source_id: str, paths: tuple[str, ...]) -> Source:
    return replace(files_source(paths), id=source_id)


def test_a_source_that_is_down_fails_and_the_others_do_not(settings: Settings) -> None:
    (settings.home / "a.txt").write_text(TEXT)
    down = replace(named("down", ()), kind="feed", address="gone.xml")
    workshop = Workshop(settings, (down, named("up", ("a.txt",))))
    handovers = [workshop.fetch(source_id) for source_id in ("down", "up")]
    assert [bool(one.failure) for one in handovers] == [True, False]
    assert "gone.xml: it cannot be read: No such file" in str(handovers[0].failure)
    assert [one.counts["articles_new"] for one in handovers] == [0, 1]
    began = start_run("test", "run", NOW, workshop)
    assert end_run(began, handovers, NOW).status is RunStatus.FAILED


def test_a_path_that_is_missing_costs_only_itself(settings: Settings) -> None:
    (settings.home / "a.txt").write_text(TEXT)
    workshop = Workshop(settings, (named("some", ("a.txt", "b.txt")), named("none", ("b.txt",))))
    some, none = workshop.fetch("some"), workshop.fetch("none")
    assert (some.failure, some.counts["articles_new"], some.counts["rejected"]) == (None, 1, 1)
    assert "b.txt: there is no such file" in str(none.failure)
