"""Asking a geocoding service through geopy: not too often, again where it failed, and not at all while it is down."""

import inspect
import logging
import math
import time
from collections.abc import Callable, Iterator, Sequence

from geopy.exc import GeocoderRateLimited, GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.location import Location

from pipeline.geocoding.settings import GeocoderSettings, make_geocoder
from pipeline.geocoding.turns import Turns
from pipeline.locate.resolving.lookup import Candidate, LookUpFailed

_NARROWING = ("country_codes", "countries", "country")
"""What geopy's services call the argument that keeps them to countries; those without it are asked for the world."""
_NONSENSE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What geopy raises on an answer that is JSON but not the service's."""
_MOST = 5
_log = logging.getLogger("conflict_events")


class Service:
    """A look-up that asks a service; every failure is LookUpFailed, and no answer is made up from one."""

    def __init__(
        self, settings: GeocoderSettings, turns: Turns, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        geocoder = make_geocoder(settings)
        self.name = f"{settings.service} {settings.options.get('domain', '')}".strip()
        self._settings = settings
        self._monotonic = monotonic
        self._narrowing = _narrowing_of(geocoder.geocode)
        self._ask = RateLimiter(
            turns.at(self.name, geocoder.geocode),
            min_delay_seconds=settings.min_delay_seconds,
            max_retries=settings.retries,
            error_wait_seconds=settings.error_wait_seconds,
            swallow_exceptions=False,
        )
        self._failed = 0
        self._rests_until = -math.inf

    def __call__(self, name: str, countries: tuple[str, ...]) -> tuple[Candidate, ...]:
        """Return what the service knows of the name, the likeliest first; raises LookUpFailed."""
        if self._monotonic() < self._rests_until:
            raise LookUpFailed(f"{self.name} failed before and is left alone for a while")
        narrowed = {self._narrowing: list(countries)} if self._narrowing and countries else {}
        try:
            found = self._ask(name, exactly_one=False, **narrowed)
            candidates = tuple(_candidates(found or ()))
        except (GeopyError, *_NONSENSE) as error:
            raise self._failure(error) from error
        self._failed = 0
        return candidates

    def _failure(self, error: Exception) -> LookUpFailed:
        """Return what to raise, and leave the service alone where it asks for it or has failed too often."""
        self._failed += 1
        rest = 60 * self._settings.rest_minutes if self._failed >= self._settings.give_up_after else 0.0
        if isinstance(error, GeocoderRateLimited):
            rest = max(rest, error.retry_after or 0.0)
        self._rests_until = self._monotonic() + rest if rest else self._rests_until
        message = f"{self.name}: {type(error).__name__}: {error}"
        _log.warning("geocoder %s%s", message, f"; it is left alone for {rest:.0f} s" if rest else "")
        return LookUpFailed(message)


def _narrowing_of(geocode: Callable[..., object]) -> str | None:
    known = inspect.signature(geocode).parameters
    return next((name for name in _NARROWING if name in known), None)


def _candidates(found: Sequence[Location]) -> Iterator[Candidate]:
    for location in found[:_MOST]:
        lat, lon = float(location.latitude), float(location.longitude)
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise ValueError(f"{lat}, {lon} is no point on Earth")
        yield Candidate(name=location.address.partition(",")[0].strip(), lat=lat, lon=lon)
