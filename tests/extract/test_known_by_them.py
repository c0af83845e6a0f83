"""How many "them" are, and what is done after a bus is stopped (rules CAS-106 and AST-8)."""

from functools import partial

import pytest
import told

from schemas.vocabulary import Assertion, Outcome

reports = partial(told.reports, published_at="2024-05-16")


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Gunmen opened fire on three policemen in Orangi on Monday, killing them all.", 3),
        ("Gunmen opened fire on three policemen in Orangi on Monday, killing all of them.", 3),
        ("Gunmen attacked four workers near Doma on Monday and killed them.", 4),
        ("Four gunmen attacked two workers near Doma on Monday and killed them.", 2),
        ("Gunmen opened fire on a trader near Doma on Monday, killing him.", 1),
        ("Gunmen opened fire on six workers near Doma on Monday, killing two of them.", 2),
    ],
)
def test_them_are_as_many_as_were_told_of_last(text: str, killed: int) -> None:
    (deed,) = reports(text)
    assert deed.tolls[Outcome.KILLED].best == killed


def test_who_are_taken_off_a_stopped_bus_and_killed_are() -> None:
    (deed,) = reports("Gunmen stopped a bus near Doma on Monday, singled out five men and killed them.")
    assert (deed.assertion, deed.tolls[Outcome.KILLED].best) == (Assertion.ASSERTED, 5)


@pytest.mark.parametrize(
    "text",
    [
        "Elders stopped the militia from killing five captives near Doma on Monday.",
        "Troops stopped an attack on a convoy near Doma on Monday.",
    ],
)
def test_what_is_stopped_was_not_done(text: str) -> None:
    assert Assertion.ASSERTED not in {deed.assertion for deed in reports(text)}
