"""What words beside a deed say of who did it and whom it befell. Sentences are ours, incidents invented."""

import pytest

from pipeline.extract import Coder
from schemas.records import Article, Report
from schemas.vocabulary import ActorKind, ActorRole, Assertion, Outcome, SubEventType

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


def test_who_was_on_patrol_and_nothing_befell_them_did_that() -> None:
    (report,) = reports("Government troops were patrolling the streets of Lera on Sunday.")
    assert report.sub_event_type is _S.CHANGE_TO_GROUP


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Gunmen fatally shot two policemen in Quetta on Monday.", 2),
        ("A guard was fatally wounded by gunmen in Quetta on Monday.", 1),
        ("Two men were fatally stabbed by rebels in Lera on Monday.", 2),
        ("Four soldiers were mortally wounded in an ambush near Quetta on Monday.", 4),
    ],
)
def test_who_is_fatally_shot_or_wounded_is_dead(text: str, killed: int) -> None:
    (report,) = reports(text)
    assert {outcome: toll.low for outcome, toll in report.tolls.items()} == {Outcome.KILLED: killed}


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


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers allegedly burned three houses and killed two villagers in Doma on Sunday.",
        "A teacher was allegedly kidnapped, held captive and sexually assaulted by a man in Lera.",
    ],
)
def test_hearsay_holds_of_all_that_is_joined(text: str) -> None:
    assert {report.assertion for report in reports(text)} == {Assertion.ALLEGED}


def test_hearsay_ends_where_another_does_something() -> None:
    told = reports("Soldiers allegedly burned a house in Doma on Sunday, and rebels killed two guards in Lera.")
    assert [report.assertion for report in told] == [Assertion.ALLEGED, Assertion.ASSERTED]


@pytest.mark.parametrize(
    "text",
    [
        "He was released after a demonstration of his supporters.",
        "The reporter, who was filming protests that broke out in Oromia, was given a prize.",
    ],
)
def test_a_protest_that_is_only_when_or_what_for_is_background(text: str) -> None:
    assert all(report.background for report in reports(text))


def test_who_is_killed_while_covering_a_clash_is_the_news() -> None:
    (report,) = [one for one in reports(COVERING) if not one.background]
    assert report.tolls[Outcome.KILLED].best == 1


COVERING = "A reporter was killed while covering clashes between police and protesters in Lera on Sunday."


def test_without_a_day_of_publication_the_last_deed_told_says_what_is_old() -> None:
    text = (
        "On 28 June 2023 gunmen shot dead two guards in Lera.\n\n"
        "A bomb killed nine shoppers at a market in Doma on 7 July 2021."
    )
    article = Article(article_id="art_1", source_id="s", address="a", text=text, language="en")
    (extraction,) = Coder().extract([article])
    dated = {report.date_start.year: report.background for report in extraction.reports if report.date_start}
    assert dated == {2023: False, 2021: True}
