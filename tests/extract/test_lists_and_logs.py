"""Lists, logs and releases that are no newspaper's prose. All incidents are invented."""

from datetime import date
from functools import partial

import pytest
import told

from schemas.records import Report
from schemas.vocabulary import ActorRole, Outcome, SubEventType

reports = partial(told.reports, published_at="2024-05-20")
only = partial(told.only, published_at="2024-05-20")


def _days(found: tuple[Report, ...]) -> list[str | None]:
    return [str(one.date_start) if one.date_start else None for one in found]


@pytest.mark.parametrize("dash", [" – ", ": ", " - ", " — "])
def test_the_day_with_which_an_entry_of_a_log_opens_is_its_deeds(dash: str) -> None:
    log = f"14 May{dash}Gunmen attacked a police post in Jos.\n\n16 May{dash}A bomb killed two traders in Wase."
    assert _days(reports(log)) == ["2024-05-14", "2024-05-16"]


def test_one_day_alone_before_a_dash_is_a_dispatchs() -> None:
    (report,) = reports("May 20 - The toll of a bombing in Jos has risen to 24, officials said.")
    assert report.date_start != date(2024, 5, 20) or report.date_method != "DAT-9:day"


@pytest.mark.parametrize("bullet", ["•", "➢", "▪", "-", "1.", "(2)", "🔻", "✓"])
def test_each_entry_of_a_list_stands_for_itself(bullet: str) -> None:
    entries = ("Gunmen killed a trader in Ansongo on 14 May", "A mine killed two herders in Bourem on 15 May")
    text = "\n".join(("Gao region", *(f"{bullet} {entry}" for entry in entries)))
    assert [told.number(one, Outcome.KILLED) for one in reports(text)] == [1, 2]


def test_a_little_picture_opens_a_line_of_its_own() -> None:
    report = only("🔴 Missiles hit Izium on Sunday\n🚑 21 people injured\n❌ 3 killed")
    assert [told.number(report, outcome) for outcome in (Outcome.KILLED, Outcome.INJURED)] == [3, 21]


def test_what_leads_to_a_list_tells_the_day_of_entries_that_tell_none() -> None:
    text = (
        "Four incidents were reported on Sunday:\n• In Kolofata, gunmen killed a trader on 17 May.\n"
        "• In Mora, two teachers were killed by a bomb.\n• Gunmen abducted six herders in Makary."
    )
    assert _days(reports(text)) == ["2024-05-17", "2024-05-19", "2024-05-19"]


def test_entries_that_open_with_other_days_tell_of_other_deeds() -> None:
    text = (
        "- On 14 May 2024, militants attacked Gajiram, killing three soldiers.\n"
        "- On 16 May 2024, a bomber was stopped in Gwoza. The woman detonated the device, killing two traders.\n"
        "- On 17 May 2024, herders and farmers fought in Lamurde. Five were killed."
    )
    found = reports(text)
    assert [told.number(one, Outcome.KILLED) for one in found] == [3, 2, 5]
    assert _days(found) == ["2024-05-14", "2024-05-16", "2024-05-17"]


def test_a_heading_over_a_list_is_no_dateline() -> None:
    text = (
        "BORNO STATE\n- On 14 May, militants attacked Gajiram, killing three soldiers.\n"
        "ADAMAWA STATE\n- On 17 May, herders and farmers clashed in Lamurde. Five were killed."
    )
    assert [told.number(one, Outcome.KILLED) for one in reports(text)] == [3, 5]


def test_a_day_says_nothing() -> None:
    report = only("On 14 May, heavy artillery fire was reported in Omdurman; six people died in Ombada.")
    assert report.attributed_to is None


def test_an_invasion_that_has_been_going_on_is_no_deed() -> None:
    assert not reports("The full-scale invasion has been going on for 483 days.")


def test_an_entry_has_its_place_from_no_other_entry() -> None:
    text = "• On 17 May gunmen killed two farmers in Kolofata.\n• On 18 May armed men killed two drivers near Xulembe."
    _, second = reports(text)
    assert all("Kolofata" not in text[scope.start : scope.end] for scope in second.place_scopes)


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("Gunmen raided a farm in Jos on Monday. Killed: 14. Injured: 6.", {"killed": 14, "injured": 6}),
        ("Clashes in Goma on Monday left nine civilians dead and 17 injured.", {"killed": 9, "injured": 17}),
        (
            "On 12 May, clashes between militias in Sake, Masisi territory, left nine civilians dead and 17 injured.",
            {"killed": 9, "injured": 17},
        ),
        (
            "On 14 May rebels attacked a post at Mboki. 3 FACA soldiers killed and 2 AAKG elements wounded.",
            {"killed": 3, "injured": 2},
        ),
        ("Resultantly, 2x terrorists got killed in Tank on Monday.", {"killed": 2}),
        ("Police arrested Musa Garba 'm' 28 yrs and Sani Idris 'm' 31 yrs in Jos on Monday.", {"captured": 2}),
        ("Four terrorists were sent to hell in Tank on Monday. Two soldiers embraced shahadat.", {"killed": 6}),
        ("Four terrorists were killed in Tank on Monday. Sepoy Imran Shah embraced martyrdom.", {"killed": 5}),
    ],
)
def test_releases_and_bulletins_count(text: str, tolls: dict[str, int]) -> None:
    report = only(text)
    assert {outcome.value: told.number(report, outcome) for outcome in report.tolls} == tolls


def test_fields_behind_a_deed_are_of_no_other_piece_of_news() -> None:
    raid = "• Gunmen raided a farm at Djugu on 14 May. Killed: 3."
    text = f"Ituri\n{raid}\n• Gunmen raided a camp at Irumu on 15 May.\n  • Abducted: 12"
    first, second = reports(text)
    assert {outcome: told.number(first, outcome) for outcome in first.tolls} == {Outcome.KILLED: 3}
    assert {outcome: told.number(second, outcome) for outcome in second.tolls} == {Outcome.CAPTURED: 12}


def test_whom_a_participle_counts_did_it_not() -> None:
    report = only("On 14 May armed youths raided a camp. 7 civilians were killed, 4 wounded and 5 children abducted.")
    doers = {actor.text for actor in report.actors if actor.role is ActorRole.PERPETRATOR}
    assert "5 children" not in doers


def test_who_is_said_to_be_killed_in_a_clipped_line_did_it_not() -> None:
    report = only("On 14 May rebels attacked a post at Mboki. Three soldiers killed, two rebels wounded.")
    doers = {actor.text for actor in report.actors if actor.role is ActorRole.PERPETRATOR}
    assert "Three soldiers" not in doers


def test_airstrikes_are_no_verb() -> None:
    report = only("Between 14 and 16 May, airstrikes on Nyala killed at least 26 people, according to local sources.")
    assert report.sub_event_type is SubEventType.AIR_DRONE_STRIKE


def test_a_heading_over_a_paragraph_is_nobody_in_its_first_sentence() -> None:
    news = "Troops on 14 May ambushed terrorists at Gubio village in Gubio, and killed five of them."
    text = f"North East (Operation HADIN KAI)\n{news}"
    report = only(text)
    assert all("North East" not in actor.text for actor in report.actors)


def test_a_wrapped_line_is_no_heading() -> None:
    below = "ambushed terrorists at Gubio village in Borno, and had killed five of them there."
    text = f"The army said that troops on 14 May had\n{below}"
    assert told.number(only(text), Outcome.KILLED) == 5


def test_what_sums_up_a_day_takes_none_of_the_deeds_that_have_places() -> None:
    text = (
        "Over the past day, the enemy launched 3 missile and 45 air strikes.\n\n"
        "The enemy carried out air strikes near Bila Hora.\n\nThe enemy shelled Orikhiv and Stepnohirsk."
    )
    scenes = [{text[span.start : span.end] for span in one.scenes} for one in reports(text)]
    assert any("near Bila Hora" in own for own in scenes)
    assert not any("near Bila Hora" in own and any("Orikhiv" in words for words in own) for own in scenes)


def test_a_period_under_review_is_summed_up_and_no_deed() -> None:
    text = (
        "Troops clashed with gunmen in Orsu on 14 May. One soldier paid the supreme price.\n\n"
        "In total, troops neutralized 43 terrorists and arrested 88 within the period under review."
    )
    first, second = reports(text)
    assert told.number(first, Outcome.KILLED) == 1
    assert second.background


def test_what_is_to_be_done_to_anybody_is_no_deed() -> None:
    assert not reports("Sanitization of the area is being carried out to eliminate any terrorist found in the area.")


@pytest.mark.parametrize(
    ("written", "day"),
    [("02/11/2024", "2024-11-02"), ("05/06/2024", None), ("13/05/2024", "2024-05-13"), ("12/01/2024", "2024-01-12")],
)
def test_of_two_readings_of_a_day_the_one_of_the_last_month_is_meant(written: str, day: str | None) -> None:
    found = told.reports(f"Gunmen killed two men in Jos on {written}.", published_at="2024-11-20")
    assert _days(found) == [day]
