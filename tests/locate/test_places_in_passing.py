"""Places that a sentence names and at which nothing was (rules PLA-110 to PLA-113, FRM-110, FRM-111)."""

import pytest
from told import extract

from pipeline.locate import Gazetteer, locate


def places(text: str, gazetteer: Gazetteer) -> list[str | None]:
    coded = locate(extract(text), gazetteer)
    told = [coded.place_of(report) for report in coded.reports]
    return [place.text if place else None for place in told]


@pytest.mark.parametrize(
    "text",
    [
        "Border guards shot dead three villagers who had tried to flee to Turkey.",
        "Gunmen shot dead two suspected informers for Israel.",
        "The police arrested a commander who planned raids against Israel.",
        "A schoolgirl was shot in the leg, but managed to walk six hours to the town of Sulmona.",
        "He was captured by fighters in 2001 and shipped to Guantanamo Bay.",
        "Two peacekeepers were shot by snipers, murders that led to a withdrawal from Bosnia.",
        "The lawyer was killed by militants while on his way to Raqqa.",
    ],
)
def test_where_somebody_goes_or_whom_it_was_for_is_not_where_it_was(text: str, gazetteer: Gazetteer) -> None:
    assert places(text, gazetteer) == [None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A bomb exploded at the US embassy on Sunday, police in Nairobi said. Two guards were killed.", "Nairobi"),
        ("Rockets hit the UK consulate on Sunday. Basra had been quiet for weeks.", "Basra"),
        ("A drone hit a Kenya army base in Lamu on Sunday, killing two soldiers.", "Lamu"),
        ("Rockets struck the US base on Sunday. The soldiers in Deir Ezzor fired back.", "Deir Ezzor"),
    ],
)
def test_what_a_state_has_abroad_is_in_no_place_of_the_states_own(text: str, name: str, gazetteer: Gazetteer) -> None:
    assert places(text, gazetteer) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rebels have captured more than half of Zambia.", "Zambia"),
        ("Gunmen shot their way through a clinic in northern Mexico, killing nine people.", "Mexico"),
        ("Soldiers destroyed six rebel bunkers close to Jaffna, killing ten guerrillas.", "Jaffna"),
        ("A Hong Kong court heard that officers arrested two editors on Monday.", "Hong Kong"),
        ("Gunmen abducted a lawyer from his house in Pulwama.", "Pulwama"),
        ("Two blasts were reported from Quetta on Monday, killing three people.", "Quetta"),
    ],
)
def test_what_words_place_in_it_is_there(text: str, name: str, gazetteer: Gazetteer) -> None:
    assert places(text, gazetteer) == [name]


def test_whose_time_it_was_is_no_place(gazetteer: Gazetteer) -> None:
    text = "At 4:15 a.m. (Damascus time) a car bomb killed two guards near the gates of Homs."
    assert places(text, gazetteer) == ["Homs"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen killed two policemen in Manila's neighbouring province of Pampanga.", "Pampanga"),
        ("Police shot a suspect in Los Angeles' suburb of Rosemead.", "Rosemead"),
        ("The raid was in the Deir al-Asafir suburb of Damascus, where 33 people were killed.", "Deir al-Asafir"),
        ("Gunmen killed two farmers in Afgoye, nearly 30 km west of the southern city of Mogadishu.", "Afgoye"),
        ("A land mine killed a soldier in Mir Ali, a major town in the North Waziristan tribal region.", "Mir Ali"),
    ],
)
def test_what_only_helps_to_find_a_place_is_not_it(text: str, name: str, gazetteer: Gazetteer) -> None:
    assert places(text, gazetteer) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The army captured the fort from Spain.", None),
        ("In coordination with fighters of Hama and Homs, rebels shelled a post in the city of Idlib.", "Idlib"),
        ("Some 300 people demonstrated in Lima against the bombing of a clinic of nuns in Gaza.", "Lima"),
        ("Students marched in Nairobi to protest a ruling that blames farmers for a murder in Berlin.", "Nairobi"),
    ],
)
def test_what_it_was_about_is_not_where_it_was(text: str, name: str | None, gazetteer: Gazetteer) -> None:
    assert places(text, gazetteer)[:1] == [name]


def test_an_unknown_scene_is_in_the_area_with_which_its_sentence_opens(gazetteer: Gazetteer) -> None:
    text = (
        "Minutes ago in the Homs Governorate's eastern countryside, the army's second division, backed by a militia of "
        "volunteers and by an air force that flew forty sorties, took the village of Tamzil after a battle with rebels."
    )
    coded = locate(extract(text), gazetteer)
    (place,) = [coded.place_of(report) for report in coded.reports]
    assert place is not None
    assert (place.text, place.admin1_iso, place.reason) == ("Tamzil", "SY-HI", "within_named_area")
