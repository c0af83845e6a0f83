"""What a text says of where a place lies bars its namesakes elsewhere, and the town beside it draws it near."""

import pytest

from pipeline.locate import Gazetteer, find_places
from schemas.records import Place


def found(text: str, gazetteer: Gazetteer) -> dict[str, Place]:
    return {place.text: place for place in find_places(text, gazetteer)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two fighters died in air strikes in the Gara region of northern Iraq on Monday.", "Gara"),
        ("Two fighters died in air strikes in the Metina region of northern Iraq on Monday.", "Metina"),
        ("Ten militants died in a clash in the Bala area of southern Somalia on Monday.", "Bala"),
        ("A fisherman was shot in the Ashmore area of western Trinidad on Monday.", "Ashmore"),
        ("Gunmen killed five people in Tora, in northeastern Congo, on Monday.", "Tora"),
    ],
)
def test_what_is_said_to_be_part_of_a_country_is_no_namesake_abroad(gazetteer: Gazetteer, text: str, name: str) -> None:
    places = found(text, gazetteer)
    assert name not in places or places[name].country in (None, "TT")


@pytest.mark.parametrize(
    ("text", "name", "iso"),
    [
        ("A shop was burnt in the Konar region of eastern Afghanistan on Monday.", "Konar", "AF-KNR"),
        ("Shelling hit homes in the Kherson region of Ukraine on Monday.", "Kherson", "UA-65"),
        ("Rebels fled from the Sahel region of Burkina Faso on Monday.", "Sahel", "BF-12"),
        ("A man was shot in Victoria, in the department of Caquetá, Colombia, on Monday.", "Victoria", "CO-CAQ"),
        ("Gunmen killed two in El Carmen, in the Amazonas region of Peru, on Monday.", "El Carmen", "PE-AMA"),
        ("Rebels seized Pauktaw in Rakhine State on Monday.", "Pauktaw", "MM-16"),
        ("Shelling killed two near Bila Hora, in the Donetsk region of Ukraine, on Monday.", "Bila Hora", "UA-14"),
    ],
)
def test_a_place_lies_in_the_area_in_which_the_text_puts_it(
    gazetteer: Gazetteer, text: str, name: str, iso: str
) -> None:
    assert found(text, gazetteer)[name].admin1_iso == iso


@pytest.mark.parametrize(
    ("text", "name", "iso"),
    [
        ("A man was stabbed in Guildford, near Sydney, on Monday.", "Guildford", "AU-NSW"),
        ("A man was stabbed in Richmond, a suburb of Melbourne, on Monday.", "Richmond", "AU-VIC"),
        ("Three bodies were found in Santa Lucía, outside Quito, on Monday.", "Santa Lucía", "EC-P"),
        ("Rebels took Ber near Timbuktu on Monday.", "Ber", "ML-6"),
        ("Robbers in Liberia killed a trader in Virginia, just outside Monrovia, on Monday.", "Virginia", "LR-MO"),
    ],
)
def test_what_is_beside_a_town_is_the_namesake_there(gazetteer: Gazetteer, text: str, name: str, iso: str) -> None:
    assert found(text, gazetteer)[name].admin1_iso == iso


@pytest.mark.parametrize(
    ("text", "name", "iso"),
    [
        ("Two people were shot in Latakia, north of Damascus, on Monday.", "Latakia", "SY-LA"),
        ("A lorry burnt at a toll booth in West Stockbridge near the New York border.", "West Stockbridge", "US-MA"),
    ],
)
def test_a_great_town_of_the_country_and_one_by_a_border_stay_where_they_are(
    gazetteer: Gazetteer, text: str, name: str, iso: str
) -> None:
    assert found(text, gazetteer)[name].admin1_iso == iso


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Rebels killed six people in a village of eastern Congo on Monday.", "Congo", "CD"),
        ("BRAZZAVILLE - Police in Congo shot two students near Pointe-Noire on Monday.", "Congo", "CG"),
        ("PORT OF SPAIN, Trinidad - Two men were shot dead on Monday.", "Trinidad", "TT"),
        ("KINGSTOWN, St. Vincent - Two men were shot dead on Monday.", "St. Vincent", "VC"),
        ("BASSETERRE, St. Kitts - Two men were shot dead on Monday.", "St. Kitts", "KN"),
        ("Rebels in Bolivia burnt a police post in Trinidad on Monday.", "Trinidad", "BO"),
        ("Gunmen in Guatemala shot two people in Antigua on Monday.", "Antigua", "GT"),
    ],
)
def test_countries_go_by_their_main_island_and_congo_is_the_greater(
    gazetteer: Gazetteer, text: str, name: str, country: str
) -> None:
    assert found(text, gazetteer)[name].country == country


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Drones struck a depot in Sevastopol, in southern Russia, on Monday.", "Sevastopol", "UA"),
        ("A rocket hit a field in Majdal Shams, in northern Israel, on Monday.", "Majdal Shams", "SY"),
        ("Police beat two men in Pristina, in southern Serbia, on Monday.", "Pristina", "XK"),
    ],
)
def test_whoever_says_whose_disputed_land_is_it_stays_where_it_is_filed(
    gazetteer: Gazetteer, text: str, name: str, country: str
) -> None:
    assert found(text, gazetteer)[name].country == country
