"""What ties reports, in the warehouse: written with the events, read by the next run, gone with what it rests on."""

from collections import defaultdict
from datetime import timedelta

import pytest
from coded import NOON, merge_and_load, write_article
from sqlalchemy import Engine, select, update

from pipeline.merge import facts_of, repeating
from pipeline.warehouse.database import read, write
from pipeline.warehouse.erasing import erase_articles
from pipeline.warehouse.opening import neighbours
from schemas.tables import crowded_report, report_tie, settled_report

FIRST = write_article("Taliban gunmen fought police near Qalat on Thursday; three died.")
SECOND = write_article("Three people died as the Taliban clashed with police near Qalat.", address="b.txt")
THIRD = write_article("Near Qalat the Taliban and police fought, and three were killed.", address="c.txt")
IDS = [coded.reports[0].report_id for coded in (FIRST, SECOND, THIRD)]


def _kept(engine: Engine) -> tuple[set[frozenset[str]], set[str]]:
    """Return which reports are tied, and which are settled."""
    with read(engine) as connection:
        ties = connection.execute(select(report_tie.c.report_id, report_tie.c.other_report_id))
        return {frozenset(ends) for ends in ties}, set(connection.scalars(select(settled_report.c.report_id)))


def _crowds(engine: Engine) -> list[set[str]]:
    """Return the reports of each crowd that is kept."""
    crowds = defaultdict[str, set[str]](set)
    with read(engine) as connection:
        for name, report_id in connection.execute(select(*crowded_report.c)):
            crowds[name].add(report_id)
    return list(crowds.values())


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


def test_who_is_in_a_crowd_is_kept_and_a_run_that_meets_it_looks_around_what_is_new_alone(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repeating, "FIRST", 1)
    told = [
        write_article("Taliban gunmen killed three policemen in Qalat on Thursday.", address=f"{n}") for n in range(4)
    ]
    merge_and_load(engine, NOON, *told[:3])
    known = neighbours(engine, facts_of(told[3]))
    [crowd] = _crowds(engine)
    assert crowd == {coded.reports[0].report_id for coded in told[:3]}
    assert known.looked.crowds
    assert known.looked.reports == (told[3].reports[0].report_id,)
    merge_and_load(engine, NOON + timedelta(days=1), told[3])
    [crowd] = _crowds(engine)
    assert crowd == {coded.reports[0].report_id for coded in told}


def test_around_the_crowd_of_an_erased_article_runs_look_again(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repeating, "FIRST", 1)
    told = [
        write_article("Taliban gunmen killed three policemen in Qalat on Thursday.", address=f"{n}") for n in range(4)
    ]
    merge_and_load(engine, NOON, *told)
    erase_articles(engine, [told[0].extraction.article.article_id], reason="the law", now=NOON, quotes_too=True)
    assert _kept(engine)[1] == set()
    assert _crowds(engine) == [{coded.reports[0].report_id for coded in told[1:]}]


def test_an_erased_article_leaves_no_tie_and_what_was_tied_to_it_is_looked_at_again(engine: Engine) -> None:
    merge_and_load(engine, NOON, FIRST, SECOND, THIRD)
    erase_articles(engine, [FIRST.extraction.article.article_id], reason="the law", now=NOON, quotes_too=True)
    assert _kept(engine) == ({frozenset(IDS[1:])}, set())
