"""What is done to journalists, lawyers and activists: jailed, held since a day, led off, beaten; invented sentences."""

from datetime import date

import pytest
from told import number, only, reports

from schemas.vocabulary import ActorKind, ActorRole, Assertion, Outcome, SubEventType


@pytest.mark.parametrize(
    ("text", "captured", "day"),
    [
        (
            "A court in Goris sentenced journalist Olga Petrova to five years in prison on Wednesday.",
            1,
            date(2024, 3, 13),
        ),
        ("Activist Nguyen Van Duc was jailed for eight years by a court in Hanoi on Tuesday.", 1, date(2024, 3, 12)),
        ("Three opposition activists were sentenced to death in Cairo on Sunday.", 3, date(2024, 3, 10)),
        ("Two journalists have been behind bars in Yangon since 27 February.", 2, date(2024, 2, 27)),
        ("The editor, who has been in prison since 4 May 2020, is ill, police in Goris said.", 1, date(2020, 5, 4)),
    ],
)
def test_those_who_speak_up_are_jailed(text: str, captured: int, day: date) -> None:
    report = only(text, "2024-03-14")
    assert (report.sub_event_type, report.date_start) == (SubEventType.ARRESTS, day)
    assert number(report, Outcome.CAPTURED) == captured


@pytest.mark.parametrize(
    "text",
    [
        "A thief was jailed for eight years by a court in Leeds on Tuesday.",
        "A court in Leeds sentenced a drug dealer to nine years in prison on Tuesday.",
        "The company has been in custody of the assets since May.",
        "The striker kicked the ball into the net in Leeds on Saturday.",
        "The writer was slapped with a fine in Ankara on Friday.",
    ],
)
def test_others_are_no_news_of_a_conflict(text: str) -> None:
    assert reports(text, "2024-03-14") == ()


def test_armed_men_who_lead_somebody_off_abduct_him() -> None:
    report = only("The editor was taken away by armed men in Sanaa on Friday.", "2024-03-14")
    assert report.sub_event_type is SubEventType.ABDUCTION
    assert number(report, Outcome.CAPTURED) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The reporter was slapped and punched by bodyguards of a minister in Banjul on Friday.",
        "Farmer leader Gurpreet Singh was manhandled by police in Karnal on Saturday.",
    ],
)
def test_who_is_slapped_or_manhandled_is_attacked(text: str) -> None:
    assert only(text, "2024-03-14").sub_event_type is SubEventType.ATTACK


@pytest.mark.parametrize(
    "text",
    [
        "Authorities must free a blogger arrested on Sunday in Rabat.",
        "Authorities should immediately release two reporters detained on Sunday in Rabat, the union said.",
        "Rights groups urged Egypt to release an activist arrested on Sunday in Cairo.",
    ],
)
def test_whom_somebody_is_asked_to_free_was_taken(text: str) -> None:
    report = only(text, "2024-03-14")
    assert (report.assertion, report.date_start) == (Assertion.ASSERTED, date(2024, 3, 10))


@pytest.mark.parametrize(
    "text",
    [
        "Azeri activist Elnur Mammadov was taken from his home in Ganja by plainclothes officers on March 7.",
        "Police took the editor from his home in Ganja on March 7.",
        "Mourners said the editor had been held incommunicado in Ganja since March 7.",
    ],
)
def test_police_who_take_somebody_from_his_home_arrest_him(text: str) -> None:
    report = only(text, "2024-03-14")
    assert (report.sub_event_type, report.date_start) == (SubEventType.ARRESTS, date(2024, 3, 7))


def test_who_is_taken_to_a_hospital_is_not_arrested() -> None:
    assert reports("The injured were taken from their home by police officers to a hospital in Leeds.") == ()


def test_one_more_whom_the_same_befell_is_counted_with_the_others() -> None:
    text = "Two lawyers were killed and a third wounded when gunmen ambushed their vehicle in Arauca on Sunday."
    report = only(text, "2024-03-14")
    assert (number(report, Outcome.KILLED), number(report, Outcome.INJURED)) == (2, 1)
    assert report.date_start == date(2024, 3, 10)


@pytest.mark.parametrize(
    "text",
    [
        "Police beat radio reporter Joseph Otieno as he covered a vote in Kisumu on Saturday.",
        "Masked men attacked activist Rosa Quispe outside her home in Ucayali on Sunday.",
        "Farmer leader Gurpreet Singh was manhandled by police in Karnal on Saturday.",
    ],
)
def test_whom_it_befell_is_known_by_his_work_and_name(text: str) -> None:
    (target,) = (actor for actor in only(text, "2024-03-14").actors if actor.role is ActorRole.TARGET)
    assert target.kind is ActorKind.CIVILIANS


def test_arrests_after_an_attack_on_civilians_are_its_outcome() -> None:
    text = "Journalist Nedim Kaya was attacked with a knife in Doma on Monday. Police detained two suspects."
    assert only(text, "2024-03-14").sub_event_type is SubEventType.ATTACK
