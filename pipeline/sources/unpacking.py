"""Bodies that a server has packed: unpacked in small pieces, so that a little of it can't become too much at once."""

import zlib
from collections.abc import Iterator

_PIECE = 65_536
_GZIP = 16 + zlib.MAX_WBITS


class BadPacking(Exception):
    """The body cannot be unpacked; the message says why."""


def unpack(pieces: Iterator[bytes], packing: str) -> Iterator[bytes]:
    """Yield the body's bytes, in pieces of 64 KiB at most where it is packed.

    Raises BadPacking for a packing that was not asked for, and for a body that is broken or not whole.
    """
    if packing in {"", "identity"}:
        yield from pieces
    elif packing in {"gzip", "x-gzip"}:
        yield from _gunzip(pieces)
    else:
        raise BadPacking(f"it is packed with {packing}; gzip is understood")


def _gunzip(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Unpack one packed part after the other: what was put together of several is one body all the same."""
    opened = zlib.decompressobj(wbits=_GZIP)
    try:
        for piece in pieces:
            packed, full = piece, True
            while packed or full:
                if opened.eof and packed:
                    opened = zlib.decompressobj(wbits=_GZIP)
                made = opened.decompress(packed, _PIECE)
                packed, full = opened.unconsumed_tail or opened.unused_data.lstrip(b"\0"), len(made) == _PIECE
                yield made
    except zlib.error as error:
        raise BadPacking(f"its gzip is broken: {error}") from error
    if not opened.eof:
        raise BadPacking("its gzip ends too early, so a part of it is missing")


def unpack_file(content: bytes, most: int) -> bytes:
    """Return the bytes of a file that may be packed as a whole; raises BadPacking, also where it has more than that."""
    if not content.startswith(b"\x1f\x8b"):
        return content
    made = bytearray()
    for piece in unpack(iter((content,)), "gzip"):
        made += piece
        if len(made) > most:
            raise BadPacking(f"it has over {most:,} bytes unpacked, the most that is read")
    return bytes(made)
