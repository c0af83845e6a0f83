"""Connections for httpx that go to the addresses that were looked at, and to no others.

The name is looked up when a connection is made, every address must be public, and one of these very addresses is
connected to. Certificates are checked against the name.
"""

import ssl
from collections.abc import AsyncIterator, Iterable

import httpcore
import httpx

from pipeline.sources.hosts import LookUp, resolve

_SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


class PinnedNetwork(httpcore.AsyncNetworkBackend):
    """Connects to what a name was found to be."""

    def __init__(self, look_up: LookUp, allowed: frozenset[str], network: httpcore.AsyncNetworkBackend) -> None:
        self._look_up = look_up
        self._allowed = allowed
        self._network = network

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the base class's way
        local_address: str | None = None,
        socket_options: Iterable[_SocketOption] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Return a connection to the first of the host's addresses that takes one; raises Unreachable."""
        *first, last = await resolve(host, port, self._look_up, self._allowed)
        for number in first:
            try:
                return await self._network.connect_tcp(number, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return await self._network.connect_tcp(last, port, timeout, local_address, socket_options)

    async def sleep(self, seconds: float) -> None:
        """Wait, as the pool asks between its own tries; it makes none."""
        await self._network.sleep(seconds)


class _Body(httpx.AsyncByteStream):
    def __init__(self, parts: AsyncIterator[bytes], response: httpcore.Response) -> None:
        self._parts = parts
        self._response = response

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._parts:
            yield part

    async def aclose(self) -> None:
        await self._response.aclose()


class PinnedTransport(httpx.AsyncBaseTransport):
    """Sends httpx's requests over such connections; errors are httpcore's."""

    def __init__(self, network: PinnedNetwork, trusted: ssl.SSLContext) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=trusted, network_backend=network, max_connections=None, keepalive_expiry=15
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Return the response, its body not read yet."""
        url = request.url
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        asked = httpcore.Request(request.method, target, headers=request.headers.raw, extensions=request.extensions)
        came = await self._pool.handle_async_request(asked)
        body = _Body(came.aiter_stream(), came)
        return httpx.Response(came.status, headers=came.headers, stream=body, extensions=came.extensions)

    async def aclose(self) -> None:
        """Close every connection."""
        await self._pool.aclose()
