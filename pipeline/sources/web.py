"""The web, for those who do not want to know of event loops: it is asked in a thread, and answers come one by one."""

import asyncio
import ssl
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field
from functools import cached_property
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

import httpcore
import httpx

from pipeline.sources.answers import Answer
from pipeline.sources.asking import Asker, Keep
from pipeline.sources.clock import Clock
from pipeline.sources.hosts import LookUp, look_up
from pipeline.sources.limits import Limits
from pipeline.sources.manners import Manners, host_or_none
from pipeline.sources.network import PinnedNetwork, PinnedTransport
from pipeline.sources.register import OwnRegister, Register
from pipeline.sources.room import Room
from pipeline.sources.transport import Transport
from pipeline.sources.unreachable import Unreachable

T = TypeVar("T")
Outcome = Answer | Unreachable
Hear = Callable[[int, Outcome], None]
AGENT = "conflict-events/0.1"


@dataclass(frozen=True, slots=True)
class Ask:
    """An address to be asked for, and with which headers."""

    address: str
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Web:
    """What all sources of a process share: hosts and how we stand with them, room, time."""

    contact: str | None = None
    """An address or a page of whoever runs this, told to every server."""
    limits: Limits = field(default_factory=Limits)
    at_once: int = 16
    clock: Clock = field(default_factory=Clock)
    look_up: LookUp = look_up
    network: httpcore.AsyncNetworkBackend = field(default_factory=httpcore.AnyIOBackend)
    trusted: ssl.SSLContext = field(default_factory=httpx.create_ssl_context)
    register: Register = field(default_factory=OwnRegister)
    """What other processes know of hosts, and when theirs or our turn is."""

    @cached_property
    def manners(self) -> Manners:
        """How we stand with hosts."""
        return Manners(AGENT.partition("/")[0], self.limits, self.clock, self.register)

    @cached_property
    def agent(self) -> str:
        """What we call ourselves."""
        return f"{AGENT} (news reader for conflict research{f'; {self.contact}' if self.contact else ''})"

    @cached_property
    def room(self) -> Room:
        """Room for what is asked at once."""
        return Room(self.at_once)

    def asker(self, private_hosts: Sequence[str], keep: Keep) -> Asker:
        """Return what asks for one reading; it shares no connection with others, as it may know private hosts."""
        network = PinnedNetwork(self.look_up, frozenset(private_hosts), self.network)
        transport = Transport(PinnedTransport(network, self.trusted), self.agent, self.limits, self.clock)
        return Asker(transport, self.manners, self.room, keep, self.clock)

    def ask(self, asker: Asker, ask: Ask, *, robots: bool) -> Answer:
        """Return what the address gives; raises Unreachable."""
        return self.run(_ask(asker, ask, robots=robots))

    def run(self, work: Coroutine[object, object, T]) -> T:
        """Do it in the web's thread and return what it returns, or raise what it raises."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    def ask_all(self, asker: Asker, asks: Sequence[Ask], hear: Hear) -> Iterator[tuple[int, Outcome]]:
        """Yield the number of each ask with what came of it, as they come: hosts side by side, each in turn.

        ``hear`` is told of each at once, in the web's thread.
        """
        came: SimpleQueue[tuple[int, Outcome] | BaseException] = SimpleQueue()

        def tell(number: int, outcome: Outcome) -> None:
            if isinstance(outcome, Answer):
                self.room.came(len(outcome.content))
            hear(number, outcome)
            came.put((number, outcome))

        working = asyncio.run_coroutine_threadsafe(_ask_all(asker, asks, tell), self._loop)
        working.add_done_callback(lambda done: came.put(_why_ended(done)))
        try:
            for _ in asks:
                item = came.get()
                if isinstance(item, BaseException):
                    raise item
                yield item
                if isinstance(item[1], Answer):
                    self._loop.call_soon_threadsafe(self.room.taken, len(item[1].content))
            working.result()  # the last hosts are given back by then
        finally:
            working.cancel()

    def give_up(self) -> None:
        """Cancel all that is asked at this moment, whoever waits for it."""
        self._loop.call_soon_threadsafe(lambda: [task.cancel() for task in asyncio.all_tasks(self._loop)])

    @cached_property
    def _loop(self) -> asyncio.AbstractEventLoop:
        loop = asyncio.new_event_loop()
        Thread(target=loop.run_forever, name="web", daemon=True).start()
        return loop


def _why_ended(done: "Future[None]") -> BaseException:
    error = CancelledError() if done.cancelled() else done.exception()
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error or CancelledError()


async def _ask(asker: Asker, ask: Ask, *, robots: bool) -> Answer:
    try:
        return await asker.ask(ask.address, ask.headers, robots=robots)
    finally:
        await asker.leave(host_or_none(ask.address))


async def _ask_all(asker: Asker, asks: Sequence[Ask], tell: Hear) -> None:
    hosts: dict[str, list[tuple[int, Ask]]] = {}
    for number, ask in enumerate(asks):
        hosts.setdefault(host_or_none(ask.address), []).append((number, ask))
    async with asyncio.TaskGroup() as group:
        for host, some in hosts.items():
            group.create_task(_ask_in_turn(asker, host, some, tell))


async def _ask_in_turn(asker: Asker, host: str, asks: Sequence[tuple[int, Ask]], tell: Hear) -> None:
    try:
        for number, ask in asks:
            try:
                tell(number, await asker.ask(ask.address, ask.headers))
            except Unreachable as error:
                tell(number, error)
    finally:
        await asker.leave(host)
