"""What earlier readings know: the warehouse's word, and that of readings that were not loaded yet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from pipeline.sources.answers import Answer, read_answer
from pipeline.sources.limits import Limits
from pipeline.sources.spool import OldSpool
from pipeline.sources.unreachable import Unreachable
from schemas.fetching import Address, Response
from schemas.vocabulary import AddressStatus


class Memory(Protocol):
    """What the loaded readings of all sources know."""

    def addresses(self, source_id: str, addresses: Sequence[str]) -> Iterable[Address]:
        """Return what is known of these addresses of the source."""

    def owed(self, source_id: str, now: datetime, most: int) -> Iterable[Address]:
        """Return pages of the source that are wanted and may be asked now, those that wait longest first."""

    def watermark(self, source_id: str, name: str) -> str | None:
        """Return how far the source was read, by that name."""

    def loaded(self, response_ids: Sequence[str]) -> frozenset[str]:
        """Return which of these responses are loaded."""


class Unloaded:
    """What readings of one source learned that were not loaded."""

    def __init__(self, spools: Sequence[OldSpool], limits: Limits, now: datetime) -> None:
        self._limits = limits
        self._now = now
        self.addresses: dict[str, Address] = {}
        self._responses: dict[str, tuple[OldSpool, Response]] = {}
        for spool in spools:
            self._take_over(spool)
        self._is_taken = False
        self._mend()

    @property
    def is_taken(self) -> bool:
        """True where nothing is left to be taken."""
        return self._is_taken or not any(one.about is not None for one in self.addresses.values())

    def take_pages(self) -> Iterator[tuple[Address, Answer]]:
        """Yield the pages that were read, with what came; only once."""
        if self._is_taken:
            return
        for address in self.addresses.values():
            answer = self._answer(address.response_id)
            if address.about is not None and address.status is AddressStatus.READ and answer is not None:
                yield address, answer
        self._is_taken = True

    def owed(self) -> list[Address]:
        """Return the pages that were wanted and not read."""
        return [one for one in self.addresses.values() if one.status is AddressStatus.WANTED and one.about is not None]

    def answer_of(self, address: str) -> Answer | None:
        """Return the newest answer that the address itself gave, None where it gave none."""
        known = self.addresses.get(address)
        return self._answer(known.response_id) if known else None

    def _answer(self, response_id: str | None) -> Answer | None:
        if response_id not in self._responses:
            return None
        spool, response = self._responses[response_id]
        try:
            exchange = spool.read(response)
            return read_answer(exchange, self._limits, response_id, self._now, conditional=False)
        except (Unreachable, OSError):
            return None

    def _take_over(self, spool: OldSpool) -> None:
        for notes in spool.notes():
            self._responses |= {one.response_id: (spool, one) for one in notes.responses}
            self.addresses |= {one.address: one for one in notes.addresses}

    def _mend(self) -> None:
        """Take pages as read whose answer was kept when their reading was killed, before that was noted."""
        for response_id, (_, response) in self._responses.items():
            known = self.addresses.get(response.address)
            if known and known.status is AddressStatus.WANTED and response.status == 200:
                read = replace(known, status=AddressStatus.READ, response_id=response_id, read_at=response.fetched_at)
                if self._answer(response_id):
                    self.addresses[response.address] = read
