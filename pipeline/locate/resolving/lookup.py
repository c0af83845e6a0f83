"""Asking beyond the gazetteer, for names that it does not know: what a look-up is. The stage is given one, or none."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place as another service knows it; our codes follow from the point."""

    name: str
    lat: float
    lon: float
    """WGS84."""
    radius_km: float | None = None


class LookUpFailed(Exception):
    """The service could not be asked, so whether it knows the name is not known; the message says why."""


class LookUp(Protocol):
    """Asks a service for a name."""

    @property
    def name(self) -> str:
        """Which service it is; a part of the version of what is located with it."""

    def __call__(self, name: str, countries: tuple[str, ...]) -> tuple[Candidate, ...]:
        """Return the places of this name, the likeliest first, in the countries (ISO 3166-1 alpha-2) if any are given.

        None found is an empty tuple; LookUpFailed is another answer: nobody knows.
        """
