"""From the warehouse's rows back to records, exactly as they were told."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import msgspec
from sqlalchemy import Connection, RowMapping, Select, Table, select

from schemas.events import Act, EventVersion, Judgement, Member, Party, ReportFacts, When, Where
from schemas.records import OVER_PLACES, Count, Toll
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
    JudgementKind,
    Outcome,
    PloverType,
    Side,
    SubEventType,
    UcdpType,
    Weapon,
)
from schemas.warehouse import (
    END_OF_TIME,
    article,
    coding,
    event_report,
    event_version,
    event_version_actor,
    judgement,
    report,
    report_actor,
    report_contest,
)

K = TypeVar("K", str, int)
T = TypeVar("T")
_TOLLS = tuple((o, f"{o}_low", f"{o}_best", f"{o}_high", f"{o}_phrase") for o in Outcome)
"""Each outcome with the names of its columns."""
CHUNK = 10_000
"""Ids in one question; both databases allow more."""
_FACTS = (
    select(
        report,
        article.c.source_id,
        article.c.outlet,
        article.c.sketch,
        article.c.agency,
        coding.c.names,
        coding.c.published_on,
        report_contest.c.contests,
    )
    .join(article, article.c.article_id == report.c.article_id)
    .join(coding, coding.c.coding_id == report.c.coding_id)
    .outerjoin(report_contest, report_contest.c.report_id == report.c.report_id)
)


def read_facts(connection: Connection, report_ids: Sequence[str]) -> list[ReportFacts]:
    """Return the facts of these reports."""
    found = list[ReportFacts]()
    for some in chunks(report_ids):
        parties = _report_parties(connection, some)
        for row in connection.execute(_FACTS.where(report.c.report_id.in_(some))).mappings():
            found.append(_report_facts(row, parties.get(row["report_id"], ())))
    return found


def read_current(connection: Connection, event_ids: Sequence[str]) -> list[EventVersion]:
    """Return what is believed now of these events; nothing of those that ended."""
    found = list[EventVersion]()
    for some in chunks(event_ids):
        members, parties = _members(connection, some), _event_parties(connection, some)
        now = (event_version.c.event_id.in_(some)) & (event_version.c.known_to == END_OF_TIME)
        for row in connection.execute(select(event_version).where(now)).mappings():
            event_id = row["event_id"]
            found.append(_event_version(row, parties.get(event_id, ()), members[event_id]))
    return found


def chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the ids in parts that one question can hold."""
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


def pending_judgements(connection: Connection) -> tuple[str, ...]:
    """Return the ids of what people decided and no run has taken up."""
    waiting = select(judgement.c.judgement_id).where(judgement.c.run_id.is_(None))
    return tuple(connection.scalars(waiting.order_by(judgement.c.judgement_id)))


def read_judgements(connection: Connection) -> list[Judgement]:
    """Return everything that people decided, the oldest first."""
    ordered = select(judgement).order_by(judgement.c.decided_at, judgement.c.judgement_id)
    return [
        Judgement(
            judgement_id=row["judgement_id"],
            kind=JudgementKind(row["kind"]),
            report_id=row["report_id"],
            other_report_id=row["other_report_id"],
            field=row["field"],
            value=row["value"],
            decided_by=row["decided_by"],
            note=row["note"],
            decided_at=row["decided_at"],
        )
        for row in connection.execute(ordered).mappings()
    ]


def read_versions(connection: Connection, event_id: str) -> tuple[EventVersion, ...]:
    """Return every version of the event, the oldest first; none where there is no such event."""
    of_event = event_version.c.event_id == event_id
    rows = connection.execute(select(event_version).where(of_event).order_by(event_version.c.version_no)).mappings()
    members, parties = (
        _of_each_version(connection, event_report, event_id),
        _of_each_version(connection, event_version_actor, event_id),
    )
    return tuple(
        _event_version(
            row,
            tuple(_party(party, party["name"]) for party in parties.get(row["version_no"], ())),
            tuple(_member(member) for member in members.get(row["version_no"], ())),
        )
        for row in rows
    )


def read_tolls(row: RowMapping) -> dict[Outcome, Toll]:
    """Return the tolls of a row of ``report``."""
    told = row["by_side"]
    sides = msgspec.convert(told, dict[Outcome, dict[Side, Count]]) if told else dict[Outcome, dict[Side, Count]]()
    return {
        o: Toll(low=low, best=row[best], high=row[high], phrase=row[phrase] or "", by_side=sides.get(o))
        for o, least, best, high, phrase in _TOLLS
        if (low := row[least]) is not None
    }


def _of_each_version(connection: Connection, table: Table, event_id: str) -> dict[int, tuple[RowMapping, ...]]:
    ordered = select(table).where(table.c.event_id == event_id).order_by(*table.primary_key)
    return _grouped((row["version_no"], row) for row in connection.execute(ordered).mappings())


def _report_facts(row: RowMapping, parties: tuple[Party, ...]) -> ReportFacts:
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
        tolls=read_tolls(row),
        weapons=tuple(Weapon(weapon) for weapon in row["weapons"]),
        confidence=row["confidence"],
        contests=row["contests"],
        date_text=row["date_text"],
        attributed_to=row["attributed_to"],
        over_places=OVER_PLACES in row["rules"],
    )


def _event_version(row: RowMapping, parties: tuple[Party, ...], members: tuple[Member, ...]) -> EventVersion:
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


def _members(connection: Connection, event_ids: Sequence[str]) -> dict[str, tuple[Member, ...]]:
    rows = connection.execute(_current(event_report, event_ids).order_by(event_report.c.report_id)).mappings()
    return _grouped((row["event_id"], _member(row)) for row in rows)


def _member(row: RowMapping) -> Member:
    return Member(report_id=row["report_id"], score=row["score"], reason=row["reason"])


def _event_parties(connection: Connection, event_ids: Sequence[str]) -> dict[str, tuple[Party, ...]]:
    rows = connection.execute(
        _current(event_version_actor, event_ids).order_by(event_version_actor.c.actor_no)
    ).mappings()
    return _grouped((row["event_id"], _party(row, row["name"])) for row in rows)


def _report_parties(connection: Connection, reports: Sequence[str]) -> dict[str, tuple[Party, ...]]:
    of_these = select(report_actor).where(report_actor.c.report_id.in_(reports))
    rows = connection.execute(of_these.order_by(report_actor.c.actor_no)).mappings()
    return _grouped((row["report_id"], _party(row, row["name"] or row["text"])) for row in rows)


def _current(table: Table, event_ids: Sequence[str]) -> Select[tuple[object, ...]]:
    same = (event_version.c.event_id == table.c.event_id) & (event_version.c.version_no == table.c.version_no)
    now = event_version.c.known_to == END_OF_TIME
    return select(table).join(event_version, same).where(table.c.event_id.in_(event_ids), now)


def _party(row: RowMapping, name: str) -> Party:
    kind = ActorKind(row["kind"]) if row["kind"] else None
    return Party(name=name, role=ActorRole(row["role"]), actor_id=row["actor_id"], kind=kind, claim=Claim(row["claim"]))


def _grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, tuple[T, ...]]:
    groups: defaultdict[K, list[T]] = defaultdict(list)
    for key, item in pairs:
        groups[key].append(item)
    return {key: tuple(items) for key, items in groups.items()}
