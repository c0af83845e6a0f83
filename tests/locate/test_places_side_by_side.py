"""One act over places that a sentence lists is told at each of them (PLA-70, PLA-71). All incidents are invented."""

import pytest
from told import extract

from pipeline.locate import Gazetteer, find_places, locate


def words(text: str, gazetteer: Gazetteer) -> list[str | None]:
    coded = locate(extract(text, "2024-05-06"), gazetteer)
    places = [coded.place_of(report) for report in coded.reports]
    return [place.text if place else None for place in places]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Thousands marched in Moscow and St. Petersburg on Sunday.", ["Moscow", "St. Petersburg"]),
        (
            "Rebels shelled the village of Zarqotal in the province of Homs and Busayr in the province of Daraa.",
            ["Zarqotal", "Busayr"],
        ),
        (
            "The army captured the villages of Waht, 20 km northwest of Aden, and Lahj, 30 km north of it.",
            ["Waht", "Lahj"],
        ),
        ("Rebels shelled Maharda (Hama province) and Salhab (Hama province) on Sunday.", ["Maharda", "Salhab"]),
        (
            "Rebels shelled the towns of Maharda and Salhab and a cement factory in Busayr.",
            ["Maharda", "Salhab", "Busayr"],
        ),
        (
            "Rebels shelled the settlements of Gulmira and Ansar, and Aleppo's districts of Sheikh Maksoud and Salhin.",
            ["Gulmira", "Ansar", "Sheikh Maksoud"],
        ),
        ("Gunmen attacked posts in Paktika, Kunar and the Sarkani district on Sunday.", ["Paktika", "Kunar"]),
    ],
)
def test_what_tells_where_one_of_them_lies_does_not_end_a_list(
    text: str, names: list[str], gazetteer: Gazetteer
) -> None:
    assert words(text, gazetteer)[: len(names)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Police clashed with traders in Rumbek, Torit and Gulmira.", ["Rumbek", "Torit", "Gulmira"]),
        ("Rebels attacked army posts at Tal Risha, Hakoura and Nakhshaba.", ["Tal Risha", "Hakoura", "Nakhshaba"]),
        ("The air force shelled Gulmira and Torbeka in Herat.", ["Gulmira", "Torbeka"]),
        (
            "Rebels shelled the villages of Gulmira (twice), Torbeka and Ard Al-Wata.",
            ["Gulmira", "Torbeka", "Ard Al-Wata"],
        ),
    ],
)
def test_who_is_listed_with_a_scene_is_a_place_too(text: str, names: list[str], gazetteer: Gazetteer) -> None:
    assert words(text, gazetteer) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Herdsmen raided four villages: Demsarre, Wunamok, Dikajan and Tabbungo.", 4),
        ("Herdsmen raided the crowded Angyoma, Tse-Usendar and Tse-Torkul villages on Sunday.", 3),
        ("Raids hit the suburbs of Gulmira, Ard al-Hamran and Sakhourabad on Sunday.", 3),
        ("Troops held the Kurdish and Arab villages on Sunday.", 0),
        ("Troops held several villages, and Karim and Rahim Noori said so on Sunday.", 0),
    ],
)
def test_what_a_list_calls_villages_are_places(text: str, names: int, gazetteer: Gazetteer) -> None:
    found = [place.text for place in find_places(text, gazetteer)]
    assert len(found) == names


def test_an_unknown_name_beside_a_province_is_not_in_it(gazetteer: Gazetteer) -> None:
    coded = locate(extract("Clashes in Herat and Zarqotal went on on Sunday.", "2024-05-06"), gazetteer)
    herat, unknown = (coded.place_of(report) for report in coded.reports)
    assert herat is not None
    assert unknown is not None
    assert (herat.admin1_iso, unknown.country, unknown.admin1_iso) == ("AF-HER", "AF", None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A bomb went off in Nijrab district in Kapisa and the Taliban claimed it.", "Nijrab"),
        ("Two men were shot in Achin, near Jalalabad and Torkham.", "Achin"),
        ("Two men were shot in Barangay Tuca, Piagapo, Lanao del Sur on Monday.", "Barangay Tuca"),
        ("Two men were shot in Barangay Damalas, Datu Piang, Maguindanao on Monday.", "Barangay Damalas"),
        ("A bomb exploded at the corner of Harbour Street and Castle Street in Herat.", "Harbour Street"),
        ("A guard was killed in Herat, Ahmad Rahimi and Karim Noor said.", "Herat"),
    ],
)
def test_what_is_no_list_is_one_place(text: str, name: str, gazetteer: Gazetteer) -> None:
    assert words(text, gazetteer) == [name]


def test_another_who_was_killed_elsewhere_is_told_there(gazetteer: Gazetteer) -> None:
    text = "Gunmen killed a judge in Herat, and another policeman in Kandahar."
    assert words(text, gazetteer) == ["Herat", "Kandahar"]
