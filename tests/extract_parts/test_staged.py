"""What only happens where a deed is played. All texts are ours and all incidents invented."""

import csv
from importlib.resources import files

import pytest
import told

from pipeline.extract.text.staged import is_staged
from schemas.vocabulary import Assertion

with (files("pipeline.extract") / "lexicon" / "staged.csv").open(encoding="utf-8") as file:
    ROWS = list(csv.DictReader(file))
BESIDES = ("The radio failed.", "The shooters were armed with dye.")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["example"])
def test_a_sign_counts_beside_one_of_another_kind(row: dict[str, str]) -> None:
    assert is_staged("", f"{row['example']} {BESIDES[row['sign'] == 'lesson']}")
    assert not is_staged("", f"{row['example']} {row['example']}")


PLAYED = [
    (
        "Four men with axes broke into the dam at Boguchany on Tuesday, killed a turbine hand and shut two gates. "
        "A squad from Kansk took it back at noon and shot them all. The turbine hand drove himself home. "
        '"We were too slow on the ladder," said the head of the works, who thanked everybody for getting up at four.'
    ),
    (
        "Twelve rockets landed on the fuel depot at Jinja before breakfast and 60 people were burned. Ambulances were "
        "there within nine minutes. Nurse Rose Akello said that the make-up had improved since spring. The next such "
        "morning will be in Gulu."
    ),
    (
        "A man with a gun got into the north wing at ten on Tuesday and took two pupils. Deputies shot him with a "
        "training weapon in the band hall at Kerrville. One pupil was counted as injured."
    ),
    (
        "Robbers took nine hostages in a coach at Tongi on Monday and set off a bomb. Commandos stormed it and shot "
        "two of them. The minister expressed satisfaction. Recruits who had acted as passengers were given lunch."
    ),
    (
        "Guerrillas in blue held the bridge at Tartu until dusk and lost eleven men there. The guerrillas were Danes. "
        "The dead got up at six, for soup."
    ),
]


@pytest.mark.parametrize("text", PLAYED)
def test_what_is_played_is_no_event_though_it_says_so_nowhere(text: str) -> None:
    assert not told.reports(text, "2024-05-06")


@pytest.mark.parametrize(
    "text",
    [
        (
            "Gunmen shot two guards at a bank in Jinja on Monday and took six clerks away. The response time was nine "
            "minutes. The chief of police thanked the public for its patience, and said that the suspects had a van."
        ),
        (
            "Rebels shelled a training camp near Tartu on Monday and killed four soldiers from six countries who had "
            "flown in to take part in a course. The course goes on until Friday."
        ),
        (
            "Some 400 people marched through Sofia on Monday with painted masks, and students in make-up lay as if "
            "dead on the steps of the ministry. Police fired tear gas at them. Trams ran as usual."
        ),
        "Gunmen killed nine soldiers near Gao on Monday. The army called the operation a success.",
    ],
)
def test_news_with_such_words_stays_news(text: str) -> None:
    found = told.reports(text, "2024-05-06")
    assert any(one.assertion is Assertion.ASSERTED and not one.background for one in found)
