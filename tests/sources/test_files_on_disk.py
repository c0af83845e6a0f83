"""Nothing of a folder is lost: every file and line is an article, or a reject that names it."""

import json
import os
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.sources import SOURCE_FAILURES, Session, fetch, files_source
from pipeline.sources.reading import LARGEST, LONGEST
from schemas.records import Article, Reject

TEXT = "A bomb went off beside a made-up checkpoint in the north of the city, wounding two policemen, police said."
PAGE = """<html><head><meta property="article:published_time" content="{day}T09:30:00Z"></head><body><article>
<h1>Two wounded at a checkpoint</h1><p>A bomb went off beside a made-up checkpoint in the north of the city on Monday
morning, wounding two policemen and breaking windows in the street, police said. Nobody has said that it did it.</p>
</article></body></html>"""


def read(folder: Path, *names: str) -> list[Article | Reject]:
    return list(fetch(Session(files_source(names or (".",)), base=folder)))


def shown(found: list[Article | Reject]) -> list[tuple[str, str]]:
    return [(one.input, one.reason) if isinstance(one, Reject) else (one.address, "article") for one in found]


def write(folder: Path, *names: str, text: str = TEXT) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


@pytest.fixture
def powerless() -> Iterator[Path]:
    """A folder that anyone may enter, and for root the rights of nobody."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


def as_nobody(folder: Path, *names: str) -> list[tuple[str, str]]:
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        return shown(read(folder, *names))
    finally:
        if root:
            os.seteuid(0)


def test_files_come_in_the_order_of_their_names_and_hidden_ones_do_not(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/z.md", "a/c.txt", ".git/x.txt", "a/.hidden.txt")
    assert [address for address, _ in shown(read(tmp_path))] == ["a/c.txt", "a/z.md", "b.txt"]


def test_files_and_folders_that_may_not_be_read_are_named(powerless: Path) -> None:
    write(powerless, "shut.txt", "closed/a.txt", "open.txt")
    (powerless / "shut.txt").chmod(0)
    (powerless / "closed").chmod(0)
    expected = [("closed", "unreadable"), ("open.txt", "article"), ("shut.txt", "unreadable")]
    assert as_nobody(powerless) == expected
    assert as_nobody(powerless, "closed/a.txt") == [("a.txt", "unreadable")]


def test_what_the_program_makes_is_passed_over_unless_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one", "utf-8")
    own = tmp_path / "var"
    own.mkdir()
    (own / "batch.jsonl").write_text('{"text": "two"}\n', "utf-8")
    whole, named = (Session(files_source((name,)), base=tmp_path, own=own) for name in (".", "var"))
    assert [item.address for item in fetch(whole) if isinstance(item, Article)] == ["a.txt"]
    assert [item.address for item in fetch(named) if isinstance(item, Article)] == ["batch.jsonl#1"]


def test_links_are_followed_but_not_in_circles(tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt", "elsewhere/b.txt")
    (tmp_path / "in/loop").symlink_to(tmp_path / "in")
    (tmp_path / "in/self").symlink_to("self")
    (tmp_path / "in/broken.txt").symlink_to("nowhere.txt")
    (tmp_path / "in/out").symlink_to(tmp_path / "elsewhere")
    assert shown(read(tmp_path, "in")) == [
        ("a.txt", "article"),
        ("broken.txt", "unreadable"),
        ("loop", "unreadable"),
        ("out/b.txt", "article"),
        ("self", "unreadable"),
    ]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert shown(read(tmp_path)) == [("pipe.txt", "unreadable")]


def test_a_folder_without_files_is_said_to_have_none(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ((name, reason),) = shown(read(tmp_path, "empty"))
    assert (name, reason) == ("empty", "nothing_to_read")
    assert reason in SOURCE_FAILURES


def test_two_files_of_one_name_have_two_addresses(tmp_path: Path) -> None:
    write(tmp_path, "2019/001.txt")
    write(tmp_path, "2020/001.txt", text=TEXT + " Later.")
    assert shown(read(tmp_path, "2019", "2020")) == [("001.txt", "article"), ("2020/001.txt", "article")]


def test_a_file_named_twice_is_one_article(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    assert shown(read(tmp_path, "a.txt", "a.txt", ".")) == [("a.txt", "article")]


def test_the_folder_that_files_lie_in_is_in_no_id(tmp_path: Path) -> None:
    write(tmp_path, "one/in/a.txt", "two/in/a.txt")
    one, two = read(tmp_path, "one"), read(tmp_path / "two", str(tmp_path / "two"))
    assert one == two
    assert str(tmp_path) not in str(one)


def test_a_name_that_is_no_text_can_be_written_down(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "w") as file:  # noqa: PTH123 - a Path cannot be made of it
        file.write(TEXT)
    (article,) = read(tmp_path)
    assert msgspec.json.encode(article)


def test_a_charset_is_found_without_being_told(tmp_path: Path) -> None:
    dari = "پولیس گفت که دو مأمور در انفجار یک بمب در شمال شهر زخمی شدند و کسی کشته نشد. " * 5
    dashes = "The “governor” said – on Monday – that no one’s house was hit near the café. " * 5
    for name, text, charset in (("a", dari, "cp1256"), ("b", dashes, "cp1252"), ("c", dari, "utf-16")):
        (tmp_path / f"{name}.txt").write_bytes(text.replace("ی", "ي").encode(charset))
    found = [one.text if isinstance(one, Article) else one.reason for one in read(tmp_path)]
    assert found == [dari.replace("ی", "ي"), dashes, dari.replace("ی", "ي")]


def test_text_that_is_too_long_is_not_read_to_its_end(tmp_path: Path) -> None:
    with (tmp_path / "vast.txt").open("wb") as file:
        file.truncate(50_000_000_000)
    (tmp_path / "long.txt").write_text("word " * (LONGEST // 5 + 1))
    assert shown(read(tmp_path)) == [("long.txt", "too_long"), ("vast.txt", "too_large")]


def test_a_line_that_is_too_long_costs_only_itself(tmp_path: Path) -> None:
    short = json.dumps({"text": TEXT})
    for end in ("\n", ""):
        long = json.dumps({"text": "x" * (3 * LARGEST)})
        (tmp_path / "lines.jsonl").write_text(f"{short}\n{long}\n{short} {end}\n{long}{end}")
        assert [reason for _, reason in shown(read(tmp_path))] == ["article", "too_large", "article", "too_large"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"\xef\xbb\xbf" + json.dumps({"text": TEXT}).encode(), "article"),
        (json.dumps({"text": TEXT}).encode("utf-16"), "not_text"),
        (b'{"text": "ab\\u0000c"}', "not_text"),
        (b'{"text": "abc", "title": "\\u0000"}', "not_text"),
        (b'{"text": "abc", "language": "\\u0000"}', "not_text"),
        (b'{"text": "\\ud800"}', "not_json"),
        (b'{"text": "\xff"}', "not_json"),
        (b'{"text": "x", "more": ' + b"[" * 200_000, "not_json"),
        (b'["text"]', "invalid_field"),
        (b'{"text": 5}', "invalid_field"),
        (b'{"text": " "}', "no_text"),
        (b'{"text": "x", "published_at": "14.05.2024"}', "invalid_date"),
        (b'{"text": "x", "published_at": "2924-05-14T09:30:00+04:30"}', "invalid_date"),
        (b"\0\1\2", "not_json"),
    ],
)
def test_a_line_is_an_article_or_named_with_a_reason(tmp_path: Path, line: bytes, reason: str) -> None:
    (tmp_path / "lines.jsonl").write_bytes(line)
    (found,) = read(tmp_path)
    assert shown([found])[0][1] == reason
    assert b"\\u0000" not in msgspec.json.encode(found)


@settings(deadline=None)
@given(st.lists(st.binary(max_size=60), max_size=6))
def test_any_line_is_an_article_or_a_reject_that_can_be_stored(lines: list[bytes]) -> None:
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "lines.jsonl").write_bytes(b"\n".join(lines))
        assert all(msgspec.json.encode(one) for one in read(Path(name)))


def test_what_is_published_tomorrow_somewhere_is_read_and_what_is_later_is_not(tmp_path: Path) -> None:
    today = datetime.now(UTC).date()
    days = [today + timedelta(days=number) for number in (0, 1, 3)]
    lines = (json.dumps({"text": TEXT, "published_at": day.isoformat()}) for day in days)
    (tmp_path / "lines.jsonl").write_text("\n".join(lines), "utf-8")
    (tmp_path / "page.html").write_text(PAGE.format(day=days[-1]), "utf-8")
    found = [reason for _, reason in shown(read(tmp_path))]
    assert found == ["article", "article", "invalid_date", "invalid_date"]
