"""What a server is told of us, and what a source reads from the web and from disk."""

import gzip
import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from server import page, short
from town import LIMITS, Town, feed, item, living, paper, reason

from pipeline.sources import Session, fetch
from pipeline.sources.hosts import look_up
from pipeline.sources.session import Unreachable
from schemas.records import Article, Reject

PARAGRAPH = "Gunmen shot dead an invented tax collector near the bazaar of the district on Monday, its governor said. "
PAGE = f"<html><head><title>Page</title></head><body><article><p>{PARAGRAPH * 6}</p></article></body></html>"

FEED = b"""<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<item><title>A &amp; b</title><link>a.html</link><pubDate>Mon, 13 May 2024 23:30:00 +0430</pubDate>
<source url="b">Wire</source><dc:date>2024-05-13</dc:date><description><![CDATA[<p>x]]></description></item>
</channel></rss>"""
BREAKS = [
    b"",
    b"<",
    b">",
    b"&",
    b"&#x110000;",
    b"&#xd800;",
    b"\0",
    b"\xff",
    b"<item>",
    b"<![CDATA[",
    b"]]>",
    b"<!DOCTYPE",
]


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with living(tmp_path) as running:
        running.server.give("/a", PAGE)
        yield running


def read(town: Town, *items: str) -> list[Article | Reject]:
    town.server.give("/feed", feed(*items), "application/rss+xml")
    return town.read(paper())


def from_disk(base: Path, address: str = "feed.xml") -> list[Article | Reject]:
    return list(fetch(Session(paper(address), base=base)))


def test_a_live_feed_gives_the_pages_it_links_to(town: Town) -> None:
    (article,) = read(town, item("/a", "<pubDate>Mon, 13 May 2024 23:30:00 +0430</pubDate>"))
    assert isinstance(article, Article)
    address = "http://paper.example/a"
    assert (article.address, article.url, article.title) == (address, address, "An item")
    assert article.published_at == "2024-05-13T23:30:00+04:30"
    assert PARAGRAPH.strip() in article.text
    assert article.response_id


def test_we_say_who_we_are_and_whom_to_write_to_and_which_host_is_meant(town: Town) -> None:
    read(town, item("/a"))
    assert len(town.server.asked) == 3
    for _, headers in town.server.asked:
        assert headers["User-Agent"].startswith("conflict-events/")
        assert "desk@example.org" in headers["User-Agent"]
        assert headers["Host"] == "paper.example"
        assert not {"Cookie", "Authorization", "Referer"} & set(headers)


def test_a_packed_page_is_unpacked(town: Town) -> None:
    body = (PAGE + "x" * 500_000).encode()
    town.server.answers["/b"] = page(gzip.compress(body), "text/html", Content_Encoding="gzip")
    with town.session(paper()) as session:
        assert session.get("http://paper.example/b").content == body


@pytest.mark.parametrize(
    "host",
    [
        "169.254.169.254",
        "localhost",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.1",
        "0.0.0.0",  # noqa: S104 - an address to be refused
        "10.0.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[fe80::1]",
        "224.0.0.1",
        "100.64.0.1",
    ],
)
def test_a_private_address_is_not_opened(town: Town, host: str) -> None:
    """They are looked up as the system does, for which many ways of writing are one address."""
    web = replace(town.web(), look_up=look_up)
    with town.session(paper(), web) as session, pytest.raises(Unreachable, match="private network") as error:
        session.get(f"http://{host}:{town.inner.server_port}/secret")
    assert error.value.reason == "private_host"
    assert town.inner.asked == []


def test_a_private_host_is_asked_where_the_entry_names_it_and_leads_to_no_other(town: Town) -> None:
    town.names |= {"inner.example": [["127.0.0.1"]], "other.example": [["127.0.0.1"]]}
    port = town.inner.server_port
    town.inner.give("/feed", feed(item("/a"), item(f"http://other.example:{port}/a")), "application/rss+xml")
    town.inner.give("/a", PAGE)
    found = town.read(paper(f"http://inner.example:{port}/feed", private_hosts=("inner.example",)))
    assert sorted(map(reason, found)) == ["article", "private_host"]
    assert {headers["Host"] for _, headers in town.inner.asked} == {f"inner.example:{port}"}


def test_a_proxy_or_a_password_of_the_environment_is_not_used(
    town: Town, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".netrc").write_text("machine paper.example login someone password something\n")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert [reason(one) for one in read(town, item("/a"))] == ["article"]
    assert all("Authorization" not in headers for _, headers in town.server.asked)


def test_a_cookie_is_not_taken(town: Town) -> None:
    town.server.answers["/a"] = page(PAGE.encode(), "text/html", Set_Cookie="id=1; Path=/")
    read(town, item("/a"), item("/gone"))
    assert all("Cookie" not in headers for _, headers in town.server.asked)


def test_a_page_that_is_down_costs_only_itself(town: Town) -> None:
    town.server.answers["/cut"] = short
    found = read(town, item("/gone"), item("/cut"), item("mailto:desk@example.org"), item("http://[x"), item("/a"))
    assert sorted(map(reason, found)) == ["article", "bad_address", "bad_address", "cut_short", "gone"]


def test_a_live_feed_cannot_read_files(town: Town, tmp_path: Path) -> None:
    secret = tmp_path / "secret.html"
    secret.write_text(PAGE)
    found = read(town, item(f"file://{secret}"), item(str(secret)), item(f"../../..{secret}"))
    assert sorted(map(reason, found)) == ["bad_address", "gone"]


def test_a_feed_that_is_the_name_of_a_file_does_not_open_it(town: Town, tmp_path: Path) -> None:
    """Bare bytes that name a file are opened by feedparser; so a publisher could have any feed of this machine read."""
    secret = tmp_path / "secret.xml"
    secret.write_text(feed(item("/a")))
    town.server.give("/feed", os.fsencode(secret))
    assert [reason(one) for one in town.read(paper())] == ["no_feed"]


def test_a_password_in_a_link_is_shown_nowhere(town: Town) -> None:
    (found,) = read(town, item("http://me:hidden-word@other.example/a"))
    assert isinstance(found, Reject)
    assert (found.reason, found.input) == ("bad_address", "http://…@other.example/a")
    assert "hidden-word" not in str(found)


def test_what_is_packed_in_several_parts_is_unpacked_whole(town: Town) -> None:
    half = len(PAGE) // 2
    body = gzip.compress(PAGE[:half].encode()) + gzip.compress(PAGE[half:].encode()) + bytes(7)
    town.server.answers["/a"] = page(body, "text/html", Content_Encoding="gzip")
    assert [reason(one) for one in read(town, item("/a"))] == ["article"]


def test_a_cut_feed_gives_the_items_that_came(town: Town) -> None:
    town.server.give("/feed", f'<rss version="2.0"><channel>{item("/a")}<item><title>Cut', "text/xml")
    assert sorted(map(reason, town.read(paper()))) == ["article", "no_link"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(FEED)), st.integers(0, 20), st.sampled_from(BREAKS)), max_size=5))
def test_any_feed_ends_in_articles_or_rejects(cuts: list[tuple[int, int, bytes]]) -> None:
    body = FEED
    for where, length, put in cuts:
        body = body[:where] + put + body[where + length :]
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "feed.xml").write_bytes(body)
        assert all(msgspec.json.encode(one) for one in from_disk(Path(name)))


@pytest.mark.parametrize("words", ["&#x110000;", "&#xd800;", "&#0;", "<![CDATA[", "&nope;"])
def test_a_character_that_is_none_stops_nobody(town: Town, words: str) -> None:
    found = read(town, f"<item><title>t {words}</title></item>", item("/a", f"<author>{words}</author>"))
    assert all(msgspec.json.encode(one) for one in found)


def test_a_page_linked_twice_is_read_once(town: Town) -> None:
    assert [reason(one) for one in read(town, item("/a"), item("/a"))] == ["article"]
    assert [path for path, _ in town.server.asked] == ["/robots.txt", "/feed", "/a"]


@pytest.mark.parametrize(
    ("encoded", "kind"),
    [
        ("cp1251", "text/html; charset=windows-1251"),
        ("cp1251", "text/html; charset=no-such-charset"),
        ("cp1251", "text/html"),
        ("utf-8", "text/html; charset=iso-8859-1"),
        ("utf-16", "text/html; charset=utf-8"),
    ],
)
def test_a_page_is_read_in_the_charset_that_it_is_in(town: Town, encoded: str, kind: str) -> None:
    words = "В понедельник неизвестные обстреляли придуманный блокпост у моста, сообщил губернатор уезда. "
    text = f"<html><head><meta charset=windows-1251></head><body><article><p>{words * 6}</p></article></body></html>"
    town.server.answers["/a"] = page(text.encode(encoded), kind)
    (article,) = read(town, item("/a"))
    assert isinstance(article, Article)
    assert words.strip() in article.text


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("<pubDate>Mon, 13 May 2024 23:30:00 +0430</pubDate>", "2024-05-13T23:30:00+04:30"),
        ("<pubDate>Mon, 13 May 2024 23:30:00 GMT</pubDate>", "2024-05-13T23:30:00+00:00"),
        ("<dc:date>2024-05-13T23:30:00+05:00</dc:date>", "2024-05-13T23:30:00+05:00"),
        ("<pubDate>yesterday</pubDate>", None),
        ("<pubDate>Mon, 99 May 99999 23:30:00 +9999999999</pubDate>", None),
        ("", None),
    ],
)
def test_a_feeds_date_keeps_the_publishers_zone(town: Town, written: str, expected: str | None) -> None:
    (article,) = read(town, item("/a", written))
    assert isinstance(article, Article)
    assert article.published_at == expected


def test_a_feed_on_disk_is_read_below_its_folder_only(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "out.html").write_text(PAGE)
    (inside / "link.html").symlink_to(tmp_path / "out.html")
    (inside / "a page.html").write_text(PAGE)
    items = map(
        item, ("../out.html", str(tmp_path / "out.html"), "link.html", "", "a%20page.html", "http://a.example/")
    )
    (inside / "feed.xml").write_text(feed(*items))
    found = from_disk(inside)
    assert sorted(map(reason, found)) == ["article", "no_link", "offline", *["unreadable"] * 3]


@pytest.mark.parametrize(
    ("address", "words"), [("pipe.xml", "no regular file"), (".", "no regular file"), ("gone.xml", "No such file")]
)
def test_what_is_no_regular_file_is_not_opened(tmp_path: Path, address: str, words: str) -> None:
    os.mkfifo(tmp_path / "pipe.xml")
    (found,) = from_disk(tmp_path, address)
    assert isinstance(found, Reject)
    assert words in found.message


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "large.xml").write_bytes(b"x" * 101)
    session = Session(paper(), base=tmp_path, limits=replace(LIMITS, size=100))
    with pytest.raises(Unreachable, match="over 100 bytes"):
        session.get("large.xml")
