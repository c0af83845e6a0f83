"""Who is dragged out and killed, who is let go, and what was done before or after (ACT-125, ASM-13, ASM-61, AST-12)."""

from functools import partial

import pytest
import told

from schemas.vocabulary import ActorKind, ActorRole, Assertion, Outcome, SubEventType

_S = SubEventType
reports = partial(told.reports, published_at="2024-05-16")


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen dragged a headman from his house near Palamau on Monday and shot him dead.",
        "A headman was dragged out of his house by masked men and shot dead near Latehar on Monday.",
        "Armed rebels dragged a trader from his home near Bijapur on Monday before shooting him dead.",
    ],
)
def test_who_is_dragged_out_and_killed_there_and_then_was_attacked(text: str) -> None:
    (attack,) = reports(text)
    assert (attack.sub_event_type, attack.tolls[Outcome.KILLED].low) == (_S.ATTACK, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen dragged a headman from his house near Palamau on Monday and later shot him dead.",
        "Militants abducted a driver near Kulgam on Monday and shot him dead.",
        "Unidentified men killed two brothers near Karachi on Monday after kidnapping them.",
    ],
)
def test_who_is_abducted_and_then_killed_is_told_of_twice(text: str) -> None:
    assert {one.sub_event_type for one in reports(text)} == {_S.ABDUCTION, _S.ATTACK}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Two nurses who were seized by gunmen near Doma last month were released on Monday.", "2024-04-01"),
        ("Two nurses who were kidnapped by gunmen near Doma last month were released on Monday.", "2024-04-01"),
        ("Six abducted workers were released near Wana on Monday. They were abducted on May 2.", "2024-05-02"),
        ("Four villagers were abducted by rebels near Doma on Monday. Later the abductors released one.", "2024-05-13"),
        ("Three men were abducted by rebels near Doma on Monday. Later they released all the captives.", "2024-05-13"),
    ],
)
def test_the_taking_of_those_who_go_free_is_told_of_once_on_its_own_day(text: str, day: str) -> None:
    assert [(one.sub_event_type, str(one.date_start)) for one in reports(text)] == [(_S.ABDUCTION, day)]


def test_others_who_go_free_elsewhere_are_told_of_by_themselves() -> None:
    text = "Rebels abducted four villagers near Sarpang on Monday. The army freed 30 hostages in Tura on Tuesday."
    assert [one.sub_event_type for one in reports(text)] == [_S.ABDUCTION, _S.OTHER]


def test_an_army_that_frees_people_did_not_take_them() -> None:
    (taking,) = reports("Six workers were abducted near Wana on May 2. The army rescued the six workers on Monday.")
    assert ActorKind.STATE_FORCES not in {actor.kind for actor in taking.actors}


@pytest.mark.parametrize(
    "text",
    [
        "Three men threatened a guard near Nuwakot on Monday before setting a parked car on fire.",
        "After torching two buses near Malkangiri, rebels stopped a third on Monday to check who was in it.",
    ],
)
def test_what_was_done_before_or_after_was_done(text: str) -> None:
    (burning,) = reports(text)
    assert (burning.sub_event_type, burning.assertion) == (_S.LOOTING, Assertion.ASSERTED)


def test_what_somebody_threatens_to_do_is_still_to_come() -> None:
    (threat,) = reports("Three men threatened to set a clinic near Nuwakot on fire on Monday.")
    assert threat.assertion is Assertion.FUTURE


def test_hours_are_nobody() -> None:
    (killing,) = reports("After 12 hours of firing one suspect was killed by the police near Lucknow on Monday.")
    assert killing.tolls[Outcome.KILLED].best == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rebels fired at a patrol near Bintuka on Monday.", _S.ARMED_CLASH),
        ("Rebels fired at a truck near Bintuka on Monday.", _S.ATTACK),
        ("Fourteen people were injured in a VBIED attack near Nowshera on Monday.", _S.REMOTE_EXPLOSIVE),
        ("Three men were killed as militiamen clashed with Awami League men near Doma on Monday.", _S.ARMED_CLASH),
    ],
)
def test_what_is_shot_at_set_off_and_fought(text: str, kind: SubEventType) -> None:
    assert [one.sub_event_type for one in reports(text)] == [kind]


def test_a_league_that_plays_has_no_dead() -> None:
    assert not reports("Rovers attacked United in the Premier League on Monday.")


@pytest.mark.parametrize(
    "text",
    [
        "Three men were killed in a gunfight near Malir City on Monday. Police recovered two Kalashnikovs from them.",
        "Rebels shot at police on a road in Bintuka on Monday. Reinforcements reached the spot later.",
        "A bomb killed three people in Kokrajhar on Monday. Additional troops were deployed in the area.",
    ],
)
def test_arms_found_on_the_dead_and_forces_sent_after_a_deed_are_its_outcome(text: str) -> None:
    assert len(reports(text)) == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Soldiers killed two rebels near Tura on Monday. Police recovered a Kalashnikov in Jowai.",
            _S.DISRUPTED_WEAPONS_USE,
        ),
        ("A bomb killed three people in Kokrajhar on Monday. The army was deployed in Dhubri.", _S.CHANGE_TO_GROUP),
        ("A bomb killed three people in Kokrajhar on Monday. A rebel commander surrendered.", _S.CHANGE_TO_GROUP),
    ],
)
def test_what_is_found_or_done_elsewhere_is_told_of_by_itself(text: str, kind: SubEventType) -> None:
    assert [one.sub_event_type for one in reports(text)][1:] == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rebels attacked an aid convoy near Sadda on Monday.", _S.ATTACK),
        ("Rebels attacked a convoy of buses near Sadda on Monday.", _S.ATTACK),
        ("Rebels attacked a World Food Programme river convoy near Sadda on Monday.", _S.ATTACK),
        ("Rebels attacked an army convoy near Sadda on Monday.", _S.ARMED_CLASH),
        ("A leader of the Bugti tribe was shot dead near Sadda on Monday.", _S.ATTACK),
        ("A leader of the People's Party was shot dead near Sadda on Monday.", _S.ATTACK),
        ("A leader of the Kurdistan Workers Party was shot dead near Sadda on Monday.", _S.ARMED_CLASH),
        ("The chief of police was shot dead near Sadda on Monday.", _S.ARMED_CLASH),
        ("The paramilitary forces seized the market in Kutum on Monday.", _S.GOVERNMENT_REGAINS_TERRITORY),
        ("Two people were killed on Monday when a blast struck a passenger coach near Sadda.", _S.REMOTE_EXPLOSIVE),
    ],
)
def test_whose_convoy_and_whose_leader_it_is_says_what_kind_of_deed_it_was(text: str, kind: SubEventType) -> None:
    assert [one.sub_event_type for one in reports(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "A councillor of Sukkur, identified as Karim Shah (50), was shot dead near Sadda on Monday.",
        "A teacher was on May 13 shot dead near Sadda.",
        "A driver was on Monday killed near Sadda by gunmen.",
    ],
)
def test_whom_it_befell_is_found_over_a_name_and_a_day(text: str) -> None:
    (killing,) = reports(text)
    assert killing.tolls[Outcome.KILLED].low == 1


def test_a_coach_of_a_team_is_none() -> None:
    assert not reports("The coach attacked the referee near Sadda on Monday.")


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("A bomb hit a police van near Sadda on Monday.", "a police van"),
        ("Militants lobbed a grenade at a police post near Sadda on Monday.", "a police post"),
        ("A grenade was thrown at an army camp near Sadda on Monday.", "an army camp"),
        ("Rockets hit a garrison near Sadda on Monday.", "a garrison"),
    ],
)
def test_what_a_side_mans_and_a_bomb_hits_is_a_target(text: str, target: str) -> None:
    (blast,) = reports(text)
    assert (target, ActorRole.TARGET, ActorKind.STATE_FORCES) in {(a.text, a.role, a.kind) for a in blast.actors}


def test_what_a_bomb_only_went_off_by_is_no_target() -> None:
    (blast,) = reports("A bomb went off near a police station in Sadda on Monday.")
    assert not blast.actors


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Soldiers took away two teachers from their homes near Tarana on Monday.", _S.ARRESTS),
        ("Troops took a trader from his house near Tarana on Monday.", _S.ARRESTS),
        ("Security personnel took away two teachers near Tarana on Monday.", _S.ARRESTS),
        ("Gunmen took a trader from his house near Tarana on Monday.", _S.ABDUCTION),
    ],
)
def test_whom_a_states_forces_lead_off_is_arrested(text: str, kind: SubEventType) -> None:
    assert [one.sub_event_type for one in reports(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers took their wounded away near Tarana on Monday.",
        "Medical personnel took away two patients near Tarana on Monday.",
    ],
)
def test_who_is_only_carried_off_the_field_is_not(text: str) -> None:
    assert not reports(text)
