"""Crowds, what they gathered over, and people who only were together. All is invented."""

from functools import partial

import pytest
import told

from schemas.vocabulary import ActorKind, ActorRole, Outcome, SubEventType

reports = partial(told.reports, published_at="2024-05-15")

_S = SubEventType


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A mob set fire to a police post in Jos on Sunday night after a youth died in custody, police said.", None),
        ("Police shot dead two protesters in Jos on Sunday as a crowd marched over the death of a blogger.", 2),
    ],
)
def test_who_died_before_is_none_of_the_crowds_dead(text: str, killed: int | None) -> None:
    (report,) = reports(text)
    assert told.number(report, Outcome.KILLED) == killed


def test_fighting_that_breaks_out_after_a_killing_is_another_deed_and_has_what_it_leaves() -> None:
    fighting, killing = reports(
        "Fighting broke out in Jos on Sunday after gunmen killed a chief, leaving nine people dead."
    )
    assert (fighting.sub_event_type, told.number(fighting, Outcome.KILLED)) == (_S.ARMED_CLASH, 9)
    assert (killing.sub_event_type, told.number(killing, Outcome.KILLED)) == (_S.ATTACK, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen opened fire as worshippers gathered to mark a feast in Jos on Sunday, killing four.",
        "Worshippers had gathered at a mosque in Jos when gunmen opened fire on Sunday, killing four.",
        "Gunmen on Sunday attacked a house in Jos where mourners had gathered, killing four.",
    ],
)
def test_who_only_was_together_was_no_crowd_that_protests(text: str) -> None:
    (report,) = reports(text)
    assert report.sub_event_type is _S.ATTACK
    assert not [a for a in report.actors if a.role is not ActorRole.TARGET and "gunmen" not in a.text.lower()]


def test_armed_people_who_gather_do_not_protest() -> None:
    (report,) = reports(
        "Six rebels were killed in an air strike in Jos on Sunday. The rebels had gathered in a valley."
    )
    assert report.sub_event_type is _S.AIR_DRONE_STRIKE


@pytest.mark.parametrize(
    "text",
    [
        "Hundreds of students gathered outside the ministry in Jos on Sunday and demanded reforms.",
        "Police fired tear gas at hundreds of students who had gathered in Jos on Sunday to protest against fees.",
        "Hundreds of students, who had gathered outside the ministry in Jos on Sunday, chanted slogans.",
    ],
)
def test_who_gathers_to_demand_or_to_march_is_a_crowd(text: str) -> None:
    (report,) = reports(text)
    assert report.event_type.value in {"Protests", "Riots"}


@pytest.mark.parametrize(
    ("told_of_them", "who"),
    [
        ("Residents held a protest in front of the governor's office in Bunia on Monday.", "Residents"),
        ("Hundreds of people protested outside the governor's office in Bunia on Monday.", "people"),
        ("Thousands protested in Bunia on Monday.", "Thousands"),
    ],
)
def test_a_crowd_and_what_it_meets_with_are_one_deed_of_protesters(told_of_them: str, who: str) -> None:
    (report,) = reports(f"{told_of_them} Police dispersed them with tear gas.")
    assert report.sub_event_type is _S.PROTEST_WITH_INTERVENTION
    assert [actor.text for actor in report.actors if actor.kind is ActorKind.PROTESTERS] == [who]
    assert not [actor for actor in report.actors if actor.role is ActorRole.TARGET]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("War veterans protested in Accra on Monday over pensions.", SubEventType.PEACEFUL_PROTEST),
        ("Hundreds of students occupied the university in Accra on Monday.", SubEventType.PEACEFUL_PROTEST),
        (
            "Hundreds of students clashed with police in Accra on Monday over fuel prices.",
            SubEventType.VIOLENT_DEMONSTRATION,
        ),
        ("Hundreds of students stormed the town hall in Accra on Monday.", SubEventType.VIOLENT_DEMONSTRATION),
        ("Students pelted officials with eggs in Accra on Monday over a new fee.", SubEventType.VIOLENT_DEMONSTRATION),
    ],
)
def test_what_crowds_do_is_known_without_a_word_for_protest(text: str, kind: SubEventType) -> None:
    (report,) = told.reports(text, "2024-05-16")
    assert report.sub_event_type is kind


@pytest.mark.parametrize(
    "text",
    [
        "Airlines protested on Monday over a new fee in Accra.",
        "Lawmakers clashed in Accra on Monday over fuel prices.",
    ],
)
def test_who_only_protests_or_clashes_in_words_is_no_crowd(text: str) -> None:
    assert not told.reports(text, "2024-05-16")
