"""Strikes of which no word says that they are from the air, and factories that were hit. All is invented."""

from functools import partial

import pytest
import told

from schemas.vocabulary import Outcome, SubEventType

reports = partial(told.reports, published_at="2025-03-12")


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Eleven people were killed in a strike on a factory in Dnipro on Tuesday.", 11),
        ("Eleven people died in a strike on a hospital in Dnipro on Tuesday.", 11),
        ("A strike on a school in Rafah killed nine people on Tuesday.", 9),
        ("Strikes on Rafah killed nine people on Tuesday.", 9),
    ],
)
def test_a_strike_on_what_it_hurt_is_from_the_air(text: str, killed: int) -> None:
    (report,) = reports(text)
    assert report.sub_event_type is SubEventType.AIR_DRONE_STRIKE
    assert told.number(report, Outcome.KILLED) == killed


@pytest.mark.parametrize("means", ["a drone", "a missile", "a rocket", "artillery"])
def test_a_factory_that_was_hit_by_arms_is_no_accident(means: str) -> None:
    (report,) = reports(f"Two workers were killed when {means} hit a factory in Dnipro on Tuesday.")
    assert told.number(report, Outcome.KILLED) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Thirty workers were killed in a factory fire in Karachi on Tuesday.",
        "Nine workers were killed when a boiler exploded at a factory in Lahore on Tuesday.",
        "Workers began a strike at a factory in Dnipro on Tuesday.",
    ],
)
def test_accidents_and_strikes_of_workers_are_no_deeds(text: str) -> None:
    assert reports(text) == ()
