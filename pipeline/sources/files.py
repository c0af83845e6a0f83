"""Files: folders and lists of .txt, .md, .html and .jsonl."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from pipeline.sources.reading import LARGEST, About, decode_or_reject, make_article, read_html, reject
from schemas.records import Article, Reject
from schemas.sources import Source

SUFFIXES = frozenset({".txt", ".md", ".html", ".htm", ".jsonl"})


class _Line(msgspec.Struct):
    text: str
    id: str | None = None
    title: str | None = None
    published_at: str | None = None
    url: str | None = None
    language: str | None = None


def fetch(source: Source, base: Path) -> Iterator[Article | Reject]:
    """Yield the articles of the source's files in the order of their paths, and a reject for each that is none."""
    for given in source.paths:
        path = base / given
        root = path if path.is_dir() else path.parent
        if not path.exists():
            yield reject(source, path.name, "missing", "there is no such file or folder; check the path")
        for file in _files(path):
            yield from _read(source, file, file.relative_to(root).as_posix())


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.rglob("*") if file.is_file() and not file.name.startswith("."))
    return [path] if path.exists() else []


def _read(source: Source, file: Path, address: str) -> Iterator[Article | Reject]:
    suffix = file.suffix.lower()
    if suffix not in SUFFIXES:
        yield reject(
            source,
            address,
            "unknown_kind",
            f"files that end in {suffix or 'nothing'} are not read; known are {', '.join(sorted(SUFFIXES))}",
        )
        return
    try:
        if suffix == ".jsonl":
            yield from _read_lines(source, file, address)
        else:
            yield _read_whole(source, file, address, suffix)
    except OSError as error:
        yield reject(source, address, "unreadable", f"it cannot be read: {error.strerror}; check its permissions")


def _read_whole(source: Source, file: Path, address: str, suffix: str) -> Article | Reject:
    with file.open("rb") as opened:
        content = opened.read(LARGEST + 1)
    if suffix in {".html", ".htm"}:
        return read_html(source, About(address=address), content)
    text = decode_or_reject(source, address, content)
    return text if isinstance(text, Reject) else make_article(source, About(address=address), text)


def _read_lines(source: Source, file: Path, address: str) -> Iterator[Article | Reject]:
    seen: set[str] = set()
    with file.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _read_line(source, line, f"{address}#{number}", seen)


def _read_line(source: Source, line: bytes, address: str, seen: set[str]) -> Article | Reject:
    shown = line[:2000].decode("utf-8", "replace")
    try:
        given = msgspec.json.decode(line, type=_Line)
    except msgspec.ValidationError as error:
        return reject(
            source,
            address,
            "invalid_field",
            f"{error}; an article needs text, and may have id, title, published_at, url, language",
            shown,
        )
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return reject(source, address, "not_json", f"the line is no JSON: {error}", shown)
    if given.published_at is not None and not _is_iso(given.published_at):
        return reject(
            source, address, "invalid_date", f"published_at is {given.published_at!r}; ISO 8601 is expected", shown
        )
    if given.id is not None:
        if given.id in seen:
            return reject(
                source,
                address,
                "duplicate_id",
                f"the id {given.id!r} stands in an earlier line too; ids name one article",
                shown,
            )
        seen.add(given.id)
    about = About(
        address=given.id or address,
        title=given.title,
        published_at=given.published_at,
        url=given.url,
        language=given.language,
    )
    return make_article(source, about, given.text)


def _is_iso(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
