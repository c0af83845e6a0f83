"""A stated total is the whole toll, whatever the sentence counts beside it."""

from datetime import date
from functools import partial

import pytest
import told

from schemas.vocabulary import ActorKind, Outcome, SubEventType

reports = partial(told.reports, published_at="2024-05-06")


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The death toll from Friday's bombing in Kunduz rose to 12 after five of the wounded died in hospital.", 12),
        ("A bombing in Kunduz on Friday killed seven people. The ministry later raised the toll to 12.", 12),
        ("A bombing in Kunduz on Friday killed seven people. The police have revised the death toll to 12.", 12),
        ("Seven people were killed in clashes in Kurram on Sunday, bringing the death toll to 30.", 7),
        ("Twelve worshippers died in an attack in Kabul on Sunday. The death toll had risen to 17 on Monday.", 17),
        (
            "Twelve worshippers died in an attack in Kabul on Sunday. The year's death toll has reached 300 since May.",
            12,
        ),
        ("A blast killed 3 people in Kabul on Monday, bringing to 15 the number of people killed there this week.", 3),
        ("A blast killed 3 people in Kabul on Monday, bringing the number of people killed this week to 15.", 3),
        (
            (
                "A bomb killed 22 people and wounded 40 in Kabul on Friday. Four more people died of their wounds, "
                "taking the toll to 26."
            ),
            26,
        ),
        ("Gunmen attacked a camp near Bunia on Friday. Three of the wounded died on Sunday, taking the toll to 9.", 9),
        ("Gunmen killed six guards near Bunia on Friday. Three of the wounded died on Sunday.", 9),
        ("Two soldiers were killed when a bomb exploded in Khost on Sunday, officials said.", 2),
        ("The death toll from Monday's massacre at Djibo has gone up to 26, the mayor said.", 26),
        ("Rescuers pulled a fourth body from the rubble in Sumy on Sunday, a day after a missile hit a house.", 4),
        ("A tenth victim died in hospital on Sunday, two days after the bombing in Herat.", 10),
        (
            "Two more bodies were found on Sunday after Friday's fight in Marsabit, bringing the number of dead to 7.",
            7,
        ),
        ("A third person has died from injuries in Sunday's bus bombing in Isulan, the hospital said on Monday.", 3),
        ("A second body was found near Herat on Sunday, where gunmen had killed three traders.", 3),
    ],
)
def test_a_stated_total_is_the_toll(text: str, killed: int) -> None:
    tolls = [report.tolls[Outcome.KILLED] for report in reports(text) if Outcome.KILLED in report.tolls]
    assert [toll.low for toll in tolls] == [killed]


@pytest.mark.parametrize(
    "said",
    ["A police spokesman put the number of injured at 24.", "The number of people injured rose to 24, doctors said."],
)
def test_the_number_of_injured_is_put_at(said: str) -> None:
    (report,) = reports(f"At least nine people were killed when a bomb went off in Kunduz on Sunday. {said}")
    assert report.tolls[Outcome.INJURED].low == 24


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        (
            "A bomb went off at a market in Baidoa on Sunday, and the mayor confirmed four deaths and 11 injuries.",
            (4, 11, None),
        ),
        ("Clashes in El Fasher on Sunday led to seven fatalities and 22 wounded.", (7, 22, None)),
        ("Troops raided a hideout in Maiduguri on Sunday and made 14 arrests.", (None, None, 14)),
        ("Three people were hurt and five arrests were made when protesters fought police in Dakar.", (None, 3, 5)),
        ("Gunmen attacked a bus near Kasese on Sunday; the hospital spoke of dozens of injuries.", (None, 24, None)),
        ("Police in Almaty arrested two men on Sunday after 300 arrests since January.", (None, None, 2)),
        ("A protester died of his injuries in Dhaka on Sunday after police fired on a march.", (1, None, None)),
    ],
)
def test_a_noun_counts_what_it_names(text: str, tolls: tuple[int | None, ...]) -> None:
    (report,) = (one for one in reports(text) if not one.background)
    counted = [report.tolls.get(outcome) for outcome in (Outcome.KILLED, Outcome.INJURED, Outcome.CAPTURED)]
    assert tuple(toll and toll.low for toll in counted) == tolls


def test_attacks_of_a_day_and_one_of_them_are_not_one_incident() -> None:
    text = "Attacks across Iraq killed 30 people on Sunday. In Baghdad, a car bomb killed 12 people."
    (report,) = reports(text)
    assert report.tolls[Outcome.KILLED].low == 12


def test_what_stands_behind_a_colon_shares_the_toll_out() -> None:
    text = (
        "Blasts in Quetta and Peshawar killed seven people on Monday: five in Quetta, at a market, and two in Peshawar."
    )
    assert [report.tolls[Outcome.KILLED].low for report in reports(text)] == [5, 2]


def test_who_dies_of_wounds_dies_of_the_deed_on_its_day() -> None:
    text = (
        "Two more guards died of their wounds on Sunday, bringing to 14 the number of people killed in Friday's attack "
        "in Quetta."
    )
    (report,) = reports(text)
    assert (report.date_start, report.tolls[Outcome.KILLED].low) == (date(2024, 5, 3), 14)


def test_each_of_several_acts_has_what_their_summary_told() -> None:
    text = (
        "Air strikes killed nine militants in Waziristan on Monday. Five were killed in Mir Ali and four in Datta Khel."
    )
    parts = reports(text)
    assert [part.tolls[Outcome.KILLED].low for part in parts] == [5, 4]
    assert {part.sub_event_type for part in parts} == {SubEventType.AIR_DRONE_STRIKE}
    assert all(part.weapons and part.actors[0].kind is ActorKind.REBEL_GROUPS for part in parts)


def test_a_part_without_an_act_of_its_own_is_one_of_the_summary() -> None:
    text = (
        "Gunmen killed nine soldiers in separate attacks in Helmand on Monday. Five were killed in Sangin. Four others "
        "died in Marjah."
    )
    assert [(r.tolls[Outcome.KILLED].low, r.actors[0].text) for r in reports(text)] == [(5, "Gunmen"), (4, "Gunmen")]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (
            "With the murder of two more doctors on Friday a total of six doctors have been murdered this week.",
            2,
        ),
        ("Gunmen killed three guards and two more farmers in Basra on Monday, a total of five people killed.", 5),
        ("A total of six farmers were killed in Basra on Monday.", 6),
    ],
)
def test_a_total_of_those_who_are_counted_counts_nobody_beside_them(text: str, killed: int) -> None:
    (report,) = reports(text)
    assert told.number(report, Outcome.KILLED) == killed


def test_a_months_toll_is_no_toll_of_one_of_its_days() -> None:
    ambush = "Rebels ambushed and killed 68 farmers in the village of Balcon on 22 April.\n\n"
    first, *_ = reports(
        ambush + "Senator Quispe said that 403 people were killed in April as a result of violent acts."
    )
    assert told.number(first, Outcome.KILLED) == 68


def test_a_month_that_is_told_before_its_day_is_the_deeds() -> None:
    (report,) = reports("Rebels killed 68 farmers in Balcon in April. The attack on 22 April left 70 dead.")
    assert told.number(report, Outcome.KILLED) == 70


def test_what_was_years_before_is_no_part_of_what_is_summed_up() -> None:
    found = reports(
        "Two explosions killed 84 people in Kunduz on Sunday. Karim Dost was killed there by a drone in 2020."
    )
    assert [(report.tolls[Outcome.KILLED].low, report.background) for report in found] == [(84, False), (1, True)]
    found = reports(
        "Two explosions killed nine people in Kunduz on Sunday. Karim Dost was killed by a bomb at the market."
    )
    assert [report.tolls[Outcome.KILLED].low for report in found] == [1]


@pytest.mark.parametrize(
    "said",
    [
        "April was a particularly bloody month because of violence that caused the death of 403 people.",
        "April was the worst month, with 98 people killed.",
        "The commissioner said that 2023 had been a bad year, in which 310 people had been killed.",
        "Last year was one of the bloodiest years, with 1,200 deaths.",
        "The unrest caused 75 deaths in the first quarter.",
        "Raids left 212 dead in the second half of last year, the governor said.",
        "The death toll of the insurgency stands at 12,000.",
        "The toll from the civil war has reached 40,000.",
    ],
)
def test_what_a_month_or_a_war_had_is_no_toll_of_one_deed(said: str) -> None:
    first, *others = reports(f"Gunmen killed four farmers near Zaria on Sunday. {said}")
    assert first.tolls[Outcome.KILLED].best == 4
    assert all(one.background for one in others)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Gunmen attacked Zaria on Sunday. The violence caused the death of nine people.", 9),
        ("A bomb went off at a market in Zaria on Sunday. The death toll from the attack has reached 14.", 14),
        ("April was the month in which the district chief fled. On Sunday gunmen killed two guards in Zaria.", 2),
        ("Gunmen killed three people in Zaria in the second half of April, the governor said.", 3),
    ],
)
def test_a_deeds_own_toll_is_no_months(text: str, killed: int) -> None:
    (only,) = [one for one in reports(text) if not one.background and one.tolls]
    assert (only.tolls.get(Outcome.KILLED) or only.tolls[Outcome.INJURED]).best == killed
