"""What words beside a deed say of who did it and whom it befell. Sentences are ours, incidents invented."""

import pytest

from pipeline.extract import Coder
from schemas.records import Article, Report
from schemas.vocabulary import ActorKind, ActorRole, SubEventType

_S = SubEventType


def reports(text: str) -> tuple[Report, ...]:
    article = Article(
        article_id="art_1", source_id="s", address="a", text=text, published_at="2024-05-16", language="en"
    )
    (extraction,) = Coder().extract([article])
    return extraction.reports


def parties(report: Report, role: ActorRole) -> list[tuple[str, ActorKind | None]]:
    return [(actor.text, actor.kind) for actor in report.actors if actor.role is role]


@pytest.mark.parametrize(
    "text",
    [
        "A former militant was shot dead by three armed men in Lera on Sunday.",
        "A retired army officer was shot dead by gunmen near Doma on Sunday.",
        "The driver of a NATO oil tanker was killed when militants set the tanker ablaze near Doma on Sunday.",
    ],
)
def test_who_bears_arms_no_more_or_drives_for_others_is_a_civilian(text: str) -> None:
    (report,) = reports(text)
    assert report.sub_event_type is _S.ATTACK
    assert [kind for _, kind in parties(report, ActorRole.TARGET)] == [ActorKind.CIVILIANS]


@pytest.mark.parametrize(
    "text",
    [
        "Police busted a kidnapping gang in Lera on Sunday, arresting four of its members.",
        "The police arrested four members of an extortion and kidnapping ring in Lera on Sunday.",
        "The leader conducts direct-fire and roadside bomb attacks. Three suspects were arrested in Lera on Sunday.",
        "Three suspects were arrested in Lera on Sunday. He directs roadside bomb and direct fire attacks on troops.",
    ],
)
def test_what_somebody_deals_with_gives_no_type(text: str) -> None:
    assert [report.sub_event_type for report in reports(text)] == [_S.ARRESTS]


def test_who_was_on_patrol_when_it_befell_them_did_nothing_else() -> None:
    (report,) = reports(
        "Two constables were patrolling the road on a motorbike when gunmen shot at them near Doma on Sunday."
    )
    assert report.sub_event_type in {_S.ATTACK, _S.ARMED_CLASH}
    assert parties(report, ActorRole.PERPETRATOR) == [("gunmen", ActorKind.POLITICAL_MILITIAS)]
    assert reports("Government troops were patrolling the streets of Lera on Sunday.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Militants diverted and broke the banks of the river near Jowhar on Sunday.",
        "Soldiers destroyed three boreholes near Doma on Sunday.",
        "The rebels have claimed responsibility for destroying road machinery in Lera on Sunday.",
    ],
)
def test_wells_dykes_and_what_is_claimed_are_property_destroyed(text: str) -> None:
    assert [report.sub_event_type for report in reports(text)] == [_S.LOOTING]


@pytest.mark.parametrize(
    "text", ["The river broke its banks near Doma on Sunday.", "Thieves broke the windows of a shop in Lera on Sunday."]
)
def test_what_breaks_otherwise_is_nobodys_act(text: str) -> None:
    assert reports(text) == ()


def test_who_is_caned_is_attacked() -> None:
    (report,) = reports("A crowd of neighbours caned two converts in Lera on Sunday.")
    assert report.event_type is not None
    assert [text for text, _ in parties(report, ActorRole.TARGET)] == ["two converts"]
