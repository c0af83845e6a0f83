"""What analysts' scripts expect: other data sets' shapes, zeros, points, and the same rows on both databases."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from coded import AREAS, NOON, found_event, make_batch, reject, revise, write_article
from postgres_server import PostgresServer, find_postgis, run_postgres
from sqlalchemy import Engine, text

from pipeline.check import check_warehouse
from pipeline.merge import file_copies
from pipeline.warehouse.answers import Answer
from pipeline.warehouse.filing import text_of
from pipeline.warehouse.load import load
from pipeline.warehouse.opening import open_warehouse, write
from pipeline.warehouse.queries import run_query
from schemas.areas import AdminArea
from schemas.events import Act, EventVersion, Party, When, Where
from schemas.views import VIEWS, remake_views
from schemas.vocabulary import (
    EVENT_TYPE_OF,
    ActorKind,
    ActorRole,
    Corroboration,
    DatePrecision,
    EventType,
    GeoPrecision,
    SubEventType,
    UcdpType,
)

ACLED = """
event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1
assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country
admin1 admin2 admin3 location latitude longitude geo_precision source source_scale notes fatalities
tags timestamp
"""
GED = """
id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id
conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id
side_b_new_id side_b number_of_sources source_article source_office source_date source_headline
source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude
geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a
deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob
"""
HAPI = """
location_code has_hrp in_gho provider_admin1_name provider_admin2_name admin1_code admin1_name
admin2_code admin2_name admin_level event_type events fatalities reference_period_start
reference_period_end dataset_hdx_id resource_hdx_id warning error
"""

CLASH = write_article("Taliban gunmen fought police near Qalat on Thursday; three died.")
LATER = write_article("Four people died in the clash near Qalat, police said.", address="b.txt")
STRIKE = write_article("A drone killed a driver near Qalat in July.", address="c.txt", published_on=date(2024, 7, 9))
VAGUE = write_article("Somewhere in Zabul shots were fired.", address="d.txt", published_on=date(2024, 6, 1))
DISTRICTS = (
    AdminArea(area_id=1, geonames_id=1, level=2, name="Qalat", country="AF", pcode="AF2601", parent_id=1121143),
    AdminArea(area_id=2, geonames_id=2, level=2, name="Shahjoy", country="AF", pcode="AF2605", parent_id=1121143),
)


def _strike() -> EventVersion:
    civilians = Party(name="a driver", role=ActorRole.TARGET, kind=ActorKind.CIVILIANS)
    return replace(
        found_event(STRIKE, now=NOON + timedelta(days=1)),
        act=Act(
            event_type=EventType.EXPLOSIONS, sub_event_type=SubEventType.AIR_DRONE_STRIKE, ucdp_type=UcdpType.ONE_SIDED
        ),
        when=When(start=date(2024, 7, 1), end=date(2024, 7, 31), precision=DatePrecision.MONTH),
        parties=(Party(name="Military of the United States", role=ActorRole.PERPETRATOR), civilians),
        corroboration=Corroboration.CONTESTED,
    )


def _fill(engine: Engine) -> None:
    vague = replace(
        found_event(VAGUE), tolls={}, where=Where(country="AF", admin1_iso="AF-ZAB", precision=GeoPrecision.ADM1)
    )
    first = make_batch(
        CLASH, VAGUE, versions=(found_event(CLASH), vague), rejects=(reject(),), areas=(*AREAS, *DISTRICTS)
    )
    load(engine, replace(first, filed=file_copies(map(text_of, first.articles), ())))
    revised = revise(found_event(CLASH), LATER, now=NOON + timedelta(days=1), killed=4)
    load(engine, make_batch(LATER, STRIKE, versions=(revised, _strike()), number=2))


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, postgres: PostgresServer) -> Iterator[tuple[Engine, Engine]]:
    """The same events on SQLite and on PostgreSQL."""
    database = postgres.create_database()
    addresses = (
        f"sqlite:///{tmp_path_factory.mktemp('both')}/w.sqlite",
        database.render_as_string(hide_password=False),
    )
    engines = open_warehouse(addresses[0]), open_warehouse(addresses[1])
    for engine in engines:
        _fill(engine)
    yield engines
    for engine in engines:
        engine.dispose()
    postgres.drop_database(database)


def rows_of(engine: Engine, question: str) -> list[dict[str, str | int | float | None]]:
    """Return the answer's rows as records."""
    answer = run_query(engine, question)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


@pytest.mark.parametrize("view", [view.name for view in VIEWS])
def test_a_view_has_the_same_rows_on_both_databases(both: tuple[Engine, Engine], view: str) -> None:
    answers = [run_query(engine, f"SELECT * FROM {view}") for engine in both]  # noqa: S608 - our own names
    assert answers[0].columns == answers[1].columns
    assert sorted(answers[0].rows, key=repr) == sorted(answers[1].rows, key=repr)
    assert answers[0].rows or view in {"claims", "contested", "undetermined", "articles_without_report", "review_queue"}


@pytest.mark.parametrize(
    ("view", "columns"), [("acled_export", ACLED), ("ucdp_ged_export", GED), ("hapi_conflict_event", HAPI)]
)
def test_an_export_has_the_columns_of_its_data_set_in_their_order(
    both: tuple[Engine, Engine], view: str, columns: str
) -> None:
    assert run_query(both[0], f"SELECT * FROM {view}").columns == tuple(columns.split())  # noqa: S608 - as above


def test_the_listed_types_are_those_of_the_codebook(both: tuple[Engine, Engine]) -> None:
    listed = rows_of(both[0], "SELECT sub_event_type, event_type FROM event_types")
    assert {row["sub_event_type"]: row["event_type"] for row in listed} == dict(EVENT_TYPE_OF)


def test_an_event_in_acleds_words(both: tuple[Engine, Engine]) -> None:
    _, strike = sorted(
        rows_of(both[1], "SELECT * FROM acled_export WHERE fatalities > 0"), key=lambda row: str(row["event_date"])
    )
    expected = {
        "event_date": "2024-07-16",
        "year": 2024,
        "time_precision": 3,
        "disorder_type": "Political violence",
        "actor1": "Military of the United States",
        "inter1": 0,
        "actor2": "a driver",
        "inter2": 7,
        "interaction": 70,
        "civilian_targeting": "Civilian targeting",
        "iso": 4,
        "region": "Caucasus and Central Asia",
        "country": "Afghanistan",
        "admin1": "Zabul",
        "geo_precision": 2,
        "source": "Invented",
        "source_scale": "sample",
        "notes": "A drone killed a driver near Qalat in July.",
        "fatalities": 3,
        "tags": "contested",
    }
    assert {name: strike[name] for name in expected} == expected


def test_acled_has_no_unknown_toll_and_the_tag_says_that_it_is_one(both: tuple[Engine, Engine]) -> None:
    (vague,) = rows_of(both[0], "SELECT fatalities, tags FROM acled_export WHERE geo_precision = 3")
    assert vague == {"fatalities": 0, "tags": "fatalities unknown"}


def test_an_event_in_ucdps_words(both: tuple[Engine, Engine]) -> None:
    clash, strike = sorted(rows_of(both[0], "SELECT * FROM ucdp_ged_export"), key=lambda row: str(row["date_start"]))
    assert (clash["best"], clash["low"], clash["high"], clash["date_prec"], clash["where_prec"]) == (4, 3, 4, 1, 2)
    assert clash["source_article"] == "Clash (Invented, 2024-05-02)"
    assert (strike["side_b"], strike["deaths_civilians"], strike["date_prec"]) == ("Civilians", 3, 4)
    assert (strike["country_id"], strike["region"], strike["code_status"]) == (700, "Asia", "Check")
    assert strike["priogrid_gid"] == 176174, "row 245 of the cells from the south, column 494 from the west"


def test_a_district_without_an_event_has_zeros_by_its_p_code(both: tuple[Engine, Engine]) -> None:
    question = "SELECT month, events, killed_best FROM district_month WHERE admin2_pcode = 'AF2605' ORDER BY month"
    assert run_query(both[1], question).rows == (("2024-05", 0, 0), ("2024-06", 0, 0), ("2024-07", 0, 0))
    hapi = (
        "SELECT event_type, events, fatalities FROM hapi_conflict_event WHERE admin2_code = 'AF2601' AND {} ORDER BY 1"
    )
    july = run_query(both[1], hapi.format("reference_period_start = '2024-07-01'")).rows
    assert july == (("civilian_targeting", 1, 3), ("demonstration", 0, None), ("political_violence", 1, 3))


def test_a_change_names_the_field_its_values_and_the_article(both: tuple[Engine, Engine]) -> None:
    question = "SELECT field, before, after, cause_address FROM changes WHERE version_no = 2 ORDER BY field"
    assert run_query(both[0], question).rows == (("killed_best", "3", "4", "b.txt"),)
    assert run_query(both[0], "SELECT count(*) FROM changes WHERE version_no = 1 AND field IS NULL").rows == ((3,),)


def test_a_point_is_well_known_text_where_there_is_no_postgis(both: tuple[Engine, Engine]) -> None:
    for engine in both:
        assert {row["geom"] for row in rows_of(engine, "SELECT geom FROM event_points")} == {"POINT(66.90833 32.10575)"}


@pytest.mark.skipif(find_postgis() is None, reason="no PostgreSQL with PostGIS on this machine")
def test_a_point_is_a_geometry_where_there_is_postgis() -> None:
    with run_postgres(find_postgis()) as server:
        database = server.create_database()
        engine = open_warehouse(database.render_as_string(hide_password=False))
        _fill(engine)
        with write(engine) as connection:
            connection.execute(text("CREATE EXTENSION postgis"))
            remake_views(connection)
        near = (
            "SELECT count(*) FROM event_points WHERE ST_SRID(geom) = 4326 AND "
            "ST_DWithin(CAST(geom AS geography), CAST(ST_SetSRID(ST_MakePoint(66.9, 32.1), 4326) AS geography), 2000)"
        )
        assert run_query(engine, near).rows == ((2,),)
        engine.dispose()


def test_a_source_is_as_late_as_its_articles(both: tuple[Engine, Engine]) -> None:
    may, *_ = rows_of(both[1], "SELECT * FROM source_lag ORDER BY month")
    assert (may["articles"], may["reports"]) == (2, 2)
    assert (may["event_to_publication_median"], may["publication_to_load_p90"]) == (0, 1)


def test_who_stood_against_whom(both: tuple[Engine, Engine]) -> None:
    dyads = run_query(
        both[0], "SELECT actor_a, actor_b, one_sided, month, events, killed_best FROM dyad_month ORDER BY 4"
    ).rows
    assert dyads == (
        ("Taliban", "unnamed", 0, "2024-05", 1, 4),
        ("Taliban", "unnamed", 0, "2024-06", 1, 0),
        ("unnamed", "unnamed Civilians", 1, "2024-07", 1, 3),
    )


def test_data_quality_counts_what_is_missing(both: tuple[Engine, Engine]) -> None:
    counted = {
        row["measure"]: (row["records"], row["of_records"]) for row in rows_of(both[0], "SELECT * FROM data_quality")
    }
    assert counted["events_without_toll"] == (1, 3)
    assert counted["events_without_day"] == (1, 3)
    assert counted["set_aside"] == (1, 5)


def test_the_warehouse_agrees_with_itself_and_a_fault_is_named(both: tuple[Engine, Engine]) -> None:
    for engine in both:
        assert check_warehouse(run_query(engine, "integrity")) == ()
        with engine.connect() as connection:
            connection.execute(text("DELETE FROM event_report WHERE version_no = 1"))
            connection.execute(text("UPDATE report SET quote = 'other words' WHERE place_no = 0"))
            connection.execute(text("UPDATE event_version SET civilian_targeting = NOT civilian_targeting"))
            found = connection.execute(text("SELECT rule, says, violations FROM integrity"))
            answer = Answer(tuple(found.keys()), tuple((row[0], row[1], row[2]) for row in found))
            connection.rollback()
        broken = {line.partition(":")[0] for line in check_warehouse(answer)}
        assert broken == {"WAR-1", "WAR-2", "WAR-5", "WAR-8"}
