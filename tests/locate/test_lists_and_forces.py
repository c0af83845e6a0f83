"""Lists that say what their names are, forces named after places, and names across a border. All sentences are ours."""

import pytest

from pipeline.locate import Gazetteer, find_places
from schemas.records import Place
from schemas.vocabulary import NAME_OF_A_PERSON, Feature, PlaceRole


def found(text: str, gazetteer: Gazetteer) -> dict[str, Place]:
    return {place.text: place for place in find_places(text, gazetteer) if place.reason != NAME_OF_A_PERSON}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Taliban took the towns of Kunduz and Khanabad.", "Kunduz", Feature.CITY),
        ("The Taliban took the towns of Khanabad, Taloqan and Kunduz.", "Kunduz", Feature.CITY),
        ("Schools closed in the Afghan cities of Herat and Farah.", "Herat", Feature.CITY),
        ("Schools closed in the provinces of Herat and Farah.", "Farah", Feature.ADM1),
        ("Bandits raided Shiroro and Munya local government areas of Niger State, Nigeria.", "Shiroro", Feature.ADM2),
        ("Bandits killed three in the Guma and Logo LGAs of Benue State, Nigeria.", "Logo", Feature.ADM2),
    ],
)
def test_a_list_says_what_its_names_are(gazetteer: Gazetteer, text: str, name: str, kind: Feature) -> None:
    assert found(text, gazetteer)[name].feature is kind


def test_united_states_behind_and_make_no_list_of_states(gazetteer: Gazetteer) -> None:
    places = found(
        "Talks between Mexico and the United States went on in Georgia, Texas and the United States.", gazetteer
    )
    assert places["Mexico"].feature is Feature.COUNTRY


@pytest.mark.parametrize("name", ["Gaza City", "Oaxaca City", "Kaduna City", "Mexico City"])
def test_city_belongs_to_the_name(gazetteer: Gazetteer, name: str) -> None:
    text = f"A bomb went off in {name} on Monday."
    assert [place.text for place in find_places(text, gazetteer)] == [name]


def test_a_citys_council_does_not(gazetteer: Gazetteer) -> None:
    assert "Sandusky" in found("The Sandusky City Council in Ohio will vote on the plan.", gazetteer)
    assert "London" in found("Fog closed London City airport on Monday.", gazetteer)


@pytest.mark.parametrize(
    "text",
    [
        "The Arakan Army took two posts near Paletwa, Myanmar.",
        "The Kachin Independence Army shelled Bhamo, Myanmar.",
        "The Ogaden National Liberation Front denied that its men were near Jijiga, Ethiopia.",
    ],
)
def test_a_force_is_named_after_a_place_and_is_none(gazetteer: Gazetteer, text: str) -> None:
    assert find_places(text, gazetteer)[0].role is PlaceRole.PART_OF_NAME


def test_an_armys_base_is_a_place(gazetteer: Gazetteer) -> None:
    assert found("Two men were shot at the Gardez Army base.", gazetteer)["Gardez"].role is PlaceRole.MENTIONED


def test_fighters_called_by_a_small_town_abroad_are_not_of_it(gazetteer: Gazetteer) -> None:
    assert "Fano" not in found("Fano militiamen entered Lalibela and fought near Gondar, Ethiopia.", gazetteer)
    assert "Misrata" in found("Misrata militiamen fought near Tripoli, Libya.", gazetteer)


def test_a_small_town_across_the_border_from_another_is_one(gazetteer: Gazetteer) -> None:
    text = "Shells landed in Myawaddy, and people fled across the river to Mae Sot in Thailand and on to Tak."
    assert found(text, gazetteer)["Myawaddy"].country == "MM"


def test_what_lies_on_a_side_of_a_place_is_one(gazetteer: Gazetteer) -> None:
    assert found("Rebels fled from Sake, 20 km west of Goma, DR Congo.", gazetteer)["Sake"].admin1_iso == "CD-NK"


def test_a_person_of_an_age_is_no_place_under_two_names(gazetteer: Gazetteer) -> None:
    assert "Paris Hill" not in found("A judge sentenced Paris Hill, 34, of Tyler, Texas, to nine years.", gazetteer)


def test_a_great_city_is_meant_where_the_state_has_a_small_one_too(gazetteer: Gazetteer) -> None:
    text = "The mayor of Syracuse, New York, said that the men had come from Boston, and that Albany would pay."
    assert found(text, gazetteer)["Boston"].admin1_iso == "US-MA"
    text = "The mayor of Buffalo, New York, said that the men had come from Boston in Erie County."
    assert found(text, gazetteer)["Boston"].admin1_iso == "US-NY"


@pytest.mark.parametrize(
    ("text", "part", "iso"),
    [
        ("A bomb went off in the Zayouna district of Baghdad on Monday.", "Zayouna", "IQ-BG"),
        ("One person died in Conakry's Ratoma suburb.", "Ratoma", "GN-C"),
        ("Protests erupted in the Hamdaniya quarter of Aleppo.", "Hamdaniya", "SY-HL"),
        ("Loyalists attacked police in the Shankill area of Belfast.", "Shankill", "GB-NIR"),
        ("Shots were heard in the Ikoyi area of Lagos.", "Ikoyi", "NG-LA"),
    ],
)
def test_a_part_of_a_town_lies_in_it(gazetteer: Gazetteer, text: str, part: str, iso: str) -> None:
    place = found(text, gazetteer)[part]
    assert (place.admin1_iso, place.lat is not None) == (iso, True)


def test_an_areas_town_and_a_towns_slum_are_no_parts_of_each_other(gazetteer: Gazetteer) -> None:
    assert found("Rain fell in the Hunan city of Yueyang.", gazetteer)["Hunan"].feature is Feature.ADM1
    places = found("Police killed eight in the Rio de Janeiro slum of Jacarezinho.", gazetteer)
    assert places["Rio de Janeiro"].feature is Feature.CITY


@pytest.mark.parametrize(
    "text",
    [
        "Jordan Lincoln, 22, a junior from Peoria, Illinois, scored 31 points.",
        "Georgia Brown, who grew up in Selma, Alabama, remembers the march.",
        "Virginia Mason, a nurse in Camden, N.J., was honoured.",
        "Mayor London Breed met officials from Oakland, California.",
    ],
)
def test_who_is_told_of_as_a_person_is_none_of_the_places_of_that_name(gazetteer: Gazetteer, text: str) -> None:
    assert not {"Jordan", "Georgia", "Virginia", "London"} & found(text, gazetteer).keys()
