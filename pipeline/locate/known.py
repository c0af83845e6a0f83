"""What sentences name as places, for the coder: "captured Lashkar Gah" takes a town, and nobody."""

from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import product
from pathlib import Path
from typing import NamedTuple, Protocol

from pipeline.locate.gazetteer.reading import Gazetteer
from pipeline.locate.locating import find_places
from pipeline.locate.resolving.relations import is_near, is_of, is_spot_of
from pipeline.locate.scenes.helping import only_helps
from pipeline.locate.text.listed import Listed
from pipeline.locate.text.unlisted import Unlisted
from pipeline.locate.text.written import Written, read_words
from schemas.records import Place
from schemas.vocabulary import Feature, PlaceRole

_SENTENCES = 256
"""Sentences whose places are kept: the coder asks several times of one, and of those shortly before."""
_FINE = frozenset({Feature.ADM2, Feature.CITY, Feature.LOCALITY})
_KNOWN = _FINE | {Feature.ADM1}


class Stretches(Protocol):
    """The phrases of a sentence that say where, as offsets in it."""

    @property
    def sentence(self) -> str:
        """The sentence."""

    @property
    def at(self) -> Sequence[tuple[int, int]]:
        """Where the phrases begin and end in it."""


class _Areas(NamedTuple):
    """Where all that some names can mean lies."""

    areas: frozenset[int]
    """First-level areas."""
    all_listed: bool
    """Whether the gazetteer has each name as it is written, and none as that of a region: those lie across areas."""
    homes: frozenset[str]
    """The countries of the most prominent bearer of each name that is not a country's."""

    def may_share(self, other: "_Areas") -> bool:
        """Return whether places of both can lie in one of the areas."""
        return not self.areas.isdisjoint(other.areas) or not (self.all_listed and other.all_listed)


class PlaceNames:
    """Says of the stretches of sentences what they name; the gazetteer is opened when it is first asked."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._places = lru_cache(_SENTENCES)(self._find)
        self._named = lru_cache(_SENTENCES)(self._name)
        self._look_up = lru_cache(_SENTENCES)(self._areas)

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return Gazetteer.open(self._path)

    def __call__(self, text: str, start: int, end: int) -> bool:
        """Return whether a place with a point lies over it; raises GazetteerMissing or GazetteerStale."""
        return any(place.start <= start and end <= place.end for place in self._places(text) if place.lat is not None)

    def are_one(self, one: Stretches, other: Stretches) -> bool | None:
        """Return whether a place that the one names is the other's, or in it, or holds it; False where all are towns or
        districts of one province, and others, or of other provinces of one country; None where that is not known.

        Sentences are read, which costs much, only where names could mean places of one first-level area.
        """
        mine, others = self._look_up(one.sentence, tuple(one.at)), self._look_up(other.sentence, tuple(other.at))
        if not mine.may_share(others):
            return None if mine.homes.isdisjoint(others.homes) else False
        pairs = list(product(self._named(one.sentence, tuple(one.at)), self._named(other.sentence, tuple(other.at))))
        if any(self._is_in(a, b) or self._is_in(b, a) for a, b in pairs):
            return True
        apart = [a.feature in _FINE and b.feature in _FINE and (is_near(a, b) or _are_far(a, b)) for a, b in pairs]
        return False if apart and all(apart) else None

    def _areas(self, sentence: str, at: tuple[tuple[int, int], ...]) -> "_Areas":
        """Return where all that the phrases' names can mean lies."""
        areas, homes, all_listed = set[int](), set[str](), True
        for written in (read_words(sentence[start:end]) for start, end in at):
            listed, free = Listed(written, self._gazetteer), 0
            for number in written.capitals:
                if number >= free:
                    length, entries = listed.at(number)
                    free = number + length
                    areas.update(entry.admin1 for entry in entries if entry.admin1 is not None)
                    homes.update(entry.country for entry in entries[:1] if entry.admin1 and entry.country)
                    known = length > 0 or not self._may_be_respelt(written, number)
                    all_listed = all_listed and known and not any(e.feature is Feature.REGION for e in entries)
        return _Areas(frozenset(areas), all_listed, frozenset(homes))

    def _may_be_respelt(self, written: Written, number: int) -> bool:
        """Return whether anything beside a word with which no listed name begins says that a place's does."""
        return Unlisted(written, self._gazetteer, ()).may_begin(number)

    def _name(self, sentence: str, at: tuple[tuple[int, int], ...]) -> tuple[Place, ...]:
        """Return the places that the phrases name, without those which only say where another is."""
        named = [p for p in self._places(sentence) if any(a <= p.start and p.end <= b for a, b in at)]
        pairs = zip([None, *named], named, strict=False)
        return tuple(p for before, p in pairs if before is None or not only_helps(sentence, before, p))

    def _is_in(self, place: Place, area: Place) -> bool:
        """Return whether the place is the area or in it, also by a namesake that its sentence alone does not tell."""
        if place.feature not in _KNOWN or area.feature not in _KNOWN:
            return False
        if is_of(place, area) or is_spot_of(place, area):
            return True
        if area.feature is not Feature.ADM1 or place.feature is Feature.ADM1:
            return False
        known = (self._gazetteer.entry(entry.admin1) for entry in self._gazetteer.look_up(place.text))
        return any(entry is not None and entry.iso == area.admin1_iso for entry in known)

    def _find(self, text: str) -> tuple[Place, ...]:
        found = find_places(text, self._gazetteer)
        return tuple(place for place in found if place.role is not PlaceRole.PART_OF_NAME)


def _are_far(one: Place, other: Place) -> bool:
    """Return whether they lie in two first-level areas of one country."""
    areas = (one.admin1_iso, other.admin1_iso)
    return one.country == other.country and None not in areas and areas[0] != areas[1]
