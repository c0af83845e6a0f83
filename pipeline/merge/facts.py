"""What merging needs to know of an article's reports."""

from dataclasses import replace

from pipeline.merge.names import names_of
from pipeline.merge.scenes import scenes_in
from pipeline.merge.sketch import sketch_text
from schemas.events import Act, Party, ReportFacts, When, Where
from schemas.records import ANOTHER, DAY_SAID, OVER_PLACES, SHARED_OUT, Actor, CodedArticle, LocatedReport, Report


def facts_of(coded: CodedArticle) -> tuple[ReportFacts, ...]:
    """Return the facts of each of the article's reports, in order."""
    sketch, names = sketch_text(coded.extraction.article.text), names_of(coded)
    return tuple(replace(_facts(coded, number, sketch), names=names) for number in range(len(coded.reports)))


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


def _facts(coded: CodedArticle, number: int, sketch: tuple[int, ...]) -> ReportFacts:
    located, article = coded.reports[number], coded.extraction.article
    report = located.report
    return ReportFacts(
        report_id=located.report_id,
        article_id=article.article_id,
        number=number,
        start=report.start,
        outlet=article.outlet or article.source_id,
        published_on=coded.extraction.published_on,
        sketch=sketch,
        agency=article.agency,
        act=_act(report),
        when=When(start=report.date_start, end=report.date_end, precision=report.date_precision),
        where=where_of(coded, located),
        assertion=report.assertion,
        background=report.background,
        parties=tuple(_party(actor) for actor in report.actors),
        tolls=report.tolls,
        weapons=report.weapons,
        confidence=report.confidence,
        contests=located.contests,
        date_text=report.date_text,
        attributed_to=report.attributed_to,
        over_places=OVER_PLACES in report.rules,
        at_one_of_them=SHARED_OUT in report.rules,
        scenes=scenes_in(article.text[report.start : report.end]),
        is_another=ANOTHER in report.rules,
        is_day_said=DAY_SAID in report.rules,
    )


def _act(report: Report) -> Act:
    return Act(
        event_type=report.event_type,
        sub_event_type=report.sub_event_type,
        plover_type=report.plover_type,
        plover_mode=report.plover_mode,
        ucdp_type=report.ucdp_type,
    )


def _party(actor: Actor) -> Party:
    name = actor.name or actor.text
    return Party(name=name, role=actor.role, actor_id=actor.actor_id, kind=actor.kind, claim=actor.claim)
