"""Which sources one task reads: those of one host together, so that no two tasks ask a host at once."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from schemas.sources import Source

GUESS = 100
"""Articles a week of a source that does not say how many are expected."""


def group_sources(sources: Iterable[Source], at_most: int) -> tuple[tuple[str, ...], ...]:
    """Return the ids in at most so many groups of like volume, whole hosts in each; the same for the same sources."""
    hosts: dict[str, list[Source]] = {}
    for source in sources:
        hosts.setdefault(_host(source), []).append(source)
    groups: list[list[Source]] = [[] for _ in range(min(at_most, len(hosts)))]
    for _, together in sorted(hosts.items(), key=lambda item: (-_volume(item[1]), item[0])):
        min(groups, key=_volume).extend(together)
    return tuple(tuple(sorted(source.id for source in group)) for group in groups)


def _host(source: Source) -> str:
    return urlsplit(source.address or "").hostname or f"disk:{source.id}"


def _volume(sources: Iterable[Source]) -> int:
    return sum(source.expected_weekly.maximum or GUESS for source in sources)
