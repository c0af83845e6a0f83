"""Merging over what the warehouse remembers, run after run."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

from coded import NOON, merge_and_load, write_article
from msgspec import structs
from sqlalchemy import Engine

from pipeline.merge import facts_of, merge
from pipeline.warehouse.dump import dump
from pipeline.warehouse.load import LoadCounts
from pipeline.warehouse.opening import neighbours
from pipeline.warehouse.queries import run_query
from schemas.records import CodedArticle, Toll
from schemas.vocabulary import Assertion, ChangeReason, DatePrecision, Outcome

MORNING = write_article("Taliban gunmen fought police near Qalat on Thursday; three died.")
EVENING = write_article("Three people died as the Taliban clashed with police near Qalat.", address="b.txt")


def test_facts_come_back_exactly_as_merging_made_them(engine: Engine) -> None:
    merge_and_load(engine, NOON, MORNING)
    facts = facts_of(MORNING)
    assert neighbours(engine, facts).facts == facts


def test_a_second_report_revises_the_event_that_an_earlier_run_found(engine: Engine) -> None:
    merge_and_load(engine, NOON, MORNING)
    counts = merge_and_load(engine, NOON + timedelta(days=1), EVENING)
    assert (counts.events_new, counts.events_revised) == (0, 1)
    known = neighbours(engine, facts_of(EVENING))
    (version,) = known.versions
    assert version.version_no == 2
    assert version.change_reason is ChangeReason.NEW_REPORT
    assert {fact.report_id for fact in known.facts} == {MORNING.reports[0].report_id, EVENING.reports[0].report_id}


def test_a_rerun_over_the_same_articles_changes_nothing(engine: Engine) -> None:
    merge_and_load(engine, NOON, MORNING, EVENING)
    before = dump(engine)
    counts = merge_and_load(engine, NOON + timedelta(days=1), MORNING, EVENING)
    assert counts == LoadCounts(articles=0, reports=0, events_new=0, events_revised=0, quarantined=0)
    assert dump(engine) == before


FIRST = date(2024, 5, 2)
TOLD = {
    "to the day": (DatePrecision.DAY, 0, 0, 1),
    "to the day, later": (DatePrecision.DAY, 0, 0, 80),
    "within days": (DatePrecision.DAYS, -1, 1, 2),
    "within weeks": (DatePrecision.DAYS, -9, 12, 20),
    "to the month": (DatePrecision.MONTH, -1, 29, 200),
    "to the year": (DatePrecision.YEAR, -122, 243, None),
    "to the day after a Sunday": (DatePrecision.DAY, 4, 4, 5),
    "not at all, on that Sunday": (DatePrecision.UNKNOWN, None, None, 3),
    "not at all, in the week after": (DatePrecision.UNKNOWN, None, None, 10),
    "not at all": (DatePrecision.UNKNOWN, None, None, 28),
    "nor when it came out": (DatePrecision.UNKNOWN, None, None, None),
}
"""How well the time of an incident is told: first and last day from its own, and that of publication."""


def _telling(pair: int, how: str, number: int) -> CodedArticle:
    """Return an article in words of its own on the clash of a province of its own."""
    precision, first, last, after = TOLD[how]
    start, end, published_on = (None if n is None else FIRST + timedelta(days=n) for n in (first, last, after))
    coded = write_article(f"Clash {pair}, told by {number}.", address=f"{pair}/{number}", published_on=published_on)
    killed = {Outcome.KILLED: Toll(low=23, best=23, high=23, phrase="23")}
    report = structs.replace(
        coded.reports[0].report, tolls=killed, date_start=start, date_end=end, date_precision=precision
    )
    located = replace(coded.reports[0], report=report)
    place = structs.replace(coded.places[0], geonames_id=pair, admin1_iso=f"AF-{pair:03}", name=f"Town {pair}")
    extraction = replace(coded.extraction, reports=(report,))
    return replace(coded, extraction=extraction, reports=(located,), places=(place,))


def test_a_report_is_found_however_well_its_time_is_told_and_that_of_the_earlier_one(engine: Engine) -> None:
    """Each pair has a province of its own: all first tellings come in one run, and all second ones in the next."""
    pairs = [
        [_telling(pair, how, number) for number, how in enumerate(hows)]
        for pair, hows in enumerate(permutations(TOLD, 2), start=1)
    ]
    for number, told in enumerate(zip(*pairs, strict=True)):
        merge_and_load(engine, NOON + timedelta(days=number), *told)
    for pair, (both, hows) in enumerate(zip(pairs, permutations(TOLD, 2), strict=True), start=1):
        at_once = merge([fact for coded in both for fact in facts_of(coded)], now=NOON).versions
        held = f"SELECT count(DISTINCT event_id) FROM mentions WHERE admin1_iso = 'AF-{pair:03}'"  # noqa: S608 - our own
        assert run_query(engine, held).rows == ((len(at_once),),), hows


NAMED = (
    "Men of Stanekzai and of Jumhuriat fought beside the house of Rahmani, which Spinghar had built.",
    "It was Rahmani who told that Stanekzai, with Spinghar and Jumhuriat, had come to blows there at night.",
)


def _undated(text: str, number: int) -> CodedArticle:
    """Return an article that tells neither day nor number, and of the same clash at a place of its own."""
    coded = write_article(text, address=f"undated/{number}", published_on=date(2024, 5, 20 + number))
    report = structs.replace(coded.reports[0].report, tolls={}, date_start=None, date_end=None)
    report = structs.replace(report, date_precision=DatePrecision.UNKNOWN, date_text=None)
    place = structs.replace(coded.places[0], geonames_id=number + 1, admin2_name=None, name=f"Town {number}")
    located = replace(coded.reports[0], report=report)
    extraction = replace(coded.extraction, reports=(report,))
    return replace(coded, extraction=extraction, reports=(located,), places=(place,))


def test_what_tells_no_day_is_found_by_the_names_alone_that_it_shares(engine: Engine) -> None:
    told = [_undated(text, number) for number, text in enumerate(NAMED)]
    assert len(merge([fact for coded in told for fact in facts_of(coded)], now=NOON).versions) == 1
    for number, coded in enumerate(told):
        merge_and_load(engine, NOON + timedelta(days=number), coded)
    assert run_query(engine, "SELECT count(*) FROM events").rows == ((1,),)


def _denying(coded: CodedArticle, on: date) -> CodedArticle:
    """Return the article as one that denies, as its outlet's own word, what is told to have happened on the day."""
    denial = structs.replace(coded.reports[0].report, assertion=Assertion.DENIED, attributed_to=None, tolls={})
    denial = structs.replace(denial, date_start=on, date_end=on)
    located = replace(coded.reports[0], report=denial)
    return replace(coded, extraction=replace(coded.extraction, reports=(denial,)), reports=(located,))


def test_what_is_taken_back_no_longer_counts_but_did_and_leads_to_the_article_that_took_it_back(engine: Engine) -> None:
    back = write_article(
        "No clash took place near Qalat; we were wrong.", address="c.txt", published_on=date(2024, 5, 6)
    )
    merge_and_load(engine, NOON, MORNING)
    counted = "SELECT count(*) FROM events"
    assert run_query(engine, counted).rows == ((1,),)
    merge_and_load(engine, NOON + timedelta(days=5), _denying(back, date(2024, 5, 2)))
    assert run_query(engine, counted).rows == ((0,),)
    assert len(run_query(engine, "events_as_of", {"as_of": (NOON + timedelta(days=1)).isoformat()}).rows) == 1
    assert run_query(engine, "events_as_of", {"as_of": (NOON + timedelta(days=6)).isoformat()}).rows == ()
    why = "SELECT change_reason, corroboration, cause_address FROM event_history ORDER BY version_no"
    assert run_query(engine, why).rows == (("created", "single", "a.txt"), ("retracted", "retracted", "c.txt"))
