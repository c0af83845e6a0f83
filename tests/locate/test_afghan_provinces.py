"""The 34 provinces in every spelling that we know. All sentences are ours and all incidents invented."""

import csv
from pathlib import Path

import pytest

from pipeline.locate import Gazetteer, find_places
from schemas.vocabulary import Feature, PlaceRole

TABLE = Path(__file__).parents[2] / "pipeline" / "locate" / "data" / "afghan_provinces.csv"
LATIN = (
    "Gunmen killed two policemen in {} province on Sunday, officials in Afghanistan said.",
    "A roadside bomb went off in Afghanistan's {} on Monday.",
    "The governor of {} told reporters in Afghanistan that the road was open.",
    "KABUL, Afghanistan (Agency) - Fighters overran a checkpoint in {} overnight.",
    "{} police said that three Afghan soldiers were hurt.",
)
ARABIC = ("انفجار در ولایت {} سه کشته بر جا گذاشت", "په {} ولایت کې درې کسان ووژل شول")
CYRILLIC = ("В провинции {} на мине подорвались двое военных", "Талибы напали на пост в провинции {}, Афганистан")


def read_spellings() -> list[tuple[str, str]]:
    with TABLE.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [(row["iso"], name) for row in rows for name in (row["name"], *row["names"].split("|"))]


def sentences_for(name: str) -> tuple[str, ...]:
    if "\u0600" <= name[0] <= "\u06ff":
        return ARABIC
    return CYRILLIC if "А" <= name[0] <= "я" else LATIN


def test_there_are_34_and_each_is_spelt_in_three_scripts() -> None:
    spellings = read_spellings()
    for script in (LATIN, ARABIC, CYRILLIC):
        assert len({iso for iso, name in spellings if sentences_for(name) is script}) == 34


@pytest.mark.parametrize(("iso", "name"), read_spellings())
def test_every_spelling_is_that_province_and_nothing_else_is_a_place(gazetteer: Gazetteer, iso: str, name: str) -> None:
    for sentence in sentences_for(name):
        found = find_places(sentence.format(name), gazetteer)
        told = {p.admin1_iso for p in found if p.role is PlaceRole.MENTIONED and p.feature is not Feature.COUNTRY}
        assert told == {iso}, sentence
