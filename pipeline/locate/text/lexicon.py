"""The word lists that finding places in text rests on, read once from the tables in ``data``."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from pipeline.locate.gazetteer.names import key_of
from schemas.vocabulary import Feature


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """A short form that means a first-level area, and what must be beside it for that."""

    iso: str
    needs: str
    """``any``: nothing; ``dot``: a full stop after it or a comma before it; ``comma``: a comma before it, and a full
    stop after it if it is not in capitals: "Boise, ID", "Houma, La.", but not "Ana, La Paz"; ``in``: a preposition of
    place before it or a possessive after it: "in CAR", and no car bomb."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Word lists by key."""

    demonyms: dict[str, str]
    """A people's name or adjective to the key of its country or region."""
    state_demonyms: dict[str, str]
    """Those of peoples who live in other countries too: they have a country only where a state's things follow."""
    not_places: dict[str, frozenset[int]]
    """A group's or publisher's name to the numbers of its words that name a place."""
    cues_after: dict[str, Feature]
    cues_before: dict[str, Feature]
    cues_of_lists: dict[str, Feature]
    """Words, as they are written, for several places of one kind."""
    stop_words: frozenset[str]
    given_names: frozenset[str]
    surnames: frozenset[str]
    titles: frozenset[str]
    before_surnames: frozenset[str]
    """Given names and titles."""
    abbreviations: dict[str, Abbreviation]
    initials: frozenset[str]
    """Places that are written in capitals: US, KP, FATA."""
    classes: dict[str, frozenset[str]]
    """Words by what they tell of a name beside them; README.md says which classes there are."""


@cache
def read_lexicon() -> Lexicon:
    """Return the word lists."""
    given_names = frozenset(row["name"] for row in _rows("given_names"))
    titles = frozenset(row["word"] for row in _rows("titles"))
    return Lexicon(
        demonyms={key_of(w): row["iso"] for row in _rows("demonyms") for w in row["words"].split("|")},
        state_demonyms={key_of(row["of_states"]): row["iso"] for row in _rows("demonyms") if row["of_states"]},
        not_places={key_of(row["phrase"]): _numbers(row["place"]) for row in _rows("not_places")},
        cues_after=_cues("after"),
        cues_before=_cues("before"),
        cues_of_lists={row["word"]: Feature(row["feature"]) for row in _rows("cue_words") if row["side"] == "list"},
        stop_words=frozenset(row["word"] for row in _rows("stop_words")),
        given_names=given_names,
        surnames=frozenset(row["name"] for row in _rows("surnames")),
        titles=titles,
        before_surnames=given_names | titles,
        abbreviations={
            row["abbreviation"]: Abbreviation(iso=row["iso"], needs=row["needs"]) for row in _rows("abbreviations")
        },
        initials=frozenset(name for name in _own_names() if name.replace(".", "").isupper() and len(name) <= 6),
        classes=_classes(),
    )


@cache
def scene_words() -> dict[str, frozenset[str]]:
    """Return the words of ``scene_words.csv`` by class: they tell places' names from others in phrases that say where.

    ``people`` are no places there, nor is a name before an ``actor``; a ``half_name`` is none without the word after
    it, a ``day`` is no part of one, and before a ``town`` and "of" stands what describes it ("the Basque city of
    Bilbao"). With ``site``, ``local_site``, ``site_building``, ``spot`` and ``street`` end the names of sites, of which
    ``local_site`` often bear their town's name and the last three are of the town; ``of_site`` stand between name and
    kind, and a ``part`` calls a name a place where it is written small.
    """
    found: dict[str, set[str]] = {}
    with (files("pipeline.locate") / "scene_words.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["class"], set()).add(row["word"])
    return {name: frozenset(words) for name, words in found.items()}


@cache
def known_names() -> dict[str, dict[tuple[str, str, str], float]]:
    """Return, by key, the places that news in English means by a name, whether it is their main one or not (PLA-104).

    A place is told by country, feature and the key of its main name; its number is the weight that it has at least.
    """
    found: dict[str, dict[tuple[str, str, str], float]] = {}
    for row in _rows("known_names"):
        place = row["country"], row["feature"], key_of(row["known"])
        found.setdefault(key_of(row["name"]), {})[place] = float(row["weight"] or 0)
    return found


def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in _rows("word_classes"):
        found.setdefault(row["class"], set()).add(key_of(row["word"]))
    return {name: frozenset(words) for name, words in found.items()}


def _own_names() -> Iterator[str]:
    for table in ("places", "country_names"):
        for row in _rows(table):
            yield from row["names"].split("|")


def _cues(side: str) -> dict[str, Feature]:
    """Return the words for kinds of places that stand on a side of a name, Arabic's with "in" and "and" before them."""
    told = {key_of(r["word"]): Feature(r["feature"]) for r in _rows("cue_words") if r["side"] in (side, "both")}
    arabic = {key: kind for key, kind in told.items() if key >= "ء"}
    return told | {f"{joined}{key}": kind for joined in "بو" for key, kind in arabic.items()}


def _numbers(cell: str) -> frozenset[int]:
    if not cell:
        return frozenset()
    first, _, last = cell.partition("-")
    return frozenset(range(int(first), int(last or first) + 1))


def _rows(name: str) -> Iterator[dict[str, str]]:
    path = Path(str(files("pipeline.locate"))) / "data" / f"{name}.csv"
    with path.open(newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)
