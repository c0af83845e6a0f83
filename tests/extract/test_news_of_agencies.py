"""What news of agencies tells on of: days, speakers, tolls told in parts, bombs that fell; invented news."""

from functools import partial

import pytest
import told

from schemas.records import Report
from schemas.vocabulary import ActorKind, ActorRole, Outcome, SubEventType

reports = partial(told.reports, published_at="2025-09-30")
only = partial(told.only, published_at="2025-09-30")
killed = partial(told.number, outcome=Outcome.KILLED)
captured = partial(told.number, outcome=Outcome.CAPTURED)


RAID = (
    "Suspected jihadists attacked a gold mine near Kantchari in Burkina Faso on Sunday, killing at least nine people, "
    "two security sources and a local official said on Monday."
)


def parties(report: Report, role: ActorRole) -> list[str]:
    return [actor.name or actor.text for actor in report.actors if actor.role is role]


@pytest.mark.parametrize(
    ("lead", "rest"),
    [
        (
            "Twenty people died in two attacks in Mali on Sunday, the government said.",
            "A truck hit a mine near Ansongo, killing 15 passengers, a spokesman said in a statement on Monday.",
        ),
        (
            "Raiders killed nine farmers in Zamfara state, residents said on Monday.",
            "The gunmen arrived before dawn on Sunday and went from house to house, an elder said.",
        ),
        (
            "Three men were abducted from a farm near Jos, police said on Monday.",
            "They came on motorcycles late on Sunday.",
        ),
        (
            "Guided bombs killed two people in Kharkiv on Sunday.",
            "A shell struck a house in Kupiansk, killing a woman.\n\nOvernight on Monday, drones hit Sumy.",
        ),
    ],
)
def test_the_day_of_the_deed_goes_before_that_on_which_somebody_says_so(lead: str, rest: str) -> None:
    first = reports(f"{lead}\n\n{rest}")[0]
    assert str(first.date_end) == "2025-09-28"


def test_the_day_on_which_victims_had_come_is_none_of_the_deed() -> None:
    report = only(
        "Three men were abducted near Jos, police said on Monday.\n\nThe victims had arrived in Jos on Friday."
    )
    assert str(report.date_end) == "2025-09-29"


def test_the_attack_goes_on_with_what_was_just_told() -> None:
    first, second = reports(
        "Five people were killed in an attack in Chicomuselo, residents said.\n\n"
        "A drone was dropped on a patrol in Apatzingán, leaving a lieutenant dead. The attack occurred on Friday."
    )
    assert (first.date_end, str(second.date_end)) == (None, "2025-09-26")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A bomb killed nine people in Kano and wounded 20 others, hospital officials and rescuers said.", "officials"),
        ("A bomb exploded in Kano, killing nine people and wounding 20 others, police and medics said.", "police"),
        (RAID, "two security sources"),
    ],
)
def test_who_says_so_last_is_no_target(text: str, speaker: str) -> None:
    report = only(text)
    assert parties(report, ActorRole.TARGET) == []
    assert killed(report) == 9
    assert speaker in (report.attributed_to or "")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Seven aid workers were seized near Idlib on Sunday. Six nurses and a driver were seized.", 7),
        ("Nine traders were abducted near Gao on Sunday. Two farmers and seven herders were abducted.", 9),
        ("Nine traders were abducted near Gao on Sunday. Two farmers and six herders were also abducted.", 17),
        ("The suspect was captured on Sunday alongside four of his lieutenants near Bama.", 5),
    ],
)
def test_a_toll_that_is_told_again_in_parts_is_the_same(text: str, number: int) -> None:
    assert captured(only(text)) == number


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ten members of the security forces were killed in an ambush near Gao on Sunday.", ActorKind.STATE_FORCES),
        ("Six members of a criminal cell were killed in Culiacán on Sunday.", ActorKind.POLITICAL_MILITIAS),
        ("Soldiers killed two members of a terrorist team near Mahabad on Sunday.", ActorKind.REBEL_GROUPS),
        ("Army units targeted a gathering of militants near Homs on Sunday, killing nine.", ActorKind.REBEL_GROUPS),
    ],
)
def test_members_are_what_their_body_is(text: str, kind: ActorKind) -> None:
    report = only(text)
    assert report.sub_event_type is SubEventType.ARMED_CLASH
    assert [actor.kind for actor in report.actors if actor.role is not ActorRole.PERPETRATOR] == [kind]


def test_members_of_a_council_are_civilians() -> None:
    report = only("Four members of the village council were killed in Gao on Sunday.")
    assert (report.sub_event_type, killed(report)) == (SubEventType.ATTACK, 4)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("A bomb struck a house, killing a woman.", SubEventType.AIR_DRONE_STRIKE),
        ("A house was hit by two bombs and a woman was killed.", SubEventType.AIR_DRONE_STRIKE),
        ("One bomb landed on a school, wounding nine children.", SubEventType.AIR_DRONE_STRIKE),
        ("A car bomb struck a bus, killing a woman.", SubEventType.REMOTE_EXPLOSIVE),
        ("A bomb planted under a car killed a judge.", SubEventType.REMOTE_EXPLOSIVE),
    ],
)
def test_a_bomb_behind_a_strike_fell(sentence: str, kind: SubEventType) -> None:
    assert reports(f"Airstrikes hit Idlib on Sunday, activists said.\n\n{sentence}")[-1].sub_event_type is kind


def test_without_a_strike_a_bomb_was_laid() -> None:
    assert only("A bomb struck a house in Idlib, killing a woman.").sub_event_type is SubEventType.REMOTE_EXPLOSIVE


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("The Kenya Air Force bombed two camps in Gedo on Sunday.", "Military Forces of Kenya"),
        ("The Nigeria Police Force killed four bandits in Katsina on Sunday.", "Police Forces of Nigeria"),
        ("The Sri Lanka Navy arrested four fishermen off Mannar on Sunday.", "Military Forces of Sri Lanka"),
        ("The Nigerian Air Force had destroyed three camps in air raids on Sunday.", "Military Forces of Nigeria"),
    ],
)
def test_a_force_is_known_by_its_official_name(text: str, force: str) -> None:
    assert parties(only(text), ActorRole.PERPETRATOR) == [force]


@pytest.mark.parametrize(
    "text",
    [
        "A Kenyan police vehicle struck a landmine near Wajir on Sunday, killing two.",
        "A Kenyan police truck drove over an explosive device near Wajir on Sunday, killing two.",
    ],
)
def test_who_drives_over_a_mine_did_not_lay_it(text: str) -> None:
    report = only(text)
    assert parties(report, ActorRole.PERPETRATOR) == []
    assert parties(report, ActorRole.TARGET) == ["Police Forces of Kenya"]


def test_who_survives_an_attack_is_its_target() -> None:
    report = only("The mayor of Iguala survived an assassination attempt on Sunday.")
    assert parties(report, ActorRole.TARGET) == ["The mayor"]


def test_confrontations_between_armed_groups_are_a_clash() -> None:
    report = only("Armed confrontations between the M23 and the FDLR left nine dead near Kitshanga on Sunday.")
    assert (report.sub_event_type, killed(report)) == (SubEventType.ARMED_CLASH, 9)


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("The army, which has been at war with rebels since May 2023, said it had bombed a camp on Sunday.", [False]),
        ("The bullet-riddled bodies of two men were found near Turbat on Sunday, police said.", [False]),
        ("The group has killed 40 people since January.", [True]),
    ],
)
def test_news_beside_words_for_a_long_time_stays_news(text: str, background: list[bool]) -> None:
    assert [report.background for report in reports(text)] == background


def test_what_a_road_is_blocked_against_is_told_by_the_way() -> None:
    protest, taken = reports("Protesters blocked a highway at Mastung on Sunday against the abduction of a student.")
    assert (captured(protest), protest.background) == (None, False)
    assert (captured(taken), taken.background) == (1, True)


def test_later_in_the_day_is_the_day_told_long_before() -> None:
    lead = "A suicide bomber attacked a checkpoint in Tuz Khormato on Sunday, killing 11 people, police said. "
    long = "The blast tore through " + "shops and parked cars and " * 10 + "stalls, shopkeepers said. "
    last = "Later in the day, gunmen killed four people in Baghdad."
    assert [str(report.date_end) for report in reports(f"{lead}{long * 3}\n\n{last}")] == ["2025-09-28"] * 2


def test_a_day_after_counts_from_the_last_day_told() -> None:
    told_before = (
        "Militants destroyed a mast in Mandera on Sunday. A guard is missing and feared abducted, police said."
    )
    last = "It came barely a day after a bomb killed four soldiers in Wajir."
    assert str(reports(f"{told_before}\n\n{last}")[-1].date_end) == "2025-09-27"


def test_rebels_who_trigger_a_blast_did_it_and_a_farmer_did_not() -> None:
    text = "A soldier was killed when {} triggered a mine blast near Tibú on Sunday."
    assert parties(only(text.format("ELN rebels")), ActorRole.PERPETRATOR) == ["National Liberation Army"]
    assert parties(only(text.format("a farmer")), ActorRole.PERPETRATOR) == []


def test_clashes_in_the_communities_of_a_municipality_are_the_same() -> None:
    report = only(
        "Five people were killed in Chicomuselo municipality after armed confrontations between two cartels.\n\n"
        "The clashes began on Friday in the communities of Nueva Morelia and San Francisco, residents said."
    )
    assert killed(report) == 5


def test_strikes_on_one_thing_are_one_deed_beside_fighting_elsewhere() -> None:
    strike, fight = reports(
        "Airstrikes hit a crowded market near Fayoush on Sunday, killing 45 civilians, officials said, while fighting "
        "raged in Aden."
    )
    assert (strike.sub_event_type, killed(strike)) == (SubEventType.AIR_DRONE_STRIKE, 45)
    assert (fight.sub_event_type, killed(fight)) == (SubEventType.ARMED_CLASH, None)


def test_they_who_were_seized_are_those_who_were_kidnapped() -> None:
    report = only(
        "Fifty women were kidnapped by rebels in northern Burkina Faso, residents say.\n\n"
        "They were seized on Sunday outside Arbinda, in the Sahel region."
    )
    assert (report.sub_event_type, captured(report)) == (SubEventType.ABDUCTION, 50)
    assert str(report.date_end) == "2025-09-28"


def test_who_stands_for_the_one_who_says_so() -> None:
    assert only("The governor, who said that gunmen had killed nine in Gusau on Sunday, left.").attributed_to == (
        "The governor"
    )


def test_a_gang_that_fires_at_a_march_uses_no_excessive_force() -> None:
    report = only(
        "Gang members opened fire on a church in Kenscoff as hundreds marched there on Sunday, killing seven."
    )
    assert report.sub_event_type is SubEventType.ATTACK


def test_an_arrest_that_has_been_made_was_not_on_the_day_of_the_deed_that_it_is_for() -> None:
    arrest, killing = reports(
        "Police in Kenya's Baringo county have arrested two men over the killing of a schoolteacher last week."
    )
    assert (arrest.date_start, str(killing.date_end)) == (None, "2025-09-28")


def test_dead_of_some_days_up_to_now_are_news() -> None:
    report = only("Clashes between two militias have left six dead in Ituri since the weekend, officials said.")
    assert not report.background


def test_what_struck_where_is_told_before_whom_it_killed() -> None:
    first, second = reports(
        "Militias launched 40 drones overnight. One hit a block of flats in Wad Madani, killing two people. "
        "A drone killed a farm worker in El Obeid."
    )
    assert (killed(first), killed(second)) == (2, 1)


@pytest.mark.parametrize("who", ["Dissidents of the FARC", "Dissidents from the former FARC", "FARC dissidents"])
def test_dissidents_are_not_those_whom_they_left(who: str) -> None:
    assert parties(only(f"{who} killed three soldiers in Cauca on Sunday."), ActorRole.PERPETRATOR) == [
        "FARC Dissidents"
    ]
