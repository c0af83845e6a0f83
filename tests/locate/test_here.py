"""Words that point to the dateline's town, and names that are no scene. All incidents are invented."""

import pytest

from pipeline.extract import Coder
from pipeline.locate import Gazetteer, locate
from schemas.records import Article


def places(text: str, gazetteer: Gazetteer) -> list[str | None]:
    article = Article(article_id="art_a", source_id="s", address="a", text=text, published_at="2024-05-06")
    (extraction,) = Coder().extract([article])
    coded = locate(extraction, gazetteer)
    return [place.name if (place := coded.place_of(report)) else None for report in coded.reports]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("JAMMU, May 5 (Agency) - Gunmen shot dead a shopkeeper here on Sunday, police said.", "Jammu"),
        ("LIMA, May 5 (Agency) - A bomb exploded near a bank in this capital on Sunday, police said.", "Lima"),
        ("JAMMU, May 5 (Agency) - Gunmen shot dead a shopkeeper here in Rajouri on Sunday.", "Rājauri"),
        ("JAMMU, May 5 (Agency) - A police spokesman said here on Sunday that gunmen shot dead a shopkeeper.", None),
        ("JAMMU, May 5 (Agency) - Gunmen shot dead a shopkeeper on Sunday, police said.", None),
    ],
)
def test_here_is_the_datelines_town(text: str, place: str | None, gazetteer: Gazetteer) -> None:
    assert places(text, gazetteer) == [place]


@pytest.mark.parametrize("name", ["Guatemala", "Kuwait"])
def test_city_belongs_to_the_name_also_where_it_is_written_small(name: str, gazetteer: Gazetteer) -> None:
    assert places(f"Gunmen kidnapped a trader in {name} city on Monday.", gazetteer) == [f"{name} City"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A trader was abducted outside the Roth synagogue in Kyiv on Monday and held for ransom.", "Kyiv"),
        ("Rebels killed two guards in Zarqotal bazaar in Paktia on Monday.", "Zarqotal"),
    ],
)
def test_a_building_is_no_place_of_its_name(text: str, place: str, gazetteer: Gazetteer) -> None:
    assert places(text, gazetteer) == [place]
