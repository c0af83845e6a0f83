"""A session: one reading of one source. What its kind asks for addresses, whoever answers.

session.listing(address)   the list that the source is read from; None where it has not changed since last time
session.pages(wanted)      the pages that the list names, and those that are still owed from earlier
session.get(address)       anything else, as the next part of a list or the answer of an interface
session.watermark(name)    how far the source was read before
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from pipeline.sources.answers import Answer
from pipeline.sources.disk import is_on_disk, read_from_disk
from pipeline.sources.limits import Limits
from pipeline.sources.online import Online
from pipeline.sources.unreachable import Unreachable
from pipeline.sources.wanted import Wanted
from schemas.sources import Source

__all__ = ["Answer", "Session", "Unreachable", "Wanted"]

_NO_HEADERS: Mapping[str, str] = {}


class Session:
    """One reading of one source; without ``online`` it opens files only."""

    def __init__(
        self,
        source: Source,
        *,
        base: Path,
        online: Online | None = None,
        own: Path | None = None,
        limits: Limits = Limits(),  # noqa: B008 - frozen
    ) -> None:
        self.source = source
        self.base = base
        """The folder of sources.yaml: paths are below it."""
        self.own = own
        """The folder of what the program makes, which is no source's."""
        self._online = online
        self._limits = limits
        self._began = datetime.now(UTC)

    def now(self) -> datetime:
        """Return the moment, UTC."""
        return self._online.now if self._online else self._began

    def get(self, address: str, headers: Mapping[str, str] = _NO_HEADERS, *, robots: bool = True) -> Answer:
        """Return what the address gives; raises Unreachable, whose ``reason`` is a short code.

        ``robots`` is false for an interface for programs, whose terms and not robots.txt say who may ask it.
        """
        if is_on_disk(address):
            return read_from_disk(self.base, address, self._limits)
        return self._web.get(address, headers, robots=robots)

    def listing(self, address: str) -> Answer | None:
        """Return the list at the address, None where it is as it was when last loaded; raises Unreachable."""
        return self.get(address) if is_on_disk(address) else self._web.listing(address)

    def pages(self, wanted: Iterable[Wanted]) -> Iterator[tuple[Wanted, Answer | Unreachable]]:
        """Yield each wanted page that was not read before, in whatever order they come, with what came of it.

        Pages of several hosts are asked side by side, those of one host in turn. Pages that an earlier reading owes
        come along: a kind calls this for a list without anything new too.
        """
        afar: list[Wanted] = []
        for one in wanted:
            if is_on_disk(one.address):
                yield one, self._from_disk(one.address)
            else:
                afar.append(one)
        if self._online:
            yield from self._online.pages(afar)
        else:
            yield from ((one, _offline()) for one in afar)

    def watermark(self, name: str) -> str | None:
        """Return what was set under the name by the last reading that was loaded, None before the first."""
        return self._online.watermark(name) if self._online else None

    def set_watermark(self, name: str, value: str) -> None:
        """Keep how far the source has been read; it holds from when this reading's articles are loaded."""
        if self._online:
            self._online.set_watermark(name, value)

    @property
    def _web(self) -> Online:
        if self._online is None:
            raise _offline()
        return self._online

    def _from_disk(self, address: str) -> Answer | Unreachable:
        try:
            return read_from_disk(self.base, address, self._limits)
        except Unreachable as error:
            return error


def _offline() -> Unreachable:
    return Unreachable("nothing is read from the web here", "offline")
