"""Who did it, whom it befell and how many, where news tells it by the way. All incidents are invented."""

from datetime import date
from functools import partial

import pytest
import told

from schemas.records import Report
from schemas.vocabulary import ActorRole, Assertion, Outcome, SubEventType

_S = SubEventType
reports = partial(told.reports, published_at="2024-05-16")


def counts(report: Report) -> tuple[int | None, ...]:
    return tuple(
        toll.best if (toll := report.tolls.get(one)) else None
        for one in (Outcome.KILLED, Outcome.INJURED, Outcome.CAPTURED)
    )


def of_role(report: Report, role: ActorRole) -> list[str]:
    return [actor.name or actor.text for actor in report.actors if actor.role is role]


@pytest.mark.parametrize(
    "text",
    [
        "Army reinforcements sent from Doma came under fire near Lera on Tuesday.",
        "Police reinforcements from Doma were attacked by bandits at Lera on Monday.",
    ],
)
def test_forces_that_something_befell_did_not_only_move(text: str) -> None:
    assert _S.CHANGE_TO_GROUP not in [report.sub_event_type for report in reports(text)]


_BOMB = "A bomb killed three people and wounded nine in Jos on Monday. "


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        (_BOMB + "One of the wounded died in hospital on Tuesday.", (4, 8, None)),
        (_BOMB + "Two later died in hospital.", (5, 7, None)),
        (_BOMB + "Two of the dead died in hospital, a doctor said.", (3, 9, None)),
        (_BOMB + "Three of the injured were children.", (3, 9, None)),
        ("A guard was killed and three were wounded near Jos on Monday. One of the three died later.", (2, 2, None)),
        ("A trader was shot in the leg in Jos on Monday.", (None, 1, None)),
        (
            (
                "A guard was martyred and three others, including a passerby, sustained injuries "
                "when men threw a grenade in Jos."
            ),
            (1, 3, None),
        ),
        ('Soldiers captured alias "Mocho", head of finances of the ELN, in Jos on Monday.', (None, None, 1)),
        (
            "Police were about to serve a warrant of arrest on Musa Dan when he shot two of them in Jos on Monday.",
            (None,) * 3,
        ),
    ],
)
def test_each_of_them_is_counted_once(text: str, told_of: tuple[int | None, ...]) -> None:
    assert [counts(report) for report in reports(text)] == [told_of]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        (
            "The Russian Defence Ministry claims to have captured the village of Yablunivka.",
            "Military Forces of Russia",
        ),
        (
            "Moscow's defence ministry said its forces seized Yablunivka in Ukraine on Tuesday.",
            "Military Forces of Russia",
        ),
        ("The Interior Ministry said its forces arrested four men in Homs on Tuesday.", "its forces"),
        ("The army accused M23 of attacking a convoy near Sake on Monday, killing four soldiers.", "M23"),
        (
            "The mayor accused the ELN of dropping a bomb on a house in Lera on Monday, killing a woman.",
            "National Liberation Army",
        ),
    ],
)
def test_who_is_accused_did_it_and_a_ministry_has_forces(text: str, doers: str) -> None:
    (report,) = reports(text)
    assert of_role(report, ActorRole.PERPETRATOR) == [doers]


def test_who_claims_the_ambush_claims_what_was_told_as_one() -> None:
    ambush, claim, raid = reports(
        "Nine soldiers were killed in an ambush near Diabaly on Monday. On Tuesday, gunmen killed five people in the "
        "village of Sarafere. JNIM claimed the ambush. It said its men had killed 17 soldiers."
    )
    jnim = "Jama'at Nusrat al-Islam wal-Muslimin"
    assert [of_role(one, ActorRole.PERPETRATOR) for one in (ambush, claim, raid)] == [[jnim], [jnim], ["gunmen"]]
    assert [counts(one)[0] for one in (ambush, claim, raid)] == [9, 17, 5]
    assert claim.assertion is Assertion.ALLEGED


def test_those_hurt_elsewhere_in_one_sentence_are_an_event_of_their_own() -> None:
    text = "Two policemen were wounded in Sangin and three were killed in Gereshk on Tuesday."
    assert [counts(report) for report in reports(text)] == [(None, 2, None), (3, None, None)]


def test_shelling_that_hit_one_town_is_no_drone_that_struck_another() -> None:
    text = "Shelling hit Kherson on Monday, killing two. In Odesa, a drone struck the port."
    assert [report.sub_event_type for report in reports(text)] == [_S.SHELLING, _S.AIR_DRONE_STRIKE]


def test_an_offensive_that_is_announced_is_still_to_come() -> None:
    (report,) = reports("The army announced a counteroffensive near Lera on Tuesday.")
    assert (report.assertion, report.date_start) == (Assertion.FUTURE, None)


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed two traders in Bama and a bomb wounded five in Banki on Tuesday.",
        "Armed men set fire to 20 houses in Drodro on Tuesday and killed two people in Largu.",
        "Militiamen burned 20 houses in Lera on Tuesday after clashes with the army.",
    ],
)
def test_a_weekday_is_that_of_each_deed_of_its_sentence(text: str) -> None:
    assert {report.date_start for report in reports(text)} == {date(2024, 5, 14)}


def test_what_one_alleges_and_another_denies_are_two_reports() -> None:
    told_of = reports(
        "Elders accused soldiers of killing four men in Lera on Monday. The army denied that anyone had been killed."
    )
    assert [one.assertion for one in told_of] == [Assertion.ALLEGED, Assertion.DENIED]
    assert told_of[1].contests == 0


def test_who_was_led_off_and_found_dead_was_abducted() -> None:
    (report,) = reports("Guards found a teacher, who had been taken from his house by armed men on Monday, near Lera.")
    assert (report.sub_event_type, counts(report)) == (_S.ABDUCTION, (None, None, 1))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Shelling killed four people in Kherson and a drone injured two in Nikopol on Monday.",
            [_S.SHELLING, _S.AIR_DRONE_STRIKE],
        ),
        (
            "Four people were killed in Kherson by shelling, and two were hurt by a drone in Nikopol.",
            [_S.SHELLING, _S.AIR_DRONE_STRIKE],
        ),
        (
            "Gunmen killed a village chief near Dori and abducted two teachers in Sebba on Monday.",
            [_S.ATTACK, _S.ABDUCTION],
        ),
        ("Gunmen killed a village chief near Dori and abducted two teachers on Monday.", [_S.ATTACK]),
    ],
)
def test_deeds_at_two_places_of_a_sentence_are_two(text: str, kinds: list[SubEventType]) -> None:
    assert [report.sub_event_type for report in reports(text)] == kinds


def test_who_stands_between_two_deeds_does_the_second() -> None:
    (report,) = reports("Rebels killed four villagers and militiamen abducted nine women near Lera on Monday.")
    assert of_role(report, ActorRole.PERPETRATOR) == ["Rebels", "militiamen"]
