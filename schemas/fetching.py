"""What a reading of a source learns of the web besides articles: what was answered, what is known, what is owed."""

from dataclasses import dataclass
from datetime import datetime

from schemas.vocabulary import AddressStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One answer of a server, kept as it came."""

    response_id: str
    source_id: str
    address: str
    """What was asked; a redirect and what it leads to are two answers."""
    fetched_at: datetime
    status: int
    sha256: str
    """Of the body's bytes as they were sent, packed if they were."""
    size: int
    """Bytes of the body as sent."""
    content_type: str | None = None
    archive_name: str | None = None
    """The WARC file below the archive's root; None until it is there, and again when its time is over."""
    offset: int = 0
    """Where in the file the record begins."""
    length: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """What is known of one address of a source."""

    source_id: str
    address: str
    status: AddressStatus
    checked_at: datetime
    """When it was asked last, or first named."""
    stamp: str | None = None
    """The list's word for the version that was read."""
    about: dict[str, object] | None = None
    """What the list says of the page; None for what is no page."""
    etag: str | None = None
    last_modified: str | None = None
    read_at: datetime | None = None
    """When it last gave a body."""
    response_id: str | None = None
    """The answer that held it."""
    tries: int = 0
    """Failures since it was last read."""
    next_try: datetime | None = None
    """From when it is worth asking again; None where it is not."""
    reason: str | None = None
    """Why it was not read, as a short code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """What is known of one host, whoever asks it."""

    host: str
    """Scheme, name and port."""
    robots: str | None = None
    """Its robots.txt; empty where it has none, None where it was not asked."""
    robots_at: datetime | None = None
    failures: int = 0
    """Failures in a row."""
    closed_until: datetime | None = None
    """It is left alone until then; None: it is not."""
    free_at: datetime | None = None
    """Nobody asks it before: it is being asked, or the pause after that is not over; None: it was never asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watermark:
    """How far a source was read."""

    source_id: str
    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """Part of what a reading learned."""

    responses: tuple[Response, ...] = ()
    addresses: tuple[Address, ...] = ()
    watermarks: tuple[Watermark, ...] = ()
