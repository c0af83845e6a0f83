"""What ties reports, in the warehouse: written with the events, read by the next run, gone with what it rests on."""

from datetime import timedelta

from coded import NOON, merge_and_load, write_article
from sqlalchemy import Engine, select, update

from pipeline.merge import facts_of
from pipeline.warehouse.database import read, write
from pipeline.warehouse.erasing import erase_articles
from pipeline.warehouse.opening import neighbours
from schemas.tables import report_tie, settled_report

FIRST = write_article("Taliban gunmen fought police near Qalat on Thursday; three died.")
SECOND = write_article("Three people died as the Taliban clashed with police near Qalat.", address="b.txt")
THIRD = write_article("Near Qalat the Taliban and police fought, and three were killed.", address="c.txt")
IDS = [coded.reports[0].report_id for coded in (FIRST, SECOND, THIRD)]


def _kept(engine: Engine) -> tuple[set[frozenset[str]], set[str]]:
    """Return which reports are tied, and which are settled."""
    with read(engine) as connection:
        ties = connection.execute(select(report_tie.c.report_id, report_tie.c.other_report_id))
        return {frozenset(ends) for ends in ties}, set(connection.scalars(select(settled_report.c.report_id)))


def test_ties_are_kept_with_the_events_and_no_later_run_looks_for_them(engine: Engine) -> None:
    merge_and_load(engine, NOON, FIRST)
    merge_and_load(engine, NOON + timedelta(days=1), SECOND)
    assert _kept(engine) == ({frozenset(IDS[:2])}, set(IDS[:2]))
    known = neighbours(engine, facts_of(THIRD))
    assert known.looked.reports == (IDS[2],)
    merge_and_load(engine, NOON + timedelta(days=2), THIRD)
    assert len(_kept(engine)[0]) == 3


def test_by_other_rules_of_merging_runs_look_again_and_keep_what_these_say(engine: Engine) -> None:
    merge_and_load(engine, NOON, FIRST, SECOND)
    with write(engine) as connection:
        connection.execute(update(settled_report).values(rules="of before"))
        connection.execute(update(report_tie).values(score=0.123))
    assert set(neighbours(engine, facts_of(THIRD)).looked.reports) == set(IDS)
    merge_and_load(engine, NOON + timedelta(days=1), THIRD)
    with read(engine) as connection:
        assert "of before" not in set(connection.scalars(select(settled_report.c.rules)))
        assert min(connection.scalars(select(report_tie.c.score))) > 0.5


def test_reports_that_are_replaced_leave_no_tie(engine: Engine) -> None:
    merge_and_load(engine, NOON, FIRST, SECOND)
    merge_and_load(engine, NOON + timedelta(days=1), articles=[FIRST.extraction.article.article_id])
    assert _kept(engine) == (set(), {IDS[1]})


def test_an_erased_article_leaves_no_tie_and_what_was_tied_to_it_is_looked_at_again(engine: Engine) -> None:
    merge_and_load(engine, NOON, FIRST, SECOND, THIRD)
    erase_articles(engine, [FIRST.extraction.article.article_id], reason="the law", now=NOON, quotes_too=True)
    assert _kept(engine) == ({frozenset(IDS[1:])}, set())
