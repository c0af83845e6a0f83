"""What people decide stands above every run: it is kept, believed, and outlives what comes later."""

import csv
import io
from dataclasses import replace
from datetime import timedelta

import pytest
from coded import NOON, make_batch, sketch_of, write_article
from msgspec import structs
from rich.console import Console
from sqlalchemy import Engine, select

from pipeline.commands.deciding import BadDecision, read_decisions
from pipeline.commands.reviewing import Scope, write_doubts
from pipeline.commands.storytelling import print_story
from pipeline.locate import Gazetteer
from pipeline.merge import facts_of, merge, names_of
from pipeline.merge.doubts import doubts_of
from pipeline.problems import Problem
from pipeline.warehouse.areas import Areas
from pipeline.warehouse.database import read
from pipeline.warehouse.load import keep_judgements, load
from pipeline.warehouse.opening import last_load, neighbours
from pipeline.warehouse.queries import run_query
from pipeline.warehouse.recalled import read_current, read_judgements, read_versions
from pipeline.warehouse.stories import event_story
from schemas.events import Act
from schemas.records import Actor, CodedArticle
from schemas.tables import END_OF_TIME, event_version, judgement
from schemas.vocabulary import (
    EVENT_TYPE_OF,
    ActorKind,
    ActorRole,
    Assertion,
    ChangeReason,
    Corroboration,
    EventType,
    Outcome,
    PloverType,
    SubEventType,
    UcdpType,
)

MORNING = write_article("Taliban gunmen fought police near Qalat on Thursday; three died.")
EVENING = write_article("Three people died as the Taliban clashed with police near Qalat.", address="b.txt")
LATE = write_article("The Taliban and the police fought near Qalat, and three died there.", address="c.txt")
KILLED = {"decision": "value", "field": "killed"}


def run(engine: Engine, number: int, *articles: CodedArticle) -> None:
    """Merge and load the articles as run ``number``, with what people have decided meanwhile."""
    facts = [fact for coded in articles for fact in facts_of(coded)]
    known = neighbours(engine, facts)
    merged = merge(facts, known, now=NOON + timedelta(days=number))
    batch = make_batch(*articles, versions=(), number=last_load(engine) + 1)
    told = replace(
        batch,
        merged=merged,
        judgements=known.pending,
        sketch_of=sketch_of,
        names_of=names_of,
    )
    load(engine, told)


def current(engine: Engine) -> list[str]:
    with read(engine) as connection:
        now = select(event_version.c.event_id).where(event_version.c.known_to == END_OF_TIME)
        return sorted(connection.scalars(now))


@pytest.fixture(scope="module")
def areas(gazetteer: Gazetteer) -> Areas:
    return Areas(gazetteer)


def decide(engine: Engine, areas: Areas, *rows: dict[str, str], delimiter: str = ",") -> None:
    file = io.StringIO()
    writer = csv.DictWriter(file, sorted({name for row in rows for name in row}), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    file.seek(0)
    now = NOON + timedelta(hours=last_load(engine))
    assert keep_judgements(engine, read_decisions(engine, file, by="ana", now=now, areas=areas)) == len(rows)


def test_two_reports_that_a_person_says_are_two_events_stay_two(engine: Engine, areas: Areas) -> None:
    run(engine, 1, MORNING, EVENING)
    (one,) = current(engine)
    told = {"report_id": MORNING.reports[0].report_id, "other_report_id": EVENING.reports[0].report_id}
    decide(engine, areas, {"event_id": one, "decision": "different", **told})
    run(engine, 2)
    two = current(engine)
    assert len(two) == 2
    assert one in two
    run(engine, 3, LATE)
    run(engine, 4, MORNING)
    assert len(current(engine)) == 2
    decide(engine, areas, {"event_id": one, "decision": "same", **told})
    run(engine, 5)
    assert current(engine) == [one]


def test_a_right_value_stands_above_later_reports_and_both_are_history(engine: Engine, areas: Areas) -> None:
    run(engine, 1, MORNING)
    (one,) = current(engine)
    decide(engine, areas, {"event_id": one, **KILLED, "value": "5", "note": "the hospital's list"})
    run(engine, 2)
    run(engine, 3, EVENING)
    with read(engine) as connection:
        versions = read_versions(connection, one)
        (taken,) = connection.execute(select(judgement)).mappings()
    assert [(v.tolls[Outcome.KILLED].best, v.change_reason) for v in versions] == [
        (3, ChangeReason.CREATED),
        (5, ChangeReason.JUDGED),
        (5, ChangeReason.NEW_REPORT),
    ]
    assert "ana decided: killed is 5 (the hospital's list)" in versions[1].change_note
    assert taken["run_id"] is not None


def test_a_retracted_event_counts_no_more_and_can_be_restored(engine: Engine, areas: Areas) -> None:
    run(engine, 1, MORNING)
    (one,) = current(engine)
    decide(engine, areas, {"event_id": one, "decision": "retract"})
    run(engine, 2)
    with read(engine) as connection:
        assert read_current(connection, [one])[0].corroboration is Corroboration.RETRACTED
        assert connection.exec_driver_sql("SELECT count(*) FROM events").scalar() == 0
    decide(engine, areas, {"event_id": one, "decision": "restore"})
    run(engine, 3)
    with read(engine) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM events").scalar() == 1


def test_doubtful_pairs_are_asked_about_and_the_file_comes_back_as_it_went(engine: Engine, areas: Areas) -> None:
    elsewhere = write_article("Seven people died in a clash with the Taliban near Qalat.", address="d.txt")
    run(engine, 1, MORNING, EVENING, elsewhere)
    file = io.StringIO()
    assert write_doubts(engine, Scope(), file) == file.getvalue().count("\n") - 1
    file.seek(0)
    assert read_decisions(engine, file, by="ana", now=NOON, areas=areas) == []


def _read_otherwise(coded: CodedArticle, **changes: object) -> CodedArticle:
    located = coded.reports[0]
    return replace(coded, reports=(replace(located, report=structs.replace(located.report, **changes)),))


def _asked(engine: Engine) -> list[dict[str, str]]:
    file = io.StringIO()
    write_doubts(engine, Scope(), file)
    file.seek(0)
    return list(csv.DictReader(file))


@pytest.mark.parametrize("decision", ["same", "different"])
def test_what_a_person_decided_is_not_asked_again(engine: Engine, areas: Areas, decision: str) -> None:
    attack = {"event_type": EventType.VIOLENCE_AGAINST_CIVILIANS, "sub_event_type": SubEventType.ATTACK}
    run(engine, 1, MORNING, _read_otherwise(EVENING, **attack, tolls={}, actors=()))
    pairs = [row for row in _asked(engine) if row["question"] == "pair"]
    assert pairs
    decide(engine, areas, {**pairs[0], "decision": decision})
    asked = {(row["report_id"], row["other_report_id"]) for row in _asked(engine)}
    assert (pairs[0]["report_id"], pairs[0]["other_report_id"]) not in asked
    run(engine, 2)
    asked = {(row["report_id"], row["other_report_id"]) for row in _asked(engine)}
    assert (pairs[0]["report_id"], pairs[0]["other_report_id"]) not in asked


def test_an_event_that_a_person_decided_of_is_asked_about_when_more_is_told_of_it(engine: Engine, areas: Areas) -> None:
    run(engine, 1, _read_otherwise(MORNING, assertion=Assertion.ALLEGED))
    (question,) = _asked(engine)
    assert question["why"] == "alleged by one voice alone"
    decide(engine, areas, {**question, **KILLED, "value": "4"})
    run(engine, 2)
    assert _asked(engine) == []
    with read(engine) as connection:
        (version,), judgements = read_current(connection, current(engine)), read_judgements(connection)
    later = replace(version, change_reason=ChangeReason.NEW_REPORT, known_from=NOON + timedelta(days=3))
    assert [doubt.why for doubt in doubts_of([later], [], judgements)] == ["alleged by one voice alone"]


def test_an_event_that_ended_says_where_it_went(engine: Engine, areas: Areas) -> None:
    apart = {"report_id": MORNING.reports[0].report_id, "other_report_id": EVENING.reports[0].report_id}
    run(engine, 1, MORNING, EVENING)
    (one,) = current(engine)
    decide(engine, areas, {"event_id": one, "decision": "different", **apart})
    run(engine, 2)
    (other,) = set(current(engine)) - {one}
    decide(engine, areas, {"event_id": one, "decision": "same", **apart})
    run(engine, 3)
    with pytest.raises(BadDecision, match=f"knows no event '{other}' today; it was merged into {one}"):
        decide(engine, areas, {"event_id": other, "decision": "retract"})
    story = event_story(engine, other)
    assert story is not None
    shown = Console(record=True, width=200, file=io.StringIO())
    print_story(story, shown)
    assert f"no event any more since 2024-05-06 12:00 UTC: it was merged into {one}" in shown.export_text()


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"decision": "perhaps"}, "line 2: the decision is one of same"),
        ({"decision": "value", "field": "killed", "value": "many"}, "killed is a number or low-best-high, not 'many'"),
        ({"decision": "value", "field": "weather", "value": "bad"}, "there is no field 'weather'"),
        ({"decision": "same", "other_event_id": "evt_none"}, "knows no event 'evt_none' today"),
        ({"decision": "same"}, "line 2: same is said of a pair: give other_event_id"),
        ({"decision": "same", "other_report_id": "rep_none"}, "line 2: the warehouse knows no report 'rep_none'"),
        ({"decision": "retract", "report_id": "rep_none"}, "line 2: report 'rep_none' is not in event evt_"),
        ({**KILLED, "value": "200000"}, r"line 2: event evt_.* \(TOL-7\)"),
        ({"decision": "value", "field": "admin1_iso", "value": "Zabul"}, "admin1_iso 'Zabul' is no ISO code"),
        ({"decision": "value", "field": "admin1_iso", "value": "PK-KP"}, r"line 2: event evt_.* \(VER-27\)"),
        (
            {"decision": "value", "field": "date", "value": "2031-05-02"},
            "line 2: date '2031-05-02' is not from 1900 to",
        ),
        (
            {"decision": "value", "field": "date", "value": "0202-05-02"},
            "line 2: date '0202-05-02' is not from 1900 to",
        ),
        ({"decision": "value", "field": "country", "value": "none"}, "country 'none' is no ISO code"),
        ({"decision": "value", "field": "pcode", "value": "AF99"}, "line 2: pcode 'AF99' is none of AF-ZAB; decide"),
        ({"decision": "value", "field": "pcode", "value": "AF0101"}, "line 2: pcode 'AF0101' is none of AF-ZAB"),
        ({"decision": "value", "field": "admin2_name", "value": "Achin"}, "'Achin' is no district of AF-ZAB; the view"),
        ({"decision": "value", "field": "admin1_iso", "value": "AF-KAN"}, "line 2: pcode 'AF2[^']*' is none of AF-KAN"),
        ({"decision": "value", "field": "point", "value": "51.5,0.1"}, r"line 2: event evt_.* \(VER-3[0-9]\)"),
    ],
)
def test_a_decision_that_cannot_be_is_refused_by_its_line(
    engine: Engine, areas: Areas, given: dict[str, str], says: str
) -> None:
    run(engine, 1, MORNING)
    with pytest.raises(BadDecision, match=says):
        decide(engine, areas, {"event_id": current(engine)[0], **given})


def test_values_that_only_fit_together_are_taken_together(engine: Engine, areas: Areas) -> None:
    run(engine, 1, MORNING)
    (one,) = current(engine)
    moved = {
        "country": "PK",
        "admin1_iso": "PK-BA",
        "point": "30.92,66.45",
        "pcode": "PK2",
        "admin2_name": "Qila Abdullah",
    }
    told = {"event_id": one, "decision": "value"}
    decide(engine, areas, *({**told, "field": field, "value": value} for field, value in moved.items()))
    run(engine, 2)
    with read(engine) as connection:
        (version,) = read_current(connection, [one])
    assert (version.where.country, version.where.admin1_iso, version.where.lat) == ("PK", "PK-BA", 30.92)


def _decided_act(engine: Engine, areas: Areas, article: CodedArticle, *values: tuple[str, str]) -> Act:
    """What an event is called when these values are decided of it, one after the other."""
    run(engine, 1, article)
    (one,) = current(engine)
    for number, (field, value) in enumerate(values, start=2):
        decide(engine, areas, {"event_id": one, "decision": "value", "field": field, "value": value})
        run(engine, number)
    with read(engine) as connection:
        return read_current(connection, [one])[0].act


@pytest.mark.parametrize(
    ("kind", "plover", "ucdp"),
    [
        (SubEventType.ARRESTS, (PloverType.COERCE, "arrest"), None),
        (SubEventType.PEACEFUL_PROTEST, (PloverType.PROTEST, "demo"), None),
        (SubEventType.OTHER, (None, None), None),
        (SubEventType.ATTACK, (PloverType.ASSAULT, "firearms"), UcdpType.ONE_SIDED),
        (SubEventType.AIR_DRONE_STRIKE, (PloverType.ASSAULT, "aerial"), UcdpType.ONE_SIDED),
    ],
)
def test_an_event_of_a_decided_kind_is_called_by_other_codebooks_as_a_report_of_that_kind_is(
    engine: Engine,
    areas: Areas,
    kind: SubEventType,
    plover: tuple[PloverType | None, str | None],
    ucdp: UcdpType | None,
) -> None:
    civilians = Actor(text="villagers", start=8, end=14, role=ActorRole.TARGET, kind=ActorKind.CIVILIANS)
    taliban = MORNING.reports[0].report.actors[0]
    told = _read_otherwise(MORNING, actors=(taliban, civilians))
    found = _decided_act(engine, areas, told, ("sub_event_type", kind.value))
    assert found == Act(
        event_type=EVENT_TYPE_OF[kind],
        sub_event_type=kind,
        plover_type=plover[0],
        plover_mode=plover[1],
        ucdp_type=ucdp,
    )


def test_a_threat_stays_one_whatever_kind_of_force_a_person_says_was_threatened(engine: Engine, areas: Areas) -> None:
    threat = _read_otherwise(MORNING, plover_type=PloverType.THREATEN, plover_mode="violence")
    found = _decided_act(engine, areas, threat, ("sub_event_type", "Suicide bomb"))
    assert (found.plover_type, found.plover_mode) == (PloverType.THREATEN, "violence")


def test_a_kind_that_is_decided_back_is_as_the_reports_have_it(engine: Engine, areas: Areas) -> None:
    there_and_back = ("sub_event_type", "Arrests"), ("sub_event_type", "Armed clash")
    assert _decided_act(engine, areas, MORNING, *there_and_back) == facts_of(MORNING)[0].act


@pytest.mark.parametrize(("killed", "ucdp"), [("0", None), ("5", UcdpType.STATE_BASED), ("0-0-4", None)])
def test_what_is_decided_of_the_killed_says_whether_ucdp_knows_the_event(
    engine: Engine, areas: Areas, killed: str, ucdp: UcdpType | None
) -> None:
    assert _decided_act(engine, areas, MORNING, ("killed", killed)).ucdp_type is ucdp
    exported = run_query(engine, "SELECT count(*) FROM ucdp_ged_export").rows
    assert exported == ((0 if ucdp is None else 1,),)


def test_an_event_of_which_nobody_told_the_killed_is_known_to_ucdp_when_they_are_decided(
    engine: Engine, areas: Areas
) -> None:
    untold = _read_otherwise(MORNING, tolls={}, ucdp_type=None)
    assert _decided_act(engine, areas, untold, ("killed", "2")).ucdp_type is UcdpType.NON_STATE


def test_what_is_not_known_of_a_place_is_decided_to_be_none(engine: Engine, areas: Areas) -> None:
    run(engine, 1, MORNING)
    (one,) = current(engine)
    told = {"event_id": one, "decision": "value", "value": "none"}
    decide(engine, areas, *({**told, "field": field} for field in ("place_name", "admin2_name", "pcode")))
    run(engine, 2)
    with read(engine) as connection:
        (version,) = read_current(connection, [one])
    assert (version.where.name, version.where.admin2_name, version.where.pcode) == (None, None, None)
    assert version.where.admin1_iso == "AF-ZAB"


def test_two_decisions_of_one_file_that_contradict_are_refused(engine: Engine, areas: Areas) -> None:
    run(engine, 1, MORNING, EVENING)
    (one,) = current(engine)
    first, second = MORNING.reports[0].report_id, EVENING.reports[0].report_id
    pair = {"event_id": one, "report_id": first, "other_report_id": second}
    back = {"event_id": one, "report_id": second, "other_report_id": first}
    with pytest.raises(BadDecision, match="line 3: 'different' contradicts line 2, 'same'"):
        decide(engine, areas, {**pair, "decision": "same"}, {**back, "decision": "different"})
    with pytest.raises(BadDecision, match="line 3: '6' contradicts line 2, '5'"):
        decide(engine, areas, *({"event_id": one, **KILLED, "value": value} for value in "56"))


def test_what_a_spreadsheet_makes_of_the_file_is_read(engine: Engine, areas: Areas) -> None:
    run(engine, 1, MORNING)
    (one,) = current(engine)
    decide(engine, areas, {"event_id": one, **KILLED, "decision": "VALUE", "value": "3–?–5"}, delimiter=";")
    run(engine, 2)
    with read(engine) as connection:
        toll = read_current(connection, [one])[0].tolls[Outcome.KILLED]
    assert (toll.low, toll.best, toll.high) == (3, None, 5)


def test_doubts_of_a_country_are_asked_for_by_its_code(engine: Engine) -> None:
    report = MORNING.reports[0]
    alleged = replace(report, report=structs.replace(report.report, assertion=Assertion.ALLEGED))
    run(engine, 1, replace(MORNING, reports=(alleged,)))
    numbers = [write_doubts(engine, Scope(country=code), io.StringIO()) for code in (None, "AF", "af", "PK")]
    assert numbers[0] == numbers[1] == numbers[2] > numbers[3] == 0
    with pytest.raises(Problem, match="country: 'Afghanistan' is no ISO 3166-1 alpha-2 code"):
        write_doubts(engine, Scope(country="Afghanistan"), io.StringIO())
    with pytest.raises(Problem, match="country: the warehouse knows no country 'XX'"):
        write_doubts(engine, Scope(country="xx"), io.StringIO())
