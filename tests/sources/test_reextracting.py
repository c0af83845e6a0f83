"""The archive is coded again by newer rules: nothing is fetched, the difference is shown, texts outlive their pages."""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec import structs
from sqlalchemy import func, select
from town import Town, feed, item, living, paper

from pipeline.coders import ArticleCoder
from pipeline.runs.differences import shown
from pipeline.runs.ingesting import ingest
from pipeline.runs.reextracting import reextract
from pipeline.runs.rereading import prune
from pipeline.runs.steps import Workshop
from pipeline.settings import Settings, read_settings
from pipeline.sources.archive import Archive
from pipeline.upkeep.health import last_readings
from pipeline.warehouse.database import read
from pipeline.warehouse.recalled import read_kept_sources
from schemas.records import Article, Extraction, Toll
from schemas.tables import coding, event_version, response
from schemas.vocabulary import Outcome

SOURCE = paper(enabled=True)
TEXT = "Two policemen were killed when a bomb exploded in Khost province on Sunday, the invented spokesman said. "
MORE = "Officials of the province had warned of such attacks on the road before, residents told reporters there. "


class Newer:
    """Rules of a newer version, which no longer believe in numbers of killed, or read something else otherwise."""

    def __init__(self, older: ArticleCoder, **changes: object) -> None:
        self._older = older
        self._changes = changes or {"tolls": {}}
        self.version = older.version + "-newer"

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """Code by the older rules, and read what is to be otherwise."""
        for made in self._older.extract(articles):
            reports = tuple(structs.replace(report, **self._changes) for report in made.reports)
            yield replace(made, coder_version=self.version, reports=reports)


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with living(tmp_path) as running:
        page = f"<html><head><title>Bomb in Khost</title></head><body><article><p>{TEXT}</p><p>{MORE * 4}</p></article>"
        running.server.give("/a", page)
        running.server.give("/feed", feed(item("/a", "<pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate>")), "text/xml")
        yield running


def workshop(town: Town) -> Workshop:
    link = town.folder / "gazetteer.sqlite"
    if not link.is_symlink():
        link.symlink_to(read_settings().gazetteer)
    address = f"sqlite:///{town.folder / 'warehouse.sqlite'}"
    made = Workshop(
        Settings(home=town.folder, warehouse_url=address, sources_file=town.folder / "sources.yaml"), (SOURCE,)
    )
    made.web = town.web()
    return made


def count(made: Workshop, table: object) -> int:
    with read(made.engine) as connection:
        return connection.scalar(select(func.count()).select_from(table)) or 0  # type: ignore[arg-type]


def quiet(line: str) -> None:
    del line


def test_the_archive_is_coded_again_and_the_difference_shown_and_nothing_fetched(town: Town) -> None:
    first = workshop(town)
    assert not ingest(first, ["paper"], quiet).failed
    assert (count(first, coding), count(first, response)) == (1, 3)
    readings = last_readings(first.engine)
    town.server.asked.clear()
    same = reextract(first, ["paper"], quiet)
    assert (same.read, same.coded, same.differences) == (1, 0, ())
    with read(first.engine) as connection:
        kept = read_kept_sources(connection, ())
        assert read_kept_sources(connection, [SOURCE]) == (SOURCE,)
    assert [(one.id, one.name, one.scale) for one in kept] == [("paper", SOURCE.name, SOURCE.scale)]

    newer = workshop(town)
    newer.coder = Newer(first.coder)
    tried = reextract(newer, ["paper"], quiet, dry=True)
    ((_, was, now),) = shown(tried.differences).rows
    assert str(was).endswith("Khost, AF-KHO, killed 2, target af-police")
    assert str(now).endswith("Khost, AF-KHO, target af-police")
    assert count(newer, coding) == 1
    done = reextract(newer, ["paper"], quiet)
    assert (done.read, done.coded, done.differences) == (1, 1, tried.differences)
    assert (count(newer, coding), count(newer, event_version)) == (2, 2)
    assert last_readings(newer.engine) == readings, "nothing was read from the source"
    assert town.server.asked == []


@pytest.mark.parametrize(
    ("changes", "was", "now"),
    [
        ({"actors": ()}, ", killed 2, target af-police", "AF-KHO, killed 2"),
        ({"background": True}, "asserted, 2026", "asserted, background, 2026"),
        ({"tolls": {Outcome.KILLED: Toll(low=2, best=2, high=None, phrase="two")}}, "killed 2,", "killed 2–2–?,"),
        ({"tolls": {Outcome.CAPTURED: Toll(low=2, best=2, high=2, phrase="two")}}, "killed 2,", "captured 2,"),
    ],
)
def test_another_party_past_or_bound_is_a_difference_too(
    town: Town, changes: dict[str, object], was: str, now: str
) -> None:
    first = workshop(town)
    ingest(first, ["paper"], quiet)
    newer = workshop(town)
    newer.coder = Newer(first.coder, **changes)
    ((_, gone, new),) = shown(reextract(newer, ["paper"], quiet, dry=True).differences).rows
    assert was in str(gone)
    assert now in str(new)
    assert str(gone) != str(new)


def test_texts_outlive_what_the_archive_forgets(town: Town) -> None:
    made = workshop(town)
    ingest(made, ["paper"], quiet)
    archive = Archive(made.settings.archive)
    assert prune(made.engine, archive, town.hours.now() - timedelta(days=1)) == 0
    assert prune(made.engine, archive, town.hours.now() + timedelta(days=1)) == 1
    assert not list((town.folder / "archive").iterdir())
    newer = workshop(town)
    newer.coder = Newer(made.coder)
    assert reextract(newer, ["paper"], quiet).coded == 1


def test_an_archive_that_is_gone_costs_no_text(town: Town) -> None:
    made = workshop(town)
    ingest(made, ["paper"], quiet)
    shutil.rmtree(town.folder / "archive")
    newer = workshop(town)
    newer.coder = Newer(made.coder)
    assert reextract(newer, ["paper"], quiet).coded == 1
