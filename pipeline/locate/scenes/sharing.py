"""One toll that is told for several places together: it is no single place's (rules P-CHOOSE-11, CAS-33).

"Bombs in Herat and Kandahar killed 12" says how many died, and not how many where. In one province the places become
one stretch of it. Else each place has its report without the toll, and one report more has the toll without a place.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.geo import distance_km
from pipeline.locate.relative.told import words_of
from pipeline.locate.scenes.choosing import Chosen
from schemas.records import OVER_PLACES, SHARED_OUT, Place, Report
from schemas.vocabulary import Feature, GeoPrecision, Outcome, ReportField

STRETCH = "stretch"
"""Reason of the places of one province that share a toll."""
_IN_ONE_PROVINCE = "P-CHOOSE-12"
_EACH = re.compile(r"\beach\b", re.IGNORECASE)
_FIELDS = {outcome: ReportField(outcome.value) for outcome in Outcome if outcome.value in list(ReportField)}


def join_places(
    text: str, reports: Sequence[Report], chosen: Sequence[Sequence[Chosen]], places: Sequence[Place]
) -> tuple[Place, ...]:
    """Return the places with those of one province that share a toll made one stretch of it."""
    joined = list(places)
    for report, group in zip(reports, chosen, strict=True):
        numbers = [choice.place for choice in group if choice.place is not None]
        if len(group) > 1 and _shared(text, report) and _province([places[n] for n in numbers]):
            stretch = _stretch([places[n] for n in numbers])
            for n in numbers:
                joined[n] = replace(stretch, start=places[n].start, end=places[n].end, text=places[n].text)
    return tuple(joined)


def tell_places(
    text: str, report: Report, group: Sequence[Chosen], places: Sequence[Place]
) -> Iterator[tuple[Report, Chosen]]:
    """Yield what becomes of a report: one for each of its places, and one more for a toll that they share, the last."""
    if len(group) > 1 and all(choice.place is not None and places[choice.place].reason == STRETCH for choice in group):
        over = _with_rule(_at_places(text, report, group, places), _IN_ONE_PROVINCE)
        yield over, replace(group[0], precision=GeoPrecision.ADM1)
        return
    shared = _shared(text, report) if len(group) > 1 else set[Outcome]()
    for choice in group:
        yield _at_places(text, _without(report, shared), [choice], places), choice
    if shared:
        countries = {choice.country for choice in group}
        country = countries.pop() if len(countries) == 1 else None
        nowhere = GeoPrecision.COUNTRY if country else GeoPrecision.UNKNOWN
        whole = _with_rule(_keeping(report, shared), OVER_PLACES)
        yield _at_places(text, whole, group, places), Chosen(place=None, country=country, precision=nowhere)


def _shared(text: str, report: Report) -> set[Outcome]:
    """Return what is counted for all places together: nobody is nobody at each, and "five each" are each place's."""
    if _EACH.search(text, report.start, report.end):
        return set()
    return {outcome for outcome, toll in report.tolls.items() if toll.high != 0}


def _province(places: Sequence[Place]) -> str | None:
    """Return the province of all of them, or None where they are of several, or of none that is known."""
    provinces = {place.admin1_iso for place in places}
    return provinces.pop() if len(provinces) == 1 else None


def _stretch(places: Sequence[Place]) -> Place:
    """Return what holds them all: the middle, and a radius that reaches all of each."""
    points = [(p.lat, p.lon, p.radius_km or 0.0) for p in places if p.lat is not None and p.lon is not None]
    lat = sum(p[0] for p in points) / len(points) if points else None
    lon = sum(p[1] for p in points) / len(points) if points else None
    reach = [distance_km(lat, lon, p[0], p[1]) + p[2] for p in points if lat is not None and lon is not None]
    districts = {place.admin2_name for place in places}
    return replace(
        places[0],
        name="–".join(place.name or place.text for place in places),
        feature=Feature.REGION,
        admin2_name=districts.pop() if len(districts) == 1 else None,
        pcode=None,
        geonames_id=None,
        lat=lat,
        lon=lon,
        radius_km=round(max(reach), 1) if reach else None,
        score=min(place.score for place in places),
        reason=STRETCH,
    )


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
