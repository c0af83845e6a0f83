"""Merging over what the warehouse remembers, run after run."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from coded import NOON, make_batch, write_article
from sqlalchemy import Engine

from pipeline.dump import dump
from pipeline.load import LoadCounts, load
from pipeline.merge import facts_of, merge, names_of, sketch_text
from pipeline.queries import run_query
from pipeline.warehouse import last_load, neighbours
from schemas.records import CodedArticle
from schemas.vocabulary import Assertion, ChangeReason

MORNING = write_article("Taliban gunmen fought police near Qalat on Thursday; three died.")
EVENING = write_article("Three people died as the Taliban clashed with police near Qalat.", address="b.txt")


def _run(engine: Engine, now: datetime, *articles: CodedArticle) -> LoadCounts:
    facts = [fact for coded in articles for fact in facts_of(coded)]
    ids = {coded.extraction.article.article_id for coded in articles}
    merged = merge(facts, neighbours(engine, facts, ids), now=now, articles=ids)
    batch = make_batch(*articles, versions=(), number=last_load(engine) + 1)
    sketches = {c.extraction.article.article_id: sketch_text(c.extraction.article.text) for c in articles}
    names = {c.extraction.article.article_id: names_of(c) for c in articles}
    return load(engine, replace(batch, merged=merged, sketches=sketches, names=names))


def test_facts_come_back_exactly_as_merging_made_them(engine: Engine) -> None:
    _run(engine, NOON, MORNING)
    facts = facts_of(MORNING)
    assert neighbours(engine, facts).facts == facts


def test_a_second_report_revises_the_event_that_an_earlier_run_found(engine: Engine) -> None:
    _run(engine, NOON, MORNING)
    counts = _run(engine, NOON + timedelta(days=1), EVENING)
    assert (counts.events_new, counts.events_revised) == (0, 1)
    known = neighbours(engine, facts_of(EVENING))
    (version,) = known.versions
    assert version.version_no == 2
    assert version.change_reason is ChangeReason.NEW_REPORT
    assert {fact.report_id for fact in known.facts} == {MORNING.reports[0].report_id, EVENING.reports[0].report_id}


def test_a_rerun_over_the_same_articles_changes_nothing(engine: Engine) -> None:
    _run(engine, NOON, MORNING, EVENING)
    before = dump(engine)
    counts = _run(engine, NOON + timedelta(days=1), MORNING, EVENING)
    assert counts == LoadCounts(articles=0, reports=0, events_new=0, events_revised=0, quarantined=0)
    assert dump(engine) == before


def _denying(coded: CodedArticle, on: date) -> CodedArticle:
    """Return the article as one that denies, as its outlet's own word, what is told to have happened on the day."""
    denial = replace(coded.reports[0].report, assertion=Assertion.DENIED, attributed_to=None, tolls={})
    denial = replace(denial, date_start=on, date_end=on)
    located = replace(coded.reports[0], report=denial)
    return replace(coded, extraction=replace(coded.extraction, reports=(denial,)), reports=(located,))


def test_what_is_taken_back_no_longer_counts_but_did_and_leads_to_the_article_that_took_it_back(engine: Engine) -> None:
    back = write_article(
        "No clash took place near Qalat; we were wrong.", address="c.txt", published_on=date(2024, 5, 6)
    )
    _run(engine, NOON, MORNING)
    counted = "SELECT count(*) FROM events"
    assert run_query(engine, counted).rows == ((1,),)
    _run(engine, NOON + timedelta(days=5), _denying(back, date(2024, 5, 2)))
    assert run_query(engine, counted).rows == ((0,),)
    assert len(run_query(engine, "events_as_of", {"as_of": (NOON + timedelta(days=1)).isoformat()}).rows) == 1
    assert run_query(engine, "events_as_of", {"as_of": (NOON + timedelta(days=6)).isoformat()}).rows == ()
    why = "SELECT change_reason, corroboration, cause_address FROM event_history ORDER BY version_no"
    assert run_query(engine, why).rows == (("created", "single", "a.txt"), ("retracted", "retracted", "c.txt"))
