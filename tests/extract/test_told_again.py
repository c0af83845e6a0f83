"""What of an article tells of one incident, in invented news."""

from datetime import date
from functools import partial

import pytest
import told

from schemas.vocabulary import Assertion, Outcome

reports = partial(told.reports, published_at="2021-06-09")


def test_a_person_of_the_same_name_is_known_again_from_afar() -> None:
    text = (
        "Gunmen shot Mayor Rodrigo Salazar in Tarma on Monday.\n\n"
        + "The council met. It talked about water.\n\n" * 5
        + "Nobody was arrested, but soldiers may have killed Salazar, his brother said."
    )
    (report,) = reports(text)
    assert report.assertion is Assertion.ASSERTED


def test_people_of_other_names_are_another_incident() -> None:
    text = "Gunmen killed Mayor Rodrigo Salazar on Monday. Gunmen killed Judge Elena Paz the same day."
    assert len(reports(text)) == 2


def test_deeds_that_and_joins_are_two() -> None:
    text = "He condemned the murder of Rodrigo Salazar and the kidnapping of Elena Paz."
    assert len(reports(text)) == 2


def test_the_bombing_goes_back_to_the_bombing() -> None:
    text = (
        "A bomb killed two guards in Tarma on Monday.\n\nGunmen shot a farmer in Jauja on Sunday.\n\n"
        "The bombing also wounded three women."
    )
    bombing, shooting = reports(text)
    assert bombing.tolls[Outcome.INJURED].low == 3
    assert Outcome.INJURED not in shooting.tolls


@pytest.mark.parametrize(
    "text",
    [
        "The army denied any part in the killing of Bishop Marín.",
        "The ministry blamed the militia for the murder of Bishop Marín.",
        "Thousands marched to protest the assassination of Bishop Marín.",
    ],
)
def test_a_deed_that_is_taken_for_granted_is_a_fact_but_no_news(text: str) -> None:
    deed = next(report for report in reports(text) if Outcome.KILLED in report.tolls)
    assert (deed.assertion, deed.background) == (Assertion.ASSERTED, True)


@pytest.mark.parametrize(
    ("text", "assertion"),
    [
        ("He said the attack on the bridge did not take place.", Assertion.NEGATED),
        ("The rebels planned the attack on the bridge.", Assertion.FUTURE),
    ],
)
def test_words_of_whether_it_takes_place_touch_a_known_deed(text: str, assertion: Assertion) -> None:
    (report,) = reports(text)
    assert report.assertion is assertion


def test_the_day_of_a_reaction_is_not_the_day_of_the_deed() -> None:
    (report,) = reports("Bishops today condemned the murder of Judge Elena Paz on 3 May.")
    assert report.date_start == date(2021, 5, 3)


def test_who_is_killed_in_somebodys_murder() -> None:
    (report,) = reports("Police are looking into the judge's murder in Tarma.")
    assert report.tolls[Outcome.KILLED].low == 1


def test_an_editors_bracket_is_not_the_articles_own_word() -> None:
    text = (
        "[Compare the airstrike of that night in Marjah.]\n\nTARMA, June 8 (Invented) -- [Text] Gunmen shot a farmer."
    )
    (report,) = reports(text)
    assert text[report.start : report.end].startswith("Gunmen")


def test_a_wars_toll_tells_on_of_no_incident() -> None:
    text = (
        "The first military operation was mounted in Bara in May 2009, the second in Orakzai in June the same year. "
        "In the years that followed tens of thousands of people lost their lives."
    )
    first, second = reports(text)
    assert (first.tolls, second.tolls) == ({}, {})
    assert second.date_start == date(2009, 6, 1)


def test_who_claimed_the_attack_is_no_place_that_parts_it_from_the_attack() -> None:
    text = (
        "A suicide bombing at a mosque in Baghlan city killed seven people on Friday.\n\n"
        "Nine people were wounded in the attack, which Islamic State Khorasan Province claimed in a statement."
    )
    (report,) = reports(text)
    assert (report.tolls[Outcome.KILLED].low, report.tolls[Outcome.INJURED].low) == (7, 9)


def test_whose_a_known_thing_is_parts_nothing() -> None:
    text = (
        "Nine people were hurt on Monday when rebels attacked the office of the National Party in Turbat. "
        "The attackers lobbed a grenade inside the NP office."
    )
    (report,) = reports(text)
    assert report.tolls[Outcome.INJURED].low == 9


def test_who_fought_is_no_place_that_parts_a_fight_from_itself() -> None:
    text = (
        "Rebels clashed with police near Doma on Monday. "
        "The exchange of fire took place between a joint team of the Special Task Force and the rebels."
    )
    assert len(reports(text)) == 1


def test_what_happened_in_a_named_deed_is_that_deed() -> None:
    text = "No group has claimed the attack, in which a priest and two nurses were stabbed to death in Nice on Tuesday."
    (report,) = reports(text)
    assert (report.date_start, report.tolls[Outcome.KILLED].low) == (date(2021, 6, 8), 3)


def test_the_share_of_a_place_befell_its_own_people() -> None:
    text = "In separate incidents, gunmen killed a teacher in Quetta and a trader in Turbat on Monday."
    assert [[a.text for a in r.actors if a.text != "gunmen"] for r in reports(text)] == [["a teacher"], ["a trader"]]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        # ASM-70: whom the text called so before, and who was told of last.
        (
            "Gunmen killed the mayor of Tarma and two peasants on Monday.",
            "The two peasants were then killed with rifles.",
        ),
        (
            "Rebels kidnapped the businessman Pablo Ruiz in Tarma on Monday.",
            "The gang kidnapped the 55-year-old businessman in front of his house in Jauja Street.",
        ),
        ("The bishop asked about the murder of the six priests.", "The priests were murdered on 16 May."),
        (
            "A reporter was killed in Tarma on Monday.",
            "He was killed near Jauja when his car was shot at, his paper said.",
        ),
        # ASM-71: nobody is killed twice.
        (
            "Judge Elena Salas was shot dead today in Tarma, the police said.",
            "Elena Salas, 56, was shot dead by two men at 9 pm on 7 June.",
        ),
        # ASM-72: the house and the street in the town; a clock's time is no place.
        ("A bomb went off in Tarma on Monday.", "The explosion shook houses on Junin Street, residents said."),
        ("Rebels attacked the town of Tarma on Monday.", "The attack was aimed at the offices of Radio Norte."),
        (
            "Rebels attacked a bank in Tarma on Monday.",
            "He was hit during the attack at 1100 [1600 GMT], the driver said.",
        ),
        # ASM-73 and ASM-74: one deed that its sentence names twice, or calls by another word.
        (
            "On the day of the attack on the miners' union, the minister condemned the attack.",
            "The union is in mourning.",
        ),
        ("The minister condemned the killing of Judge Elena Paz as a cowardly attack on justice.", "The judge was 56."),
        # ASM-76: they are told by name.
        (
            "Rebels kidnapped two Mexicans near Tarma on Monday.",
            "Engineers Armando Ruiz and Carlos Salas were kidnapped when they were on their way to work.",
        ),
    ],
)
def test_a_deed_that_is_told_again_is_one(first: str, again: str) -> None:
    assert len(reports(f"{first}\n\n{again}")) == 1


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("Gunmen killed two farmers in Tarma on Monday.", "In Jauja gunmen killed two farmers on Tuesday."),
        (
            "Rebels killed five soldiers in Tarma on Monday.",
            "The soldiers were killed in Jauja when rebels shelled a post on Sunday.",
        ),
        (
            "A bomb went off on Junin Street in Tarma on Monday.",
            "Another explosion shook houses on Grau Street, residents said.",
        ),
        ("Rebels kidnapped two Mexicans near Tarma on Monday.", "Mayor Armando Ruiz was kidnapped near Jauja."),
        (
            "The minister condemned the killing of Judge Elena Paz in Tarma and an attack on a convoy in Jauja.",
            "The convoy was bound for Lima.",
        ),
    ],
)
def test_a_deed_like_another_is_told_apart(first: str, other: str) -> None:
    assert len(reports(f"{first}\n\n{other}")) == 2


def test_a_day_in_the_month_told_first_is_the_day() -> None:
    text = (
        "Rebels, who kidnapped the trader Pablo Ruiz in May in Tarma, want a ransom.\n\n"
        "The rebels kidnapped the 55-year-old trader on 9 May in front of his house."
    )
    (report,) = reports(text)
    assert report.date_start == date(2021, 5, 9)


def test_a_second_bomb_says_that_it_is_another() -> None:
    text = "A bomb went off at a bank in Tarma on Monday. A second bomb went off at a church."
    assert ["ASM-77" in report.rules for report in reports(text)] == [False, True]


@pytest.mark.parametrize(
    "again",
    [
        "The incident was the fourth murder of a judge since June.",
        "This was the fourth murder of a judge in Peru since June.",
        "The murder took place on 6 June, the police said.",
    ],
)
def test_what_is_only_reckoned_or_dated_is_no_other_deed(again: str) -> None:
    (report,) = reports(f"Gunmen shot Judge Elena Salas dead in Tarma on Monday.\n\n{again}")
    assert report.date_start == date(2021, 6, 7)


def test_the_weight_of_cocaine_base_is_no_ground() -> None:
    text = (
        "In raids in Saltillo policemen seized 1,382 kg of cocaine base and one and a half tons of marijuana on Monday."
    )
    assert all("territory" not in report.sub_event_type.value for report in reports(text))
