"""GDELT's lists of every fifteen minutes: the addresses of the articles that it saw, none of what it made of them.

``lastupdate.txt`` names the newest files, a line each: size, MD5, address. Files between it and the last reading have
names that follow from the time, so none is missed. Columns are those of the codebooks of GDELT 2.0: export has 61,
mentions 16, the knowledge graph (gkg) 27.
"""

import hashlib
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from lzma import LZMAError
from urllib.parse import urlsplit
from zipfile import BadZipFile, ZipFile

from pipeline.sources.addresses import address_faults
from pipeline.sources.linked import read_linked
from pipeline.sources.options import option_faults, pattern_of, words_of
from pipeline.sources.reading import About, reject
from pipeline.sources.session import Session, Unreachable, Wanted
from schemas.records import Article, Reject
from schemas.sources import Source

STEP = timedelta(minutes=15)
MOST_LISTS = 96
"""Lists in one reading: a day's."""
MOST = 200_000_000
"""Bytes of a list, unpacked."""
_BAD_ZIP = (BadZipFile, IndexError, EOFError, NotImplementedError, RuntimeError, OSError, LZMAError, zlib.error)
"""What opening a zip raises that is none, or broken, or packed in a way that is not known."""
_READ = "read_to"
_STAMP = "%Y%m%d%H%M%S"
_TABLES = {"export": 61, "mentions": 16, "gkg": 27}
_OPTIONS = {
    "table": "export, mentions or gkg",
    "countries": "FIPS 10-4 codes of where the event is, as AF PK (export and gkg)",
    "hosts": "a regular expression that the articles' hosts fit",
}


@dataclass(frozen=True, slots=True)
class _List:
    address: str
    stamp: datetime
    md5: str | None
    """Known of the newest only."""


class _Broken(Exception):
    """A list cannot be used; the message says why."""


def faults(source: Source) -> Iterator[str]:
    """Yield what is wrong with the entry."""
    yield from address_faults(source.address)
    yield from option_faults(source, _OPTIONS)
    if _table(source) not in _TABLES:
        yield f"options has table {_table(source)!r}; allowed are {', '.join(_TABLES)}"
    if _table(source) == "mentions" and source.options.get("countries"):
        yield "options has countries, but GDELT's mentions have none; take the table export or gkg"


def fetch(source: Source, session: Session) -> Iterator[Article | Reject]:
    """Yield an article for each new page that the lists name, and a reject for each that has none."""
    address = source.address or ""
    try:
        answer = session.listing(address)
        newest = _newest(source, answer.content.decode("utf-8", "replace")) if answer else None
    except (Unreachable, _Broken) as error:
        message = f"{error}; nothing was read from this source, it is tried again at the next run"
        yield reject(source, address, "source_down", message)
        newest = None
    wanted: dict[str, Wanted] = {}
    for found in _named(source, session, newest) if newest else ():
        if isinstance(found, Reject):
            yield found
        else:
            wanted.setdefault(found.address, found)
    yield from read_linked(source, session, wanted.values())


def _named(source: Source, session: Session, newest: _List) -> Iterator[Wanted | Reject]:
    """The pages that the lists name, list by list, up to one that may be there later: the next reading begins there."""
    for one in _lists(session, newest):
        try:
            rows = _rows(source, session, one)
        except (Unreachable, _Broken) as error:
            waits = isinstance(error, Unreachable) and error.passing
            then = "it is tried again" if waits else "its articles are missed"
            yield reject(source, one.address, "list_down", f"the list cannot be read: {error}; {then}")
            if waits:
                return
        else:
            yield from map(_wanted, _addresses(source, rows))
        session.set_watermark(_READ, one.stamp.strftime(_STAMP))


def _table(source: Source) -> str:
    return source.options.get("table", "export")


def _newest(source: Source, listing: str) -> _List:
    lines = (line.split() for line in listing.splitlines())
    wanted = f".{_table(source)}.csv.zip"
    for line in lines:
        stamp = re.search(r"/(\d{14})\.", line[-1]) if len(line) == 3 else None
        moment = _moment(stamp[1]) if stamp else None
        if moment and line[-1].lower().endswith(wanted):
            return _List(line[-1], moment, line[1].lower())
    raise _Broken(f"it names no file that ends in {wanted}; check the address, lastupdate.txt is expected")


def _moment(stamp: str) -> datetime | None:
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def _lists(session: Session, newest: _List) -> list[_List]:
    """The newest list and those before it that were not read, the oldest first."""
    read_to = session.watermark(_READ)
    last = _moment(read_to or "") or newest.stamp - STEP
    missed = min(MOST_LISTS, max(0, (newest.stamp - last) // STEP))
    before = [_earlier(newest, newest.stamp - STEP * back) for back in range(1, missed)]
    return [*reversed(before), newest] if missed else []


def _earlier(newest: _List, stamp: datetime) -> _List:
    names = newest.stamp.strftime(_STAMP), stamp.strftime(_STAMP)
    return _List(newest.address.replace(*names), stamp, None)


def _rows(source: Source, session: Session, one: _List) -> list[list[str]]:
    content = session.get(one.address).content
    if one.md5 and hashlib.md5(content, usedforsecurity=False).hexdigest() != one.md5:
        raise _Broken("its MD5 is not what lastupdate.txt says, so it came broken")
    width = _TABLES[_table(source)]
    rows = [line.split("\t") for line in _unzip(content).decode("utf-8", "replace").splitlines() if line]
    if any(len(row) != width for row in rows):
        raise _Broken(f"it has rows of another number of columns than {width}, so it is not the table {_table(source)}")
    return rows


def _unzip(content: bytes) -> bytes:
    try:
        with ZipFile(BytesIO(content)) as packed, packed.open(packed.namelist()[0]) as file:
            made = file.read(MOST + 1)
    except _BAD_ZIP as error:
        raise _Broken(f"its zip cannot be opened: {error}") from error
    if len(made) > MOST:
        raise _Broken(f"it has over {MOST:,} bytes unpacked, the most that is read")
    return made


def _addresses(source: Source, rows: list[list[str]]) -> Iterator[str]:
    table, countries, hosts = _table(source), frozenset(words_of(source, "countries")), pattern_of(source, "hosts")
    for row in rows:
        page = {"export": row[-1], "mentions": row[5 % len(row)], "gkg": row[4 % len(row)]}[table]
        if (not countries or countries & _countries(table, row)) and _fits(page, hosts):
            yield page


def _countries(table: str, row: list[str]) -> frozenset[str]:
    """FIPS codes of where the event is, or of the places that the article names."""
    if table == "export":
        return frozenset({row[53]})
    places = (place.split("#") for place in row[9].split(";"))
    return frozenset(place[2] for place in places if len(place) > 2)


def _fits(page: str, hosts: re.Pattern[str]) -> bool:
    try:
        parts = urlsplit(page)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and bool(hosts.search(parts.hostname or ""))


def _wanted(page: str) -> Wanted:
    """The page, told by its host: GDELT gathers many outlets."""
    outlet = (urlsplit(page).hostname or "").removeprefix("www.")
    return Wanted(address=page, about=About(address=page, url=page, outlet=outlet))
