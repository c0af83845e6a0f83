"""Police who arrest those who did it, abductions and deeds told beside arrests. All is invented."""

from functools import partial

import pytest
import told

from schemas.records import Report
from schemas.vocabulary import ActorRole, Outcome, SubEventType

reports = partial(told.reports, published_at="2024-05-15")

_S = SubEventType
_ATTACK = "Gunmen opened fire on worshippers in Jolo on Monday, killing 13."


def _kinds(text: str) -> list[SubEventType]:
    return [report.sub_event_type for report in reports(text)]


def _words(report: Report, role: ActorRole) -> list[str]:
    return [actor.text for actor in report.actors if actor.role is role]


@pytest.mark.parametrize(
    "arrest",
    [
        "Police later arrested four of the gunmen.",
        "The authorities said all four gunmen had been arrested.",
        "Investigators said four suspects had been detained.",
    ],
)
def test_police_who_arrest_the_attackers_took_no_part(arrest: str) -> None:
    (report,) = reports(f"{_ATTACK} {arrest}")
    assert report.sub_event_type is _S.ATTACK
    assert _words(report, ActorRole.PERPETRATOR) == ["Gunmen"]
    assert not [text for text in _words(report, ActorRole.TARGET) if "gunmen" in text or "suspects" in text]
    assert report.tolls[Outcome.KILLED].best == 13
    assert Outcome.CAPTURED in report.tolls


@pytest.mark.parametrize(
    ("text", "captured"),
    [
        ("Masked gunmen burst into a studio in Jolo on Monday before police arrested all 13 of them.", 13),
        ("Gunmen attacked a bus in Jolo on Monday, killing two, and police arrested three of them.", 3),
    ],
)
def test_in_one_sentence_the_arrest_is_a_deed_of_its_own(text: str, captured: int) -> None:
    attack, arrest = reports(text)
    assert (attack.sub_event_type, arrest.sub_event_type) == (_S.ATTACK, _S.ARRESTS)
    assert not any("police" in word for word in _words(attack, ActorRole.PERPETRATOR))
    assert arrest.tolls[Outcome.CAPTURED].best == captured
    assert Outcome.CAPTURED not in attack.tolls


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("A gunman shot dead three students in Jolo on Monday before he was arrested by police.", ["A gunman"]),
        ("A gunman shot and killed three students in Jolo on Monday before he was arrested by police.", ["A gunman"]),
        ("A bomber killed four farmers in Jolo on Monday before police shot him dead.", ["A bomber"]),
        ("Gunmen killed four farmers in Jolo on Monday before police shot them dead.", ["Gunmen"]),
        ("Gunmen killed a farmer in Jolo on Monday until soldiers shot them dead.", ["Gunmen"]),
        ("Gunmen wounded a teacher in Jolo on Monday before bandits shot him dead.", ["Gunmen", "bandits"]),
        ("Police beat a trader in Jolo on Monday before soldiers shot him.", ["Police", "soldiers"]),
    ],
)
def test_who_meets_the_doer_at_the_deeds_end_did_not_do_it(text: str, doers: list[str]) -> None:
    report, *_ = reports(text)
    assert _words(report, ActorRole.PERPETRATOR) == doers


@pytest.mark.parametrize("fight", ["combat", "fighting", "battle", "a gunfight", "clashes"])
def test_those_with_whom_one_side_fought_took_part(fight: str) -> None:
    (report,) = reports(f"Six Moro rebels were killed in {fight} with the Philippine army in Jolo on Monday.")
    assert report.sub_event_type is _S.ARMED_CLASH
    assert _words(report, ActorRole.PARTICIPANT) == ["Philippine army"]


def test_what_they_fought_with_is_no_party() -> None:
    (report,) = reports("Six rebels were killed in combat with knives in Jolo on Monday.")
    assert _words(report, ActorRole.PARTICIPANT) == []


def test_troops_who_take_whom_they_fight_are_of_the_fight() -> None:
    assert _kinds("Insurgents attacked a patrol in Jolo on Monday. The troops detained two of the insurgents.") == [
        _S.ARMED_CLASH
    ]


def test_an_abduction_is_no_part_of_an_arrest() -> None:
    text = "Police arrested 13 gunmen in Jolo on Monday. Seven policemen were kidnapped overnight in Isabela."
    assert _kinds(text) == [_S.ARRESTS, _S.ABDUCTION]


def test_who_is_killed_in_attacks_was_not_killed_by_police_who_made_arrests() -> None:
    text = "Police arrested 13 gunmen in Jolo on Monday. At least eight people were killed in attacks the same day."
    assert _kinds(text) == [_S.ARRESTS, _S.ATTACK]


def test_who_is_killed_in_the_raid_was_killed_in_the_arrest() -> None:
    (report,) = reports("Police arrested three men in Jolo on Monday. Two people were killed in the raid.")
    assert (report.tolls[Outcome.KILLED].best, report.tolls[Outcome.CAPTURED].best) == (2, 3)


def test_people_killed_in_attacks_are_not_those_of_one_attack() -> None:
    text = "Gunmen stormed a studio in Jolo on Monday. At least eight people were killed in attacks in the port."
    first, second = reports(text)
    assert Outcome.KILLED not in first.tolls
    assert second.tolls[Outcome.KILLED].low == 8


def test_arrests_over_a_deed_leave_the_headline_to_the_deed() -> None:
    text = (
        "Drone strike hits military plant in Yazd\n\n"
        "DUBAI, May 14 - Iran has arrested several people in connection with a drone attack on a workshop in Yazd "
        "in early May, media said on Tuesday."
    )
    strike, arrests = reports(text)
    assert (strike.sub_event_type, arrests.sub_event_type) == (_S.AIR_DRONE_STRIKE, _S.ARRESTS)
    assert str(strike.date_start) == "2024-05-01"
    assert str(arrests.date_start) == "2024-05-14"


def test_people_killed_on_a_day_of_a_siege_are_of_their_own_deed() -> None:
    text = (
        "Militants have seized the town of Gurue in Mozambique after a five-day assault in which dozens of people "
        "were killed.\n\n"
        "Seven people died when a convoy of traders was ambushed on Friday, officials said."
    )
    seized, ambush = reports(text)
    assert seized.sub_event_type is _S.NON_STATE_ACTOR_OVERTAKES_TERRITORY
    assert seized.tolls[Outcome.KILLED].low == 24
    assert ambush.tolls[Outcome.KILLED].best == 7
    assert str(ambush.date_start) == "2024-05-10"


def test_where_and_elsewhere_two_deeds_are_told() -> None:
    text = "Eight people were killed in attacks in the port city, and two policemen were murdered in nearby Nobol."
    assert [report.tolls[Outcome.KILLED].best for report in reports(text)] == [8, 2]


def test_troops_that_are_only_sent_end_no_story() -> None:
    text = (
        "Gunmen ambushed a police convoy in Jolo on Monday, killing three officers.\n\n"
        '"We have sent reinforcements," the commander said. He said two of the bandits were also killed.'
    )
    (report,) = reports(text)
    assert report.tolls[Outcome.KILLED].best == 5


@pytest.mark.parametrize(
    ("text", "captured", "doer"),
    [
        ("A man stabbed two students at a school in Graz on Sunday and was arrested.", 1, "A man"),
        ("Two soldiers fired on protesters in Gao on Sunday and were later detained.", 2, "Two soldiers"),
    ],
)
def test_who_did_it_and_was_arrested_is_who_was_arrested(text: str, captured: int, doer: str) -> None:
    captures = [
        one.tolls[Outcome.CAPTURED].best for one in told.reports(text, "2024-05-06") if Outcome.CAPTURED in one.tolls
    ]
    assert captures == [captured]
    first, *_ = told.reports(text, "2024-05-06")
    assert doer in [actor.text for actor in first.actors if actor.role is ActorRole.PERPETRATOR]


def test_gunmen_who_killed_and_were_shot_are_two_counts() -> None:
    guards, gunmen = told.reports(
        "Gunmen killed three guards in Gao on Sunday and were later shot dead by soldiers.", "2024-05-06"
    )
    assert guards.tolls[Outcome.KILLED].best == 3
    assert gunmen.tolls[Outcome.KILLED].low == 2


def test_an_attack_that_was_repelled_is_a_fight_though_arms_were_seized() -> None:
    (fight,) = told.reports(
        "Troops repelled an attack by Boko Haram on Bama on Sunday and seized three rifles.", "2024-05-06"
    )
    assert fight.sub_event_type is SubEventType.ARMED_CLASH
