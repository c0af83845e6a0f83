"""Hosts: the internet addresses that a name stands for, refused where one is on a private network."""

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Sequence

from pipeline.sources.unreachable import Unreachable

LookUp = Callable[[str, int], Awaitable[Sequence[str]]]
"""From a host and a port to its internet addresses; raises OSError or UnicodeError."""

_TRANSLATED = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("2002::/16"))
"""IPv6 that carries an IPv4 address to a gateway (RFC 6052, RFC 3056): what it leads to is not seen in it."""


async def look_up(host: str, port: int) -> Sequence[str]:
    """Ask the system's resolver."""
    entries = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in entries]


async def resolve(host: str, port: int, look_up: LookUp, allowed: frozenset[str]) -> Sequence[str]:
    """Return the addresses of the host, to be connected to themselves: a second look-up could give others.

    Raises Unreachable for a host that is not known, and, unless its name is ``allowed``, for one with any address that
    is not public.
    """
    try:
        numbers = await look_up(host, port)
    except (OSError, UnicodeError) as error:
        raise Unreachable(f"the host {host} is not known: {error}", "unknown_host", passing=True) from error
    if not numbers:
        raise Unreachable(f"the host {host} has no address", "unknown_host", passing=True)
    if host not in allowed and not all(map(_is_public, numbers)):
        message = f"{host} is on a private network; if that is meant, its source's entry names it in private_hosts"
        raise Unreachable(message, "private_host")
    return numbers


def _is_public(text: str) -> bool:
    address = ipaddress.ip_address(text)
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return _is_public(str(address.ipv4_mapped))
        if any(address in network for network in _TRANSLATED):
            return False
    return address.is_global and not address.is_multicast
