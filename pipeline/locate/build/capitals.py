"""Which town is each country's capital."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.locate.build.sources import City, Country
from pipeline.locate.gazetteer.names import key_of


def find_capitals(countries: Iterable[Country], cities: Sequence[City]) -> frozenset[int]:
    """Return the GeoNames ids of the capitals: of the towns of that name, accents aside ("Bogota"), the greatest, or of
    those that are also called so ("Nur-Sultan").
    """
    at_home: dict[str, list[City]] = defaultdict(list)
    for city in cities:
        at_home[city.countrycode].append(city)
    found = (_capital(key_of(country.capital), at_home[country.iso]) for country in countries if country.capital)
    return frozenset(city.geonameid for city in found if city is not None)


def _capital(key: str, cities: Sequence[City]) -> City | None:
    named = [city for city in cities if key_of(city.name) == key]
    called = named or [city for city in cities if key in map(key_of, city.alternatenames)]
    return max(called, key=lambda city: city.population, default=None)
