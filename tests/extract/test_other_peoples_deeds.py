"""Who is counted of what: confessed deeds, people who are only stopped or flee, and what goes on for days."""

from functools import partial

import pytest
import told

from schemas.vocabulary import Outcome, SubEventType

reports = partial(told.reports, published_at="2024-03-14")


@pytest.mark.parametrize(
    "text",
    [
        "A policeman was hurt in a raid in Mardan on Monday. He had confessed his part in the killing of 15 people.",
        "Two men were injured in a raid in Mardan on Monday. One of them had confessed to the murder of four traders.",
    ],
)
def test_who_was_killed_in_a_deed_that_is_confessed_is_no_toll_of_the_raid(text: str) -> None:
    raid, confessed = reports(text)
    assert Outcome.KILLED not in raid.tolls
    assert confessed.background


def test_who_is_stopped_by_gunmen_is_not_captured() -> None:
    (report,) = reports("Gunmen on a motorcycle intercepted two traders in Mardan on Monday and shot them dead.")
    assert Outcome.CAPTURED not in report.tolls
    (arrest,) = reports("Border police intercepted four men near Spin Boldak on Monday.")
    assert told.number(arrest, Outcome.CAPTURED) == 4


def test_fighters_who_flee_are_not_displaced() -> None:
    (report,) = reports("Guards repulsed the attack in Budgam on Monday, forcing the militants to flee.")
    assert Outcome.DISPLACED not in report.tolls
    (shelling,) = reports("The shelling forced 300 residents to flee Avdiivka on Monday.")
    assert told.number(shelling, Outcome.DISPLACED) == 300


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The army has been shelling northern Gaza since Friday.", 1),
        ("Rebels have been attacking the town for three days.", 1),
        ("Insurgents are reportedly shelling two villages north of Idlib.", 1),
        ("Rebels have been attacking villages since January.", 0),
        ("Rebels have been attacking villages for years.", 0),
    ],
)
def test_what_goes_on_since_a_day_is_a_deed(text: str, count: int) -> None:
    assert len(reports(text)) == count


def test_a_district_is_no_bicycle_race() -> None:
    text = "A roadside bombing in the Giro district of Ghazni Province hit two cars on Saturday, killing 12 civilians."
    (report,) = reports(text)
    assert report.sub_event_type is SubEventType.REMOTE_EXPLOSIVE


@pytest.mark.parametrize(
    "text",
    [
        "This long strike is a clear demonstration that the mine workers won't allow the government to go on.",
        "The parade was a demonstration of force by the army.",
        "They demonstrate that any such claim is false.",
        "She spoke of the evidence which she had gathered through the work she did in Managua.",
        "Students demonstrated their robots in Lahore on Monday.",
        "The technique is used all over the world, in a real explosion of applications.",
    ],
)
def test_what_is_shown_or_gathered_is_no_protest(text: str) -> None:
    assert reports(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Hundreds of students gathered outside the ministry in Dhaka and demanded reforms on Monday.",
        "A demonstration of solidarity with the miners was held in Lima on Monday by hundreds of students.",
        "Hundreds demonstrated on Monday in Lima, demanding that the minister resign.",
    ],
)
def test_a_crowd_with_a_demand_is_a_protest(text: str) -> None:
    (report,) = reports(text)
    assert report.sub_event_type is SubEventType.PEACEFUL_PROTEST


def test_who_searches_a_house_is_not_captured() -> None:
    text = "A lawyer was arrested in Hanoi on Monday, detained for fraud as 30 officers searched her house."
    (report,) = reports(text)
    assert told.number(report, Outcome.CAPTURED) == 1
