"""What befell people who had first been made to do something (rule FRM-280). All incidents are invented."""

import pytest
import told

from schemas.vocabulary import ActorRole, Assertion, SubEventType


@pytest.mark.parametrize(
    "text",
    [
        "Seventeen herders were made to lie down beside the trough, and shot, near Ansongo on Sunday.",
        "Nine herders were ordered to lie face down and shot near Ansongo on Sunday.",
        "Four herders were forced off a bus near Ansongo, told to kneel, and shot on Sunday, survivors said.",
        "Nine herders were made to dig a pit and then shot by soldiers near Ansongo on Sunday.",
        "Six herders were forced to hand over their goats and beheaded near Ansongo on Sunday.",
    ],
)
def test_who_was_made_to_kneel_was_shot(text: str) -> None:
    (report,) = told.reports(text, "2024-05-06")
    assert (report.sub_event_type, report.assertion) == (SubEventType.ATTACK, Assertion.ASSERTED)
    (target,) = [actor for actor in report.actors if actor.role is ActorRole.TARGET]
    assert "herders" in target.text


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers were ordered to hold their fire and shot nobody near Ansongo on Sunday.",
        "Guests were asked to sit down and shot a glance at the door of the hall in Ansongo on Sunday.",
    ],
)
def test_who_shoots_was_not_shot(text: str) -> None:
    assert not [
        one
        for one in told.reports(text, "2024-05-06")
        if one.assertion is Assertion.ASSERTED and any(actor.role is ActorRole.TARGET for actor in one.actors)
    ]
