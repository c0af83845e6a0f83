"""A source on the web: what to ask of it, what need not be asked again, and what is owed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self

from pipeline.sources.answers import Answer
from pipeline.sources.archive import Archive
from pipeline.sources.memory import Memory, Unloaded
from pipeline.sources.spool import OldSpool, Spool, old_spools, remove_spools
from pipeline.sources.transport import Exchange, refuse_odd_address
from pipeline.sources.unreachable import Unreachable
from pipeline.sources.wanted import LEFT, Wanted, after_answer, after_failure, conditions, want, wanted_again
from pipeline.sources.web import Ask, Outcome, Web
from schemas.fetching import Address, Notes, Watermark
from schemas.sources import Source
from schemas.vocabulary import AddressStatus

CHUNK = 1000
"""Addresses in one question to the memory."""


class Online:
    """The web's side of one reading of one source."""

    def __init__(self, source: Source, web: Web, memory: Memory, spools: Path) -> None:
        self.counts: Counter[str] = Counter()
        self._source, self._web, self._memory, self._root = source, web, memory, spools
        self._old = list(self._unloaded_spools())
        self._unloaded = Unloaded(self._old, web.limits, self.now)
        self._spool: Spool | None = None
        self._asker = web.asker(source.private_hosts, self._keep)
        self._opening = Lock()
        self._has_asked = False
        self._met: set[str] = set()
        self._read_lists: list[Address] = []
        self._left = web.limits.pages

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Hang up and let the spool be taken over; what a list said is kept only where all of it was dealt with."""
        if self._has_asked:
            self._web.run(self._asker.aclose())
        if error is None and self._read_lists:
            self._note(Notes(addresses=tuple(self._read_lists)))
        if self._spool:
            self._spool.close()

    @property
    def now(self) -> datetime:
        """UTC."""
        return self._web.clock.now()

    def get(self, address: str, headers: Mapping[str, str], *, robots: bool) -> Answer:
        """Return what the address gives, or gave to a reading that was not loaded; raises Unreachable."""
        answer = self._unloaded.answer_of(address) or self._ask(address, headers, robots=robots)
        self._note(Notes(addresses=(after_answer(self._fresh(address), answer, self.now),)))
        return answer

    def listing(self, address: str) -> Answer | None:
        """Return the list, None where it has not changed since it was read; raises Unreachable."""
        known = self._known([address]).get(address) or self._fresh(address)
        answer = self._ask(address, conditions(known, self.now), robots=True)
        self._read_lists.append(after_answer(known, answer, self.now))
        self.counts["lists_unchanged" if answer.unchanged else "lists_read"] += 1
        return None if answer.unchanged else answer

    def pages(self, wanted: Iterable[Wanted]) -> Iterator[tuple[Wanted, Answer | Unreachable]]:
        """Yield pages that are new, that are owed, and those that an earlier reading read and did not load."""
        for known, answer in self._unloaded.take_pages():
            self._met.add(known.address)
            self.counts["pages_found_again"] += 1
            yield wanted_again(known), answer
        named = list(wanted)
        odd = {one.address: error for one in named if (error := _oddity(one.address))}
        yield from ((one, odd[one.address]) for one in named if one.address in odd)
        chosen = self._choose(one for one in named if one.address not in odd)
        asked, owed = chosen[: self._left], chosen[self._left :]
        self._left -= len(asked)
        if owed:
            self.counts["pages_owed"] += len(owed)
        if chosen or self._read_lists:
            self._note(Notes(addresses=(*chosen, *self._read_lists)))
        self._read_lists.clear()
        yield from self._ask_pages(asked)

    def watermark(self, name: str) -> str | None:
        """Return what the last reading that was loaded set: of one that was not, the articles may be missing."""
        return self._memory.watermark(self._source.id, name)

    def set_watermark(self, name: str, value: str) -> None:
        """Keep how far the source was read."""
        self._note(Notes(watermarks=(Watermark(source_id=self._source.id, name=name, value=value),)))

    def hand_over(self, archive: Archive) -> tuple[tuple[str, ...], Iterator[Notes]]:
        """Return the names of the spools that this reading deals with, and what is in them, archived."""
        old = self._old if self._unloaded.is_taken else []
        own = [OldSpool(self._spool.folder)] if self._spool else []
        return tuple(spool.folder.name for spool in (*old, *own)), _archived(old, own, archive)

    def _unloaded_spools(self) -> Iterator[OldSpool]:
        """Yield the spools that are not loaded; one that is, and was left when its loader was killed, is removed."""
        for spool in old_spools(self._root, self._source.id):
            ids = [response.response_id for notes in spool.notes() for response in notes.responses]
            if ids and self._memory.loaded(ids[:1]):
                remove_spools(self._root, (spool.folder.name,))
            else:
                yield spool

    def _note(self, notes: Notes) -> None:
        self._opened().note(notes)

    def _keep(self, exchange: Exchange) -> str:
        return self._opened().keep(exchange)

    def _opened(self) -> Spool:
        """The spool of this reading, begun when there is something to be put into it."""
        with self._opening:
            if self._spool is None:
                self._spool = Spool(self._root, self._source.id, f"{self.now:%Y%m%dT%H%M%S%f}")
            return self._spool

    def _ask(self, address: str, headers: Mapping[str, str], *, robots: bool) -> Answer:
        self._has_asked = True
        return self._web.ask(self._asker, Ask(address, headers), robots=robots)

    def _choose(self, wanted: Iterable[Wanted]) -> list[Address]:
        """The addresses to be asked: those that are named and not known, and those that are owed."""
        chosen: dict[str, Address] = {}
        named = iter(wanted)
        while some := list(islice(named, CHUNK)):
            known = self._known([one.address for one in some])
            for one in some:
                address = want(known.get(one.address), one, self._source.id, self.now)
                if address is None:
                    self.counts["pages_known"] += 1
                elif one.address not in self._met:
                    chosen[one.address] = address
                    self._met.add(one.address)
        owed = [*self._unloaded.owed(), *self._memory.owed(self._source.id, self.now, self._web.limits.pages)]
        for address in owed:
            if address.address not in self._met:
                chosen[address.address] = address
                self._met.add(address.address)
        return list(chosen.values())

    def _ask_pages(self, asked: list[Address]) -> Iterator[tuple[Wanted, Answer | Unreachable]]:
        def hear(number: int, outcome: Outcome) -> None:
            self._note(Notes(addresses=(self._settled(asked[number], outcome),)))

        self._has_asked |= bool(asked)
        asks = [Ask(one.address, conditions(one, self.now)) for one in asked]
        for number, outcome in self._web.ask_all(self._asker, asks, hear):
            self._count(outcome)
            if isinstance(outcome, Answer) and outcome.unchanged:
                continue
            if isinstance(outcome, Unreachable) and outcome.reason in LEFT:
                continue
            yield wanted_again(asked[number]), outcome

    def _settled(self, known: Address, outcome: Outcome) -> Address:
        if isinstance(outcome, Answer):
            return after_answer(known, outcome, self.now)
        return after_failure(known, outcome, self._web.limits.owing, self.now)

    def _count(self, outcome: Outcome) -> None:
        if isinstance(outcome, Answer):
            self.counts["pages_unchanged" if outcome.unchanged else "pages_read"] += 1
        else:
            self.counts["pages_owed" if outcome.reason in LEFT else "pages_failed"] += 1

    def _known(self, addresses: list[str]) -> dict[str, Address]:
        loaded = {one.address: one for one in self._memory.addresses(self._source.id, addresses)}
        unloaded = {one: self._unloaded.addresses[one] for one in addresses if one in self._unloaded.addresses}
        return loaded | unloaded

    def _fresh(self, address: str) -> Address:
        return Address(source_id=self._source.id, address=address, status=AddressStatus.WANTED, checked_at=self.now)


def _archived(old: Sequence[OldSpool], own: Sequence[OldSpool], archive: Archive) -> Iterator[Notes]:
    """Yield what is in the spools; how far an older reading came does not count, as this one began where it did."""
    for spool in old:
        for notes in spool.archived(archive):
            yield replace(notes, watermarks=())
    for spool in own:
        yield from spool.archived(archive)


def _oddity(address: str) -> Unreachable | None:
    """Why the address is none that can be asked; None where it is."""
    try:
        refuse_odd_address(address)
    except Unreachable as error:
        return error
    return None
