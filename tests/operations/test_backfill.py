"""An archive in parts: what it brings is what one run brings, however it was cut, stopped and started again."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from surroundings import Surroundings

from pipeline.runs import tasks
from pipeline.runs.backfilling import Archive, BackfillError, backfill, code_here, read_parts, workshop_of
from pipeline.runs.steps import Handover, Workshop
from pipeline.sources import SourceError
from pipeline.upkeep.health import last_readings, sources_table
from pipeline.warehouse.queries import run_query

ACT = "Two policemen were killed when a bomb exploded in"
PLACES = ("Khost", "Herat", "Kunduz", "Ghazni", "Zabul")


class Stopped(Exception):
    """Someone ended it."""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Ten articles in the order of their days, and a line that is none."""
    lines = [
        {
            "id": f"{place}{year}",
            "published_at": f"{year}-05-{day:02}",
            "text": f"{place.upper()}, May {day}, {year} - {ACT} {place} on Sunday.",
        }
        for year in (2019, 2020)
        for day, place in enumerate(PLACES, start=6)
    ]
    file = tmp_path_factory.mktemp("archive") / "old.jsonl"
    file.write_text("\n".join([*map(json.dumps, lines), "{nope"]) + "\n")
    return Archive(kind="files", places=(str(file),), size=4)


@pytest.fixture(scope="module")
def whole(surroundings: Surroundings, archive: Archive) -> str:
    """What the archive brings in one part."""
    return loaded(surroundings, "whole", replace(archive, size=1000))


def loaded(surroundings: Surroundings, name: str, archive: Archive) -> str:
    backfill(workshop_of(archive, surroundings.settings(name)), archive, lambda _: None)
    return surroundings.dumped(name)


def test_parts_bring_what_the_whole_brings(surroundings: Surroundings, archive: Archive, whole: str) -> None:
    said: list[str] = []
    aside = backfill(workshop_of(archive, surroundings.settings("parts")), archive, said.append)
    assert surroundings.dumped("parts") == whole
    assert aside == 1
    assert said[0] == "archive: 10 new articles in 3 parts"
    assert [line.split(":")[0] for line in said[1:]] == [f"part {n} of 3" for n in (1, 2, 3)]


def test_ended_in_the_middle_it_goes_on(surroundings: Surroundings, archive: Archive, whole: str) -> None:
    def code_two(workshop: Workshop, parts: Sequence[Handover]) -> Iterator[Handover]:
        coded = code_here(workshop, parts)
        yield next(coded)
        yield next(coded)
        raise Stopped

    with pytest.raises(Stopped):
        backfill(workshop_of(archive, surroundings.settings("on")), archive, lambda _: None, code_two)
    said: list[str] = []
    backfill(workshop_of(archive, surroundings.settings("on")), archive, said.append)
    assert said[0] == "archive: 2 new articles in 1 parts"
    assert surroundings.dumped("on") == whole


def test_a_part_whose_load_was_not_heard_of_is_not_loaded_twice(
    surroundings: Surroundings, archive: Archive, whole: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in surroundings.environment("dag").items():
        monkeypatch.setenv(name, value)
    given = {"kind": "files", "places": list(archive.places), "size": 4}
    groups = tasks.read_archive(given, 2)
    assert [len(group) for group in groups] == [2, 1]
    coded = [tasks.code_parts(given, group) for group in groups]
    first = [tasks.load_parts(given, parts) for parts in coded]
    again = [tasks.load_parts(given, parts) for parts in coded]
    assert first == again
    assert sum(counts["articles"] for counts in first) == 10
    assert surroundings.dumped("dag") == whole


def test_days_bound_it_and_undated_articles_are_taken(surroundings: Surroundings, archive: Archive) -> None:
    bounded = replace(archive, since=date(2020, 1, 1), until=date(2020, 12, 31))
    parts = read_parts(workshop_of(bounded, surroundings.settings("days")), bounded)
    assert sum(part.records.count for part in parts) == len(PLACES)


def test_an_archive_that_is_not_there_is_named(surroundings: Surroundings) -> None:
    missing = Archive(kind="files", places=("no-such.jsonl",))
    with pytest.raises(BackfillError, match=r"no-such\.jsonl: .*check the path"):
        backfill(workshop_of(missing, surroundings.settings("none")), missing, lambda _: None)


def test_an_archive_of_a_listed_source_is_called_as_the_list_has_it_and_is_no_reading_of_it(
    surroundings: Surroundings, archive: Archive
) -> None:
    settings, listed = surroundings.settings("listed"), replace(archive, source_id="texts", size=1000)
    backfill(workshop_of(listed, settings), listed, lambda _: None)
    workshop = Workshop(settings)
    told = run_query(workshop.engine, "SELECT source_id, name, licence, scale FROM source").rows
    assert told == (("texts", "Texts", "own", "other"),)
    assert run_query(workshop.engine, "SELECT trigger FROM run").rows == (("backfill",),)
    assert last_readings(workshop.engine) == {}
    health = sources_table(workshop.engine, list(workshop.sources.values()), datetime(2026, 1, 1, tzinfo=UTC))
    row = dict(zip(health.columns, health.rows[0], strict=True))
    assert (row["in_7_days"], row["matter"], row["next_reading"]) == (0, None, "at the next run")
    assert row["last_success"] is not None
    otherwise = replace(listed, licence="free")
    with pytest.raises(SourceError, match=r"--licence is 'free', and .*sources\.yaml says that texts has 'own'"):
        workshop_of(otherwise, settings)


def test_an_archive_keeps_the_licence_that_was_told_before(surroundings: Surroundings, archive: Archive) -> None:
    settings, whole = surroundings.settings("licence"), replace(archive, size=1000)
    for licence in ("by hand", None):
        again = replace(whole, licence=licence)
        backfill(workshop_of(again, settings), again, lambda _: None)
    assert run_query(Workshop(settings).engine, "SELECT licence FROM source").rows == (("by hand",),)


@pytest.mark.parametrize(
    ("archive", "says"),
    [
        (Archive(kind="pages", places=("http://herald.example/",)), "of kind pages: .*link_pattern"),
        (Archive(kind="warc", places=("http://herald.example/a.warc",)), "of kind warc: .*hosts"),
        (Archive(kind="files", places=("http://herald.example/a.txt",)), "of kind files needs paths"),
        (Archive(kind="gdelt", places=("here.txt",)), "of kind gdelt: address is 'here.txt'; an http"),
        (Archive(kind="jsonl", places=("a.jsonl", "b.jsonl")), "reads one address, and 2 are named"),
        (Archive(kind="feed", places=("http://a@herald.example/",)), "address holds a user name"),
        (Archive(kind="jsonl", places=("a.jsonl",), options={"hosts": "x"}), "of kind jsonl: .*'hosts'"),
        (Archive(kind="jsonl", places=()), "needs a path or an address"),
        (Archive(kind="fed", places=("a",)), "no kind of source 'fed'"),
        (Archive(kind="files", places=("a",), source_id="A b"), "--source is 'A b'"),
    ],
)
def test_what_a_kind_cannot_read_is_refused_before_anything_is_read(
    surroundings: Surroundings, archive: Archive, says: str
) -> None:
    with pytest.raises(SourceError, match=says):
        workshop_of(archive, surroundings.settings("refused"))


def test_an_archive_is_read_as_its_kind_reads_it_with_the_options_that_are_told(surroundings: Surroundings) -> None:
    told = {"hosts": "herald", "link_pattern": "/news/"}
    archive = Archive(kind="warc", places=("here.warc", "http://herald.example/a.warc"), options=told)
    (source,) = workshop_of(archive, surroundings.settings("options")).sources.values()
    assert (source.paths, source.address) == (("here.warc",), "http://herald.example/a.warc")
    assert source.options == told


def test_an_option_that_is_none_is_told_by_the_command(surroundings: Surroundings) -> None:
    done = surroundings.run("option", "pipeline", "backfill", "a.jsonl", "--kind", "jsonl", "--option", "hosts")
    assert (done.returncode, "--option is 'hosts'; NAME=VALUE is expected" in done.stderr) == (1, True)


def test_the_command_says_what_each_part_brought(surroundings: Surroundings, archive: Archive, whole: str) -> None:
    done = surroundings.run("line", "pipeline", "backfill", *archive.places, "--size", "6")
    assert done.returncode == 1, "a line was set aside"
    assert "part 2 of 2: 4 articles" in done.stderr
    assert surroundings.dumped("line") == whole
    assert Path(archive.places[0]).exists()
