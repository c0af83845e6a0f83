"""What every kind of source does with bytes: make an article of them, or a reject that says why not."""

from dataclasses import dataclass, replace

from pipeline.articles import NotText, decode, is_clean, read_page
from pipeline.ids import hash_text, make_id
from schemas.records import Article, Reject
from schemas.sources import Source
from schemas.vocabulary import Stage

LARGEST = 5_000_000
"""Bytes of one page, text file or line; what is larger is no article."""
LONGEST = 1_000_000
"""Characters of one article's text."""


def reject(source: Source, name: str, reason: str, message: str, payload: str | None = None) -> Reject:
    """Return the quarantine's row for something of the source that could not be read."""
    shown = printable(name)
    return Reject(
        quarantine_id=make_id("qua", Stage.FETCH, source.id, name, reason, message),
        stage=Stage.FETCH,
        source_id=source.id,
        input=shown,
        reason=reason,
        message=printable(f"{shown}: {message}"),
        payload=printable(payload[:2000]) if payload else None,
    )


def printable(text: str) -> str:
    """Return the text as files and databases can hold it: NUL and half characters become replacement characters."""
    return text.replace("\0", "\ufffd").encode("utf-8", "surrogateescape").decode("utf-8", "replace")


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the source itself says of an article; the feed's word goes before the page's."""

    address: str
    title: str | None = None
    published_at: str | None = None
    url: str | None = None
    language: str | None = None
    outlet: str | None = None


def make_article(source: Source, about: About, text: str) -> Article | Reject:
    """Return the article, or the reject of a text that is empty, too long or holds what is no text."""
    if not text.strip():
        return reject(
            source, about.address, "no_text", "there is no text in it; delete it, or look for what is missing"
        )
    if len(text) > LONGEST:
        message = f"its text has {len(text):,} characters; an article may have {LONGEST:,}; split it"
        return reject(source, about.address, "too_long", message, text)
    if not all(map(is_clean, (text, about.title or "", about.url or "", about.outlet or "", about.language or ""))):
        message = "it holds NUL or other control characters; look at what wrote it, and send text only"
        return reject(source, about.address, "not_text", message, text)
    return Article(
        article_id=make_id("art", source.id, about.address, hash_text(text)),
        source_id=source.id,
        address=about.address,
        text=text,
        url=about.url,
        title=about.title,
        published_at=about.published_at,
        language=about.language or source.language,
        outlet=about.outlet,
    )


def read_html(source: Source, about: About, content: bytes, charset: str | None = None) -> Article | Reject:
    """Return the article of a page, or the reject of what holds none."""
    decoded = decode_or_reject(source, about.address, content, charset)
    if isinstance(decoded, Reject):
        return decoded
    page = read_page(decoded)
    if not page.text.strip():
        message = "no article was found in the page; look whether it is a list, or needs a browser or a login"
        return reject(source, about.address, "no_text", message, decoded)
    known = replace(about, title=about.title or page.title, published_at=about.published_at or page.published_at)
    return make_article(source, known, page.text)


def decode_or_reject(source: Source, address: str, content: bytes, charset: str | None = None) -> str | Reject:
    """Return the bytes' text, or the reject of what is empty, too large or no text."""
    if not content.strip():
        return reject(source, address, "empty", "it is empty; delete it, or look why the publisher sent nothing")
    if len(content) > LARGEST:
        message = f"it has over {LARGEST:,} bytes, the most that is read; split it, or make it JSON Lines"
        return reject(source, address, "too_large", message)
    try:
        return decode(content, charset)
    except NotText as error:
        return reject(source, address, "not_text", str(error), content[:2000].decode("utf-8", "replace"))
