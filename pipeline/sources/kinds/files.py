"""Files: folders and lists of .txt, .md, .html, .jsonl and .jsonl.gz."""

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from pipeline.sources.lines import read_lines
from pipeline.sources.options import option_faults
from pipeline.sources.reading import EMPTY, LARGEST, About, decode_or_reject, make_article, printable, read_html, reject
from pipeline.sources.session import Session
from pipeline.sources.walking import Unlisted, is_folder, is_missing, walk
from schemas.records import Article, Reject
from schemas.sources import Source

PAGES = frozenset({".html", ".htm"})
LINES = frozenset({".jsonl", ".jsonl.gz"})
SUFFIXES = frozenset({".txt", ".md"}) | PAGES | LINES


def faults(source: Source) -> Iterator[str]:
    """Yield what is wrong with the entry: paths are needed."""
    if not source.paths:
        yield "a source of kind files needs paths"
    yield from option_faults(source, {})


def fetch(source: Source, session: Session) -> Iterator[Article | Reject]:
    """Yield the articles of the source's files in the order of their paths, and a reject for each that is none."""
    addresses: dict[str, Path] = {}
    for given in source.paths:
        path = session.base / given
        if is_missing(path):
            yield reject(source, given, "missing", "there is no such file or folder; check the path")
        else:
            yield from _read_path(source, path, addresses, session.own)


def _read_path(
    source: Source, path: Path, addresses: dict[str, Path], without: Path | None
) -> Iterator[Article | Reject]:
    files = 0
    for found in walk(path, without):
        file = found.path if isinstance(found, Unlisted) else found
        address = _address(file, path if is_folder(path) else path.parent, addresses)
        files += 1
        if isinstance(found, Unlisted):
            yield reject(source, address, "unreadable", found.reason)
        else:
            yield from _read(source, file, address)
    if not files:
        message = f"there is no file in the folder; files that end in {', '.join(sorted(SUFFIXES))} are read"
        yield reject(source, path.resolve().name, "nothing_to_read", message)


def _address(file: Path, root: Path, taken: dict[str, Path]) -> str:
    """The path below the root, so that it is the same on every machine; more of it only where two files share that."""
    parts, length = file.absolute().parts, max(1, len(file.relative_to(root).parts))
    while taken.setdefault(address := "/".join(parts[-length:]), file) != file and length < len(parts) - 1:
        length += 1
    return printable(address)


def _read(source: Source, file: Path, address: str) -> Iterator[Article | Reject]:
    suffix = next((known for known in sorted(LINES) if file.name.lower().endswith(known)), file.suffix.lower())
    if suffix not in SUFFIXES:
        known = ", ".join(sorted(SUFFIXES))
        message = f"files that end in {suffix or 'nothing'} are not read; known are {known}; rename or convert it"
        yield reject(source, address, "unknown_kind", message)
        return
    try:
        if suffix in LINES:
            with cast("BinaryIO", gzip.open(file) if suffix.endswith(".gz") else file.open("rb")) as opened:
                lines = read_lines(source, opened, address)
                yield next(lines, None) or reject(source, address, "empty", EMPTY)
                yield from lines
        else:
            yield _read_whole(source, file, address)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        yield reject(source, address, "unreadable", f"its gzip is broken: {error}; what came before the fault was read")
    except OSError as error:
        yield reject(source, address, "unreadable", f"it cannot be read: {error.strerror}; check its permissions")


def _read_whole(source: Source, file: Path, address: str) -> Article | Reject:
    with file.open("rb") as opened:
        content = opened.read(LARGEST + 1)
    if file.suffix.lower() in PAGES:
        return read_html(source, About(address=address), content)
    text = decode_or_reject(source, address, content)
    return text if isinstance(text, Reject) else make_article(source, About(address=address), text)
