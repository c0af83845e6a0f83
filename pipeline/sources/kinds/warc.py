"""Web archives: WARC files on disk, one at an address, or a list of them as Common Crawl publishes for its news crawl.

Archives are read as they come, record by record, never held as a whole. An archive at an address is asked for in parts;
a reading that has had enough goes on where it stopped in the next.
"""

from collections.abc import Iterator
from datetime import date
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast
from urllib.parse import urljoin, urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord

from pipeline.articles import is_iso
from pipeline.sources.addresses import address_faults
from pipeline.sources.options import option_faults, pattern_of
from pipeline.sources.reading import LARGEST, About, printable, read_html, reject
from pipeline.sources.session import Session, Unreachable
from pipeline.sources.unpacking import BadPacking, unpack_file
from pipeline.sources.walking import Unlisted, is_missing, walk
from schemas.records import Article, Reject
from schemas.sources import Source

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

PART = 8_000_000
"""Bytes of an archive that are asked for at once."""
PARTS = 64
"""Parts of archives in one reading."""
_SUFFIXES = (".warc", ".warc.gz")
_READ_TO = "read_to"
_OPTIONS = {
    "hosts": "a regular expression that the pages' hosts fit; needed for an address, which holds the whole web's",
    "link_pattern": "a regular expression that the addresses of articles fit",
}


class BadArchive(Exception):
    """An archive breaks off or is none; the message says where."""


class _Enough(Exception):
    """So many parts as a reading may ask for have come."""


def faults(source: Source) -> Iterator[str]:
    """Yield what is wrong with the entry: it has paths, or an address and the hosts that are taken from it."""
    if not source.paths:
        yield from address_faults(source.address)
    yield from option_faults(source, _OPTIONS, needed=() if source.paths else ("hosts",))


def fetch(source: Source, session: Session) -> Iterator[Article | Reject]:
    """Yield an article for each page of the archives that fits, and a reject for each that holds none."""
    for given in source.paths:
        yield from _on_disk(source, session.base / given, given)
    if source.address and urlsplit(source.address).scheme:
        yield from _on_web(source, session, source.address)


def _on_disk(source: Source, path: Path, given: str) -> Iterator[Article | Reject]:
    if is_missing(path):
        yield reject(source, given, "missing", "there is no such file or folder; check the path")
        return
    for file in walk(path):
        if isinstance(file, Unlisted):
            yield reject(source, file.path.name, "unreadable", file.reason)
        elif file.name.endswith(_SUFFIXES):
            try:
                with file.open("rb") as opened:
                    yield from _pages(source, _Archive(opened, printable(file.name)))
            except OSError as error:
                yield reject(source, file.name, "unreadable", f"it cannot be read: {error.strerror}")


def _on_web(source: Source, session: Session, address: str) -> Iterator[Article | Reject]:
    """Read the archives from where the last reading stopped; how far this one came is kept when it stops."""
    budget, at = iter(range(PARTS)), None
    try:
        for archive, start in _unread(_listed(session, address), session.watermark(_READ_TO)):
            ranges = BufferedReader(_Ranges(session, archive, start, budget), PART)
            at = _Archive(cast("BinaryIO", ranges), archive, start)
            yield from _pages(source, at)
            session.set_watermark(_READ_TO, f"{archive} -")
    except (Unreachable, BadPacking, _Enough) as error:
        if at is not None:
            session.set_watermark(_READ_TO, f"{at.name} {at.offset}")
        if not isinstance(error, _Enough):
            yield reject(source, address, "source_down", f"{error}; what was not read comes in the next reading")


def _listed(session: Session, address: str) -> list[str]:
    """The archives' addresses in their order, which is that of time: the address itself, or those that it lists."""
    if not urlsplit(address).path.endswith(("paths", "paths.gz")):
        return [address]
    content = session.get(address).content
    lines = unpack_file(content, PART).decode("utf-8", "replace").split()
    return sorted(urljoin(address, f"/{line}") for line in lines)


def _unread(archives: list[str], read_to: str | None) -> Iterator[tuple[str, int]]:
    """Each archive that was not read to its end, with where to go on."""
    last, _, offset = (read_to or "").partition(" ")
    for archive in archives:
        if archive > last:
            yield archive, 0
        elif archive == last and offset.isdecimal():
            yield archive, int(offset)


class _Archive:
    """An archive's records, and where the one that was read last begins."""

    def __init__(self, opened: BinaryIO, name: str, start: int = 0) -> None:
        self.name = name
        self.offset = self._start = start
        self._records = ArchiveIterator(opened)

    def __iter__(self) -> Iterator[ArcWarcRecord]:
        return self

    def __next__(self) -> ArcWarcRecord:
        """Return the next record; raises BadArchive, and Unreachable where its bytes cannot be had."""
        try:
            record = next(self._records)
        except (Unreachable, StopIteration, _Enough):
            raise
        except Exception as error:  # whatever warcio stumbles over, what comes is no whole archive
            raise BadArchive(f"it is no whole web archive: {error}; what came before the fault was read") from error
        self.offset = self._start + self._records.offset
        return record


class _Ranges(RawIOBase):
    """A file at an address, asked for in parts."""

    def __init__(self, session: Session, address: str, start: int, budget: Iterator[int]) -> None:
        self._session, self._address, self._at, self._budget = session, address, start, budget
        self._ended = False

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Return how many of the next bytes are now in the buffer, 0 at the end; raises Unreachable and _Enough."""
        room = memoryview(buffer)
        if self._ended or not room:
            return 0
        if next(self._budget, None) is None:
            raise _Enough
        asked = {"Range": f"bytes={self._at}-{self._at + len(room) - 1}"}
        part = self._session.get(self._address, asked, robots=False).content
        if len(part) > len(room):
            raise Unreachable("the server gives the whole of it where a part was asked for")
        self._ended = len(part) < len(room)
        self._at += len(part)
        room[: len(part)] = part
        return len(part)


def _pages(source: Source, archive: _Archive) -> Iterator[Article | Reject]:
    hosts, pattern = pattern_of(source, "hosts"), pattern_of(source)
    try:
        for record in archive:
            uri = record.rec_headers.get_header("WARC-Target-URI") or ""
            if _is_page(record) and hosts.search(_host(uri)) and pattern.search(uri):
                yield _read(source, record, uri)
    except BadArchive as error:
        yield reject(source, archive.name, "bad_archive", str(error))


def _is_page(record: ArcWarcRecord) -> bool:
    """Tell whether the record is an answer that holds a page."""
    if record.rec_type != "response" or record.http_headers is None or record.http_headers.get_statuscode() != "200":
        return False
    return "html" in (record.http_headers.get_header("Content-Type") or "html").lower()


def _read(source: Source, record: ArcWarcRecord, uri: str) -> Article | Reject:
    if record.rec_headers.get_header("WARC-Truncated"):
        return reject(source, uri, "cut_short", "the archive holds only a part of the page, as it says itself")
    content = record.content_stream().read(LARGEST + 1)
    kind = record.http_headers.get_header("Content-Type") or ""
    charset = kind.lower().partition("charset=")[2].strip("\"' ;") or None
    day = (record.rec_headers.get_header("WARC-Date") or "")[:10]
    fetched_on = date.fromisoformat(day) if is_iso(day) else None
    about = About(address=uri, url=uri, outlet=_host(uri).removeprefix("www.") or None)
    return read_html(source, about, content, charset, fetched_on=fetched_on)


def _host(uri: str) -> str:
    try:
        return urlsplit(uri).hostname or ""
    except ValueError:
        return ""
