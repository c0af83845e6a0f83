"""Every input ends as an article, or as a reject that names it and says why."""

import gzip
import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.articles import NotText, decode
from pipeline.sources import Session, SourceError, fetch, files_source, read_sources
from pipeline.sources.reading import LARGEST
from schemas.records import Article, Reject
from schemas.sources import Source
from schemas.vocabulary import SourceScale

TEXT = "Two soldiers were wounded when their vehicle hit a mine in Sangin district, officials said."


def read(folder: Path, *names: str) -> list[Article | Reject]:
    return list(fetch(Session(files_source(names or (".",)), base=folder)))


def feed_source(address: str = "feed.xml") -> Source:
    return Source(
        id="paper",
        kind="feed",
        name="Paper",
        licence="none",
        scale=SourceScale.LOCAL,
        address=address,
        enabled=True,
    )


def write_feed(folder: Path, *items: str) -> None:
    (folder / "feed.xml").write_text(f'<rss version="2.0"><channel><title>F</title>{"".join(items)}</channel></rss>')


def test_a_text_file_is_an_article_with_its_text_unchanged(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT + "\r\n", newline="")
    (article,) = read(tmp_path)
    assert isinstance(article, Article)
    assert (article.address, article.text) == ("a.txt", TEXT + "\r\n")


def test_the_same_file_has_the_same_id_wherever_it_lies(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(TEXT)
    (one,), (two,) = read(tmp_path, "one"), read(tmp_path, "two/a.txt")
    assert isinstance(one, Article)
    assert isinstance(two, Article)
    assert one.article_id == two.article_id


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", bytes(range(32)) * 9, "not_text"),
        ("picture.png", b"\x89PNG", "unknown_kind"),
        ("huge.txt", b"x" * (LARGEST + 1), "too_large"),
        ("page.html", b"<html><body></body></html>", "no_text"),
        ("lines.jsonl", b"{nope\n", "not_json"),
        ("lines.jsonl", b'{"title": "no text"}\n', "invalid_field"),
        ("lines.jsonl.gz", gzip.compress(b"{nope\n", mtime=0), "not_json"),
        ("lines.jsonl.gz", b"no gzip", "unreadable"),
        ("lines.jsonl", b'{"text": "t", "published_at": "soon"}\n', "invalid_date"),
    ],
)
def test_bad_input_is_set_aside_with_its_name_and_reason(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (found,) = read(tmp_path)
    assert isinstance(found, Reject)
    assert found.reason == reason
    assert name in found.message


def test_of_a_packed_file_that_breaks_off_what_came_before_is_read(tmp_path: Path) -> None:
    (tmp_path / "lines.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": TEXT}).encode() + b"\n")[:-9])
    article, broken = read(tmp_path)
    assert isinstance(article, Article)
    assert isinstance(broken, Reject)
    assert broken.reason == "unreadable"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "nowhere.txt")
    assert isinstance(found, Reject)
    assert (found.reason, found.input) == ("missing", "nowhere.txt")


def test_a_line_names_its_outlet_by_either_word(tmp_path: Path) -> None:
    lines = [json.dumps({"text": TEXT, name: "The Invented Post"}) for name in ("outlet", "source")]
    (tmp_path / "lines.jsonl").write_text("\n".join(lines))
    assert [item.outlet for item in read(tmp_path) if not isinstance(item, Reject)] == ["The Invented Post"] * 2


def test_bad_lines_cost_only_themselves(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "a", "text": TEXT}),
        "{nope",
        json.dumps({"id": "a", "text": "again"}),
        json.dumps({"text": TEXT}),
    ]
    (tmp_path / "lines.jsonl").write_text("\n".join(lines))
    found = read(tmp_path)
    assert [item.reason if isinstance(item, Reject) else item.address for item in found] == [
        "lines.jsonl#a",
        "not_json",
        "duplicate_id",
        "lines.jsonl#4",
    ]


@pytest.mark.parametrize("content", ["", "\n \n"])
def test_a_file_without_a_line_is_set_aside(tmp_path: Path, content: str) -> None:
    (tmp_path / "lines.jsonl").write_text(content)
    (found,) = read(tmp_path)
    assert isinstance(found, Reject)
    assert (found.reason, found.input) == ("empty", "lines.jsonl")


def test_an_id_is_no_other_lines_number(tmp_path: Path) -> None:
    lines = [
        {"text": TEXT},
        {"id": "3", "text": "b"},
        {"text": "c"},
        {"id": "1", "text": "d"},
        {"id": "1", "text": "e"},
    ]
    (tmp_path / "lines.jsonl").write_text("\n".join(map(json.dumps, lines)))
    assert [item.reason if isinstance(item, Reject) else item.address for item in read(tmp_path)] == [
        "lines.jsonl#1",
        "lines.jsonl#3",
        "lines.jsonl#line 3",
        "lines.jsonl#id 1",
        "duplicate_id",
    ]


def test_a_feed_gives_its_pages_with_the_feeds_date_in_the_publishers_zone(tmp_path: Path) -> None:
    body = "".join(
        f"<p>{TEXT} It was the {n}. such incident in the district this year, residents told reporters.</p>"
        for n in range(4)
    )
    (tmp_path / "a.html").write_text(f"<html><body><nav>Menu</nav><article><h1>Mine</h1>{body}</article></body></html>")
    write_feed(
        tmp_path,
        "<item><title>Mine</title><link>a.html</link><pubDate>Tue, 14 May 2024 01:00:00 +0430</pubDate></item>",
    )
    (article,) = fetch(Session(feed_source(), base=tmp_path))
    assert isinstance(article, Article)
    assert (article.title, article.published_at) == ("Mine", "2024-05-14T01:00:00+04:30")
    assert TEXT in article.text
    assert "Menu" not in article.text


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ("<item><title>t</title></item>", "no_link"),
        ("<item><link>gone.html</link></item>", "unreadable"),
        ("", "no_feed"),
    ],
)
def test_a_feed_item_that_cannot_be_read_is_set_aside(tmp_path: Path, item: str, reason: str) -> None:
    write_feed(tmp_path, item)
    (found,) = fetch(Session(feed_source(), base=tmp_path))
    assert isinstance(found, Reject)
    assert found.reason == reason


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("gone.xml", "No such file"),
        ("../secret.xml", "outside"),
        ("http://example.org/feed", "nothing is read from the web here"),
    ],
)
def test_a_source_that_is_down_says_why(tmp_path: Path, address: str, words: str) -> None:
    (found,) = fetch(Session(feed_source(address), base=tmp_path))
    assert isinstance(found, Reject)
    assert found.reason == "source_down"
    assert words in found.message


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("- id: a", "kind"),
        ("- {id: A b, kind: files, name: n, licence: l, scale: other, paths: [x]}", "lower-case"),
        ("- {id: a, kind: ftp, name: n, licence: l, scale: other}", "kind"),
        ("- {id: a, kind: feed, name: n, licence: l, scale: other}", "needs address"),
        (
            "- {id: a, kind: files, name: n, licence: l, scale: other, paths: [x], colour: red}",
            "unknown field 'colour'",
        ),
        ("- nothing", "entry with fields"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_reason(tmp_path: Path, entry: str, words: str) -> None:
    file = tmp_path / "sources.yaml"
    file.write_text(f"sources:\n{entry}\n")
    with pytest.raises(SourceError, match=words):
        read_sources(file)


def test_the_projects_own_sources_are_right_and_only_the_sample_is_enabled() -> None:
    sources = read_sources(Path(__file__).parents[2] / "sources.yaml")
    assert [source.id for source in sources if source.enabled] == ["sample"]
    assert len(sources) >= 25
    assert {source.kind for source in sources} >= {"feed", "sitemap", "pages", "warc", "gdelt", "reliefweb"}
    for source in sources:
        if not source.sample:
            assert source.terms, source.id
            assert source.language or source.kind in {"gdelt", "reliefweb", "warc"}, source.id
            assert source.cadence, source.id
            assert source.expected_weekly.maximum, source.id
            assert source.profiles, source.id


def test_a_profile_enables_its_sources_beside_the_enabled_ones() -> None:
    file = Path(__file__).parents[2] / "sources.yaml"
    chosen = {source.id for source in read_sources(file, ["humanitarian"]) if source.enabled}
    assert {"sample", "reliefweb-af-pk"} < chosen
    assert "dawn" not in chosen
    with pytest.raises(SourceError, match="no profile 'mars'; known are afghanistan"):
        read_sources(file, ["mars"])


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    with suppress(NotText):
        assert isinstance(decode(content), str)


@settings(deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_text_comes_back_from_every_unicode_charset(text: str, charset: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode(charset)) == text
