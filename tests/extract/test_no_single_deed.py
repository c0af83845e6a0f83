"""What is said, feared, untrue, general or summed up is no incident of the day. All incidents are invented."""

import pytest

from pipeline.extract import Coder
from schemas.records import Article, Report
from schemas.vocabulary import Assertion


def reports(text: str) -> tuple[Report, ...]:
    article = Article(
        article_id="art_1", source_id="s", address="a", text=text, published_at="2024-05-06", language="en"
    )
    return next(iter(Coder().extract([article]))).reports


@pytest.mark.parametrize(
    "text",
    [
        "Senator Ramos harshly attacked President Vidal on Monday and called him a fool.",
        "The minister launched a scathing attack on the opposition on Monday.",
        "A grave political crisis exploded in the country on Monday, the envoy said.",
        "The country longs for the release of all those who have been kidnapped.",
        "Night bombings are carried out by these pilots.",
    ],
)
def test_words_and_deeds_in_general_are_no_incident(text: str) -> None:
    assert reports(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Rebels harshly attacked an army post in Achin on Monday and killed two soldiers.",
        "A device exploded in a market in Herat on Monday.",
        "Gunmen threw a Molotov cocktail at a shop in Lima on Monday.",
        "Two of those who were kidnapped in Herat on Monday were guards.",
        "Night bombings were carried out in Khost on Monday.",
        "The deadliest attack in three years killed 40 people in Quetta on Monday.",
        "At least 40 people were killed in the worst attack in the past year in Quetta on Monday.",
        "A protest over prices in the past week was followed by a blast that killed two people in Quetta on Monday.",
    ],
)
def test_a_deed_that_was_done_is_one_whatever_ranks_it(text: str) -> None:
    assert any((report.assertion, report.background) == (Assertion.ASSERTED, False) for report in reports(text))


@pytest.mark.parametrize(
    ("text", "assertion"),
    [
        ("The police spoke on Monday of a possible attack on the port of Karachi.", Assertion.HYPOTHETICAL),
        ("An imminent attack on the embassy worried the guards on Monday.", Assertion.HYPOTHETICAL),
        ("Panama is like a country being invaded, the president said.", Assertion.HYPOTHETICAL),
        ("The reports of an attack on the governor in Gardez are false, the police said.", Assertion.DENIED),
        ("Three potential bombs were seized in Lahore on Monday.", Assertion.ASSERTED),
    ],
)
def test_what_may_come_or_is_untrue_is_told_so(text: str, assertion: Assertion) -> None:
    assert [report.assertion for report in reports(text)] == [assertion]


@pytest.mark.parametrize(
    "words",
    [
        "Between January and April",
        "In only three months",
        "In the last 24 days",
        "Over the past two weeks",
        "In this decade",
    ],
)
def test_what_weeks_and_months_saw_is_background(words: str) -> None:
    (report,) = reports(f"{words}, 140 rebels were killed in Kunar, the army said.")
    assert report.background
    assert "BAK-5" in report.rules


def test_what_another_did_is_another_incident() -> None:
    seven, five = reports("A bomb killed seven people in Herat and another killed five in Kandahar.")
    assert [toll.low for report in (seven, five) for toll in report.tolls.values()] == [7, 5]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Maoist rebels killed a mayor in Ayacucho, Peru, on Monday.", []),
        ("Maoist rebels killed a mayor in Bastar, India, on Monday.", ["Communist Party of India (Maoist)"]),
        ("Maoist rebels killed three policemen in Bastar on Monday.", ["Communist Party of India (Maoist)"]),
        ("Maoist rebels killed three policemen in Rolpa, Nepal, on Monday.", ["Communist Party of Nepal (Maoist)"]),
    ],
)
def test_a_creed_is_a_partys_name_in_its_country_alone(text: str, names: list[str]) -> None:
    (report,) = reports(text)
    assert [actor.name for actor in report.actors if actor.name] == names
