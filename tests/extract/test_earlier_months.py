"""What news tells of months before, of "earlier this month" and of "hours later". All incidents are invented."""

from datetime import date
from functools import partial

import pytest
import told

reports = partial(told.reports, published_at="2026-11-25")
_NEWS = (
    "Gunmen killed six policemen at a post in Kulachi on Tuesday, officials said.\n\nA doctor said three of "
    "the nine wounded were "
    "in a critical condition.\n\nThe chief minister condemned the attack.\n\nViolence has surged in the "
    "province.\n\n"
)


@pytest.mark.parametrize(
    "text",
    [
        _NEWS + "Last month, a bomber rammed a vehicle into the gate of a camp in Bannu, killing 11 soldiers.",
        _NEWS + "In October, gunmen killed nine labourers in Hangu.",
    ],
)
def test_what_news_tells_of_a_month_before_is_context(text: str) -> None:
    first, *_, last = reports(text)
    assert (first.background, last.background) == (False, True)


@pytest.mark.parametrize(
    "text",
    [
        "Last month, a bomber rammed a vehicle into the gate of a camp in Bannu, killing 11 soldiers.",
        _NEWS + "Earlier this month, gunmen killed nine labourers in Hangu.",
        _NEWS + "On Monday, gunmen killed nine labourers in Hangu.",
    ],
)
def test_what_is_told_first_or_has_a_day_of_late_is_news(text: str) -> None:
    assert not reports(text)[-1].background


@pytest.mark.parametrize("when", ["earlier this month", "earlier this year"])
def test_a_deed_of_earlier_this_month_is_no_sum(when: str) -> None:
    (report,) = reports(
        f"A drone strike killed three people in Shabwa {when}, officials said; the army has not commented."
    )
    assert not report.background


def test_hours_later_is_the_day_that_was_told_last() -> None:
    first, second = reports(
        "A bomb killed nine people at a market in Jalalabad on Sunday.\n\nHours later, soldiers raided a "
        "house in Surkh Rod and "
        "killed two gunmen."
    )
    assert first.date_start == second.date_start == date(2026, 11, 22)
