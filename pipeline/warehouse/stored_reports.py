"""From a coded article to the rows of its coding, places and reports, in the order of the columns named beside them."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from operator import attrgetter

from pipeline.ids import make_id
from pipeline.warehouse.bulk_values import day_text, list_text, numbers_text
from pipeline.warehouse.columns import ACT, POINT, Outcomes, Values, act_values, point_values, toll_columns, toll_values
from schemas.records import AdminUnits, CodedArticle, LocatedReport, Report, Toll
from schemas.vocabulary import Outcome

CODING = (
    "coding_id",
    "article_id",
    "coder_version",
    "gazetteer_version",
    "language",
    "genre",
    "published_on",
    "published_at_method",
    "no_report_reason",
    "names",
    "load_no",
    "run_id",
)
_PLACED = (
    "start",
    "end",
    "text",
    "name",
    "country",
    "admin1_name",
    "admin1_iso",
    "admin2_name",
    "pcode",
    "geonames_id",
    "lat",
    "lon",
    "radius_km",
    "score",
    "reason",
)
_UNITS = tuple(AdminUnits.__dataclass_fields__)
PLACE = ("coding_id", "place_no", "role", "feature", *_PLACED, *(f"reported_{name}" for name in _UNITS))
REPORT_ACTOR = ("report_id", "actor_no", "text", "start", "end", "role", "name", "actor_id", "kind", "claim")
REPORT_SPAN = ("report_id", "field", "start", "end")
REPORT_CONTEST = ("report_id", "contests")
_TOLD = (
    "assertion",
    "background",
    "attributed_to",
    "date_start",
    "date_end",
    "date_precision",
    "date_text",
    "date_method",
    "weapons",
    "no_shots_fired",
    "rules",
    "confidence",
)
_REPORT = ("report_id", "coding_id", "article_id", "report_no", "start", "end", "quote", *ACT, *_TOLD)
_LOCATED = ("place_no", "geo_precision", "country", *POINT, "by_side")
_placed_of = attrgetter(*_PLACED)
_units_of = attrgetter(*_UNITS)
_UNREPORTED = (None,) * len(_UNITS)


def coding_id_of(coded: CodedArticle) -> str:
    """Return the id of what these versions made of the article."""
    extraction = coded.extraction
    return make_id("cod", extraction.article.article_id, extraction.coder_version, coded.gazetteer_version)


def coding_row(coding_id: str, coded: CodedArticle, names: tuple[str, ...], load_no: int, run_id: str) -> Values:
    """Return the row of ``coding``."""
    extraction = coded.extraction
    return (
        coding_id,
        extraction.article.article_id,
        extraction.coder_version,
        coded.gazetteer_version,
        extraction.language,
        str(extraction.genre),
        day_text(extraction.published_on),
        str(extraction.published_at_method),
        extraction.no_report_reason,
        list_text(names),
        load_no,
        run_id,
    )


def place_rows(coding_id: str, coded: CodedArticle) -> Iterator[Values]:
    """Yield the rows of ``place``."""
    for n, place in enumerate(coded.places):
        units = _UNREPORTED if place.as_reported is None else _units_of(place.as_reported)
        yield coding_id, n, str(place.role), place.feature and str(place.feature), *_placed_of(place), *units


@lru_cache
def report_columns(outcomes: Outcomes) -> tuple[str, ...]:
    """Return the columns of reports that tell of these outcomes."""
    return (*_REPORT, *_LOCATED, *toll_columns(outcomes), *(f"{outcome}_phrase" for outcome in outcomes))


def report_row(
    coding_id: str, coded: CodedArticle, number: int, located: LocatedReport, outcomes: Outcomes
) -> list[object]:
    """Return the row of ``report``."""
    told, article = located.report, coded.extraction.article
    start, end = told.start, told.end
    return [
        *(located.report_id, coding_id, article.article_id, number, start, end, article.text[start:end]),
        *act_values(told),
        *_told_values(told),
        located.place,
        str(located.geo_precision),
        located.country,
        *point_values(coded.place_of(located)),
        _sides(told.tolls),
        *toll_values(told.tolls, outcomes),
        *[(toll := told.tolls.get(outcome)) and toll.phrase for outcome in outcomes],
    ]


def report_actor_rows(coded: CodedArticle) -> Iterator[Values]:
    """Yield the rows of ``report_actor``."""
    for located in coded.reports:
        for n, actor in enumerate(located.report.actors):
            yield (
                located.report_id,
                n,
                actor.text,
                actor.start,
                actor.end,
                str(actor.role),
                actor.name,
                actor.actor_id,
                actor.kind and str(actor.kind),
                str(actor.claim),
            )


def report_span_rows(coded: CodedArticle) -> Iterator[Values]:
    """Yield the rows of ``report_span``; words that a field names twice are kept once."""
    for located in coded.reports:
        for field, spans in located.report.spans.items():
            for start, end in {span.start: span.end for span in spans}.items():
                yield located.report_id, str(field), start, end


def report_contest_rows(coded: CodedArticle) -> Iterator[Values]:
    """Yield the rows of ``report_contest``; a report that was set aside is contested by none."""
    kept = {located.report_id for located in coded.reports}
    for located in coded.reports:
        if located.contests in kept:
            yield located.report_id, located.contests


def _told_values(told: Report) -> Values:
    """The values of ``_TOLD``: what the words say, but for the deed, the place and the tolls."""
    return (
        str(told.assertion),
        int(told.background),
        told.attributed_to,
        day_text(told.date_start),
        day_text(told.date_end),
        str(told.date_precision),
        told.date_text,
        told.date_method,
        list_text(told.weapons),
        int(told.no_shots_fired),
        list_text(told.rules),
        told.confidence,
    )


def _sides(tolls: Mapping[Outcome, Toll]) -> str | None:
    """The tolls by side as JSON; None where no sides are told apart."""
    sides = {outcome: toll.by_side for outcome, toll in tolls.items() if toll.by_side}
    return numbers_text(sides) if sides else None
