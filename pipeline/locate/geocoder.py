"""The gazetteer as a geopy geocoder: the only module that knows geopy."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from operator import attrgetter
from pathlib import Path

import msgspec
from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderQueryError, GeocoderServiceError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from pipeline.locate.asked.found import Found
from pipeline.locate.asked.ranking import find_by_name
from pipeline.locate.asked.reversing import find_by_point
from pipeline.locate.gazetteer.entries import Entry
from pipeline.locate.gazetteer.reading import Gazetteer
from schemas.vocabulary import Feature

_MOST = 10
_OUR_NAME: Callable[[Entry], str] = attrgetter("name")


class _NoNetwork(BaseSyncAdapter):  # type: ignore[misc]  # geopy has no types
    """Refuses every request, so that nothing can leave the machine by mistake."""

    def get_json(self, url: str, **_: object) -> object:
        raise GeocoderServiceError(f"the gazetteer needs no network and will not fetch {url}")

    get_text = get_json


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]  # geopy has no types
    """Geocoding and reverse geocoding from the compiled gazetteer.

    ``Location.raw`` holds our record as a dict. It can be pickled, and goes well with geopy's RateLimiter.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(user_agent="conflict-events", adapter_factory=_NoNetwork)
        self._path = path
        self._gazetteer = Gazetteer.open(path)

    def __reduce__(self) -> tuple[Callable[[Path], "GazetteerGeocoder"], tuple[Path]]:
        return GazetteerGeocoder, (self._path,)

    def geocode(  # noqa: PLR0913  # geopy's signature
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,  # noqa: ARG002  # geopy's signature; nothing here can wait
        limit: int | None = None,
        country_codes: str | Sequence[str] | None = None,
        featuretype: str | None = None,
        language: str | None = None,
    ) -> Location | list[Location] | None:
        """Return the likeliest place of this name, or with ``exactly_one=False`` a list; None where there is none.

        ``country_codes`` are ISO 3166-1 alpha-2; ``featuretype`` is one of our features ("city", "adm1" …). With a
        ``language`` ("fa", "ar") the address has the names in it that are known: countries in any, other places in the
        languages of their country. Raises GeocoderQueryError for what does not exist.
        """
        countries = self._read_countries(country_codes)
        feature, naming = _read_feature(featuretype), _read_language(language)
        places = find_by_name(query, self._gazetteer, countries=countries, feature=feature, naming=naming)
        return _answer(places, exactly_one=exactly_one, limit=limit)

    def reverse(
        self,
        query: Point | str | tuple[float, float],
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,  # noqa: ARG002  # as above
        limit: int | None = None,
        language: str | None = None,
    ) -> Location | list[Location] | None:
        """Return the town at the point, or with ``exactly_one=False`` the towns and areas around it; None at sea.

        The areas are those whose outlines hold the point; a point of open country is its first-level area's.
        """
        point = Point(query)
        places = find_by_point(point.latitude, point.longitude, self._gazetteer, _read_language(language))
        return _answer(places, exactly_one=exactly_one, limit=limit)

    def _read_countries(self, codes: str | Sequence[str] | None) -> frozenset[str]:
        if not codes:
            return frozenset()
        listed = codes.split(",") if isinstance(codes, str) else codes
        read = frozenset(code.strip().upper() for code in listed)
        unknown = sorted(code for code in read if not self._gazetteer.by_iso(code))
        if unknown:
            raise GeocoderQueryError(f"no country has the ISO 3166-1 code {unknown[0]!r}")
        return read


def _answer(places: Iterator[Found], *, exactly_one: bool, limit: int | None) -> Location | list[Location] | None:
    found = [_location(place) for place in islice(places, 1 if exactly_one else limit or _MOST)]
    if not found:
        return None
    return found[0] if exactly_one else found


def _location(place: Found) -> Location:
    return Location(place.address, Point(place.lat, place.lon), msgspec.to_builtins(place))


def _read_language(language: str | None) -> Callable[[Entry], str]:
    if language is None:
        return _OUR_NAME
    from pipeline.locate.gazetteer.naming import UnknownLanguage, naming_in  # noqa: PLC0415  # CLDR's names take time to load

    try:
        return naming_in(language)
    except UnknownLanguage as error:
        raise GeocoderQueryError(str(error)) from error


def _read_feature(name: str | None) -> Feature | None:
    if name is None:
        return None
    try:
        return Feature(name)
    except ValueError as error:
        known = ", ".join(Feature)
        raise GeocoderQueryError(f"no feature is called {name!r}; there are {known}") from error
