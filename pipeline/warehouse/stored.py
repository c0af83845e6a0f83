"""From records to the warehouse's rows."""

from collections.abc import Mapping
from datetime import datetime

import msgspec

from pipeline.ids import hash_text, make_id
from pipeline.merge import keys_of
from schemas.copies import Filed
from schemas.events import Act, EventVersion, Judgement, Lineage, Where
from schemas.fetching import Address, Response, Watermark
from schemas.records import AdminUnits, Article, CodedArticle, Count, LocatedReport, Place, Reject, Report, Toll
from schemas.vocabulary import ActorKind, ActorRole, EventType, Outcome, SubEventType
from schemas.warehouse import END_OF_TIME

Row = dict[str, object]
"""A row on its way to the database, by column; a column that it does not name is NULL. Lists for JSON are tuples."""

_AS_REPORTED = tuple((name, f"reported_{name}") for name in AdminUnits.__dataclass_fields__)
_BOUNDS = {o: (f"{o}_low", f"{o}_best", f"{o}_high") for o in Outcome}
_PHRASE = {o: f"{o}_phrase" for o in Outcome}


def coding_id_of(coded: CodedArticle) -> str:
    """Return the id of what these versions made of the article."""
    extraction = coded.extraction
    return make_id("cod", extraction.article.article_id, extraction.coder_version, coded.gazetteer_version)


def article_row(found: Article, sketch: tuple[int, ...], run_id: str) -> Row:
    """Return the row of ``article``; the language is its coding's."""
    told = {name: value for name, value in msgspec.to_builtins(found).items() if value is not None}
    told.pop("language", None)
    return told | {"text_sha256": hash_text(found.text), "sketch": sketch, "run_id": run_id}


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


def _place_row(place: Place) -> Row:
    row: Row = msgspec.to_builtins(place)
    del row["as_reported"]
    if place.as_reported is None:
        return row
    return row | {column: getattr(place.as_reported, name) for name, column in _AS_REPORTED}


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


def event_version_row(version: EventVersion, run_id: str) -> Row:
    """Return the row of ``event_version``, open-ended."""
    return {
        "event_id": version.event_id,
        "version_no": version.version_no,
        "known_from": version.known_from,
        "known_to": END_OF_TIME,
        "change_reason": str(version.change_reason),
        "change_note": version.change_note,
        "cause_article_id": version.cause_article_id,
        **_act_columns(version.act),
        "civilian_targeting": _targets_civilians(version),
        "assertion": str(version.assertion),
        "background": version.background,
        "date_start": version.when.start,
        "date_end": version.when.end,
        "date_precision": str(version.when.precision),
        "geo_precision": str(version.where.precision),
        "country": version.where.country,
        **_point_columns(version.where),
        "weapons": tuple(map(str, version.weapons)),
        "n_reports": version.n_reports,
        "n_articles": version.n_articles,
        "n_outlets": version.n_outlets,
        "n_sources": version.n_sources,
        "corroboration": str(version.corroboration),
        "confidence": version.confidence,
        "policy": version.policy,
        "run_id": run_id,
        **_toll_columns(version.tolls),
    }


def _targets_civilians(version: EventVersion) -> bool:
    """Whether ACLED would flag it so: by its kind, or where bombs or riots are for civilians."""
    act, civilians = version.act, (ActorRole.TARGET, ActorKind.CIVILIANS)
    if act.event_type is EventType.VIOLENCE_AGAINST_CIVILIANS:
        return True
    if act.event_type is EventType.EXPLOSIONS or act.event_type is EventType.RIOTS:
        return any((party.role, party.kind) == civilians for party in version.parties)
    return act.sub_event_type is SubEventType.EXCESSIVE_FORCE_AGAINST_PROTESTERS


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


def _report_row(coding_id: str, coded: CodedArticle, number: int, located: LocatedReport) -> Row:
    told, text, place = located.report, coded.extraction.article.text, coded.place_of(located)
    return {
        "report_id": located.report_id,
        "coding_id": coding_id,
        "article_id": coded.extraction.article.article_id,
        "report_no": number,
        "start": told.start,
        "end": told.end,
        "quote": text[told.start : told.end],
        **_act_columns(told),
        "assertion": str(told.assertion),
        "background": told.background,
        "attributed_to": told.attributed_to,
        "date_start": told.date_start,
        "date_end": told.date_end,
        "date_precision": str(told.date_precision),
        "date_text": told.date_text,
        "date_method": told.date_method,
        "place_no": located.place,
        "geo_precision": str(located.geo_precision),
        "country": located.country,
        **({} if place is None else _point_columns(place)),
        "weapons": tuple(map(str, told.weapons)),
        "no_shots_fired": told.no_shots_fired,
        "rules": told.rules,
        "confidence": told.confidence,
        **_toll_columns(told.tolls),
        **_words_columns(told.tolls),
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
        "event_type": str(act.event_type),
        "sub_event_type": str(act.sub_event_type),
        "plover_type": act.plover_type and str(act.plover_type),
        "plover_mode": act.plover_mode,
        "ucdp_type": act.ucdp_type and int(act.ucdp_type),
    }


def _point_columns(where: Where | Place) -> Row:
    return {
        "place_name": where.name,
        "admin1_iso": where.admin1_iso,
        "admin2_name": where.admin2_name,
        "pcode": where.pcode,
        "geonames_id": where.geonames_id,
        "lat": where.lat,
        "lon": where.lon,
        "radius_km": where.radius_km,
    }


def _toll_columns(tolls: Mapping[Outcome, Count]) -> Row:
    """The columns of the tolls that are told, in an order that does not hang on the text's."""
    row: Row = {}
    for outcome, count in sorted(tolls.items()):
        low, best, high = _BOUNDS[outcome]
        row[low], row[best], row[high] = count.low, count.best, count.high
    return row


def _words_columns(tolls: Mapping[Outcome, Toll]) -> Row:
    """The columns of the words that tell the tolls, and of the sides."""
    row: Row = {_PHRASE[outcome]: toll.phrase for outcome, toll in sorted(tolls.items())}
    sides = {str(outcome): msgspec.to_builtins(toll.by_side) for outcome, toll in tolls.items() if toll.by_side}
    return row | {"by_side": sides} if sides else row
