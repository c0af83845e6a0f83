"""Whom deeds befall, by nouns of every kind, and deeds of other years beside those of the day. All is invented."""

from functools import partial

import pytest
import told

from schemas.vocabulary import ActorKind, ActorRole, Assertion, Outcome, SubEventType

reports = partial(told.reports, published_at="2024-05-15")


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("hostage", ActorKind.CIVILIANS),
        ("sniper", None),
        ("Palestinian", None),
        ("Russian", None),
        ("plumber", ActorKind.CIVILIANS),
        ("poet", ActorKind.CIVILIANS),
        ("hotelier", ActorKind.CIVILIANS),
        ("spokesman", ActorKind.CIVILIANS),
        ("corporal", ActorKind.STATE_FORCES),
        ("paratrooper", ActorKind.STATE_FORCES),
        ("detective", ActorKind.STATE_FORCES),
    ],
)
def test_whoever_is_killed_is_somebody(noun: str, kind: ActorKind | None) -> None:
    (report,) = reports(f"Gunmen killed a {noun} in Jolo on Tuesday.")
    assert report.tolls[Outcome.KILLED].best == 1
    assert [actor.kind for actor in report.actors if actor.role is ActorRole.TARGET] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Jolo, who survived a bomb attack in 2019, was shot dead on Tuesday.",
        "The man who killed four policemen in 2010 was shot dead by troops in Jolo on Tuesday.",
        "A bomb exploded on Tuesday at the shrine where 72 people died in a suicide attack in 2017, wounding six.",
    ],
)
def test_a_deed_of_another_year_in_a_clause_of_its_own_is_another(text: str) -> None:
    told_of = {str(report.date_start): report.background for report in reports(text)}
    assert told_of.pop("2024-05-14") is False
    assert list(told_of.values()) == [True]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police fired in the air to break up a crowd in Srinagar on Sunday.", SubEventType.PROTEST_WITH_INTERVENTION),
        ("Police moved in to break up a sit-in in Khartoum on Sunday.", SubEventType.PROTEST_WITH_INTERVENTION),
        ("A man was killed in an Israeli raid in Jenin on Sunday.", SubEventType.ATTACK),
        ("A man was killed in an Israeli bombing raid near Tyre on Sunday.", SubEventType.AIR_DRONE_STRIKE),
        ("The army bombed a school in Sagaing on Sunday, killing 11 children.", SubEventType.AIR_DRONE_STRIKE),
        ("The army rescued 30 women from Boko Haram in the Sambisa forest on Sunday.", SubEventType.OTHER),
        ("A man wearing a suicide vest killed six people in Maiduguri on Sunday.", SubEventType.SUICIDE_BOMB),
        ("Police arrested a man with an explosive vest in Lahore on Sunday.", SubEventType.ARRESTS),
        ("Police rescued four students from gunmen in Katsina on Sunday.", SubEventType.OTHER),
    ],
)
def test_what_was_done_is_told_by_who_and_what_for(text: str, kind: SubEventType) -> None:
    (report,) = reports(text)
    assert (report.sub_event_type, report.assertion) == (kind, Assertion.ASSERTED)


def test_people_rescued_from_a_fire_were_nobodys() -> None:
    assert not reports("Firefighters rescued four students from a burning bus in Katsina on Sunday.")


def test_what_was_answered_is_another_deed_and_no_news() -> None:
    answer, strike = reports("Rebels shelled Safed on Sunday in response to an Israeli air strike that killed a man.")
    assert (answer.sub_event_type, answer.background) == (SubEventType.SHELLING, False)
    assert (strike.sub_event_type, strike.background) == (SubEventType.AIR_DRONE_STRIKE, True)


@pytest.mark.parametrize(
    "text",
    [
        "Clashes broke out on Sunday between the army and the Rapid Support Forces in Omdurman.",
        "Clashes between soldiers and Boko Haram killed six people in Diffa on Sunday.",
        "Heavy fighting was reported on Sunday between government troops and Tigrayan rebels.",
        "Police and the Taliban fought in Ghazni on Sunday.",
    ],
)
def test_both_sides_of_a_fight_are_told_also_where_one_is_known_by_name(text: str) -> None:
    (report,) = reports(text)
    roles = [actor.role for actor in report.actors if actor.role is not ActorRole.TARGET]
    assert roles == [ActorRole.PARTICIPANT, ActorRole.PARTICIPANT]


def test_sirens_are_no_raid() -> None:
    assert not [one for one in reports("Air raid sirens sounded in Kyiv on Sunday.") if one.assertion == "asserted"]
