"""What ties reports, and who is in a crowd, kept with them, so that a run looks only at what is new (rule EVT-13)."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, delete, or_, select

from pipeline.merge import merge_rules
from pipeline.warehouse.handing import Hand
from pipeline.warehouse.lots import chunks, is_one_of
from schemas.events import Looked, Tied
from schemas.tables import crowded_report, report, report_tie, settled_report

TIE = ("report_id", "other_report_id", "score", "contests")
SETTLED = ("report_id", "rules")
CROWDED = ("crowd", "report_id")


def recall_ties(connection: Connection, report_ids: Collection[str]) -> dict[str, list[Tied]]:
    """Return those of the reports all of whose ties are kept, each with these.

    Whatever is tied to what is not settled is not among them: a run must see what is around that.
    """
    ties: dict[str, list[Tied]] = {report_id: [] for report_id in report_ids}
    beside = defaultdict[str, set[str]](set)
    for tie in _ties_of(connection, sorted(report_ids)):
        for one, other in ((tie.one, tie.other), (tie.other, tie.one)):
            if one in ties:
                ties[one].append(tie)
                beside[one].add(other)
    rules = _rules_of(connection, sorted(ties.keys() | set().union(*beside.values())))
    now = merge_rules()
    return {
        report_id: list(dict.fromkeys(found))
        for report_id, found in ties.items()
        if rules.get(report_id) == now and beside[report_id] <= rules.keys()
    }


def recall_crowds(connection: Connection, report_ids: Collection[str]) -> set[str]:
    """Return the ids of all that are kept as in a crowd with one of the reports."""
    beside = crowded_report.alias()
    asked = select(beside.c.report_id).join(crowded_report, crowded_report.c.crowd == beside.c.crowd)
    found = set[str]()
    for some in chunks(sorted(report_ids)):
        found.update(connection.scalars(asked.where(is_one_of(connection, crowded_report.c.report_id, some))))
    return found


def forget_ties(connection: Connection, looked: Looked) -> None:
    """Take away what was kept of the reports around which a run looked, of their crowds, and of what counts no more."""
    for some in chunks(looked.reports):
        _forget(connection, [is_one_of(connection, column, some) for column in _ENDS])
    for some in chunks(sorted({*looked.reports, *looked.gone})):
        for table in (settled_report, crowded_report):
            connection.execute(delete(table).where(is_one_of(connection, table.c.report_id, some)))
    for some in chunks(sorted(looked.crowds)):
        connection.execute(delete(crowded_report).where(is_one_of(connection, crowded_report.c.crowd, some)))


def write_ties(hand: Hand, looked: Looked) -> None:
    """Write what a run saw, of which nothing is kept."""
    gone, now = set(looked.gone), merge_rules()
    hand.insert(report_tie, TIE, ((tie.one, tie.other, tie.score, int(tie.contests)) for tie in looked.ties))
    hand.insert(settled_report, SETTLED, ((i, now) for i in looked.reports if i not in gone))
    hand.insert(crowded_report, CROWDED, ((name, i) for name, ids in looked.crowds.items() for i in ids))


def erase_ties(connection: Connection, article_id: str) -> None:
    """Take away what ties the article's reports to others; around these and their crowds the next runs look again."""
    mine = select(report.c.report_id).where(report.c.article_id == article_id)
    near = (select(theirs).where(ours.in_(mine)) for ours, theirs in (_ENDS, _ENDS[::-1]))
    crowds = select(crowded_report.c.crowd).where(crowded_report.c.report_id.in_(mine))
    beside = select(crowded_report.c.report_id).where(crowded_report.c.crowd.in_(crowds))
    unsettled = [settled_report.c.report_id.in_(some) for some in (mine, *near, beside)]
    connection.execute(delete(settled_report).where(or_(*unsettled)))
    connection.execute(delete(crowded_report).where(crowded_report.c.report_id.in_(mine)))
    _forget(connection, [column.in_(mine) for column in _ENDS])


_ENDS = (report_tie.c.report_id, report_tie.c.other_report_id)


def _forget(connection: Connection, conditions: Sequence[ColumnElement[bool]]) -> None:
    for condition in conditions:
        connection.execute(delete(report_tie).where(condition))


def _ties_of(connection: Connection, report_ids: Sequence[str]) -> Iterator[Tied]:
    for some in chunks(report_ids):
        for column in _ENDS:
            rows = connection.execute(select(*report_tie.c).where(is_one_of(connection, column, some)))
            yield from (Tied(one, other, score, contests) for one, other, score, contests in rows)


def _rules_of(connection: Connection, report_ids: Sequence[str]) -> dict[str, str]:
    found = dict[str, str]()
    for some in chunks(report_ids):
        asked = select(settled_report.c.report_id, settled_report.c.rules)
        rows = connection.execute(asked.where(is_one_of(connection, settled_report.c.report_id, some)))
        found.update((row.report_id, row.rules) for row in rows)
    return found
