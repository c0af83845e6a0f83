"""Names asked for one by one, as the command line does: what each means, or why it has no answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from pipeline.locate.asked.found import Found
from pipeline.locate.asked.ranking import find_by_name
from pipeline.locate.asked.suggesting import suggest_names
from pipeline.locate.gazetteer.reading import Gazetteer
from pipeline.locate.gazetteer.unusable import UnknownCountry
from pipeline.locate.resolving.adopting import UNKNOWN
from pipeline.locate.resolving.beyond import UNAVAILABLE, find_beyond
from pipeline.locate.resolving.lookup import LookUp, LookUpFailed


@dataclass(frozen=True, slots=True, kw_only=True)
class Geocoded:
    """A name that was asked for, and what it can mean, the likeliest first."""

    query: str
    found: tuple[Found, ...]
    reason: str | None = None
    """Why nothing is found: ``unknown_name``; or ``geocoder_unavailable`` where another service should have been asked
    and could not be. None where something is."""
    suggestions: tuple[str, ...] = ()
    """Names that differ from an unknown one by a slip."""


def geocode_names(
    names: Sequence[str],
    gazetteer: Gazetteer,
    *,
    country: str | None = None,
    limit: int = 1,
    look_up: LookUp | None = None,
) -> tuple[Geocoded, ...]:
    """Return what each name can mean, at most ``limit`` places of ``country`` (ISO 3166-1 alpha-2) or of the world.

    Raises UnknownCountry where no country has that code.
    """
    code = country.upper() if country else None
    if code and not gazetteer.by_iso(code):
        raise UnknownCountry(f"no country has the ISO 3166-1 code {code!r}")
    return tuple(_geocode(name, gazetteer, (code,) if code else (), limit, look_up) for name in names)


def _geocode(
    name: str, gazetteer: Gazetteer, countries: tuple[str, ...], limit: int, look_up: LookUp | None
) -> Geocoded:
    found = tuple(islice(find_by_name(name, gazetteer, countries=frozenset(countries)), limit))
    if found:
        return Geocoded(query=name, found=found)
    suggestions = suggest_names(name, gazetteer)
    try:
        other = find_beyond(name, countries, gazetteer, look_up) if look_up else None
    except LookUpFailed:
        return Geocoded(query=name, found=(), reason=UNAVAILABLE, suggestions=suggestions)
    if other is not None:
        return Geocoded(query=name, found=(other,))
    return Geocoded(query=name, found=(), reason=UNKNOWN, suggestions=suggestions)
