"""Mishaps that kill, and deeds told in their words; all are invented."""

import pytest
import told

from schemas.vocabulary import Outcome

PUBLISHED = "2024-05-16"


@pytest.mark.parametrize(
    "text",
    [
        "A woman was killed and five others were injured when a large tree fell on a wedding in Whittier on Saturday.",
        "Two workers were killed when a crane fell on a street in Lagos on Monday.",
        "Three hikers were killed when rocks came down on a path near Merano on Monday.",
        "Six people were killed when a bridge fell into the river in Minas on Monday.",
        "A woman was killed in Arlington on Monday when a neighbour accidentally hit her while backing out of a yard.",
        "A man was killed in Arlington on Monday when his gun went off accidentally.",
        "A worker was killed in Arlington on Monday when he was struck by a forklift.",
        "A climber was killed on Monday in a fall near Chamonix.",
        "Nine people were killed in a fire at a hotel in Accra on Monday.",
        "A light aircraft came down in a field near Cork on Monday, killing the pilot and two passengers.",
        "Four miners were killed in a cave-in at a pit near Zonguldak on Monday.",
        "A student was killed in a hazing ritual at a college in Baton Rouge on Friday.",
        "A swimmer was killed by a jellyfish sting off Darwin on Monday.",
        "Fire swept through a camp for displaced people near Bunia on Monday and killed a child.",
        "An explosion of locusts threatens crops around Marsabit, the ministry said on Monday.",
        "Residents of Aden queued for water on Monday as the price of tankers exploded.",
        "An elephant's rampage near Mopti on Monday killed two farmers.",
        "Four boys were killed in the crush at a gate in Accra on Monday.",
    ],
)
def test_a_mishap_is_no_attack(text: str) -> None:
    assert not told.reports(text, PUBLISHED)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Four people were killed when the roof fell after a shell hit a house in Kherson on Monday.", 4),
        ("Four people were killed when a wall came down in an air strike on Rafah on Monday.", 4),
        ("Two guards were killed when gunmen fell on a convoy near Gao on Monday.", 2),
        ("Two guards were killed in an arson fire at a camp in Gao on Monday.", 2),
        ("Rebels killed two people when they rolled boulders on to a road near Gao on Monday.", 2),
        ("A rocket hit a helicopter near Gao on Monday, which came down, killing four soldiers.", 4),
        ("Rebels set a market near Bunia on fire on Monday, killing a child.", 1),
        ("Four farmers were killed by Israeli fire east of Khan Younis on Monday.", 4),
        ("Four farmers were killed in the fire of tanks east of Khan Younis on Monday.", 4),
        ("A farmer was killed in Gao on Monday when soldiers accidentally shot at his car.", 1),
    ],
)
def test_a_deed_in_the_words_of_a_mishap_is_one(text: str, killed: int) -> None:
    (report,) = told.reports(text, PUBLISHED)
    assert report.tolls[Outcome.KILLED].best == killed
