"""Which type an incident is, and whether it happened, where several words speak (TYP-1 to TYP-9, AST-3 to AST-10)."""

import pytest

from pipeline.extract import Coder
from schemas.records import Article, Report
from schemas.vocabulary import Assertion, PloverType, SubEventType


def reports(text: str) -> tuple[Report, ...]:
    article = Article(
        article_id="art_1", source_id="s", address="a", text=text, published_at="2024-05-16", language="en"
    )
    (extraction,) = Coder().extract([article])
    return extraction.reports


@pytest.mark.parametrize(
    ("text", "sub_event_type"),
    [
        (
            "Rebels captured two villages near Doma, the scene of a gas attack in March.",
            "Non-state actor overtakes territory",
        ),
        ("Police arrested five suspects during a raid on two houses in Doma on Monday.", "Arrests"),
        ("Soldiers seized a weapons cache in an operation near Doma on Monday.", "Disrupted weapons use"),
        ("The two armies agreed a ceasefire after the worst fighting in decades near Doma.", "Agreement"),
        ("Hundreds of students marched in Doma over the police shooting of a boy.", "Peaceful protest"),
        ("Students blocked the road and burned tyres in Doma on Monday.", "Violent demonstration"),
        ("Rebels looted a store in Doma and shot the owner, wounding him.", "Attack"),
        ("Soldiers abducted the governor in Doma on Monday.", "Abduction/forced disappearance"),
        ("Militants seized the crossing at Doma without a fight on Monday.", "Non-violent transfer of territory"),
        ("Troops drove rebels out of the town of Doma on Monday.", "Government regains territory"),
        ("A drone fired two missiles at a car in Doma on Monday, killing its driver.", "Air/drone strike"),
    ],
)
def test_the_act_that_is_told_gives_the_type(text: str, sub_event_type: str) -> None:
    assert reports(text)[0].sub_event_type is SubEventType(sub_event_type)


@pytest.mark.parametrize(
    ("text", "assertion"),
    [
        ("There was no evidence that an attack on the port of Doma took place.", Assertion.NEGATED),
        ("Nobody attacked the convoy near Doma on Monday.", Assertion.NEGATED),
        ("Rebels vowed to bomb the bridge in Doma.", Assertion.FUTURE),
        ("Rebels reportedly attacked a village near Doma on Monday.", Assertion.ASSERTED),
        ("Suspected militants killed two farmers near Doma on Monday.", Assertion.ASSERTED),
    ],
)
def test_the_nearest_words_say_whether_it_happened(text: str, assertion: Assertion) -> None:
    assert {report.assertion for report in reports(text)} == {assertion}


def test_what_was_foiled_did_not_happen_and_the_foiling_did() -> None:
    (report,) = reports("Police foiled a suicide bombing in Doma on Monday.")
    assert report.sub_event_type is SubEventType.DISRUPTED_WEAPONS_USE
    assert report.assertion is Assertion.ASSERTED


def test_force_that_is_only_threatened_is_plovers_threat() -> None:
    (report,) = reports("Rebels threatened to bomb the bridge in Doma.")
    assert (report.plover_type, report.plover_mode) == (PloverType.THREATEN, "violence")
