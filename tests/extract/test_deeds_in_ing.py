"""Deeds in "-ing" as nouns, and clauses that are a deed's and not its place's. All incidents are invented."""

from datetime import date

import pytest
from told import reports

from schemas.vocabulary import Assertion, Outcome, SubEventType

S = SubEventType


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("There was shelling in Herat on Monday.", S.SHELLING),
        ("Shelling was reported in Herat on Monday.", S.SHELLING),
        ("There was looting in Herat on Monday.", S.LOOTING),
        ("Witnesses said there was shooting in Herat on Monday night.", S.ATTACK),
    ],
)
def test_what_there_was_is_a_deed(text: str, kind: SubEventType) -> None:
    (one,) = reports(text, "2025-03-12")
    assert (one.sub_event_type, one.assertion, one.date_start) == (kind, Assertion.ASSERTED, date(2025, 3, 10))


def test_what_there_was_not_is_none() -> None:
    (one,) = reports("There was no shelling in Herat on Monday.", "2025-03-12")
    assert one.assertion is Assertion.NEGATED


@pytest.mark.parametrize("text", ["There were people shooting films in Herat on Monday.", "There was a shooting star."])
def test_other_words_in_ing_stay_what_they_are(text: str) -> None:
    assert not reports(text, "2025-03-12")


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (
            "The Secretary-General condemned the attack on Sunday on a bus near Herat, in which three men were killed.",
            3,
        ),
        ("The minister condemned Sunday's attack on a mosque in Herat that killed nine people.", 9),
        (
            "The president condemned the attack on Sunday in Obe, in Herat region, in which two men were killed.",
            2,
        ),
    ],
)
def test_whom_a_condemned_deed_befell_is_told_with_it(text: str, killed: int) -> None:
    (one,) = reports(text, "2025-03-12")
    assert (one.tolls[Outcome.KILLED].best, one.date_start, one.background) == (killed, date(2025, 3, 9), False)
