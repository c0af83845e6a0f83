"""Who did it, and to whom, where the parse hangs people on a place, a day or another clause. All is invented."""

import pytest
from told import reports

from schemas.records import Report
from schemas.vocabulary import ActorRole, Assertion, Outcome, SubEventType

S = SubEventType
TODAY = "2026-11-20"


def parties(report: Report, *roles: ActorRole) -> list[str]:
    return [actor.text for actor in report.actors if actor.role in roles]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("On Friday, in Acapulco, soldiers and state policemen detained four men with rifles.", "soldiers"),
        ("On Monday, in Bamako, a group of armed men kidnapped two engineers.", "armed men"),
        (
            "In Juba, police officers who had been sent to the market arrested nine traders on Monday.",
            "police officers",
        ),
        ("Two hitmen on a motorcycle murdered the mayor Ana Vera on Thursday night in Quevedo.", "Two hitmen"),
        ("Men in a white van abducted a lawyer in Lagos on Monday.", "Men"),
        ("On 3 May 2026 armed men attacked a village near Bor, killing two farmers.", "armed men"),
        ("On Monday bandits known as dahalo attacked a village near Toliara, killing two farmers.", "bandits"),
        ("On Sunday soldiers killed two men near Bor.", "soldiers"),
        ("On Saturday night rebels attacked a village near Bor, killing two.", "rebels"),
        ("On the evening of 4 June 2026 rebels attacked a village near Goma, killing two farmers.", "rebels"),
        ("Armed men stopped a truck near Cali on Monday, forced the driver out and set it on fire.", "Armed men"),
    ],
)
def test_who_did_it_is_found_behind_a_place_a_day_or_a_list(text: str, doer: str) -> None:
    (one,) = reports(text, TODAY)
    assert doer in parties(one, ActorRole.PERPETRATOR, ActorRole.PARTICIPANT)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("On 3 May 2026 armed men attacked a village near Bor, killing two farmers.", 2),
        ("In Kalat, ten people were killed in an attack on Monday.", 10),
        ("An air strike in Sagaing, a region of northern Myanmar, killed three villagers on Monday.", 3),
    ],
)
def test_a_day_counts_nobody_and_what_a_place_is_does_nothing(text: str, killed: int) -> None:
    (one,) = reports(text, TODAY)
    assert one.tolls[Outcome.KILLED].best == killed


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("The explosion in Cali on Monday left two policemen and a street vendor injured.", 3),
        ("A bomb went off outside a bank in Cali on Monday, leaving two policemen and a woman wounded.", 3),
        ("The explosion in Cali on Monday left two policemen injured.", 2),
    ],
)
def test_all_whom_something_left_injured_are(text: str, injured: int) -> None:
    (one,) = reports(text, TODAY)
    assert one.tolls[Outcome.INJURED].best == injured


def test_who_was_left_dead_is_not_left_wounded() -> None:
    (one,) = reports("The attack near Cali on Monday left four soldiers dead and a civilian wounded.", TODAY)
    assert (one.tolls[Outcome.KILLED].best, one.tolls[Outcome.INJURED].best) == (4, 1)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Gunmen seized 23 people in Zurmi on Monday, most of them women who were farming, residents said.",
            "residents",
        ),
        ("Gunmen seized 23 people in Zurmi on Monday, some of them women, the police said.", "the police"),
    ],
)
def test_who_says_so_is_none_of_whom_it_befell(text: str, speaker: str) -> None:
    (one,) = reports(text, TODAY)
    assert (one.attributed_to, one.tolls[Outcome.CAPTURED].best) == (speaker, 23)


@pytest.mark.parametrize(
    "text",
    [
        "Students were holding a march against a rise in fees in Harare on Monday when police fired tear gas at them.",
        "Residents of Lilongwe were marching over the price of bread on Monday when soldiers opened fire, killing two.",
        "Hundreds gathered in Kumasi on Monday to protest the arrest of a mayor when police opened fire, killing two.",
    ],
)
def test_what_a_march_met_with_is_nothing_that_it_was_over(text: str) -> None:
    news = [one for one in reports(text, TODAY) if not one.background]
    assert [one.sub_event_type for one in news] in (
        [S.PROTEST_WITH_INTERVENTION],
        [S.EXCESSIVE_FORCE_AGAINST_PROTESTERS],
    )
    assert news[0].assertion is Assertion.ASSERTED


def test_what_a_march_recalls_stays_what_it_is_over() -> None:
    text = "Hundreds marched in Kumasi on Monday to mark the day when police shot two in 2019."
    assert S.PEACEFUL_PROTEST in {one.sub_event_type for one in reports(text, TODAY) if not one.background}


def test_arrests_told_first_are_what_the_crowd_met_with() -> None:
    (one,) = reports(
        "The forum condemns the arrest of seven student leaders by the police in Harare on Wednesday. The students "
        "were holding a peaceful march against a rise in fees when anti-riot police fired teargas and beat several of "
        "them. Four were injured.",
        TODAY,
    )
    assert one.sub_event_type is S.EXCESSIVE_FORCE_AGAINST_PROTESTERS
    assert (one.tolls[Outcome.CAPTURED].best, one.tolls[Outcome.INJURED].best) == (7, 4)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A bus was held up by five armed men near Malindi on Friday.", S.LOOTING),
        ("Bandits held up a minibus on the road to Zaria on Friday.", S.LOOTING),
        ("A home-made bomb of three gas canisters exploded outside a bank in Patras on Friday.", S.REMOTE_EXPLOSIVE),
    ],
)
def test_a_hold_up_is_a_robbery_and_a_gas_canister_is_no_poison(text: str, kind: SubEventType) -> None:
    assert [one.sub_event_type for one in reports(text, TODAY)] == [kind]


@pytest.mark.parametrize(
    "text", ["Armed men held up their rifles in Zaria on Friday.", "Traffic in Zaria was held up by a flood on Friday."]
)
def test_what_is_held_up_otherwise_is_no_robbery(text: str) -> None:
    assert reports(text, TODAY) == ()


def test_a_raid_in_which_suspects_are_taken_is_no_deed_beside_their_arrest() -> None:
    text = "Police arrested two suspects in the murder of a mayor in a raid in Buena Fe on Friday."
    assert [one.sub_event_type for one in reports(text, TODAY) if not one.background] == [S.ARRESTS]
