"""Whose army and whose police, by where it was. All incidents are invented."""

import pytest

from pipeline.extract import Coder
from pipeline.locate import Gazetteer, locate
from schemas.records import Article


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police shot dead two men in Kano on Saturday.", "Police Forces of Nigeria"),
        ("Riot police fired on a crowd in Kisumu on Saturday, killing two people.", "Police Forces of Kenya"),
        ("The air force bombed a market in Idlib on Saturday.", "Military Forces of Syria"),
        ("Government troops killed four farmers near Bamenda on Saturday.", "Military Forces of Cameroon"),
        ("Kano police shot dead two men in Gwale, Kano State, on Saturday.", "Police Forces of Nigeria"),
        ("Kurdish police shot dead two men in Qamishli on Saturday.", None),
        ("Soldiers shot dead two men in Kano on Saturday.", None),
        ("A private army shot dead two men in Kano on Saturday.", None),
        ("Police shot dead two men on Saturday.", None),
    ],
)
def test_a_force_without_a_nation_is_that_of_the_country_where_it_was(
    text: str, name: str | None, gazetteer: Gazetteer
) -> None:
    article = Article(article_id="a", source_id="s", address="a", text=text, published_at=None, language="en")
    (report,) = locate(next(iter(Coder().extract([article]))), gazetteer).reports
    (perpetrator,) = (actor for actor in report.report.actors if actor.role == "perpetrator")
    assert perpetrator.name == name
