"""Where a state only speaks nothing happened. All incidents are invented."""

import pytest

from pipeline.extract import Coder
from pipeline.locate import Gazetteer, locate
from schemas.records import Article


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("Five soldiers were killed in an ambush on Sunday, the ministry in Bamako said.", None),
        ("A bomb killed two men in Zarnabadka on Sunday, a spokesman for the government in Kabul said.", None),
        ("Russian forces took the village of Zarnabadka, the defence ministry in Moscow said.", None),
        ("A bomb killed two men in Gao on Sunday, the ministry in Bamako said.", "Gao"),
        ("A bomb killed two men outside the ministry in Bamako on Sunday.", "Bamako"),
    ],
)
def test_the_seat_of_a_state_that_tells_of_it_is_no_scene(
    text: str, province: str | None, gazetteer: Gazetteer
) -> None:
    article = Article(article_id="a", source_id="s", address="a", text=text, published_at=None, language="en")
    found = locate(next(iter(Coder().extract([article]))), gazetteer)
    (place,) = (found.place_of(report) for report in found.reports)
    assert (place.admin1_name if place else None) == province


@pytest.mark.parametrize(
    ("text", "province"),
    [
        (
            "Troops killed two rebels in Borno on Sunday, the army said in Abuja. It said troops arrested six men.",
            "Borno",
        ),
        ("Officials in Herat spoke in Kabul on Sunday. Gunmen shot two men dead on Monday.", "Herat"),
    ],
)
def test_where_somebody_spoke_is_no_scene_of_what_follows(text: str, province: str, gazetteer: Gazetteer) -> None:
    article = Article(article_id="a", source_id="s", address="a", text=text, published_at=None, language="en")
    found = locate(next(iter(Coder().extract([article]))), gazetteer)
    places = [found.place_of(report) for report in found.reports]
    assert {place.admin1_name for place in places if place} == {province}
