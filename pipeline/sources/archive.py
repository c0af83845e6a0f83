"""WARC: what servers answered, as it came, with its headers and its time (ISO 28500, by warcio)."""

from contextlib import nullcontext
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import IO, BinaryIO

import httpx
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.ids import make_id
from pipeline.problems import writing
from pipeline.runs.shelves import Folder, Shelf, create, open_shelf
from pipeline.sources.transport import Exchange
from schemas.fetching import Response


def write_exchange(file: BinaryIO, source_id: str, exchange: Exchange) -> Response:
    """Append the exchange to the open WARC file and return where it stands there."""
    digest = sha256(exchange.body).hexdigest()
    begin = file.tell()
    writer = WARCWriter(file, gzip=True, warc_version="1.1")
    headers = {
        "WARC-Date": exchange.fetched_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "WARC-Payload-Digest": f"sha256:{digest}",
    }
    if exchange.cut:
        headers["WARC-Truncated"] = exchange.cut
    record = writer.create_warc_record(
        exchange.address,
        "response",
        payload=BytesIO(exchange.body),
        length=len(exchange.body),
        http_headers=_http_headers(exchange),
        warc_headers_dict=headers,
    )
    writer.write_record(record)
    file.flush()
    return Response(
        response_id=make_id("res", source_id, exchange.address, exchange.fetched_at.isoformat(), digest),
        source_id=source_id,
        address=exchange.address,
        fetched_at=exchange.fetched_at,
        status=exchange.status,
        sha256=digest,
        size=len(exchange.body),
        content_type=exchange.headers.get("content-type"),
        offset=begin,
        length=file.tell() - begin,
    )


def read_exchange(record: bytes, response: Response) -> Exchange:
    """Return the exchange that a record of a WARC file holds, as it was when it was written."""
    found = next(iter(ArchiveIterator(BytesIO(record))))
    headers = httpx.Headers(found.http_headers.headers)
    return Exchange(
        address=response.address,
        fetched_at=response.fetched_at,
        status=response.status,
        phrase=found.http_headers.statusline.partition(" ")[2],
        headers=headers,
        charset=httpx.Response(200, headers=headers).charset_encoding,
        body=found.raw_stream.read(),
        cut=found.rec_headers.get_header("WARC-Truncated"),
    )


class Archive:
    """The WARC files of all readings, on a disk or at any address, each named by its content."""

    def __init__(self, address: str) -> None:
        self._address = address

    @cached_property
    def _shelf(self) -> Shelf:
        return open_shelf(self._address)

    def put(self, file: Path, length: int, source_id: str, day: datetime) -> str:
        """Store the first ``length`` bytes of the file and return its name; the same content has the same name."""
        shelf = self._shelf
        with writing(shelf.root) if isinstance(shelf, Folder) else nullcontext():
            draft = shelf.draft()
            with file.open("rb") as opened, create(draft) as copy:
                digest = _copy(opened, copy, length)
            name = f"{source_id}-{day:%Y%m%d}-{digest[:20]}.warc.gz"
            shelf.keep(draft, name)
        return name

    def read(self, response: Response) -> Exchange | None:
        """Return the response as it came, None where the archive does not hold it any more."""
        if response.archive_name is None:
            return None
        try:
            with self._shelf.open(response.archive_name) as file:
                file.seek(response.offset)
                return read_exchange(file.read(response.length), response)
        except FileNotFoundError:
            return None

    def remove(self, name: str) -> None:
        """Remove the file; it may be gone already."""
        self._shelf.remove(name)


def _copy(from_file: BinaryIO, to_file: IO[bytes], length: int) -> str:
    """Copy so many bytes and return their SHA-256."""
    digest = sha256()
    while length and (piece := from_file.read(min(length, 1_000_000))):
        digest.update(piece)
        to_file.write(piece)
        length -= len(piece)
    return digest.hexdigest()


def _http_headers(exchange: Exchange) -> StatusAndHeaders:
    """The headers as they came; the one that says "in chunks" has another name, as the body no longer is."""
    named = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in exchange.headers.raw]
    kept = [(f"X-Archive-Orig-{n}" if n.lower() == "transfer-encoding" else n, value) for n, value in named]
    return StatusAndHeaders(f"{exchange.status} {exchange.phrase}", kept, protocol="HTTP/1.1")
