"""Which deed news goes on with: another account, a fight after a meeting, bodies, an abduction. All is invented."""

from datetime import date

import pytest
from told import number, reports

from schemas.records import Report
from schemas.vocabulary import ActorRole, Assertion, Outcome, SubEventType

S = SubEventType
TODAY = "2026-11-20"


def killed(found: tuple[Report, ...]) -> list[int | None]:
    return [number(one, Outcome.KILLED) for one in found if not one.background]


def doers(report: Report) -> list[str]:
    return [actor.text for actor in report.actors if actor.role is not ActorRole.TARGET]


@pytest.mark.parametrize(
    "text",
    [
        "The Watch said soldiers executed 42 men in Djibo on 5 November. The army said it killed 27 terrorists.",
        "A rights group said soldiers shot dead 42 villagers near Ansongo. The army said its men killed 27 militants.",
        'A group said soldiers shot dead 42 men.\n\n"It is false," it said. It said its forces killed 27 rebels.',
    ],
)
def test_the_armys_own_account_is_another_deed(text: str) -> None:
    assert killed(reports(text, TODAY)) == [42, 27]


def test_the_armys_lower_toll_of_those_villagers_is_none() -> None:
    found = reports(
        "A rights group said soldiers shot dead 42 villagers near Ansongo on Monday. The army said they shot three.",
        TODAY,
    )
    assert 45 not in killed(found)


@pytest.mark.parametrize(
    "meeting",
    [
        "On Monday, in the neighbouring district of Meluco, a patrol came across a group of insurgents.",
        "On Monday, near Meluco, soldiers ran into a group of insurgents.",
    ],
)
def test_a_fight_is_that_of_the_meeting_told_before(meeting: str) -> None:
    first, fight = reports(
        "Five men attacked a village in Macomia on Tuesday, killing two farmers.\n\n"
        f"{meeting} Four insurgents were killed in the exchange of fire and one soldier died of wounds the next day.",
        TODAY,
    )
    assert (number(first, Outcome.KILLED), number(fight, Outcome.KILLED)) == (2, 5)
    assert (fight.sub_event_type, fight.date_start) == (S.ARMED_CLASH, date(2026, 11, 16))


def test_bodies_are_those_of_the_deed_that_killed() -> None:
    first, convoy = reports(
        "Residents said that soldiers executed 42 men in Kongoussi on Friday, two days after militants had attacked "
        "a convoy near Djibo.\n\nA trader said he had counted 19 bodies.",
        TODAY,
    )
    assert (number(first, Outcome.KILLED), number(convoy, Outcome.KILLED)) == (42, None)


@pytest.mark.parametrize("verb", ["seized", "took away", "abducted"])
def test_the_abduction_is_what_gunmen_did_however_it_was_told(verb: str) -> None:
    found = reports(
        f"Gunmen {verb} 23 people in Zurmi on Monday. The police confirmed the abduction but gave a lower figure.",
        TODAY,
    )
    assert [(one.sub_event_type, number(one, Outcome.CAPTURED)) for one in found] == [(S.ABDUCTION, 23)]


def test_an_abduction_is_no_arrest_that_police_made() -> None:
    found = reports("Police arrested two men in Zurmi on Monday. The abduction of a priest shocked the town.", TODAY)
    assert [one.sub_event_type for one in found if not one.background] == [S.ARRESTS]


@pytest.mark.parametrize(
    "text",
    [
        "Youths hurled stones at police in Tunis on Monday after a march had ended. Nine officers were hurt.",
        "Protesters threw stones at police in Tunis on Monday after a rally. Nine officers were hurt.",
    ],
)
def test_who_was_hurt_was_so_in_the_riot_and_not_at_the_march_before(text: str) -> None:
    riot = reports(text, TODAY)[0]
    assert (riot.sub_event_type, number(riot, Outcome.INJURED)) == (S.VIOLENT_DEMONSTRATION, 9)


def test_a_line_of_outlet_and_day_is_no_part_of_the_title() -> None:
    (one,) = reports(
        "At least nine farmers killed in a militia attack in Djugu\nRadio Mto, 17 November 2026\n\nAt least nine "
        "farmers were killed in an attack by a militia on Sunday night in Djugu, the chief of the village said.",
        TODAY,
    )
    assert (number(one, Outcome.KILLED), one.date_start) == (9, date(2026, 11, 15))


@pytest.mark.parametrize(
    "title",
    ["SOUTH SUDAN: Flash Update No. 3 - Inter-communal violence in Jonglei", "Situation Report #12: Clashes in Ituri"],
)
def test_the_title_of_a_series_tells_of_no_deed(title: str) -> None:
    (one,) = reports(
        f"{title}\n\nOn 13 November, armed men looted a clinic in Padiet. Partners have sent medical supplies.", TODAY
    )
    assert (one.sub_event_type, one.assertion) == (S.LOOTING, Assertion.ASSERTED)


def test_a_flash_update_is_no_news_flash_of_the_day() -> None:
    text = "Flash Update No. 3\n\nArmed men killed nine farmers near Duk. Partners have sent medical supplies to Bor."
    (one,) = reports(text, TODAY)
    assert one.date_start is None


def test_a_number_sign_denies_nothing() -> None:
    (one,) = reports("Gunmen killed two guards at Checkpoint No. 3 near Kaduna on Monday.", TODAY)
    assert one.assertion is Assertion.ASSERTED


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("An Army patrol clashed with rebels near Canayre on Monday, killing five of them.", "An Army patrol"),
        ("A police patrol shot dead two men near Kano on Monday.", "A police patrol"),
        ("An army battalion killed six rebels near Cali on Monday.", "An army battalion"),
        ("Units of the army killed six rebels near Cali on Monday.", "Units"),
        ("Units of the Second Division captured a rebel leader near Cali on Monday.", "Units"),
    ],
)
def test_a_patrol_and_a_battalion_are_those_whose_they_are(text: str, doer: str) -> None:
    (one,) = reports(text, TODAY)
    assert doer in doers(one)


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Last month bandits released 31 pupils whom they had kidnapped from a school in Kebbi.", "bandits"),
        ("Rebels freed two engineers they had abducted near Goma on Monday.", "Rebels"),
    ],
)
def test_they_who_took_whom_they_free_are_those_who_free_them(text: str, doer: str) -> None:
    (one,) = reports(text, TODAY)
    assert doers(one) == [doer]
    assert number(one, Outcome.CAPTURED) in {2, 31}


def test_they_who_say_so_took_nobody() -> None:
    (one,) = reports("Police freed two engineers who they said had been abducted near Goma on Monday.", TODAY)
    assert doers(one) == []


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Residents marched in Eldoret on Monday to protest the death of a student they say police shot dead.", 1),
        ("Hundreds protested in Jos on Monday over the death of a trader they say soldiers killed.", 1),
    ],
)
def test_whom_they_say_somebody_killed_were_killed_as_is_alleged(text: str, dead: int) -> None:
    march, killing = sorted(reports(text, TODAY), key=lambda one: one.start)
    assert march.sub_event_type is S.PEACEFUL_PROTEST
    assert (killing.assertion, number(killing, Outcome.KILLED)) == (Assertion.ALLEGED, dead)


@pytest.mark.parametrize(
    "text",
    [
        "Women took to the streets of Kismayo on Monday to protest at the murder of a girl.",
        "Some 400 farm workers blocked the highway near Marabá on Monday in protest at the murder of a farmer.",
        "Students marched in Bamenda on Monday in anger over the killing of a teacher.",
    ],
)
def test_the_murder_that_people_protest_at_is_none_that_the_protest_met_with(text: str) -> None:
    march, *others = reports(text, TODAY)
    assert march.sub_event_type is S.PEACEFUL_PROTEST
    assert number(march, Outcome.KILLED) is None
    assert all(number(one, Outcome.KILLED) == 1 for one in others)


def test_a_protest_met_with_shots_keeps_its_dead() -> None:
    (one,) = reports("Soldiers shot dead three protesters at a rally in Conakry on Monday.", TODAY)
    assert number(one, Outcome.KILLED) == 3


def test_a_body_from_the_rubble_brings_the_toll_to_what_it_is() -> None:
    (one,) = reports(
        "A bomb hit an apartment block in Orikhiv on Sunday. Rescuers pulled the body of a boy from the rubble, "
        "bringing the number of dead to three.",
        TODAY,
    )
    assert number(one, Outcome.KILLED) == 3


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A commissioner was shot dead by unknown gunmen in Baidoa on Monday. His guard was wounded.", S.ATTACK),
        ("A police commissioner was shot dead by unknown gunmen in Baidoa on Monday.", S.ARMED_CLASH),
        ("Two guards were shot dead by gunmen at a barracks in Baidoa on Monday.", S.ARMED_CLASH),
        ("Wildlife inspectors were attacked by illegal miners in Itaituba on Monday.", S.ATTACK),
    ],
)
def test_civilians_by_their_work_are_attacked_and_a_states_are_fought(text: str, kind: SubEventType) -> None:
    assert [one.sub_event_type for one in reports(text, TODAY)] == [kind]


def test_police_who_allege_say_so() -> None:
    (one,) = reports("Police allege that the students threw stones at a police car in Harare on Monday.", TODAY)
    assert (one.assertion, one.attributed_to) == (Assertion.ALLEGED, "Police")


@pytest.mark.parametrize(
    "text",
    [
        "The union denounces the arrest of two of its leaders by soldiers in Sonsonate on Wednesday.",
        "The forum condemns the abduction of two reporters by armed men in Gao on Wednesday.",
        "The bishops deplored the killing of four catechists in Djugu on Wednesday.",
    ],
)
def test_what_those_who_make_it_known_condemn_is_news(text: str) -> None:
    (one,) = reports(text, TODAY)
    assert (one.background, one.assertion) == (False, Assertion.ASSERTED)


@pytest.mark.parametrize(
    "text",
    [
        "Police reported the arrest of three men in Kano on Monday.",
        "The group has documented the detention of 23 men by soldiers in Kosti on 15 November.",
        "The army announced the capture of two rebels near Goma on Monday.",
    ],
)
def test_what_is_made_known_below_the_lead_is_news(text: str) -> None:
    (one,) = reports(f"A fire broke out in Jos. A school was closed.\n\n{text}", TODAY)
    assert (one.background, one.sub_event_type) == (False, S.ARRESTS)


def test_what_is_long_known_is_condemned_as_history() -> None:
    (one,) = reports("The forum condemns the arrest of two reporters in Gao on 4 March.", TODAY)
    assert one.background


@pytest.mark.parametrize("site", ["the town hall", "two shacks", "a police station", "three motorcycles", "a chapel"])
def test_what_may_be_burned(site: str) -> None:
    (one,) = reports(f"Rebels burned {site} near Cacaopera on Monday night and withdrew two hours later.", TODAY)
    assert one.sub_event_type in {S.LOOTING, S.ATTACK, S.ARMED_CLASH}


def test_what_is_burned_in_a_kitchen_is_no_deed() -> None:
    assert reports("The cook burned the rice in Cacaopera on Monday night.", TODAY) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A group of rebels entered Cacaopera on Monday night, burned the town hall and withdrew.", S.LOOTING),
        ("Armed men entered the town of Bor on Monday and looted three shops.", S.LOOTING),
        ("Rebels entered the town of Bor on Monday.", S.NON_STATE_ACTOR_OVERTAKES_TERRITORY),
    ],
)
def test_who_enters_a_town_and_burns_there_loots(text: str, kind: SubEventType) -> None:
    assert [one.sub_event_type for one in reports(text, TODAY)] == [kind]


def test_a_day_before_how_long_after_is_that_of_the_deed_before_it() -> None:
    killing, convoy = reports(
        "Residents said that soldiers backed by volunteers executed 42 men in Djibo, on November 5, two days after "
        "militants had attacked a military convoy in the area.",
        TODAY,
    )
    assert (killing.date_start, convoy.date_start) == (date(2026, 11, 5), date(2026, 11, 3))


def test_the_attack_on_a_thing_is_that_which_befell_it() -> None:
    found = reports(
        "Militants attacked a military convoy near Djibo on Tuesday.\n\nOn Thursday gunmen attacked a market in Titao, "
        "killing three traders.\n\nIn the attack on the convoy, eleven soldiers were killed.",
        TODAY,
    )
    assert killed(found) == [11, 3]
