"""A province and its own town are one place, two of its towns are two: the coder asks the gazetteer (ASM-80, ASM-81).

All incidents are invented.
"""

import pytest

from pipeline.extract import Coder
from pipeline.extract.text.known_places import Stretches
from pipeline.locate import Gazetteer, PlaceNames, locate
from pipeline.settings import read_settings
from schemas.records import Article
from schemas.vocabulary import Outcome


@pytest.fixture(scope="module")
def names() -> PlaceNames:
    return PlaceNames(read_settings().gazetteer)


def told(text: str, names: PlaceNames, gazetteer: Gazetteer) -> list[tuple[str | None, dict[str, int]]]:
    """The words of each report's place, and its killed and injured at least."""
    article = Article(article_id="a", source_id="s", address="a", text=text, published_at="2024-05-07", language="en")
    found = locate(next(iter(Coder(names).extract([article]))), gazetteer)
    places = [found.place_of(report) for report in found.reports]
    tolls = [
        {outcome.value: toll.low for outcome, toll in one.report.tolls.items() if outcome is not Outcome.CAPTURED}
        for one in found.reports
    ]
    return [(place.text if place else None, toll) for place, toll in zip(places, tolls, strict=True)]


@pytest.mark.parametrize(
    ("text", "place", "toll"),
    [
        (
            "Gunmen killed four farmers in Helmand on Monday. The gunmen opened fire on the farmers in Lashkar Gah.",
            "Lashkar Gah",
            {"killed": 4},
        ),
        (
            "Gunmen killed four farmers in Lashkar Gah on Monday. The gunmen opened fire on the farmers in Helmand.",
            "Lashkar Gah",
            {"killed": 4},
        ),
        (
            "A bomb killed five guards in Kandahar on Monday. The bomb went off in Spin Boldak, wounding nine others.",
            "Spin Boldak",
            {"killed": 5, "injured": 9},
        ),
    ],
)
def test_a_province_and_its_own_town_are_one_place(
    text: str, place: str, toll: dict[str, int], names: PlaceNames, gazetteer: Gazetteer
) -> None:
    assert told(text, names, gazetteer) == [(place, toll)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "Gunmen killed four farmers in Sangin on Monday. Gunmen killed four farmers in Nad Ali.",
            ["Sangin", "Nad Ali"],
        ),
        (
            "Militants killed two guards in Sangin, Helmand, on Monday. Militants killed a judge in Nad Ali, Helmand.",
            ["Sangin", "Nad Ali"],
        ),
        (
            "A bomb killed five guards in Kandahar on Monday. Gunmen shot dead two teachers in Spin Boldak.",
            ["Kandahar", "Spin Boldak"],
        ),
        (
            "A bomb wounded three people in Helmand on Monday. Gunmen killed two teachers in Sangin.",
            ["Helmand", "Sangin"],
        ),
    ],
)
def test_two_towns_of_a_province_are_two_and_so_is_what_is_told_anew(
    text: str, places: list[str], names: PlaceNames, gazetteer: Gazetteer
) -> None:
    assert [place for place, _ in told(text, names, gazetteer)] == places


@pytest.mark.parametrize(
    ("lead", "more"),
    [
        (
            "Gunmen killed nine farmers in Zamfara, officials said on Monday.",
            "The attackers stormed Gidan Zumo on motorcycles late on Sunday, burning several houses.",
        ),
        (
            "At least nine people died in clashes between two militias in Ituri.",
            "The clashes broke out on Sunday in the village of Tizigo, in the Banyari-Kito sector.",
        ),
        (
            "Nine people were killed in a cattle raid in Warrap on Sunday.",
            "The commissioner said armed youths attacked a camp in Alikok at dawn and made off with 600 cows.",
        ),
    ],
)
def test_the_sentence_after_the_toll_may_name_a_village_that_nobody_knows(
    lead: str, more: str, names: PlaceNames, gazetteer: Gazetteer
) -> None:
    assert [toll for _, toll in told(f"{lead} {more}", names, gazetteer)] == [{"killed": 9}]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed nine farmers in Zamfara on Sunday. Gunmen attacked a market in Maiduguri.",
        "Gunmen attacked a convoy near Gidan Zumo on Sunday. Gunmen attacked a market in Dan Rimi.",
        "Gunmen killed nine farmers near Gidan Zumo on Sunday. Gunmen killed two traders in Dan Rimi.",
    ],
)
def test_another_place_that_is_known_a_deed_without_toll_or_another_toll_is_another_deed(
    text: str, names: PlaceNames, gazetteer: Gazetteer
) -> None:
    assert len(told(text, names, gazetteer)) == 2


def test_a_provinces_toll_is_the_sum_of_what_its_towns_are_told_to_have(
    names: PlaceNames, gazetteer: Gazetteer
) -> None:
    text = (
        "Clashes in Kunduz killed 12 soldiers on Monday. Seven soldiers died in clashes in Imam Sahib and five in {}."
    )
    assert told(text.format("Khanabad"), names, gazetteer) == [
        ("Imam Sahib", {"killed": 7}),
        ("Khanabad", {"killed": 5}),
    ]
    assert ("Kunduz", {"killed": 12}) in told(text.format("Farah"), names, gazetteer)


@pytest.mark.parametrize(
    ("text", "told_at"),
    [
        (
            "Men raided villages in Tillaberi region, Niger, killing 17 in Kokolo, eight in Lubiri and four in Tizigo.",
            [("Kokolo", {"killed": 17}), ("Lubiri", {"killed": 8}), ("Tizigo", {"killed": 4})],
        ),
        (
            "Gunmen raided two villages in Katsina on Tuesday, killing six in Dan Rimi and five in Gidan Zumo.",
            [("Katsina", {"killed": 6}), ("Gidan Zumo", {"killed": 5})],
        ),
        (
            "Russian attacks on Tuesday killed three people in Kherson region, two in Donetsk region and one in Sumy.",
            [("Kherson", {"killed": 3}), ("Donetsk", {"killed": 2}), ("Sumy", {"killed": 1})],
        ),
        (
            "At least 31 people were killed in Russian strikes on Tuesday: 20 in Kyiv and 11 in Dnipro.",
            [("Kyiv", {"killed": 20}), ("Dnipro", {"killed": 11})],
        ),
        (
            "Bombs killed three people in Kunar province on Monday, two in Asadabad and one in Watapur.",
            [("Asadabad", {"killed": 2}), ("Watapur", {"killed": 1})],
        ),
        (
            "Soldiers killed ten insurgents in an operation to free train passengers in Balochistan's Sibi district.",
            [("Sibi", {"killed": 10})],
        ),
    ],
)
def test_each_of_a_list_has_its_own_dead_also_in_villages_that_nobody_knows(
    text: str, told_at: list[tuple[str, dict[str, int]]], names: PlaceNames, gazetteer: Gazetteer
) -> None:
    assert told(text, names, gazetteer) == told_at


@pytest.mark.parametrize(
    ("one", "other", "known"),
    [
        ("in Helmand", "in Lashkar Gah", True),
        ("in Lashkar Gah, Helmand,", "in the Helmand province", True),
        ("in Sangin", "in Nad Ali", False),
        ("in Sangin, Helmand,", "in Nad Ali, Helmand,", False),
        ("in Herat", "in Kandahar", False),
        ("in Zarqotal", "in Sangin", None),
        ("in Afghanistan", "in Sangin", None),
    ],
)
def test_what_the_gazetteer_knows_of_two_phrases(one: str, other: str, known: bool | None, names: PlaceNames) -> None:  # noqa: FBT001 - a table of what is known
    stretches = [
        Stretches(f"Gunmen killed a judge {words} on Monday.", ((22, 23 + len(words)),)) for words in (one, other)
    ]
    assert names.are_one(*stretches) is known


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        (
            "Strikes killed 12 people in Gaza City on Monday. Nine people were killed in Khan Younis.",
            [("Gaza City", {"killed": 12}), ("Khan Younis", {"killed": 9})],
        ),
        (
            "Strikes killed 12 people in Gaza on Monday. Nine people were killed in Khan Younis.",
            [("Khan Younis", {"killed": 9})],
        ),
        (
            "Attacks killed 12 people in Darfur on Monday. Nine people were killed in Nyala.",
            [("Nyala", {"killed": 9})],
        ),
        (
            "Two men were shot dead in Spanish Town on Monday. A woman was shot dead in Montego Bay.",
            [("Spanish Town", {"killed": 2}), ("Montego Bay", {"killed": 1})],
        ),
        (
            "Gunmen killed two judges in Guatemala City on Monday. A mayor was shot dead in Quetzaltenango.",
            [("Guatemala City", {"killed": 2}), ("Quetzaltenango", {"killed": 1})],
        ),
        (
            "Two soldiers were killed by a mine in Sangin on Monday. Three others were wounded in Herat.",
            [("Sangin", {"killed": 2}), ("Herat", {"injured": 3})],
        ),
        (
            "Two soldiers were killed by a mine in Sangin on Monday. Three others were wounded in a hospital ward.",
            [("Sangin", {"killed": 2, "injured": 3})],
        ),
        (
            "Five people in Kandahar, two in Farah and three in Herat were killed in bombings on Monday.",
            [("Kandahar", {"killed": 5}), ("Farah", {"killed": 2}), ("Herat", {"killed": 3})],
        ),
        ("Five people in Helmand and three in Lashkar Gah were killed on Monday.", [("Lashkar Gah", {"killed": 8})]),
    ],
)
def test_two_tolls_of_two_towns_are_two_and_of_a_region_and_its_town_one(
    text: str, tolls: list[tuple[str, dict[str, int]]], names: PlaceNames, gazetteer: Gazetteer
) -> None:
    assert told(text, names, gazetteer) == tolls


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("In Herat gunmen killed two men on Monday.", [("Herat", {"killed": 2})]),
        ("In Kano State bandits shot dead nine farmers on Monday.", [("Kano State", {"killed": 9})]),
        ("In North Kivu rebels killed nine villagers on Monday.", [("North Kivu", {"killed": 9})]),
        ("In Gaza Hamas gunmen killed three men on Monday.", [("Gaza", {"killed": 3})]),
        (
            "Two soldiers were killed in Sangin and three were wounded in Herat on Monday.",
            [("Sangin", {"killed": 2}), ("Herat", {"injured": 3})],
        ),
        ("Two soldiers were wounded in Sangin and three were killed.", [("Sangin", {"injured": 2, "killed": 3})]),
        (
            "Gunmen killed two guards in Sangin and rebels abducted nine girls in Herat.",
            [("Sangin", {"killed": 2}), ("Herat", {})],
        ),
    ],
)
def test_people_right_behind_a_place_are_no_part_of_its_name(
    text: str, tolls: list[tuple[str, dict[str, int]]], names: PlaceNames, gazetteer: Gazetteer
) -> None:
    assert told(text, names, gazetteer) == tolls
