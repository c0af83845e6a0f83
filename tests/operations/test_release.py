"""A release: what it holds, that a day has one, and that a broken warehouse has none."""

import csv
import json
from datetime import timedelta
from pathlib import Path

import pytest
from coded import NOON, found_event, make_batch, revise, write_article
from sqlalchemy import Engine, text

from pipeline.upkeep.releasing import TAKEN, WarehouseBroken, check_warehouse, make_release, remove_releases
from pipeline.warehouse.database import read, write
from pipeline.warehouse.load import load
from pipeline.warehouse.releases import holds_events

ARTICLE = write_article("Taliban gunmen fought police near Qalat on Thursday; three died.")
LATER = write_article("Four people died in the clash near Qalat, police said.", address="b.txt")
BREAKS = {
    "WAR-1: every event version has a mention": "DELETE FROM event_report",
    "WAR-2: every mention has its words in its article": "UPDATE article SET text = 'What nobody said'",
}


@pytest.fixture
def loaded(engine: Engine) -> Engine:
    load(engine, make_batch(ARTICLE))
    return engine


def rows_of(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_release_holds_what_is_taken_and_says_how_much(loaded: Engine, tmp_path: Path) -> None:
    check_warehouse(loaded, tmp_path / "docs")
    made = make_release(loaded, tmp_path, tmp_path / "docs", now=NOON)
    folder = tmp_path / made.tag
    beside = {"data-dictionary.md", "data_docs", "release.json"}
    assert {file.name for file in folder.iterdir()} == {f"{name}.csv" for name in TAKEN} | beside
    assert "all pass" in (folder / "data_docs" / "all-warehouse.html").read_text(encoding="utf-8")
    assert made.changes == {}
    assert {name: len(rows_of(folder, name)) for name in TAKEN} == made.rows
    assert made.rows["events"] == 1
    with read(loaded) as connection:
        for name in TAKEN:
            header = (folder / f"{name}.csv").read_text(encoding="utf-8").partition("\n")[0].strip().split(",")
            assert header == list(connection.execute(text(f"SELECT * FROM {name}")).keys()), name  # noqa: S608
    assert json.loads((folder / "release.json").read_text())["before"] is None


def test_the_same_day_gives_the_same_release(loaded: Engine, tmp_path: Path) -> None:
    first = make_release(loaded, tmp_path, tmp_path / "docs", now=NOON)
    assert make_release(loaded, tmp_path, tmp_path / "docs", now=NOON + timedelta(hours=3)) == first


def test_the_next_release_says_what_changed_and_by_which_article(loaded: Engine, tmp_path: Path) -> None:
    make_release(loaded, tmp_path, tmp_path / "docs", now=NOON)
    tomorrow = NOON + timedelta(days=1)
    revised = revise(found_event(ARTICLE), LATER, now=tomorrow, killed=4)
    load(loaded, make_batch(LATER, versions=(revised,), number=2))
    made = make_release(loaded, tmp_path, tmp_path / "docs", now=tomorrow)
    assert made.changes == {"toll_changed": 1}
    changes = rows_of(tmp_path / made.tag, "changes")
    assert changes
    assert {row["cause_address"] for row in changes} == {"b.txt"}


def test_old_releases_go_but_the_newest_and_their_tags(loaded: Engine, tmp_path: Path) -> None:
    root, docs = tmp_path / "releases", tmp_path / "docs"
    for days in range(3):
        make_release(loaded, root, docs, now=NOON + timedelta(days=days))
    (root / "notes").mkdir()
    assert remove_releases(root, NOON + timedelta(days=1)) == 1
    assert remove_releases(root, NOON + timedelta(days=365)) == 1
    newest = (NOON + timedelta(days=2)).date().isoformat()
    assert sorted(path.name for path in root.iterdir()) == [newest, "notes"]
    assert make_release(loaded, root, docs, now=NOON + timedelta(days=2)).tag == newest
    with read(loaded) as connection:
        assert connection.scalar(text("SELECT count(*) FROM release")) == 3


def test_a_warehouse_without_an_event_keeps_its_rules_and_holds_nothing_to_release(
    engine: Engine, tmp_path: Path
) -> None:
    check_warehouse(engine, tmp_path)
    assert not holds_events(engine)
    load(engine, make_batch(ARTICLE))
    assert holds_events(engine)


@pytest.mark.parametrize("rule", BREAKS)
def test_a_warehouse_that_breaks_a_rule_is_named(loaded: Engine, rule: str, tmp_path: Path) -> None:
    with write(loaded) as connection:
        connection.execute(text(BREAKS[rule]))
    with pytest.raises(WarehouseBroken, match=f"{rule}.*; 1 rows are otherwise"):
        check_warehouse(loaded, tmp_path)
    assert f"{rule[:5]} fails 1" in (tmp_path / "all-warehouse.html").read_text(encoding="utf-8")
