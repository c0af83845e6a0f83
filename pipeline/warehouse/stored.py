"""From an article, what was fetched for it and what was set aside to their rows."""

from datetime import datetime
from operator import attrgetter

import msgspec

from pipeline.ids import hash_text, make_id
from pipeline.merge import keys_of
from pipeline.warehouse.bulk_values import numbers_text
from pipeline.warehouse.columns import Row, Values
from schemas.copies import Filed
from schemas.fetching import Address, Response, Watermark
from schemas.records import Article, Reject

_LISTED = ("published_at_origin", "genre_hint")
_WORDS = tuple(name for name in Article.__dataclass_fields__ if name not in {"language", *_LISTED})
ARTICLE = (*_WORDS, *_LISTED, "text_sha256", "sketch", "run_id")
_words_of = attrgetter(*_WORDS)


def article_row(found: Article, sketch: tuple[int, ...], run_id: str) -> Values:
    """Return the row of ``article``; the language is its coding's."""
    origin, hint = found.published_at_origin, found.genre_hint
    made = hash_text(found.text), numbers_text(sketch), run_id
    return *_words_of(found), origin and str(origin), hint and str(hint), *made


def syndication_row(filed: Filed) -> Row:
    """Return the row of ``syndication``."""
    row: Row = msgspec.to_builtins(filed)
    del row["text"]
    text = filed.text
    return row | {"article_id": text.article_id, "published_on": text.day, "words_sha256": text.words}


def sketch_key_rows(filed: Filed) -> list[Row]:
    """Return the rows of ``sketch_key``."""
    of_article: Row = {"article_id": filed.text.article_id, "published_on": filed.text.day}
    return [of_article | {"key": key} for key in dict.fromkeys(keys_of(filed.text.sketch))]


def reject_row(reject: Reject, run_id: str) -> Row:
    """Return the row of ``reject``."""
    row: Row = msgspec.to_builtins(reject)
    payload = reject.payload and reject.payload.replace("\0", "\N{REPLACEMENT CHARACTER}")  # PostgreSQL keeps no NUL
    return row | {"payload": payload, "run_id": run_id}


def response_row(response: Response, run_id: str) -> Row:
    """Return the row of ``response``."""
    return _row_of(response) | {"run_id": run_id}


def address_row(known: Address) -> Row:
    """Return the row of ``address``."""
    return _row_of(known) | {"address_id": make_id("adr", known.source_id, known.address)}


def watermark_row(mark: Watermark) -> Row:
    """Return the row of ``watermark``."""
    return _row_of(mark)


def _row_of(record: Response | Address | Watermark) -> Row:
    row: Row = msgspec.to_builtins(record, builtin_types=(datetime,))
    return row
