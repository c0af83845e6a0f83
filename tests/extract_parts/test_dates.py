"""Dates: what each kind of words means on a day, what is no date, and what no words may do."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.dates.expressions import DateMention, find_dates, parse_full_date, solar_day
from pipeline.extract.dates.feasts import easter
from schemas.records import Span
from schemas.vocabulary import DatePrecision

SUNDAY = date(2019, 2, 3)
"""The day of publication in these tests."""


def dates_in(text: str, anchor: date | None = SUNDAY) -> tuple[DateMention, ...]:
    return find_dates(text, Span(0, len(text)), anchor)


def interval(text: str) -> str:
    (found,) = dates_in(text)
    return f"{found.date_start} {found.date_end} {found.precision.value}"


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("a bomb on Thursday", "2019-01-31", "2019-01-31", "day"),
        ("a bomb on Sunday", "2019-02-03", "2019-02-03", "day"),
        ("a bomb last Sunday", "2019-01-27", "2019-01-27", "day"),
        ("on Monday, January 28, troops", "2019-01-28", "2019-01-28", "day"),
        ("killed yesterday", "2019-02-02", "2019-02-02", "day"),
        ("the day before yesterday", "2019-02-01", "2019-02-01", "day"),
        ("killed overnight", "2019-02-02", "2019-02-03", "days"),
        ("killed early this morning", "2019-02-03", "2019-02-03", "day"),
        ("two days ago", "2019-02-01", "2019-02-01", "day"),
        ("a week ago", "2019-01-21", "2019-01-27", "week"),
        ("three months ago", "2018-11-01", "2018-11-30", "month"),
        ("in the past 24 hours", "2019-02-02", "2019-02-03", "days"),
        ("over the weekend", "2019-02-02", "2019-02-03", "days"),
        ("last month", "2019-01-01", "2019-01-31", "month"),
        ("late last year", "2018-09-01", "2018-12-31", "year"),
        ("earlier this month", "2019-02-01", "2019-02-03", "month"),
        ("in November", "2018-11-01", "2018-11-30", "month"),
        ("in mid-October", "2018-10-11", "2018-10-20", "month"),
        ("at the end of April", "2018-04-21", "2018-04-30", "month"),
        ("the first week of May", "2018-05-01", "2018-05-07", "week"),
        ("in July 2007", "2007-07-01", "2007-07-31", "month"),
        ("on June 12, 2016", "2016-06-12", "2016-06-12", "day"),
        ("on 12 Jan. 2011", "2011-01-12", "2011-01-12", "day"),
        ("on the 1st of May", "2018-05-01", "2018-05-01", "day"),
        ("on Dec. 30", "2018-12-30", "2018-12-30", "day"),
        ("11 NOV 89", "1989-11-11", "1989-11-11", "day"),
        ("lima, 14 may 89 --", "1989-05-14", "1989-05-14", "day"),
        ("between 12 and 15 May", "2018-05-12", "2018-05-15", "days"),
        ("May 30 - June 2, 2018", "2018-05-30", "2018-06-02", "days"),
        ("Dec. 30 to Jan. 2", "2018-12-30", "2019-01-02", "days"),
        ("in early 2015", "2015-01-01", "2015-04-30", "year"),
        ("the 2014 election", "2014-01-01", "2014-12-31", "year"),
        ("from 2004 to 2009", "2004-01-01", "2009-12-31", "year"),
        ("2018-05-14", "2018-05-14", "2018-05-14", "day"),
        ("14.05.2018", "2018-05-14", "2018-05-14", "day"),
        ("on the 14th.", "2019-01-14", "2019-01-14", "day"),
        ("15 Jawza 1399", "2020-06-04", "2020-06-04", "day"),
        ("the 15th of Jawza", "2018-06-05", "2018-06-05", "day"),
        ("۱۵ جوزا ۱۳۹۹", "2020-06-04", "2020-06-04", "day"),
        ("after the 9/11 attacks", "2001-09-11", "2001-09-11", "day"),
        ("after Friday's raid", "2019-02-01", "2019-02-01", "day"),
        ("on 31/01/19", "2019-01-31", "2019-01-31", "day"),
        ("on 03-02-2019", "2019-02-03", "2019-02-03", "day"),
        ("on 2019/01/30", "2019-01-30", "2019-01-30", "day"),
        ("at 0630 hrs on 9 Jan 19, troops", "2019-01-09", "2019-01-09", "day"),
        ("two nights ago", "2019-02-01", "2019-02-01", "day"),
        ("over the past two nights", "2019-02-01", "2019-02-03", "days"),
        ("in the previous 24 hours", "2019-02-02", "2019-02-03", "days"),
        ("just a few minutes ago", "2019-02-03", "2019-02-03", "day"),
        ("several hours ago", "2019-02-03", "2019-02-03", "day"),
        ("24 hours ago", "2019-02-02", "2019-02-03", "days"),
        ("two years ago this month", "2017-02-01", "2017-02-28", "month"),
        ("a fortnight ago", "2019-01-14", "2019-01-20", "week"),
        ("the week before last", "2019-01-14", "2019-01-20", "week"),
        ("last evening", "2019-02-02", "2019-02-02", "day"),
        ("late last night", "2019-02-02", "2019-02-02", "day"),
        ("the night before last", "2019-02-01", "2019-02-02", "days"),
        ("on Monday last week", "2019-01-21", "2019-01-21", "day"),
        ("on Friday night of last week", "2019-01-25", "2019-01-25", "day"),
        ("on Tuesday last.", "2019-01-29", "2019-01-29", "day"),
        ("last Tuesday week.", "2019-01-22", "2019-01-22", "day"),
        ("in attacks on Friday and Saturday", "2019-02-01", "2019-02-02", "days"),
        ("on the night of Friday to Saturday", "2019-02-01", "2019-02-02", "days"),
        ("the intervening night of Friday and Saturday", "2019-02-01", "2019-02-02", "days"),
        ("from Friday night to Saturday morning", "2019-02-01", "2019-02-02", "days"),
        ("overnight from Friday to Saturday", "2019-02-01", "2019-02-02", "days"),
        ("overnight Friday", "2019-02-01", "2019-02-01", "day"),
        ("between Tuesday and Thursday last week", "2019-01-22", "2019-01-24", "days"),
        ("since late Friday", "2019-02-01", "2019-02-03", "days"),
        ("fighting since 20 January", "2019-01-20", "2019-02-03", "days"),
        ("since the weekend", "2019-02-02", "2019-02-03", "days"),
        ("last weekend", "2019-01-26", "2019-01-27", "days"),
        ("in the second half of January", "2019-01-16", "2019-01-31", "month"),
        ("in the last days of January", "2019-01-21", "2019-01-31", "month"),
        ("in the first quarter of 2018", "2018-01-01", "2018-03-31", "year"),
        ("the last week of January", "2019-01-25", "2019-01-31", "week"),
        ("the first week of this month", "2019-02-01", "2019-02-07", "week"),
        ("on Christmas Day", "2018-12-25", "2018-12-25", "day"),
        ("on New Year’s Eve", "2018-12-31", "2018-12-31", "day"),
        ("on Easter Sunday last year", "2018-04-01", "2018-04-01", "day"),
        ("on Palm Sunday 2017", "2017-04-09", "2017-04-09", "day"),
    ],
)
def test_words_mean_days(text: str, first: str, last: str, precision: str) -> None:
    assert interval(text) == f"{first} {last} {precision}"


@pytest.mark.parametrize(
    "text",
    [
        "since 2014",
        "since 4 May 2018",
        "until May",
        "aged 14",
        "a 24-year-old man",
        "for two days",
        "a six-month siege",
        "he may 2 times",
        "they march 10 miles",
        "the 19-April Movement",
        "at least 12 may have died",
        "a 72-hour curfew",
        "2010-09-CA-005",
        "on 9 October Avenue",
        'the "9 May" People\'s Liberation Forces',
        "as of 12 January",
        "ahead of Sunday's vote",
        "every Friday",
        "— Ali Khan (@alikhan) February 2, 2019",
        "told the Sunday Times",
        "at the Sunday market",
        "in Mar del Plata",
    ],
)
def test_what_is_no_time_of_an_event_is_no_date(text: str) -> None:
    assert dates_in(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "next Friday",
        "01/02/2018",
        "several years ago",
        "the 1990s",
        "the next day",
        "Feb 30 2018",
        "a Friday week.",
        "on Bloody Sunday",
        "on Coptic Easter Sunday",
        "the following month",
    ],
)
def test_what_cannot_be_told_keeps_its_words_and_no_days(text: str) -> None:
    (found,) = dates_in(text)
    assert (found.date_start, found.date_end, found.precision) == (None, None, DatePrecision.UNKNOWN)


@pytest.mark.parametrize("text", ["on Thursday", "yesterday", "in November", "on 12 May", "two days ago", "last month"])
def test_without_a_day_of_publication_nothing_relative_is_told(text: str) -> None:
    (found,) = dates_in(text, anchor=None)
    assert found.date_start is None


def test_the_method_says_that_a_year_is_inferred() -> None:
    methods = [dates_in(text)[0].method for text in ("in November", "on 12 May", "on 12 May 2016", "in May 2016")]
    assert methods == ["DAT-14:month, year inferred", "DAT-9:day, year inferred", "DAT-9:day", "DAT-13:month-year"]


def test_the_same_year_is_the_year_before_in_the_text() -> None:
    found = dates_in("A raid in July 2007 failed; in October the same year they came back.")
    assert (found[1].date_start, found[1].date_end) == (date(2007, 10, 1), date(2007, 10, 31))


def test_the_next_day_follows_the_day_of_the_sentence_before() -> None:
    text = "Gunmen struck on 30 March 2017. The next day a bridge fell."
    (found,) = find_dates(text, Span(32, len(text)), SUNDAY)
    assert found.date_start == date(2017, 3, 31)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("The previous evening", "2017-03-29", "2017-03-29"),
        ("Later that day", "2017-03-30", "2017-03-30"),
        ("The same night", "2017-03-30", "2017-03-30"),
        ("The following Monday", "2017-04-03", "2017-04-03"),
        ("The following month", "2017-04-01", "2017-04-30"),
        ("Later that year", "2017-01-01", "2017-12-31"),
        ("Two months earlier", "2017-01-01", "2017-01-31"),
        ("Three years later", "2020-01-01", "2020-12-31"),
        ("A fortnight later", "2017-04-13", "2017-04-13"),
    ],
)
def test_words_count_from_the_date_before(words: str, first: str, last: str) -> None:
    text = f"Gunmen struck on 30 March 2017. {words} a bridge fell."
    (found,) = find_dates(text, Span(32, len(text)), date(2021, 6, 1))
    assert (str(found.date_start), str(found.date_end)) == (first, last)


@pytest.mark.parametrize(("year", "day"), [(1981, (4, 19)), (2008, (3, 23)), (2038, (4, 25))])
def test_easter_is_where_the_tables_have_it(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)


def test_a_full_date_is_read_alone() -> None:
    assert parse_full_date("SOMEWHERE, 3 JAN 90 (AGENCY)") == date(1990, 1, 3)
    assert parse_full_date("May 2018") is None


def test_leap_years_of_the_solar_calendar_have_a_thirtieth_of_hut() -> None:
    assert solar_day(1399, 12, 30) == date(2021, 3, 20)
    assert solar_day(1400, 12, 30) is None


VOCABULARY = (
    "on in the last next May march 12 31 2018 90 Thursday two days ago earlier week of month "
    "same year 1399 Jawza - , . 24 hours mid- early overnight since İ ſ day before weekend / to Friday night that "
    "half quarter Easter Sunday Christmas Day later fortnight first"
)
WORDS = st.lists(
    st.sampled_from(VOCABULARY.split(" ")),
    max_size=12,
).map(" ".join)


@given(st.one_of(WORDS, st.text(max_size=60)), st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2030, 1, 1))))
def test_any_text_gives_ordered_intervals_inside_it(text: str, anchor: date | None) -> None:
    end = 0
    for found in dates_in(text, anchor):
        assert end <= found.start < found.end <= len(text)
        assert (found.date_start is None) == (found.date_end is None)
        assert found.date_start is None or found.date_end is None or found.date_start <= found.date_end
        assert (found.date_start is None) == (found.precision is DatePrecision.UNKNOWN)
        end = found.end
