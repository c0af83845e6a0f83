"""The register of hosts: what all processes, on whatever machine, know of a host, and whose turn it is to ask it.

A process takes a host for a while, asks it one page after the other, and gives it back with what it learned and with
the moment from which the next may ask. Who dies meanwhile keeps a host only until that while is over.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import Lock
from typing import Protocol

from schemas.fetching import Host


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A wish to ask a host alone for a while."""

    host: str
    now: datetime
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of a wish."""

    known: Host
    ours: bool
    """False where another has the host until its ``free_at``, or its pause lasts so long."""


class Register(Protocol):
    """Hosts by name; each of the two is done whole or not at all, whoever else does it at the same time."""

    def take(self, wish: Hold) -> Taken:
        """Take the host if it is free, and return how it is known."""

    def give_back(self, known: Host, held_until: datetime) -> None:
        """Keep what is known of the host, and from when it may be asked; nothing where another has taken it."""


@dataclass(slots=True)
class OwnRegister:
    """A register of one process, for readings without a warehouse."""

    _hosts: dict[str, Host] = field(default_factory=dict)
    _one_at_a_time: Lock = field(default_factory=Lock)

    def take(self, wish: Hold) -> Taken:
        """Take the host if it is free, and return how it is known."""
        with self._one_at_a_time:
            known = self._hosts.setdefault(wish.host, Host(host=wish.host))
            free = known.free_at is None or known.free_at <= wish.now
            if free:
                self._hosts[wish.host] = known = replace(known, free_at=wish.until)
            return Taken(known=known, ours=free)

    def give_back(self, known: Host, held_until: datetime) -> None:
        """Keep what is known of the host."""
        with self._one_at_a_time:
            if self._hosts[known.host].free_at == held_until:
                self._hosts[known.host] = known
