"""Addresses that an entry of sources.yaml gives: what is wrong with them by their form."""

from collections.abc import Iterator
from urllib.parse import urlsplit


def address_faults(address: str | None, *, on_disk: bool = False) -> Iterator[str]:
    """Yield what is wrong with an entry's address; one ``on_disk`` may be a path below the folder of sources.yaml."""
    if not address:
        yield "a source of this kind needs address"
        return
    try:
        parts = urlsplit(address)
        web = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
        below = not parts.scheme and not parts.netloc and not address.startswith("/") and ".." not in address.split("/")
    except ValueError:
        web = below = False
    if not web and not (below and on_disk):
        expected = "an http(s) address" + (", or a path below the folder of sources.yaml," if on_disk else "")
        yield f"address is {address!r}; {expected} is expected"
    elif "@" in parts.netloc:
        yield "address holds a user name or a password; addresses are shown in messages, so it may not"
