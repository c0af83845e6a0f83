"""Each kind of source reads its publisher's documented format, from a real server, and sets aside what is broken."""

import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from kinds_in_town import ROOT, TOLD, source, story, told
from town import Town, living, reason, remembering

from pipeline.sources import SourceError, kinds, read_sources
from pipeline.sources.kinds import kind_named, kind_names
from schemas.records import Article

DOCUMENT = Path(__file__).parents[2] / "docs/adding-a-source.md"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with living(tmp_path) as made:
        made.memory = remembering(tmp_path)
        yield made


NEWS_SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
  <url><loc>http://paper.example/news/1</loc><news:news><news:publication><news:name>Paper</news:name>
    <news:language>en</news:language></news:publication>
    <news:publication_date>2026-02-28T23:50:00+05:00</news:publication_date><news:title>Shells &amp; fields</news:title>
  </news:news></url>
  <url><loc>http://paper.example/news/old</loc><lastmod>2026-01-01</lastmod></url>
  <url><loc>http://paper.example/sport/2</loc></url>
  <url><loc>http://[</loc></url>
</urlset>"""


def test_a_news_sitemap_names_pages_with_their_titles_and_dates(town: Town) -> None:
    story(town, "/news/1")
    town.server.give("/sitemap.xml", NEWS_SITEMAP, "application/xml")
    found = town.read(source("sitemap", f"{ROOT}/sitemap.xml", link_pattern=r"/news/|\[", days="7"))
    assert told(found) == [
        f"{ROOT}/news/1 article",
        f"{ROOT}/sitemap.xml › http://[ bad_address",
    ]
    (article,) = (item for item in found if isinstance(item, Article))
    assert (article.title, article.published_at) == ("Shells & fields", "2026-02-28T23:50:00+05:00")


def test_an_index_leads_to_packed_sitemaps_the_newest_first(town: Town) -> None:
    for name in ("a", "b"):
        story(town, f"/news/{name}")
        listed = f"<urlset><url><loc>{ROOT}/news/{name}</loc></url></urlset>"
        town.server.give(f"/{name}.xml.gz", gzip.compress(listed.encode()), "application/gzip")
    entries = "".join(
        f"<sitemap><loc>/{n}.xml.gz</loc><lastmod>2026-02-0{i}</lastmod></sitemap>" for i, n in ((1, "a"), (2, "b"))
    )
    town.server.give("/index.xml", f"<sitemapindex>{entries}<sitemap><loc>/gone.xml</loc></sitemap></sitemapindex>")
    assert told(town.read(source("sitemap", f"{ROOT}/index.xml"))) == [
        f"{ROOT}/gone.xml list_down",
        f"{ROOT}/news/a article",
        f"{ROOT}/news/b article",
    ]
    asked = [path for path, _ in town.server.asked]
    assert asked.index("/b.xml.gz") < asked.index("/a.xml.gz")


ENTITIES = '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
XML_BOMB = f"<!DOCTYPE u [{ENTITIES}]><urlset><url><loc>&b;</loc></url></urlset>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<html><body>no sitemap</body></html>", ["no_sitemap"]),
        ("", ["no_sitemap"]),
        (b"\x1f\x8b broken", ["no_sitemap"]),
        (gzip.compress(b"x" * 60_000_000), ["no_sitemap"]),
        ("<sitemapindex><sitemap><loc>/sitemap.xml?</loc></sitemap></sitemapindex>", ["list_down"]),
        (XML_BOMB, ["no_sitemap"]),
        (
            '<!DOCTYPE u [<!ENTITY x SYSTEM "file:///etc/passwd">]><urlset><url><loc>&x;</loc></url></urlset>',
            ["no_sitemap"],
        ),
    ],
    ids=["a page", "nothing", "broken gzip", "a gzip bomb", "an index of itself", "an XML bomb", "an external entity"],
)
def test_what_is_no_sitemap_is_set_aside(town: Town, body: str | bytes, expected: list[str]) -> None:
    town.server.give("/sitemap.xml", body, "application/xml")
    assert [reason(item) for item in town.read(source("sitemap", f"{ROOT}/sitemap.xml"))] == expected


def test_a_listing_page_leads_to_the_pages_whose_addresses_fit(town: Town) -> None:
    for number in (1, 2):
        story(town, f"/story/{number}")
    links = [
        "/story/1",
        "/story/1#comments",
        "story/2",
        "/about",
        "mailto:desk@paper.example",
        "http://[",
        "javascript:void(0)",
    ]
    town.server.give("/", f"<base href='{ROOT}/'>" + "".join(f"<a href='{link}'>x</a>" for link in links))
    listing = source("pages", f"{ROOT}/", link_pattern=r"/story/\d+$")
    assert told(town.read(listing)) == [f"{ROOT}/story/1 article", f"{ROOT}/story/2 article"]


def test_a_listing_page_without_a_link_that_fits_says_so(town: Town) -> None:
    town.server.give("/", "<a href='/about'>x</a>")
    assert [reason(item) for item in town.read(source("pages", f"{ROOT}/", link_pattern="/story/"))] == ["no_links"]


def test_json_lines_at_an_address_are_read_packed_or_not(town: Town) -> None:
    lines = "\n".join([json.dumps({"id": "a", "text": TOLD}), "{nope"]).encode()
    for name, body in (("/l.jsonl", lines), ("/l.jsonl.gz", gzip.compress(lines))):
        town.server.give(name, body, "application/x-ndjson")
        assert told(town.read(source("jsonl", ROOT + name))) == [f"{ROOT}{name}#2 not_json", f"{ROOT}{name}#a article"]


def test_a_json_feed_is_a_feed(town: Town) -> None:
    story(town, "/1")
    items = [
        {
            "id": "1",
            "url": f"{ROOT}/1",
            "title": "Shells",
            "date_published": "2026-02-28T23:00:00+05:00",
            "authors": [{"name": "X"}],
        },
        {"id": "2", "content_text": "without an address"},
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Paper", "items": items}
    town.server.give("/feed.json", json.dumps(feed), "application/feed+json")
    found = town.read(source("feed", f"{ROOT}/feed.json"))
    assert sorted(map(reason, found)) == ["article", "no_link"]
    (article,) = (item for item in found if isinstance(item, Article))
    assert (article.title, article.published_at) == ("Shells", "2026-02-28T23:00:00+05:00")
    town.server.give("/other.json", '{"version": "1", "items": []}', "application/json")
    assert [reason(item) for item in town.read(source("feed", f"{ROOT}/other.json"))] == ["no_feed"]


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("kind: pages, address: 'https://a.example/'", "options needs link_pattern"),
        ("kind: pages, address: 'https://a.example/', options: {link_pattern: '('}", "no regular expression"),
        ("kind: sitemap, address: 'https://a.example/', options: {days: soon}", "days 'soon'; a number"),
        (
            "kind: sitemap, address: 'https://a.example/', options: {colour: red}",
            "'colour', which a source of kind sitemap",
        ),
        ("kind: gdelt, address: 'https://a.example/', options: {table: words}", "table 'words'; allowed are export"),
        ("kind: gdelt, address: 'https://a.example/', options: {table: mentions, countries: AF}", "mentions have none"),
        ("kind: reliefweb, address: 'https://a.example/'", "options needs appname"),
        ("kind: warc, address: 'https://a.example/'", "options needs hosts"),
        ("kind: warc", "needs address"),
    ],
)
def test_a_wrong_entry_of_a_kind_is_refused_with_its_reason(tmp_path: Path, entry: str, words: str) -> None:
    file = tmp_path / "sources.yaml"
    file.write_text(f"sources:\n- {{id: a, name: n, licence: l, scale: other, {entry}}}\n")
    with pytest.raises(SourceError, match=re.escape(words)):
        read_sources(file)


@pytest.fixture
def folder_of_kinds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder whose modules are kinds as well."""
    (tmp_path / "more").mkdir()
    monkeypatch.setattr(kinds, "__path__", [*kinds.__path__, str(tmp_path / "more")])
    kind_names.cache_clear()
    yield tmp_path / "more"
    kind_names.cache_clear()
    kind_named.cache_clear()
    sys.modules.pop("pipeline.sources.kinds.addresses", None)


def test_the_documents_kind_is_added_by_its_one_file_and_its_entry(
    town: Town, tmp_path: Path, folder_of_kinds: Path
) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text(), re.DOTALL)
    (folder_of_kinds / "addresses.py").write_text(code)
    entry = f"- {{id: lists, kind: addresses, name: n, licence: l, scale: other, address: '{ROOT}/list.txt'}}"
    (tmp_path / "sources.yaml").write_text(f"sources:\n{entry}\n")
    (added,) = read_sources(tmp_path / "sources.yaml")
    story(town, "/1")
    town.server.give("/list.txt", f"{ROOT}/1\n{ROOT}/gone\n", "text/plain")
    assert told(town.read(added)) == [f"{ROOT}/1 article", f"{ROOT}/gone gone"]
