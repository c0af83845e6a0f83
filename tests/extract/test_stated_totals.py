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
        ("Two soldiers were killed when a bomb exploded in Khost on Sunday, officials said.", 2),
    ],
)
def test_a_stated_total_is_the_toll(text: str, killed: int) -> None:
    article = Article(article_id="art_a", source_id="s", address="a", text=text, published_at="2024-05-06")
    (extraction,) = Coder().extract([article])
    tolls = [report.tolls[Outcome.KILLED] for report in extraction.reports if Outcome.KILLED in report.tolls]
    assert [toll.low for toll in tolls] == [killed]
