"""One toll that is told for several places together: it is no single place's (rules P-CHOOSE-11, CAS-33).

"Bombs in Herat and Kandahar killed 12" says how many died, and not how many where: each place has its report without
the toll, and one report more has the toll, at the province or district that holds all of them if the text names it.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from pipeline.locate.relative.told import words_of
from pipeline.locate.resolving.relations import is_in_region, lies_in
from pipeline.locate.scenes.choosing import Chosen
from pipeline.locate.scenes.fitness import LITERAL
from pipeline.locate.scenes.precision import precision_of
from schemas.records import OVER_PLACES, SHARED_OUT, Place, Report
from schemas.vocabulary import Feature, GeoPrecision, Outcome, ReportField

_EACH = re.compile(r"\beach\b", re.IGNORECASE)
_FIELDS = {outcome: ReportField(outcome.value) for outcome in Outcome if outcome.value in list(ReportField)}


def tell_places(
    text: str, report: Report, group: Sequence[Chosen], places: Sequence[Place]
) -> Iterator[tuple[Report, Chosen]]:
    """Yield what becomes of a report: one for each of its places, and one more for a toll that they share, the last."""
    shared = _shared(text, report) if len(group) > 1 else set[Outcome]()
    for choice in group:
        yield _at_places(text, _without(report, shared), [choice], places), choice
    if shared:
        whole = _with_rule(_keeping(report, shared), OVER_PLACES)
        yield _at_places(text, whole, group, places), _over(text, group, places)


def _over(text: str, group: Sequence[Chosen], places: Sequence[Place]) -> Chosen:
    """Return the area that the text names and that holds all the places (PLA-72), the finest; where it names none, no
    place, and the country that they have in common.
    """
    told = [places[choice.place] for choice in group if choice.place is not None]
    areas = [n for n, area in enumerate(places) if area.role in LITERAL and _holds_all(area, told)]
    if areas:
        number = min(areas, key=lambda n: (places[n].feature is Feature.REGION, places[n].feature is Feature.ADM1))
        return Chosen(place=number, country=places[number].country, precision=precision_of(text, places[number]))
    countries = {choice.country for choice in group}
    country = countries.pop() if len(countries) == 1 else None
    return Chosen(place=None, country=country, precision=GeoPrecision.COUNTRY if country else GeoPrecision.UNKNOWN)


def _holds_all(area: Place, places: Sequence[Place]) -> bool:
    return all(lies_in(place, area) or is_in_region(place, area) for place in places)


def _shared(text: str, report: Report) -> set[Outcome]:
    """Return what is counted for all places together: nobody is nobody at each, and "five each" are each place's."""
    if _EACH.search(text, report.start, report.end):
        return set()
    return {outcome for outcome, toll in report.tolls.items() if toll.high != 0}


def _at_places(text: str, report: Report, group: Sequence[Chosen], places: Sequence[Place]) -> Report:
    """Return the report with the words that its place rests on."""
    words = tuple(words_of(text, places, choice.place) for choice in group if choice.place is not None)
    return replace(report, spans={**report.spans, ReportField.PLACE: words}) if words else report


def _without(report: Report, shared: set[Outcome]) -> Report:
    return _with_rule(_keeping(report, set(report.tolls) - shared), SHARED_OUT) if shared else report


def _keeping(report: Report, outcomes: set[Outcome]) -> Report:
    """Return the report with the tolls of these outcomes alone, and their words."""
    dropped = {_FIELDS[outcome] for outcome in set(report.tolls) - outcomes if outcome in _FIELDS}
    return replace(
        report,
        tolls={outcome: toll for outcome, toll in report.tolls.items() if outcome in outcomes},
        spans={field: words for field, words in report.spans.items() if field not in dropped},
    )


def _with_rule(report: Report, rule: str) -> Report:
    return replace(report, rules=(*report.rules, rule))
