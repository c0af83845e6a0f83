"""What articles assert as their news: nothing where they are no conflict news, and the right act where they are.

articles/no_current_event.txt holds 60 opinion, court, sport, anniversary, fiction, exercise and other articles full of
violent words; articles/conflict_news.txt 20 pieces of news, many from the same settings ("a bomb at a match").
"""

from dataclasses import dataclass
from pathlib import Path

import pytest
import told

from schemas.records import Report
from schemas.vocabulary import ActorRole, Assertion, EventType, Outcome, SubEventType

ARTICLES = Path(__file__).parent / "articles"
PUBLISHED = "2024-05-16"
MOST_FALSE = 1
"""Asserted current events in the 60 articles: GDELT's rows are false in three cases of four."""
LEAST_TRUE = 19


@dataclass(frozen=True, slots=True)
class Case:
    """An article with what it is (no news) or which act it reports (news)."""

    kind: str
    title: str
    text: str


def cases(name: str) -> list[Case]:
    blocks = (ARTICLES / name).read_text(encoding="utf-8").split("=== ")[1:]
    return [_case(*block.split("\n", 1)) for block in blocks]


def _case(head: str, text: str) -> Case:
    kind, title = head.split(" | ", 1)
    return Case(kind, title, text.strip())


def asserted_news(case: Case) -> list[Report]:
    extraction = told.extract(case.text, PUBLISHED, case.title)
    return [one for one in extraction.reports if one.assertion is Assertion.ASSERTED and not one.background]


def test_sixty_articles_that_are_no_conflict_news_assert_next_to_nothing() -> None:
    read = cases("no_current_event.txt")
    false = [
        f"{case.kind}: {case.title}: {case.text[one.start : one.end]}"
        for case in read
        for one in asserted_news(case)
        if one.event_type is not EventType.STRATEGIC_DEVELOPMENTS
    ]
    assert len(read) == 60
    assert len(false) <= MOST_FALSE, "\n".join(false)


def test_news_from_the_same_settings_is_still_news() -> None:
    read = cases("conflict_news.txt")
    found = [any(one.sub_event_type.value == case.kind for one in asserted_news(case)) for case in read]
    assert len(read) == 20
    assert sum(found) >= LEAST_TRUE, [case.title for case, hit in zip(read, found, strict=True) if not hit]


@pytest.mark.parametrize("name", ["no_current_event.txt", "conflict_news.txt"])
def test_the_articles_have_the_length_of_articles(name: str) -> None:
    assert all(50 <= len(case.text.split()) <= 250 for case in cases(name))


def extracted(text: str) -> list[Report]:
    return list(told.reports(text, PUBLISHED))


@pytest.mark.parametrize(
    "total",
    [
        "Since January, more than 400 people have been killed in attacks across Balochistan.",
        "Over the past six months, militants have killed 120 soldiers in the province.",
        "So far this year, 35 polio workers have been killed in attacks in Balochistan.",
    ],
)
def test_a_total_at_the_head_of_a_sentence_is_not_the_days_toll(total: str) -> None:
    reports = extracted(f"QUETTA - Gunmen killed two miners in Harnai, Balochistan, on Monday. {total}")
    assert [r.tolls[Outcome.KILLED].low for r in reports if not r.background] == [2]


def test_fighting_that_goes_on_for_days_is_news() -> None:
    (report,) = extracted("At least 40 people have been killed in tribal clashes in Kurram since Thursday.")
    assert not report.background


@pytest.mark.parametrize(
    "charge",
    [
        "The rebels accused the army of shelling a market in Marib.",
        "Critics accuse Pakistan of bombing villages in Khost, a charge that Islamabad rejects.",
        "Residents blamed the Taliban for burning shops in Spin Boldak.",
        "Kabul accused Pakistani troops of killing four shepherds in Kunar on Monday.",
    ],
)
def test_what_somebody_is_accused_of_now_is_a_claim(charge: str) -> None:
    (report,) = extracted(charge)
    assert (report.assertion, report.background) == (Assertion.ALLEGED, False)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The government and the rebels agreed on Tuesday to extend their ceasefire in Juba.", SubEventType.AGREEMENT),
        ("Police found the bodies of three men, shot in the head, in Bannu on Sunday.", SubEventType.ATTACK),
        ("The bodies of four teachers were recovered in Bannu on Monday.", SubEventType.ATTACK),
        (
            "The ministry said on Tuesday that it had carried out strikes against three bases of militias in Iraq.",
            SubEventType.AIR_DRONE_STRIKE,
        ),
    ],
)
def test_bodies_that_are_found_and_agreements_that_are_made_are_news(text: str, act: SubEventType) -> None:
    (report,) = extracted(text)
    assert (report.sub_event_type, report.assertion, report.background) == (act, Assertion.ASSERTED, False)


@pytest.mark.parametrize(
    "text",
    [
        (
            "A lorry ran over a schoolgirl in Kisii on Tuesday. On Wednesday pupils set fire to two buses there. The "
            "accident is the third there this year."
        ),
        "Residents marched through Kisii on Tuesday after a lorry crash killed four pupils, and shouted at the mayor.",
        "Police fired tear gas at mourners in Kisii on Tuesday after a crash that killed four pupils.",
    ],
)
def test_riots_after_an_accident_are_news(text: str) -> None:
    assert any(one.assertion is Assertion.ASSERTED and not one.background for one in extracted(text))


@pytest.mark.parametrize(
    "text",
    [
        "Lightning set fire to a barn near Kisii on Tuesday, and the firefighters needed six hours to put it out.",
        "A tanker that overturned near Kisii on Tuesday set light to a field, and nine people died.",
        "A van ploughed into a bus stop in Kisii on Tuesday and killed three. The brakes had failed.",
    ],
)
def test_fires_and_crashes_are_nobodys_deed(text: str) -> None:
    assert not [one for one in extracted(text) if one.assertion is Assertion.ASSERTED]


def test_forces_may_be_called_a_junta_and_armed_men_a_gang() -> None:
    (strike,) = extracted("Myanmar's junta carried out air strikes on a village in Rakhine on Friday.")
    (raid,) = extracted("Gangs attacked a prison in Port-au-Prince on Saturday night and killed two guards.")
    assert [actor.name for actor in strike.actors] == ["Military Forces of Myanmar"]
    assert [actor.text for actor in raid.actors if actor.role is ActorRole.PERPETRATOR] == ["Gangs"]


def test_whom_a_deed_is_put_down_to_is_arrested_now_and_the_deed_is_known() -> None:
    arrest, bombing = extracted(
        "Police arrested on Monday the alleged mastermind of last month's suicide bombing at a mosque in Peshawar, in "
        "which 84 died."
    )
    assert (arrest.sub_event_type, arrest.background) == (SubEventType.ARRESTS, False)
    assert Outcome.KILLED not in arrest.tolls
    assert (bombing.sub_event_type, bombing.background) == (SubEventType.SUICIDE_BOMB, True)
    assert ActorRole.PERPETRATOR not in {actor.role for actor in bombing.actors}


def test_what_was_done_for_years_is_history() -> None:
    (report,) = extracted("The jets bombed weddings in Helmand for 20 years, the speaker said.")
    assert report.background


def test_what_nobody_claims_is_news_and_nobodys_word() -> None:
    (report,) = extracted(
        "No one claimed responsibility for the killing of Dr. Shams, who was shot dead in Karachi on Monday."
    )
    assert (report.background, report.attributed_to, report.tolls[Outcome.KILLED].low) == (False, None, 1)


def test_things_that_are_shot_down_and_migrants_who_died_on_the_way_are_nobodys_victims() -> None:
    (report,) = extracted(
        "Officials said foreign forces launched 60 drones overnight, 40 of which were shot down. Debris set fire to a "
        "warehouse in Herat; one man was wounded."
    )
    assert Outcome.KILLED not in report.tolls
    assert extracted("Police discovered the bodies of 39 migrants in a lorry in Essex on Monday.") == []


def test_who_is_executed_for_a_deed_did_it_before() -> None:
    executed, known = extracted("Iran executed three men on Monday for killing two policemen in Isfahan in 2022.")
    assert (executed.tolls[Outcome.KILLED].low, executed.background) == (3, False)
    assert (known.tolls[Outcome.KILLED].low, known.background) == (2, True)


@pytest.mark.parametrize(
    "total",
    [
        "The UN said on Monday that 1,600 civilians had been killed in Somalia in the first six months of the year.",
        "In the first half of the year 300 policemen were killed in Pakistan, a report released on Monday said.",
    ],
)
def test_the_day_on_which_a_total_is_published_is_not_its_own(total: str) -> None:
    (report,) = extracted(total)
    assert report.background


def test_a_deed_with_a_day_of_its_own_is_news_after_months_of_violence() -> None:
    (report,) = extracted("On Monday, after months of violence, gunmen killed four miners in Harnai.")
    assert not report.background


def test_a_crime_that_somebody_is_arrested_in_is_known() -> None:
    arrest, crime = extracted("Police arrested a woman on Monday in the killings of two shopkeepers in Quetta.")
    assert (arrest.sub_event_type, arrest.background) == (SubEventType.ARRESTS, False)
    assert (crime.background, crime.tolls[Outcome.KILLED].low) == (True, 2)


def test_going_back_to_a_deed_that_says_who_somebody_is_leaves_it_that() -> None:
    arrest, attack = extracted(
        "Soldiers detained a rebel leader responsible for a May 7 attack in Rodat on Monday. During the attack, two "
        "guards were killed along with a villager."
    )
    assert (arrest.sub_event_type, arrest.background) == (SubEventType.ARRESTS, False)
    assert (attack.background, attack.tolls[Outcome.KILLED].low) == (True, 3)


def test_what_somebody_is_believed_to_have_done_is_a_claim() -> None:
    arrest, attack = extracted(
        "Soldiers arrested a bomb maker in Achin on Monday. Prior to his arrest, the man is believed to have attacked "
        "a police commander in Rodat with a bomb, killing him. The soldiers also detained two suspects."
    )
    assert (arrest.assertion, arrest.tolls[Outcome.CAPTURED].low) == (Assertion.ASSERTED, 3)
    assert (attack.assertion, attack.tolls[Outcome.KILLED].low) == (Assertion.ALLEGED, 1)


def test_what_somebody_is_suspected_of_has_its_own_day_and_dead() -> None:
    arrest, killing = extracted(
        "Three men who were suspected to have shot dead a teacher in Doma on May 2 were arrested in Lera on Monday."
    )
    assert (arrest.sub_event_type, list(arrest.tolls)) == (SubEventType.ARRESTS, [Outcome.CAPTURED])
    assert (killing.background, killing.date_text) == (True, "May 2")


@pytest.mark.parametrize(
    "text",
    [
        "They light a candle for each at the bend of the road near Panajachel. Soldiers on the roofs opened fire.",
        "Pupils laid a wreath at the café in Guelma on Sunday. The police had fired at those with the flag.",
        "The storm hit Siargao on Monday with the force of a bomb and killed four.",
    ],
)
def test_memory_and_storms_are_no_news_of_conflict(text: str) -> None:
    assert not [one for one in extracted(text) if one.assertion is Assertion.ASSERTED and not one.background]
