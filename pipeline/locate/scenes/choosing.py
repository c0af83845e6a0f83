"""Which place of the article each report happened at."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.locate.relative.borders import BORDER
from pipeline.locate.resolving.relations import is_part_of_the_world
from pipeline.locate.scenes.filing import NO_TOWN, Pointed
from pipeline.locate.scenes.fitness import NOT_PLACED, Scenes
from pipeline.locate.scenes.precision import precision_of
from pipeline.locate.scenes.side_by_side import side_by_side
from schemas.records import Place, Report, Span
from schemas.vocabulary import Feature, GeoPrecision

_IN = re.compile(r"\b(?:in|across|inside|within|throughout)\s(?:both\s)?(?:the\s)?$")
_SEA = re.compile(r"\b(?:Sea|Ocean|Gulf|Strait)\b")
_ALL_OVER = re.compile(r"\b(?:across|throughout|all\s(?:over|across))\s(?:the\s)?(?:[a-z]+ern\s|central\s)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A report's place: its number among the article's places, its country, and how finely it is known."""

    place: int | None
    country: str | None
    """The place's, where it has one; else the one that the text is about."""
    precision: GeoPrecision

    def counted_from(self, first: int) -> "Chosen":
        """Return it with its number among all places, of which so many come before those that it was chosen of."""
        return self if self.place is None or not first else replace(self, place=self.place + first)


def choose_places(
    text: str, report: Report, places: Sequence[Place], others: Sequence[Span] = (), pointed: Pointed = NO_TOWN
) -> tuple[Chosen, ...]:
    """Return the places of a report, best first; one with no place where the text names none.

    ``others`` are the clauses that tell the article's other reports, ``pointed`` the towns that the text may mean
    without naming them.
    """
    scenes = Scenes(text, report, places, others, pointed.capital)
    coarse: int | None = None
    here = scenes.here()
    for scope in report.place_scopes:
        if not scenes.in_own_sentence(scope) and (here is not None or scenes.own_unknown is not None):
            break
        inside = [n for n in scenes.inside(scope) if coarse is None or _is_finer(places[n], places[coarse])]
        if not inside:
            continue
        best = scenes.best_of(inside)
        if _is_coarse(places[best]):
            coarse = best
            if _is_all_over(scenes, places[best], scope):
                break
        elif coarse is None or _may_refine(scenes, places[coarse], scope):
            return tuple(_chosen(scenes, n) for n in _told_at(scenes, best, scope))
    if here is not None and (coarse is None or _is_finer(places[here], places[coarse])):
        return (_chosen(scenes, here),)
    return _last_resort(scenes, coarse, pointed.filed)


def _told_at(scenes: Scenes, best: int, scope: Span) -> list[int]:
    """Return the places that the scope's best one is listed with, or that it is more finely told by, best first."""
    if not scenes.in_own_sentence(scope):
        return [scenes.refined(best)]
    named = scenes.named_in_sentence()
    told = side_by_side(scenes.text, scenes.places, named, best)
    if len(told) == 1:
        told = side_by_side(scenes.text, scenes.places, named, scenes.refined(best))
    return sorted(told, key=scenes.told_again, reverse=True)


def _last_resort(scenes: Scenes, coarse: int | None, filed: int | None) -> tuple[Chosen, ...]:
    """Return the country that the scopes name, unknown places of the sentence, or the country of the whole text."""
    known = (scenes.address(), scenes.own_unknown, coarse, scenes.unknown(), filed, scenes.country())
    for number in known:
        if number is not None:
            return tuple(_chosen(scenes, n) for n in _listed_with(scenes, number))
    precision = GeoPrecision.COUNTRY if scenes.home else GeoPrecision.UNKNOWN
    return (Chosen(place=None, country=scenes.home, precision=precision),)


def _listed_with(scenes: Scenes, number: int) -> list[int]:
    """Return the country that it was in, or the place that no gazetteer has, with those that "and" joins with it."""
    place = scenes.places[number]
    if place.reason in NOT_PLACED:
        alike = [n for n, one in enumerate(scenes.places) if one.reason in NOT_PLACED]
    elif place.feature is Feature.COUNTRY and _IN.search(scenes.text, max(0, place.start - 20), place.start):
        alike = [*scenes.in_sentence()]
    else:
        alike = []
    return side_by_side(scenes.text, scenes.places, alike, number)


def _is_coarse(place: Place) -> bool:
    return place.feature is Feature.COUNTRY or place.reason == BORDER or is_part_of_the_world(place)


def _is_all_over(scenes: Scenes, country: Place, scene: Span) -> bool:
    """Return whether the report's own phrase says that it was everywhere in the country: "marched across Turkey"."""
    own = scene in scenes.report.scenes and scenes.in_own_sentence(scene)
    return own and _ALL_OVER.search(scenes.text, scene.start, country.start) is not None


def _is_finer(place: Place, coarse: Place) -> bool:
    if is_part_of_the_world(coarse):
        return not is_part_of_the_world(place)
    return place.feature is not Feature.COUNTRY and place.country == coarse.country


def _may_refine(scenes: Scenes, country: Place, scope: Span) -> bool:
    """Return whether a place of this scope says where in the country it happened.

    Within the sentence that names the country, and in what follows it, it does: "in southern Afghanistan. In Helmand
    …". What came before a sentence that names the country is about something else.
    """
    if not scenes.in_own_sentence(Span(country.start, country.end)):
        return True
    return scope.start >= scenes.report.start or scenes.in_own_sentence(scope)


def _is_open_water(place: Place) -> bool:
    """Return whether it is a sea, which is no country's, of whichever the text speaks (PLA-139)."""
    return place.feature is Feature.NATURAL and place.name is not None and _SEA.search(place.name) is not None


def _chosen(scenes: Scenes, number: int) -> Chosen:
    place = scenes.places[number]
    home = scenes.likely_country if place.reason in NOT_PLACED else scenes.home
    home = None if _is_open_water(place) else home
    country = scenes.home_among(place.countries) if place.countries else place.country or home
    precision = precision_of(scenes.text, place)
    if precision is GeoPrecision.UNKNOWN and country is not None:
        precision = GeoPrecision.ADM1 if place.admin1_iso else GeoPrecision.COUNTRY
    return Chosen(place=number, country=country, precision=precision)
