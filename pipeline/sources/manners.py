"""Manners towards hosts: one request at a time, with a pause, by robots.txt, and none to a host that keeps failing."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlsplit

from protego import Protego

from pipeline.sources.clock import Clock
from pipeline.sources.limits import Limits
from pipeline.sources.unreachable import Unreachable
from schemas.fetching import Host

ROBOTS_LAST = timedelta(hours=24)
"""How long a robots.txt holds (RFC 9309, 2.4)."""
LONGEST_REST = timedelta(hours=6)


def host_of(address: str) -> str:
    """Return scheme, name and port of the address: what robots.txt speaks for, and what manners are kept towards."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}".lower()


def host_or_none(address: str) -> str:
    """Return the address's host, "" where it is no address."""
    with suppress(ValueError):
        return host_of(address)
    return ""


class Visit:
    """How we stand with one host."""

    def __init__(self, known: Host, agent: str, limits: Limits, clock: Clock) -> None:
        self.known = known
        self.asking_robots = asyncio.Lock()
        self._agent = agent
        self._limits = limits
        self._clock = clock
        self._turn = asyncio.Lock()
        self._free_at = 0.0
        self._rules: Protego | None = None
        self._delay = limits.delay
        self._keep_rules()

    @asynccontextmanager
    async def turn(self, until: float) -> AsyncIterator[None]:
        """Wait until the host may be asked, and let no one else ask it meanwhile.

        Raises Unreachable where the host is closed, or where the wait would go beyond ``until``.
        """
        async with self._turn:
            self._refuse_if_closed()
            wait = self._free_at - self._clock.monotonic()
            if self._clock.monotonic() + max(wait, 0) > until:
                message = "the time for this reading is over, so it was not asked for; it comes in the next one"
                raise Unreachable(message, "reading_over", passing=True)
            if wait > 0:
                await self._clock.sleep(wait)
            try:
                yield
            finally:
                self._free_at = max(self._free_at, self._clock.monotonic() + self._delay)

    def pause(self, seconds: float) -> None:
        """Let no one ask the host for so long."""
        self._free_at = max(self._free_at, self._clock.monotonic() + seconds)

    def succeeded(self) -> None:
        """Note that the host answered."""
        self.known = replace(self.known, failures=0, closed_until=None)

    def failed(self) -> None:
        """Note that it did not; when that happens too often in a row it is closed, each time for longer."""
        failures, closed = self.known.failures + 1, None
        beyond = failures - self._limits.failures
        if beyond >= 0:
            rest = timedelta(seconds=self._limits.rest * 2 ** min(beyond, 10))
            closed = self._clock.now() + min(rest, LONGEST_REST)
        self.known = replace(self.known, failures=failures, closed_until=closed)

    def close_for(self, seconds: float) -> None:
        """Leave the host alone for so long, as it asked."""
        self.known = replace(self.known, closed_until=self._clock.now() + timedelta(seconds=seconds))

    @property
    def knows_robots(self) -> bool:
        """True where the host's robots.txt is known and not too old."""
        return self.known.robots_at is not None and self._clock.now() - self.known.robots_at < ROBOTS_LAST

    def learn_robots(self, text: str) -> None:
        """Keep the host's robots.txt; an empty one allows all."""
        self.known = replace(self.known, robots=text, robots_at=self._clock.now())
        self._keep_rules()

    def refuse_if_forbidden(self, address: str) -> None:
        """Raise Unreachable where robots.txt forbids the address."""
        if self._rules and not self._rules.can_fetch(address, self._agent):
            raise Unreachable(f"the robots.txt of {self.known.host} forbids it", "robots_forbid")

    def _refuse_if_closed(self) -> None:
        closed = self.known.closed_until
        if closed and self._clock.now() < closed:
            message = f"{self.known.host} is left alone until {closed:%Y-%m-%d %H:%M} UTC, as it failed or asked for it"
            raise Unreachable(message, "host_resting", passing=True)

    def _keep_rules(self) -> None:
        self._rules = Protego.parse(self.known.robots) if self.known.robots else None
        asked = self._rules.crawl_delay(self._agent) if self._rules else None
        self._delay = max(self._limits.delay, asked or 0.0)


class Manners:
    """How we stand with all hosts, whichever source asks."""

    def __init__(self, agent: str, limits: Limits, clock: Clock) -> None:
        self._agent = agent
        self._limits = limits
        self._clock = clock
        self._visits: dict[str, Visit] = {}

    def remember(self, known: Iterable[Host]) -> None:
        """Take over what earlier readings know of hosts that none of this process has asked."""
        for host in known:
            self._visits.setdefault(host.host, self._visit(host))

    @property
    def known(self) -> frozenset[str]:
        """The hosts of which something is known."""
        return frozenset(self._visits)

    def met(self, hosts: Iterable[str]) -> list[Host]:
        """Return what is known of these hosts now."""
        return [self._visits[host].known for host in sorted(hosts)]

    def towards(self, host: str) -> Visit:
        """Return how we stand with the host."""
        return self._visits.setdefault(host, self._visit(Host(host=host)))

    def _visit(self, known: Host) -> Visit:
        return Visit(known, self._agent, self._limits, self._clock)
