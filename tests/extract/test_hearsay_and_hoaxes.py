"""Rumours, hoaxes, what nearly happened, and deeds in "-ing" (AST-2, AST-6, AST-11, FRM-404 to FRM-406, FRM-6)."""

from functools import partial

import pytest
import told

from schemas.vocabulary import Assertion, Outcome, SubEventType

reports = partial(told.reports, published_at="2024-05-16")
DEED = "soldiers killed three villagers in Bama on Monday"


@pytest.mark.parametrize(
    "text",
    [
        f"According to unconfirmed reports, {DEED}.",
        f"S{DEED[1:]}, according to rumours on social media.",
        f"Rumours spread that {DEED}.",
        f"It was rumoured that {DEED}.",
    ],
)
def test_what_only_rumours_tell_is_alleged(text: str) -> None:
    (deed,) = reports(text)
    assert deed.assertion is Assertion.ALLEGED


@pytest.mark.parametrize(
    "text",
    [
        f"According to reports, {DEED}.",
        f"According to a report by the police, {DEED}.",
        f"News that {DEED} reached the capital on Tuesday.",
        f"The report that {DEED} drew condemnation from churches.",
        f"S{DEED[1:]} over a false report.",
    ],
)
def test_what_a_report_tells_is_asserted(text: str) -> None:
    assert [deed.assertion for deed in reports(text)] == [Assertion.ASSERTED]


def test_what_a_crowd_did_over_a_rumour_was_done() -> None:
    riot = reports("A mob killed two men in Bama on Monday after rumours spread that they had stolen children.")
    assert (riot[0].assertion, riot[0].tolls[Outcome.KILLED].best) == (Assertion.ASSERTED, 2)


@pytest.mark.parametrize(
    "text",
    [
        f"The claim that {DEED} is false.",
        f"The army said reports that {DEED} were fabricated.",
        f"The report that {DEED} was a hoax, police said.",
        f"A fact check found that the claim that {DEED} was baseless.",
        f"The army debunked a story that {DEED}.",
    ],
)
def test_what_is_called_untrue_is_denied(text: str) -> None:
    assert {deed.assertion for deed in reports(text)} == {Assertion.DENIED}


def test_what_there_is_no_truth_in_is_negated() -> None:
    assert {deed.assertion for deed in reports(f"There was no truth in the report that {DEED}, police said.")} == {
        Assertion.NEGATED
    }


def test_what_one_is_to_imagine_did_not_happen() -> None:
    assert {deed.assertion for deed in reports(f"Imagine that {DEED}.")} == {Assertion.HYPOTHETICAL}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Soldiers nearly killed three villagers in Bama on Monday.", SubEventType.ATTACK),
        ("A bomb almost killed a minister in Mogadishu on Monday.", SubEventType.REMOTE_EXPLOSIVE),
    ],
)
def test_whom_a_deed_nearly_killed_it_did_not_kill(text: str, kind: SubEventType) -> None:
    (deed,) = reports(text)
    assert (deed.sub_event_type, deed.assertion) == (kind, Assertion.ASSERTED)
    assert Outcome.KILLED not in deed.tolls


@pytest.mark.parametrize("text", ["Rebels killed nearly 20 soldiers in Bama on Monday.", "Nearly 20 died in a raid."])
def test_nearly_so_many_were_killed(text: str) -> None:
    (deed,) = reports(text)
    assert deed.tolls[Outcome.KILLED].high == 20


@pytest.mark.parametrize(
    "text",
    [
        "Police said shelling hit a hospital in Kherson on Monday.",
        "The governor said shelling damaged two houses in Kherson on Monday.",
    ],
)
def test_what_shelling_did_is_told_by_who_says_so(text: str) -> None:
    (deed,) = reports(text)
    assert (deed.sub_event_type, deed.assertion) == (SubEventType.SHELLING, Assertion.ASSERTED)


@pytest.mark.parametrize(
    ("text", "assertion"),
    [
        ("There were claims that shelling hit a hospital in Kherson on Monday.", Assertion.ALLEGED),
        (f"Residents allege {DEED}.", Assertion.ALLEGED),
        ("Activists allege police beat a man to death in Accra on Monday.", Assertion.ALLEGED),
        ("A bomb exploded at a market in Jos on Monday, according to a claim by the rebels.", Assertion.ALLEGED),
        ("Unverified footage appeared to show that a bomb exploded in Jos on Monday.", Assertion.ALLEGED),
        ("The mayor described as false a report that a bomb exploded in Jos on Monday.", Assertion.DENIED),
        ("Reports that protesters clashed with police in Nairobi on Monday are lies, he said.", Assertion.DENIED),
        ("It was not the case that protesters clashed with police in Nairobi on Monday.", Assertion.NEGATED),
        ("It is possible that a bomb exploded at a market in Jos on Monday.", Assertion.HYPOTHETICAL),
    ],
)
def test_a_clause_stands_under_the_words_that_tell_whether_it_is_so(text: str, assertion: Assertion) -> None:
    (deed,) = reports(text)
    assert deed.assertion is assertion


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Officials reported shelling of the town of Sloviansk on Monday.", SubEventType.SHELLING),
        ("Sloviansk came under shelling on Monday, the governor said.", SubEventType.SHELLING),
        ("Residents heard shooting in Khartoum on Monday.", SubEventType.ATTACK),
        ("The army confirmed fighting in Khartoum on Monday.", SubEventType.ARMED_CLASH),
        ("The army confirmed killing two rebels near Goma on Monday.", SubEventType.ARMED_CLASH),
        ("Fire was exchanged between troops and rebels near Goma on Monday.", SubEventType.ARMED_CLASH),
        ("A drone dropped explosives on a police post in Miramshah on Monday.", SubEventType.AIR_DRONE_STRIKE),
    ],
)
def test_a_deed_in_ing_is_told_by_who_reports_or_suffers_it(text: str, kind: SubEventType) -> None:
    (deed,) = reports(text)
    assert (deed.sub_event_type, deed.assertion) == (kind, Assertion.ASSERTED)


@pytest.mark.parametrize(
    "text", ["The company reported falling profits on Monday.", "A drone spotted explosives near Miramshah on Monday."]
)
def test_what_is_reported_or_spotted_is_no_deed_by_itself(text: str) -> None:
    assert reports(text) == ()


@pytest.mark.parametrize(
    ("text", "assertion"),
    [
        ("Soldiers began shelling the town of Goma on Monday.", Assertion.ASSERTED),
        ("Soldiers admitted to shelling a school near Goma on Monday.", Assertion.ASSERTED),
        ("Soldiers denied shelling a school near Goma on Monday.", Assertion.DENIED),
    ],
)
def test_who_began_or_denies_a_deed_tells_of_one(text: str, assertion: Assertion) -> None:
    (deed,) = reports(text)
    assert (deed.sub_event_type, deed.assertion) == (SubEventType.SHELLING, assertion)


@pytest.mark.parametrize("text", ["Soldiers often started shooting.", "Troops kept shelling towns, he said."])
def test_what_people_do_again_and_again_is_no_deed(text: str) -> None:
    assert reports(text) == ()
