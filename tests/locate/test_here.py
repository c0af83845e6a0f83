"""Words that point to the dateline's town, and names that are no scene. All incidents are invented."""

import pytest
from told import extract

from pipeline.locate import Gazetteer, locate
from pipeline.locate.text.wrapping import unwrap


def places(text: str, gazetteer: Gazetteer) -> list[str | None]:
    coded = locate(extract(text, "2024-05-06"), gazetteer)
    return [place.name if (place := coded.place_of(report)) else None for report in coded.reports]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("JAMMU, May 5 (Agency) - Gunmen shot dead a shopkeeper here on Sunday, police said.", "Jammu"),
        ("LIMA, May 5 (Agency) - A bomb exploded near a bank in this capital on Sunday, police said.", "Lima"),
        ("JAMMU, May 5 (Agency) - Gunmen shot dead a shopkeeper here in Rajouri on Sunday.", "Rājauri"),
        ("JAMMU, May 5 (Agency) - A police spokesman said here on Sunday that gunmen shot dead a shopkeeper.", None),
        ("JAMMU, May 5 (Agency) - Gunmen shot dead a shopkeeper on Sunday, police said.", None),
        ("LIMA, May 5 (Agency) - A bomb exploded at a bank on Bolognesi Avenue on Sunday, police said.", "Lima"),
        ("NAIROBI, May 5 (Agency) - Two guards were killed in a bombing at the Turkish embassy on Sunday.", "Nairobi"),
        ("MOGADISHU, May 5 - A car bomb struck a hotel near the presidential palace, killing nine.", "Mogadishu"),
        ("NAIROBI, May 5 (Agency) - A bomb exploded at the Turkish embassy in Kampala on Sunday.", "Kampala"),
        ("NAIROBI, May 5 (Agency) - Gunmen killed two guards, the interior ministry said on Sunday.", None),
        ("LIMA, May 5 (Agency) - A bomb exploded on Bolognesi Avenue in Tacna on Sunday, police said.", "Tacna"),
    ],
)
def test_here_is_the_datelines_town(text: str, place: str | None, gazetteer: Gazetteer) -> None:
    assert places(text, gazetteer) == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("NAIROBI (Agency) - Kenyan police fired tear gas at protesters in the capital on Sunday.", "Nairobi"),
        ("Thousands marched in Nairobi on Friday. On Sunday Kenyan police shot two men in the capital.", "Nairobi"),
        ("NAIROBI (Agency) - Kenyan police fired at protesters in the suburbs of the capital on Sunday.", "Nairobi"),
        ("NAIROBI (Agency) - Kenyan police killed two men in Kisumu on Sunday after a theft in the capital.", "Kisumu"),
        ("NAIROBI (Agency) - Kenyan police killed two men on Sunday, a minister said in the capital.", None),
        ("KISUMU (Agency) - Kenyan police killed two men in the capital on Sunday.", None),
        ("NAIROBI (Agency) - Kenyan police killed two men in the capital of Samburu county on Sunday.", "Samburu"),
    ],
)
def test_the_capital_is_that_of_the_country_of_which_the_text_speaks(
    text: str, place: str | None, gazetteer: Gazetteer
) -> None:
    assert places(text, gazetteer)[-1] == place


@pytest.mark.parametrize("name", ["Guatemala", "Kuwait"])
def test_city_belongs_to_the_name_also_where_it_is_written_small(name: str, gazetteer: Gazetteer) -> None:
    assert places(f"Gunmen kidnapped a trader in {name} city on Monday.", gazetteer) == [f"{name} City"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A trader was abducted outside the Roth synagogue in Kyiv on Monday and held for ransom.", "Kyiv"),
        ("Rebels killed two guards in Zarqotal bazaar in Paktia on Monday.", "Zarqotal"),
    ],
)
def test_a_building_is_no_place_of_its_name(text: str, place: str, gazetteer: Gazetteer) -> None:
    assert places(text, gazetteer) == [place]


def test_whom_people_beat_is_no_ground(gazetteer: Gazetteer) -> None:
    assert places("Gunmen beat up M.S. Pillai on Monday, officials in Paktia said.", gazetteer) == ["Paktia"]
    assert places("Gunmen attacked Zarqotal on Monday, officials in Paktia said.", gazetteer) == ["Zarqotal"]


@pytest.mark.parametrize(
    "text",
    [
        "The editor Epigmenio Ibarra was shot at in Lima on Monday. A bomb in Ibarra's car had killed his driver.",
        "Gunmen in Lima shot Roberto Angulo on Monday. The attackers died in front of Angulo's house.",
        "Police in Lima said on Monday that the murder of Galan is not solved. Luis Galan, a senator, was shot.",
    ],
)
def test_a_persons_name_is_no_place_wherever_it_is_used(text: str, gazetteer: Gazetteer) -> None:
    assert set(places(text, gazetteer)) == {"Lima"}


def test_a_name_that_something_is_in_is_a_places_whatever_stands_before_it(gazetteer: Gazetteer) -> None:
    text = "The mayor of Upper Ibarra spoke. Gunmen killed two guards in Ibarra, Ecuador, on Monday."
    assert places(text, gazetteer) == ["Ibarra"]


def test_a_name_goes_on_over_the_end_of_a_line_that_is_cut_at_a_width(gazetteer: Gazetteer) -> None:
    text = (
        "Gunmen killed two guards in the town of Lashkar\nGah on Monday, the governor's spokesman said on the same\n"
        "evening. He said that the men had come on motorcycles and had\nfled before the police came, that nobody had\n"
        "said why they were killed, or by whom; the town was quiet.\n"
    )
    assert unwrap(text) == text.rstrip("\n").replace("\n", " ") + "\n"
    assert places(text, gazetteer) == ["Lashkar Gah"]
    assert unwrap("Two died\nThey were guards.\n\nThe town\nis quiet.") == (
        "Two died\nThey were guards.\n\nThe town\nis quiet."
    )


_RAID = "Gunmen killed eight villagers in Bankass in central Mali on Sunday. Police in Mopti said that "


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Soldiers sent from Diapaga came under fire in Burkina Faso on Sunday.", ["Burkina Faso"]),
        (_RAID + "an attack on the same village in March had left 12 dead.", ["Bankass", "Bankass"]),
        (_RAID + "five people were killed in an attack there in March.", ["Bankass", "Bankass"]),
        (
            (
                "Gunmen stormed a hotel in Bankass on Sunday. On Monday a mine killed two soldiers near Gao. "
                "In March a blast at the same hotel killed nine."
            ),
            ["Bankass", "Gao", "Bankass"],
        ),
        (_RAID + "five people were killed in an attack in Mopti in March.", ["Bankass", "Mopti"]),
    ],
)
def test_who_came_from_elsewhere_was_not_there_and_the_same_place_is_that_told_before(
    text: str, told: list[str], gazetteer: Gazetteer
) -> None:
    assert places(text, gazetteer) == told


@pytest.mark.parametrize("head", ["MAIDUGURI, 5 May\n\n", "Four guards die\n\nMAIDUGURI, Nigeria, May 5\n\n"])
def test_a_town_in_capitals_and_a_day_on_their_own_line_are_a_dateline(head: str, gazetteer: Gazetteer) -> None:
    assert places(f"{head}Gunmen killed four guards here on Sunday.", gazetteer) == ["Maiduguri"]
