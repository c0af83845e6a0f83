"""Short reports: several deeds in a few lines, lost stops, and words that only look like deeds."""

from functools import partial

import pytest
import told

from schemas.vocabulary import ActorRole, Outcome, SubEventType

_S = SubEventType


reports = partial(told.reports, published_at="2024-05-16")


def kinds(text: str) -> list[SubEventType]:
    return [report.sub_event_type for report in reports(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels abducted and later killed a clerk in Doma on Monday.",
        "Rebels abducted a clerk from his house in Doma on Monday and killed him in the hills.",
        "Two clerks were abducted and subsequently killed by rebels near Doma on Monday.",
    ],
)
def test_who_is_taken_and_killed_is_in_two_deeds(text: str) -> None:
    taking, killing = reports(text)
    assert (taking.sub_event_type, killing.sub_event_type) == (_S.ABDUCTION, _S.ATTACK)
    assert "killed" not in {outcome.value for outcome in taking.tolls}
    assert "captured" not in {outcome.value for outcome in killing.tolls}


def test_an_abduction_told_beside_a_killing_is_another_deed() -> None:
    text = "Gunmen shot dead a clerk in Doma on Tuesday. They had abducted him from his house on Monday, police said."
    assert set(kinds(text)) == {_S.ATTACK, _S.ABDUCTION}


def test_police_who_arrest_the_abductors_make_no_second_abduction() -> None:
    text = "Gunmen abducted a clerk in Doma on Monday. Police later arrested two men over the abduction."
    assert kinds(text).count(_S.ABDUCTION) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Protests broke out in Doma on Monday after police shot dead a boy.",
        "Hundreds of students protested in Doma on Monday following the killing of a singer.",
        "Dozens of clerks gathered in Doma on Monday for a rally over a raid that left ten men dead in Lera.",
    ],
)
def test_who_died_before_a_protest_is_not_its_toll(text: str) -> None:
    protest = next(report for report in reports(text) if report.sub_event_type is _S.PEACEFUL_PROTEST)
    assert not protest.tolls


def test_who_is_killed_at_a_protest_is_its_toll() -> None:
    (report,) = reports("Two protesters were killed in Doma on Monday after police opened fire on the march.")
    assert report.sub_event_type is _S.EXCESSIVE_FORCE_AGAINST_PROTESTERS


def test_who_attack_people_and_rob_them_do_more_than_loot() -> None:
    assert kinds("Soldiers attacked and looted villagers near Doma on Monday.") == [_S.ATTACK]
    assert kinds("Soldiers looted two shops in Doma on Monday.") == [_S.LOOTING]


def test_sentences_are_found_where_the_stops_are_lost() -> None:
    text = (
        "Militants attacked a police camp in Doma on July 1 in which three guards were injured reports The Courier "
        "Sources said two militants first came to the gate of the camp and then opened fire on those who stood there "
        "The fire was returned by the guards However five more of them were taken to a hospital for treatment "
        "The militants fled from the spot after which searches were launched by the army to arrest them"
    )
    assert {report.assertion.value for report in reports(text) if report.sub_event_type is not _S.ARRESTS} == {
        "asserted"
    }


def test_an_explanation_in_brackets_does_not_stand_between_people_and_their_deaths() -> None:
    text = "Two members of the Doma force (men whom the elders of each village choose) were killed on Monday."
    (report,) = reports(text)
    assert [toll.low for toll in report.tolls.values()] == [2]


@pytest.mark.parametrize(
    "text",
    [
        "Troops captured an explosive device expert near Doma on Monday.",
        "Police arrested a bomb facilitator in Doma on Monday.",
    ],
)
def test_the_arms_that_somebody_deals_in_are_no_act(text: str) -> None:
    assert kinds(text) == [_S.ARRESTS]


def test_a_deed_with_its_own_day_is_news_beside_words_for_a_long_time() -> None:
    (report,) = reports("A bomb killed five clerks in Doma on Monday, the third blast in recent months.")
    assert not report.background


@pytest.mark.parametrize(
    "text",
    [
        "Hundreds of people have been killed in Doma since the outbreak of the conflict on April 15.",
        "Several farmers were killed in Doma after more than two months of fighting.",
    ],
)
def test_a_war_is_no_incident_of_today(text: str) -> None:
    assert all(report.background for report in reports(text))


@pytest.mark.parametrize(
    "text",
    [
        "In this war women are raped and held hostage, the film says of Doma.",
        "Guards in Doma have stepped up their vigil near the fence.",
        "The month in which fighting is forbidden began in Doma on Monday.",
    ],
)
def test_habits_and_watches_are_no_deeds(text: str) -> None:
    assert not [report for report in reports(text) if report.assertion.value == "asserted"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rebels destroyed two mobile towers near Doma on Monday.", _S.LOOTING),
        ("Troops destroyed two weapons caches near Doma on Monday.", _S.DISRUPTED_WEAPONS_USE),
        ("Jets destroyed two trucks of the rebels near Doma on Monday.", _S.AIR_DRONE_STRIKE),
    ],
)
def test_what_is_destroyed_by_whom_says_what_it_was(text: str, kind: SubEventType) -> None:
    assert kinds(text) == [kind]


def test_a_fire_that_destroys_houses_is_nobodys_deed() -> None:
    assert not kinds("A fire destroyed twelve houses in Doma on Monday.")


def test_both_are_those_who_were_taken() -> None:
    taking, killing = reports("Rebels abducted two men near Doma on Monday and killed both.")
    assert (taking.sub_event_type, killing.sub_event_type) == (_S.ABDUCTION, _S.ATTACK)


def test_who_are_reported_to_have_injuries_have_them() -> None:
    (report,) = reports("Three guards were reported to have sustained injuries in a gunfight with rebels near Doma.")
    assert report.assertion.value == "asserted"


def test_a_taking_that_was_only_tried_does_not_make_a_killing_an_abduction() -> None:
    text = "Villagers killed six men who they claimed had tried to kidnap teachers near Doma on Monday."
    assert kinds(text)[0] is _S.MOB_VIOLENCE


def test_an_article_that_goes_through_the_years_looks_back() -> None:
    text = (
        "The movement was born in March 1998, when students in Doma rose against the governor. In 2003 its wing "
        "killed four soldiers, and since June 2009 it has held the town of Lera. Its leaders signed a truce in 2015."
    )
    assert reports(text)
    assert all(report.background for report in reports(text))
    assert any(not report.background for report in reports(f"{text} Its men killed two guards in Doma on Monday."))


def test_what_is_done_in_protest_is_no_gathering() -> None:
    assert not kinds("Six prisoners in Doma have refused food since Monday in protest at their treatment.")


def test_a_rocket_attack_on_a_post_is_known_by_its_means() -> None:
    text = "Two guards were killed when militants attacked their post with rockets and other heavy weapons in Doma."
    assert kinds(text) == [_S.SHELLING]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A well-known film maker was killed in Doma on Sunday.", _S.ATTACK),
        ("Rebels captured a string of villages in Doma on Monday.", _S.NON_STATE_ACTOR_OVERTAKES_TERRITORY),
        ("Worried neighbours demonstrated at the plant in Doma on Sunday.", _S.PEACEFUL_PROTEST),
    ],
)
def test_people_and_ground_are_known_by_more_words(text: str, kind: SubEventType) -> None:
    assert kinds(text) == [kind]


def test_headlines_leave_out_that_he_was() -> None:
    (report,) = reports("Popular singer shot dead in Doma on Monday, police say.")
    assert [(toll.low, toll.phrase) for toll in report.tolls.values()] == [(1, "Popular singer")]


def test_people_with_a_capital_who_are_counted_begin_no_sentence() -> None:
    text = (
        "Three Afghan Policemen were killed and two civilians a Soldier and a Trader were injured when a bomber blew "
        "himself up near the consulate in Doma on January 13 reports The Courier The army later searched the houses "
        "near the park and said that all those who lived in them were safe and that no other men had been found there"
    )
    (report,) = reports(text)
    assert {outcome.value: toll.low for outcome, toll in report.tolls.items()}["killed"] == 3


def test_a_blast_is_what_killed_whatever_stands_under_its_day() -> None:
    text = "Two men were killed on January 20 when a roadside bomb exploded in Loni area of Doma, reports The Courier."
    assert kinds(text) == [_S.REMOTE_EXPLOSIVE]


def test_who_dies_of_a_crash_is_no_forces_dead() -> None:
    text = "The force stopped two rebels near Doma. One rebel was detained, the other died in the crash of their car."
    assert "killed" not in {outcome.value for report in reports(text) for outcome in report.tolls}


def test_bare_personnel_are_on_no_side() -> None:
    (report,) = reports(
        "The fight near Doma left 18 rebels killed and two personnel taken into custody by the commandos."
    )
    captured = next(toll for outcome, toll in report.tolls.items() if outcome.value == "captured")
    assert captured.low == 2
    assert not captured.by_side


def test_activists_who_tell_of_a_fight_are_no_crowd() -> None:
    text = "Rebels attacked troops near Doma on Monday, triggering violent clashes, state media and activists said."
    assert kinds(text) == [_S.ARMED_CLASH]


def test_forces_who_recapture_ground_are_no_rebels_because_rebels_lost_it() -> None:
    text = (
        "The forces and allied units recaptured two villages near Doma on Monday after clashes with rebels killed two."
    )
    assert kinds(text) == [_S.GOVERNMENT_REGAINS_TERRITORY]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Gunmen killed two guards in Doma on Monday; a bomb wounded five men in Bo; police arrested a man in Wau.",
            [_S.ARMED_CLASH, _S.REMOTE_EXPLOSIVE, _S.ARRESTS],
        ),
        (
            "On Monday a bomb killed two soldiers in Doma; in Bo, rebels shot dead a judge.",
            [_S.REMOTE_EXPLOSIVE, _S.ATTACK],
        ),
        ("Gunmen attacked a base in Doma on Monday; three soldiers were killed.", [_S.ARMED_CLASH]),
        ("Gunmen killed four people in Doma on Monday: a clerk; two nurses; and a guard.", [_S.ATTACK]),
    ],
)
def test_semicolons_part_deeds(text: str, told: list[SubEventType]) -> None:
    assert kinds(text) == told
    assert len({report.date_start for report in reports(text)}) == 1


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "The mayor of Doma, who survived an attack in April, was shot dead in his home on Tuesday.",
            ["2024-05-14", "2024-04-01"],
        ),
        (
            "On Monday gunmen in Doma shot dead a judge who had been kidnapped in April.",
            ["2024-05-13", "2024-04-01"],
        ),
        ("Gunmen who attacked a bank in Doma on Monday killed two guards.", ["2024-05-13"]),
    ],
)
def test_a_clause_with_another_time_tells_of_another_deed(text: str, days: list[str]) -> None:
    assert [str(report.date_start) for report in reports(text)] == days


def test_ground_that_changes_hands_twice_is_two_deeds() -> None:
    text = "Rebels seized the town of Doma on Tuesday before government troops retook it."
    assert kinds(text) == [_S.NON_STATE_ACTOR_OVERTAKES_TERRITORY, _S.GOVERNMENT_REGAINS_TERRITORY]


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers opened fire in Doma on Monday, killing four protesters.",
        "Police used tear gas to disperse protesters in Doma on Tuesday. One demonstrator was killed.",
    ],
)
def test_a_crowd_that_a_state_fires_on_is_met_with_excessive_force(text: str) -> None:
    assert kinds(text) == [_S.EXCESSIVE_FORCE_AGAINST_PROTESTERS]


def test_suicide_bombers_are_those_who_did_it() -> None:
    (report,) = reports("Two suicide bombers blew themselves up in Doma on Monday, killing nine worshippers.")
    roles = {actor.text: actor.role for actor in report.actors}
    assert roles["Two suicide bombers"] is ActorRole.PERPETRATOR


@pytest.mark.parametrize("toll", ["18 fatalities.", "18 dead.", "18 people killed."])
def test_a_log_states_its_toll_in_a_sentence_of_its_own(toll: str) -> None:
    (report,) = reports(f"On 12 May 2024, a militia attacked the village of Ancha (Plateau). {toll}")
    assert report.tolls[Outcome.KILLED].best == 18


def test_deeds_of_two_sides_at_one_time_have_a_toll_each() -> None:
    text = (
        "Rebels shelled districts of Aleppo on Thursday, killing six, as government warplanes bombed the suburbs, "
        "killing 14."
    )
    shelling, strike = reports(text)
    assert (shelling.sub_event_type, shelling.tolls[Outcome.KILLED].best) == (_S.SHELLING, 6)
    assert (strike.sub_event_type, strike.tolls[Outcome.KILLED].best) == (_S.AIR_DRONE_STRIKE, 14)


def test_a_crowd_that_is_dispersed_was_one() -> None:
    text = "Police in Dakar fired tear gas to disperse opposition supporters on Thursday; one protester died."
    assert kinds(text) == [_S.EXCESSIVE_FORCE_AGAINST_PROTESTERS]


def test_the_body_of_somebody_who_was_kidnapped_tells_of_a_killing() -> None:
    (report,) = reports("The body of a kidnapped teacher was found near Doma on Monday.")
    assert (report.sub_event_type, report.tolls[Outcome.KILLED].best) == (_S.ATTACK, 1)
