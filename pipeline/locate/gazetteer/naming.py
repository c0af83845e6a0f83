"""Names in a language: countries in any, towns and areas in the languages of their own country."""

import unicodedata
from collections.abc import Callable
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages

from pipeline.locate.gazetteer.entries import Entry
from schemas.vocabulary import Feature

Naming = Callable[[Entry], str]


class UnknownLanguage(ValueError):
    """Nobody speaks it, as far as Unicode's CLDR knows."""


@cache
def naming_in(language: str) -> Naming:
    """Return what names an entry in the language ("fa", "pt-BR"), and as we do where that is not known.

    Raises UnknownLanguage.
    """
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError) as error:
        raise UnknownLanguage(f"no language is called {language!r}") from error
    script = _script(locale.territories.get("AF", ""))

    def name_of(entry: Entry) -> str:
        if entry.feature is Feature.COUNTRY and entry.country:
            return str(locale.territories.get(entry.country, entry.name))
        native = entry.native_name
        if native is None or _script(native) != script or locale.language not in _languages_of(entry.country or ""):
            return entry.name
        return native

    return name_of


@cache
def _languages_of(country: str) -> frozenset[str]:
    return frozenset(get_official_languages(country, regional=True, de_facto=True))


def _script(text: str) -> str:
    letter = next((c for c in text if c.isalpha()), "?")
    return unicodedata.name(letter, "?").partition(" ")[0]
