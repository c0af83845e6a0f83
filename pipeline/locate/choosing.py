"""Which place of the article each report happened at."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.locate.precision import precision_of
from schemas.records import Place, Report, Span
from schemas.vocabulary import Feature, GeoPrecision, PlaceRole

_LITERAL = frozenset({PlaceRole.MENTIONED, PlaceRole.EVENT})
_FINENESS = {
    Feature.LOCALITY: 0, Feature.CITY: 1, Feature.ADM2: 2, Feature.NATURAL: 2, Feature.ADM1: 4, Feature.REGION: 4,
    Feature.COUNTRY: 6,
}  # fmt: skip
_AND = re.compile(
    r"(?:\s(?:provinces?|districts?|valley|city|tribal agency|agency))?(?:,\s|,?\s(?:and|&)\s)"
    r"(?:in\s|the\s|in the\s)?(?:[a-z]+ern\s)?"
)
_PLACED = re.compile(r"\b(?:in|at|near|outside|across|inside|around|from|of|into)\s(?:the\s)?(?:[\w’'-]+\s){0,3}$")
MOST_PLACES = 4
"""A report over more places than this is not split: such lists say where something happens at large."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A report's place: its number among the article's places, and how finely it is known."""

    place: int | None
    precision: GeoPrecision


_NOWHERE = Chosen(place=None, precision=GeoPrecision.UNKNOWN)


def choose_places(text: str, report: Report, places: Sequence[Place]) -> tuple[Chosen, ...]:
    """Return the places of a report, best first; one with no place where the text names none."""
    coarse: int | None = None
    for scope in report.place_scopes:
        inside = [n for n in _inside(scope, report, places) if coarse is None or _is_finer(places[n], places[coarse])]
        if not inside:
            continue
        best = min(inside, key=lambda n: _rank(text, report, places, n))
        if places[best].feature is Feature.COUNTRY:
            coarse = best
        elif coarse is None or _may_refine(text, report, places[coarse], scope):
            return tuple(_chosen(text, places, n) for n in _together(text, places, inside, best))
    return (_NOWHERE,) if coarse is None else (_chosen(text, places, coarse),)


def _is_finer(place: Place, country: Place) -> bool:
    return place.feature is not Feature.COUNTRY and place.country == country.country


def _may_refine(text: str, report: Report, country: Place, scope: Span) -> bool:
    """Return whether a place of this scope says where in the country it happened.

    Within the sentence that names the country, and in what follows it, it does: "in southern Afghanistan. In Helmand
    …". What came before a sentence that names the country is about something else.
    """
    here = Span(country.start, country.end)
    if not _same_sentence(text, report, here):
        return True
    return scope.start >= report.start or _same_sentence(text, report, scope)


def _inside(scope: Span, report: Report, places: Sequence[Place]) -> Iterator[int]:
    """Yield the numbers of the places that may be the report's: literal, resolved, in the scope, in no actor's name."""
    for number, place in enumerate(places):
        named = any(a.start <= place.start and place.end <= a.end for a in report.actors)
        if (
            place.role in _LITERAL
            and place.feature
            and scope.start <= place.start
            and place.end <= scope.end
            and not named
        ):
            yield number


def _rank(text: str, report: Report, places: Sequence[Place], number: int) -> tuple[int, int, int, int]:
    """Return what orders places: no country, one that is said to be the scene, the finest of a phrase, the nearest."""
    place = places[number]
    country = place.feature is Feature.COUNTRY
    scene = not _PLACED.search(text[max(0, place.start - 40) : place.start])
    distance = max(report.start - place.end, place.start - report.end, 0)
    wide = int(place.feature is Feature.REGION and place.admin1_iso is None)
    return int(country), int(scene), _FINENESS[place.feature or Feature.COUNTRY] + wide, distance


def _same_sentence(text: str, report: Report, scope: Span) -> bool:
    start, end = min(scope.start, report.start), max(scope.end, report.end)
    return not re.search(r"[.!?][”\"’']?\s+[A-Z“\"]|\n\s*\n", text[start:end])


def _together(text: str, places: Sequence[Place], inside: list[int], best: int) -> list[int]:
    """Return the best place with those that are coordinated with it and of its kind: "in A and B"."""
    alike = [n for n in inside if places[n].feature is places[best].feature]
    group, at = [best], alike.index(best)
    for n in alike[at + 1 :]:
        if not _AND.fullmatch(text[places[group[-1]].end : places[n].start]):
            break
        group.append(n)
    for n in reversed(alike[:at]):
        if not _AND.fullmatch(text[places[n].end : places[group[0]].start]):
            break
        group.insert(0, n)
    distinct = list({(places[n].name, places[n].geonames_id): n for n in reversed(group)}.values())[::-1]
    return distinct if len(distinct) <= MOST_PLACES and _is_list(text, places, distinct) else [best]


def _is_list(text: str, places: Sequence[Place], numbers: list[int]) -> bool:
    """Return whether the places stand side by side; "between A and B" is one place between them."""
    before = text[max(0, places[numbers[0]].start - 12) : places[numbers[0]].start]
    return len(numbers) > 1 and "between" not in before


def _chosen(text: str, places: Sequence[Place], number: int) -> Chosen:
    return Chosen(place=number, precision=precision_of(text, places[number]))
