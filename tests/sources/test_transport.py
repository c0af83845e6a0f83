"""Whatever a web server does, a source ends: with an article, or with a reason, in time and in bounds."""

import gzip
import os
import re
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from server import Answer, BadServer, drip, endless, page, redirect, reset, serving, short, silence, status

from pipeline.sources import Session
from pipeline.sources.kinds import feed
from pipeline.sources.transport import Limits, Transport, Unreachable
from schemas.records import Article, Reject
from schemas.sources import Source
from schemas.vocabulary import SourceScale

LIMITS = Limits(step=20, whole=60, size=1_000_000, redirects=3)
HASTY = replace(LIMITS, step=0.3, whole=0.5)
"""For servers that never end; with others a busy machine would make it too short."""
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
def server() -> Iterator[BadServer]:
    with serving() as running:
        yield running


def local(base: Path = Path(), limits: Limits = LIMITS) -> Transport:
    return Transport(base=base, allow_private=True, limits=limits)


def source(address: str) -> Source:
    return Source(
        id="paper",
        kind="feed",
        name="Paper",
        licence="none",
        scale=SourceScale.LOCAL,
        address=address,
        allow_private_addresses=True,
    )


def read(server: BadServer, *items: str, limits: Limits = LIMITS) -> list[Article | Reject]:
    body = f'<rss version="2.0"><channel><title>F</title>{"".join(items)}</channel></rss>'
    return fetched(source(server.give("/feed", body, "application/rss+xml")), limits=limits)


def item(link: str, more: str = "") -> str:
    return f"<item><title>An item</title><link>{link}</link>{more}</item>"


def fetched(given: Source, base: Path = Path(), limits: Limits = LIMITS) -> list[Article | Reject]:
    return list(feed.fetch(given, Session(given, base=base, limits=limits)))


def reason(found: Article | Reject) -> str:
    return found.reason if isinstance(found, Reject) else "article"


def test_a_live_feed_gives_the_pages_it_links_to(server: BadServer) -> None:
    address = server.give("/a", PAGE)
    (article,) = read(server, item("/a", "<pubDate>Mon, 13 May 2024 23:30:00 +0430</pubDate>"))
    assert isinstance(article, Article)
    assert (article.address, article.url, article.title) == (address, address, "An item")
    assert article.published_at == "2024-05-13T23:30:00+04:30"
    assert PARAGRAPH.strip() in article.text


def test_we_say_who_we_are_and_which_host_is_meant(server: BadServer) -> None:
    local().get(server.give("/a", PAGE))
    ((_, headers),) = server.asked
    assert headers["User-Agent"].startswith("conflict-events/")
    assert headers["Host"] == f"localhost:{server.server_port}"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (status(404), "404 Not Found"),
        (status(500), "500 Internal Server Error"),
        (silence, "too long"),
        (drip, "still sending after"),
        (endless, "over 1,000,000 bytes"),
        (reset, "Error"),
        (short, "Error"),
        (redirect("/bad"), "redirects more than 3 times"),
        (redirect("file:///etc/hostname"), "which is not opened"),
        (redirect("gopher://example.org/"), "which is not opened"),
        (redirect("http://[half/"), "Invalid IPv6 URL"),
        (redirect("http://nowhere.invalid/"), "nowhere.invalid is not known"),
        (redirect("http://" + "x" * 70 + ".example/"), "is not known"),
        (page(gzip.compress(b"x" * 5_000_000), "text/html", Content_Encoding="gzip"), "over 1,000,000 bytes"),
        (page(gzip.compress(PAGE.encode())[:-20], "text/html", Content_Encoding="gzip"), "ends too early"),
        (page(b"??", "text/html", Content_Encoding="br"), "packed with br"),
        (page(b"no gzip", "text/html", Content_Encoding="gzip"), "its gzip is broken"),
    ],
)
def test_a_server_that_misbehaves_is_left_with_a_reason(server: BadServer, answer: Answer, words: str) -> None:
    server.answers["/bad"] = answer
    begun = time.monotonic()
    with pytest.raises(Unreachable, match=re.escape(words)):
        local(limits=HASTY if answer in {silence, drip} else LIMITS).get(server.root + "/bad")
    assert time.monotonic() - begun < 15


def test_a_packed_page_is_unpacked(server: BadServer) -> None:
    body = (PAGE + "x" * 500_000).encode()
    server.answers["/a"] = page(gzip.compress(body), "text/html", Content_Encoding="gzip")
    assert local().get(server.root + "/a").content == body


@pytest.mark.parametrize(
    "address",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://localhost/",
        "http://127.1/",
        "http://2130706433/",
        "http://0.0.0.0/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[fe80::1]/",
        "http://224.0.0.1/",
        "http://100.64.0.1/",
    ],
)
def test_a_private_address_is_not_opened(address: str) -> None:
    with pytest.raises(Unreachable, match="private network"):
        Transport(base=Path(), limits=LIMITS).get(address)


def test_a_private_server_is_never_asked(server: BadServer) -> None:
    closed = replace(source(server.give("/feed", "<rss/>")), allow_private_addresses=False)
    (found,) = fetched(closed)
    assert reason(found) == "source_down"
    assert server.asked == []


def test_a_proxy_or_a_password_of_the_environment_is_not_used(
    server: BadServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".netrc").write_text("machine localhost login someone password something\n")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    local().get(server.give("/a", PAGE))
    assert "Authorization" not in server.asked[0][1]


def test_a_page_that_is_down_costs_only_itself(server: BadServer) -> None:
    server.give("/a", PAGE)
    server.answers["/cut"] = short
    found = read(server, item("/gone"), item("/cut"), item("mailto:desk@example.org"), item("http://[x"), item("/a"))
    assert [reason(one) for one in found] == ["bad_address", "page_down", "page_down", "page_down", "article"]


def test_a_live_feed_cannot_read_files(server: BadServer, tmp_path: Path) -> None:
    secret = tmp_path / "secret.html"
    secret.write_text(PAGE)
    found = read(server, item(f"file://{secret}"), item(str(secret)), item(f"../../..{secret}"))
    assert [reason(one) for one in found] == ["page_down"] * 3


def test_a_feed_that_is_the_name_of_a_file_does_not_open_it(server: BadServer, tmp_path: Path) -> None:
    """Bare bytes that name a file are opened by feedparser; so a publisher could have any feed of this machine read."""
    secret = tmp_path / "secret.xml"
    secret.write_text('<rss version="2.0"><channel><item><title>Hidden</title><link>/a</link></item></channel></rss>')
    (found,) = fetched(source(server.give("/feed", os.fsencode(secret))))
    assert reason(found) == "no_feed"


def test_entities_of_a_feed_are_neither_loaded_nor_blown_up(server: BadServer, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("hidden words")
    server.give("/a", PAGE)
    server.give("/other.dtd", "<!ENTITY far 'hidden words'>")
    blown = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    body = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">{blown}'
        f'<!ENTITY near SYSTEM "file://{tmp_path}/secret.txt"><!ENTITY % d SYSTEM "{server.root}/other.dtd"> %d;]>'
        '<rss version="2.0"><channel><item><title>t &near; &far; &e9;</title><link>/a</link></item></channel></rss>'
    )
    (found,) = fetched(source(server.give("/feed", body, "text/xml")))
    assert isinstance(found, Article)
    assert "hidden" not in (found.title or "")
    assert len(found.title or "") < 100
    assert "/other.dtd" not in [path for path, _ in server.asked]


@pytest.mark.parametrize(
    ("body", "kind"),
    [("<html><body><p>Not found, sorry.</p></body></html>", "text/html"), ("", "text/xml"), ("\0\1", "text/xml")],
)
def test_what_is_no_feed_is_said_to_be_none(server: BadServer, body: str, kind: str) -> None:
    (found,) = fetched(source(server.give("/feed", body, kind)))
    assert reason(found) == "no_feed"


def test_a_cut_feed_gives_the_items_that_came(server: BadServer) -> None:
    server.give("/a", PAGE)
    body = f'<rss version="2.0"><channel>{item("/a")}<item><title>Cut'
    found = fetched(source(server.give("/feed", body, "text/xml")))
    assert [reason(one) for one in found] == ["no_link", "article"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(FEED)), st.integers(0, 20), st.sampled_from(BREAKS)), max_size=5))
def test_any_feed_ends_in_articles_or_rejects(cuts: list[tuple[int, int, bytes]]) -> None:
    body = FEED
    for where, length, put in cuts:
        body = body[:where] + put + body[where + length :]
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "feed.xml").write_bytes(body)
        assert all(msgspec.json.encode(one) for one in fetched(source("feed.xml"), Path(name)))


@pytest.mark.parametrize("words", ["&#x110000;", "&#xd800;", "&#0;", "<![CDATA[", "&nope;"])
def test_a_character_that_is_none_stops_nobody(server: BadServer, words: str) -> None:
    assert all(msgspec.json.encode(one) for one in read(server, f"<item><title>t {words}</title></item>"))


def test_a_page_linked_twice_is_read_once(server: BadServer) -> None:
    server.give("/a", PAGE)
    assert [reason(one) for one in read(server, item("/a"), item("/a"))] == ["article"]
    assert [path for path, _ in server.asked] == ["/feed", "/a"]


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
def test_a_page_is_read_in_the_charset_that_it_is_in(server: BadServer, encoded: str, kind: str) -> None:
    words = "В понедельник неизвестные обстреляли придуманный блокпост у моста, сообщил губернатор уезда. "
    text = f"<html><head><meta charset=windows-1251></head><body><article><p>{words * 6}</p></article></body></html>"
    server.answers["/a"] = page(text.encode(encoded), kind)
    (article,) = read(server, item("/a"))
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
def test_a_feeds_date_keeps_the_publishers_zone(server: BadServer, written: str, expected: str | None) -> None:
    server.give("/a", PAGE)
    (article,) = read(server, item("/a", written))
    assert isinstance(article, Article)
    assert article.published_at == expected


def test_a_feed_on_disk_is_read_below_its_folder_only(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "out.html").write_text(PAGE)
    (inside / "link.html").symlink_to(tmp_path / "out.html")
    (inside / "a page.html").write_text(PAGE)
    items = "".join(map(item, ("../out.html", str(tmp_path / "out.html"), "link.html", "", "a%20page.html")))
    (inside / "feed.xml").write_text(f'<rss version="2.0"><channel>{items}</channel></rss>')
    found = fetched(source("feed.xml"), inside)
    assert [reason(one) for one in found] == ["no_link", "page_down", "page_down", "page_down", "article"]


def test_what_is_no_regular_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xml")
    for name, words in (("pipe.xml", "no regular file"), (".", "no regular file"), ("gone.xml", "No such file")):
        with pytest.raises(Unreachable, match=words):
            local(tmp_path).get(name)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "large.xml").write_bytes(b"x" * 101)
    with pytest.raises(Unreachable, match="over 100 bytes"):
        local(tmp_path, replace(LIMITS, size=100)).get("large.xml")
