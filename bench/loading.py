"""How many reports a second a load takes in.

    PYTHONPATH=tests python bench/loading.py REPORTS REPORTS_AN_EVENT ADDRESS…

Each ADDRESS is an empty warehouse (sqlite:///… or postgresql://…; a server must run on this machine). Every report
comes with an article, a coding, a place, two actors and three spans, as the tests write them, and every so many of them
with an event; all go in by one load. Shown are reports a second of the clock, and of the processor time of this process
(SQLite's own work in it) and of the server's, and the most memory that this process held. With 0 reports an event there
are no events, and articles are made while they are loaded, as if they were read: to see what memory a load takes.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from coded import found_event, make_batch, write_article
from measuring import answering, measure, taken_by

from pipeline.warehouse.load import LoadBatch, load
from pipeline.warehouse.lots import Afresh
from pipeline.warehouse.opening import open_warehouse
from schemas.events import EventVersion, Member
from schemas.records import CodedArticle


def main() -> None:
    """Load the same reports into each warehouse, and print what that took."""
    batch = invent(int(sys.argv[1]), int(sys.argv[2]))
    for address in sys.argv[3:]:
        engine = open_warehouse(address)
        server = answering(engine)
        before = taken_by(server)
        counts, cost = measure(partial(load, engine, batch))
        served = taken_by(server) - before
        print(
            f"{engine.dialect.name}: {counts.reports:,} reports, {counts.events_new:,} events: "
            f"{counts.reports / cost.wall:,.0f} a second, {counts.reports / cost.cpu:,.0f} of this process's time, "
            f"{counts.reports / served:,.0f} of the database's; {cost.peak_mb:,.0f} MB",
            flush=True,
        )


def invent(reports: int, per_event: int) -> LoadBatch:
    """Return one load of so many reports, each of its own article."""
    if not per_event:
        return replace(make_batch(), articles=Afresh(partial(_told, reports)), n_articles=reports)
    told = list(_told(reports))
    return make_batch(*told, versions=tuple(_events(told, per_event)))


def _told(reports: int) -> Iterator[CodedArticle]:
    for n in range(reports):
        yield write_article(f"Gunmen fought police near Qalat, part {n}.", address=f"{n}")


def _events(told: list[CodedArticle], per_event: int) -> Iterator[EventVersion]:
    for first in range(0, len(told), per_event):
        ids = sorted(coded.reports[0].report_id for coded in told[first : first + per_event])
        members = tuple(Member(report_id=one, score=0.8, reason="same day · same district") for one in ids)
        yield replace(found_event(told[first]), members=members, n_reports=len(ids), n_articles=len(ids))


if __name__ == "__main__":
    main()
