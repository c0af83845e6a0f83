"""What the warehouse knows around a run's reports: read by time and place, no more of it than may be tied to them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, and_, exists, or_, select, true

from pipeline.merge.gathering import Found, Near, gather
from pipeline.merge.naming import first_choices
from pipeline.merge.neighbourhood import Neighbourhood, Window
from pipeline.merge.profile import Profile, profile_of
from pipeline.merge.recoding import find_successors
from pipeline.restored import chunks, pending_judgements, read_current, read_facts, read_judgements
from schemas.events import Judgement, Known, ReportFacts
from schemas.vocabulary import DatePrecision
from schemas.warehouse import END_OF_TIME, coding, event, event_report, event_version, report, syndication

_FINE = (DatePrecision.DAY.value, DatePrecision.DAYS.value, DatePrecision.WEEK.value)
_DAYS = _FINE[:2]
LOOK_BACK = timedelta(days=93)
"""No report came out later than so long after what it tells without a day."""
_newer = coding.alias("newer")
_IS_NEWEST = and_(
    ~exists().where(_newer.c.article_id == coding.c.article_id, _newer.c.load_no > coding.c.load_no),
    ~exists().where(syndication.c.supersedes == coding.c.article_id),
)
_NEWEST = select(report.c.report_id).join(coding, coding.c.coding_id == report.c.coding_id).where(_IS_NEWEST)
"""The reports that count: those of the newest coding of each article, if no newer version has taken its place."""


def read_neighbours(connection: Connection, facts: Sequence[ReportFacts], articles: Iterable[str] = ()) -> Known:
    """Return the neighbourhoods of the reports, of the articles' older ones, and of what people decided since.

    What a report does not say rules nothing out: one without any time asks for all there is.
    """
    pending = pending_judgements(connection)
    judged = _of_today(connection, read_judgements(connection))
    ids = set(_of_articles(connection, articles))
    ids |= {report_id for one in judged if one.judgement_id in pending for report_id in _both(one)}
    seeds = [*read_facts(connection, sorted(ids)), *facts]
    near = gather(seeds, lambda asked: _look_up(connection, asked, judged), judged)
    return Known(
        versions=tuple(read_current(connection, _events_of(connection, [fact.report_id for fact in near.facts]))),
        facts=near.facts,
        ties=near.ties,
        judgements=tuple(judged),
        pending=pending,
        taken=_taken(connection, [*facts, *near.facts]),
    )


def _both(one: Judgement) -> list[str]:
    return [report_id for report_id in (one.report_id, one.other_report_id) if report_id is not None]


def _look_up(connection: Connection, asked: Sequence[Profile], judged: Sequence[Judgement]) -> Found:
    """Return the reports that may be tied to these, and those of an article, an event or a judgement of theirs."""
    mates = [profile_of(fact) for fact in read_facts(connection, sorted(_mates(connection, asked, judged)))]
    there = {profile.fact.report_id: profile for profile in mates}
    hood, near = Neighbourhood(asked), list[Near]()
    for ids in _in_time(connection, hood):
        read = map(profile_of, read_facts(connection, [report_id for report_id in ids if report_id not in there]))
        known = (there[report_id] for report_id in ids if report_id in there)
        near.extend(Near(profile, to) for profile in (*known, *read) if (to := hood.near_to(profile)))
    return Found(mates=mates, near=near)


def _in_time(connection: Connection, hood: Neighbourhood) -> Iterator[Sequence[str]]:
    """Yield, in parts, the ids of reports of the times that are asked for."""
    conditions = [true()] if hood.has_timeless else list(_conditions(hood))
    if conditions:
        chosen = _NEWEST.where(or_(*conditions)).order_by(report.c.report_id)
        yield from chunks(connection.scalars(chosen).all())


def _conditions(hood: Neighbourhood) -> Iterator[ColumnElement[bool]]:
    for window in hood.days:
        yield and_(report.c.date_precision.in_(_FINE), _overlaps(window), _is_in(hood.countries))
    loose = report.c.date_precision.not_in(_DAYS)
    yield and_(loose, coding.c.published_on.is_(None))
    for window in hood.months:
        yield and_(loose, or_(_overlaps(window), _came_out(window)))
    for window in hood.months_of_loose:
        yield or_(_overlaps(window), _came_out(window))


def _overlaps(window: Window) -> ColumnElement[bool]:
    return and_(report.c.date_start <= window.last, report.c.date_end >= window.first)


def _came_out(window: Window) -> ColumnElement[bool]:
    last = window.last + min(LOOK_BACK, date.max - window.last)
    return coding.c.published_on.between(window.first, last)


def _is_in(countries: frozenset[str] | None) -> ColumnElement[bool]:
    return true() if countries is None else or_(report.c.country.in_(countries), report.c.country.is_(None))


def _mates(connection: Connection, asked: Sequence[Profile], judged: Sequence[Judgement]) -> set[str]:
    ids = {one.fact.report_id for one in asked}
    ids.update(_of_articles(connection, {one.fact.article_id for one in asked}))
    partners = {other for one in judged if not ids.isdisjoint(_both(one)) for other in _both(one)}
    return partners | ids | set(_members_of(connection, _events_of(connection, sorted(ids | partners))))


def _of_articles(connection: Connection, article_ids: Iterable[str]) -> Iterator[str]:
    """Yield the reports that count of these articles, and older ones that events still hold."""
    holding = select(event_report.c.report_id).join(event_version, _of_version()).where(_IS_CURRENT)
    for some in chunks(sorted(article_ids)):
        yield from connection.scalars(_NEWEST.where(report.c.article_id.in_(some)))
        yield from connection.scalars(
            holding.join(report, report.c.report_id == event_report.c.report_id).where(report.c.article_id.in_(some))
        )


def _events_of(connection: Connection, report_ids: Sequence[str]) -> list[str]:
    found, held = set[str](), select(event_report.c.event_id).join(event_version, _of_version()).where(_IS_CURRENT)
    for some in chunks(report_ids):
        found.update(connection.scalars(held.where(event_report.c.report_id.in_(some))))
    return sorted(found)


def _members_of(connection: Connection, event_ids: Sequence[str]) -> Iterator[str]:
    of_events = select(event_report.c.report_id).join(event_version, _of_version()).where(_IS_CURRENT)
    for some in chunks(event_ids):
        yield from connection.scalars(of_events.where(event_report.c.event_id.in_(some)))


_IS_CURRENT = event_version.c.known_to == END_OF_TIME


def _of_version() -> ColumnElement[bool]:
    same_event = event_report.c.event_id == event_version.c.event_id
    return and_(same_event, event_report.c.version_no == event_version.c.version_no)


def _taken(connection: Connection, facts: Sequence[ReportFacts]) -> frozenset[str]:
    found = set[str]()
    for some in chunks(list(first_choices(facts))):
        found.update(connection.scalars(select(event.c.event_id).where(event.c.event_id.in_(some))))
    return frozenset(found)


def _of_today(connection: Connection, judgements: Sequence[Judgement]) -> list[Judgement]:
    """Return the judgements of the reports that stand today for those that were judged."""
    named = {report_id for one in judgements for report_id in _both(one)}
    judged = read_facts(connection, sorted(named))
    newest = set[str]()
    for some in chunks(sorted(named)):
        newest.update(connection.scalars(_NEWEST.where(report.c.report_id.in_(some))))
    old = [fact for fact in judged if fact.report_id not in newest]
    today = list(_of_articles(connection, {fact.article_id for fact in old}))
    heirs = find_successors(old, [f for f in read_facts(connection, sorted(set(today))) if f.report_id not in named])
    names = {old_id: fact.report_id for old_id, fact in heirs.items()}
    return [
        replace(
            one,
            report_id=names.get(one.report_id, one.report_id),
            other_report_id=one.other_report_id and names.get(one.other_report_id, one.other_report_id),
        )
        for one in judgements
    ]


__all__ = ["read_neighbours"]
