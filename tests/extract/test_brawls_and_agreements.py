"""What the fights of students are, grenades beside guns, and who agrees to pull back. All incidents are invented."""

from functools import partial

import pytest
import told

from schemas.vocabulary import EventType, SubEventType

_S = SubEventType
only = partial(told.only, published_at="2026-11-25")


@pytest.mark.parametrize(
    "text",
    [
        "Supporters of two candidates clashed in Doma on Tuesday, leaving three people dead.",
        "A clash between students of two colleges left 30 people injured in Lera on Tuesday.",
        "Fans of two clubs fought in Doma on Tuesday, and two died.",
        "Activists of two student bodies clashed at a college in Lera on Tuesday, leaving 20 people hurt.",
    ],
)
def test_people_of_two_camps_who_fight_riot(text: str) -> None:
    assert only(text).event_type is EventType.RIOTS


@pytest.mark.parametrize(
    "text",
    [
        "Rebels clashed with soldiers in Doma on Tuesday, leaving three people dead.",
        "Supporters of two warlords clashed with guns in Doma on Tuesday, leaving three people dead.",
    ],
)
def test_armed_people_who_fight_do_not(text: str) -> None:
    assert only(text).sub_event_type is _S.ARMED_CLASH


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Militants attacked a police post in Rashad on Tuesday using machine guns and hand grenades.", _S.ARMED_CLASH),
        (
            ("Gunmen attacked a mosque in Doma on Tuesday with rifles and hand grenades, killing three worshippers."),
            _S.ATTACK,
        ),
        ("Attackers hurled a hand grenade at a wedding in Doma on Tuesday, wounding two guests.", _S.GRENADE),
    ],
)
def test_grenades_beside_guns_are_some_of_the_arms(text: str, kind: SubEventType) -> None:
    assert only(text).sub_event_type is kind


def test_who_agrees_to_pull_forces_back_agrees() -> None:
    text = "The heads of the two border services met in Guliston on Thursday and agreed to withdraw additional forces."
    assert only(text).sub_event_type is _S.AGREEMENT


def test_what_stands_behind_a_semicolon_denies_nothing_before_it() -> None:
    report = only("A drone strike killed three people in Shabwa on Monday, officials said; the army has not commented.")
    assert report.sub_event_type is _S.AIR_DRONE_STRIKE


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A drone attack hit a gas field near Lera on Wednesday, wounding three workers.", _S.AIR_DRONE_STRIKE),
        ("Rockets hit a gas station in an attack on Doma on Monday, killing two.", _S.SHELLING),
        ("Troops used chlorine gas in an attack on Doma on Monday, killing two.", _S.CHEMICAL_WEAPON),
    ],
)
def test_what_holds_gas_is_no_chemical_weapon(text: str, kind: SubEventType) -> None:
    assert only(text).sub_event_type is kind


def test_supporters_of_a_government_may_fight_a_war() -> None:
    text = (
        "Three people were killed in clashes between supporters and opponents of the government in Tripoli on Monday."
    )
    assert only(text).sub_event_type is _S.ARMED_CLASH
