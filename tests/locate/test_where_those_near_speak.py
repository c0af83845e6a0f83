"""Sentences that open with where people speak of what was near them (rule PLA-330). All incidents are invented."""

import pytest
from told import extract

from pipeline.locate import Gazetteer, locate


def last_place(text: str, gazetteer: Gazetteer) -> str | None:
    coded = locate(extract(text, "2026-11-25"), gazetteer)
    place = coded.place_of(coded.reports[-1])
    return None if place is None else place.name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In Osh, police said they had detained six men during an operation on Wednesday.", "Osh"),
        ("In Mosul, a hospital official said eight people had been killed by a car bomb on Monday.", "Mosul"),
        (
            "Shells killed six people in Taiz on Sunday.\n\nIn Herat, residents said gunmen had shot two men.",
            "Herat",
        ),
        ("In Quetta, the army said it had killed four militants in a raid in Panjgur on Monday.", "Panjgur"),
    ],
)
def test_what_those_who_are_there_tell_was_there(text: str, name: str, gazetteer: Gazetteer) -> None:
    assert last_place(text, gazetteer) == name


@pytest.mark.parametrize(
    "text",
    [
        "In Geneva, the council said gunmen had shot two men on Monday.",
        "In Washington, the State Department said rebels had killed eight people on Monday.",
    ],
)
def test_what_is_told_from_afar_was_not(text: str, gazetteer: Gazetteer) -> None:
    assert last_place(text, gazetteer) not in {"Geneva", "Washington"}
