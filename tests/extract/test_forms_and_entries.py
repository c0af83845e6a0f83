"""Forms, a field a line, and entries of running pages, each after the time of day. All incidents are invented."""

from functools import partial

import pytest
import told

from schemas.vocabulary import Outcome, SubEventType

reports = partial(told.reports, published_at="2025-03-12")


@pytest.mark.parametrize(
    ("form", "tolls"),
    [
        (
            "Date: 11/03/2025\nIncident: Shelling of Sabreen market\nKilled: 6 (2 women, 1 child)\nInjured: 23",
            {Outcome.KILLED: 6, Outcome.INJURED: 23},
        ),
        (
            "Date: 10 March 2025\nFatalities: 4\nInjuries (civilian): 7\nSummary: A van hit a mine near Mandera.",
            {Outcome.KILLED: 4, Outcome.INJURED: 7},
        ),
        (
            "On 10 March gunmen raided a farm in Jos.\n• Number of people killed: at least 3\nAbducted: 12\nMissing: 0",
            {Outcome.KILLED: 3, Outcome.CAPTURED: 12, Outcome.MISSING: 0},
        ),
        ("On 10 March gunmen raided a farm near Jos.\nDeaths: see below", {}),
    ],
)
def test_a_form_tells_tolls_a_line_each(form: str, tolls: dict[Outcome, int]) -> None:
    (report,) = reports(form)
    assert {outcome: told.number(report, outcome) for outcome in report.tolls} == tolls


def test_what_a_sentence_counts_goes_before_the_form_and_no_block_of_lines_tells_of_another() -> None:
    (report,) = reports("On 10 March gunmen shot two men dead near Jos.\nKilled: 3")
    assert told.number(report, Outcome.KILLED) == 2
    raid = "Incident: On 10 March gunmen raided a farm near Jos.\nKilled: 3"
    mine = "Incident: On 11 March a mine went off near Wase.\nKilled: 1"
    first, second = reports(f"{raid}\n\n{mine}")
    assert [told.number(one, Outcome.KILLED) for one in (first, second)] == [3, 1]


@pytest.mark.parametrize("time", ["21:40 ", "21.40 GMT - ", "9:40 pm: "])
def test_the_time_of_an_entry_is_no_word_of_its_sentence(time: str) -> None:
    (report,) = reports(f"{time}Police fired water cannon at protesters outside parliament in Tbilisi.")
    assert "Police" in {actor.text for actor in report.actors}


@pytest.mark.parametrize(
    ("text", "kinds", "killed"),
    [
        (
            "Protests turned violent in Nampula on Monday. At least four people were killed.",
            {"Violent demonstration"},
            4,
        ),
        ("A mob attacked a police station in Kano on Monday. Four people were killed.", {"Mob violence"}, 4),
        (
            "Protests turned violent in Nampula on Monday. Four people were killed by soldiers in Pemba.",
            {"Violent demonstration", "Attack"},
            4,
        ),
    ],
)
def test_who_is_killed_by_nobody_right_after_a_crowd_grew_violent_is_of_its_deed(
    text: str, kinds: set[str], killed: int
) -> None:
    found = reports(text)
    assert {SubEventType(one.sub_event_type).value for one in found} == kinds
    assert [told.number(one, Outcome.KILLED) for one in found if one.tolls] == [killed]
