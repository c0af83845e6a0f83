"""The shape of the `code` filter's answers, a line of JSON for each article; see docs/interface.md."""

from collections.abc import Mapping
from datetime import date

from pipeline.commands.lines import Json
from pipeline.extract.tolls.quantities import other_readings, read_number
from schemas.records import Actor, AdminUnits, CodedArticle, Count, LocatedReport, Place, Report, Span, Toll
from schemas.vocabulary import Outcome, PublishedAtMethod, ReportField, Side

SCHEMA_VERSION = 1


def render_article(given_id: str, coded: CodedArticle, events: Mapping[str, str] | None = None) -> dict[str, Json]:
    """Return the article's answer; ``events`` gives each report's event, where reports were merged."""
    extraction = coded.extraction
    return {
        "schema_version": SCHEMA_VERSION,
        "id": given_id,
        "language": extraction.language,
        "genre": extraction.genre,
        "published_at": _published_at(coded),
        "published_at_method": extraction.published_at_method,
        "places": [render_place(place) for place in coded.places],
        "reports": [_report(coded, report, events) for report in coded.reports],
        "coder_version": extraction.coder_version,
        "refused": [{"reason": one.reason, "message": one.message} for one in extraction.refused],
    }


def _published_at(coded: CodedArticle) -> str | None:
    if coded.extraction.published_at_method is PublishedAtMethod.GIVEN:
        return coded.extraction.article.published_at
    return _day(coded.extraction.published_on)


def render_place(place: Place) -> dict[str, Json]:
    """Return a place of an answer."""
    return {
        "start": place.start,
        "end": place.end,
        "text": place.text,
        "role": place.role,
        "name": place.name,
        "feature": place.feature,
        "country": place.country,
        "countries": list(place.countries) or None,
        "admin1_name": place.admin1_name,
        "admin1_iso": place.admin1_iso,
        "admin2_name": place.admin2_name,
        "pcode": place.pcode,
        "geonames_id": place.geonames_id,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "score": place.score,
        "reason": place.reason,
        "as_reported": _units(place.as_reported),
        "as_current": _units(place) if place.country else None,
    }


def _units(units: AdminUnits | Place | None) -> Json:
    if units is None:
        return None
    return {
        "country": units.country,
        "admin1_name": units.admin1_name,
        "admin1_iso": units.admin1_iso,
        "admin2_name": units.admin2_name,
    }


def _report(coded: CodedArticle, located: LocatedReport, events: Mapping[str, str] | None) -> dict[str, Json]:
    report = located.report
    answer = _act(report) | _when(report) | _where(coded, located) | _who_and_how_many(report) | _words(coded, report)
    answer["contests"] = next((n for n, one in enumerate(coded.reports) if one.report_id == located.contests), None)
    if events is not None:
        answer["event_id"] = events.get(located.report_id)
    return answer


def _act(report: Report) -> dict[str, Json]:
    return {
        "event_type": report.event_type,
        "sub_event_type": report.sub_event_type,
        "plover_type": report.plover_type,
        "plover_mode": report.plover_mode,
        "ucdp_type": report.ucdp_type,
        "assertion": report.assertion,
        "background": report.background,
        "attributed_to": report.attributed_to,
    }


def _when(report: Report) -> dict[str, Json]:
    return {
        "date_start": _day(report.date_start),
        "date_end": _day(report.date_end),
        "date_precision": report.date_precision,
        "date_text": report.date_text,
        "date_method": report.date_method,
    }


def _where(coded: CodedArticle, located: LocatedReport) -> dict[str, Json]:
    place = coded.place_of(located)
    return {
        "place": located.place,
        "admin1_iso": place.admin1_iso if place else None,
        "country": located.country,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "geo_precision": located.geo_precision,
    }


def _who_and_how_many(report: Report) -> dict[str, Json]:
    return {
        "actors": [_actor(actor) for actor in report.actors],
        **{outcome.value: _toll(report.tolls.get(outcome)) for outcome in Outcome},
        "weapons": list(report.weapons),
        "no_shots_fired": report.no_shots_fired,
    }


def _words(coded: CodedArticle, report: Report) -> dict[str, Json]:
    return {
        "start": report.start,
        "end": report.end,
        "quote": coded.extraction.article.text[report.start : report.end],
        "spans": {field.value: _spans(report.spans.get(field, ())) for field in ReportField},
        "rules": list(report.rules),
        "confidence": report.confidence,
    }


def _actor(actor: Actor) -> dict[str, Json]:
    return {
        "text": actor.text,
        "name": actor.name,
        "id": actor.actor_id,
        "kind": actor.kind,
        "role": actor.role,
        "claim": actor.claim,
    }


def _toll(toll: Toll | None) -> Json:
    if toll is None:
        return None
    sides: Json = (
        None if toll.by_side is None else {side.value: _count(toll.by_side[side]) for side in _told(toll.by_side)}
    )
    return {**_count(toll), "phrase": toll.phrase, "by_side": sides, "readings": _readings(toll)}


def _readings(toll: Toll) -> Json:
    """What others make of a vague toll; null where it is not vague, or more than its phrase counts."""
    others, whole = other_readings(toll.phrase), read_number(toll.phrase)
    if others is None or whole is None or whole.low != toll.low:
        return None
    return {"acled": others.acled, "cautious": _count(others.cautious)}


def _told(by_side: Mapping[Side, Count]) -> list[Side]:
    return [side for side in Side if side in by_side]


def _count(count: Count) -> dict[str, Json]:
    return {"low": count.low, "best": count.best, "high": count.high}


def _spans(spans: tuple[Span, ...]) -> list[Json]:
    return [{"start": span.start, "end": span.end} for span in spans]


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
