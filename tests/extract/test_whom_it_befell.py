"""Whom deeds befall, by nouns of every kind, and deeds of long ago beside those of the day. All incidents are invented."""

from functools import partial

import pytest
import told

from schemas.vocabulary import ActorKind, ActorRole, Outcome

reports = partial(told.reports, published_at="2024-05-15")


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("hostage", ActorKind.CIVILIANS),
        ("sniper", None),
        ("Palestinian", None),
        ("Russian", None),
        ("plumber", ActorKind.CIVILIANS),
        ("poet", ActorKind.CIVILIANS),
        ("hotelier", ActorKind.CIVILIANS),
        ("spokesman", ActorKind.CIVILIANS),
        ("corporal", ActorKind.STATE_FORCES),
        ("paratrooper", ActorKind.STATE_FORCES),
        ("detective", ActorKind.STATE_FORCES),
    ],
)
def test_whoever_is_killed_is_somebody(noun: str, kind: ActorKind | None) -> None:
    (report,) = reports(f"Gunmen killed a {noun} in Jolo on Tuesday.")
    assert report.tolls[Outcome.KILLED].best == 1
    assert [actor.kind for actor in report.actors if actor.role is ActorRole.TARGET] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Jolo, who survived a bomb attack in 2019, was shot dead on Tuesday.",
        "The man who killed four policemen in 2010 was shot dead by troops in Jolo on Tuesday.",
        "A bomb exploded on Tuesday at the shrine where 72 people died in a suicide attack in 2017, wounding six.",
    ],
)
def test_a_deed_of_another_year_in_a_clause_of_its_own_is_another(text: str) -> None:
    told_of = {str(report.date_start): report.background for report in reports(text)}
    assert told_of.pop("2024-05-14") is False
    assert list(told_of.values()) == [True]
