"""Lists and archives of others' articles: GDELT, ReliefWeb, Common Crawl, in their documented formats, by a server."""

import gzip
import hashlib
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from kinds_in_town import ROOT, TOLD, source, story, told
from server import Answer, page, status
from town import Nothing, Town, living, reason, remembering
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.sources import Session, fetch
from pipeline.sources.archive import Archive
from pipeline.sources.online import Online
from schemas.records import Article
from schemas.sources import Source


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with living(tmp_path) as made:
        made.memory = remembering(tmp_path)
        yield made


def gdelt_row(page: str, country: str = "AF") -> str:
    row = [""] * 61
    row[0], row[53], row[60] = "1", country, page
    return "\t".join(row)


def give_list(
    town: Town, stamp: str, *rows: str, table: str = "export", newest: bool = True, broken: bool = False
) -> None:
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as file:
        file.writestr(f"{stamp}.{table}.CSV", "\n".join(rows) + "\n")
    if broken:
        packed.getbuffer()[57:60] = b"\xff\xff\xff"
    name = f"/gdeltv2/{stamp}.{table}.CSV.zip"
    town.server.give(name, packed.getvalue(), "application/zip")
    if newest:
        sum_of = hashlib.md5(packed.getvalue(), usedforsecurity=False).hexdigest()
        town.server.give("/lastupdate.txt", f"{len(packed.getvalue())} {sum_of} {ROOT}{name}\n", "text/plain")


def gdelt(**options: str) -> Source:
    return source("gdelt", f"{ROOT}/lastupdate.txt", **options)


def test_gdelts_list_gives_the_addresses_of_articles_on_the_countries_and_nothing_else(town: Town) -> None:
    story(town, "/1")
    rows = [gdelt_row(f"{ROOT}/1"), gdelt_row(f"{ROOT}/1"), gdelt_row(f"{ROOT}/2", "US"), gdelt_row("BBC Monitoring")]
    give_list(town, "20260301001500", *rows)
    found = town.read(gdelt(countries="AF PK"))
    assert told(found) == [f"{ROOT}/1 article"]
    assert isinstance(found[0], Article)
    assert (found[0].outlet, found[0].published_at) == ("paper.example", None)


@pytest.mark.parametrize(("table", "column", "width"), [("mentions", 5, 16), ("gkg", 4, 27)])
def test_gdelts_other_tables_have_the_address_elsewhere(town: Town, table: str, column: int, width: int) -> None:
    story(town, "/1")
    row = [""] * width
    row[column] = f"{ROOT}/1"
    give_list(town, "20260301001500", "\t".join(row), table=table)
    assert told(town.read(gdelt(table=table))) == [f"{ROOT}/1 article"]


class Bookmark(Nothing):
    """A memory that knows only how far the last reading came, and is told how far this one did."""

    def __init__(self, value: str | None = None) -> None:
        self.value = value

    def watermark(self, source_id: str, name: str) -> str | None:
        """Say how far the last reading came."""
        del source_id, name
        return self.value


def read_on(town: Town, read: Source, since: str | None = None) -> tuple[list[str], str | None]:
    """Read the source from there on, and say what came and how far it was read."""
    town.memory = Bookmark(since)
    with Online(read, town.web(), town.memory, town.folder / "fetched") as online:
        found = told(list(fetch(Session(read, base=town.folder, online=online))))
        _, notes = online.hand_over(Archive(str(town.folder / "responses")))
        reached = [mark.value for note in notes for mark in note.watermarks]
    return found, reached[-1] if reached else None


@pytest.fixture
def three_lists(town: Town) -> Town:
    """A town with a list a quarter of an hour, each of one article; the last is the newest."""
    for number, stamp in enumerate(("20260301000000", "20260301001500", "20260301003000"), start=1):
        story(town, f"/{number}")
        give_list(town, stamp, gdelt_row(f"{ROOT}/{number}"))
    return town


def test_lists_between_two_readings_are_not_missed(three_lists: Town) -> None:
    found, reached = read_on(three_lists, gdelt(), "20260301000000")
    assert found == [f"{ROOT}/2 article", f"{ROOT}/3 article"]
    assert reached == "20260301003000"


def test_a_list_that_is_gone_is_passed_over(three_lists: Town) -> None:
    gone = three_lists.server.answers.pop("/gdeltv2/20260301001500.export.CSV.zip")
    assert gone is not None
    found, reached = read_on(three_lists, gdelt(), "20260228234500")
    assert [line.split()[-1] for line in found] == ["article", "article", "list_down"]
    assert reached == "20260301003000"


def test_a_list_that_may_come_later_is_waited_for(three_lists: Town) -> None:
    three_lists.server.answers["/gdeltv2/20260301001500.export.CSV.zip"] = status(503)
    found, reached = read_on(three_lists, gdelt(), "20260228234500")
    assert [line.split()[-1] for line in found] == ["article", "list_down"]
    assert reached == "20260301000000"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda t: t.server.give("/lastupdate.txt", "nothing"), "source_down"),
        (lambda t: t.server.give("/lastupdate.txt", f"1 ab {ROOT}/99999999999999.export.CSV.zip"), "source_down"),
        (lambda t: give_list(t, "20260301001500", "\t" * 60, broken=True), "list_down"),
        (lambda t: give_list(t, "20260301001500", "too\tfew\tcolumns"), "list_down"),
        (lambda t: t.server.give("/gdeltv2/20260301001500.export.CSV.zip", b"PK no zip"), "list_down"),
    ],
)
def test_a_broken_list_is_set_aside(town: Town, change: Callable[[Town], object], expected: str) -> None:
    give_list(town, "20260301001500", gdelt_row(f"{ROOT}/1"))
    change(town)
    assert [reason(item) for item in town.read(gdelt())] == [expected]


def report(number: int, body: str | None = f"<p>{TOLD * 3}</p>", changed: str = "") -> dict[str, Any]:
    created = f"2026-02-2{number}T10:00:00+00:00"
    fields = {
        "title": f"Report {number}",
        "date": {"created": created, "original": f"2026-02-2{number}T00:00:00+00:00", "changed": changed or created},
        "url_alias": f"https://reliefweb.int/report/afghanistan/report-{number}",
        "source": [{"name": "Invented Relief", "shortname": "IR"}],
        "language": [{"code": "en"}],
        "format": [{"name": "Situation Report"}],
    }
    return {"id": str(number), "fields": fields | ({"body-html": body} if body else {})}


class ReliefWeb:
    """Answers as api.reliefweb.int does: what was changed since then, in that order, so many of them from there on."""

    def __init__(self, *reports: dict[str, Any], each: int = 2) -> None:
        self.reports = list(reports)
        self.asked: list[dict[str, list[str]]] = []
        self.after_each: Callable[[], object] = list
        self._each = each

    def __call__(self, request: BaseHTTPRequestHandler) -> None:
        """Answer one question."""
        query = parse_qs(urlsplit(request.path).query)
        self.asked.append(query)
        (field,), (since,) = query["filter[conditions][0][field]"], query["filter[conditions][0][value][from]"]
        assert query["sort[]"] == [f"{field}:asc"]
        when = field.removeprefix("date.")
        found = sorted(self.reports, key=lambda one: str(one["fields"]["date"][when]))
        found = [one for one in found if one["fields"]["date"][when] >= since]
        start = int(query.get("offset", ["0"])[0])
        end = start + self._each
        following = f"{ROOT}{urlsplit(request.path).path}?{urlencode(query | {'offset': [str(end)]}, doseq=True)}"
        links = {"next": {"href": following}} if end < len(found) else {}
        page(json.dumps({"data": found[start:end], "links": links}).encode(), "application/json")(request)
        self.after_each()


def relief(town: Town, *reports: dict[str, Any]) -> tuple[ReliefWeb, Source]:
    """A ReliefWeb of those reports, and a source that reads it."""
    town.server.answers["/v2/reports"] = web = ReliefWeb(*reports)
    return web, source("reliefweb", f"{ROOT}/v2/reports", appname="desk", countries="afg pak")


def test_reliefwebs_reports_are_read_page_by_page_with_their_own_publisher(town: Town) -> None:
    web, read = relief(town, report(4), report(3), report(2, None), report(1))
    found, reached = read_on(town, read, "2026-02-20T00:00:00+00:00")
    assert [line.rsplit("-")[-1] for line in found] == ["1 article", "2 no_text", "3 article", "4 article"]
    assert reached == "2026-02-24T10:00:00+00:00"
    assert web.asked[0]["appname"] == ["desk"]
    assert web.asked[0]["filter[conditions][1][value][]"] == ["afg", "pak"]


def test_a_report_of_reliefweb_has_its_own_publisher_and_dates(town: Town) -> None:
    _, read = relief(town, report(1, changed="2026-02-28T12:00:00+00:00"))
    (first,) = town.read(read)
    assert isinstance(first, Article)
    assert (first.title, first.outlet) == ("Report 1", "Invented Relief")
    assert (first.published_at, first.updated_at) == ("2026-02-21T00:00:00+00:00", "2026-02-28T12:00:00+00:00")


def test_what_reliefweb_changed_since_the_last_reading_comes_again_and_nothing_else_does(town: Town) -> None:
    _, read = relief(town, report(1), report(2, changed="2026-02-26T00:00:00+00:00"), report(3))
    found, _ = read_on(town, read, "2026-02-25T00:00:00+00:00")
    assert [line.rsplit("-")[-1] for line in found] == ["2 article"]


def test_a_report_that_is_changed_while_the_list_is_read_makes_none_be_missed(town: Town) -> None:
    web, read = relief(town, *map(report, range(1, 7)))
    web.after_each = lambda: web.reports[0]["fields"]["date"].update(changed="2026-02-28T00:00:00+00:00")
    found, _ = read_on(town, read, "2026-02-20T00:00:00+00:00")
    assert [line.rsplit("-")[-1] for line in found] == [f"{number} article" for number in range(1, 7)]


def test_many_reports_that_were_changed_at_one_moment_are_all_read_and_each_once(town: Town) -> None:
    _, read = relief(town, *(report(number, changed="2026-02-28T00:00:00+00:00") for number in range(1, 8)))
    found, reached = read_on(town, read, "2026-02-20T00:00:00+00:00")
    assert sorted(line.rsplit("-")[-1] for line in found) == [f"{number} article" for number in range(1, 8)]
    assert reached == "2026-02-28T00:00:00+00:00"


def warc(*pages: tuple[str, str, str]) -> bytes:
    """A web archive, packed record by record, of addresses with their status and body."""
    made = io.BytesIO()
    writer = WARCWriter(made, gzip=True)
    for address, answered, body in pages:
        headers = StatusAndHeaders(answered, [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(address, "response", payload=io.BytesIO(body.encode()), http_headers=headers)
        )
    return made.getvalue()


BODY = f"<html><body><article><p>{TOLD * 6}</p></article></body></html>"
ARCHIVE = warc(
    ("https://www.herald.example/1", "200 OK", BODY),
    ("https://www.herald.example/2", "404 Not Found", BODY),
    ("https://elsewhere.example/3", "200 OK", BODY.replace("village", "town")),
    ("https://www.herald.example/4", "200 OK", "<html></html>"),
)


def test_archives_on_disk_are_read_record_by_record(town: Town, tmp_path: Path) -> None:
    (tmp_path / "archives").mkdir()
    (tmp_path / "archives" / "a.warc.gz").write_bytes(ARCHIVE)
    (tmp_path / "archives" / "cut.warc.gz").write_bytes(ARCHIVE[: len(ARCHIVE) // 3])
    (tmp_path / "archives" / "note.txt").write_text("passed over")
    archives = replace(
        source("warc", ""), address=None, paths=("archives", "gone"), options={"hosts": r"herald\.example$"}
    )
    found = town.read(archives)
    assert told(found)[:2] == ["cut.warc.gz bad_archive", "gone missing"]
    assert told(found)[2:] == ["https://www.herald.example/1 article", "https://www.herald.example/4 no_text"]


def ranged(content: bytes) -> Answer:
    """Answer with the part that is asked for, as archives' servers do."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        asked = re.fullmatch(r"bytes=(\d+)-(\d+)", request.headers["Range"])
        assert asked is not None
        part = content[int(asked[1]) : int(asked[2]) + 1]
        request.send_response(206)
        request.send_header("Content-Length", str(len(part)))
        request.end_headers()
        request.wfile.write(part)

    return answer


def give_archives(town: Town) -> Source:
    """Let the town's server have two archives and a list of them."""
    listed = gzip.compress(b"crawl/one.warc.gz\ncrawl/two.warc.gz\n")
    town.server.give("/crawl/warc.paths.gz", listed, "application/gzip")
    town.server.answers["/crawl/one.warc.gz"] = ranged(ARCHIVE)
    town.server.answers["/crawl/two.warc.gz"] = ranged(warc(("https://www.herald.example/5", "200 OK", BODY)))
    return source("warc", f"{ROOT}/crawl/warc.paths.gz", hosts=r"herald\.example$")


def test_common_crawls_list_leads_to_archives_that_are_read_in_parts(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.sources.kinds.warc.PART", 300)
    found, reached = read_on(town, give_archives(town))
    assert found == [
        "https://www.herald.example/1 article",
        "https://www.herald.example/4 no_text",
        "https://www.herald.example/5 article",
    ]
    assert reached == f"{ROOT}/crawl/two.warc.gz -"
    assert read_on(town, give_archives(town), reached) == ([], None)


def test_a_reading_that_has_had_enough_goes_on_where_it_stopped(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.sources.kinds.warc.PART", 300)
    monkeypatch.setattr("pipeline.sources.kinds.warc.PARTS", 3)
    archives, reached, came = give_archives(town), None, set[str]()
    for _ in range(9):
        found, reached = read_on(town, archives, reached)
        came.update(found)
        if reached and reached.endswith("-"):
            break
    assert {line.rpartition("/")[2] for line in came} == {"1 article", "4 no_text", "5 article"}
