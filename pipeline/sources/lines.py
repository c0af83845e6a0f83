"""JSON Lines: an article a line, each line on its own, so that a bad one costs only itself."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import msgspec

from pipeline.articles import is_iso
from pipeline.sources.reading import LARGEST, About, make_article, printable, reject
from schemas.records import Article, Reject
from schemas.sources import Source

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class _Line(msgspec.Struct):
    text: str
    id: str | None = None
    title: str | None = None
    published_at: str | None = None
    url: str | None = None
    language: str | None = None
    outlet: str | None = None
    source: str | None = None
    """The outlet, as the code filter's input calls it."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the lines so far are called."""

    ids: set[str]
    names: set[str]

    def name(self, identity: str | None, number: int) -> str:
        """Return what a line is called, which no earlier one is, and remember it."""
        plain = str(number) if identity is None else identity
        name = plain if plain not in self.names else f"{'line' if identity is None else 'id'} {plain}"
        self.names.add(name)
        if identity is not None:
            self.ids.add(identity)
        return name


def read_lines(source: Source, opened: BinaryIO, address: str) -> Iterator[Article | Reject]:
    """Yield an article for each line that is one, and a reject for each that is none; empty lines are passed over.

    An article is called by its file and its id, or its line's number if it has none; where an earlier line is called
    that, by the word "id" or "line" before it. Raises OSError.
    """
    seen = _Seen(set(), set())
    for number, line in enumerate(_bounded_lines(opened), start=1):
        if number == 1 and line.startswith(_UTF16):
            yield reject(source, address, "not_text", "it is UTF-16; JSON Lines are UTF-8, save it as that")
            return
        content = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        if content.strip():
            yield _read_line(source, content, address, number, seen)


def _bounded_lines(opened: BinaryIO) -> Iterator[bytes]:
    """Yield the lines; of one that is too long the beginning, with the rest passed over."""
    while line := opened.readline(LARGEST + 1):
        yield line
        rest = line
        while len(rest) > LARGEST and not rest.endswith(b"\n"):
            rest = opened.readline(LARGEST + 1) or b"\n"


def _read_line(source: Source, line: bytes, file: str, number: int, seen: _Seen) -> Article | Reject:
    address, shown = f"{file}#{number}", line[:2000].decode("utf-8", "replace")
    if len(line) > LARGEST:
        return reject(
            source, address, "too_large", f"the line has over {LARGEST:,} bytes, the most that is read", shown
        )
    try:
        given = msgspec.json.decode(line, type=_Line)
    except msgspec.ValidationError as error:
        message = (
            f"{error}; an article needs text, and may have id, title, published_at, url, language and outlet"
            " (or source), all strings"
        )
        return reject(source, address, "invalid_field", message, shown)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return reject(source, address, "not_json", f"the line is no JSON: {error}; write one object a line", shown)
    if given.published_at is not None and not is_iso(given.published_at):
        message = f"published_at is {given.published_at!r}; ISO 8601 is expected, as 2024-05-14T09:30:00+04:30"
        return reject(source, address, "invalid_date", message, shown)
    if given.id in seen.ids:
        message = f"the id {given.id!r} stands in an earlier line too; an id names one article, give it another"
        return reject(source, address, "duplicate_id", message, shown)
    return make_article(source, _about(given, f"{file}#{seen.name(given.id, number)}"), given.text)


def _about(given: _Line, address: str) -> About:
    return About(
        address=printable(address),
        title=given.title,
        published_at=given.published_at,
        url=given.url,
        language=given.language,
        outlet=given.outlet or given.source,
    )
