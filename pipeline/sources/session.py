"""A session: one reading of one source. What its kind asks for addresses, whoever answers.

session.listing(address)   the list that the source is read from; None where it has not changed since last time
session.pages(wanted)      the pages that the list names, and those that are still owed from earlier
session.get(address)       anything else, as the next part of a list or the answer of an interface
session.watermark(name)    how far the source was read before
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pipeline.sources.reading import About
from pipeline.sources.transport import Answer, Limits, Transport, Unreachable
from schemas.sources import Source

__all__ = ["Answer", "Session", "Unreachable", "Wanted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A page that a list names."""

    address: str
    about: About
    """What the list says of it."""
    stamp: str | None = None
    """The list's word for the page's version (its time of update, say): a known page with another one is asked anew."""


class Session:
    """One reading of one source."""

    def __init__(self, source: Source, *, base: Path, limits: Limits = Limits()) -> None:  # noqa: B008 - frozen
        self.source = source
        self.base = base
        self._transport = Transport(base=base, allow_private=source.allow_private_addresses, limits=limits)
        self._watermarks: dict[str, str] = {}

    def now(self) -> datetime:
        """The moment of the reading, UTC."""
        return datetime.now(UTC)

    def get(self, address: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Return what the address gives now; raises Unreachable, whose ``reason`` is a short code."""
        del headers
        return self._transport.get(address)

    def listing(self, address: str) -> Answer | None:
        """Return the list at the address, None where it is as it was when last loaded; raises Unreachable."""
        return self.get(address)

    def pages(self, wanted: Iterable[Wanted]) -> Iterator[tuple[Wanted, Answer | Unreachable]]:
        """Yield each wanted page that was not read before, in whatever order they come, with what came of it.

        Pages of several hosts are asked side by side, those of one host in turn. Pages that an earlier reading owes
        come along: a kind calls this for a list without anything new too.
        """
        for one in wanted:
            try:
                yield one, self.get(one.address)
            except Unreachable as error:
                yield one, error

    def watermark(self, name: str) -> str | None:
        """Return what was set under the name by the last reading that was loaded, None before the first."""
        return self._watermarks.get(name)

    def set_watermark(self, name: str, value: str) -> None:
        """Keep how far the source has been read; it holds from when this reading's articles are loaded."""
        self._watermarks[name] = value
