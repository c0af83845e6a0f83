"""Days that only a story tells ("on a Friday"), and of deeds that are remembered where another is done; invented."""

from datetime import date
from functools import partial

import pytest
import told

from pipeline.extract.dates.expressions import find_dates
from schemas.records import Report, Span
from schemas.vocabulary import Assertion, Outcome, SubEventType

PUBLISHED = "2024-05-16"
reports = partial(told.reports, published_at=PUBLISHED)
only = partial(told.only, published_at=PUBLISHED)
_S = SubEventType


def news(text: str) -> Report:
    """Return the one report of the text that is news."""
    (report,) = (one for one in reports(text) if not one.background and one.assertion is Assertion.ASSERTED)
    return report


@pytest.mark.parametrize(
    "text",
    [
        "On a Friday, gunmen came to Kalehe and shot two farmers.",
        "Militants killed four worshippers in Jos on a Sunday morning.",
        "On a quiet Monday night in Tsafe gunmen killed two farmers.",
        "One Sunday, when the hens were out, soldiers shot two farmers near Zurmi.",
        "On the Tuesday, he was shot by soldiers near Gulu.",
        "Rebels shot two farmers in Gulu on that Saturday night.",
    ],
)
def test_some_weekday_is_no_day_and_what_was_done_on_it_no_news(text: str) -> None:
    report = only(text)
    assert (report.date_start, report.background, "BAK-45" in report.rules) == (None, True, True)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Gunmen killed four farmers in Zurmi on a Friday in 1987.", date(1987, 1, 1), date(1987, 12, 31)),
        ("Gunmen killed four farmers in Zurmi on a Friday in March.", date(2024, 3, 1), date(2024, 3, 31)),
        ("One Friday in March, gunmen killed four farmers in Zurmi.", date(2024, 3, 1), date(2024, 3, 31)),
        ("Gunmen shot two farmers in Tsafe on a Tuesday, 14 May 2024.", date(2024, 5, 14), date(2024, 5, 14)),
    ],
)
def test_its_month_or_year_says_when(text: str, first: date, last: date) -> None:
    report = only(text)
    assert (report.date_start, report.date_end) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "Two farmers were killed in a Tuesday attack by gunmen in Tsafe.",
        "Two farmers were killed in the Tuesday attack by gunmen in Tsafe.",
        "Two farmers were killed by gunmen on a highway Tuesday in Tsafe.",
        "Two soldiers were killed by gunmen on a Tuesday patrol in Tsafe.",
        "Two farmers were killed by gunmen in Tsafe on Tuesday.",
        "Two farmers were killed by gunmen in Tsafe on the night of Tuesday.",
    ],
)
def test_a_weekday_that_says_which_is_the_last_one(text: str) -> None:
    report = news(text)
    assert report.date_start == date(2024, 5, 14)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On 12 March they raided Tsafe. On the Friday they came back", date(2024, 3, 15)),
        ("On 15 March they raided Tsafe. On the Friday they came back", date(2024, 3, 15)),
        ("He said on Wednesday that on the Tuesday they came", date(2024, 5, 14)),
        ("On the Tuesday they came", None),
    ],
)
def test_the_weekday_of_a_story_counts_from_the_date_before(text: str, day: date | None) -> None:
    assert find_dates(text, Span(0, len(text)), date(2024, 5, 16))[-1].date_start == day


def test_what_goes_on_without_a_day_is_of_the_story_too() -> None:
    text = (
        "On a Friday, soldiers came to Kalehe and shot two farmers. They killed a teacher at the well.\n\n"
        "The village has had no well since."
    )
    assert all(one.background for one in reports(text))


@pytest.mark.parametrize(
    ("text", "kind", "killed"),
    [
        (
            "A bomb went off on Tuesday at a rite for the dead of the 1988 chemical attack in Halabja, killing three.",
            _S.REMOTE_EXPLOSIVE,
            3,
        ),
        ("Gunmen killed two people on Tuesday at a rally in Tumaco to mark the massacre of 1988.", _S.ATTACK, 2),
        ("Gunmen killed a witness to the 1989 massacre in San Salvador on Tuesday.", _S.ATTACK, 1),
        (
            "Gunmen shot dead two farmers on Tuesday in an attack on a bus that was on its way to a memorial for 1994.",
            _S.ATTACK,
            2,
        ),
        (
            "Marchers threw stones at soldiers near Qalandiya on Tuesday during rallies to mark the exodus of 1948.",
            _S.VIOLENT_DEMONSTRATION,
            None,
        ),
    ],
)
def test_a_deed_has_not_the_day_of_what_is_remembered_there(text: str, kind: SubEventType, killed: int | None) -> None:
    report = news(text)
    assert (report.sub_event_type, report.date_start) == (kind, date(2024, 5, 14))
    assert told.number(report, Outcome.KILLED) == killed


def test_what_is_marked_is_no_news_and_nobody_who_died_then_is_counted() -> None:
    report = news("Gunmen shot five people dead in Kabul on Tuesday at a rally to mark the death of a leader in 1995.")
    assert told.number(report, Outcome.KILLED) == 5


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The 2019 attack in Cali killed four people, police said on Tuesday.", 4),
        ("A bomb killed nine people at a ceremony in Kabul in 2019.", 9),
    ],
)
def test_a_year_of_its_own_stays_a_deeds(text: str, killed: int) -> None:
    report = only(text)
    assert (report.date_start, report.background) == (date(2019, 1, 1), True)
    assert told.number(report, Outcome.KILLED) == killed


def test_the_rank_of_an_attack_since_another_parts_nothing_from_it() -> None:
    text = "Rebels killed two farmers in Ituri on Tuesday in the worst attack since the massacre of 2019."
    assert told.number(news(text), Outcome.KILLED) == 2


def test_a_life_that_ended_on_monday_is_no_fresh_killing() -> None:
    text = (
        "Maria Okello, who hid ninety people from the militia in a brewery, died on Monday in Gulu. She was 89. They "
        "came twice. The second time they shot her foreman. She is survived by two daughters. Born in a hamlet near "
        "Kitgum, she was the daughter of a smith."
    )
    assert not [one for one in reports(text) if not one.background]


def test_the_day_of_what_is_told_in_a_deeds_phrase_is_not_the_deeds() -> None:
    report = news(
        "Soldiers shot dead a farmer on Tuesday during clashes that followed the burial of a man killed a day before."
    )
    assert report.date_start == date(2024, 5, 14)


COLUMN = (
    "Dear friends, I write to you by the light of a telephone. You ask me how we are, and I do not know what to say. "
    "{deed} We shall need diesel, I think, and we need your prayers. What would you do in our place? I hope that my "
    "next letter will be shorter than this one, and that you will forgive me my hand."
)


def test_a_deed_of_the_week_with_its_day_and_dead_is_news_whoever_writes_so() -> None:
    (report,) = reports(COLUMN.format(deed="Shells hit the market of Kalakla on Tuesday and killed 17 people."))
    assert (report.background, report.date_start) == (False, date(2024, 5, 14))
    assert told.number(report, Outcome.KILLED) == 17


def test_so_is_one_behind_what_went_on_meanwhile() -> None:
    told_of = "On Tuesday, as families marched to the port, police fired tear gas at them in Kalakla and hurt a woman."
    assert [one.background for one in reports(COLUMN.format(deed=told_of))] == [False]


@pytest.mark.parametrize(
    "deed",
    [
        "Shells hit the market of Kalakla and killed 17 people.",
        "Shells hit the market of Kalakla on 4 April and killed 17 people.",
        "Shells have hit the market of Kalakla.",
    ],
)
def test_any_other_deed_of_an_opinion_is_background(deed: str) -> None:
    assert all(one.background for one in reports(COLUMN.format(deed=deed)))
