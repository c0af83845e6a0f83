"""Who says it, who only came after it, and whom it left hurt (rules AST-30, ACT-128, FRM-3 and FRM-116)."""

from functools import partial

import pytest
import told

from schemas.vocabulary import ActorKind, ActorRole, Assertion, Outcome, SubEventType

reports = partial(told.reports, published_at="2024-05-16")


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Two rebels and a soldier killed in a clash near Swat on Monday, reports Daily Post.", "Daily Post"),
        ("A bomb went off at the house of a lawmaker, Sam Rao, in Imphal on Monday, reports The Herald.", "The Herald"),
        ("The Herald reports that a bomb went off at the house of a lawmaker in Imphal on Monday.", "The Herald"),
        ("The army reported that rebels had killed a guard near Swat on Monday.", "The army"),
    ],
)
def test_the_outlet_that_a_sentence_ends_with_says_so(text: str, outlet: str) -> None:
    assert {one.attributed_to for one in reports(text)} == {outlet}


@pytest.mark.parametrize(
    "text",
    [
        "Several bombs exploded in Dhaka on Monday. The police arrested six men.",
        "A bomb killed three people in Dhaka on Monday. Police recovered two pistols at the scene.",
    ],
)
def test_police_who_come_after_a_bomb_did_not_set_it_off(text: str) -> None:
    (deed,) = reports(text)
    assert ActorKind.STATE_FORCES not in {actor.kind for actor in deed.actors}


def test_police_who_shot_somebody_and_arrested_others_did() -> None:
    (deed,) = reports("Police shot a student dead in Lera on Monday. They arrested ten others.")
    assert (ActorRole.PERPETRATOR, ActorKind.STATE_FORCES) in {(actor.role, actor.kind) for actor in deed.actors}


@pytest.mark.parametrize(
    ("text", "hurt"),
    [
        ("A blast near Imphal on Monday left twelve people critically wounded.", 12),
        ("A blast near Imphal on Monday left two troopers seriously injured.", 2),
    ],
)
def test_whom_a_blast_left_wounded_is_counted(text: str, hurt: int) -> None:
    (blast,) = reports(text)
    assert blast.tolls[Outcome.INJURED].best == hurt


def test_whom_another_verb_befell_is_not_among_the_killed() -> None:
    (clash,) = reports(
        "Two people were killed including a policeman and seven others were wounded in a clash near Doma on Monday."
    )
    assert [clash.tolls[outcome].best for outcome in (Outcome.KILLED, Outcome.INJURED)] == [2, 7]


def test_a_town_is_not_whom_it_befell() -> None:
    (taking,) = reports("Police on Monday rescued Arun Das, a resident of Shillong, who was abducted on May 2.")
    assert "Shillong" not in {actor.text for actor in taking.actors}


def test_an_unidentified_group_did_it() -> None:
    (blast,) = reports("An unidentified group exploded a bomb at a party office near Dhankuta on Monday.")
    assert [(actor.role, actor.kind) for actor in blast.actors] == [
        (ActorRole.PERPETRATOR, ActorKind.POLITICAL_MILITIAS)
    ]


@pytest.mark.parametrize(
    ("text", "outcome", "best"),
    [
        ("Two guards, identified as Zafar and Hilal, sustained injuries in a raid near Hangu on Monday.", "injured", 2),
        (
            "A chief identified as Sardar Khan and his brother Bahadur were killed by gunmen near Bolan on Monday.",
            "killed",
            2,
        ),
        ("Militants shot dead council member Ali Rehman near Hangu on Monday.", "killed", 1),
    ],
)
def test_whom_it_befell_is_counted_beside_a_name(text: str, outcome: str, best: int) -> None:
    (deed,) = reports(text)
    assert deed.tolls[Outcome(outcome)].best == best
    assert not any(actor.text.startswith("dead") for actor in deed.actors)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Lal Sai (24), a police constable, was killed by rebels near Manpur on Monday.", SubEventType.ARMED_CLASH),
        ("Lal Sai, a schoolmaster, was killed by rebels near Manpur on Monday.", SubEventType.ATTACK),
        ("A fourth man detonated his explosive vest near Manpur on Monday.", SubEventType.SUICIDE_BOMB),
    ],
)
def test_what_stands_after_a_name_says_who_bears_it(text: str, kind: SubEventType) -> None:
    assert [one.sub_event_type for one in reports(text)] == [kind]


def test_what_was_not_done_and_what_is_claimed_are_two() -> None:
    text = (
        "The police chief said on Monday that the worker was not killed by the rangers. "
        "A party leader claimed that the rangers had picked up dozens of workers."
    )
    assert [one.assertion for one in reports(text)] == [Assertion.NEGATED, Assertion.ALLEGED]


def test_capitals_make_no_coalition_of_a_security_force() -> None:
    (blast,) = reports("Two Security Force personnel were killed in a blast near Awaran on Monday.")
    assert [actor.actor_id for actor in blast.actors] == [None]
