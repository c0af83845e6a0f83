"""A stated total is the whole toll, whatever the sentence counts beside it."""

import pytest

from pipeline.extract import Coder
from schemas.records import Article
from schemas.vocabulary import Outcome


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The death toll from Friday's bombing in Kunduz rose to 12 after five of the wounded died in hospital.", 12),
        ("Seven people were killed in clashes in Kurram on Sunday, bringing the death toll to 30.", 7),
        ("Twelve worshippers died in an attack in Kabul on Sunday. The death toll had risen to 17 on Monday.", 17),
        (
            "Twelve worshippers died in an attack in Kabul on Sunday. The year's death toll has reached 300 since May.",
            12,
        ),
        ("A blast killed 3 people in Kabul on Monday, bringing to 15 the number of people killed there this week.", 3),
        ("A blast killed 3 people in Kabul on Monday, bringing the number of people killed this week to 15.", 3),
        ("Two soldiers were killed when a bomb exploded in Khost on Sunday, officials said.", 2),
    ],
)
def test_a_stated_total_is_the_toll(text: str, killed: int) -> None:
    article = Article(article_id="art_a", source_id="s", address="a", text=text, published_at="2024-05-06")
    (extraction,) = Coder().extract([article])
    tolls = [report.tolls[Outcome.KILLED] for report in extraction.reports if Outcome.KILLED in report.tolls]
    assert [toll.low for toll in tolls] == [killed]


def test_attacks_of_a_day_and_one_of_them_are_not_one_incident() -> None:
    text = "Attacks across Iraq killed 30 people on Sunday. In Baghdad, a car bomb killed 12 people."
    article = Article(article_id="art_a", source_id="s", address="a", text=text, published_at="2024-05-06")
    (report,) = next(iter(Coder().extract([article]))).reports
    assert report.tolls[Outcome.KILLED].low == 12


def test_what_stands_behind_a_colon_is_a_part_of_the_toll() -> None:
    text = (
        "Blasts in Quetta and Peshawar killed seven people on Monday: five in Quetta, at a market, and two in Peshawar."
    )
    article = Article(article_id="art_a", source_id="s", address="a", text=text, published_at="2024-05-06")
    reports = next(iter(Coder().extract([article]))).reports
    assert max(report.tolls[Outcome.KILLED].low for report in reports if Outcome.KILLED in report.tolls) == 7
