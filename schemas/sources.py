"""Sources: where articles come from, as an entry of sources.yaml says."""

from dataclasses import dataclass, field

from schemas.vocabulary import SourceScale


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """How many articles a source is expected to give in a week."""

    minimum: int = 0
    maximum: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One entry of sources.yaml."""

    id: str
    """Lower-case letters, digits, ``-`` and ``_``; it is in every id of its articles and never changes."""
    kind: str
    """The name of a module in ``pipeline/sources/kinds``."""
    name: str
    licence: str
    """Under what terms its text may be used, in words."""
    scale: SourceScale
    address: str | None = None
    """Of a feed: a URL, or a path below the folder of sources.yaml."""
    paths: tuple[str, ...] = ()
    """Of files: folders and files below the folder of sources.yaml."""
    publisher: str | None = None
    owner: str | None = None
    """The body that owns it, or the wire that it repeats: who else's voice it is."""
    language: str | None = None
    """ISO 639-1."""
    country: str | None = None
    """ISO 3166-1 alpha-2 of its seat."""
    terms: str | None = None
    """Where the terms can be read."""
    cadence: str | None = None
    """How often it is worth reading, as a cron expression."""
    expected_weekly: Volume = field(default_factory=Volume)
    min_articles: int = 0
    """So many articles one reading must give, new or known; fewer stop the source."""
    options: dict[str, str] = field(default_factory=dict)
    """What only its kind understands, as the pattern that the addresses of articles fit."""
    profiles: tuple[str, ...] = ()
    """Names under which sources are chosen together."""
    enabled: bool = False
    sample: bool = False
    """Its incidents are invented."""
    private_hosts: tuple[str, ...] = ()
    """Hosts, by name, that it may be read from though they are on this machine or on a private network."""
