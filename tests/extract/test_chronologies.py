"""Chronologies: several entries in one text, each under its day. All incidents are invented."""

from datetime import date

import pytest
from told import reports

from schemas.vocabulary import Outcome

DAY = date(2025, 3, 12)
DEEDS = (
    "A suicide bomber kills six policemen in Bannu.",
    "Seven passengers are taken off a bus and shot dead in Barkhan.",
    "A bomb kills three soldiers in a convoy near Mir Ali.",
)
TOLLS = (6, 7, 3)


def told(text: str) -> list[tuple[date | None, date | None, int | None]]:
    """The first and last day of each report, and how many were killed."""
    found = reports(text, "2025-03-12")
    killed = [one.tolls.get(Outcome.KILLED) for one in found]
    return [
        (one.date_start, one.date_end, toll.best if toll else None) for one, toll in zip(found, killed, strict=True)
    ]


@pytest.mark.parametrize(
    ("labels", "above"),
    [
        (("January 14 - ", "February 19 - ", "March 11 - "), "Chronology: attacks in 2025\n\n"),
        (("14 January: ", "19 February: ", "11 March: "), "Timeline\n\n"),
        (("* Jan. 14, 2025 — ", "* Feb. 19 — ", "* Mar 11 — "), ""),
        (("14 January 2025\n", "19 February\n", "11 March\n"), ""),
        (("1. Tuesday, 14 January: ", "2. Wednesday, 19 February: ", "3. Tuesday, 11 March: "), ""),
    ],
)
def test_an_entry_is_of_its_day(labels: tuple[str, ...], above: str) -> None:
    text = above + "\n\n".join(label + deed for label, deed in zip(labels, DEEDS, strict=True))
    days = (date(2025, 1, 14), date(2025, 2, 19), date(2025, 3, 11))
    assert told(text) == [(day, day, toll) for day, toll in zip(days, TOLLS, strict=True)]


def test_a_year_holds_until_the_next_is_told() -> None:
    text = f"Jan. 14, 2023 - {DEEDS[0]}\nFeb. 19 - {DEEDS[1]}\nMarch 2024 - {DEEDS[2]}"
    assert told(text) == [
        (date(2023, 1, 14), date(2023, 1, 14), 6),
        (date(2023, 2, 19), date(2023, 2, 19), 7),
        (date(2024, 3, 1), date(2024, 3, 31), 3),
    ]


def test_years_on_lines_of_their_own_open_entries() -> None:
    text = f"2023:\n{DEEDS[0]}\n2024:\n{DEEDS[2]}"
    assert told(text) == [
        (date(2023, 1, 1), date(2023, 12, 31), 6),
        (date(2024, 1, 1), date(2024, 12, 31), 3),
    ]


def test_an_entry_may_tell_another_day() -> None:
    text = (
        f"March 9 - Troops find a camp.\nMarch 11 - {DEEDS[2]}\nMarch 12 - Gunmen shot two men dead in Bannu on Monday."
    )
    assert told(text)[-1] == (date(2025, 3, 10), date(2025, 3, 10), 2)


def test_one_day_above_a_text_is_that_of_writing() -> None:
    (one,) = told(f"Feb 19 - {DEEDS[1]}")
    assert one == (date(2025, 2, 19), date(2025, 2, 19), 7)


def test_what_an_entry_retells_of_another_is_apart() -> None:
    """Two bombs at one place on two days are two deeds, however like the sentences are."""
    text = "March 10 - A bomb kills three soldiers near Mir Ali.\nMarch 11 - A bomb kills three soldiers near Mir Ali."
    assert [day for day, _, _ in told(text)] == [date(2025, 3, 10), date(2025, 3, 11)]


def test_days_of_some_lines_of_a_long_article_open_no_entries() -> None:
    prose = "\n\n".join(["Gunmen shot two men dead in Bannu on Monday.", *["Nobody knew of it for long."] * 9])
    assert told(f"{prose}\n\nMarch 3: a list\n\nMarch 4: a list\n\n{prose}")[0][0] == date(2025, 3, 10)
