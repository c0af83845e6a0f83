"""Tolls of "anyone", of wounded who are the dead already told of, and of dozens. All incidents are invented."""

from functools import partial

import pytest
import told

from schemas.vocabulary import Assertion, Outcome

reports = partial(told.reports, published_at="2026-11-25")


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on a market in Taiz on Monday. The governor denied that anyone had been killed.",
        "Shells fell on a market in Taiz on Monday. The army issued a denial that anyone had been wounded.",
        "A bomb went off in Doma on Monday. The mayor said he did not know whether anybody was hurt.",
    ],
)
def test_anyone_of_whom_it_is_denied_or_asked_counts_nobody(text: str) -> None:
    numbers = [told.number(report, one) for report in reports(text) for one in (Outcome.KILLED, Outcome.INJURED)]
    assert set(numbers) <= {None, 0}


def test_who_did_not_hurt_anyone_did_it_and_hurt_nobody() -> None:
    (report,) = reports("Police fired on a crowd in Taiz on Monday but did not hurt anyone.")
    assert (report.assertion, told.number(report, Outcome.INJURED)) == (Assertion.ASSERTED, 0)


def test_who_shot_anyone_who_moved_did_it() -> None:
    assert [one.assertion for one in reports("Gunmen shot anyone who moved in a market in Taiz on Monday.")] == [
        Assertion.ASSERTED
    ]


@pytest.mark.parametrize(
    ("text", "dead", "hurt"),
    [
        (
            (
                "Two militants and a soldier were killed in a gunfight in Doma on Monday, police said. Two "
                "soldiers sustained injuries "
                "in the first exchange of fire. One of them later succumbed at a hospital."
            ),
            3,
            1,
        ),
        (
            (
                "A policeman was killed in a gunfight in Doma on Monday, an official said. Three policemen "
                "were wounded in the shooting. "
                "One of them died on the way to hospital."
            ),
            1,
            2,
        ),
        (
            (
                "Four policemen were killed in an ambush near Doma on Monday, an official said. Two "
                "policemen were wounded in the attack. "
                "One of them later died in hospital."
            ),
            5,
            1,
        ),
        ("A guard was killed and three were wounded near Jos on Monday. One of the three died later.", 2, 2),
    ],
)
def test_wounded_who_died_may_be_the_dead_with_whom_the_text_began(text: str, dead: int, hurt: int) -> None:
    (report,) = reports(text)
    assert (told.number(report, Outcome.KILLED), told.number(report, Outcome.INJURED)) == (dead, hurt)


@pytest.mark.parametrize(
    "text",
    [
        "The army repelled an attack by rebels near Lera on Monday, with dozens of fighters killed.",
        "Rebels and soldiers clashed near Lera on Monday, leaving dozens of men killed in the fields.",
    ],
)
def test_dozens_of_people_who_are_described_as_killed_are_dozens(text: str) -> None:
    assert told.number(reports(text)[0], Outcome.KILLED) == 24


@pytest.mark.parametrize(
    ("text", "dead", "hurt"),
    [
        ("Two persons were killed and more than 30, including 11 policemen, were injured in Doma on Monday.", 2, 31),
        ("A bomb went off in Doma on Monday. Six were killed and 14, among them a nurse, were wounded.", 6, 14),
        (
            "Three people were killed and 20, among them four children, were wounded in Doma on Monday, police said.",
            3,
            20,
        ),
        (
            "Two men were killed and over 30, including 11 policemen, were injured in Doma on Monday, an office said.",
            2,
            31,
        ),
        ("Three men were killed and 20 others, including a child, were hurt in a blast in Doma on Monday.", 3, 20),
    ],
)
def test_a_bare_number_before_an_aside_suffers_what_stands_behind_it(text: str, dead: int, hurt: int) -> None:
    (report,) = reports(text)
    assert (told.number(report, Outcome.KILLED), told.number(report, Outcome.INJURED)) == (dead, hurt)


@pytest.mark.parametrize(
    ("text", "hurt"),
    [
        ("Troops killed four rebels near Lera on Monday. No casualties were inflicted on the security forces.", None),
        ("A bomb went off in Lera on Monday. No casualties were reported.", 0),
    ],
)
def test_no_casualties_of_one_side_are_no_toll(text: str, hurt: int | None) -> None:
    assert told.number(reports(text)[0], Outcome.INJURED) == hurt
