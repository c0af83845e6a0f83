"""What articles are about where that is no conflict news."""

import csv
from importlib.resources import files

import pytest

from pipeline.extract.text.subjects import subject_of

with (files("pipeline.extract") / "lexicon" / "subjects.csv").open(encoding="utf-8") as file:
    ROWS = list(csv.DictReader(file))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_a_row_knows_its_subject_in_its_own_sentence(row: dict[str, str]) -> None:
    subject = subject_of("", row["example"])
    assert subject is not None
    assert subject.name == row["name"]


@pytest.mark.parametrize(
    "body",
    [
        "A bomb killed nine fans at a league match in Kano before half-time; the coach was hurt, police said.",
        "Gunmen attacked a convoy with food for victims of the earthquake and its aftershocks.",
        "Rebels derailed a train near Gaya; it was no accident, officials said.",
        "Soldiers killed four rebels in Uri.",
    ],
)
def test_arms_and_what_authorities_say_of_them_are_news_in_any_setting(body: str) -> None:
    assert subject_of("", body) is None
