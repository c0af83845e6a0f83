"""Where what a form, a table or a list tells was. All incidents are invented."""

import pytest

from pipeline.extract import Coder
from pipeline.locate import Gazetteer, PlaceNames, locate
from pipeline.settings import read_settings
from schemas.records import Article

Where = list[tuple[str | None, str | None]]


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(PlaceNames(read_settings().gazetteer))


def where(text: str, coder: Coder, gazetteer: Gazetteer) -> Where:
    """The name and the province's code of each report's place."""
    article = Article(article_id="a", source_id="s", address="a", text=text, language="en", published_at="2025-03-12")
    coded = locate(next(iter(coder.extract([article]))), gazetteer)
    places = (None if one.place is None else coded.places[one.place] for one in coded.reports)
    return [(place.name, place.admin1_iso) if place else (None, None) for place in places]


def test_the_finest_field_that_is_known_says_where(coder: Coder, gazetteer: Gazetteer) -> None:
    form = "Date: 9 March 2025\nProvince: {}\nDistrict: {}\nLocation: {}\nType: Shelling\nSummary: Shells hit a school."
    assert where(form.format("Taiz", "Maqbanah", "Wadi Xulembe"), coder, gazetteer) == [("Maqbanah", "YE-TA")]
    assert where(form.format("Nangarhar", "", "near the clinic"), coder, gazetteer) == [("Nangarhar", "AF-NAN")]


def test_a_row_of_a_table_is_where_its_cells_say(coder: Coder, gazetteer: Gazetteer) -> None:
    rows = (
        "Date | Province | District | Incident | Killed",
        "8 March 2025 | Ituri | Djugu | Militiamen attacked a camp | 6",
        "9 March 2025 | Nangarhar | Khogyani | Gunmen shot a teacher | 1",
    )
    assert where("\n".join(rows), coder, gazetteer) == [("Djugu", "CD-IT"), ("Khogyani", "AF-NAN")]


def test_a_name_that_nobody_knows_lies_where_its_piece_of_news_says(coder: Coder, gazetteer: Gazetteer) -> None:
    text = (
        "Juba: On 8 March gunmen shot a trader in Xulembe.\n"
        "Jonglei State: On 9 March gunmen killed two herders in Qarambo."
    )
    assert [code for _, code in where(text, coder, gazetteer)] == ["SS-EC", "SS-JG"]


def test_an_entry_near_a_place_that_nobody_knows_is_not_where_the_entry_before_was(
    coder: Coder, gazetteer: Gazetteer
) -> None:
    text = (
        "Cameroon update\n\n• On 8 March gunmen killed two farmers in Kolofata.\n"
        "• On 9 March armed men killed two drivers near Xulembe."
    )
    assert [code for _, code in where(text, coder, gazetteer)] == ["CM-EN", None]


@pytest.mark.parametrize("road", ["the Maiduguri-Damaturu road", "the axis Maiduguri – Damaturu"])
def test_so_far_from_one_end_of_a_road_is_by_that_end(road: str, coder: Coder, gazetteer: Gazetteer) -> None:
    text = f"Gunmen ambushed a truck on {road}, 15 km west of Maiduguri, on 9 March, killing two."
    assert where(text, coder, gazetteer) == [("Maiduguri", "NG-BO")]
