"""What the warehouse knows around a run's reports: read by time and place, no more of it than may be tied to them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, and_, select

from pipeline.merge.comparing import Near
from pipeline.merge.gathering import Found, gather
from pipeline.merge.naming import first_choices
from pipeline.merge.neighbourhood import Neighbourhood
from pipeline.merge.profile import Profile
from pipeline.merge.recoding import find_successors
from pipeline.runs.recalling import Recalled
from pipeline.warehouse.lots import chunks
from pipeline.warehouse.recalled import pending_judgements, read_current, read_facts, read_judgements
from pipeline.warehouse.signs import Signs
from pipeline.warehouse.ties import recall_crowds, recall_ties
from pipeline.warehouse.times import NEWEST, ids_near
from schemas.events import Judgement, Known, ReportFacts, Tied
from schemas.tables import END_OF_TIME, event, event_report, event_version, report


def read_neighbours(connection: Connection, facts: Sequence[ReportFacts], articles: Iterable[str] = ()) -> Known:
    """Return the neighbourhoods of the reports, of the articles' older ones, and of what people decided since.

    What a report does not say rules nothing out: one without any time asks for all there is.
    """
    pending = pending_judgements(connection)
    judged = _of_today(connection, read_judgements(connection))
    of_articles = set(_of_articles(connection, articles))
    ids = of_articles | {report_id for one in judged if one.judgement_id in pending for report_id in _both(one)}
    older = read_facts(connection, sorted(ids))
    gone = of_articles.difference([fact.report_id for fact in facts])
    near = gather(facts, _Warehouse(connection, judged), judged, older, gone)
    return Known(
        versions=tuple(read_current(connection, _events_of(connection, [fact.report_id for fact in near.facts]))),
        facts=near.facts,
        ties=near.ties,
        groups=near.groups,
        looked=near.looked,
        judgements=tuple(judged),
        pending=pending,
        taken=_taken(connection, [*facts, *near.facts]),
    )


def _both(one: Judgement) -> list[str]:
    return [report_id for report_id in (one.report_id, one.other_report_id) if report_id is not None]


class _Warehouse:
    """What the warehouse knows, of which what one run reads is kept."""

    def __init__(self, connection: Connection, judged: Sequence[Judgement]) -> None:
        self._connection, self._judged = connection, judged
        self._recalled, self._signs = Recalled(connection), Signs(connection)

    def around(self, asked: Sequence[Profile]) -> Found:
        """Return the reports that may be tied to these, and those of an article or a judgement of theirs."""
        hood = Neighbourhood(asked)
        there = self._recalled.profiles(ids_near(self._connection, hood, self._signs))
        return Found(
            mates=self.mates(asked), near=[Near(profile, to) for profile in there if (to := hood.near_to(profile))]
        )

    def recall(self, asked: Sequence[Profile]) -> dict[str, list[Tied]]:
        """Return by their ids those of the reports all of whose ties are kept, with these."""
        return recall_ties(self._connection, [profile.fact.report_id for profile in asked])

    def crowded(self, report_ids: Collection[str]) -> set[str]:
        """Return the ids of all that were in a crowd with one of these reports."""
        return recall_crowds(self._connection, report_ids)

    def profiles(self, report_ids: Collection[str]) -> Iterator[Profile]:
        """Yield these reports."""
        return self._recalled.profiles(report_ids)

    def events(self, reports: Sequence[Profile]) -> dict[str, list[Profile]]:
        """Return the events that hold one of the reports, each with all of its reports."""
        events = _events_of(self._connection, sorted(profile.fact.report_id for profile in reports))
        event_of = dict(_members_of(self._connection, events))
        held = defaultdict[str, list[Profile]](list)
        for profile in self._recalled.profiles(event_of):
            held[event_of[profile.fact.report_id]].append(profile)
        return dict(held)

    def mates(self, asked: Sequence[Profile]) -> list[Profile]:
        """Return the reports of the articles and judgements of these."""
        return list(self._recalled.profiles(self._mates(asked)))

    def _mates(self, asked: Sequence[Profile]) -> set[str]:
        ids = {one.fact.report_id for one in asked}
        ids.update(_of_articles(self._connection, {one.fact.article_id for one in asked}))
        return ids.union(*(_both(one) for one in self._judged if not ids.isdisjoint(_both(one))))


def _of_articles(connection: Connection, article_ids: Iterable[str]) -> Iterator[str]:
    """Yield the reports that count of these articles, and older ones that events still hold."""
    holding = select(event_report.c.report_id).join(event_version, _of_version()).where(_IS_CURRENT)
    for some in chunks(sorted(article_ids)):
        yield from connection.scalars(NEWEST.where(report.c.article_id.in_(some)))
        yield from connection.scalars(
            holding.join(report, report.c.report_id == event_report.c.report_id).where(report.c.article_id.in_(some))
        )


def _events_of(connection: Connection, report_ids: Sequence[str]) -> list[str]:
    found, held = set[str](), select(event_report.c.event_id).join(event_version, _of_version()).where(_IS_CURRENT)
    for some in chunks(report_ids):
        found.update(connection.scalars(held.where(event_report.c.report_id.in_(some))))
    return sorted(found)


def _members_of(connection: Connection, event_ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the ids of the events' reports, each with its event's."""
    columns = select(event_report.c.report_id, event_report.c.event_id)
    of_events = columns.join(event_version, _of_version()).where(_IS_CURRENT)
    for some in chunks(event_ids):
        yield from (
            (one, event_id) for one, event_id in connection.execute(of_events.where(event_report.c.event_id.in_(some)))
        )


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
        newest.update(connection.scalars(NEWEST.where(report.c.report_id.in_(some))))
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
