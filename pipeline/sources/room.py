"""Room in memory and in sockets, shared by all who ask in a process."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Room:
    """Lets so many exchanges go on at once, and none begin while too many bytes wait to be taken."""

    def __init__(self, at_once: int, waiting: int = 64_000_000) -> None:
        self._slots = asyncio.Semaphore(at_once)
        self._most = waiting
        self._held = 0
        self._free = asyncio.Event()
        self._free.set()

    @asynccontextmanager
    async def for_one(self) -> AsyncIterator[None]:
        """Wait for room for one exchange, and hold it meanwhile."""
        await self._free.wait()
        async with self._slots:
            yield

    def came(self, size: int) -> None:
        """Note that so many bytes came and wait."""
        self._held += size
        if self._held >= self._most:
            self._free.clear()

    def taken(self, size: int) -> None:
        """Note that so many bytes were taken."""
        self._held -= size
        if self._held < self._most:
            self._free.set()
