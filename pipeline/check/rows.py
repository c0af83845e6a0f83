"""Records as rows that a suite can be held against; what spans several fields becomes a true or a false."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Protocol

from schemas.areas import Box
from schemas.events import Act, EventVersion
from schemas.records import CodedArticle, Count, LocatedReport, Place, Report
from schemas.vocabulary import EVENT_TYPE_OF, PLOVER_MODES, Assertion, Outcome

Row = dict[str, object]
MARGIN = 0.3
"""Degrees that a point may lie outside a bounding box: boundaries are simplified, border villages are on them."""


class Areas(Protocol):
    """Whoever knows the bounding boxes of countries and provinces."""

    def bounds(self, code: str) -> Box | None:
        """Return the box of ``AF`` or ``AF-NAN``, None where it is not known."""


def article_row(coded: CodedArticle) -> Row:
    """Return the row for the suite ``articles``."""
    extraction = coded.extraction
    return {
        "article_id": extraction.article.article_id,
        "has_text": bool(extraction.article.text.strip()),
        "genre": extraction.genre.value,
        "published_at_method": extraction.published_at_method.value,
        "date_has_method": (extraction.published_on is None) == (extraction.published_at_method.value == "none"),
        "not_in_the_future": True,
    }


def place_row(coded: CodedArticle, place: Place, areas: Areas) -> Row:
    """Return the row for the suite ``places``."""
    codes = {code[:2] for code in (place.country, place.admin1_iso) if code}
    return {
        "role": place.role.value,
        "feature": place.feature.value if place.feature else None,
        "words_are_there": coded.extraction.article.text[place.start : place.end] == place.text,
        "lat": _number(place.lat),
        "lon": _number(place.lon),
        "radius_km": _number(place.radius_km),
        "point_is_whole": (place.lat is None) == (place.lon is None),
        "inside_country": _is_inside(place.lat, place.lon, place.country, areas),
        "inside_province": _is_inside(place.lat, place.lon, place.admin1_iso, areas),
        "codes_agree": len(codes) <= 1,
        "score": place.score,
    }


def report_row(coded: CodedArticle, located: LocatedReport) -> Row:
    """Return the row for the suite ``reports``."""
    report, length = located.report, len(coded.extraction.article.text)
    spans = [span for spans in report.spans.values() for span in spans]
    return {
        "report_id": located.report_id,
        **_act(report),
        **_told(report.assertion, report.date_start, report.date_end, coded.extraction.published_on),
        "date_precision": report.date_precision.value,
        "geo_precision": located.geo_precision.value,
        "confidence": report.confidence,
        "quote_is_there": 0 <= report.start < report.end <= length,
        "spans_are_there": all(0 <= span.start < span.end <= length for span in spans),
        "place_exists": located.place is None or 0 <= located.place < len(coded.places),
        **_counts(report.tolls),
    }


def event_row(version: EventVersion, areas: Areas) -> Row:
    """Return the row for the suite ``events``."""
    where = version.where
    return {
        "event_id": version.event_id,
        **_act(version.act),
        **_told(version.assertion, version.when.start, version.when.end, version.known_from.date()),
        "date_precision": version.when.precision.value,
        "geo_precision": where.precision.value,
        "lat": _number(where.lat),
        "lon": _number(where.lon),
        "radius_km": _number(where.radius_km),
        "inside_province": _is_inside(where.lat, where.lon, where.admin1_iso, areas),
        "confidence": version.confidence,
        **_counts(version.tolls),
        "n_reports": version.n_reports,
        "n_articles": version.n_articles,
        "n_sources": version.n_sources,
        "corroboration": version.corroboration.value,
        "voices_add_up": version.n_sources <= version.n_articles <= version.n_reports,
    }


def _act(act: Act | Report) -> Row:
    mode = act.plover_mode
    return {
        "event_type": act.event_type.value,
        "sub_event_type": act.sub_event_type.value,
        "type_belongs": EVENT_TYPE_OF[act.sub_event_type] is act.event_type,
        "plover_type": act.plover_type.value if act.plover_type else None,
        "plover_mode_belongs": mode is None
        or (act.plover_type is not None and mode in PLOVER_MODES.get(act.plover_type, ())),
        "ucdp_type": _number(act.ucdp_type),
    }


def _told(assertion: Assertion, start: date | None, end: date | None, told_on: date | None) -> Row:
    happened = assertion in {Assertion.ASSERTED, Assertion.ALLEGED}
    late = happened and start is not None and told_on is not None and start > told_on + timedelta(days=1)
    return {
        "assertion": assertion.value,
        "dates_ordered": (start is None) == (end is None) and (start is None or end is None or start <= end),
        "not_after_publication": not late,
    }


def _counts(tolls: Mapping[Outcome, Count]) -> Row:
    return {column: value for outcome in Outcome for column, value in _bounds(outcome, tolls.get(outcome))}


def _bounds(outcome: Outcome, count: Count | None) -> Iterator[tuple[str, float]]:
    for bound in ("low", "best", "high"):
        yield f"{outcome}_{bound}", _number(getattr(count, bound, None))


def _number(value: float | None) -> float:
    """None becomes pandas' own word for it, so that a column of nothing is still one of numbers."""
    return float("nan") if value is None else float(value)


def _is_inside(lat: float | None, lon: float | None, code: str | None, areas: Areas) -> bool:
    box = areas.bounds(code) if code else None
    if lat is None or lon is None or box is None:
        return True
    if not box.south - MARGIN <= lat <= box.north + MARGIN:
        return False
    if box.west > box.east:
        return lon >= box.west - MARGIN or lon <= box.east + MARGIN
    return box.west - MARGIN <= lon <= box.east + MARGIN
