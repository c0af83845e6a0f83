"""Which type an incident is, and whether it happened, where several words speak (TYP-1 to TYP-9, AST-3 to AST-10)."""

from functools import partial

import pytest
import told

from schemas.vocabulary import Assertion, EventType, PloverType, SubEventType

reports = partial(told.reports, published_at="2024-05-16")


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
        ("Rebels raided a farm in Doma on Monday, killing two men and abducting three women.", "Attack"),
        ("Soldiers abducted the governor in Doma on Monday.", "Abduction/forced disappearance"),
        (
            "Rebels fired mortar rounds at a compound in Doma on Sunday, police said.",
            "Shelling/artillery/missile attack",
        ),
        ("The army lost control of the town of Doma to the rebels.", "Non-state actor overtakes territory"),
        ("Militants seized the crossing at Doma without a fight on Monday.", "Non-violent transfer of territory"),
        ("Troops drove rebels out of the town of Doma on Monday.", "Government regains territory"),
        ("Some 700 Ukrainians demonstrated in Doma on Monday.", "Peaceful protest"),
        ("He was shot in Doma on Monday.", "Attack"),
        ("Soldiers patrolled the streets of Doma on Monday.", "Change to group/activity"),
        ("The army launched a counter-offensive near Doma on Friday.", "Attack"),
        ("The rebels captured Doma on Monday.", "Non-state actor overtakes territory"),
        ("Tariq was captured in Doma on Monday.", "Arrests"),
        ("A drone fired two missiles at a car in Doma on Monday, killing its driver.", "Air/drone strike"),
        ("Rebels killed a clerk in Doma on Monday. Police found two rifles by the body.", "Attack"),
        ("Police arrested four militants after a shootout near a park in Doma on Monday.", "Armed clash"),
        ("Police arrested a man who killed two clerks in Doma in May.", "Arrests"),
        ("Gunmen opened fire at an election rally in Doma on Monday, killing one man.", "Attack"),
        ("Militants hurled a grenade at a post in Doma on March 26, wounding two guards.", "Grenade"),
        ("Militants fired a rifle grenade at a house in Doma on Monday.", "Grenade"),
        ("The army killed and wounded scores of militants near Doma on Monday.", "Armed clash"),
        ("The commander was killed in a raid in Doma on Monday. Police found a pistol there.", "Armed clash"),
        ("Men armed with rifles and grenades attacked a farm in Doma on Monday.", "Attack"),
        ("Militants fired two rifle grenades at a house in Doma on Monday.", "Grenade"),
        ("The group claimed responsibility for the serial bomb blasts in Doma.", "Remote explosive/landmine/IED"),
        ("A guard died on Monday in a remote controlled blast near Tank.", "Remote explosive/landmine/IED"),
        ("Troops freed a family in Doma on Monday and killed two rebels.", "Armed clash"),
        ("Rebels carried out attacks on the towns of Doma and Lera on Monday.", "Attack"),
        ("Soldiers came under a gun attack by militants near Doma on Monday; two cars were damaged.", "Armed clash"),
        ("The head of the council was shot dead in Doma on Monday. Police have arrested a man.", "Attack"),
        ("Police busted a kidnapping gang in Doma on Monday, arresting four men.", "Arrests"),
        ("Gunmen took away two drivers from a quarry in Doma on Monday.", "Abduction/forced disappearance"),
        ("Two women were taken away by soldiers in Doma on Monday.", "Arrests"),
        ("Rebels attacked an army camp in Doma on Monday and burnt four trucks.", "Armed clash"),
        ("Rebels attacked a building site in Doma on Monday and burnt four trucks.", "Looting/property destruction"),
        ("Two cars were burnt in an attack on a police post in Doma on Monday.", "Armed clash"),
        ("The gunmen shot two guards in Doma on Monday and took away the bodies of their dead.", "Armed clash"),
        ("Rangers busted a gang involved in kidnapping for ransom in Doma and arrested five men.", "Arrests"),
        ("Troops freed four hostages in an operation in Doma on Monday and killed two rebels.", "Armed clash"),
        ("Police Officer unnamed killed by unknown assailants in the Police Headquarters in Doma", "Armed clash"),
        (
            "A petrol bomb was hurled at a house in Doma on Monday. No one was hurt in the attack.",
            "Looting/property destruction",
        ),
        (
            "The Red Hill faction claimed responsibility for destroying road building machinery in Doma.",
            "Looting/property destruction",
        ),
    ],
)
def test_the_act_that_is_told_gives_the_type(text: str, sub_event_type: str) -> None:
    assert reports(text)[0].sub_event_type is SubEventType(sub_event_type)


@pytest.mark.parametrize(
    "text",
    ["Three studies demonstrated that the drug works in Doma.", "The party captured Doma on Monday with 60 seats."],
)
def test_who_shows_or_wins_something_does_nothing_of_these(text: str) -> None:
    assert not reports(text)


@pytest.mark.parametrize(
    "again",
    [
        "This was the third attack on the post in a week.",
        "Police arrested five men for their involvement in the attack.",
        "Troops launched a search operation in the area.",
        "Sixty guards fired at the Police. One of them died later.",
    ],
)
def test_what_answers_reckons_or_follows_a_deed_is_no_other_one(again: str) -> None:
    (report,) = reports(f"Gunmen attacked a post in Doma on Monday, wounding two guards. {again}")
    assert report.event_type in {EventType.BATTLES, EventType.VIOLENCE_AGAINST_CIVILIANS}


def test_a_sentence_about_him_tells_of_the_deed_that_befell_him() -> None:
    text = "Gunmen murdered the mayor of Doma on Monday.\n\nHe was shot near his home in the old town, police said."
    assert [report.sub_event_type for report in reports(text)] == [SubEventType.ATTACK]


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


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers were reported to have attacked a chapel in Doma on Monday.",
        "The men tried to reach the fence in Doma on Monday and were shot dead.",
        "The guards were threatened by two gunmen in Doma on Monday, leading to a clash in which one guard was killed.",
        "Militants shot and wounded a headmaster in Doma on Monday.",
    ],
)
def test_what_is_told_on_did_happen(text: str) -> None:
    assert reports(text)[0].assertion is Assertion.ASSERTED


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers held a flag march in Doma on Monday.",
        "His raids often killed or wounded clerks in Doma.",
        "The bridge is being built near the camp at Doma.",
        "A nurse who had gone missing was rescued in a joint operation of soldiers and police in Doma on Monday.",
    ],
)
def test_what_is_no_act_or_a_habit_is_not_reported(text: str) -> None:
    assert not [report for report in reports(text) if report.event_type is not EventType.STRATEGIC_DEVELOPMENTS]


def test_whom_somebody_once_served_under_is_told_to_say_who_he_is() -> None:
    text = "Troops detained a trader in Doma on Monday. He served under a commander who was killed in a raid last week."
    assert [report.background for report in reports(text)] == [False, True]


def test_what_a_deed_was_meant_for_leaves_it_a_fact_and_befell_nobody() -> None:
    (report,) = reports("Rebels attacked a village near Doma on Monday to kill the chief.")
    assert report.assertion is Assertion.ASSERTED
    assert not report.tolls


def test_a_bus_that_is_held_is_nobody() -> None:
    (report,) = reports("Fifteen rebels detained a bus near Doma on Monday.")
    assert not report.tolls


def test_what_a_crowd_demands_an_end_to_gives_no_type() -> None:
    (report,) = reports("Thousands of people marched in Doma on Monday, demanding an end to attacks by militants.")
    assert report.sub_event_type is SubEventType.PEACEFUL_PROTEST


def test_what_happened_in_a_separate_incident_is_another_one() -> None:
    text = "A bomb killed a clerk in Doma on Monday. In a separate incident, gunmen wounded two traders in Doma later."
    assert len(reports(text)) == 2


@pytest.mark.parametrize(
    ("text", "sub_event_type"),
    [
        ("A mob attempted to attack an elderly man in Doma on Monday.", "Mob violence"),
        ("Gunmen tried to kill the mayor of Doma on Monday.", "Attack"),
        ("Rebels tried to abduct a clerk in Doma on Monday.", "Attack"),
        ("Rebels tried to capture the town of Doma on Monday.", "Armed clash"),
    ],
)
def test_what_was_tried_was_done_without_its_outcome(text: str, sub_event_type: str) -> None:
    (report,) = reports(text)
    assert (report.sub_event_type.value, report.assertion, report.tolls) == (sub_event_type, Assertion.ASSERTED, {})


@pytest.mark.parametrize(
    ("text", "assertions"),
    [
        ("Gunmen may have tried to kill the mayor of Doma on Monday.", [Assertion.HYPOTHETICAL]),
        ("The army denied that it tried to bomb a school in Doma.", [Assertion.DENIED]),
        ("The rebels are trying to kill the mayor of Doma.", [Assertion.FUTURE]),
        ("Police tried to arrest a smuggler in Doma.", []),
    ],
)
def test_doubts_about_an_attempt_go_before_it(text: str, assertions: list[Assertion]) -> None:
    assert [report.assertion for report in reports(text)] == assertions
