"""Whoever was hurt in a deed and died of it later is of its dead, and not of its hurt; the deed has its own day."""

from datetime import date
from functools import partial

import pytest
import told
from told import number

from schemas.vocabulary import ActorRole, Outcome

PUBLISHED = "2026-03-18"
only = partial(told.only, published_at=PUBLISHED)
SUNDAY = date(2026, 3, 15)


@pytest.mark.parametrize(
    ("text", "on", "dead"),
    [
        ("A boy injured by a landmine in Helmand died on Tuesday in hospital in Kandahar.", None, 1),
        ("A woman who was injured when a shell hit her house in Kherson died in hospital on Tuesday.", None, 1),
        ("A policeman who was shot in Karak on Sunday succumbed to his injuries in a hospital on Tuesday.", SUNDAY, 1),
        ("Two soldiers who were shot in Menaka on Sunday died on Tuesday.", SUNDAY, 2),
        ("Two officers who were wounded in an ambush in Tillaberi on Sunday succumbed on Tuesday.", SUNDAY, 2),
        ("A protester shot by police in Nairobi on Sunday died on Tuesday.", SUNDAY, 1),
        ("A farmer shot by soldiers in Uvira on Sunday died in hospital.", SUNDAY, 1),
    ],
)
def test_who_died_later_is_counted_among_the_dead_alone_and_the_deed_has_its_own_day(
    text: str, on: date | None, dead: int
) -> None:
    report = only(text)
    assert (report.date_start, number(report, Outcome.KILLED), number(report, Outcome.INJURED)) == (on, dead, None)


def test_the_other_hurt_of_the_deed_are_its_own() -> None:
    report = only(
        "A soldier who was injured by a landmine near Tepalcatepec died in a hospital on Tuesday, the army said. "
        "Five others are still being treated after Sunday's blast."
    )
    assert (report.date_start, number(report, Outcome.KILLED), number(report, Outcome.INJURED)) == (SUNDAY, 1, 5)


def test_who_shot_the_protester_who_died_did_it() -> None:
    report = only("A protester shot by police in Nairobi on Sunday died on Tuesday.")
    assert {actor.role for actor in report.actors} == {ActorRole.TARGET, ActorRole.PERPETRATOR}


def test_who_did_one_deed_and_died_in_another_is_no_victim_of_the_first() -> None:
    told_of = told.reports(
        "A rebel who killed two soldiers in Goma on Sunday died in a clash with police in Bukavu on Tuesday.", PUBLISHED
    )
    assert sorted(number(report, Outcome.KILLED) or 0 for report in told_of) == [1, 2]
