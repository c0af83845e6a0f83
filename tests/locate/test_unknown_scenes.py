"""Scenes that no gazetteer has, told beside places that it has. Incidents and villages are invented."""

import pytest

from pipeline.extract import Coder
from pipeline.locate import Gazetteer, PlaceNames, locate
from pipeline.settings import read_settings
from schemas.records import Article, LocatedReport, Place


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(PlaceNames(read_settings().gazetteer))


def last_of(text: str, coder: Coder, gazetteer: Gazetteer) -> tuple[LocatedReport, Place]:
    article = Article(article_id="a", source_id="s", address="a", text=text, language="en", published_at="2026-11-20")
    coded = locate(next(iter(coder.extract([article]))), gazetteer)
    report = coded.reports[-1]
    assert report.place is not None
    return report, coded.places[report.place]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Gunmen killed two people in Kandahar on Sunday. In Zzarkala, a bomb killed three.", "Zzarkala", "AF"),
        ("Soldiers killed four rebels near Jos. Gunmen burnt Tyemurang village on Monday.", "Tyemurang", "NG"),
        ("Two men were shot dead in Lyari, Karachi. A bomb went off in Qurbanzai, wounding six.", "Qurbanzai", "PK"),
    ],
)
def test_an_unknown_scene_is_not_where_the_sentence_before_was(
    text: str, name: str, country: str, coder: Coder, gazetteer: Gazetteer
) -> None:
    report, place = last_of(text, coder, gazetteer)
    assert (place.text, place.admin1_iso, report.country) == (name, None, country)


def test_a_known_scene_stays_where_it_is(coder: Coder, gazetteer: Gazetteer) -> None:
    _, place = last_of("Gunmen killed two in Kandahar. A bomb killed four people in Herat.", coder, gazetteer)
    assert place.admin1_iso == "AF-HER"
