"""Manners towards hosts: one request at a time, with a pause, by robots.txt, and none to a host that keeps failing."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from protego import Protego

from pipeline.sources.clock import Clock
from pipeline.sources.limits import Limits
from pipeline.sources.register import Hold, Register
from pipeline.sources.unreachable import Unreachable
from schemas.fetching import Host

ROBOTS_LAST = timedelta(hours=24)
"""How long a robots.txt holds (RFC 9309, 2.4)."""
SKEW = timedelta(seconds=10)
"""How far the clocks of two processes that hold one host may be apart."""
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
    """How this process stands with one host, and whether it is its turn."""

    def __init__(self, host: str, agent: str, limits: Limits, clock: Clock, register: Register) -> None:
        self.asking_robots = asyncio.Lock()
        self._known = Host(host=host)
        self._agent, self._limits, self._clock, self._register = agent, limits, clock, register
        self._alone = asyncio.Lock()
        self._held: Hold | None = None
        self._free_at = 0.0
        self._rules: Protego | None = None
        self._delay = limits.delay

    @asynccontextmanager
    async def turn(self, until: float) -> AsyncIterator[None]:
        """Wait until the host may be asked, and let no one else, in whatever process, ask it meanwhile.

        Raises Unreachable where the host is closed, or where the wait would go beyond ``until``.
        """
        async with self._alone:
            await self._take(until)
            while (wait := self._free_at - self._clock.monotonic()) > 0:
                self._refuse_if_closed()
                await self._wait(wait, until)
                await self._take(until)
            self._refuse_if_closed()
            self._refuse_if_over(0, until)
            try:
                yield
            finally:
                self.pause(self._delay)

    async def arrive(self, until: float) -> None:
        """Learn what is known of the host, and take it; raises Unreachable as a turn does."""
        async with self._alone:
            await self._take(until)

    async def leave(self) -> None:
        """Give the host back, with what was learned and the pause that is left."""
        async with self._alone:
            await self._give_back()

    def pause(self, seconds: float) -> None:
        """Let no one ask the host for so long."""
        self._free_at = max(self._free_at, self._clock.monotonic() + seconds)

    def succeeded(self) -> None:
        """Note that the host answered."""
        self._known = replace(self._known, failures=0, closed_until=None)

    def failed(self) -> None:
        """Note that it did not; when that happens too often in a row it is closed, each time for longer."""
        failures, closed = self._known.failures + 1, None
        beyond = failures - self._limits.failures
        if beyond >= 0:
            rest = timedelta(seconds=self._limits.rest * 2 ** min(beyond, 10))
            closed = self._clock.now() + min(rest, LONGEST_REST)
        self._known = replace(self._known, failures=failures, closed_until=closed)

    def close_for(self, seconds: float) -> None:
        """Leave the host alone for so long, as it asked."""
        self._known = replace(self._known, closed_until=self._clock.now() + timedelta(seconds=seconds))

    @property
    def knows_robots(self) -> bool:
        """True where the host's robots.txt is known and not too old."""
        return self._known.robots_at is not None and self._clock.now() - self._known.robots_at < ROBOTS_LAST

    def learn_robots(self, text: str) -> None:
        """Keep the host's robots.txt; an empty one allows all."""
        self._know(replace(self._known, robots=text, robots_at=self._clock.now()))

    def refuse_if_forbidden(self, address: str) -> None:
        """Raise Unreachable where robots.txt forbids the address."""
        if self._rules and not self._rules.can_fetch(address, self._agent):
            raise Unreachable(f"the robots.txt of {self._known.host} forbids it", "robots_forbid")

    async def _take(self, until: float) -> None:
        """Take the host, unless it is held; who has held it for long gives others a chance first."""
        while True:
            now = self._clock.now()
            if self._held and now - self._held.now < timedelta(seconds=self._limits.hold):
                return
            await self._give_back()
            wish = Hold(host=self._known.host, now=now, until=now + self._longest_hold)
            taken = await asyncio.to_thread(self._register.take, wish)
            self._know(taken.known)
            if taken.ours:
                self._held = wish
                return
            await self._wait(self._until_freed(taken.known, now), until)

    @property
    def _longest_hold(self) -> timedelta:
        return timedelta(seconds=self._limits.hold + self._limits.whole)

    def _until_freed(self, known: Host, now: datetime) -> float:
        """The seconds after which it is worth looking again: who holds the host may give it back at any time."""
        left = known.free_at - now if known.free_at else timedelta(0)
        seconds = (
            left.total_seconds() if left > self._longest_hold + SKEW else min(left.total_seconds(), self._limits.delay)
        )
        return max(seconds, 0.05)

    async def _give_back(self) -> None:
        if self._held is None:
            return
        held, self._held = self._held, None
        pause = max(0.0, self._free_at - self._clock.monotonic())
        known = replace(self._known, free_at=self._clock.now() + timedelta(seconds=pause))
        await asyncio.to_thread(self._register.give_back, known, held.until)

    async def _wait(self, seconds: float, until: float) -> None:
        self._refuse_if_over(seconds, until)
        await self._clock.sleep(seconds)

    def _refuse_if_over(self, wait: float, until: float) -> None:
        if self._clock.monotonic() + wait > until:
            message = "the time for this reading is over, so it was not asked for; it comes in the next one"
            raise Unreachable(message, "reading_over", passing=True)

    def _refuse_if_closed(self) -> None:
        closed = self._known.closed_until
        if closed and self._clock.now() < closed:
            shown = f"{self._known.host} is left alone until {closed:%Y-%m-%d %H:%M} UTC"
            raise Unreachable(f"{shown}, as it failed or asked for it", "host_resting", passing=True)

    def _know(self, known: Host) -> None:
        """Take over what is known of the host, and read its robots.txt where that is new."""
        if known.robots != self._known.robots:
            self._rules = Protego.parse(known.robots) if known.robots else None
            asked = self._rules.crawl_delay(self._agent) if self._rules else None
            self._delay = max(self._limits.delay, asked or 0.0)
        self._known = known


class Manners:
    """How we stand with all hosts, whichever source asks."""

    def __init__(self, agent: str, limits: Limits, clock: Clock, register: Register) -> None:
        self._agent, self._limits, self._clock, self._register = agent, limits, clock, register
        self._visits: dict[str, Visit] = {}

    def towards(self, host: str) -> Visit:
        """Return how we stand with the host."""
        if host not in self._visits:
            self._visits[host] = Visit(host, self._agent, self._limits, self._clock, self._register)
        return self._visits[host]
