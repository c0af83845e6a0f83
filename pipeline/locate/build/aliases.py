"""Which names of a place become keys. Codes and machine transliterations are left out."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

import babel
import pycountry

from pipeline.locate.build.sources import City, Country, Subdivision, read_facts
from pipeline.locate.gazetteer.names import are_alike, key_of

_LANGUAGES = ("en", "fa", "ps", "ur", "ar", "ru", "es", "fr", "de", "tr", "uk")
_GENERIC = re.compile(
    r"^(?:Province of|Region of|State of|Department of|Republic of|Kabupaten|Provincia de|Provincia di|Wilāyat"
    r"|Muḩāfaz̧at"
    r"|Departamento de|Estado de|Oblast’|Powiat|Okres|Gouvernorat de)\s+"
    r"|\s+(?:Province|District|Region|State|Department|Governorate|Prefecture|County|Oblast|Oblast’|Rayon|Raion|Agency"
    r"|Division|Regency|Canton|Municipality|Kray|Krai|Republic|Voivodeship|Viloyati|Velayat|Wilaya|Sheng|Shi|Xian|Qu"
    r"|İlçesi|Ilcesi|Sub-District|Metropolitan Municipality|Local Government Area|Tumani)$"
)
_TOWN = re.compile("^(?:City|Town|Municipality) of ")
"""What a text may say before any town's name is not part of that of an area: "the City of Norfolk"."""
_FORMER_NAMES = 500_000
"""People of an American town from which its names count that have nothing in common with the main one."""
_APOSTROPHE = re.compile(r"(?<=\w)['’ʹʼ‘`](?=\w)")
_LATIN_ARABIC_CYRILLIC = ("LATIN", "ARABIC", "CYRILLIC")


def country_names(country: Country) -> list[str]:
    """Return a country's names in English, in ISO's words, in our own aliases and in eleven languages."""
    cldr = [_locale(language).territories.get(country.iso, "") for language in _LANGUAGES]
    return [n for n in (*english_country_names(country), *cldr) if n]


def english_country_names(country: Country) -> list[str]:
    """Return a country's names in English, in ISO's words and in our own aliases."""
    listed = pycountry.countries.get(alpha_2=country.iso)
    iso = [getattr(listed, field, "") for field in ("name", "common_name", "official_name")] if listed else []
    english = _locale("en").territories.get(country.iso, "")
    return [n for n in (country.name, *iso, english, *_own_country_names().get(country.iso, ())) if n]


def native_country_name(country: Country) -> str | None:
    """Return the country's name in its main language, None where that is written in Latin letters."""
    locale = _main_locale(country.iso)
    name = locale.territories.get(country.iso) if locale else None
    return name if name and _script(name) != "LATIN" else None


def native_name(names: Sequence[str], country: str) -> str | None:
    """Return the first name in the script of the country's main language; None for Latin letters.

    None for Cyrillic too: GeoNames has Russian names for the areas of all Cyrillic countries, and does not mark them.
    """
    locale = _main_locale(country)
    home = _script(locale.territories.get(country, "?")) if locale else "?"
    return None if home in ("LATIN", "CYRILLIC", "?") else next((n for n in names if _script(n) == home), None)


_ROMANISED_TOO = frozenset({"DJ", "MR", "SO", "TD"})
"""Countries whose names come from Arabic or Somali by way of French, Italian or English."""
_WELL_DEFINED = ("CJK", "HANGUL", "HIRAGANA", "KATAKANA", "GREEK")
"""Scripts that are romanised in one way, or whose names are too short to be told by their consonants."""


@cache
def is_romanised(country: str) -> bool:
    """Return whether news spells the country's names as each writer hears them."""
    locale = _main_locale(country)
    script = _script(locale.territories.get(country, "?")) if locale else "?"
    return country in _ROMANISED_TOO or script not in ("LATIN", "?", *_WELL_DEFINED)


@cache
def is_arabic(country: str) -> bool:
    """Return whether the country's main language is Arabic."""
    locale = _main_locale(country)
    return locale is not None and locale.language == "ar"


def short_names(area: Subdivision) -> list[str]:
    """Return an area's names, the first without "Province", "District" and the like, and both forms of each."""
    plain = [_TOWN.sub("", name) for name in (area.name, *area.names)]
    both = [form for name in plain for form in (_bare(name, area), name)]
    return [name for name in dict.fromkeys(both) if _is_name(name, people=0)] or [area.name]


def city_names(city: City, *, complete: bool) -> list[str]:
    """Return a town's names: all of a large place, or where ``complete``; of a small one the main and the native.

    An American town's other names are mostly those that it gave up long ago: Kosciusko was Paris, Erwin Vanderbilt.
    """
    people = max(city.population, 15_000) if complete else city.population
    named = [name for name in city.alternatenames if _is_name(name, people=people)]
    if city.countrycode == "US" and people < _FORMER_NAMES:
        named = [name for name in named if are_alike(key_of(name), key_of(city.name))]
    if people < 5000:
        return [city.name, *(name for name in named if _script(name) != "LATIN" and city.population >= 1000)]
    return [form for name in (city.name, *named) for form in in_plain_letters(name)]


def in_plain_letters(name: str) -> tuple[str, ...]:
    """Return the name, and how it is written without the marks of a transliteration: Ts’khinvali, Tskhinvali."""
    plain = _APOSTROPHE.sub("", name)
    return (name,) if plain == name else (name, plain)


def _bare(name: str, area: Subdivision) -> str:
    """Return the name without its kind; an American county keeps it, since nobody calls one "Washington"."""
    if area.level == 2 and area.country == "US":
        return name
    return _GENERIC.sub("", name) or name


def _is_name(name: str, *, people: int) -> bool:
    if re.fullmatch(r"[A-Z]{2,3}", name) or (name.isascii() and name.islower()):
        return False
    key = key_of(name)
    if len(key) < 2 or len(name) > 60 or key.replace(" ", "").isdigit():
        return False
    return people >= 15_000 or _script(name) in _LATIN_ARABIC_CYRILLIC


def _script(name: str) -> str:
    letter = next((c for c in name if c.isalpha()), "?")
    return unicodedata.name(letter, "?").split()[0]


@cache
def _main_locale(country: str) -> babel.Locale | None:
    try:
        return babel.Locale.parse(f"und_{country}")
    except (babel.UnknownLocaleError, ValueError):
        return None


@cache
def _locale(language: str) -> babel.Locale:
    return babel.Locale(language)


@cache
def _own_country_names() -> dict[str, tuple[str, ...]]:
    return {row["iso"]: tuple(row["names"].split("|")) for row in read_facts("country_names.csv")}
