"""Asking an address with manners: in turn, by robots.txt, again where a failure may pass, wherever it redirects to."""

from collections.abc import Callable, Mapping
from itertools import count
from urllib.parse import urljoin

from pipeline.sources.answers import Answer, leads_to, read_answer
from pipeline.sources.clock import Clock
from pipeline.sources.limits import Limits
from pipeline.sources.manners import Manners, Visit, host_of, host_or_none
from pipeline.sources.room import Room
from pipeline.sources.transport import Exchange, Transport, refuse_odd_address
from pipeline.sources.unreachable import Unreachable

Keep = Callable[[Exchange], str | None]
"""Archives an exchange and returns its id there."""
_CONDITIONS = frozenset({"if-none-match", "if-modified-since"})
_NO_HEADERS: Mapping[str, str] = {}


class Asker:
    """Asks for one reading of one source."""

    def __init__(self, transport: Transport, manners: Manners, room: Room, keep: Keep, clock: Clock) -> None:
        self._transport = transport
        self._manners = manners
        self._room = room
        self._keep = keep
        self._clock = clock
        self._until = clock.monotonic() + transport.limits.reading

    @property
    def limits(self) -> Limits:
        """The limits that it keeps to."""
        return self._transport.limits

    async def aclose(self) -> None:
        """Close every connection."""
        await self._transport.aclose()

    async def ask(self, address: str, headers: Mapping[str, str] = _NO_HEADERS, *, robots: bool = True) -> Answer:
        """Return what the address, or what it redirects to, gives; raises Unreachable.

        The address's host stays taken until ``leave``; hosts that it was redirected to do not.
        """
        been: list[str] = [address]
        try:
            return await self._follow_all(been, dict(headers), robots=robots)
        finally:
            for host in {host_or_none(one) for one in been} - {"", host_or_none(address)}:
                await self.leave(host)

    async def leave(self, host: str) -> None:
        """Let others ask the host."""
        await self._manners.towards(host).leave()

    async def _follow_all(self, been: list[str], headers: dict[str, str], *, robots: bool) -> Answer:
        while True:
            address = been[-1]
            answer = await self._politely(address, headers, robots=robots)
            if isinstance(answer, Answer):
                return answer
            address = _follow(address, answer)
            headers = {name: value for name, value in headers.items() if name.lower() not in _CONDITIONS}
            if address in been:
                raise Unreachable("it redirects in a circle", "redirect_loop")
            if len(been) > self.limits.redirects:
                raise Unreachable(f"it redirects more than {self.limits.redirects} times", "redirect_loop")
            been.append(address)

    async def _politely(self, address: str, headers: Mapping[str, str], *, robots: bool) -> Answer | str:
        refuse_odd_address(address)
        visit = self._manners.towards(host_of(address))
        await visit.arrive(self._until)
        if robots:
            await self._learn_robots(visit, address)
            visit.refuse_if_forbidden(address)
        for number in count(1):
            try:
                return await self._once(visit, address, headers)
            except Unreachable as error:
                wait = self._wait_after(error, number, visit)
                if wait is None:
                    raise
                visit.pause(wait)
        raise AssertionError

    async def _once(self, visit: Visit, address: str, headers: Mapping[str, str]) -> Answer | str:
        """What the address gives, or where it redirects to."""
        async with visit.turn(self._until), self._room.for_one():
            try:
                exchange = await self._transport.exchange(address, headers)
                kept = self._keep(exchange)
                conditional = any(name.lower() in _CONDITIONS for name in headers)
                now = self._clock.now()
                came = leads_to(exchange) or read_answer(exchange, self.limits, kept, now, conditional=conditional)
            except Unreachable as error:
                if error.passing:
                    visit.failed()
                raise
            visit.succeeded()
        return came

    def _wait_after(self, error: Unreachable, number: int, visit: Visit) -> float | None:
        """The seconds to wait before trying again; None where it is not worth it."""
        if error.after is not None and error.after > self.limits.patience:
            visit.close_for(error.after)
            return None
        if not error.passing or error.reason in {"host_resting", "reading_over"} or number >= self.limits.tries:
            return None
        backoff: float = self.limits.backoff * 2 ** (number - 1) * (1 + self._clock.draw()) / 2
        return backoff if error.after is None else error.after + backoff / 2

    async def _learn_robots(self, visit: Visit, address: str) -> None:
        async with visit.asking_robots:
            if not visit.knows_robots:
                visit.learn_robots(await self._robots_of(address))

    async def _robots_of(self, address: str) -> str:
        """The host's rules, none where it has no robots.txt; raises Unreachable where that can't be told (RFC 9309)."""
        host = host_of(address)
        try:
            answer = await self.ask(f"{host}/robots.txt", robots=False)
        except Unreachable as error:
            if not error.passing and error.reason in {"gone", "refused", "bad_status"}:
                return ""
            if error.reason in {"host_resting", "reading_over", "private_host", "unknown_host", "bad_certificate"}:
                raise
            message = f"the robots.txt of {host} cannot be read ({error}), so nothing is asked of it"
            raise Unreachable(message, "robots_unreadable", passing=True, after=error.after) from error
        return answer.content[:512_000].decode("utf-8", "replace").replace("\0", "")


def _follow(address: str, location: str) -> str:
    try:
        return urljoin(address, location)
    except ValueError as error:
        raise Unreachable(f"it redirects to what is no address: {error}", "bad_address") from error
