"""From the warehouse's rows back to records, exactly as they were told."""

import msgspec
from sqlalchemy import RowMapping

from pipeline.merge.scenes import scenes_in
from schemas.events import Act, EventVersion, Member, Party, ReportFacts, When, Where
from schemas.records import ANOTHER, DAY_SAID, OVER_PLACES, SHARED_OUT, Count, Toll
from schemas.vocabulary import (
    ActorKind,
    ActorRole,
    Assertion,
    ChangeReason,
    Claim,
    Corroboration,
    DatePrecision,
    EventType,
    GeoPrecision,
    Outcome,
    PloverType,
    Side,
    SubEventType,
    UcdpType,
    Weapon,
)

_TOLLS = tuple((o, f"{o}_low", f"{o}_best", f"{o}_high", f"{o}_phrase") for o in Outcome)
"""Each outcome with the names of its columns."""


def tolls_of_row(row: RowMapping) -> dict[Outcome, Toll]:
    """Return the tolls of a row of ``report``."""
    told = row["by_side"]
    sides = msgspec.convert(told, dict[Outcome, dict[Side, Count]]) if told else dict[Outcome, dict[Side, Count]]()
    return {
        o: Toll(low=low, best=row[best], high=row[high], phrase=row[phrase] or "", by_side=sides.get(o))
        for o, least, best, high, phrase in _TOLLS
        if (low := row[least]) is not None
    }


def facts_of_row(row: RowMapping, parties: tuple[Party, ...]) -> ReportFacts:
    """Return what merging needs to know of a report, of its row with its article and coding."""
    return ReportFacts(
        report_id=row["report_id"],
        article_id=row["article_id"],
        number=row["report_no"],
        start=row["start"],
        outlet=row["outlet"] or row["source_id"],
        published_on=row["published_on"],
        sketch=tuple(row["sketch"]),
        agency=row["agency"],
        names=tuple(row["names"] or ()),
        act=_act(row),
        when=_when(row),
        where=_where(row),
        assertion=Assertion(row["assertion"]),
        background=row["background"],
        parties=parties,
        tolls=tolls_of_row(row),
        weapons=tuple(Weapon(weapon) for weapon in row["weapons"]),
        confidence=row["confidence"],
        contests=row["contests"],
        date_text=row["date_text"],
        attributed_to=row["attributed_to"],
        over_places=OVER_PLACES in row["rules"],
        at_one_of_them=SHARED_OUT in row["rules"],
        scenes=scenes_in(row["quote"]),
        is_another=ANOTHER in row["rules"],
        is_day_said=DAY_SAID in row["rules"],
    )


def version_of_row(row: RowMapping, parties: tuple[Party, ...], members: tuple[Member, ...]) -> EventVersion:
    """Return a version of an event."""
    return EventVersion(
        event_id=row["event_id"],
        version_no=row["version_no"],
        known_from=row["known_from"],
        change_reason=ChangeReason(row["change_reason"]),
        change_note=row["change_note"],
        cause_article_id=row["cause_article_id"],
        act=_act(row),
        when=_when(row),
        where=_where(row),
        assertion=Assertion(row["assertion"]),
        background=row["background"],
        parties=parties,
        tolls=_counts(row),
        weapons=tuple(Weapon(weapon) for weapon in row["weapons"]),
        n_reports=row["n_reports"],
        n_articles=row["n_articles"],
        n_outlets=row["n_outlets"],
        n_sources=row["n_sources"],
        corroboration=Corroboration(row["corroboration"]),
        confidence=row["confidence"],
        members=members,
        policy=row["policy"],
    )


def _act(row: RowMapping) -> Act:
    return Act(
        event_type=EventType(row["event_type"]),
        sub_event_type=SubEventType(row["sub_event_type"]),
        plover_type=PloverType(row["plover_type"]) if row["plover_type"] else None,
        plover_mode=row["plover_mode"],
        ucdp_type=UcdpType(row["ucdp_type"]) if row["ucdp_type"] else None,
    )


def _when(row: RowMapping) -> When:
    return When(start=row["date_start"], end=row["date_end"], precision=DatePrecision(row["date_precision"]))


def _where(row: RowMapping) -> Where:
    return Where(
        name=row["place_name"],
        country=row["country"],
        admin1_iso=row["admin1_iso"],
        admin2_name=row["admin2_name"],
        pcode=row["pcode"],
        geonames_id=row["geonames_id"],
        lat=row["lat"],
        lon=row["lon"],
        radius_km=row["radius_km"],
        precision=GeoPrecision(row["geo_precision"]),
    )


def _counts(row: RowMapping) -> dict[Outcome, Count]:
    return {
        o: Count(low=low, best=row[best], high=row[high])
        for o, least, best, high, _ in _TOLLS
        if (low := row[least]) is not None
    }


def member_of_row(row: RowMapping) -> Member:
    """Return a report of an event."""
    return Member(report_id=row["report_id"], score=row["score"], reason=row["reason"])


def party_of_row(row: RowMapping, name: str) -> Party:
    """Return one of an event's or a report's people."""
    kind = ActorKind(row["kind"]) if row["kind"] else None
    return Party(name=name, role=ActorRole(row["role"]), actor_id=row["actor_id"], kind=kind, claim=Claim(row["claim"]))
