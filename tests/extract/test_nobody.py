"""What befell nobody says what the toll is, not whether it was done; what was done to nobody was not (AST-3, CAS-15).

All sentences are ours and all incidents invented.
"""

from functools import partial

import pytest
import told

from schemas.vocabulary import Assertion, Outcome, SubEventType

reports = partial(told.reports, published_at="2024-05-15")


@pytest.mark.parametrize(
    "text",
    [
        "No convoy was attacked in Panjshir on Sunday, the spokesman said.",
        "None of the villages was bombed on Sunday, the army said in Goma.",
        "Neither the mosque nor the market was attacked on Monday, police in Kano said.",
        "Not a single post was attacked in Gao on Friday, the ministry said.",
        "Nobody was abducted in Kaduna this week, the commissioner said.",
        "Not one soldier was killed in Helmand.",
        "At no time were villagers attacked in Nangarhar, the army said.",
        "Nowhere in Badghis were civilians attacked, the governor said.",
        "The rebels attacked no villages near Goma on Friday, their spokesman said.",
    ],
)
def test_what_was_done_to_nobody_was_not_done(text: str) -> None:
    assert {report.assertion for report in reports(text)} <= {Assertion.NEGATED, Assertion.DENIED}


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("No one was hurt when gunmen attacked a police post in Maiduguri on Sunday.", Outcome.INJURED),
        ("Gunmen attacked a police post in Maiduguri on Sunday. No officer was killed, police said.", Outcome.KILLED),
        ("Rebels ambushed a convoy near Goma on Monday, but not a single soldier was wounded.", Outcome.INJURED),
        ("Not a single soldier was killed in the clash in Marib on Friday, the spokesman said.", Outcome.KILLED),
        ("No villager was killed when the army shelled the town of Sagaing on Thursday.", Outcome.KILLED),
        ("Rebels attacked a base near Goma on Monday, killing no one.", Outcome.KILLED),
    ],
)
def test_an_act_that_befell_nobody_was_done_all_the_same(text: str, outcome: Outcome) -> None:
    (report,) = reports(text)
    assert report.assertion is Assertion.ASSERTED
    assert (report.tolls[outcome].low, report.tolls[outcome].high) == (0, 0)


def test_who_was_spared_is_not_counted_with_those_who_were_not() -> None:
    text = "A bomb exploded near a market in Quetta on Friday. No soldiers were hurt but two policemen were killed."
    (report,) = reports(text)
    assert report.sub_event_type is SubEventType.REMOTE_EXPLOSIVE
    assert report.tolls[Outcome.KILLED].best == 2


def test_that_nobody_was_killed_tells_of_no_killing() -> None:
    (report,) = reports("No villager was killed near Doma on Sunday, police said.")
    assert report.assertion is Assertion.NEGATED


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("No fewer than 12 people were killed in a raid near Jos on Sunday.", (12, 12, None)),
        ("No less than 12 farmers and two guards were killed in a raid near Jos on Sunday.", (14, 14, None)),
        ("No more than three people were killed in a raid near Jos on Sunday.", (1, 3, 3)),
    ],
)
def test_no_fewer_than_a_number_counts_them(text: str, killed: tuple[int, int, int | None]) -> None:
    (report,) = reports(text)
    toll = report.tolls[Outcome.KILLED]
    assert (report.assertion, (toll.low, toll.best, toll.high)) == (Assertion.ASSERTED, killed)


def test_what_came_of_foiling_an_act_was_done() -> None:
    (report,) = reports("The army foiled an attempted coup in Kinshasa on Sunday, killing two assailants.")
    assert report.assertion is Assertion.ASSERTED
    assert report.tolls[Outcome.KILLED].best == 2
