"""Hosts: the internet address that a name stands for, refused where it is on a private network."""

import ipaddress
import socket

_TRANSLATED = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("2002::/16"))
"""IPv6 that carries an IPv4 address to a gateway (RFC 6052, RFC 3056): what it leads to is not seen in it."""


class Refused(Exception):
    """The host is unknown or not public; the message says which."""


def resolve(host: str, port: int, *, allow_private: bool) -> tuple[str, ...]:
    """Return the addresses of the host, to be connected to themselves: a second look-up could give others.

    Raises Refused for a host that is not known, and, unless they are allowed, for one with any address that is not
    public.
    """
    try:
        entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Refused(f"the host {host} is not known: {error}") from error
    addresses = tuple(str(entry[4][0]) for entry in entries)
    if not allow_private and not all(map(_is_public, addresses)):
        raise Refused(
            f"{host} is on a private network; sources are public unless their entry says allow_private_addresses: true"
        )
    return addresses


def _is_public(text: str) -> bool:
    address = ipaddress.ip_address(text)
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return _is_public(str(address.ipv4_mapped))
        if any(address in network for network in _TRANSLATED):
            return False
    return address.is_global and not address.is_multicast
