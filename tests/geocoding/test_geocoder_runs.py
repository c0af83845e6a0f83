"""A run with a geocoder beyond the gazetteer: what it knows, what it does not, and what waits until it is back."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from geocoder_server import GeocoderServer, give, nominatim_place, refuse, serving, settings_text
from sqlalchemy import text

from pipeline.locate import DOWN
from pipeline.runs.ingesting import Outcome, ingest
from pipeline.runs.steps import Workshop
from pipeline.settings import Settings, read_settings
from pipeline.sources import files_source

STORY = (
    "JALALABAD, Afghanistan - Gunmen killed three policemen in Zorgharan village in Nangarhar province on Tuesday, "
    "officials said."
)
ZORGHARAN = nominatim_place("Zorgharan", 34.21, 70.61)


@pytest.fixture
def server() -> Iterator[GeocoderServer]:
    with serving() as running:
        yield running


class Runs:
    """Runs over one article, with one warehouse."""

    def __init__(self, folder: Path, server: GeocoderServer) -> None:
        (folder / "article.txt").write_text(STORY, encoding="utf-8")
        settings_file = folder / "geocoder.yaml"
        settings_file.write_text(settings_text(server, retries=0, give_up_after=99), encoding="utf-8")
        (folder / "home").mkdir()
        (folder / "home" / "gazetteer.sqlite").symlink_to(read_settings().gazetteer)
        self._settings = Settings(
            home=folder / "home",
            warehouse_url=f"sqlite:///{folder / 'warehouse.sqlite'}",
            sources_file=folder / "sources.yaml",
            geocoder_file=settings_file,
        )
        self._source = files_source((str(folder / "article.txt"),))

    def run(self) -> Outcome:
        workshop = Workshop(self._settings, (self._source,))
        return ingest(workshop, [self._source.id], lambda _: None)

    def ask(self, question: str) -> list[tuple[object, ...]]:
        with Workshop(self._settings, (self._source,)).engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(question))]

    def places(self) -> list[tuple[object, ...]]:
        return self.ask(
            "SELECT p.reason, round(p.lat, 2), p.admin1_iso FROM place p JOIN codings c ON c.coding_id = p.coding_id"
            " WHERE p.text = 'Zorgharan'"
        )

    def events(self) -> list[tuple[object, ...]]:
        return self.ask("SELECT event_id, version_no, round(lat, 2), n_reports FROM events")


@pytest.fixture
def runs(tmp_path: Path, server: GeocoderServer) -> Runs:
    return Runs(tmp_path, server)


def test_what_the_service_knows_is_placed_with_our_codes(runs: Runs, server: GeocoderServer) -> None:
    server.answer = give([ZORGHARAN])
    runs.run()
    assert runs.places() == [("geocoder", 34.21, "AF-NAN")]
    assert [event[2] for event in runs.events()] == [34.21]


def test_what_the_service_does_not_know_is_not_asked_for_again(runs: Runs, server: GeocoderServer) -> None:
    runs.run()
    ((reason, _, _),) = runs.places()
    assert reason not in ("geocoder", "geocoder_unavailable")
    asked = len(server.asked)
    assert asked == 1
    runs.run()
    assert len(server.asked) == asked


def test_a_place_elsewhere_than_the_text_says_is_not_believed(runs: Runs, server: GeocoderServer) -> None:
    server.answer = give([nominatim_place("Zorgharan", 52.52, 13.40)])
    runs.run()
    assert runs.places()[0][0] != "geocoder"


def test_an_article_waits_while_the_service_is_down_and_is_located_when_it_is_back(
    runs: Runs, server: GeocoderServer
) -> None:
    server.answer = refuse(503)
    runs.run()
    assert [place[0] for place in runs.places()] == ["geocoder_unavailable"]
    assert runs.ask("SELECT count(*) FROM place WHERE reason = 'geocoder_unavailable'") == [(1,)]
    ((event, version, _, _),) = runs.events()
    runs.run()
    assert runs.events()[0][:2] == (event, version), "still down: nothing has changed"
    server.answer = give([ZORGHARAN])
    runs.run()
    assert runs.places() == [("geocoder", 34.21, "AF-NAN")]
    assert runs.events() == [(event, 2, 34.21, 1)], "the same event, now where it was, and told once"
    versions = [str(version) for (version,) in runs.ask("SELECT gazetteer_version FROM coding")]
    assert [version.endswith(DOWN) for version in sorted(versions)] == [False, True]
    asked = len(server.asked)
    runs.run()
    assert len(server.asked) == asked, "nothing waits any more"


def test_an_article_that_the_source_no_longer_gives_is_located_too(
    runs: Runs, server: GeocoderServer, tmp_path: Path
) -> None:
    server.answer = refuse(503)
    runs.run()
    (tmp_path / "article.txt").write_text(json.dumps("Nothing happened anywhere today, the ministry said."), "utf-8")
    server.answer = give([ZORGHARAN])
    runs.run()
    assert runs.places() == [("geocoder", 34.21, "AF-NAN")]
