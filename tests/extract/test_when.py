"""The day of an incident whose own words give none; invented dispatches."""

from datetime import date

import pytest
from told import reports

from schemas.vocabulary import Assertion, DatePrecision, Outcome, SubEventType

NEWS = "Troops detained two insurgents in Khost district."


@pytest.mark.parametrize(
    "herald",
    [
        "BREAKING: ",
        "#BREAKING ",
        "URGENT - ",
        "JUST IN: ",
        "Breaking news: ",
        "BREAKING: Talks begin\n\nUPDATE: ",
    ],
)
def test_a_flash_tells_of_about_the_day_of_publication(herald: str) -> None:
    (report,) = reports(f"{herald}Gunmen attack bus near Quetta, nine dead", "2025-03-12")
    assert (report.date_start, report.date_precision, report.date_method) == (
        date(2025, 3, 12),
        DatePrecision.DAYS,
        "DAT-92:flash",
    )
    assert [actor.text for actor in report.actors] == ["Gunmen"]
    assert report.tolls[Outcome.KILLED].best == 9


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attack bus near Quetta, nine dead",
        "Urgent talks follow as gunmen attack a bus near Quetta",
        "BREAKING: Gunmen may attack buses near Quetta",
    ],
)
def test_what_is_no_flash_has_no_day_of_it(text: str) -> None:
    assert all(report.date_start is None for report in reports(text, "2025-03-12"))


@pytest.mark.parametrize(
    ("text", "day", "precision", "method"),
    [
        (f"KABUL (Oct. 5, 2011)\n{NEWS}", date(2011, 10, 5), DatePrecision.DAYS, "DAT-21:dispatch_day"),
        (f"KABUL (July 5. 2012) - {NEWS}", date(2012, 7, 5), DatePrecision.DAYS, "DAT-21:dispatch_day"),
        (f"Feb. 3: Operations in Khost\n2010-02-A-1\n\n{NEWS}", date(2010, 2, 3), DatePrecision.DAYS, "DAT-21"),
        (
            f"Feb. 3: Rivers Rise\nJoint Command\n2010-02-A-1\nFor Immediate Release\n{NEWS}",
            date(2010, 2, 3),
            DatePrecision.DAYS,
            "DAT-21",
        ),
        (
            "KABUL (May 15, 2012) - A force searched a farm Saturday. It found a rifle. One insurgent was detained.",
            date(2012, 5, 12),
            DatePrecision.DAY,
            "DAT-20:sentence_before",
        ),
        (
            "2011-07-S-039\nFor release\n\nTroops detained two insurgents in Khost district yesterday.",
            date(2011, 7, 1),
            DatePrecision.MONTH,
            "DAT-32:month_of_release",
        ),
    ],
)
def test_the_day_comes_from_around(text: str, day: date, precision: DatePrecision, method: str) -> None:
    (report,) = (report for report in reports(text) if not report.background)
    assert (report.date_start, report.date_precision) == (day, precision)
    assert (report.date_method or "").startswith(method)


def test_the_day_of_publication_alone_dates_nothing() -> None:
    (report,) = reports(NEWS, published_at="2011-10-05")
    assert (report.date_start, report.date_method) == (None, None)


def test_what_is_only_confirmed_in_a_dispatch_was_on_another_day() -> None:
    (report,) = reports("KABUL (Oct. 5, 2011) - The army confirmed the killing of a Taliban leader in Khost district.")
    assert report.date_start is None


def test_the_dispatch_dates_only_its_lead() -> None:
    text = f"KABUL (Oct. 5, 2011) - {NEWS} " + "Snow fell. " * 4 + "Gunmen killed a trader in Herat."
    assert [report.date_start for report in reports(text)] == [date(2011, 10, 5), None]


def test_the_time_of_a_summary_dates_none_of_its_parts() -> None:
    text = (
        "KABUL (Jan. 6, 2011) - Dozens of insurgents were killed during separate operations in the south over the past "
        "24 hours. Rebels attacked a post in Sangin district, and troops killed two insurgents."
    )
    assert [report.date_method for report in reports(text)] == ["DAT-21:dispatch_day"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Troops sought a man responsible for a raid May 7 in Doma in a search detaining four insurgents yesterday.",
            15,
        ),
        ("Troops detained a man linked to the murder of a clerk in March in Doma yesterday.", 15),
    ],
)
def test_a_recalled_deed_keeps_its_own_day(text: str, day: int) -> None:
    news = [report for report in reports(text, "2024-05-16") if report.sub_event_type is SubEventType.ARRESTS]
    assert [report.date_start for report in news] == [date(2024, 5, day)]


def test_fighting_that_is_only_the_ground_of_something_is_background() -> None:
    text = "Thousands of people have left the capital after weeks of fighting."
    assert all(report.background for report in reports(text, "2024-05-16"))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("DOMA, May 12 (Agency) - Two brothers were shot dead in Doma yesterday, a relative said.", date(2024, 5, 11)),
        ("DOMA, May 2 (Agency) - Two brothers were shot dead in Doma yesterday, a relative said.", date(2024, 5, 12)),
        ("DOMA - Leaflets in Doma threaten to attack lorries, drivers said on Monday.", None),
    ],
)
def test_days_count_from_the_dispatch_and_no_threat_has_the_day_of_its_report(text: str, day: date | None) -> None:
    assert reports(text, "2024-05-13")[0].date_start == day


def test_since_a_day_is_up_to_publication() -> None:
    (report,) = reports("Rebels have killed 12 farmers near Beni since Thursday.", "2024-05-14")
    assert (report.date_start, report.date_end, report.date_method) == (
        date(2024, 5, 9),
        date(2024, 5, 14),
        "DAT-36:since",
    )
    assert reports("Rebels killed 12 farmers near Beni since Thursday.", "2024-05-09")[0].date_start == date(2024, 5, 2)


def test_days_between_weekdays_are_those_of_the_deed() -> None:
    (report,) = reports("Militiamen killed 24 farmers in Djugu between Friday and Sunday.", "2024-05-16")
    assert (report.date_start, report.date_end) == (date(2024, 5, 10), date(2024, 5, 12))


def test_flight_since_a_day_is_of_that_days_fight() -> None:
    (report,) = reports("Thousands have fled their homes since Tuesday after clashes erupted in Tigray.", "2024-05-16")
    assert (report.sub_event_type, report.background) == (SubEventType.ARMED_CLASH, False)


@pytest.mark.parametrize(("told", "day"), [("on Sunday", 12), ("overnight", 14)])
def test_the_day_of_who_says_so_gives_way_to_the_deeds_own(told: str, day: int) -> None:
    text = f"Rebels killed 12 farmers in North Kivu, the army said on Wednesday. The attack took place {told} in Mbau."
    (report,) = reports(text, "2024-05-15")
    assert report.date_start == date(2024, 5, day)


def test_the_day_beside_a_deed_that_is_only_named_gives_way_to_the_deeds_own() -> None:
    text = (
        "Envoys sought the release of Jan Novak, kidnapped last Tuesday near Kunduz.\n\n"
        "Prague received word yesterday of Novak's kidnapping."
    )
    (report,) = reports(text, "2024-05-17")
    assert report.date_start == date(2024, 5, 14)


@pytest.mark.parametrize(
    "text",
    [
        "The judge, who took office on Friday, was shot dead near Kunduz.",
        "Soldiers had searched the house two days before the murder of a judge near Kunduz.",
    ],
)
def test_another_deeds_day_is_not_its_own(text: str) -> None:
    assert reports(text, "2024-05-15")[0].date_start is None


@pytest.mark.parametrize(
    "text",
    [
        "A judge was shot dead in an attack that took place on Friday near Kunduz.",
        "Gunmen killed a judge who had come to visit his brother near Kunduz on Friday.",
    ],
)
def test_the_day_of_a_clause_that_may_be_the_deeds_is_its_own(text: str) -> None:
    (report,) = reports(text, "2024-05-15")
    assert report.date_start == date(2024, 5, 10)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (
            "Twelve civilians were killed in three days of shelling in Kadugli, officials said on Tuesday.",
            date(2024, 5, 11),
            date(2024, 5, 14),
        ),
        ("A week of clashes in Hajin has killed 30 fighters.", date(2024, 5, 8), date(2024, 5, 15)),
        ("Troops killed nine rebels in a two-day operation in Cauca.", date(2024, 5, 13), date(2024, 5, 15)),
        ("Two days of violent protests in Dakar left six people dead.", date(2024, 5, 13), date(2024, 5, 15)),
        (
            "After three days of fighting, rebels captured the town of Menaka on Monday.",
            date(2024, 5, 13),
            date(2024, 5, 13),
        ),
    ],
)
def test_what_lasted_some_days_ended_when_it_is_told(text: str, first: date, last: date) -> None:
    (report,) = reports(text, published_at="2024-05-15")
    assert (report.date_start, report.date_end) == (first, last)


def test_what_lasted_for_months_has_no_day_of_the_saying() -> None:
    (report, *_) = reports("Twenty weeks of fighting killed 300 people in Bentiu.", published_at="2024-05-15")
    assert report.date_start is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (
            "Two years after his abduction by gunmen in Zaria, the priest was freed on Monday.",
            date(2022, 1, 1),
            date(2022, 12, 31),
        ),
        (
            "Three weeks after she was kidnapped in Maiduguri, the girl was released on Sunday, police said.",
            date(2024, 4, 15),
            date(2024, 4, 21),
        ),
        (
            "Ten years after the massacre in Beni, survivors gathered in the town on Tuesday.",
            date(2014, 1, 1),
            date(2014, 12, 31),
        ),
    ],
)
def test_a_deed_that_another_is_reckoned_from_was_so_long_before(text: str, first: date, last: date) -> None:
    (report,) = reports(text, published_at="2024-05-15")
    assert (report.date_start, report.date_end) == (first, last)
    assert report.date_method == "DAT-90:reckoned"


def test_a_deed_that_another_is_reckoned_from_was_not_on_that_ones_day() -> None:
    (report,) = reports("Years after his abduction by gunmen in Zaria, the priest was freed on Monday.", "2024-05-15")
    assert report.date_start is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "A car bomb killed four people in Baidoa on Tuesday night, a day after gunmen stormed a hotel in Kismayo.",
            [date(2024, 5, 14), date(2024, 5, 13)],
        ),
        (
            "A teacher was found dead in Olancho on Monday, three days after he was abducted by armed men.",
            [date(2024, 5, 13), date(2024, 5, 10)],
        ),
        (
            "Gunmen killed a teacher in Jos on Tuesday, a week after bandits killed four farmers in Bokkos on 5 May.",
            [date(2024, 5, 14), date(2024, 5, 5)],
        ),
    ],
)
def test_each_of_two_deeds_so_long_apart_has_its_day(text: str, days: list[date]) -> None:
    assert [report.date_start for report in reports(text, published_at="2024-05-15")] == days


@pytest.mark.parametrize(
    "text",
    [
        "Vigils will be held this weekend to mark the second anniversary of the arrest of publisher Tom Baker in Bath.",
        "Monday marked the tenth anniversary of the massacre of 40 villagers in Baga.",
    ],
)
def test_the_day_of_an_anniversary_is_not_the_deeds(text: str) -> None:
    (report,) = reports(text, published_at="2024-05-15")
    assert (report.date_start, report.background) == (None, True)


@pytest.mark.parametrize(
    ("text", "first", "precision"),
    [
        ("Rights lawyer Chen Wei has been detained since 4 May in Changsha.", date(2024, 5, 4), DatePrecision.DAY),
        ("Kim Lee, detained since Sunday in Mandalay, was moved on Monday.", date(2024, 5, 12), DatePrecision.DAY),
        ("Kim Lee, detained since March 2020 in Mandalay, was ill.", date(2020, 3, 1), DatePrecision.MONTH),
    ],
)
def test_who_is_held_since_a_day_was_taken_then(text: str, first: date, precision: DatePrecision) -> None:
    (report,) = reports(text, published_at="2024-05-15")
    assert (report.date_start, report.date_precision) == (first, precision)
    assert report.date_method == "DAT-74:taken_since"


def test_how_many_were_arrested_since_a_day_is_a_sum_up_to_publication() -> None:
    (report,) = reports("At least 30 journalists have been arrested in Asmara since 4 May.", published_at="2024-05-15")
    assert (report.date_start, report.date_end) == (date(2024, 5, 4), date(2024, 5, 15))


def test_words_that_tell_no_day_give_way_to_one() -> None:
    text = "The other day gunmen killed a trader in Doma. The trader was shot dead on Sunday in his shop."
    assert [report.date_start for report in reports(text, published_at="2024-05-15")] == [date(2024, 5, 12)]


def test_the_day_inside_the_phrase_is_the_deeds() -> None:
    text = "Hours after the bombing in Sadr City on Monday, gunmen killed two policemen in Mosul."
    assert {report.date_start for report in reports(text, published_at="2024-05-15")} == {date(2024, 5, 13)}


def test_the_day_on_which_somebody_disappeared_is_that_of_his_abduction() -> None:
    (report,) = reports(
        "Prosecutors accused two officers of abducting a teacher, who vanished on 3 May 2024 in Doma.", "2024-05-08"
    )
    assert report.date_text == "3 May 2024"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Gunmen killed two policemen in Baghlan on Wednesday, two days after a market blast left 11 people dead.", 3),
        ("Police arrested two men in Herat on Thursday, a day after gunmen killed a judge in the city.", 5),
        ("Hundreds gathered in Kunduz on Thursday to bury the victims of Monday's bombing, which left 11 dead.", 3),
        ("A blast killed two people in Herat on Tuesday, three days before gunmen killed a judge on Friday.", 4),
    ],
)
def test_a_deed_is_reckoned_from_the_day_of_another(text: str, day: int) -> None:
    days = {report.date_start for report in reports(text, "2025-03-07") if report.tolls}
    assert date(2025, 3, day) in days


@pytest.mark.parametrize(
    "text",
    [
        "An inquiry into the massacre of 40 villagers in Baga began on Tuesday.",
        "A hearing on the murder of journalist Ali Khan in Karachi was held on Monday.",
        "The inquest into the death of Neil Baxter, who was killed by police in Durban, opened on Monday.",
        "The funeral of the five victims of the bombing in Quetta was held on Tuesday.",
        "The president visited on Sunday the site of the bombing that killed 20 people in Mogadishu.",
        "Prosecutors charged a soldier on Monday with the killing of a shepherd in Van.",
        "Gunmen killed a mayor who was elected in 2019 in Cali.",
    ],
)
def test_the_day_of_what_is_only_about_a_deed_is_not_the_deeds(text: str) -> None:
    (report,) = reports(text, published_at="2024-03-14")
    assert report.date_start is None


@pytest.mark.parametrize(
    "text",
    [
        "Rebels buried mines on a road in Bria on Monday, killing two farmers.",
        "Soldiers at the scene on Monday shot dead two men in Goma.",
        "A court in Goris sentenced three reporters on Monday to death.",
    ],
)
def test_what_a_deed_is_not_about_leaves_it_its_day(text: str) -> None:
    (report,) = reports(text, published_at="2024-03-14")
    assert report.date_start == date(2024, 3, 11)


def test_the_day_of_an_arrest_is_not_that_of_the_murder_it_was_for() -> None:
    text = "Police arrested three men on Monday for the murder of a councillor in Cali."
    arrest, murder = reports(text, published_at="2024-03-14")
    assert (arrest.date_start, murder.date_start) == (date(2024, 3, 11), None)


def test_the_sentence_before_dates_a_deed_by_its_deed_and_not_by_who_says_so() -> None:
    text = "It was reported today that on 10 March rebels shot two farmers in Doma. They then burned down the school."
    assert {report.date_start for report in reports(text, published_at="2024-03-14")} == {date(2024, 3, 10)}


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("Two drivers who were kidnapped near Kutum last Saturday were freed on Tuesday.", SubEventType.ABDUCTION, 1),
        (
            "Police in Goma have arrested two men suspected of killing a judge last Sunday, he said on Thursday.",
            SubEventType.ARRESTS,
            6,
        ),
        (
            "Two men believed to be behind Saturday's bombing in Herat were killed in a raid in Farah on Tuesday.",
            SubEventType.ATTACK,
            4,
        ),
    ],
)
def test_each_of_two_deeds_has_its_own_day(text: str, kind: SubEventType, day: int) -> None:
    told = [report for report in reports(text, "2025-03-06") if not report.background]
    assert [(one.sub_event_type, one.date_start) for one in told] == [(kind, date(2025, 3, day))]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Another march is planned for Friday in Nairobi.", date(2025, 3, 21)),
        ("Teachers will march in Nairobi on Monday.", date(2025, 3, 24)),
        ("Another march is planned for 25 March in Nairobi.", date(2025, 3, 25)),
        ("The rebels threatened to attack Goma on Sunday.", date(2025, 3, 23)),
        ("Teachers will march in Nairobi tomorrow.", date(2025, 3, 21)),
    ],
)
def test_what_is_still_to_come_is_on_the_next_such_day(text: str, day: date) -> None:
    (report,) = reports(text, "2025-03-20")
    assert (report.assertion, report.date_start, report.date_end) == (Assertion.FUTURE, day, day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The rebels threatened on Sunday to attack Goma.", None),
        ("Gunmen attacked a bus in Goma on Friday and threatened to strike again.", date(2025, 3, 14)),
    ],
)
def test_the_day_of_a_threat_or_of_what_was_done_is_not_to_come(text: str, day: date | None) -> None:
    report, *_ = reports(text, "2025-03-20")
    assert report.date_start == day
