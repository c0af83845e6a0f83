"""What a reading remembers of those before it: what need not be asked again, what is owed, what was never loaded."""

import gzip
import os
import signal
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler
from io import BytesIO
from itertools import islice
from pathlib import Path

import pytest
from coded import make_batch
from server import Answer, page, status
from sqlalchemy import Engine, select
from town import LIMITS, Town, feed, item, living, paper, reason
from warcio.archiveiterator import ArchiveIterator

from pipeline.sources import Session, fetch
from pipeline.sources.archive import Archive
from pipeline.sources.online import Online
from pipeline.sources.spool import remove_spools
from pipeline.warehouse.database import read
from pipeline.warehouse.load import load
from pipeline.warehouse.opening import last_load
from pipeline.warehouse.remembered import WarehouseMemory
from pipeline.warehouse.turns import WarehouseRegister
from schemas.fetching import Notes
from schemas.records import Article, Reject
from schemas.sources import Source
from schemas.tables import address, host, response, watermark

PARAGRAPH = "Gunmen shot dead an invented tax collector near the bazaar of the district on Monday, its governor said. "
XML = "application/rss+xml"


def article_page(mark: object) -> bytes:
    return f"<html><body><article><p>Report {mark}. {PARAGRAPH * 6}</p></article></body></html>".encode()


def changing(body: bytes, tag: str, kind: str = "text/html") -> Answer:
    """Answer with the body, or with 304 where the client has that tag."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        if request.headers.get("If-None-Match") == tag:
            request.send_response(304)
            request.end_headers()
        else:
            page(body, kind, ETag=tag)(request)

    return answer


@dataclass
class Reader:
    """Reads the paper again and again, and loads what it read, or does not."""

    town: Town
    engine: Engine
    source: Source = field(default_factory=paper)

    @property
    def archive(self) -> Archive:
        return Archive(str(self.town.folder / "archive"))

    def online(self) -> Online:
        return Online(self.source, self.town.web(), WarehouseMemory(self.engine), self.town.folder / "fetched")

    def read(self, *, load: bool = True) -> list[Article | Reject]:
        with self.online() as online:
            found = list(fetch(Session(self.source, base=self.town.folder, online=online)))
        spools, notes = online.hand_over(self.archive)
        if load:
            self.load(list(notes))
            remove_spools(self.town.folder / "fetched", spools)
        return found

    def load(self, notes: list[Notes]) -> None:
        batch = make_batch(number=last_load(self.engine) + 1)
        run = replace(batch.run, outcomes=())
        load(self.engine, replace(batch, run=run, sources=(self.source,), notes=notes))

    def reasons(self, *, load: bool = True) -> list[str]:
        return sorted(map(reason, self.read(load=load)))

    def asked(self) -> list[str]:
        """The paths that the server was asked for since the last time."""
        paths = [path for path, _ in self.town.server.asked]
        self.town.server.asked.clear()
        return sorted(paths)

    def wait(self, **time: float) -> None:
        self.town.hours.passed += timedelta(**time).total_seconds()

    def spools(self) -> list[Path]:
        return list((self.town.folder / "fetched").iterdir())


@pytest.fixture
def reader(engine: Engine, tmp_path: Path) -> Iterator[Reader]:
    with living(tmp_path) as town:
        for n in range(20):
            town.server.answers[f"/{n}"] = page(article_page(n), "text/html")
        town.register = WarehouseRegister(engine)
        yield Reader(town, engine)


def updated(time: str) -> str:
    return f"<atom:updated xmlns:atom='http://www.w3.org/2005/Atom'>2026-03-02T{time}:00Z</atom:updated>"


def name(reader: Reader, *items: str, tag: str | None = None) -> None:
    body = feed(*items).encode()
    reader.town.server.answers["/feed"] = changing(body, tag, XML) if tag else page(body, XML)


def test_what_was_read_is_not_asked_again_and_robots_not_for_a_day(reader: Reader) -> None:
    name(reader, item("/1"), item("/2"))
    assert reader.reasons() == ["article", "article"]
    assert reader.asked() == ["/1", "/2", "/feed", "/robots.txt"]
    name(reader, item("/3"), item("/2"))
    assert reader.reasons() == ["article"]
    assert reader.asked() == ["/3", "/feed"]
    reader.wait(hours=25)
    assert reader.reasons() == []
    assert reader.asked() == ["/feed", "/robots.txt"]
    assert reader.spools() == []


def test_a_list_that_has_not_changed_is_not_sent_again_but_once_a_day(reader: Reader) -> None:
    name(reader, item("/1"), tag='"1"')
    reader.read()
    assert reader.read() == []
    with reader.online() as online:
        list(fetch(Session(reader.source, base=reader.town.folder, online=online)))
        assert online.counts == {"lists_unchanged": 1}
    reader.asked()
    reader.wait(hours=25)
    with reader.online() as online:
        list(fetch(Session(reader.source, base=reader.town.folder, online=online)))
        assert online.counts["lists_read"] == 1


def test_a_page_that_the_list_calls_updated_is_asked_whether_it_changed(reader: Reader) -> None:
    reader.town.server.answers["/1"] = changing(article_page("one"), '"1"')
    name(reader, item("/1", updated("10:00")))
    (first,) = reader.read()
    name(reader, item("/1", updated("11:00")))
    assert reader.read() == []
    assert reader.asked().count("/1") == 2
    reader.town.server.answers["/1"] = changing(article_page("two"), '"2"')
    name(reader, item("/1", updated("12:00")))
    (second,) = reader.read()
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.address, first.article_id != second.article_id) == (second.address, True)


def test_a_page_that_failed_is_owed_though_the_list_does_not_change_and_given_up_in_the_end(reader: Reader) -> None:
    reader.town.server.answers["/1"] = status(500)
    name(reader, item("/1"), item("/2"), tag='"1"')
    assert reader.reasons() == ["article", "server_error"]
    reader.asked()
    assert reader.reasons() == []
    assert reader.asked() == ["/feed"], "it is too early"
    reader.wait(minutes=16)
    assert reader.reasons() == ["server_error"]
    reader.town.server.answers["/1"] = page(article_page(1), "text/html")
    reader.wait(hours=1)
    assert reader.reasons() == ["article"]
    reader.town.server.answers["/3"] = status(500)
    name(reader, item("/3"))
    for _ in range(9):
        reader.read()
        reader.wait(hours=20)
    assert reader.asked().count("/3") == LIMITS.owing * LIMITS.tries
    with read(reader.engine) as connection:
        where = address.c.address == "http://paper.example/3"
        assert connection.execute(select(address.c.status, address.c.reason).where(where)).all() == [
            ("given_up", "server_error")
        ]


def test_what_is_too_much_for_one_reading_comes_in_the_next(reader: Reader) -> None:
    reader.town.limits = replace(LIMITS, pages=8)
    name(reader, *(item(f"/{n}") for n in range(20)), tag='"1"')
    assert [len(reader.read()) for _ in range(4)] == [8, 8, 4, 0]
    assert [path for path in reader.asked() if path[1:].isdigit()] == sorted(f"/{n}" for n in range(20))


def test_what_does_not_fit_into_the_time_comes_in_the_next(reader: Reader) -> None:
    reader.town.limits = replace(LIMITS, reading=12.5)
    name(reader, *(item(f"/{n}") for n in range(20)), tag='"1"')
    found = [len(reader.read()) for _ in range(4)]
    assert sum(found) == 20
    assert found[0] < 13
    assert reader.asked().count("/19") == 1


def test_a_host_that_keeps_failing_is_left_alone_whoever_asks_and_then_tried_once(reader: Reader) -> None:
    for n in range(20):
        reader.town.server.answers[f"/{n}"] = status(500)
    name(reader, *(item(f"/{n}") for n in range(20)))
    assert reader.reasons() == ["server_error"] * 2
    assert len([path for path in reader.asked() if path != "/feed"]) == 1 + LIMITS.failures
    assert reader.reasons() == ["source_down"], "and its feed is left alone too"
    assert reader.asked() == []
    reader.wait(seconds=LIMITS.rest)
    for n in range(20):
        reader.town.server.answers[f"/{n}"] = page(article_page(n), "text/html")
    assert reader.reasons() == ["article"] * 18
    reader.wait(hours=1)
    assert reader.reasons() == ["article"] * 2


@pytest.mark.parametrize("ends", ["killed", "not loaded"])
def test_what_was_fetched_and_not_loaded_is_found_again_without_asking(reader: Reader, ends: str) -> None:
    name(reader, *(item(f"/{n}") for n in range(12)), tag='"1"')
    if ends == "killed":
        assert die_after(reader, 5) == signal.SIGKILL
    else:
        reader.reasons(load=False)
    before = reader.asked()
    name(reader, item("/12"), tag='"2"')
    found = reader.read()
    assert sorted(map(reason, found)) == ["article"] * 13, "also those that the list no longer names"
    pages = [path for path in before + reader.asked() if path[1:].isdigit()]
    again = len(pages) - len(set(pages))
    assert again <= (1 if ends == "killed" else 0), "but for the one that was on its way"
    assert reader.spools() == []
    assert reader.read() == []


def die_after(reader: Reader, pages: int) -> int:
    """Read in a child that is killed when it has got so many pages; return the signal that ended it."""
    reader.engine.dispose()
    child = os.fork()
    if child == 0:
        try:
            with reader.online() as online:
                list(islice(fetch(Session(reader.source, base=reader.town.folder, online=online)), pages))
                os.kill(os.getpid(), signal.SIGKILL)
        finally:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) * -1


def test_a_spool_whose_loader_died_before_it_removed_it_is_removed(reader: Reader) -> None:
    name(reader, item("/1"))
    with reader.online() as online:
        list(fetch(Session(reader.source, base=reader.town.folder, online=online)))
    reader.load(list(online.hand_over(reader.archive)[1]))
    assert len(reader.spools()) == 1
    reader.asked()
    assert reader.read() == []
    assert (reader.asked(), reader.spools()) == (["/feed"], [])


def test_a_reading_whose_list_is_down_leaves_alone_what_is_not_loaded(reader: Reader) -> None:
    name(reader, item("/1"))
    reader.read(load=False)
    reader.town.server.answers["/feed"] = status(500)
    assert reader.reasons() == ["source_down"]
    name(reader, item("/2"))
    assert reader.reasons() == ["article"] * 2


def test_what_is_older_does_not_replace_what_is_newer(reader: Reader) -> None:
    name(reader, item("/1"))
    with reader.online() as online:
        next(fetch(Session(reader.source, base=reader.town.folder, online=online)))
    older = list(online.hand_over(reader.archive)[1])
    wanted = [notes for notes in older if any(one.status == "wanted" for one in notes.addresses)]
    reader.load(older)
    reader.load(wanted)
    assert reader.read() == []
    with read(reader.engine) as connection:
        assert connection.scalars(select(address.c.status).distinct()).all() == ["read"]


def test_every_answer_is_kept_as_it_came_and_articles_lead_to_theirs(reader: Reader) -> None:
    packed = gzip.compress(article_page("packed"))
    reader.town.server.answers["/1"] = page(packed, "text/html; charset=utf-8", Content_Encoding="gzip", X_Odd="é")
    name(reader, item("/1"), item("/gone"))
    found = [one for one in reader.read() if isinstance(one, Article)]
    with read(reader.engine) as connection:
        rows = connection.execute(select(response)).mappings().all()
    assert sorted(row["status"] for row in rows) == [200, 200, 404, 404]
    (row,) = [row for row in rows if row["response_id"] == found[0].response_id]
    file = reader.town.folder / "archive" / row["archive_name"]
    with closing(BytesIO(file.read_bytes())) as opened:
        records = list(ArchiveIterator(opened, check_digests="raise"))
        assert len(records) == 4
    record = next(iter(ArchiveIterator(BytesIO(file.read_bytes()[row["offset"] : row["offset"] + row["length"]]))))
    assert record.raw_stream.read() == packed
    assert record.rec_headers.get_header("WARC-Target-URI") == "http://paper.example/1"
    assert record.http_headers.get_header("X-Odd") == "%C3%A9"


def test_hosts_and_their_rules_are_in_the_warehouse(reader: Reader) -> None:
    reader.town.server.give("/robots.txt", "User-agent: *\nCrawl-delay: 30\nDisallow: /2", "text/plain")
    name(reader, item("/1"), item("/2"))
    begun = reader.town.hours.passed
    assert reader.reasons() == ["article", "robots_forbid"]
    assert reader.town.hours.passed - begun >= 31
    with read(reader.engine) as connection:
        (row,) = connection.execute(select(host)).mappings()
    assert (row["host"], row["failures"], "Crawl-delay: 30" in row["robots"]) == ("http://paper.example", 0, True)


def test_how_far_a_source_was_read_holds_from_when_it_is_loaded(reader: Reader) -> None:
    with reader.online() as online:
        online.set_watermark("list", "5")
    assert reader.online().watermark("list") is None
    reader.load(list(online.hand_over(reader.archive)[1]))
    assert reader.online().watermark("list") == "5"
    with read(reader.engine) as connection:
        assert connection.execute(select(watermark)).one() == ("paper", "list", "5")
