"""Datelines that only a gazetteer tells: names in small letters before a dash. All incidents are invented."""

import pytest

from pipeline.extract import Coder
from pipeline.locate import Gazetteer, PlaceNames, locate
from pipeline.settings import read_settings
from schemas.records import Article, CodedArticle
from schemas.vocabulary import Outcome, PlaceRole


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(PlaceNames(read_settings().gazetteer))


def code(text: str, coder: Coder, gazetteer: Gazetteer) -> CodedArticle:
    article = Article(article_id="a", source_id="s", address="a", text=text, language="en", published_at="2025-03-12")
    return locate(next(iter(coder.extract([article]))), gazetteer)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Khartoum (AFP) - At least 21 civilians were killed in shelling on El-Fasher.", ("Khartoum", "El Fasher", 21)),
        ("Gao (Mali) (AFP) - Four soldiers were killed in an ambush near Ansongo on Monday.", ("Gao", "Ansongo", 4)),
        ("Zahedan, IRNA – Two policemen were killed in an attack in Iranshahr on Monday.", ("Zahedan", "Iranshahr", 2)),
        ("Islamabad - A bomb killed four policemen in Bannu on Monday.", ("Islamabad", "Bannu", 4)),
        ("CULIACÁN.- Six people died in a shooting in Acapulco on Monday.", ("Culiacán", "Acapulco de Juárez", 6)),
    ],
)
def test_a_known_place_before_a_dash_is_no_word_of_the_sentence(
    text: str, told: tuple[str, str, int], coder: Coder, gazetteer: Gazetteer
) -> None:
    coded, (filed, scene, killed) = code(text, coder, gazetteer), told
    (one,) = coded.reports
    assert [place.name for place in coded.places if place.role is PlaceRole.DATELINE][:1] == [filed]
    assert one.place is not None
    assert coded.places[one.place].name == scene
    assert one.report.tolls[Outcome.KILLED].low == killed
    assert filed not in {actor.text for actor in one.report.actors}


def test_other_words_before_a_dash_head_no_dateline(coder: Coder, gazetteer: Gazetteer) -> None:
    coded = code("Breaking - A bomb killed four policemen in Bannu on Monday.", coder, gazetteer)
    assert all(place.role is not PlaceRole.DATELINE for place in coded.places)
