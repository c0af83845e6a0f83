"""Sites by their names, where something was (P-FIND-30). All incidents are invented."""

import pytest
from told import extract

from pipeline.locate import Gazetteer, find_places, locate
from schemas.records import Place


def scenes(text: str, gazetteer: Gazetteer) -> list[Place | None]:
    coded = locate(extract(text, "2024-05-06"), gazetteer)
    return [coded.place_of(report) for report in coded.reports]


def words(text: str, gazetteer: Gazetteer) -> list[str | None]:
    return [place.text if place else None for place in scenes(text, gazetteer)]


@pytest.mark.parametrize(
    ("text", "site", "town"),
    [
        ("Gunmen shot dead two guards near the Grand Hotel in Oslo on Sunday.", "Grand Hotel", "Oslo"),
        ("A bomb exploded outside the Al-Noor school in western Baghdad on Sunday.", "Al-Noor school", "Baghdad"),
        ("Police clashed with anarchists on Anchor Square in Amsterdam on Sunday.", "Anchor Square", "Amsterdam"),
        ("Gunmen stormed Garissa University College on Monday.", "Garissa University College", "Garissa"),
        (
            "A suicide bomber struck a checkpoint near Aden International Airport on Monday, killing six soldiers.",
            "Aden International Airport",
            "Aden",
        ),
    ],
)
def test_a_site_is_told_in_its_own_words_and_is_of_its_town(
    text: str, site: str, town: str, gazetteer: Gazetteer
) -> None:
    (place,) = scenes(text, gazetteer)
    assert place is not None
    assert (place.text, place.name) == (site, town)


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("A man was shot dead on Larkspur Street early on Saturday, police said.", "Larkspur Street"),
        ("Fifty militants were killed near the T-9 Pumping Station on Sunday.", "T-9 Pumping Station"),
        ("Rebels captured the Al-Zahr Al-Azraq hill after clashes with soldiers.", "Al-Zahr Al-Azraq"),
        ("Army forces attacked rebel positions around the Hassab bridge in Latakia on Sunday.", "Hassab"),
        ("The army launched an assault on Aleppo on Sunday, targeting the Sheikh Mufti area.", "Sheikh Mufti"),
        ("Two militiamen were killed at the Zaleed border crossing on Sunday.", "Zaleed"),
    ],
)
def test_a_site_that_no_gazetteer_has_is_where_it_was(text: str, site: str, gazetteer: Gazetteer) -> None:
    assert words(text, gazetteer) == [site]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A trader was shot dead in a Nairobi hotel on Sunday.", "Nairobi"),
        ("Gunmen attacked a Shiite mosque in Quetta on Friday, killing four people.", "Quetta"),
        ("Gunmen attacked the Zunicorp headquarters in Kabul on Friday.", "Kabul"),
    ],
)
def test_what_only_tells_whose_or_where_a_building_is_names_no_site(
    text: str, place: str, gazetteer: Gazetteer
) -> None:
    assert words(text, gazetteer) == [place]


def test_a_site_that_only_begins_with_a_places_name_is_not_there(gazetteer: Gazetteer) -> None:
    (place,) = scenes("Two nurses were shot dead in San Zenobio hospital in Zacatecoluca on Sunday.", gazetteer)
    assert place is not None
    assert (place.text, place.country) == ("San Zenobio hospital", "SV")


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        ("The troops captured Burdhubo on Monday.", "Burdhubo", "SO"),
        ("Gunmen killed five people in a village called Jibu in Wukari on Sunday.", "Jibu", "NG"),
    ],
)
def test_a_small_places_name_that_stands_for_the_scene_is_the_place(
    text: str, place: str, country: str, gazetteer: Gazetteer
) -> None:
    (found,) = scenes(text, gazetteer)
    assert found is not None
    assert (found.text, found.country) == (place, country)


def test_names_of_a_list_that_are_small_places_abroad_are_unknown_ones_here(gazetteer: Gazetteer) -> None:
    text = "In the province of Damascus, rebels shelled the settlements of Arbin, Hawsh Nasreen and Jobar on Sunday."
    assert {(place.text, place.country) for place in scenes(text, gazetteer) if place} == {
        ("Arbin", "SY"),
        ("Hawsh Nasreen", "SY"),
        ("Jobar", "SY"),
    }


@pytest.mark.parametrize("name", ["Achin District", "Nangarhar Province"])
def test_the_word_for_an_areas_kind_belongs_to_its_name_where_it_is_written_large(
    name: str, gazetteer: Gazetteer
) -> None:
    assert words(f"Gunmen killed two teachers in {name} on Sunday.", gazetteer) == [name]


def test_a_list_that_counts_beside_each_place_is_a_list(gazetteer: Gazetteer) -> None:
    text = (
        "Government troops have been shelled nine times since Friday: in Idlib - 3 times; in highland Latakia - twice; "
        "in Hama province - four times and in Daraa province - once."
    )
    assert words(text, gazetteer) == ["Idlib", "Latakia", "Hama", "Daraa"]


def test_deeds_whose_objects_lie_in_two_towns_are_two(gazetteer: Gazetteer) -> None:
    text = "Guerrillas detonated a car bomb in the capital of Bogota and attacked a naval base in the city of Arauca."
    assert words(text, gazetteer) == ["Bogota", "Arauca"]


def test_a_site_with_the_name_of_a_small_town_abroad_is_not_there(gazetteer: Gazetteer) -> None:
    found = {p.text: p for p in find_places("Gunmen fired at Lido beach in the Somali capital on Friday.", gazetteer)}
    assert found["Lido"].country is None
    italian = {p.text: p for p in find_places("Gunmen fired at Lido beach near Rome, Italy, on Friday.", gazetteer)}
    assert italian["Lido"].country == "IT"


def test_a_site_that_is_put_in_a_town_is_in_no_small_place_of_its_name(gazetteer: Gazetteer) -> None:
    (place,) = scenes("Gunmen stormed Trinity College in Dublin on Monday.", gazetteer)
    assert place is not None
    assert (place.text, place.country) == ("Trinity College", "IE")
