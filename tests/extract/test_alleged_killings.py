"""Protests over killings that people lay to somebody's charge, and who denies it. All is invented."""

from functools import partial

import pytest
import told

from schemas.records import Report
from schemas.vocabulary import ActorRole, Assertion, Outcome, SubEventType

reports = partial(told.reports, published_at="2024-05-15")
_S = SubEventType


def by_whom(report: Report) -> set[str]:
    return {actor.text for actor in report.actors if actor.role is ActorRole.PERPETRATOR}


def test_who_is_said_to_have_killed_is_a_claim_that_is_denied() -> None:
    protest, killing, denial = reports(
        "Residents blocked the main road to protest the killing of a farmer, who they say was shot by police; police "
        "denied it and said he was killed in crossfire."
    )
    assert (protest.sub_event_type, protest.assertion, protest.background) == (
        _S.PEACEFUL_PROTEST,
        Assertion.ASSERTED,
        False,
    )
    assert (killing.assertion, killing.attributed_to, by_whom(killing)) == (
        Assertion.ALLEGED,
        "Residents",
        {"police"},
    )
    assert told.number(killing, Outcome.KILLED) == 1
    assert (denial.assertion, denial.attributed_to, denial.contests) == (Assertion.DENIED, "police", 1)


@pytest.mark.parametrize(
    ("text", "speaker", "doer"),
    [
        (
            "Students marched in Gulu on Monday over the death of a pupil whom relatives say soldiers beat to death.",
            "relatives",
            "soldiers",
        ),
        (
            "Dozens protested in Gulu on Monday over the killing of a baker, who witnesses say was shot by police.",
            "witnesses",
            "police",
        ),
        (
            "Villagers staged a sit-in in Gulu over the death of a boy who they allege was beaten to death by police.",
            "Villagers",
            "police",
        ),
        (
            "Drivers protested in Gulu on Monday against the killing of a porter, accusing soldiers of shooting him.",
            None,
            "soldiers",
        ),
    ],
)
def test_what_is_protested_is_a_claim_of_those_who_say_who_did_it(text: str, speaker: str | None, doer: str) -> None:
    protest, killing = reports(text)
    assert (protest.sub_event_type, protest.assertion) == (_S.PEACEFUL_PROTEST, Assertion.ASSERTED)
    assert (killing.assertion, told.number(killing, Outcome.KILLED), by_whom(killing)) == (Assertion.ALLEGED, 1, {doer})
    assert speaker is None or killing.attributed_to == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Hundreds protested the killing of a baker, who police say was shot by gunmen.",
        "Hundreds protested the killing of a baker, who was shot by gunmen.",
    ],
)
def test_it_is_no_claim_where_an_authority_or_the_text_says_so(text: str) -> None:
    _, killing = reports(text)
    assert (killing.assertion, by_whom(killing)) == (Assertion.ASSERTED, {"gunmen"})


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Residents blocked a highway near Gulu on Monday to protest power cuts.", _S.PEACEFUL_PROTEST),
        ("Residents blocked a highway near Gulu on Monday in protest over power cuts.", _S.PEACEFUL_PROTEST),
        (
            "Residents blocked a highway near Gulu with burning tyres on Monday to protest power cuts.",
            _S.VIOLENT_DEMONSTRATION,
        ),
        ("Residents blocked a highway near Gulu on Monday.", _S.VIOLENT_DEMONSTRATION),
        ("Residents blocked roads near Gulu on Monday to protest power cuts.", _S.VIOLENT_DEMONSTRATION),
    ],
)
def test_who_blocks_a_road_to_protest_is_peaceful_where_no_obstacle_is_told(text: str, kind: SubEventType) -> None:
    assert [one.sub_event_type for one in reports(text)] == [kind]


def test_people_of_whom_somebody_says_it_were_hit() -> None:
    (report,) = reports("Hundreds buried a student who relatives say was killed by soldiers in Gulu on Monday.")
    assert (report.attributed_to, by_whom(report), told.number(report, Outcome.KILLED)) == (
        "relatives",
        {"soldiers"},
        1,
    )


def test_what_stands_before_a_semicolon_is_not_denied_behind_it() -> None:
    first, *_ = reports("Villagers in Gulu staged a sit-in on Monday over the price of salt; the police rejected this.")
    assert (first.sub_event_type, first.assertion) == (_S.PEACEFUL_PROTEST, Assertion.ASSERTED)
