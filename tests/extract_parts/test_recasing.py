"""Texts in capitals are read as they would be printed (rule SEN-1)."""

from datetime import date

import pytest
from told import only

from pipeline.extract.text.recasing import recased
from schemas.vocabulary import Outcome, SubEventType


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (
            "TWO SOLDIERS WERE KILLED BY A ROADSIDE BOMB IN NAD ALI DISTRICT ON 3 MAY, ISAF SAID.",
            "Two soldiers were killed by a roadside bomb in Nad Ali district on 3 May, ISAF said.",
        ),
        (
            "GUERRILLAS OF THE BARAK FRONT [BRF] STOPPED A CONVOY. IT WAS BURNED NEAR QUETTA.",
            "Guerrillas of the Barak front [BRF] stopped a convoy. It was burned near Quetta.",
        ),
        ("ISAF and ANA troops met in KABUL on Monday.", "ISAF and ANA troops met in KABUL on Monday."),
        ("UNITED NATIONS", "UNITED NATIONS"),
    ],
)
def test_words_are_as_they_would_be_printed(text: str, printed: str) -> None:
    assert recased(text) == printed


def test_a_wire_in_capitals_is_coded_in_its_own_words() -> None:
    text = "A ROADSIDE BOMB KILLED TWO POLICEMEN IN NAD ALI DISTRICT ON MONDAY, OFFICIALS SAID."
    report = only(text, "2024-05-06")
    assert report.sub_event_type is SubEventType.REMOTE_EXPLOSIVE
    assert report.tolls[Outcome.KILLED].phrase == "TWO POLICEMEN"
    assert report.date_start == date(2024, 5, 6)
