"""A deed that others react to, look into, deny or remember. All sentences are ours and all incidents invented."""

from datetime import date
from functools import partial

import pytest
import told

from schemas.vocabulary import ActorRole, Assertion, Outcome

reports = partial(told.reports, published_at="2024-05-15")


@pytest.mark.parametrize(
    "text",
    [
        "The council on Thursday condemned the attack that killed four teachers in Gao.",
        "The council on Thursday condemned the bombing that killed four teachers in Gao.",
        "The council on Thursday condemned an attack killing four teachers in Gao.",
    ],
)
def test_what_a_condemned_deed_did_is_the_same_deed_and_has_not_the_day_of_the_words(text: str) -> None:
    (report,) = reports(text)
    assert report.tolls[Outcome.KILLED].best == 4
    assert report.date_start is None


def test_a_condemned_deed_keeps_its_own_day() -> None:
    (report,) = reports("The minister on Thursday condemned the bombing that killed four people in Gao on Tuesday.")
    assert report.date_start == date(2024, 5, 14)


@pytest.mark.parametrize(
    "text",
    [
        "The mission is investigating reports that 20 civilians were killed in an air strike in Tigray on Friday.",
        "There were unconfirmed reports of an attack on a convoy near Gao on Monday.",
    ],
)
def test_reports_that_are_still_looked_into_are_claims(text: str) -> None:
    assert [report.assertion for report in reports(text)] == [Assertion.ALLEGED]


def test_who_had_fired_is_not_the_target() -> None:
    (report,) = reports("Police denied that officers had fired on the crowd in Lagos on Tuesday night.")
    assert report.assertion is Assertion.DENIED
    assert [(actor.text, actor.role) for actor in report.actors] == [("officers", ActorRole.PERPETRATOR)]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Ten years ago today", date(2014, 5, 15)),
        ("A year ago today", date(2023, 5, 15)),
        ("Sixty years ago today", date(1964, 5, 15)),
        ("Twenty-five years ago tonight", date(1999, 5, 15)),
        ("Fifteen years ago this week", date(2009, 5, 11)),
    ],
)
def test_years_ago_today_is_a_day(words: str, day: date) -> None:
    (report,) = reports(f"{words}, a suicide bomber killed 35 people at the airport in Lagos.")
    assert (report.date_start, report.background) == (day, True)


def test_what_half_a_century_has_gone_by_since_is_no_news() -> None:
    (report,) = reports("Half a century after the army fired on students in Lagos, the flag flew at half-mast.")
    assert report.background
    (*_, report) = reports(
        "Half a century after rebels shelled her school, gunmen killed a teacher in Lagos on Sunday."
    )
    assert not report.background
