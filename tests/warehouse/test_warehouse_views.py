"""Views: what analysts see, the same on both databases."""

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from coded import AREAS, NOON, found_event, make_batch, revise, write_article
from msgspec import structs
from sqlalchemy import Engine, inspect, text

from pipeline.locate import Gazetteer
from pipeline.warehouse.areas import admin_areas
from pipeline.warehouse.database import read
from pipeline.warehouse.load import load
from schemas.dictionary import write_dictionary
from schemas.events import EventVersion, When, Where
from schemas.records import CodedArticle, Count
from schemas.views import VIEWS, explain_column
from schemas.vocabulary import Assertion, DatePrecision, GeoPrecision, Outcome

MAY = write_article("Taliban gunmen fought police near Qalat on Thursday; three died.")
AUGUST = write_article("Gunmen killed a driver near Qalat.", address="b.txt", published_on=date(2024, 8, 31))
LATER = write_article("Four people died in the clash of May near Qalat, police said.", address="c.txt")


def _ask(engine: Engine, query: str) -> list[tuple[object, ...]]:
    with read(engine) as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def _load(engine: Engine, *articles: CodedArticle, versions: tuple[EventVersion, ...] | None = None) -> None:
    load(engine, make_batch(*articles, versions=versions, areas=AREAS))


def test_every_province_has_a_row_for_every_month_between_the_first_and_the_last(engine: Engine) -> None:
    _load(engine, MAY, AUGUST)
    rows = _ask(engine, "SELECT admin1_iso, month, events, killed_low, killed_best, killed_high FROM province_month")
    assert sorted(rows) == [
        *[("AF-NIM", f"2024-0{month}", 0, 0, 0, 0) for month in (5, 6, 7, 8)],
        ("AF-ZAB", "2024-05", 1, 3, 3, 4),
        ("AF-ZAB", "2024-06", 0, 0, 0, 0),
        ("AF-ZAB", "2024-07", 0, 0, 0, 0),
        ("AF-ZAB", "2024-08", 1, 3, 3, 4),
    ]


def test_months_run_on_over_the_turn_of_the_year(engine: Engine) -> None:
    winter = write_article("A mine went off near Qalat.", address="d.txt", published_on=date(2025, 1, 1))
    _load(engine, AUGUST, winter)
    months = _ask(engine, "SELECT DISTINCT month FROM province_month ORDER BY month")
    assert [month for (month,) in months] == ["2024-08", "2024-09", "2024-10", "2024-11", "2024-12", "2025-01"]


def test_a_province_carries_the_codes_of_iso_ocha_and_geonames(engine: Engine) -> None:
    _load(engine, MAY)
    found = _ask(engine, "SELECT admin1_iso, admin1_pcode, admin1_geonames_id FROM province_month ORDER BY 1")
    assert found == [("AF-NIM", "AF34", 1133453), ("AF-ZAB", "AF26", 1121143)]


def test_all_34_afghan_provinces_are_there_without_any_event(engine: Engine, gazetteer: Gazetteer) -> None:
    load(engine, make_batch(areas=tuple(admin_areas(gazetteer))))
    query = "SELECT admin1_iso, admin1_pcode, admin1_geonames_id FROM provinces WHERE country = 'AF'"
    rows = _ask(engine, query)
    assert len(rows) == 34
    assert ("AF-KAB", "AF01", 1138957) in rows
    assert all(None not in row for row in rows)


def test_an_unknown_toll_is_counted_as_unknown_and_not_as_none(engine: Engine) -> None:
    version = replace(found_event(MAY), tolls={})
    _load(engine, MAY, versions=(version,))
    assert _ask(engine, "SELECT killed_low, killed_best, killed_high FROM events") == [(None, None, None)]
    assert _ask(engine, "SELECT events, events_toll_unknown FROM province_month WHERE events > 0") == [(1, 1)]


def test_what_province_month_cannot_count_is_undetermined_with_the_reason(engine: Engine) -> None:
    founded = found_event(MAY)
    year = When(start=date(2024, 1, 1), end=date(2024, 12, 31), precision=DatePrecision.YEAR)
    nowhere = Where(country="AF", precision=GeoPrecision.COUNTRY)
    versions = (
        founded,
        replace(founded, event_id="evt_year", when=year),
        replace(founded, event_id="evt_nowhere", where=nowhere),
    )
    _load(engine, MAY, versions=versions)
    assert _ask(engine, "SELECT sum(events) FROM province_month") == [(1,)]
    rows = _ask(engine, "SELECT event_id, no_province, no_month FROM undetermined ORDER BY event_id")
    assert [(name, bool(place), bool(month)) for name, place, month in rows] == [
        ("evt_nowhere", True, False),
        ("evt_year", False, True),
    ]


@pytest.mark.parametrize("assertion", [Assertion.ALLEGED, Assertion.DENIED, Assertion.HYPOTHETICAL])
def test_a_claim_is_no_event_and_says_whose_it_is(engine: Engine, assertion: Assertion) -> None:
    report = structs.replace(MAY.reports[0].report, assertion=assertion)
    claimed = replace(MAY, reports=(replace(MAY.reports[0], report=report),))
    _load(engine, claimed)
    assert _ask(engine, "SELECT assertion, attributed_to FROM claims") == [(assertion.value, "police")]
    assert _ask(engine, "SELECT count(*) FROM events") == [(0,)]
    assert _ask(engine, "SELECT count(*) FROM events_all") == [(1,)]


def test_history_told_as_background_is_no_news(engine: Engine) -> None:
    _load(engine, MAY, versions=(replace(found_event(MAY), background=True),))
    assert _ask(engine, "SELECT count(*) FROM events") == [(0,)]


def test_what_a_views_file_says_of_a_column_in_two_lines_is_said_of_it_whole() -> None:
    view = next(view for view in VIEWS if view.name == "version_changes")
    assert view.comment.endswith("(the view changes tells the values)")
    assert view.columns["killed_best_by"].endswith("and 0 where no number is known")


@pytest.mark.parametrize("warehouse_url", ["sqlite"], indirect=True)
def test_the_views_of_sqlite_are_in_words_that_older_readers_of_its_files_know(engine: Engine) -> None:
    newer = re.compile(
        r"DISTINCT FROM|MATERIALIZED|->|(RIGHT|FULL)( OUTER)? JOIN|\b(concat|string_agg|unixepoch|iif)\("
    )
    made = _ask(engine, "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    assert len(made) > len(VIEWS)
    assert [name for name, sql in made if newer.search(str(sql))] == []
    assert [name for name, sql in made if "HAVING" in str(sql) and "GROUP BY" not in str(sql)] == []


def test_a_revised_event_is_one_row_and_its_history_two(engine: Engine) -> None:
    _load(engine, MAY)
    second = revise(found_event(MAY), LATER, now=NOON + timedelta(days=1), killed=4)
    load(engine, make_batch(LATER, versions=(second,), number=2))
    assert _ask(engine, "SELECT version_no, killed_best, n_reports FROM events") == [(2, 4, 2)]
    history = _ask(engine, "SELECT version_no, killed_best, cause_address FROM event_history ORDER BY version_no")
    assert history == [(1, 3, "a.txt"), (2, 4, "c.txt")]
    reasons = _ask(engine, "SELECT address, event_reason FROM mentions ORDER BY address")
    assert reasons == [("a.txt", "founded it"), ("c.txt", "same day · same district")]


def test_a_newer_coding_replaces_the_older_in_the_views_and_keeps_it_in_the_tables(engine: Engine) -> None:
    _load(engine, MAY)
    located = replace(MAY.reports[0], report_id="rep_new")
    newer = replace(MAY, extraction=replace(MAY.extraction, coder_version="2"), reports=(located,))
    load(engine, make_batch(newer, versions=(), number=2))
    assert _ask(engine, "SELECT report_id FROM mentions") == [("rep_new",)]
    assert _ask(engine, "SELECT count(*) FROM report") == [(2,)]


def test_an_article_without_a_report_says_why(engine: Engine) -> None:
    silent = replace(MAY, extraction=replace(MAY.extraction, reports=(), no_report_reason="no_trigger"), reports=())
    _load(engine, silent, versions=())
    assert _ask(engine, "SELECT address, no_report_reason FROM articles_without_report") == [("a.txt", "no_trigger")]


def test_who_took_part_is_one_row_an_actor(engine: Engine) -> None:
    _load(engine, MAY)
    rows = _ask(engine, "SELECT name, actor_id, kind FROM event_actors ORDER BY actor_no")
    assert rows == [("Taliban", "taliban", "Rebel groups"), ("gunmen", None, None)]


def test_a_count_beyond_any_bound_is_refused(engine: Engine) -> None:
    wrong = replace(found_event(MAY), tolls={Outcome.KILLED: Count(low=5, best=4, high=9)})
    with pytest.raises(Exception, match="ck_event_version_killed_ordered"):
        _load(engine, MAY, versions=(wrong,))


def test_every_view_and_its_columns_say_what_they_hold(engine: Engine) -> None:
    with engine.connect() as connection:
        for view in VIEWS:
            assert view.comment
            names = [column["name"] for column in inspect(connection).get_columns(view.name)]
            assert all(explain_column(view, name) for name in names)
            assert set(view.columns) <= set(names)


def test_the_data_dictionary_is_current() -> None:
    page = Path(__file__).parents[2] / "docs" / "data-dictionary.md"
    assert page.read_text("utf-8") == write_dictionary(), "run 'make docs'"
