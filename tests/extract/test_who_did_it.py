"""Who did it, where the parse or the words make it hard to see. All sentences are ours and all incidents invented."""

import pytest
import told

from schemas.vocabulary import ActorKind, ActorRole, SubEventType

PUBLISHED = "2024-05-16"


def doers(text: str) -> list[tuple[str, ActorKind | None]]:
    report = told.only(text, PUBLISHED)
    return [(actor.text, actor.kind) for actor in report.actors if actor.role is ActorRole.PERPETRATOR]


@pytest.mark.parametrize(
    ("text", "who", "kind"),
    [
        (
            "Suspected Islamist militants killed 14 villagers in a raid on Koro, two officials said on Wednesday.",
            "Suspected Islamist militants",
            ActorKind.REBEL_GROUPS,
        ),
        (
            "At least nine people were hacked to death with machetes by ADF rebels in the village of Mamove.",
            "ADF",
            ActorKind.REBEL_GROUPS,
        ),
        (
            "Gang members set fire to a police station in Les Cayes on Monday.",
            "Gang members",
            ActorKind.POLITICAL_MILITIAS,
        ),
        (
            "Several thousand people marched through downtown Minneapolis on Tuesday to demand police reform.",
            "Several thousand people",
            ActorKind.PROTESTERS,
        ),
        (
            "Two gunmen riding tandem shot dead a village councillor in Kidapawan on Saturday.",
            "Two gunmen",
            ActorKind.POLITICAL_MILITIAS,
        ),
    ],
)
def test_who_did_it_is_seen(text: str, who: str, kind: ActorKind) -> None:
    assert doers(text) == [(who, kind)]


def test_an_army_that_speaks_of_itself_did_it() -> None:
    (doer,) = doers("The Congolese army said on Wednesday it had retaken the town of Sake from M23 rebels.")
    assert doer == ("Congolese army", ActorKind.STATE_FORCES)


def test_who_is_said_to_have_done_it_by_others_is_not_who_speaks() -> None:
    assert doers("Residents said they were attacked near Koro on Tuesday.") == []


def test_a_sit_in_against_a_disappearance_makes_the_disappearance_no_news() -> None:
    reports = told.reports(
        "Students staged a sit-in in Quetta on Sunday against the abduction of a teacher.", PUBLISHED
    )
    news = [report.sub_event_type for report in reports if not report.background]
    assert news == [SubEventType.PEACEFUL_PROTEST]


def test_drones_that_hit_a_refinery_are_no_accident() -> None:
    report = told.only(
        "Ukrainian drones hit an oil refinery in Ryazan early on Wednesday, the governor said.", PUBLISHED
    )
    assert report.sub_event_type is SubEventType.AIR_DRONE_STRIKE


@pytest.mark.parametrize("who", ["the paramilitary Rapid Support Forces", "the jihadist group al-Shabaab"])
def test_what_is_said_of_a_group_before_its_name_hides_it_from_nobody(who: str) -> None:
    (report,) = told.reports(
        f"A bomb killed eight people in a market on Monday. The army blamed {who} for it.", PUBLISHED
    )
    assert [actor.name for actor in report.actors if actor.role is ActorRole.PERPETRATOR]
