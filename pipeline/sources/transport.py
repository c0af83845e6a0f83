"""Bytes from an address: a file below a folder, or a web server that is not on a private network."""

import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

import httpx

from pipeline.sources.hosts import Refused, resolve
from pipeline.sources.unpacking import BadPacking, unpack

AGENT = "conflict-events/0.1 (reads news feeds for conflict research)"
_HEADERS = {"User-Agent": AGENT, "Accept": "*/*", "Accept-Encoding": "gzip"}


class Unreachable(Exception):
    """Nothing came from the address; the message says why, and ``reason`` is a short code for it."""

    def __init__(self, message: str, reason: str = "page_down") -> None:
        super().__init__(message)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an address gave."""

    content: bytes
    charset: str | None
    address: str
    """Where it came from in the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much an address may ask of us."""

    step: float = 20.0
    """Seconds for each step of an exchange: connecting, sending, each piece received."""
    whole: float = 60.0
    """Seconds for the body, however many pieces it comes in."""
    size: int = 10_000_000
    """Bytes of the body, unpacked."""
    redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Transport:
    """How a source's addresses are opened."""

    base: Path
    allow_private: bool = False
    limits: Limits = Limits()

    def get(self, address: str) -> Answer:
        """Return what the address gives; raises Unreachable."""
        scheme = _split(address).scheme
        if scheme in {"http", "https"}:
            return self._from_web(address)
        if scheme:
            raise Unreachable(f"addresses of scheme {scheme!r} are not opened; http, https and files are")
        return self._from_disk(address)

    def _from_disk(self, address: str) -> Answer:
        path = (self.base / unquote(_split(address).path).replace("\0", "")).resolve()
        if not path.is_relative_to(self.base.resolve()):
            raise Unreachable(f"it lies outside {self.base.name}; files are read below the folder of sources.yaml only")
        try:
            return Answer(content=self._read(path), charset=None, address=address)
        except OSError as error:
            raise Unreachable(f"it cannot be read: {error.strerror}") from error

    def _read(self, path: Path) -> bytes:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Unreachable("it is no regular file")
        with path.open("rb") as file:
            content = file.read(self.limits.size + 1)
        self._refuse_too_large(len(content))
        return content

    def _from_web(self, address: str) -> Answer:
        with (
            _named_errors(),
            httpx.Client(timeout=self.limits.step, headers=_HEADERS, trust_env=False) as client,
        ):
            for _ in range(self.limits.redirects + 1):
                content, response = self._ask(client, address)
                if not response.has_redirect_location:
                    return Answer(content=content, charset=response.charset_encoding, address=address)
                address = urljoin(address, response.headers["location"])
        raise Unreachable(f"it redirects more than {self.limits.redirects} times")

    def _ask(self, client: httpx.Client, address: str) -> tuple[bytes, httpx.Response]:
        *first, last = self._pinned(address)
        for number in first:
            with suppress(httpx.ConnectError, httpx.ConnectTimeout):
                return self._ask_there(client, address, number)
        return self._ask_there(client, address, last)

    def _ask_there(self, client: httpx.Client, address: str, pinned: str) -> tuple[bytes, httpx.Response]:
        meant = httpx.URL(address)
        headers, extensions = {"Host": meant.netloc.decode()}, {"sni_hostname": meant.raw_host.decode()}
        with client.stream("GET", pinned, headers=headers, extensions=extensions) as response:
            if response.has_redirect_location:
                return b"", response
            response.raise_for_status()
            return b"".join(self._pieces(response)), response

    def _pinned(self, address: str) -> list[str]:
        """The address with each number of its host for its name, so that what was looked at is what is connected to."""
        parts = _split(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise Unreachable(f"it leads to {address!r}, which is not opened; http and https are")
        port = parts.port or (443 if parts.scheme == "https" else 80)
        numbers = resolve(parts.hostname, port, allow_private=self.allow_private)
        hosts = [f"[{number}]" if ":" in number else number for number in numbers]
        return [parts._replace(netloc=f"{host}:{port}", fragment="").geturl() for host in hosts]

    def _pieces(self, response: httpx.Response) -> Iterator[bytes]:
        size, until = 0, time.monotonic() + self.limits.whole
        for piece in unpack(response.iter_raw(), response.headers.get("content-encoding", "").lower()):
            size += len(piece)
            self._refuse_too_large(size)
            if time.monotonic() > until:
                raise Unreachable(f"it was still sending after {self.limits.whole:g} seconds")
            yield piece

    def _refuse_too_large(self, size: int) -> None:
        if size > self.limits.size:
            raise Unreachable(f"it has over {self.limits.size:,} bytes, the most that is read")


def _split(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError as error:
        raise Unreachable(f"it is no address: {error}") from error
    return parts


@contextmanager
def _named_errors() -> Iterator[None]:
    """Turn what the client library and the look-up of hosts raise into one error with a reason."""
    try:
        yield
    except httpx.HTTPStatusError as error:
        answer = error.response
        raise Unreachable(f"the server answers {answer.status_code} {answer.reason_phrase}") from error
    except httpx.TimeoutException as error:
        raise Unreachable(f"the server took too long ({type(error).__name__})") from error
    except (Refused, BadPacking) as error:
        raise Unreachable(str(error)) from error
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise Unreachable(f"{type(error).__name__}: {error}") from error
