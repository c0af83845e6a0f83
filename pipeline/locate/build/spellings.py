"""How news romanises one name: ``Tall Abyaḑ`` is Tal, Tel and Tell Abyad, ``Al Ḩawījah`` is Hawija, Nushki Noshki."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from pipeline.locate.build.aliases import in_plain_letters, is_arabic
from pipeline.locate.build.compilation import COMPLETE, Compilation
from pipeline.locate.build.sources import read_facts
from pipeline.locate.gazetteer.names import ARTICLES, key_of
from schemas.vocabulary import Feature

_SPELT = (Feature.CITY, Feature.LOCALITY, Feature.ADM1, Feature.ADM2)
_INNER = re.compile(r"(?<= )[ae](l|d|dh|r|s|sh|t|th|z|n) (\w+)")
"""The article inside a name: "dayr az zawr"."""
_KNOWN = 3.3
"""Weight from which a place may have a new name of one word, which is a person's as well: Khadija."""
_SHORTEST = 5
"""Letters of a name that is known without its article; shorter ones are words of other languages."""
_KIND = re.compile(r"governorate|province|region|state|muhafaz|wilay|emirate|district|^as? |\bof\b|^[a-z]{2,3}$")
"""In a name, what makes it an area's and no town's."""
_HEADS = ("deh", "dai", "day", "naw", "koh", "pul", "sar", "shah", "char", "chahar", "sayed", "sayd", "khwaja", "surkh")
_TAILS = (
    "abad",
    "pur",
    "kot",
    "joi",
    "joy",
    "rod",
    "rud",
    "band",
    "khel",
    "qala",
    "zai",
    "zayi",
    "jan",
    "dara",
    "tepa",
)
"""Words with which names of Afghanistan and Pakistan begin and end, written in one with the rest or apart."""
_PART = 3
_IRANIAN = "iranian "
"""Begins the styles in which names of Afghanistan and Pakistan are written."""
_UKRAINIAN = "ukrainian "


def add_spellings(made: Compilation) -> None:
    """Give places of Arabic-speaking countries, Afghanistan, Pakistan and Ukraine the spellings that news has."""
    _add_arabic(made)
    _add_styles(made, COMPLETE, _IRANIAN)
    _add_styles(made, frozenset({"UA"}), _UKRAINIAN)
    _share_with_seats(made)


def _share_with_seats(made: Compilation) -> None:
    """Give a town the names of the Arabic first-level area that has its name: Hodeidah is Al Ḩudaydah the town too."""
    areas = {
        (entry.id, key_of(entry.name)): entry.id
        for entry in made.entries.values()
        if entry.feature is Feature.ADM1 and entry.country is not None and is_arabic(entry.country)
    }
    for town in list(made.entries.values()):
        area = areas.get((town.admin1 or 0, key_of(town.name))) if town.feature is Feature.CITY else None
        if area is not None:
            made.names[town.id] |= {key for key in made.names[area] if key.isascii() and _KIND.search(key) is None}


def _add_arabic(made: Compilation) -> None:
    for entry in list(made.entries.values()):
        if entry.feature in _SPELT and entry.country is not None and is_arabic(entry.country):
            keys = {key_of(form) for form in in_plain_letters(entry.name)}
            spelt = {found for key in keys if key.isascii() for found in spellings_of(key)}
            made.names[entry.id] |= {key for key in spelt if " " in key or entry.weight >= _KNOWN}


def _add_styles(made: Compilation, countries: frozenset[str], family: str) -> None:
    """Only what is no place's name yet, for a vowel may tell two of them apart."""
    known = {key for keys in made.names.values() for key in keys} | _no_names()
    styles = [rules for name, rules in _styles().items() if name.startswith(family)]
    for entry in list(made.entries.values()):
        if entry.feature in _SPELT and entry.country in countries:
            key = key_of(entry.name)
            forms = tuple(_parted(key)) if family == _IRANIAN else (key,)
            spelt = {*forms, *(_write(form, rules) for form in forms for rules in styles)}
            made.names[entry.id] |= {new for new in spelt - known if len(new) >= _SHORTEST}


def _parted(key: str) -> Iterator[str]:
    """Yield the key, and its words in one or its word in two: Surkh Rod and Surkhrod, Watapur and Wata Pur (PLA-96)."""
    yield key
    first, _, rest = key.partition(" ")
    if rest and " " not in rest and min(len(first), len(rest)) >= _PART:
        yield first + rest
    elif not rest:
        yield from (f"{head} {key[len(head) :]}" for head in _HEADS if _leaves(key, key.removeprefix(head)))
        yield from (f"{key[: -len(tail)]} {tail}" for tail in _TAILS if _leaves(key, key.removesuffix(tail)))


def _leaves(key: str, rest: str) -> bool:
    return rest != key and len(rest) >= _PART


def spellings_of(key: str) -> Iterator[str]:
    """Yield how the Arabic name of a key is written in each style, with its article and without."""
    for name, rules in _styles().items():
        if not name.startswith((_IRANIAN, _UKRAINIAN)):
            yield from (_write(form, rules) for form in _with_articles(key))


def _with_articles(key: str) -> Iterator[str]:
    """Yield the key with the articles in it written in the ways there are, and without the one at its head."""
    forms = {key, _INNER.sub(r"al \2", key), _INNER.sub(r"e\1 \2", key), _INNER.sub(r"e\1\2", key)}
    for form in forms:
        yield form
        first, _, rest = form.partition(" ")
        if first in ARTICLES and rest:
            yield from (f"al {rest}", f"el {rest}")
        if first in ARTICLES and len(rest) >= _SHORTEST and rest not in _no_names():
            yield rest


def _write(key: str, style: list[tuple[re.Pattern[str], str]]) -> str:
    for pattern, written in style:
        key = pattern.sub(written, key)
    return key


@cache
def _styles() -> dict[str, list[tuple[re.Pattern[str], str]]]:
    found: dict[str, list[tuple[re.Pattern[str], str]]] = defaultdict(list)
    for row in read_facts("romanising.csv"):
        found[row["style"]].append((re.compile(row["pattern"]), row["written"]))
    return found


@cache
def _no_names() -> frozenset[str]:
    """Return given names and ordinary words, which are no place's name without the article."""
    given = {row["name"] for row in read_facts("given_names.csv")}
    return frozenset(given | {row["word"] for row in read_facts("common_words.csv")})
