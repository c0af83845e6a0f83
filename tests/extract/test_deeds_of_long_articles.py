"""What parts and joins the deeds of long articles: scenes, days, hospitals, earlier counts; invented news."""

from functools import partial

import pytest
import told

from schemas.vocabulary import Outcome, SubEventType

reports = partial(told.reports, published_at="2025-09-28")
only = partial(told.only, published_at="2025-09-28")
killed = partial(told.number, outcome=Outcome.KILLED)
injured = partial(told.number, outcome=Outcome.INJURED)


def test_a_sentence_without_a_deed_sets_the_day_of_the_next() -> None:
    first, second = reports(
        "On 20 September gunmen raided Furcy and killed 26 people.\n\n"
        "Two days later the police drove up the road. They ran into an ambush. One officer was killed."
    )
    assert (str(first.date_end), killed(first)) == ("2025-09-20", 26)
    assert (str(second.date_end), killed(second)) == ("2025-09-22", 1)


def test_a_sentence_without_a_deed_sets_the_place_of_the_next() -> None:
    first, second = reports(
        "Bombs fell on a depot in Zaporizhzhia, killing one. Drones hit a refinery in Syzran on Tuesday.\n\n"
        "More from Zaporizhzhia. Three employees of the depot are dead, the mayor says."
    )
    assert (killed(first), killed(second)) == (3, None)


def test_who_lies_in_a_hospital_elsewhere_was_hurt_in_the_deed() -> None:
    report = only(
        "Gunmen shot 13 people dead in Bokkos on Tuesday. A further nine people were being treated for gunshot "
        "wounds at the Jos University Teaching Hospital."
    )
    assert (killed(report), injured(report)) == (13, 9)


@pytest.mark.parametrize(
    "earlier",
    ["who had earlier spoken of five dead", "after initial reports had put the dead at five", "up from five dead"],
)
def test_what_somebody_counted_before_counts_nobody(earlier: str) -> None:
    assert (
        killed(only(f"Gunmen raided Bokkos on Tuesday. Eight residents were killed, said the police, {earlier}.")) == 8
    )


def test_who_some_of_the_dead_were_is_nobody_more() -> None:
    report = only(
        "Rebels shelled a camp on 4 September. Eighteen people were killed, 11 of them women, and at least "
        "40 were injured."
    )
    assert (killed(report), injured(report)) == (18, 40)


def test_some_of_them_are_counted_whole_though_a_part_is_named() -> None:
    report = only("Police used batons on Saturday against relatives and detained 12 of them, among them four women.")
    assert told.number(report, Outcome.CAPTURED) == 12


def test_who_shot_and_killed_somebody_is_not_the_dead() -> None:
    report = only("Guards were holding two men who had shot and killed a teacher, Luz Dagua, in Toribío on Sunday.")
    assert killed(report) == 1


def test_who_were_slain_were_killed() -> None:
    report = only("Soldiers were ambushed near Cotabato on Tuesday. Three soldiers were slain and two wounded.")
    assert (killed(report), injured(report)) == (3, 2)


def test_an_hour_ends_a_sentence_before_a_number_in_words() -> None:
    report = only("Missiles struck Kharkiv on Tuesday at about 2 a.m. Twenty-three people were wounded.")
    assert injured(report) == 23
    assert str(only("Gunmen killed a judge in Quetta at 2 a.m. Friday.").date_end) == "2025-09-26"


def test_the_bombing_is_also_a_suicide_bombers_and_the_nearest() -> None:
    first, second = reports(
        "A bomb killed two constables in Quetta on Monday.\n\nOn Wednesday a suicide bomber rammed a checkpoint near "
        "Bannu. Nine people died. The Tehreek-e-Taliban Pakistan claimed the bombing."
    )
    assert [
        len(one.actors) > 0 and any("Taliban" in a.name for a in one.actors if a.name) for one in (first, second)
    ] == [
        False,
        True,
    ]


def test_what_was_the_same_day_is_another_deed() -> None:
    first, second = reports(
        "On Wednesday the Arakan Army captured a naval base outside Kyaukphyu. Residents said that shells from a ship "
        "had hit a market in the town the same day and killed six people."
    )
    assert (killed(first), killed(second)) == (None, 6)
    assert second.sub_event_type is SubEventType.SHELLING


def test_a_dateline_without_a_place_tells_no_day_of_the_deed() -> None:
    report = only(
        "Sept 28 - The death toll from an air strike on a school in central Myanmar has risen to 24, a monk said, "
        "making it one of the deadliest raids since the earthquake in March.\n\n"
        "Two jets dropped bombs on a village in Tabayin on Thursday."
    )
    assert (str(report.date_end), killed(report)) == ("2025-09-25", 24)


def test_a_day_in_the_week_that_was_told_is_the_deeds() -> None:
    report = only("A bomb killed nine people in Jamundí last week. The bomb exploded on the morning of September 17.")
    assert str(report.date_end) == "2025-09-17"


def test_an_entry_of_a_running_page_dates_no_other() -> None:
    first, second = reports(
        "09:30 Gunmen killed a judge in Lviv on Sunday.\n\n"
        "08:00 Four people are dead in Kharkiv after missiles struck the city."
    )
    assert (str(first.date_end), second.date_end) == ("2025-09-28", None)


def test_a_noun_behind_a_day_after_does_what_follows() -> None:
    first, second = reports(
        "Gunmen shot two policemen near Bannu on Friday, a day after a bombing in Quetta killed five."
    )
    assert second.sub_event_type is SubEventType.REMOTE_EXPLOSIVE
    assert (str(first.date_end), str(second.date_end), killed(second)) == ("2025-09-26", "2025-09-25", 5)


def test_what_and_joins_of_another_day_is_another_deed() -> None:
    first, second = reports(
        "The army killed 12 fighters near Tillia on Tuesday, and gunmen abducted two engineers near Kayes on Wednesday."
    )
    assert (str(first.date_end), str(second.date_end)) == ("2025-09-23", "2025-09-24")
    assert told.number(second, Outcome.CAPTURED) == 2


def test_what_came_of_a_deed_on_another_day_is_its_outcome() -> None:
    report = only("A bomb wounded five soldiers in Gao on Tuesday, and police arrested two men on Wednesday.")
    assert told.number(report, Outcome.CAPTURED) == 2


def test_the_same_evening_begins_another_deed() -> None:
    first, second = reports(
        "Rebels attacked the base at Djibo on Tuesday and killed 40 soldiers.\n\n"
        "The same evening, soldiers entered the village of Tin-Akoff and shot dead 21 men whom they accused."
    )
    assert (killed(first), killed(second)) == (40, 21)


@pytest.mark.parametrize("ages", ["aged 9, 12 and 15", "ages 9, 12 and 15", "aged nine, 12 and 15"])
def test_ages_count_nobody(ages: str) -> None:
    assert killed(only(f"Three brothers {ages} died when a drone struck their tent in Khan Younis on Friday.")) == 3


def test_a_two_day_battle_that_ended_on_a_day_has_both_days() -> None:
    report = only("Six people died in a two-day battle near Tral that ended on Wednesday, the army said.")
    assert (str(report.date_start), str(report.date_end)) == ("2025-09-23", "2025-09-24")


def test_an_anniversary_to_come_makes_no_text_look_back() -> None:
    text = "Militants attacked an army base at Djibo on Friday and killed 40 soldiers, two security sources said."
    (report,) = told.extract(text, "2025-09-28", "Militants overrun base as coup anniversary nears").reports
    assert not report.background
