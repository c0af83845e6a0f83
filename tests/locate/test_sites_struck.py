"""Where a site by its name, a patrol's beat and a part of the country put a deed. All incidents are invented."""

import pytest

from pipeline.extract import Coder
from pipeline.locate import Gazetteer, PlaceNames, locate
from pipeline.settings import read_settings
from schemas.records import Article, CodedArticle
from schemas.vocabulary import Outcome, SubEventType

_S = SubEventType


def coded(text: str, gazetteer: Gazetteer) -> CodedArticle:
    article = Article(article_id="a", source_id="s", address="a", text=text, published_at=None, language="en")
    return locate(next(iter(Coder(PlaceNames(read_settings().gazetteer)).extract([article]))), gazetteer)


def names(text: str, gazetteer: Gazetteer) -> list[str | None]:
    """Return the words of each report's place."""
    found = coded(text, gazetteer)
    places = [found.place_of(report) for report in found.reports]
    return [place.text if place else None for place in places]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rebels attacked Balad air base on Sunday, killing two guards.", "Balad"),
        ("Rebels attacked Iraq's Balad air base on Sunday.", "Balad"),
        ("Gunmen attacked the Bagram base on Sunday, wounding two soldiers.", "Bagram"),
        ("The Bagram base was attacked on Sunday.", "Bagram"),
        ("Nine soldiers were killed in an attack on the Bagram base on Sunday.", "Bagram"),
        ("Gunmen attacked Mandera police station on Sunday.", "Mandera"),
        ("Rebels attacked the Vorqan air base on Sunday.", "Vorqan"),
        ("Gunmen attacked Bagram Air Base on Sunday.", "Bagram Air Base"),
        ("Nine soldiers were killed while defending Vorqan army base on Sunday.", "Vorqan"),
    ],
)
def test_who_attacks_a_site_by_its_name_is_there(text: str, name: str, gazetteer: Gazetteer) -> None:
    assert names(text, gazetteer) == [name]


@pytest.mark.parametrize(
    "text", ["Gunmen attacked a US military base on Sunday.", "Rebels attacked the Kurdish base on Sunday."]
)
def test_whose_a_site_is_says_not_where(text: str, gazetteer: Gazetteer) -> None:
    assert names(text, gazetteer) == [None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kunduz, which was captured by rebels in May, is now quiet, ministers in Herat said.", "Kunduz"),
        ("Aleppo, whose markets were shelled on Monday, is near Idlib and far from Hama.", "Aleppo"),
    ],
)
def test_a_clause_tells_what_befell_the_town_that_it_describes(text: str, name: str, gazetteer: Gazetteer) -> None:
    assert names(text, gazetteer) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Four people were killed in Mir Ali on Monday.", "Mir Ali"),
        ("Four people were killed in Sheikh Zurban on Monday.", "Sheikh Zurban"),
        ("Two people were killed in Sheikh Hassan's compound in Marib on Monday.", "Marib"),
    ],
)
def test_nobody_is_killed_in_somebody(text: str, name: str, gazetteer: Gazetteer) -> None:
    assert names(text, gazetteer) == [name]


def test_a_guerrillas_captive_is_no_place_for_his_nation(gazetteer: Gazetteer) -> None:
    assert names("Guerrillas kidnapped U.S. Priest Franco Amiri in Cali on Sunday.", gazetteer) == ["Cali"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Troops were patrolling the streets of the capital Moroni, on the main island of Grand Comoro.", "Moroni"),
        ("On Sunday soldiers were patrolling Kabul's potholed streets in armoured cars.", "Kabul"),
        ("Grozny's streets are heavily patrolled by troops, and shots ring out every night.", "Grozny"),
        ("Police patrolled inside and outside Mecca's Al-Nur hospital on Monday.", "Al-Nur"),
    ],
)
def test_what_forces_patrol_is_where_they_are(text: str, name: str, gazetteer: Gazetteer) -> None:
    assert names(text, gazetteer) == [name]


def test_a_towns_site_is_no_place_elsewhere_of_its_name(gazetteer: Gazetteer) -> None:
    found = coded("Police patrolled inside and outside Mecca's Al-Nur hospital on Monday.", gazetteer)
    (place,) = [found.place_of(report) for report in found.reports]
    assert place is not None
    assert (place.country, place.admin1_iso) == ("SA", "SA-02")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Niger village of Abadam was bombed on Tuesday.", "Abadam"),
        ("A bomb went off in the Homs village of Tasnin on Monday, killing two men.", "Tasnin"),
        ("Two men were shot in Aathmail village of Nuwakot district on Monday.", "Aathmail"),
    ],
)
def test_a_village_of_a_country_holds_no_country(text: str, name: str, gazetteer: Gazetteer) -> None:
    assert names(text, gazetteer) == [name]


def test_a_church_of_the_nativity_is_in_no_nativity(gazetteer: Gazetteer) -> None:
    text = "Soldiers patrolled Manger Square in Bethlehem, and a tank was parked outside the Church of the Nativity."
    assert "Nativity" not in {place.text for place in coded(text, gazetteer).places}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The rebels captured east Aleppo in September.", "Aleppo"),
        ("Eastern Slavonia was captured by the rebels on Monday.", "Slavonia"),
        ("The rebels captured a third of Croatia on Monday.", "Croatia"),
    ],
)
def test_a_part_of_the_country_is_ground_and_nobody(text: str, name: str, gazetteer: Gazetteer) -> None:
    found = coded(text, gazetteer)
    (report,) = found.reports
    place = found.place_of(report)
    assert report.report.sub_event_type is _S.NON_STATE_ACTOR_OVERTAKES_TERRITORY
    assert not report.report.tolls
    assert place is not None
    assert place.text == name


def test_a_list_goes_on_with_a_part_of_a_town(gazetteer: Gazetteer) -> None:
    assert names("The rebels captured Hama and east Aleppo on Monday.", gazetteer) == ["Hama", "Aleppo"]


def test_a_town_where_people_have_died_is_none_of_them(gazetteer: Gazetteer) -> None:
    found = coded("Troops entered Karachi, where more than 150 people have died in street fighting.", gazetteer)
    tolls = [report.report.tolls[Outcome.KILLED].low for report in found.reports if report.report.tolls]
    assert tolls == [151]
