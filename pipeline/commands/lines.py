"""Lines of the `code` filter's input: each an article, or what is wrong with it; see docs/interface.md."""

from dataclasses import dataclass
from datetime import datetime

import msgspec

from pipeline.ids import hash_text, make_id
from schemas.events import UNTOLD_OUTLET
from schemas.records import Article

LONGEST_TEXT = 2_000_000
"""Characters; a longer text is no article but a dump, and is refused."""

Json = bool | int | float | str | None | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that is no article: what its answer says."""

    number: int
    id: str | None
    code: str
    message: str

    def render(self) -> dict[str, Json]:
        """Return the line's answer."""
        return {"id": self.id, "line": self.number, "error": {"code": self.code, "message": self.message}}


class _Line(msgspec.Struct):
    id: str
    text: str
    title: str | None = None
    published_at: str | None = None
    url: str | None = None
    source: str | None = None
    language: str | None = None


class _Id(msgspec.Struct):
    id: str | None = None


def read_line(line: bytes, number: int) -> Article | BadLine:
    """Return the line's article, or what is wrong with it. Lines count from 1."""
    try:
        given = msgspec.json.decode(line, type=_Line)
    except msgspec.ValidationError as error:
        return BadLine(number, _id_of(line), "invalid_field", str(error))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return BadLine(number, None, "malformed_json", str(error))
    if len(given.text) > LONGEST_TEXT:
        message = f"text has {len(given.text)} characters; {LONGEST_TEXT} are the most that one article may have"
        return BadLine(number, given.id, "text_too_long", message)
    if given.published_at is not None and not _is_iso_date(given.published_at):
        message = f"published_at is {given.published_at!r}; an ISO 8601 date or date-time is expected"
        return BadLine(number, given.id, "invalid_published_at", message)
    return _article(given)


def _id_of(line: bytes) -> str | None:
    try:
        return msgspec.json.decode(line, type=_Id).id
    except msgspec.DecodeError:
        return None


def _is_iso_date(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _article(given: _Line) -> Article:
    source = given.source or UNTOLD_OUTLET
    return Article(
        article_id=make_id("art", source, given.id, given.published_at, hash_text(given.text)),
        source_id=source,
        address=given.id,
        text=given.text,
        url=given.url,
        title=given.title,
        published_at=given.published_at,
        language=given.language,
    )
