"""What one source does never stops another: not by waiting, not by breaking, not by giving too little."""

import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event

import pytest
from server import silence
from sqlalchemy import select
from town import LIMITS, Town, feed, item, living, paper

from pipeline.runs.ingesting import ingest
from pipeline.runs.side_by_side import fetch_all
from pipeline.runs.steps import Workshop
from pipeline.settings import Settings, read_settings
from pipeline.sources import kinds
from pipeline.sources.kinds import kind_named, kind_names
from pipeline.warehouse.database import read
from pipeline.warehouse.turns import WarehouseRegister
from schemas.sources import Source
from schemas.tables import article, run_source

TEXT = "Residents of an invented village in Khost said that shells landed in their fields and hurt nobody. "
HERALD = paper("http://herald.example/feed", id="herald")
COURIER = paper("http://courier.example/feed", id="courier")


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with living(tmp_path) as running:
        (tmp_path / "gazetteer.sqlite").symlink_to(read_settings().gazetteer)
        for number in range(9):
            body = f"<html><body><article><p>Report {number}. {TEXT * 4}</p></article></body></html>"
            running.server.give(f"/{number}", body)
        yield running


def workshop(town: Town, *sources: Source) -> Workshop:
    address = f"sqlite:///{town.folder / 'warehouse.sqlite'}"
    settings = Settings(home=town.folder, warehouse_url=address, sources_file=town.folder / "sources.yaml")
    made = Workshop(settings, sources)
    town.register = WarehouseRegister(made.engine)
    made.web = town.web()
    return made


def print_feed(town: Town, host: str, *numbers: int) -> None:
    body = feed(*(item(f"/{number}") for number in numbers))
    town.server.give(f"{host}/feed", body, "application/rss+xml")


def loaded(made: Workshop) -> list[str]:
    with read(made.engine) as connection:
        return sorted(connection.scalars(select(article.c.address)))


def quiet(line: str) -> None:
    del line


def test_a_server_that_lets_one_source_wait_lets_no_other_wait(town: Town) -> None:
    town.limits = replace(LIMITS, step=200, whole=200)
    print_feed(town, "herald.example", 1)
    print_feed(town, "courier.example", 2)
    other_was_read = Event()
    slow = town.server.answers["herald.example/feed"]

    def after_the_other(request: BaseHTTPRequestHandler) -> None:
        other_was_read.wait(100)
        slow(request)

    town.server.answers["herald.example/feed"] = after_the_other
    came = list[str]()
    for one in fetch_all(workshop(town, HERALD, COURIER), ["herald", "courier"], quiet):
        came.append(one.source_id)
        other_was_read.set()
    assert came == ["courier", "herald"]


@pytest.fixture
def folder_of_kinds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder whose modules are kinds as well."""
    (tmp_path / "more").mkdir()
    monkeypatch.setattr(kinds, "__path__", [*kinds.__path__, str(tmp_path / "more")])
    kind_names.cache_clear()
    yield tmp_path / "more"
    kind_names.cache_clear()
    kind_named.cache_clear()
    sys.modules.pop("pipeline.sources.kinds.broken", None)


def test_a_kind_that_breaks_stops_its_source_alone(town: Town, folder_of_kinds: Path) -> None:
    (folder_of_kinds / "broken.py").write_text(
        "def faults(source):\n    return iter(())\n\n\ndef fetch(source, session):\n    return iter([1 / 0])\n"
    )
    print_feed(town, "courier.example", 2)
    made = workshop(town, replace(HERALD, kind="broken"), COURIER)
    said: list[str] = []
    assert ingest(made, ["herald", "courier"], said.append).failed
    assert [line.partition(":")[0] for line in said if "ZeroDivisionError" in line] == ["herald · fetch"]
    assert loaded(made) == ["http://courier.example/2"]
    with read(made.engine) as connection:
        told = connection.execute(select(run_source.c.source_id, run_source.c.failure)).tuples().all()
    failures = dict(told)
    assert failures["courier"] is None
    assert "ZeroDivisionError" in str(failures["herald"])


def test_what_a_stopped_source_gave_is_not_lost(town: Town) -> None:
    picky = replace(HERALD, min_articles=3)
    print_feed(town, "herald.example", 1, 2)
    first = workshop(town, picky)
    assert ingest(first, ["herald"], quiet).failed
    assert loaded(first) == []
    print_feed(town, "herald.example", 3)
    town.server.asked.clear()
    second = workshop(town, picky)
    assert not ingest(second, ["herald"], quiet).failed
    assert loaded(second) == [f"http://herald.example/{number}" for number in (1, 2, 3)]
    assert "/1" not in [path for path, _ in town.server.asked]


def test_who_stops_waiting_is_not_kept_waiting(town: Town) -> None:
    town.server.answers["herald.example/feed"] = silence
    print_feed(town, "courier.example", 2)
    made = workshop(town, HERALD, COURIER)
    reading = fetch_all(made, ["herald", "courier"], quiet)
    assert next(reading).source_id == "courier"
    begun = time.monotonic()
    reading.close()  # type: ignore[attr-defined]
    assert time.monotonic() - begun < town.limits.step / 2
    assert not list(made.settings.batches.glob(".writing-*"))
