"""One exchange with a server: a request, and what came back, in time and in bounds."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from urllib.parse import SplitResult, urlsplit

import httpcore
import httpx

from pipeline.articles import is_clean
from pipeline.sources.clock import Clock
from pipeline.sources.limits import Limits
from pipeline.sources.unreachable import Unreachable

_HEADERS = {"Accept": "*/*", "Accept-Encoding": "gzip"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What a server answered to one request."""

    address: str
    fetched_at: datetime
    status: int
    phrase: str
    headers: httpx.Headers
    charset: str | None
    """As the headers say."""
    body: bytes = b""
    """As it was sent: packed, if it was."""
    cut: str | None = None
    """Why the body is not whole, in WARC's word for it (``length``, ``time``, ``disconnect``); None where it is."""


class Transport:
    """Asks servers once."""

    def __init__(self, connections: httpx.AsyncBaseTransport, agent: str, limits: Limits, clock: Clock) -> None:
        self.limits = limits
        self._clock = clock
        self._client = httpx.AsyncClient(
            transport=connections,
            timeout=limits.step,
            headers=_HEADERS | {"User-Agent": agent},
            trust_env=False,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
        )

    async def aclose(self) -> None:
        """Close every connection."""
        await self._client.aclose()

    async def exchange(self, address: str, headers: Mapping[str, str]) -> Exchange:
        """Return what the server answers, whatever its status; a body that is not whole is ``cut``.

        Raises Unreachable where there was no answer at all.
        """
        refuse_odd_address(address)
        body, answered, cut = bytearray(), None, None
        try:
            async with self._bounded(), self._client.stream("GET", address, headers=headers) as response:
                answered = self._answered(address, response)
                cut = await self._fill(body, response)
        except Unreachable as error:
            if answered is None:
                raise
            cut = "time" if error.reason == "timed_out" else "disconnect"
        return replace(answered, body=bytes(body), cut=cut)

    @asynccontextmanager
    async def _bounded(self) -> AsyncIterator[None]:
        with named_errors(self.limits):
            async with asyncio.timeout(self.limits.whole):
                yield

    async def _fill(self, body: bytearray, response: httpx.Response) -> str | None:
        async for piece in response.aiter_raw():
            body += piece
            if len(body) > self.limits.size:
                return "length"
        return None

    def _answered(self, address: str, response: httpx.Response) -> Exchange:
        return Exchange(
            address=address,
            fetched_at=self._clock.now(),
            status=response.status_code,
            phrase=response.reason_phrase,
            headers=response.headers,
            charset=response.charset_encoding,
        )


def refuse_odd_address(address: str) -> SplitResult:
    """Return the parts of an http(s) address without a password; raises Unreachable for any other."""
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError as error:
        raise Unreachable(f"it is no address: {error}", "bad_address") from error
    if not is_clean(address) or len(address) > 4000 or len(parts.hostname or "") > 253:
        raise Unreachable("it is no address: it is too long, or holds control characters", "bad_address")
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise Unreachable(f"it leads to {address!r}, which is not opened; http and https are", "bad_address")
    if "@" in parts.netloc:
        raise Unreachable(f"it leads to {parts.hostname} with a user name, which is not sent", "bad_address")
    return parts


@contextmanager
def named_errors(limits: Limits) -> Iterator[None]:
    """Turn what the client library raises into one error with a reason."""
    try:
        yield
    except TimeoutError as error:
        raise Unreachable(f"it took over {limits.whole:g} seconds", "timed_out", passing=True) from error
    except httpcore.TimeoutException as error:
        message = f"the server was silent for {limits.step:g} seconds ({type(error).__name__})"
        raise Unreachable(message, "timed_out", passing=True) from error
    except httpcore.ConnectError as error:
        raise _unconnected(error) from error
    except httpcore.NetworkError as error:
        raise Unreachable(f"the connection was lost: {error}", "connection_lost", passing=True) from error
    except httpcore.ProtocolError as error:
        raise _garbled(error) from error
    except (httpx.InvalidURL, httpcore.UnsupportedProtocol, UnicodeError, ValueError) as error:
        raise Unreachable(f"it is no address: {error}", "bad_address") from error


def _unconnected(error: httpcore.ConnectError) -> Unreachable:
    cause = error.__cause__ or error.__context__
    if isinstance(cause, ssl.SSLCertVerificationError):
        return Unreachable(f"its certificate is not trusted: {cause.verify_message}", "bad_certificate")
    if isinstance(cause, ssl.SSLError):
        return Unreachable(f"no secure connection: {cause.reason}", "no_connection", passing=True)
    return Unreachable(f"no connection: {error}", "no_connection", passing=True)


def _garbled(error: httpcore.ProtocolError) -> Unreachable:
    said = str(error)
    if "without sending" in said or "incomplete" in said:
        return Unreachable(f"the connection was lost: {said}", "connection_lost", passing=True)
    return Unreachable(f"the server does not speak HTTP: {said}", "bad_http", passing=True)
