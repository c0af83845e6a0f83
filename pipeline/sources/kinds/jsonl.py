"""JSON Lines at an address: an article a line."""

from collections.abc import Iterator
from io import BytesIO

from pipeline.sources.addresses import address_faults
from pipeline.sources.lines import read_lines
from pipeline.sources.options import option_faults
from pipeline.sources.reading import reject
from pipeline.sources.session import Session, Unreachable
from pipeline.sources.unpacking import BadPacking, unpack_file
from schemas.records import Article, Reject
from schemas.sources import Source

MOST = 200_000_000
"""Bytes, unpacked."""


def faults(source: Source) -> Iterator[str]:
    """Yield what is wrong with the entry."""
    yield from address_faults(source.address, on_disk=True)
    yield from option_faults(source, {})


def fetch(source: Source, session: Session) -> Iterator[Article | Reject]:
    """Yield an article for each line that is one, and a reject for each that is none."""
    address = source.address or ""
    try:
        answer = session.listing(address)
        content = unpack_file(answer.content, MOST) if answer else b""
    except (Unreachable, BadPacking) as error:
        message = f"{error}; nothing was read from this source, it is tried again at the next run"
        yield reject(source, address, "source_down", message)
        return
    yield from read_lines(source, BytesIO(content), address)
