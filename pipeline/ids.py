"""Names for records that come from what the records are, so that the same input always gets the same name."""

import hashlib

LENGTH = 20
"""Base32 characters of an id after its prefix: 100 bits, so that a billion records collide with odds of 1 in 10**12."""

_BYTES = (5 * LENGTH + 7) // 8
_PAIRS = tuple(a + b for a in "abcdefghijklmnopqrstuvwxyz234567" for b in "abcdefghijklmnopqrstuvwxyz234567")
"""Ten bits as two characters of base32, which is several times as fast as the library's."""
_SHIFTS = tuple(range(5 * LENGTH - 10, -1, -10))


def make_id(prefix: str, *parts: str | int | None) -> str:
    """Return ``prefix`` and 20 lower-case base32 characters of the SHA-256 of the parts.

    Parts are separated by a byte that text cannot hold, and None differs from "", so ("a", "b") and ("ab",) differ.
    """
    digest = hashlib.sha256(b"\xff".join(_encode(part) for part in parts)).digest()
    bits = int.from_bytes(digest[:_BYTES]) >> (8 * _BYTES - 5 * LENGTH)
    return f"{prefix}_{''.join([_PAIRS[bits >> shift & 1023] for shift in _SHIFTS])}"


def hash_text(text: str) -> str:
    """Return the SHA-256 of the text's UTF-8 bytes as 64 hexadecimal digits; lone surrogates count as themselves."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _encode(part: str | int | None) -> bytes:
    return b"\xfe" if part is None else str(part).encode("utf-8", "surrogatepass")
