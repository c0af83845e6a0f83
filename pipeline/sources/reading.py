"""What every kind of source does with bytes: make an article of them, or a reject that says why not."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from pipeline.articles import WALLS, NotText, Page, decode, is_clean, read_page
from pipeline.articles.agencies import Credit, agency_named, credit_of
from pipeline.ids import hash_text, make_id
from pipeline.language import SURE, VERY_SURE, detect_language
from schemas.records import Article, Reject
from schemas.sources import Source
from schemas.vocabulary import DateOrigin, Genre, Stage

EMPTY = "it is empty; delete it, or look why the publisher sent nothing"
LARGEST = 5_000_000
"""Bytes of one page, text file or line; what is larger is no article."""
_PASSWORD = re.compile(r"//[^/@\s]*@")
"""What stands before the host of an address that names a user."""
LONGEST = 1_000_000
"""Characters of one article's text."""


def reject(source: Source, name: str, reason: str, message: str, payload: str | None = None) -> Reject:
    """Return the quarantine's row for something of the source that could not be read; it shows no password."""
    shown = _PASSWORD.sub("//…@", printable(name))
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
    published_at_origin: DateOrigin | None = None
    """None: the source's own word."""
    updated_at: str | None = None
    url: str | None = None
    language: str | None = None
    outlet: str | None = None
    section: str | None = None
    canonical: str | None = None
    genre_hint: Genre | None = None
    credit: Credit | None = None
    """The agency that the page names as its author."""
    response_id: str | None = None
    """The answer that it was read from."""


def make_article(source: Source, about: About, text: str) -> Article | Reject:
    """Return the article, or the reject of a text that is empty, too long or holds what is no text."""
    if not text.strip():
        return reject(
            source, about.address, "no_text", "there is no text in it; delete it, or look for what is missing"
        )
    if len(text) > LONGEST:
        message = f"its text has {len(text):,} characters; an article may have {LONGEST:,}; split it"
        return reject(source, about.address, "too_long", message, text)
    words = (about.title, about.url, about.outlet, about.language, about.section, about.canonical)
    if not all(map(is_clean, (text, *filter(None, words)))):
        message = "it holds NUL or other control characters; look at what wrote it, and send text only"
        return reject(source, about.address, "not_text", message, text)
    credit = credit_of(text) or about.credit
    return Article(
        article_id=make_id("art", source.id, about.address, hash_text(text)),
        source_id=source.id,
        address=about.address,
        text=text,
        url=about.url,
        title=about.title,
        published_at=about.published_at,
        language=about.language or detect_language(text, VERY_SURE if source.language else SURE) or source.language,
        outlet=about.outlet,
        published_at_origin=(about.published_at_origin or DateOrigin.LIST) if about.published_at else None,
        updated_at=about.updated_at,
        section=about.section,
        canonical=about.canonical,
        genre_hint=about.genre_hint,
        agency=credit.agency if credit else agency_named(about.outlet or source.publisher),
        agency_words=credit.words if credit else None,
        response_id=about.response_id,
    )


def until(source: Source, article: Article, last: date) -> Article | Reject:
    """Return the article, or the reject of one that says it is published after the last day that there can be."""
    if article.published_at is None or datetime.fromisoformat(article.published_at).date() <= last:
        return article
    message = f"it says that it is published on {article.published_at!r}, which is yet to come; correct the day"
    return reject(source, article.address, "invalid_date", message, article.text)


def read_html(
    source: Source, about: About, content: bytes, charset: str | None = None, *, fetched_on: date | None = None
) -> Article | Reject:
    """Return the article of a page, or the reject of what holds none, or has something else in its place."""
    decoded = decode_or_reject(source, about.address, content, charset)
    if isinstance(decoded, Reject):
        return decoded
    page = read_page(decoded, about.url, fetched_on=fetched_on)
    if page.wall:
        return reject(source, about.address, page.wall, WALLS[page.wall], page.text or decoded)
    if not page.text.strip():
        message = "no article was found in the page; look whether it is a list, or needs a browser or a login"
        return reject(source, about.address, "no_text", message, decoded)
    return make_article(source, _with_page(about, page), page.text)


def _with_page(about: About, page: Page) -> About:
    told = replace(
        about,
        title=about.title or page.title,
        updated_at=page.updated_at or about.updated_at,
        section=about.section or page.section,
        canonical=about.canonical or page.canonical,
        genre_hint=about.genre_hint or page.genre_hint,
        credit=page.credit,
    )
    if told.published_at is None and page.published is not None:
        return replace(told, published_at=page.published.written, published_at_origin=page.published.origin)
    return told


def decode_or_reject(source: Source, address: str, content: bytes, charset: str | None = None) -> str | Reject:
    """Return the bytes' text, or the reject of what is empty, too large or no text."""
    if not content.strip():
        return reject(source, address, "empty", EMPTY)
    if len(content) > LARGEST:
        message = f"it has over {LARGEST:,} bytes, the most that is read; split it, or make it JSON Lines"
        return reject(source, address, "too_large", message)
    try:
        return decode(content, charset)
    except NotText as error:
        return reject(source, address, "not_text", str(error), content[:2000].decode("utf-8", "replace"))
