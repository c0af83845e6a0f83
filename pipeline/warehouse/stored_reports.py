"""From a coded article to the rows of its coding, places and reports."""

from collections.abc import Mapping

import msgspec

from pipeline.ids import make_id
from pipeline.warehouse.columns import Row, act_columns, point_columns, toll_columns
from schemas.records import AdminUnits, CodedArticle, LocatedReport, Place, Report, Toll
from schemas.vocabulary import Outcome

_AS_REPORTED = tuple((name, f"reported_{name}") for name in AdminUnits.__dataclass_fields__)
_PHRASE = {o: f"{o}_phrase" for o in Outcome}


def coding_id_of(coded: CodedArticle) -> str:
    """Return the id of what these versions made of the article."""
    extraction = coded.extraction
    return make_id("cod", extraction.article.article_id, extraction.coder_version, coded.gazetteer_version)


def coding_row(coding_id: str, coded: CodedArticle, names: tuple[str, ...], load_no: int, run_id: str) -> Row:
    """Return the row of ``coding``."""
    extraction = coded.extraction
    return {
        "coding_id": coding_id,
        "article_id": extraction.article.article_id,
        "coder_version": extraction.coder_version,
        "gazetteer_version": coded.gazetteer_version,
        "language": extraction.language,
        "genre": str(extraction.genre),
        "published_on": extraction.published_on,
        "published_at_method": str(extraction.published_at_method),
        "no_report_reason": extraction.no_report_reason,
        "names": names,
        "load_no": load_no,
        "run_id": run_id,
    }


def place_rows(coding_id: str, coded: CodedArticle) -> list[Row]:
    """Return the rows of ``place``."""
    return [{"coding_id": coding_id, "place_no": n} | _place_row(place) for n, place in enumerate(coded.places)]


def report_rows(coding_id: str, coded: CodedArticle) -> list[Row]:
    """Return the rows of ``report``."""
    return [_report_row(coding_id, coded, n, located) for n, located in enumerate(coded.reports)]


def report_actor_rows(coded: CodedArticle) -> list[Row]:
    """Return the rows of ``report_actor``."""
    return [
        {"report_id": located.report_id, "actor_no": n} | msgspec.to_builtins(actor)
        for located in coded.reports
        for n, actor in enumerate(located.report.actors)
    ]


def report_span_rows(coded: CodedArticle) -> list[Row]:
    """Return the rows of ``report_span``; words that a field names twice are kept once."""
    return [
        {"report_id": located.report_id, "field": str(field), "start": start, "end": end}
        for located in coded.reports
        for field, spans in located.report.spans.items()
        for start, end in {span.start: span.end for span in spans}.items()
    ]


def report_contest_rows(coded: CodedArticle) -> list[Row]:
    """Return the rows of ``report_contest``; a report that was set aside is contested by none."""
    kept = {located.report_id for located in coded.reports}
    return [
        {"report_id": located.report_id, "contests": located.contests}
        for located in coded.reports
        if located.contests in kept
    ]


def _place_row(place: Place) -> Row:
    row: Row = msgspec.to_builtins(place)
    del row["as_reported"]
    if place.as_reported is None:
        return row
    return row | {column: getattr(place.as_reported, name) for name, column in _AS_REPORTED}


def _report_row(coding_id: str, coded: CodedArticle, number: int, located: LocatedReport) -> Row:
    told, text, place = located.report, coded.extraction.article.text, coded.place_of(located)
    return {
        "report_id": located.report_id,
        "coding_id": coding_id,
        "article_id": coded.extraction.article.article_id,
        "report_no": number,
        "quote": text[told.start : told.end],
        **_told_columns(told),
        "place_no": located.place,
        "geo_precision": str(located.geo_precision),
        "country": located.country,
        **({} if place is None else point_columns(place)),
        **toll_columns(told.tolls),
        **_words_columns(told.tolls),
    }


def _told_columns(told: Report) -> Row:
    """The columns of what the words say, but for the place and the tolls."""
    return {
        "start": told.start,
        "end": told.end,
        **act_columns(told),
        "assertion": str(told.assertion),
        "background": told.background,
        "attributed_to": told.attributed_to,
        "date_start": told.date_start,
        "date_end": told.date_end,
        "date_precision": str(told.date_precision),
        "date_text": told.date_text,
        "date_method": told.date_method,
        "weapons": tuple(map(str, told.weapons)),
        "no_shots_fired": told.no_shots_fired,
        "rules": told.rules,
        "confidence": told.confidence,
    }


def _words_columns(tolls: Mapping[Outcome, Toll]) -> Row:
    """The columns of the words that tell the tolls, and of the sides."""
    row: Row = {_PHRASE[outcome]: toll.phrase for outcome, toll in sorted(tolls.items())}
    sides = {str(outcome): msgspec.to_builtins(toll.by_side) for outcome, toll in tolls.items() if toll.by_side}
    return row | {"by_side": sides} if sides else row
