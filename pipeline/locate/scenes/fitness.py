"""Which of an article's places can be where a report happened, and which of two is likelier."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.locate.resolving.adopting import UNKNOWN, WITHIN
from pipeline.locate.resolving.confidence import AMBIGUOUS
from pipeline.locate.resolving.relations import (
    holds,
    is_in_region,
    is_near,
    is_of,
    is_part_of_the_world,
    is_spot_of,
    lies_in,
)
from pipeline.locate.scenes.anothers import is_somebodys
from pipeline.locate.scenes.breaks import is_one_sentence
from pipeline.locate.scenes.helping import FINENESS, is_qualified_by, is_the_other_end, only_helps
from pipeline.locate.scenes.here import is_in_the_capital, names_an_address, points_here, spoke_there
from pipeline.locate.scenes.passing import is_in_passing
from pipeline.locate.scenes.struck import is_about_else
from pipeline.locate.text.surroundings import is_called_a_place
from schemas.records import Place, Report, Span
from schemas.vocabulary import Feature, PlaceRole

NOT_PLACED = frozenset({UNKNOWN, AMBIGUOUS})
"""Reasons of names that no gazetteer has, or several places of which none is likelier."""
LITERAL = frozenset({PlaceRole.MENTIONED, PlaceRole.EVENT})
_NAMED = LITERAL | {PlaceRole.DATELINE}
_MOST_SPOKEN_OF = 1.5
"""How many times as often as any other the main country is spoken of."""
_ABROAD = 0.5
_PLACED = re.compile(r"\b(?:in|at|near|outside|across|inside|around|from|of|into)\s(?:the\s)?(?:[\w’'-]+\s){0,3}$")
_AT = re.compile(r"\b(?:in|at|near|outside|inside|around)\s(?:the\s|a\s)?(?:[\w’'-]+\s){0,3}$")
_IN = re.compile(r"\b(?:in|near)\s(?:the\s)?(?:[a-z]+\s){0,3}$", re.IGNORECASE)
_OPENS_IN = re.compile(r"\bIn\s(?:the\s)?(?:[a-z]+\s){0,3}$")
_FROM = re.compile(r"\bfrom\s[^,.;]*$")
_FRONT = re.compile(r"\s(?:(?:operational|tactical)\s)?(?:direction|axis|front)\b")
"""After a town, where an army names a stretch of the front by it (rule PLA-211)."""
_OWNED = re.compile(r"['’]s\s+(?:[a-z]+,?\s+){0,3}(?:[a-z]+\sof\s)?(?:the\s)?")


def main_country(places: Sequence[Place], least: int = 2) -> str | None:
    """Return the country of which the text speaks most, by places and peoples; None where two come near each other,
    or where it speaks of it fewer times than ``least``.

    Where it was filed speaks twice; a country of which the text names the people or government and no place, where it
    names places of others, speaks half as loud, and beside a dateline once at most (PLA-226).
    """
    told = [place for place in places if place.country and place.role is not PlaceRole.PART_OF_NAME]
    literal = {place.country for place in told if place.role in _NAMED}
    filed = next((place.country for place in told if place.role is PlaceRole.DATELINE), None)
    spoken: dict[str, float] = defaultdict(float)
    for place in told:
        twice = place.role is PlaceRole.DATELINE and place.country == filed
        spoken[place.country or ""] += 2.0 if twice else 1.0
    for country in spoken.keys() - literal if literal else ():
        spoken[country] = min(_ABROAD * spoken[country], 1.0 if filed else spoken[country])
    ranked = sorted(spoken.items(), key=lambda one: -one[1])
    (country, first), (_, second) = [*ranked[:2], ("", 0), ("", 0)][:2]
    return country if first >= least and first >= _MOST_SPOKEN_OF * second else None


@dataclass(frozen=True)
class Scenes:
    """The places that a report can have happened at."""

    text: str
    report: Report
    places: Sequence[Place]
    others: Sequence[Span]
    """The clauses that tell the article's other reports: what they name in later sentences is theirs."""
    capital: int | None = None
    """Where the text names the capital of the country of which it speaks most."""

    @cached_property
    def home(self) -> str | None:
        """The text's main country."""
        return main_country(self.places)

    @cached_property
    def likely_country(self) -> str | None:
        """The country of which the text speaks most, be it once."""
        return main_country(self.places, least=1)

    def home_among(self, countries: Collection[str]) -> str | None:
        """Return that of several countries of which the text speaks most; None where it speaks as much of another."""
        return main_country([place for place in self.places if place.country in countries], least=1)

    def inside(self, scope: Span) -> list[int]:
        """Return the numbers of the places of a scope that can be the report's: literal, resolved, nobody's origin.

        Outside the report's own sentence they lie in the main country, and where somebody only spoke is none of them,
        beside others.
        """
        if self.in_own_sentence(scope):
            return [*self._located_in(scope)]
        numbers = [n for n in self._located_in(scope) if self.home in (None, self.places[n].country)]
        return [n for n in numbers if not spoke_there(self.text, self.places[n])] or numbers

    def in_sentence(self) -> set[int]:
        """Return the numbers of the places that the report's own sentence names and that can be the report's."""
        own = (scope for scope in self.report.place_scopes if self.in_own_sentence(scope))
        return {number for scope in own for number in self.inside(scope)}

    def named_in_sentence(self) -> set[int]:
        """Return those, and the names of the sentence that no gazetteer has and that can be the report's."""
        own = [scope for scope in self.report.place_scopes if self.in_own_sentence(scope)]
        return self.in_sentence() | {number for scope in own for number in self._unknown_in(scope)}

    def in_own_sentence(self, span: Span) -> bool:
        """Return whether no sentence ends between a stretch and the report's clause."""
        return is_one_sentence(self.text, min(span.start, self.report.start), max(span.end, self.report.end))

    def best_of(self, numbers: Sequence[int]) -> int:
        """Return the likeliest of some places, or the one before it that it only helps to find, or that lies in it:
        "in Iskandariyah, near Baghdad", "overran the centre of Nijrab district in Kapisa".
        """
        best = min(numbers, key=self._rank)
        while (
            before := next((n for n in (best - 1, best - 2) if n >= 0 and self._only_helps(n, best)), None)
        ) is not None:
            best = before
        following = best + 1
        if following in numbers and is_qualified_by(self.text, self.places[following], self.places[best]):
            return following
        return best

    def refined(self, number: int) -> int:
        """Return the finest place in the place that the report's clause says it was at: "in Kandahar, police were shot
        in Shah Wali Kot"; else the finest that its own phrases in later sentences tell (PLA-73); else the place itself.
        """
        clause = Span(self.report.start, self.report.end)
        later = [scene for scene in self.report.scenes if scene.start > clause.end and not self.in_own_sentence(scene)]
        for scopes in ([clause], later):
            finer = (
                n
                for scope in scopes
                for n in self._located_in(scope)
                if self._refines(self.places[n], self.places[number])
            )
            best = min(finer, key=self._rank, default=None)
            if best is not None:
                return best
        return number

    def _refines(self, place: Place, area: Place) -> bool:
        if _OWNED.fullmatch(self.text[area.end : place.start]):
            return is_near(place, area) and place.feature is not Feature.ADM1
        said = _AT.search(self.text[max(0, place.start - 60) : place.start]) or is_called_a_place(
            self.text, place.start
        )
        if said and _FRONT.match(self.text, area.end):
            return is_near(place, area) and place.feature in {Feature.CITY, Feature.LOCALITY}
        if is_in_region(place, area):
            said_in = _OPENS_IN.search(self.text, max(0, area.start - 40), area.start)
            said_in = said_in and _IN.search(self.text, max(0, place.start - 40), place.start)
            return said_in is not None and not _FROM.search(self.text, area.end, place.start)
        return bool(said) and (lies_in(place, area) or is_spot_of(place, area))

    def _only_helps(self, before: int, number: int) -> bool:
        """Return whether a place only helps to find one before it, also behind the country that owns it: "the Wamena
        valley, in Indonesia's province of Papua".
        """
        first, between = self.places[before], self.places[before + 1 : number]
        owned = all(place.feature is Feature.COUNTRY for place in between)
        if before and is_the_other_end(self.text, self.places[before - 1], first, self.places[number]):
            return False
        return first.role in LITERAL and owned and only_helps(self.text, first, self.places[number])

    def told_again(self, number: int) -> int:
        """Return how often the report's own phrases in other sentences speak of a place, or of one in it."""
        area = self.places[number]
        told = {n for scene in self.report.scenes if not self.in_own_sentence(scene) for n in self._located_in(scene)}
        return sum(is_of(self.places[n], area) for n in told)

    @cached_property
    def own_unknown(self) -> int | None:
        """The place that the report's own phrases in its sentence name and no gazetteer knows."""
        return self._unknown_among(self.report.scenes)

    def unknown(self) -> int | None:
        """Return the place that the report's own sentence names and no gazetteer knows; its words are kept."""
        return self._unknown_among(self.report.place_scopes)

    def _unknown_among(self, scopes: Sequence[Span]) -> int | None:
        own = (scope for scope in scopes if self.in_own_sentence(scope))
        return min((n for scope in own for n in self._unknown_in(scope)), key=self._rank, default=None)

    def _unknown_in(self, scope: Span) -> Iterator[int]:
        for number in self._in(scope):
            if self.places[number].reason in NOT_PLACED and not self._is_elsewhere(number):
                yield number

    def here(self) -> int | None:
        """Return the town to which the report's own clause points: the dateline's ("here"), or the capital."""
        if points_here(self.text, self.report):
            return self._filed_at()
        return self.capital if is_in_the_capital(self.text, self.report) else None

    def address(self) -> int | None:
        """Return the town of the dateline, where the report's own clause names a street or an embassy."""
        return self._filed_at() if names_an_address(self.text, self.report) else None

    def _filed_at(self) -> int | None:
        """Return the town of the dateline, if it lies in the country of which the text speaks most."""
        filed = (n for n, place in enumerate(self.places) if place.role is PlaceRole.DATELINE)
        towns = (n for n in filed if self.places[n].feature not in (None, Feature.COUNTRY))
        return next((n for n in towns if self.home in (None, self.places[n].country)), None)

    def country(self) -> int | None:
        """Return where the text names its main country, in the dateline only if nowhere else."""
        named = [
            n
            for n, place in enumerate(self.places)
            if place.feature is Feature.COUNTRY
            and place.country == self.home
            and place.role in _NAMED
            and not is_about_else(self.report, place.start, place.end)
        ]
        return min(named, key=lambda n: self.places[n].role is PlaceRole.DATELINE, default=None)

    def _located_in(self, scope: Span) -> Iterator[int]:
        own = scope in self.report.scenes
        for number in self._in(scope):
            place = self.places[number]
            is_scene = place.feature and place.role in LITERAL and not self._is_elsewhere(number)
            if is_scene and not self._is_in_passing(number, own=own):
                yield number

    def _in(self, scope: Span) -> Iterator[int]:
        """Yield the numbers of the places whose names stand in a stretch of the text."""
        for number in range(bisect_left(self._starts, scope.start), bisect_left(self._starts, scope.end)):
            if self.places[number].end <= scope.end:
                yield number

    @cached_property
    def _starts(self) -> list[int]:
        return [place.start for place in self.places]

    @cached_property
    def _passing(self) -> dict[tuple[int, bool], bool]:
        """What is known of the places' being named in passing, by number and whether in the report's own phrases."""
        return {}

    def _is_in_passing(self, number: int, *, own: bool) -> bool:
        if (number, own) not in self._passing:
            self._passing[number, own] = is_in_passing(self.text, self.places[number], own=own)
        return self._passing[number, own]

    @cached_property
    def _elsewhere(self) -> dict[int, bool]:
        """What is known of the places' being elsewhere: every scope asks it anew."""
        return {}

    def _is_elsewhere(self, number: int) -> bool:
        """Return whether the place is in an actor's name, where someone came from, or where another report happened."""
        if number not in self._elsewhere:
            self._elsewhere[number] = self._is_anothers(self.places[number])
        return self._elsewhere[number]

    def _is_anothers(self, place: Place) -> bool:
        if is_somebodys(self.text, self.report, place):
            return True
        follows = place.start >= self.report.end and not self.in_own_sentence(Span(place.start, place.end))
        theirs = self.others if follows else self._inside_its_own
        return any(holds(clause, place) for clause in theirs)

    @cached_property
    def _inside_its_own(self) -> list[Span]:
        """The other reports' clauses that are part of its own: "killing six in Dan Rimi and five in Gidan Zuma"."""
        start, end = self.report.start, self.report.end
        return [one for one in self.others if start < one.start and one.end <= end]

    def _rank(self, number: int) -> tuple[int, int, int, int]:
        """Return what orders places: no country or wider, one said to be the scene, the finest, the nearest."""
        place = self.places[number]
        scene = not _PLACED.search(self.text[max(0, place.start - 40) : place.start])
        distance = max(self.report.start - place.end, place.start - self.report.end, 0)
        wide = int(place.feature is Feature.REGION and place.admin1_iso is None)
        fineness = 0 if place.reason == WITHIN else FINENESS[place.feature or Feature.COUNTRY] + wide
        coarse = 2 if is_part_of_the_world(place) else int(place.feature is Feature.COUNTRY)
        return coarse, int(scene), fineness, distance
