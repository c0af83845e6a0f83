"""Bytes from an address: a file below a folder, or a web server that is not on a private network."""

import ipaddress
import socket
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx

AGENT = "conflict-events/0.1 (news reader; contact: see the operator's sources.yaml)"
TIMEOUT = 20.0
"""Seconds for each step of an exchange: connecting, sending, each piece received."""
LARGEST = 10_000_000
REDIRECTS = 5


class Unreachable(Exception):
    """Nothing came from the address; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an address gave."""

    content: bytes
    charset: str | None
    address: str
    """Where it came from in the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transport:
    """How a source's addresses are opened."""

    base: Path
    allow_private: bool = False
    timeout: float = TIMEOUT

    def get(self, address: str) -> Answer:
        """Return what the address gives; raises Unreachable."""
        if urlsplit(address).scheme in {"http", "https"}:
            return self._from_web(address)
        if urlsplit(address).scheme:
            raise Unreachable(
                f"addresses of scheme {urlsplit(address).scheme!r} are not opened; http, https and files are"
            )
        return self._from_disk(address)

    def _from_disk(self, address: str) -> Answer:
        path = (self.base / address).resolve()
        if not path.is_relative_to(self.base.resolve()):
            raise Unreachable(f"it lies outside {self.base.name}; files are read below the folder of sources.yaml only")
        try:
            return Answer(content=path.read_bytes(), charset=None, address=address)
        except OSError as error:
            raise Unreachable(f"it cannot be read: {error.strerror}") from error

    def _from_web(self, address: str) -> Answer:
        with httpx.Client(timeout=self.timeout, headers={"User-Agent": AGENT}, follow_redirects=False) as client:
            for _ in range(REDIRECTS + 1):
                self._refuse_private(address)
                content, response = self._stream(client, address)
                if not response.is_redirect:
                    return Answer(content=content, charset=response.charset_encoding, address=address)
                address = urljoin(address, response.headers["location"])
        raise Unreachable(f"it redirects more than {REDIRECTS} times")

    def _stream(self, client: httpx.Client, address: str) -> tuple[bytes, httpx.Response]:
        try:
            with client.stream("GET", address) as response:
                if response.is_redirect:
                    return b"", response
                response.raise_for_status()
                return self._body(response), response
        except httpx.HTTPStatusError as error:
            raise Unreachable(
                f"the server answers {error.response.status_code} {error.response.reason_phrase}"
            ) from error
        except httpx.HTTPError as error:
            raise Unreachable(f"{type(error).__name__}: {error}") from error

    def _body(self, response: httpx.Response) -> bytes:
        body = bytearray()
        for piece in response.iter_bytes():
            body += piece
            if len(body) > LARGEST:
                raise Unreachable(f"it sends more than {LARGEST:,} bytes")
        return bytes(body)

    def _refuse_private(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise Unreachable(f"it leads to {parts.scheme!r}, which is not opened")
        if self.allow_private:
            return
        try:
            found = socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
        except OSError as error:
            raise Unreachable(f"the host {parts.hostname} is not known: {error}") from error
        if any(not ipaddress.ip_address(entry[4][0]).is_global for entry in found):
            raise Unreachable(
                f"{parts.hostname} is on a private network; sources are public unless their entry says otherwise"
            )
