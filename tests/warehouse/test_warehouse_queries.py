"""Questions: named ones and one's own, with the same answers on both databases, and never a write."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from coded import AREAS, NOON, found_event, make_batch, reject, revise, write_article
from conftest import address_of
from msgspec import structs
from sqlalchemy import Engine

from pipeline.warehouse.dump import dump
from pipeline.warehouse.load import load
from pipeline.warehouse.opening import open_warehouse
from pipeline.warehouse.parameters import read_parameter
from pipeline.warehouse.queries import QueryError, asking, list_queries, run_query
from schemas.events import Party
from schemas.vocabulary import ActorKind, ActorRole, Assertion

MAY = write_article("Taliban gunmen fought police near Qalat on Thursday; three died.")
LATER = write_article("Four people died in the clash near Qalat, police said.", address="b.txt")
SAID = write_article("The Taliban said that they killed three near Qalat.", address="c.txt")
CLAIM = replace(
    SAID,
    reports=(replace(SAID.reports[0], report=structs.replace(SAID.reports[0].report, assertion=Assertion.ALLEGED)),),
)
EVENT = found_event(MAY)
NEXT_DAY = NOON + timedelta(days=1)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def asked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A warehouse with one event, revised a day later, and one claim."""
    with address_of(request, tmp_path_factory.mktemp("asked")) as address:
        engine = open_warehouse(address)
        load(engine, make_batch(MAY, rejects=(reject(),), areas=AREAS))
        revised = revise(EVENT, LATER, now=NEXT_DAY, killed=4)
        load(engine, make_batch(LATER, CLAIM, versions=(revised, found_event(CLAIM, now=NEXT_DAY)), number=2))
        yield engine
        engine.dispose()


@pytest.mark.parametrize("name", [query.name for query in list_queries()])
def test_every_named_query_runs_and_says_what_it_answers(asked: Engine, name: str) -> None:
    (query,) = (query for query in list_queries() if query.name == name)
    given = {"event": EVENT.event_id, "as_of": "2030-01-01"}
    assert query.comment.endswith(".")
    assert run_query(asked, name, {p.name: given[p.name] for p in query.parameters if p.default is None}).columns


def test_claims_are_looked_up_and_no_table_is_read_whole(tmp_path: Path, migrated_file: Path) -> None:
    (query,) = (query for query in list_queries() if query.name == "claims")
    shutil.copy(migrated_file, tmp_path / "warehouse.sqlite")
    engine = open_warehouse(f"sqlite:///{tmp_path / 'warehouse.sqlite'}")
    steps = [str(row[-1]) for row in run_query(engine, f"EXPLAIN QUERY PLAN {query.sql}", {"assertion": "%"}).rows]
    engine.dispose()
    assert steps[0] == "SEARCH r USING INDEX ix_report_claims (assertion=?)"
    assert [step for step in steps if step.startswith(("SCAN", "MATERIALIZE"))] == []


@pytest.mark.parametrize(
    ("as_of", "killed"),
    [("2024-05-03", []), ("2024-05-03T12:00", [3]), ("2024-05-04T16:29:59+04:30", [3]), ("2024-05-05", [4])],
)
def test_the_same_question_as_of_two_days_gives_what_was_believed_then(
    asked: Engine, as_of: str, killed: list[int]
) -> None:
    answer = run_query(asked, "events_as_of", {"as_of": as_of})
    best = answer.columns.index("killed_best")
    assert [row[best] for row in answer.rows] == killed


def test_an_event_leads_back_to_its_sentences(asked: Engine) -> None:
    answer = run_query(asked, "provenance", {"event": EVENT.event_id})
    quote = answer.columns.index("quote")
    assert [row[quote] for row in answer.rows] == [
        "Taliban gunmen fought police near Qalat on Thursday; three died.",
        "Four people died in the clash near Qalat, police said.",
    ]


def test_an_events_history_says_what_changed_it(asked: Engine) -> None:
    answer = run_query(asked, "event_history", {"event": EVENT.event_id})
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    assert [(row["change_reason"], row["cause_address"], row["killed_best"]) for row in rows] == [
        ("created", "a.txt", 3),
        ("toll_changed", "b.txt", 4),
    ]
    assert rows[0]["known_to"] == rows[1]["known_from"] == "2024-05-04 12:00:00.000000"


def test_a_claim_names_who_makes_it(asked: Engine) -> None:
    answer = run_query(asked, "claims", {"assertion": "alleged"})
    assert [row[:2] for row in answer.rows] == [("alleged", "police")]


def test_a_question_of_ones_own_may_have_parameters(asked: Engine) -> None:
    answer = run_query(asked, "SELECT count(*) AS n FROM events WHERE country = :country;", {"country": "AF"})
    assert (answer.columns, answer.rows) == (("n",), ((1,),))


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM reject",
        "DROP VIEW claims",
        "UPDATE event_version SET killed_best = 0",
        "INSERT INTO event (event_id, run_id) VALUES ('e', 'run-1')",
        "SELECT 1; DELETE FROM reject",
        "COMMIT; DELETE FROM reject",
        "WITH gone AS (SELECT 1) DELETE FROM reject",
    ],
)
def test_a_question_never_writes(asked: Engine, statement: str) -> None:
    before = dump(asked)
    with pytest.raises(QueryError):
        run_query(asked, statement)
    with pytest.raises(QueryError), asking(asked, statement) as told:
        list(told.rows)
    assert dump(asked) == before


def test_after_a_question_the_warehouse_can_be_written_again(engine: Engine) -> None:
    run_query(engine, "SELECT 1")
    assert load(engine, make_batch(MAY)).articles == 1


def test_a_refused_write_says_that_questions_only_read(asked: Engine) -> None:
    with pytest.raises(QueryError, match="would write; questions can only read"):
        run_query(asked, "DELETE FROM reject")


@pytest.mark.parametrize(
    ("question", "given", "said"),
    [
        ("nonsense", {}, "there is no query or view 'nonsense'; 'conflict-events query' lists"),
        ("ProvinceMonth", {}, "no query or view 'ProvinceMonth'; did you mean province_month"),
        ("events", {"country": "AF"}, "the question has no parameter 'country'"),
        ("province_month", {"from": "2024-13"}, "from: '2024-13' is no month such as 2024-04"),
        ("province_month", {"country": "AFG"}, "country: 'AFG' is no ISO 3166-1 alpha-2 code"),
        ("single_source", {"from": "20240401"}, "from: '20240401' is no day such as 2024-04-01"),
        ("single_source", {"to": "2023-02-29"}, "to: '2023-02-29' is no day"),
        ("near_point", {"lat": "34,12"}, "lat: '34,12' is no number"),
        ("top_dyads", {"province": "Nangarhar"}, "province: 'Nangarhar' is no ISO 3166-2 code"),
        ("near_point", {"lat": "95"}, "lat: '95' is no number from -90 to 90"),
        ("near_point", {"lon": "-181"}, "lon: '-181' is no number from -180 to 180"),
        ("near_point", {"km": "-5"}, "km: '-5' is no number above 0"),
        ("top_dyads", {"top": "0"}, "top: '0' is no whole number above 0"),
        ("top_dyads", {"months": "two"}, "months: 'two' is no whole number above 0"),
        ("hot_spots", {"times": "0.0"}, "times: '0.0' is no number above 0"),
        ("province_month", {"from": "2024-06", "to": "2024-01"}, "from: '2024-06' is after to: '2024-01'"),
        ("area_events", {"from": "2024-04-01"}, "from: '2024-04-01' is after to: '2014-06-30'; say both"),
        ("provenance", {"event": "evt_none"}, "event: the warehouse knows no event 'evt_none'; the view"),
        ("release_changes", {"to": "2024-x"}, "to: the warehouse knows no release '2024-x'"),
        ("compare_counts", {"dataset": "aclid"}, "dataset: the warehouse knows no dataset 'aclid'; the table"),
        (
            "actor_districts",
            {"actors": "ttp,talibn"},
            "actors: the warehouse knows no actor 'talibn'; the view actors lists",
        ),
        ("single_source", {"country": "XX"}, "country: the warehouse knows no country 'XX'; the view countries lists"),
        ("top_dyads", {"province": "AF-ZZZ"}, "province: the warehouse knows no province 'AF-ZZZ'; the view provinces"),
        ("area_events", {"districts": "Qalat,Qalatt"}, "districts: the warehouse knows no district 'Qalatt'"),
        ("area_events", {"districts": ""}, "districts: '' is no district's name"),
        ("hot_spots", {"threshold": "2.5"}, "threshold: '2.5' is no whole number above 0"),
        ("events_as_of", {"as_of": "0001-01-01T00:00+14:00"}, "as_of: '0001-01-01T00:00.14:00' is no date or moment"),
        ("claims", {"assertion": "alegd"}, "assertion: 'alegd' is no assertion: asserted, alleged"),
        ("provenance", {}, "provenance needs the parameter 'event': the event's id"),
        ("claims", {"colour": "red"}, "claims has no parameter 'colour'; it has assertion"),
        ("events_as_of", {"as_of": "yesterday"}, "'yesterday' is no date or moment"),
        ("SELECT :a", {}, "parameter 'a' has no value"),
        ("SELECT a FROM nowhere", {}, "does not understand: .*nowhere"),
    ],
)
def test_a_wrong_question_says_what_is_wrong(asked: Engine, question: str, given: dict[str, str], said: str) -> None:
    with pytest.raises(QueryError, match=said):
        run_query(asked, question, given)


def test_numbers_are_adjusted_for_the_season_from_three_years_on(engine: Engine) -> None:
    days = (date(2022, 5, 2), date(2023, 5, 2), date(2024, 5, 2), date(2022, 6, 1))
    told = [write_article(f"Four died near Qalat, {day}.", address=f"{day}.txt", published_on=day) for day in days]
    load(engine, make_batch(*told, areas=AREAS))
    answer = run_query(engine, "trend", {"country": "AF"})
    rows = {row[0]: dict(zip(answer.columns, row, strict=True)) for row in answer.rows}
    assert (rows["2024-05"]["years"], rows["2022-06"]["years"]) == (3, 2)
    assert rows["2024-05"]["killed_best_adjusted"] == rows["2022-05"]["killed_best_adjusted"] is not None
    assert rows["2022-06"]["killed_best_adjusted"] is None


def test_a_group_of_the_registry_is_no_pair_with_itself(engine: Engine) -> None:
    roles = (ActorRole.PERPETRATOR, ActorRole.TARGET)
    taliban = tuple(Party(name="Taliban", actor_id="taliban", role=role) for role in roles)
    police = Party(name="police", kind=ActorKind.STATE_FORCES, role=ActorRole.TARGET)
    load(engine, make_batch(MAY, versions=(replace(found_event(MAY), parties=(*taliban, police)),), areas=AREAS))
    assert run_query(engine, "SELECT actor_a, actor_b FROM dyads").rows == (("Taliban", "unnamed State forces"),)


def test_a_movement_is_counted_with_its_branches(engine: Engine) -> None:
    names = {"iskp": "Islamic State Khorasan Province", "haqqani": "Haqqani Network", "taliban": "Taliban"}
    parties = tuple(Party(name=name, actor_id=one, role=ActorRole.PARTICIPANT) for one, name in names.items())
    unnamed = Party(name="gunmen", kind=ActorKind.POLITICAL_MILITIAS, role=ActorRole.PARTICIPANT)
    load(engine, make_batch(MAY, versions=(replace(found_event(MAY), parties=(*parties, unnamed)),), areas=AREAS))
    for view in ("event_actors", "actor_activity"):
        rows = run_query(engine, f"SELECT party, movement FROM {view} ORDER BY party").rows  # noqa: S608 - our own names
        assert rows == (
            ("Haqqani Network", "Taliban"),
            ("Islamic State Khorasan Province", "Islamic State"),
            ("Taliban", "Taliban"),
            ("unnamed Political militias", "unnamed Political militias"),
        )


def test_the_registry_says_since_when_an_actor_was_what(engine: Engine) -> None:
    asked = "SELECT kind, since, until FROM actors WHERE actor_id = 'taliban' ORDER BY since NULLS FIRST LIMIT 2"
    assert run_query(engine, asked).rows == (("Rebel groups", None, "2021-08-14"), ("State forces", "2021-08-15", None))


@pytest.mark.parametrize(
    ("question", "given"),
    [
        ("single_source", {"country": "FR"}),
        ("top_dyads", {"province": "AF-NIM"}),
        ("area_events", {"districts": "Qalat", "from": "2020-01-01", "to": "2020-01-31"}),
    ],
)
def test_what_is_known_and_has_no_event_gives_no_rows(asked: Engine, question: str, given: dict[str, str]) -> None:
    assert run_query(asked, question, given).rows == ()


def test_where_no_areas_are_loaded_no_province_and_no_district_is_unknown(engine: Engine) -> None:
    assert run_query(engine, "top_dyads", {"province": "AF-KAN"}).rows == ()
    assert run_query(engine, "area_events", {"districts": "Qalat,Khost"}).rows == ()


def test_a_hot_spot_may_be_one_and_a_half_times_the_usual(asked: Engine) -> None:
    assert len(run_query(asked, "hot_spots", {"times": "1.5", "threshold": "1"}).rows) == 1


@pytest.mark.parametrize(
    ("at", "killed"), [("2024-05-04T11:59", 3), ("2024-05-04 16:30+04:30", 4), ("2024-05-04T12:00:00Z", 4)]
)
def test_a_moment_in_a_question_of_ones_own_is_one_on_each_database(asked: Engine, at: str, killed: int) -> None:
    believed = "SELECT killed_best FROM event_versions WHERE known_from <= :at AND known_to > :at AND NOT background"
    assert run_query(asked, f"{believed} AND assertion = 'asserted'", {"at": at}).rows == ((killed,),)


@pytest.mark.parametrize(
    "line", ["-- :country = AF: no kind", "-- :country land = AF: an unknown one", "-- :country country"]
)
def test_a_parameter_says_of_which_kind_it_is(line: str) -> None:
    with pytest.raises(QueryError, match="declares no parameter: '-- :name kind = default: what it is', of country"):
        read_parameter(line)


def test_a_countrys_code_may_be_written_small(asked: Engine) -> None:
    small, large = (run_query(asked, "single_source", {"country": code}) for code in ("af", "AF"))
    assert small.rows == large.rows
    assert large.rows


def test_spaces_beside_the_commas_of_a_list_are_passed_over(asked: Engine) -> None:
    close, apart = (
        run_query(asked, "actor_districts", {"actors": said}) for said in ("ttp,taliban", " ttp , taliban ")
    )
    assert apart.rows == close.rows
    assert any(row[0] == "Taliban" for row in apart.rows)
