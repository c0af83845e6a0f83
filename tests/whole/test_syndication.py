"""Run after run: copies are one voice, a wire is one voice, and a newer version takes the older one's place."""

import json

import pytest
from sqlalchemy import text
from surroundings import Surroundings

from pipeline.runs.ingesting import ingest
from pipeline.runs.steps import Workshop
from pipeline.warehouse.dump import dump
from pipeline.warehouse.opening import read
from schemas.sources import Source
from schemas.vocabulary import SourceScale

LEAD = "KHOST (Valley Wire) - Two policemen were killed when a roadside bomb exploded in Khost province on Sunday."
MORE = (
    "The officers were on their way to a village market when the blast hit their pickup, a spokesman for the governor "
    "told reporters. He said that the road had been searched in the morning and that nobody had been seen near it. "
    "A shopkeeper said that windows broke a kilometre away, and that ambulances came after half an hour."
)
WIRE = f"{LEAD} {MORE}"
OWN = "Mines kill again: a bomb beside a road in Khost province killed two policemen on Sunday, their chief said."
UPDATE = WIRE.replace("Two policemen were killed", "Four policemen were killed")


class Desk:
    """Papers that print what a test tells them to, each a file of JSON Lines, and the warehouse that reads them."""

    def __init__(self, surroundings: Surroundings, name: str) -> None:
        self.folder = surroundings.folder
        self.settings = surroundings.settings(name)
        self.sources: dict[str, Source] = {}

    def print_in(self, paper: str, words: str, day: str = "2024-05-06") -> None:
        file = self.folder / f"{self.settings.home.name}-{paper}.jsonl"
        file.write_text(json.dumps({"id": "1", "text": words, "published_at": day, "title": "Bomb in Khost"}) + "\n")
        self.sources[paper] = Source(
            id=paper, kind="files", name=paper, licence="own", scale=SourceScale.LOCAL, paths=(file.name,)
        )

    def run(self) -> None:
        workshop = Workshop(self.settings, tuple(self.sources.values()))
        ingest(workshop, list(self.sources), lambda _: None)

    def ask(self, question: str) -> list[tuple[object, ...]]:
        with read(Workshop(self.settings).engine) as connection:
            return [tuple(row) for row in connection.execute(text(question))]


@pytest.fixture
def desk(surroundings: Surroundings, request: pytest.FixtureRequest) -> Desk:
    return Desk(surroundings, request.node.name.removeprefix("test_")[:40])


def test_copies_of_several_runs_are_one_cluster_and_one_voice(desk: Desk) -> None:
    desk.print_in("herald", WIRE)
    desk.run()
    desk.print_in("courier", f"From our desk.\n{WIRE}", day="2024-05-07")
    desk.print_in("gazette", OWN)
    desk.run()
    rows = desk.ask("SELECT source_id, first_source_name, articles_in_cluster FROM copies ORDER BY source_id")
    assert rows == [
        ("courier", "herald", 2),
        ("gazette", "gazette", 1),
        ("herald", "herald", 2),
    ]
    assert desk.ask("SELECT n_articles, n_sources FROM events") == [(3, 2)]


def test_two_papers_that_credit_one_wire_are_one_voice(desk: Desk) -> None:
    desk.print_in("herald", WIRE.replace("Valley Wire", "Reuters"))
    desk.print_in("gazette", f"{OWN}\nSource: Reuters")
    desk.run()
    assert desk.ask("SELECT n_articles, n_sources FROM events") == [(2, 1)]
    assert set(desk.ask("SELECT agency FROM copies")) == {("reuters",)}


def test_a_newer_version_takes_the_older_ones_place_in_its_event(desk: Desk) -> None:
    desk.print_in("herald", WIRE)
    desk.run()
    desk.print_in("herald", UPDATE)
    desk.run()
    events = desk.ask("SELECT event_id, version_no, killed_low, killed_high, n_articles FROM events")
    assert [row[1:] for row in events] == [(2, 4, 4, 1)]
    assert desk.ask("SELECT killed_low FROM mentions") == [(4,)]
    newest = desk.ask("SELECT is_newest, supersedes IS NULL FROM copies ORDER BY supersedes IS NULL")
    assert [(row[0], bool(row[1])) for row in newest] == [(1, False), (0, True)]
    before = dump(Workshop(desk.settings).engine)
    desk.run()
    assert dump(Workshop(desk.settings).engine) == before


def test_an_older_version_that_comes_late_changes_nothing_of_its_event(desk: Desk) -> None:
    desk.print_in("herald", UPDATE, day="2024-05-06T18:00:00+04:30")
    desk.run()
    desk.print_in("herald", WIRE, day="2024-05-06T09:00:00+04:30")
    desk.run()
    assert desk.ask("SELECT version_no, killed_low, killed_high, n_articles FROM events") == [(1, 4, 4, 1)]
    assert desk.ask("SELECT killed_low FROM mentions") == [(4,)]
    newest = desk.ask("SELECT published_on, is_newest, supersedes IS NULL FROM copies ORDER BY is_newest")
    assert [(row[1], bool(row[2])) for row in newest] == [(0, True), (1, False)]


def test_a_page_that_goes_back_to_its_older_text_tells_that_again(desk: Desk) -> None:
    desk.print_in("herald", WIRE, day="2024-05-06T09:00:00+04:30")
    desk.run()
    desk.print_in("herald", UPDATE, day="2024-05-06T18:00:00+04:30")
    desk.run()
    desk.print_in("herald", WIRE, day="2024-05-06T20:00:00+04:30")
    desk.run()
    events = desk.ask("SELECT event_id, version_no, killed_low, killed_high, n_articles FROM events")
    assert [row[1:] for row in events] == [(3, 2, 2, 1)]
    assert desk.ask("SELECT killed_low FROM mentions") == [(2,)]
    assert desk.ask("SELECT count(*) FROM article") == [(3,)]
    before = dump(Workshop(desk.settings).engine)
    desk.run()
    desk.print_in("herald", WIRE, day="2024-05-06T09:00:00+04:30")
    desk.run()
    assert desk.ask("SELECT count(*) FROM article") == [(3,)]
    assert dump(Workshop(desk.settings).engine) == before
