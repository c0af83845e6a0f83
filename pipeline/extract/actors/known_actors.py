"""Entries of the registry of named groups and forces, as mentions in a text lead to them (docs/codebook/actors.md)."""

from datetime import date
from functools import cache

import msgspec

from schemas.registry import registry
from schemas.vocabulary import ActorKind, Side


class KnownActor(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the registry, or a group that only the text names."""

    actor_id: str | None
    """None for a group that the registry has not (rule ACT-15)."""
    name: str
    kind: ActorKind
    country: str | None
    since: date | None = None
    until: date | None = None
    """First and last day on which it was this; None is open."""

    @property
    def side(self) -> Side:
        """Whose casualties its people are."""
        return Side.STATE if self.kind in {ActorKind.STATE_FORCES, ActorKind.EXTERNAL_OTHER} else Side.NON_STATE

    @property
    def key(self) -> str:
        """What tells it from others: its id, else its name in small letters."""
        return self.actor_id or self.name.lower()

    def is_valid(self, on: date | None) -> bool:
        """Whether it was this on that day; on an unknown day it may have been."""
        return on is None or ((self.since is None or self.since <= on) and (self.until is None or on <= self.until))


class ActorMention(msgspec.Struct, frozen=True, kw_only=True):
    """A known actor's name in the text."""

    start: int
    end: int
    actor: KnownActor


@cache
def by_id() -> dict[str, KnownActor]:
    """Return what each actor of the registry is first listed as, by its id."""
    return {row["actor_id"]: known_in(row) for row in reversed(registry())}


def known_in(row: dict[str, str]) -> KnownActor:
    """Return the actor of a row of the registry."""
    return KnownActor(
        actor_id=row["actor_id"],
        name=row["name"],
        kind=ActorKind(row["kind"]),
        country=row["country"] or None,
        since=date.fromisoformat(row["since"]) if row["since"] else None,
        until=date.fromisoformat(row["until"]) if row["until"] else None,
    )
