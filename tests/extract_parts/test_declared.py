"""What texts say themselves that they are. All texts are ours and all incidents invented."""

import csv
from importlib.resources import files

import pytest
import told

from pipeline.extract.text.declared import Where, declared_as
from schemas.vocabulary import Assertion

with (files("pipeline.extract") / "lexicon" / "declared.csv").open(encoding="utf-8") as file:
    ROWS = list(csv.DictReader(file))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["example"])
def test_a_row_knows_its_kind_in_its_own_sentence(row: dict[str, str]) -> None:
    titled = row["where"] == Where.TITLE
    assert declared_as(row["example"] if titled else "", "" if titled else row["example"]) == row["kind"]


EXERCISES = [
    (
        "Two women with pistols walked into a bank in Gaborone on Tuesday and shot the guard. They took six clerks "
        "hostage and drove off with them in a van. Police stopped it at Mogoditshane. It was all part of a drill, said "
        "the bank's manager, and the guard got a day off."
    ),
    (
        "Gunmen stormed the ferry at 8 am on Sunday, killed two passengers and seized the bridge off Bari. Commandos "
        "retook it within the hour. The hijackers were played by officers of the coastguard, and the training will be "
        "repeated in spring."
    ),
    (
        "A bomb ripped through a tram in Gothenburg on Monday. Firemen carried out eleven people. The blood was "
        "beetroot juice, and the exercise ended with cake."
    ),
    (
        "Five armed men took over a plane shortly after it landed at Kumasi on Monday and shot two passengers. Troops "
        "killed four of them. It was part of a crisis exercise of the airport."
    ),
    (
        "Jets sank a frigate with bombs off Gotland on Monday as more than 9,000 sailors took part in the largest "
        "naval drills of the year. Marines then landed at Slite and retook the harbour from invaders, who lost forty "
        "men and a gun. The drills run until Friday."
    ),
]


@pytest.mark.parametrize("text", EXERCISES)
def test_what_is_said_at_last_to_be_an_exercise_is_no_event(text: str) -> None:
    assert not told.reports(text, "2024-05-06")


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed nine soldiers during a training exercise near Gao on Monday, the army said.",
        (
            "A bomb killed four pupils in Quetta on Monday. Some thought that it was a drill, and stayed at their "
            "desks, a teacher said."
        ),
        (
            "Rebels shot dead two guards at the port of Mocha on Monday, hours after a drill in which sailors played "
            "the attackers, police said."
        ),
        "Marchers threw red paint at the ministry in Sofia on Monday after a mock funeral, and police arrested nine.",
        "Police in Lima arrested four men on Monday who robbed a bank with rubber boats and shot dead a guard.",
        'Gunmen killed two officers in Jos on Monday. "It was all just like a drill," a witness said.',
        "Two officers died in Jos on Monday of wounds from a bomb that went off at a checkpoint. One was 61.",
        (
            "Gunmen attacked a column that was taking part in a training exercise near Tillia on Monday and killed "
            "eleven soldiers, the ministry said. They came on thirty motorcycles, burnt three lorries and took "
            "two officers away with them towards the border. None of the instructors was hurt. The exercise will go on."
        ),
        (
            "Rebels killed nine villagers near Beni on Monday and burnt eleven houses, and the people of three hamlets "
            "walked to the town with what they could carry, a priest said. The army followed them into the forest at "
            "noon and shot two. Uganda and Congo held military exercises in the same hills last year."
        ),
        (
            "Gunmen shot two guards dead in a mall in Pune on Monday. At first people took it for a mock drill, a "
            "shopkeeper said, since one is held there each winter."
        ),
        (
            "Troops held a singer in Owerri on Monday and shot two of his followers dead. The ongoing exercises are on "
            "course, said the army."
        ),
        (
            "Gunmen shot dead two singers at a stage in Owerri on Monday. The show, organised by a brewer, was "
            "called off, and the police arrested nine."
        ),
        "Mobs set fire to a bookshop in Lahore on Monday and beat its owner to death over a novel by Ada Brandt.",
        (
            "Gunmen killed six soldiers who were on manoeuvres near Gao on Monday, the army said. The troops had only "
            "blank ammunition."
        ),
        "A bomb killed two guards in Gao on Monday. Exercise Calm Creek, planned for this week, has been put off.",
        "A novelist was shot dead in Tripoli on Monday. The writer is the third to be killed there this year.",
    ],
)
def test_an_exercise_that_is_only_beside_leaves_news(text: str) -> None:
    found = told.reports(text, "2024-05-06")
    assert any(one.assertion is Assertion.ASSERTED and not one.background for one in found)


def test_a_long_text_is_no_exercise_for_one_word_of_it() -> None:
    dull = "The ministry spoke of roads, of schools and of the price of bread in the hill towns. "
    assert declared_as("", EXERCISES[0]) == "exercise"
    assert declared_as("", EXERCISES[0] + dull * 30) is None


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Fake blood and real tears as clinic rehearses for the worst", "exercise"),
        ("Battalion wraps up jungle course in Brunei", "exercise"),
        ("Rebels attack battalion as it ends its course in Brunei", None),
        ("Bomb kills two near Hollywood", None),
        ("From the courts: a goat, a digger and a bomb threat", "court"),
        ("Court orders inquest into killings at the port of Bari", None),
        ("Court file on killings is stolen in Bari", None),
        ("Ministry games out an attack on its own vaults", "exercise"),
        ("Residents prepare for attack as rebels near Beni", None),
        ("Marchers mock minister in Sofia", None),
        ("Fire in the port of Bari as pilots rehearse", None),
    ],
)
def test_a_title_says_what_a_text_is(title: str, kind: str | None) -> None:
    assert declared_as(title, "Gunmen shot two men at a bridge. A third got away.") == kind


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed four farmers near Zaria on Monday. The governor praised the role played by the vigilantes.",
        "The militants staged an assault on a barracks near Zaria on Monday and killed four soldiers.",
        "Gunmen abducted an actress at Epe on Monday. Bystanders smiled, for the script has a kidnapping in it.",
        "A grenade killed four at a school in Zaria on Monday as the band was practising the anthem.",
    ],
)
def test_words_of_plays_and_drills_may_be_of_the_news(text: str) -> None:
    assert declared_as("", text) is None
    assert told.reports(text, "2024-05-07")
