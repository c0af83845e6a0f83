"""Which articles are copies of one another, or newer versions of one."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What is needed to know an article's copies and versions."""

    article_id: str
    source_id: str
    address: str
    title: str | None
    day: date | None
    """Of its publication, None where that is not known."""
    written: datetime | None
    """When it was changed last, else published, as its publisher says, in UTC; None where nobody says it."""
    words: str
    """SHA-256 of its words, as ``hash_words`` makes it."""
    sketch: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """An article in its syndication cluster."""

    text: Text
    cluster_id: str
    """``syn_…`` from the first article of the cluster."""
    copy_of: str | None = None
    """The article that it is most like; None for the first of a cluster."""
    likeness: float | None = None
    """Share of the shorter text that is in the longer, 1 where the words are the same."""
    supersedes: str | None = None
    """The older version of the same address that it takes the place of."""
