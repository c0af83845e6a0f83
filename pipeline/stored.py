"""From records to the warehouse's rows."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from pipeline.ids import hash_text, make_id
from pipeline.merge import keys_of
from schemas.copies import Filed
from schemas.events import Act, EventVersion, Judgement, Lineage, Where
from schemas.fetching import Address, Response, Watermark
from schemas.records import AdminUnits, CodedArticle, Count, LocatedReport, Place, Reject, Report
from schemas.vocabulary import Outcome
from schemas.warehouse import END_OF_TIME

_AS_READ = (
    "published_at",
    "published_at_origin",
    "updated_at",
    "section",
    "canonical",
    "genre_hint",
    "agency",
    "agency_words",
    "response_id",
)
"""Columns of ``article`` that are the record's fields of the same names."""

Row = dict[str, object]
"""A row on its way to the database, by column."""


_AS_REPORTED = tuple((name, f"reported_{name}") for name in AdminUnits.__dataclass_fields__)
_PHRASES = tuple((outcome, f"{outcome}_phrase") for outcome in Outcome)
_TOLL_NAMES = {o: (f"{o}_low", f"{o}_best", f"{o}_high") for o in Outcome}
_NO_TOLLS: Row = {name: None for names in _TOLL_NAMES.values() for name in names}


def coding_id_of(coded: CodedArticle) -> str:
    """Return the id of what these versions made of the article."""
    extraction = coded.extraction
    return make_id("cod", extraction.article.article_id, extraction.coder_version, coded.gazetteer_version)


def article_row(coded: CodedArticle, sketches: Mapping[str, Sequence[int]], run_id: str) -> Row:
    """Return the row of ``article``."""
    found = coded.extraction.article
    return {
        "article_id": found.article_id,
        "source_id": found.source_id,
        "address": found.address,
        "url": found.url,
        "title": found.title,
        "outlet": found.outlet,
        "text": found.text,
        "text_sha256": hash_text(found.text),
        "sketch": list(sketches[found.article_id]),
        **{name: msgspec.to_builtins(getattr(found, name)) for name in _AS_READ},
        "run_id": run_id,
    }


def syndication_row(filed: Filed) -> Row:
    """Return the row of ``syndication``."""
    row: Row = msgspec.to_builtins(filed)
    del row["text"]
    text = filed.text
    return row | {"article_id": text.article_id, "published_on": text.day, "words_sha256": text.words}


def sketch_key_rows(filed: Filed) -> list[Row]:
    """Return the rows of ``sketch_key``."""
    of_article: Row = {"article_id": filed.text.article_id, "published_on": filed.text.day}
    return [of_article | {"key": key} for key in dict.fromkeys(keys_of(filed.text.sketch))]


def coding_row(
    coding_id: str, coded: CodedArticle, names: Mapping[str, Sequence[str]], load_no: int, run_id: str
) -> Row:
    """Return the row of ``coding``."""
    extraction = coded.extraction
    return {
        "coding_id": coding_id,
        "article_id": extraction.article.article_id,
        "coder_version": extraction.coder_version,
        "gazetteer_version": coded.gazetteer_version,
        "language": extraction.language,
        "genre": extraction.genre.value,
        "published_on": extraction.published_on,
        "published_at_method": extraction.published_at_method.value,
        "no_report_reason": extraction.no_report_reason,
        "names": list(names[extraction.article.article_id]),
        "load_no": load_no,
        "run_id": run_id,
    }


def place_rows(coding_id: str, coded: CodedArticle) -> list[Row]:
    """Return the rows of ``place``."""
    return [{"coding_id": coding_id, "place_no": n} | _place_row(place) for n, place in enumerate(coded.places)]


def _place_row(place: Place) -> Row:
    row: Row = msgspec.to_builtins(place)
    del row["as_reported"]
    return row | {column: getattr(place.as_reported, name, None) for name, column in _AS_REPORTED}


def report_rows(coding_id: str, coded: CodedArticle) -> list[Row]:
    """Return the rows of ``report``."""
    return [{"report_no": n} | _report_row(coding_id, coded, located) for n, located in enumerate(coded.reports)]


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
        {"report_id": located.report_id, "field": field.value, "start": start, "end": end}
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


def event_version_row(version: EventVersion, run_id: str) -> Row:
    """Return the row of ``event_version``, open-ended."""
    return {
        "event_id": version.event_id,
        "version_no": version.version_no,
        "known_from": version.known_from,
        "known_to": END_OF_TIME,
        "change_reason": version.change_reason.value,
        "change_note": version.change_note,
        "cause_article_id": version.cause_article_id,
        **_act_columns(version.act),
        "assertion": version.assertion.value,
        "background": version.background,
        "date_start": version.when.start,
        "date_end": version.when.end,
        "date_precision": version.when.precision.value,
        **_where_columns(version.where),
        **_toll_columns(version.tolls),
        "weapons": [weapon.value for weapon in version.weapons],
        "n_reports": version.n_reports,
        "n_articles": version.n_articles,
        "n_outlets": version.n_outlets,
        "n_sources": version.n_sources,
        "corroboration": version.corroboration.value,
        "confidence": version.confidence,
        "policy": version.policy,
        "run_id": run_id,
    }


def event_actor_rows(version: EventVersion) -> list[Row]:
    """Return the rows of ``event_version_actor``."""
    key = {"event_id": version.event_id, "version_no": version.version_no}
    return [key | {"actor_no": n} | msgspec.to_builtins(party) for n, party in enumerate(version.parties)]


def event_report_rows(version: EventVersion) -> list[Row]:
    """Return the rows of ``event_report``."""
    key = {"event_id": version.event_id, "version_no": version.version_no}
    return [key | msgspec.to_builtins(member) for member in version.members]


def lineage_row(lineage: Lineage, now: datetime, run_id: str) -> Row:
    """Return the row of ``event_lineage``."""
    row: Row = msgspec.to_builtins(lineage)
    return row | {"known_from": now, "run_id": run_id}


def judgement_row(judgement: Judgement) -> Row:
    """Return the row of ``judgement``, which no run has taken up yet."""
    row: Row = msgspec.to_builtins(judgement, builtin_types=(datetime,))
    return row


def reject_row(reject: Reject, run_id: str) -> Row:
    """Return the row of ``reject``."""
    row: Row = msgspec.to_builtins(reject)
    payload = reject.payload and reject.payload.replace("\0", "\N{REPLACEMENT CHARACTER}")  # PostgreSQL keeps no NUL
    return row | {"payload": payload, "run_id": run_id}


def response_row(response: Response, run_id: str) -> Row:
    """Return the row of ``response``."""
    return _row_of(response) | {"run_id": run_id}


def address_row(known: Address) -> Row:
    """Return the row of ``address``."""
    return _row_of(known) | {"address_id": make_id("adr", known.source_id, known.address)}


def watermark_row(mark: Watermark) -> Row:
    """Return the row of ``watermark``."""
    return _row_of(mark)


def _row_of(record: Response | Address | Watermark) -> Row:
    row: Row = msgspec.to_builtins(record, builtin_types=(datetime,))
    return row


def _report_row(coding_id: str, coded: CodedArticle, located: LocatedReport) -> Row:
    told, text = located.report, coded.extraction.article.text
    return {
        "report_id": located.report_id,
        "coding_id": coding_id,
        "article_id": coded.extraction.article.article_id,
        "start": told.start,
        "end": told.end,
        "quote": text[told.start : told.end],
        **_act_columns(told),
        "assertion": told.assertion.value,
        "background": told.background,
        "attributed_to": told.attributed_to,
        "date_start": told.date_start,
        "date_end": told.date_end,
        "date_precision": told.date_precision.value,
        "date_text": told.date_text,
        "date_method": told.date_method,
        "place_no": located.place,
        **_where_columns(where_of(coded, located)),
        **_toll_columns(told.tolls),
        **{column: told.tolls[outcome].phrase if outcome in told.tolls else None for outcome, column in _PHRASES},
        "by_side": {o.value: msgspec.to_builtins(toll.by_side) for o, toll in told.tolls.items() if toll.by_side}
        or None,
        "weapons": [weapon.value for weapon in told.weapons],
        "no_shots_fired": told.no_shots_fired,
        "rules": list(told.rules),
        "confidence": told.confidence,
    }


def where_of(coded: CodedArticle, located: LocatedReport) -> Where:
    """Return the report's place as the event's side keeps it."""
    place = coded.place_of(located)
    if place is None:
        return Where(country=located.country, precision=located.geo_precision)
    return Where(
        name=place.name,
        country=located.country,
        admin1_iso=place.admin1_iso,
        admin2_name=place.admin2_name,
        pcode=place.pcode,
        geonames_id=place.geonames_id,
        lat=place.lat,
        lon=place.lon,
        radius_km=place.radius_km,
        precision=located.geo_precision,
    )


def _act_columns(act: Act | Report) -> Row:
    return {
        "event_type": act.event_type.value,
        "sub_event_type": act.sub_event_type.value,
        "plover_type": act.plover_type and act.plover_type.value,
        "plover_mode": act.plover_mode,
        "ucdp_type": act.ucdp_type and act.ucdp_type.value,
    }


def _where_columns(where: Where) -> Row:
    return {
        "place_name": where.name,
        "geo_precision": where.precision.value,
        "country": where.country,
        "admin1_iso": where.admin1_iso,
        "admin2_name": where.admin2_name,
        "pcode": where.pcode,
        "geonames_id": where.geonames_id,
        "lat": where.lat,
        "lon": where.lon,
        "radius_km": where.radius_km,
    }


def _toll_columns(tolls: Mapping[Outcome, Count]) -> Row:
    row = dict(_NO_TOLLS)
    for outcome, count in tolls.items():
        low, best, high = _TOLL_NAMES[outcome]
        row[low], row[best], row[high] = count.low, count.best, count.high
    return row
