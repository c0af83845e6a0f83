"""Records as rows of plain values, for the suites to judge; None stays None."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from enum import Enum
from typing import Protocol

from schemas.events import Act, EventVersion, When, Where
from schemas.records import Actor, Article, CodedArticle, Count, LocatedReport, Place, Report, Span, Toll
from schemas.sources import Source
from schemas.vocabulary import Assertion, Outcome

Cell = str | int | float | None
Row = dict[str, Cell]
MARGIN = 0.3
"""Degrees that a point may lie outside a bounding box: boundaries are simplified, and border villages are on them."""
NOT_YET = frozenset({Assertion.FUTURE, Assertion.HYPOTHETICAL})


class Box(Protocol):
    """A bounding box in degrees; ``west > east`` crosses the date line."""

    @property
    def west(self) -> float: ...
    @property
    def south(self) -> float: ...
    @property
    def east(self) -> float: ...
    @property
    def north(self) -> float: ...


class Areas(Protocol):
    """Whoever knows the bounding boxes of countries and provinces."""

    def bounds(self, code: str) -> Box | None:
        """Return the box of ``AF`` or ``AF-NAN``, None where it is not known."""


def source_row(source: Source, read: int) -> Row:
    """Return the row of the suite ``source``."""
    return {"record_id": source.id, "articles_read": read, "min_articles": source.min_articles}


def article_row(coded: CodedArticle, source: Source) -> Row:
    """Return the article's row of the suite ``articles``."""
    extraction = coded.extraction
    article, on = extraction.article, extraction.published_on
    offsets = [span.end for span in (*extraction.silent, extraction.dateline) if span is not None]
    return {
        "record_id": article.article_id,
        "source_id": article.source_id,
        "expected_source_id": source.id,
        "text_length": len(article.text),
        "letters": sum(map(str.isalnum, article.text[:1000])),
        "language": extraction.language,
        "genre": extraction.genre.value,
        "published_at_method": extraction.published_at_method.value,
        "dated": _said(on),
        "published_year": on.year if on else None,
        "last_offset": max(offsets, default=None),
        "coder_version": extraction.coder_version,
    }


def place_row(coded: CodedArticle, number: int, areas: Areas) -> Row:
    """Return the row of the article's place, counted from 0, of the suite ``places``."""
    article, place = coded.extraction.article, coded.places[number]
    return {
        "record_id": place_id(article, number),
        "text": place.text,
        "quoted": _quote(article.text, place.start, place.end),
        "role": place.role.value,
        "feature": _value(place.feature),
        "country": place.country,
        "admin1_iso": place.admin1_iso,
        "admin1_country": _country_of(place.admin1_iso),
        "pcode_country": _country_of(place.pcode),
        "has_lat": _said(place.lat),
        "has_lon": _said(place.lon),
        "lat": place.lat,
        "lon": place.lon,
        **_sides("country", place, place.country, areas),
        **_sides("admin1", place, place.admin1_iso, areas),
        "radius_km": place.radius_km,
        "score": place.score,
    }


def place_id(article: Article, number: int) -> str:
    """Return the name of the article's place, counted from 0, for a message."""
    return f"{article.article_id}#{number}"


def report_row(coded: CodedArticle, located: LocatedReport) -> Row:
    """Return the report's row of the suite ``reports``."""
    report, on = located.report, coded.extraction.published_on
    latest = on + timedelta(days=1) if on and report.assertion not in NOT_YET else None
    return {
        "record_id": located.report_id,
        **_act(report),
        **_when(When(start=report.date_start, end=report.date_end, precision=report.date_precision)),
        "latest_start": latest.isoformat() if latest else None,
        "assertion": report.assertion.value,
        "attributed": _said(report.attributed_to),
        "geo_precision": located.geo_precision.value,
        "placed": _said(located.country if located.place is None else located.place),
        "place_number": None if located.place is None else located.place + 1,
        "n_places": len(coded.places),
        "confidence": report.confidence,
    }


def word_rows(coded: CodedArticle, located: LocatedReport) -> Iterator[Row]:
    """Yield a row of the suite ``words`` for the report's clause, each actor and each field's words."""
    report = located.report
    told: list[tuple[Span, Actor | None]] = [(Span(report.start, report.end), None)]
    told += [(Span(actor.start, actor.end), actor) for actor in report.actors]
    told += [(span, None) for spans in report.spans.values() for span in spans]
    text = coded.extraction.article.text
    for span, actor in told:
        yield {
            "record_id": located.report_id,
            "start": span.start,
            "end": span.end,
            "text_length": len(text),
            "text": actor.text if actor else None,
            "quoted": _quote(text, span.start, span.end) if actor else None,
        }


def toll_rows(record_id: str, tolls: Mapping[Outcome, Count]) -> Iterator[Row]:
    """Yield a row of the suite ``tolls`` for each toll, and for each side that it tells apart."""
    for outcome, toll in tolls.items():
        yield _toll(record_id, outcome, None, toll, None)
        sides = toll.by_side or {} if isinstance(toll, Toll) else {}
        for side, count in sides.items():
            yield _toll(record_id, outcome, side.value, count, toll.high)


def event_row(version: EventVersion, areas: Areas) -> Row:
    """Return the version's row of the suite ``events``."""
    where = version.where
    return {
        "record_id": version.event_id,
        "version_no": version.version_no,
        "change_reason": version.change_reason.value,
        "change_note": version.change_note or None,
        **_act(version.act),
        **_when(version.when),
        "assertion": version.assertion.value,
        "geo_precision": where.precision.value,
        "country": where.country,
        "admin1_country": _country_of(where.admin1_iso),
        "lat": where.lat,
        "lon": where.lon,
        **_sides("admin1", where, where.admin1_iso, areas),
        "confidence": version.confidence,
        "n_reports": version.n_reports,
        "n_articles": version.n_articles,
        "n_sources": version.n_sources,
        "n_members": len(version.members),
        "lowest_score": min((member.score for member in version.members), default=None),
        "several": "yes" if version.n_sources > 1 else "no",
        "corroboration": version.corroboration.value,
    }


def _act(act: Act | Report) -> Row:
    return {
        "event_type": act.event_type.value,
        "sub_event_type": act.sub_event_type.value,
        "ucdp_type": _value(act.ucdp_type),
        "plover_type": _value(act.plover_type),
        "plover_mode": act.plover_mode,
    }


def _when(when: When) -> Row:
    return {
        "dated": _said(when.start),
        "ended": _said(when.end),
        "date_start": when.start.isoformat() if when.start else None,
        "date_end": when.end.isoformat() if when.end else None,
        "start_year": when.start.year if when.start else None,
        "date_precision": when.precision.value,
    }


def _toll(record_id: str, outcome: Outcome, side: str | None, count: Count, total_high: int | None) -> Row:
    return {
        "record_id": record_id,
        "outcome": outcome.value,
        "side": side,
        "low": count.low,
        "befell": None if outcome is Outcome.DISPLACED else count.low,
        "best": count.best,
        "high": count.high,
        "total_high": total_high,
    }


def _sides(area: str, place: Place | Where, code: str | None, areas: Areas) -> Row:
    """The sides of the area's box; None where there is no box, and of west and east where it crosses the date line."""
    box = areas.bounds(code) if code else None
    crosses = box is None or box.west > box.east
    known = box is not None and place.lat is not None
    return {
        f"{area}_south": box.south - MARGIN if box and known else None,
        f"{area}_north": box.north + MARGIN if box and known else None,
        f"{area}_west": box.west - MARGIN if box and known and not crosses else None,
        f"{area}_east": box.east + MARGIN if box and known and not crosses else None,
    }


def _country_of(code: str | None) -> str | None:
    """ISO 3166-1 of an ISO 3166-2 code, or of a P-code that begins with two letters; some begin with three."""
    return code[:2] if code and not code[2:3].isalpha() else None


def _quote(text: str, start: int, end: int) -> str | None:
    return text[start:end] if 0 <= start <= end <= len(text) else None


def _said(value: object) -> str:
    return "no" if value is None else "yes"


def _value(member: Enum | None) -> Cell:
    return None if member is None else member.value
