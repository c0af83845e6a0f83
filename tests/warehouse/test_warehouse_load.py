"""Loading: one transaction, nothing twice, nothing overwritten."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest
from coded import AREAS, NOON, found_event, make_batch, reject, revise, tell, write_article
from msgspec import structs
from sqlalchemy import Engine, select, text

from pipeline.warehouse.dump import dump
from pipeline.warehouse.load import LoadCounts, StaleMerge, load
from pipeline.warehouse.opening import WarehouseError, coded_article_ids, last_load, neighbours, read, write
from schemas.events import When, Where
from schemas.records import CodedArticle
from schemas.tables import event_version, run_source
from schemas.vocabulary import DatePrecision

FIRST = write_article("Taliban gunmen fought police near Qalat on Thursday; three died.")
LATER = write_article("Four people died in Thursday's clash near Qalat, police said later.", address="b.txt")


def test_an_empty_warehouse_has_had_no_load(engine: Engine) -> None:
    assert last_load(engine) == 0


def test_a_load_says_what_was_new(engine: Engine) -> None:
    counts = load(engine, make_batch(FIRST, LATER, rejects=(reject(),)))
    assert counts == LoadCounts(articles=2, reports=2, events_new=2, events_revised=0, quarantined=1)
    assert last_load(engine) == 1


def test_loading_the_same_again_changes_nothing(engine: Engine) -> None:
    load(engine, make_batch(FIRST, rejects=(reject(),), areas=AREAS))
    before = dump(engine)
    counts = load(engine, make_batch(FIRST, versions=(), rejects=(reject(),), areas=AREAS, number=2))
    assert dump(engine) == before
    assert counts == LoadCounts(articles=0, reports=0, events_new=0, events_revised=0, quarantined=0)


def test_a_merge_that_another_load_overtook_is_refused(engine: Engine) -> None:
    load(engine, make_batch(FIRST))
    before = dump(engine)
    with pytest.raises(StaleMerge, match="load 1 came after load 0"):
        load(engine, make_batch(LATER))
    assert dump(engine) == before


def test_a_failure_at_the_very_end_leaves_nothing_behind(engine: Engine) -> None:
    empty = dump(engine)
    broken = found_event(LATER)
    with pytest.raises(WarehouseError, match="refused"):
        load(engine, make_batch(FIRST, versions=(found_event(FIRST), broken)))
    assert dump(engine) == empty
    assert last_load(engine) == 0


def test_one_wrong_row_among_very_many_refuses_all(engine: Engine) -> None:
    many = [write_article(f"Gunmen fought police near Qalat, part {n}.", address=f"{n}") for n in range(200)]
    versions = [found_event(coded) for coded in many]
    versions[150] = replace(versions[150], confidence=1.5)
    with pytest.raises(WarehouseError, match=r"refused: .*ck_event_version_confidence_share"):
        load(engine, make_batch(*many, versions=tuple(versions)))
    assert last_load(engine) == 0


def test_what_is_known_comes_back_exactly_as_it_was_told(engine: Engine) -> None:
    load(engine, make_batch(FIRST))
    known = neighbours(engine, [tell(LATER)])
    assert known.versions == (found_event(FIRST),)
    assert known.facts == (tell(FIRST),)


def test_a_report_of_another_year_is_not_near(engine: Engine) -> None:
    load(engine, make_batch(FIRST))
    other = write_article("Years later it was quiet near Qalat.", published_on=NOON.date() + timedelta(days=700))
    assert neighbours(engine, [tell(other)]).facts == ()


def test_a_report_without_any_time_is_near_what_it_shares_a_sign_with(engine: Engine) -> None:
    undated = write_article("Police fought gunmen near Qalat.", published_on=None)
    load(engine, make_batch(undated))
    assert neighbours(engine, [tell(FIRST)]).facts == (tell(undated),)


def test_a_report_of_some_day_of_a_year_is_near_the_days_of_it_at_its_place(engine: Engine) -> None:
    year = When(start=date(2024, 1, 1), end=date(2024, 12, 31), precision=DatePrecision.YEAR)
    load(engine, make_batch(FIRST))
    asked = replace(tell(LATER), when=year, published_on=None, sketch=())
    assert len(neighbours(engine, [asked]).facts) == 1
    elsewhere = replace(asked, where=replace(asked.where, geonames_id=7, admin1_iso="AF-HER"))
    assert neighbours(engine, [elsewhere]).facts == ()


def test_a_report_without_a_date_or_a_country_may_tell_the_same_as_any(engine: Engine) -> None:
    load(engine, make_batch(FIRST))
    undated = tell(write_article("Police fought gunmen near Qalat.", address="b.txt", published_on=None))
    nowhere = replace(tell(LATER), where=Where())
    abroad = replace(tell(LATER), where=Where(country="US"))
    assert [len(neighbours(engine, [fact]).facts) for fact in (undated, nowhere, abroad)] == [1, 1, 0]


def test_an_event_that_holds_the_report_already_is_always_known(engine: Engine) -> None:
    load(engine, make_batch(FIRST))
    elsewhere = replace(tell(FIRST), where=Where(country="US"))
    assert len(neighbours(engine, [elsewhere]).versions) == 1


def test_articles_are_known_as_coded_by_the_same_versions_only(engine: Engine) -> None:
    load(engine, make_batch(FIRST))
    assert coded_article_ids(engine, "1", "g1") == {FIRST.extraction.article.article_id}
    assert coded_article_ids(engine, "2", "g1") == frozenset()


def test_a_new_version_closes_the_one_before_and_changes_nothing_else_of_it(engine: Engine) -> None:
    first = found_event(FIRST)
    load(engine, make_batch(FIRST))
    second = revise(first, LATER, now=NOON + timedelta(days=1), killed=4)
    load(engine, make_batch(LATER, versions=(second,), number=2))
    with read(engine) as connection:
        rows = connection.execute(
            select(event_version.c.known_from, event_version.c.known_to, event_version.c.killed_best).order_by(
                event_version.c.version_no
            )
        ).all()
    assert rows[0] == (NOON, NOON + timedelta(days=1), 3)
    assert rows[1][0::2] == (NOON + timedelta(days=1), 4)
    known = neighbours(engine, [tell(FIRST)])
    assert known.versions == (second,)
    assert {fact.report_id for fact in known.facts} == {FIRST.reports[0].report_id, LATER.reports[0].report_id}


@pytest.mark.parametrize(("hours", "killed"), [(-1, None), (0, 3), (23, 3), (24, 4), (9999, 4)])
def test_a_past_belief_is_one_plain_predicate(engine: Engine, hours: int, killed: int | None) -> None:
    load(engine, make_batch(FIRST))
    second = revise(found_event(FIRST), LATER, now=NOON + timedelta(days=1), killed=4)
    load(engine, make_batch(LATER, versions=(second,), number=2))
    asked = NOON + timedelta(hours=hours)
    with read(engine) as connection:
        believed = connection.scalar(
            select(event_version.c.killed_best).where(
                event_version.c.known_from <= asked, event_version.c.known_to > asked
            )
        )
    assert believed == killed


def test_text_with_letters_of_every_script_and_no_bytes_lost(engine: Engine) -> None:
    coded = write_article("در نزدیکی قلات درگیری شد 💥 — “سه نفر” کشته شدند.")
    load(engine, make_batch(coded))
    with read(engine) as connection:
        assert connection.scalar(text("SELECT quote FROM report")) == coded.extraction.article.text


def test_of_two_loads_at_once_one_is_told_to_merge_again(engine: Engine) -> None:
    def attempt(coded: CodedArticle) -> str:
        try:
            return f"{load(engine, make_batch(coded)).articles} new"
        except StaleMerge:
            return "stale"

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(pool.map(attempt, (FIRST, LATER)))
    assert outcomes == ["1 new", "stale"]
    assert last_load(engine) == 1


def test_a_message_of_any_length_and_raw_bytes_go_to_quarantine(engine: Engine) -> None:
    long = replace(reject(), message="what a day " * 10_000, payload="PK\x03\x04\0\0binary")
    load(engine, make_batch(rejects=(long,)))
    with read(engine) as connection:
        message, payload = connection.execute(text("SELECT message, payload FROM reject")).one()
    assert message == long.message
    assert payload == "PK\x03\x04\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}binary"


def test_a_new_gazetteers_areas_replace_the_old(engine: Engine) -> None:
    load(engine, make_batch(areas=AREAS))
    load(engine, make_batch(areas=(replace(AREAS[0], native_name="افغانستان نو"),), number=2))
    load(engine, make_batch(number=3))
    with read(engine) as connection:
        assert connection.execute(text("SELECT iso, native_name FROM admin_area")).all() == [("AF", "افغانستان نو")]


def test_what_a_run_counted_of_each_source_is_kept(engine: Engine) -> None:
    load(engine, make_batch(FIRST, LATER))
    with read(engine) as connection:
        counts = connection.execute(select(run_source.c.source_id, run_source.c.counts)).all()
    assert counts == [("invented", {"articles_read": 2})]


def test_a_word_that_is_in_no_list_comes_in_by_no_way(engine: Engine) -> None:
    load(engine, make_batch(FIRST))
    changed = text("UPDATE report SET sub_event_type = 'Armed quarrel'")
    with pytest.raises(WarehouseError, match="ck_report_sub_event_type_listed"), write(engine) as connection:
        connection.execute(changed)


def test_what_a_text_does_not_tell_is_null_and_not_jsons_null(engine: Engine) -> None:
    told = FIRST.reports[0].report
    untold = replace(FIRST.reports[0], report=structs.replace(told, tolls={}))
    load(engine, make_batch(replace(FIRST, reports=(untold,)), versions=()))
    with read(engine) as connection:
        unknown = connection.scalar(text("SELECT count(*) FROM report WHERE by_side IS NULL AND killed_low IS NULL"))
    assert unknown == 1
