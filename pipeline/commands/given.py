"""Articles that somebody hands to a command: a file, or what is piped in."""

import sys
from pathlib import Path

from pipeline.ids import hash_text, make_id
from pipeline.sources import Session, SourceError, fetch, files_source
from schemas.records import Article, Reject


def read_given(file: Path | None) -> tuple[Article, ...]:
    """Return the articles of a .txt, .md, .html or .jsonl file, or standard input as one article where none is named.

    Raises SourceError, which says what is wrong with the file.
    """
    if file is None or str(file) == "-":
        return (_piped(sys.stdin.buffer.read()),)
    given = list(fetch(Session(files_source((str(file.absolute()),)), base=Path())))
    wrong = next((item for item in given if isinstance(item, Reject)), None)
    if wrong is not None:
        raise SourceError(wrong.message)
    return tuple(item for item in given if isinstance(item, Article))


def _piped(content: bytes) -> Article:
    text = content.decode("utf-8", errors="replace")
    identity = make_id("art", "stdin", hash_text(text))
    return Article(article_id=identity, source_id="stdin", address="standard input", text=text)
