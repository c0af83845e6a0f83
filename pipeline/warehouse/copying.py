"""Many rows as PostgreSQL's COPY takes them, made by msgspec: a line of JSON is CSV but for brackets and escapes."""

import re
from collections.abc import Iterable, Sequence

import msgspec
import psycopg
from psycopg import sql

_STATEMENT = sql.SQL(r"COPY {} ({}) FROM STDIN (FORMAT csv, NULL 'null', ESCAPE E'\\')")
"""What stands in no quotes as ``null`` is NULL, and ``\"`` in quotes is a quote."""
_BACKSLASH = b"\xff"
"""Stands for a backslash of the text meanwhile: a byte that is in no UTF-8."""
_ESCAPES = ((rb"\\", _BACKSLASH), (rb"\n", b"\n"), (rb"\t", b"\t"), (rb"\r", b"\r"), (rb"\b", b"\b"), (rb"\f", b"\f"))
_UNKNOWN = re.compile(rb'\\[^"]')
"""An escape that CSV does not know."""
_CONTROL = re.compile(rb"\\u00([0-9a-f]{2})")
_encode_lines = msgspec.json.Encoder().encode_lines


def csv_of(lines: Iterable[Sequence[object]]) -> bytes:
    """Return the lines of text, numbers and None; nothing for none."""
    made = _encode_lines(lines)
    if not made:
        return b""
    csv = made[1:-2].replace(b"]\n[", b"\n") + b"\n"  # in a text a line break is still escaped
    return _unescaped(csv) if _UNKNOWN.search(csv) else csv


def copy(
    driver: psycopg.Connection[tuple[object, ...]], table: str, names: Sequence[str], parts: Iterable[bytes]
) -> None:
    """Copy the parts of CSV into these columns of the table; the others are NULL."""
    statement = _STATEMENT.format(sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, names)))
    with driver.cursor() as cursor, cursor.copy(statement) as copying:
        for part in parts:
            copying.write(part)


def _unescaped(csv: bytes) -> bytes:
    """Put the characters that escapes stand for in their place, but for quotes and backslashes."""
    for escape, meant in _ESCAPES:
        csv = csv.replace(escape, meant)
    csv = _CONTROL.sub(lambda found: bytes.fromhex(found[1].decode()), csv) if rb"\u" in csv else csv
    return csv.replace(_BACKSLASH, rb"\\")
