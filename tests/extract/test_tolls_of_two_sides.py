"""Tolls of both sides, of some "of whom" others tell, and of those only who speak. All is invented."""

from functools import partial

import pytest
import told

from schemas.vocabulary import ActorRole, Outcome, Side, SubEventType

reports = partial(told.reports, published_at="2024-05-15")


@pytest.mark.parametrize(
    ("second", "killed"),
    [
        ("Two of the bandits were killed.", 5),
        ("Two of the bandits were also killed.", 5),
        ("Two of the officers died on the spot.", 3),
    ],
)
def test_some_of_the_other_side_add_to_the_dead(second: str, killed: int) -> None:
    (report,) = reports(f"Gunmen ambushed a police convoy in Jolo on Monday, killing three officers. {second}")
    assert report.tolls[Outcome.KILLED].best == killed


def test_some_who_were_also_killed_add_to_people_of_no_told_side() -> None:
    text = "Gunmen ambushed a bus in Jolo on Monday, killing three people. Two of the attackers were also killed."
    (report,) = reports(text)
    killed = report.tolls[Outcome.KILLED]
    assert killed.best == 5
    assert killed.by_side is not None
    assert killed.by_side[Side.NON_STATE].best == 2


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (
            "Gunmen attacked a village in Jolo on Monday, killing 12. Two of the attackers were shot dead.",
            14,
        ),
        ("Gunmen attacked a bus in Jolo on Monday, killing 12 people. Two attackers were killed.", 14),
        ("Militants stormed a station in Jolo on Monday, killing four policemen. All five attackers were killed.", 9),
        (
            "Twelve people died in a raid in Jolo on Monday. Three of the raiders were killed and nine villagers.",
            12,
        ),
        ("Soldiers killed 12 rebels in Jolo on Monday. Two of the rebels were shot dead in a cave.", 12),
    ],
)
def test_who_did_it_is_none_of_those_whom_he_killed(text: str, killed: int) -> None:
    (report,) = reports(text)
    assert report.tolls[Outcome.KILLED].best == killed


@pytest.mark.parametrize(
    ("lead", "second", "counts"),
    [
        ("Gunmen killed 14 people in Jolo on Monday, residents said.", "The police put the toll at nine.", (9, 14, 14)),
        ("Gunmen killed at least 14 people in Jolo on Monday.", "Police put the death toll at nine.", (9, 14, None)),
        ("A bomb killed 14 people in Jolo on Monday, police said.", "A rights group gave a toll of 20.", (14, 14, 20)),
        ("A bomb killed 14 people in Jolo on Monday, police said.", "The mayor put the toll at 14.", (14, 14, 14)),
    ],
)
def test_what_another_puts_the_toll_at_is_its_low_or_its_high(
    lead: str, second: str, counts: tuple[int, int, int | None]
) -> None:
    (report,) = reports(f"{lead} {second}")
    killed = report.tolls[Outcome.KILLED]
    assert (killed.low, killed.best, killed.high) == counts


@pytest.mark.parametrize("died", ["died", "had died", "later died"])
def test_of_whom_only_some_died(died: str) -> None:
    hospital = f"A hospital said it had received 27 people, three of whom {died}."
    text = f"A bomb exploded at a mosque in Jolo on Monday. {hospital}"
    (report,) = reports(text)
    assert report.tolls[Outcome.KILLED].best == 3


def test_who_speaks_of_wounded_is_not_hurt() -> None:
    text = 'A bomb exploded at a mosque in Jolo on Monday. "There were many dead and wounded," said one witness.'
    (report,) = reports(text)
    assert Outcome.INJURED not in report.tolls
    assert not [actor for actor in report.actors if actor.role is ActorRole.TARGET and "witness" in actor.text]


@pytest.mark.parametrize("where", ["In Jolo", "In a separate incident in Jolo", "In an attack on a market in Jolo"])
def test_people_behind_a_place_are_all_counted(where: str) -> None:
    (report,) = reports(f"{where}, 10 people, including five policemen, were killed on Monday.")
    assert report.tolls[Outcome.KILLED].best == 10


@pytest.mark.parametrize("doer", ["Israel", "Army", "RSF"])
def test_a_headline_counts_its_dead_and_no_hospital(doer: str) -> None:
    (report,) = reports(f"{doer} shells Jabalia hospital, ten dead")
    assert report.sub_event_type is SubEventType.SHELLING
    assert report.tolls[Outcome.KILLED].best == 10
