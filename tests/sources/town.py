"""A web in small: names with public numbers that lead to a server on loopback, a clock that nobody waits for, and a
server on the private network, which nobody may reach.

Everything but the wires is the real thing: names are looked up, numbers are judged, connections are made. A public
number's connection ends at the test's server; any other number is really connected to.
"""

import asyncio
import ssl
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import httpcore
import httpx
from server import BadServer, serving

from pipeline.sources import Session, fetch
from pipeline.sources.clock import Clock
from pipeline.sources.limits import Limits
from pipeline.sources.memory import Memory
from pipeline.sources.online import Online
from pipeline.sources.register import OwnRegister, Register
from pipeline.sources.web import Web
from pipeline.warehouse.opening import open_warehouse
from pipeline.warehouse.remembered import WarehouseMemory
from schemas.fetching import Address
from schemas.records import Article, Reject
from schemas.sources import Source
from schemas.vocabulary import SourceScale

PUBLIC = "93.184.216.34"
LIMITS = Limits(size=1_000_000, redirects=3, reading=100_000)
HASTY = replace(LIMITS, step=0.2, whole=0.4)
"""For servers that never end; with others a busy machine would make it too short."""


class Nothing:
    """A memory without anything in it."""

    def addresses(self, source_id: str, addresses: Sequence[str]) -> Iterable[Address]:
        """Know none."""
        del source_id, addresses
        return ()

    def owed(self, source_id: str, now: datetime, most: int) -> Iterable[Address]:
        """Owe none."""
        del source_id, now, most
        return ()

    def watermark(self, source_id: str, name: str) -> str | None:
        """Know none."""
        del source_id, name
        return None

    def loaded(self, response_ids: Sequence[str]) -> frozenset[str]:
        """Know none."""
        del response_ids
        return frozenset()


class Hours:
    """A clock that goes on when someone sleeps."""

    def __init__(self) -> None:
        self.passed = 0.0
        self.began = datetime(2026, 3, 1, tzinfo=UTC)

    def now(self) -> datetime:
        """The time of day."""
        return self.began + timedelta(seconds=self.passed)

    async def sleep(self, seconds: float) -> None:
        """Let the time pass."""
        self.passed += seconds
        await asyncio.sleep(0)

    def clock(self) -> Clock:
        """As the program wants it."""
        return Clock(now=self.now, monotonic=lambda: self.passed, sleep=self.sleep, draw=lambda: 0.5)


class Wires(httpcore.AsyncNetworkBackend):
    """Leads public numbers to a port of loopback."""

    def __init__(self, ports: dict[str, int]) -> None:
        self._real = httpcore.AnyIOBackend()
        self._ports = ports
        self.dialled: list[str] = []

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the base class's way
        local_address: str | None = None,
        socket_options: object = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect."""
        del socket_options
        self.dialled.append(host)
        if host in self._ports:
            return await self._real.connect_tcp("127.0.0.1", self._ports[host], timeout, local_address)
        return await self._real.connect_tcp(host, port, timeout, local_address)

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)


@dataclass
class Town:
    """The web in small."""

    server: BadServer
    inner: BadServer
    """On the private network."""
    folder: Path
    limits: Limits = LIMITS
    hours: Hours = field(default_factory=Hours)
    names: dict[str, list[list[str]]] = field(default_factory=dict)
    """What a look-up of a name answers, the first time, the second time …; the last answer stays."""
    ports: dict[str, int] = field(default_factory=dict)
    memory: Memory = field(default_factory=Nothing)
    register: Register = field(default_factory=OwnRegister)
    trusted: ssl.SSLContext = field(default_factory=httpx.create_ssl_context)

    async def look_up(self, host: str, port: int) -> Sequence[str]:
        """Answer as the name's owner tells; a name that nobody owns is public, a number is itself."""
        del port
        if host.endswith(".invalid"):
            raise OSError("Name or service not known")
        if host == "localhost":
            return ["127.0.0.1"]
        answers = self.names.get(host)
        if answers:
            return answers.pop(0) if len(answers) > 1 else answers[0]
        with suppress(ValueError):
            return [str(ip_address(host))]
        return [PUBLIC]

    def web(self) -> Web:
        """The web, as a process has it."""
        wires = Wires({PUBLIC: self.server.server_port} | self.ports)
        return Web(
            contact="desk@example.org",
            limits=self.limits,
            clock=self.hours.clock(),
            look_up=self.look_up,
            network=wires,
            trusted=self.trusted,
            register=self.register,
        )

    @contextmanager
    def session(self, source: Source, web: Web | None = None) -> Iterator[Session]:
        """One reading."""
        with Online(source, web or self.web(), self.memory, self.folder / "fetched") as online:
            yield Session(source, base=self.folder, online=online)

    def read(self, source: Source, web: Web | None = None) -> list[Article | Reject]:
        """Read the source to its end."""
        with self.session(source, web) as session:
            return list(fetch(session))


@contextmanager
def living(folder: Path) -> Iterator[Town]:
    """Run the town's servers for as long as the context lasts."""
    with serving() as server, serving() as inner:
        yield Town(server, inner, folder)


def remembering(folder: Path) -> WarehouseMemory:
    """A memory in a warehouse of its own."""
    return WarehouseMemory(open_warehouse(f"sqlite:///{folder / 'warehouse.sqlite'}"))


def paper(address: str = "http://paper.example/feed", **more: object) -> Source:
    """A source that is a feed."""
    return replace(
        Source(id="paper", kind="feed", name="Paper", licence="none", scale=SourceScale.LOCAL, address=address),
        **more,  # type: ignore[arg-type]
    )


def reason(found: Article | Reject) -> str:
    """Return in a word what came."""
    return found.reason if isinstance(found, Reject) else "article"


def feed(*items: str) -> str:
    """A feed with the items."""
    return f'<rss version="2.0"><channel><title>F</title>{"".join(items)}</channel></rss>'


def item(link: str, more: str = "") -> str:
    """An item of a feed."""
    return f"<item><title>An item</title><link>{link}</link>{more}</item>"
