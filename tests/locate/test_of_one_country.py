"""What a text about one country leaves unsaid: whose soldiers, and in which country. All incidents are invented."""

import pytest

from pipeline.extract import Coder
from pipeline.locate import Gazetteer, locate
from schemas.records import Article, LocatedReport


def located(text: str, gazetteer: Gazetteer) -> tuple[LocatedReport, ...]:
    article = Article(article_id="a", source_id="s", address="a", text=text, published_at=None, language="en")
    return locate(next(iter(Coder().extract([article]))), gazetteer).reports


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("YANGON — Troops shot dead two farmers in Sagaing on Monday.", "Military Forces of Myanmar"),
        ("OUAGADOUGOU — The junta bombed a market near Djibo on Monday.", "Military Forces of Burkina Faso"),
        ("Troops shot dead two men in Kano, Nigeria, on Monday.", "Military Forces of Nigeria"),
        ("Troops shot dead two men in Kano on Monday.", None),
        ("Coalition troops shot dead two men in Kano, Nigeria, on Monday.", None),
        ("Troops shot dead two men in Kano, Nigeria, on Monday. Cameroon closed its border.", None),
    ],
)
def test_troops_are_the_countrys_of_which_alone_the_text_speaks(
    text: str, name: str | None, gazetteer: Gazetteer
) -> None:
    (report,) = located(text, gazetteer)
    (perpetrator,) = (actor for actor in report.report.actors if actor.role == "perpetrator")
    assert perpetrator.name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police shot dead two men in Kankan, Guinea, on Monday.", "Police Forces of Guinea"),
        ("Papua New Guinean police shot dead two men in Lae on Monday.", "Police Forces of Papua New Guinea"),
        ("Hong Kong police beat two men in Mong Kok on Monday.", "Police Forces of Hong Kong"),
        ("Ghanaian soldiers shot dead two men near Bawku on Monday.", "Military Forces of Ghana"),
        ("Beninese troops killed two gunmen near Porga on Monday.", "Military Forces of Benin"),
        ("Serbian police beat two men in Novi Sad on Monday.", "Police Forces of Serbia"),
    ],
)
def test_the_forces_of_every_nation_have_a_name(text: str, name: str, gazetteer: Gazetteer) -> None:
    (report,) = located(text, gazetteer)
    assert name in {actor.name for actor in report.report.actors}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        (
            "MOGADISHU — Militants attacked an army base near the village of Korkor on Monday. American troops helped.",
            "SO",
        ),
        (
            "RAMALLAH — Israeli troops shot dead a man near the village of Zawra on Monday, the Israeli army said.",
            "PS",
        ),
        ("TBILISI, Georgia — A man was shot dead by Russian troops near the village of Kirvali on Monday.", "GE"),
        ("GAZA/CAIRO, March 26 (Agency) — Three gunmen were killed on Tuesday.", "PS"),
    ],
)
def test_a_foreign_powers_forces_do_not_outvote_the_country_of_the_dateline(
    text: str, country: str, gazetteer: Gazetteer
) -> None:
    (report, *_) = located(text, gazetteer)
    assert (report.country, report.geo_precision) == (country, "country")


def test_where_two_countries_are_filed_from_neither_is_taken(gazetteer: Gazetteer) -> None:
    (report,) = located("KYIV/MOSCOW — A Russian drone killed two people near a railway on Tuesday.", gazetteer)
    assert (report.country, report.geo_precision) == (None, "unknown")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A man drove a van into a crowd in Mannheim on Monday, killing two people.", "Mannheim"),
        ("A man drove a truck into a line of shoppers in Onitsha on Monday, killing three.", "Onitsha"),
        ("Gunmen shot two policemen, who were driven to a hospital in Kabul on Monday.", None),
    ],
)
def test_who_drives_into_a_crowd_is_where_it_stands(text: str, place: str | None, gazetteer: Gazetteer) -> None:
    article = Article(article_id="a", source_id="s", address="a", text=text, published_at=None, language="en")
    coded = locate(next(iter(Coder().extract([article]))), gazetteer)
    at = coded.reports[0].place
    assert (None if at is None else coded.places[at].name) == place
