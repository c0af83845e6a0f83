"""Names that another language has for a small country and that are first of all towns': Granada, Santa Lucía."""

from pipeline.locate.build.aliases import english_country_names
from pipeline.locate.build.compilation import Compilation
from pipeline.locate.build.sources import Country
from pipeline.locate.gazetteer.entries import key_of_entry
from pipeline.locate.gazetteer.names import key_of
from schemas.vocabulary import Feature

_SMALL = 1_000_000
_BEARER = 4.5
"""Weight from which a town or first-level area whose main name it is comes first: 30,000 people."""


def drop_borrowed_names(made: Compilation, countries: list[Country]) -> None:
    """Take from countries under a million people the foreign names that are a town's or first-level area's own
    (PLA-80): "Granada" is no Grenada, nor "San Martín" Saint Martin.
    """
    small = [country for country in countries if country.population < _SMALL]
    foreign = {c.geonameid: made.names[c.geonameid] - _english(c) for c in small}
    asked = set().union(*foreign.values())
    borne = {
        key
        for entry in made.entries.values()
        if entry.feature in (Feature.CITY, Feature.ADM1) and entry.weight >= _BEARER
        if (key := key_of_entry(entry)) in asked
    }
    for identity, keys in foreign.items():
        made.names[identity] -= keys & borne


def _english(country: Country) -> set[str]:
    return {key_of(name) for name in english_country_names(country)}
