"""States that are blamed or speak by their capitals, clans that fight, chiefs whom gunmen kill. All is invented."""

from functools import partial

import pytest
import told

from schemas.vocabulary import ActorKind, ActorRole, Claim, Outcome, SubEventType

reports = partial(told.reports, published_at="2024-05-15")


@pytest.mark.parametrize(
    "blame",
    [
        "Tehran has blamed Israel for the attack.",
        "Iran blamed Israel.",
        "Iranian officials accused Israel of being behind the attack.",
        "Iran blamed Jerusalem.",
    ],
)
def test_a_state_that_is_blamed_is_alleged_to_have_done_it(blame: str) -> None:
    (report,) = reports(f"A drone attack hit a workshop in Yazd on Monday. {blame}")
    (doer,) = [actor for actor in report.actors if actor.role is ActorRole.PERPETRATOR]
    assert (doer.name, doer.claim) == ("Military Forces of Israel", Claim.ALLEGED)


def test_a_state_that_is_accused_of_something_else_is_not() -> None:
    text = "A bomb exploded in Srinagar on Monday, killing two. India accused Pakistan of harbouring militants."
    (report,) = reports(text)
    assert not [actor for actor in report.actors if actor.role is ActorRole.PERPETRATOR]


@pytest.mark.parametrize(
    ("speaker", "force"),
    [("Moscow", "Russia"), ("The Kremlin", "Russia"), ("Kyiv", "Ukraine"), ("Islamabad", "Pakistan")],
)
def test_a_capital_that_speaks_of_its_forces_is_the_state(speaker: str, force: str) -> None:
    (report,) = reports(f"{speaker} said its forces had struck an air base near Odesa on Monday.")
    (doer,) = [actor for actor in report.actors if actor.role is ActorRole.PERPETRATOR]
    assert (doer.name, doer.claim) == (f"Military Forces of {force}", Claim.CLAIMED)


def test_an_army_base_is_its_countrys() -> None:
    text = (
        "Rebels have captured the last army base near Loikaw in Myanmar, a hub on the Thai border. "
        "Thousands fled to Thailand, and Thai officials said that Thailand would let them in."
    )
    report = reports(text)[0]
    assert [a.name for a in report.actors if a.role is ActorRole.TARGET] in ([None], ["Military Forces of Myanmar"])


def test_clans_that_fight_are_communal_militias() -> None:
    (report,) = reports("Fourteen people were killed in fighting between two clans in Enga province on Monday.")
    assert [(a.text, a.kind) for a in report.actors] == [("two clans", ActorKind.IDENTITY_MILITIAS)]


def test_men_armed_with_rifles_are_armed_men() -> None:
    (report,) = reports("Men armed with assault rifles ambushed a bus in Enga province on Monday, killing 14.")
    assert report.actors[0].kind is ActorKind.POLITICAL_MILITIAS


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bandits shot dead a chief in Zamfara on Monday.", ActorKind.CIVILIANS),
        ("A chief was shot dead by gunmen in Zamfara on Monday.", ActorKind.CIVILIANS),
        ("Gunmen killed a local leader in Zamfara on Monday.", ActorKind.CIVILIANS),
        ("Troops killed a leader of the group in Zamfara on Monday.", ActorKind.REBEL_GROUPS),
        ("Militants killed a rebel leader in Zamfara on Monday.", ActorKind.REBEL_GROUPS),
    ],
)
def test_a_chief_whom_gunmen_kill_is_a_civilian(text: str, kind: ActorKind) -> None:
    (report,) = reports(text)
    assert [a.kind for a in report.actors if a.role is ActorRole.TARGET] == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen blocked a road near Quetta on Monday.", SubEventType.OTHER),
        ("Armed men blocked the highway near Quetta on Monday.", SubEventType.OTHER),
        ("Residents blocked the highway near Quetta on Monday over power cuts.", SubEventType.VIOLENT_DEMONSTRATION),
        ("Soldiers opened fire as a crowd gathered around aid trucks in Nyala on Monday.", SubEventType.ATTACK),
        (
            "Police opened fire on a crowd protesting against power cuts in Quetta on Monday, killing nine.",
            SubEventType.EXCESSIVE_FORCE_AGAINST_PROTESTERS,
        ),
    ],
)
def test_what_is_no_demonstration(text: str, kind: SubEventType) -> None:
    (report,) = reports(text)
    assert report.sub_event_type is kind


@pytest.mark.parametrize(
    "text",
    [
        "Residents reported air strikes in Loikaw on Monday.",
        "There were air strikes in Loikaw on Monday, residents said.",
    ],
)
def test_strikes_that_are_reported_of_a_day_were_strikes(text: str) -> None:
    (report,) = reports(text)
    assert report.sub_event_type is SubEventType.AIR_DRONE_STRIKE


def test_strikes_of_no_day_are_a_trend() -> None:
    assert not reports("Residents reported air strikes in Loikaw.")


def test_a_deed_is_dated_by_what_came_after_it() -> None:
    text = (
        "Gunmen ambushed a police convoy in Turkana county on Monday, killing three officers. "
        "The attack came two weeks after six herders died in a raid in neighbouring Baringo county."
    )
    _, raid = reports(text)
    assert (str(raid.date_start), str(raid.date_end)) == ("2024-04-29", "2024-05-05")


@pytest.mark.parametrize(
    ("blame", "who"),
    [
        ("Authorities blamed separatist militants.", "separatist militants"),
        ("Police blamed the attack on armed gangs.", "armed gangs"),
        ("Residents blamed the police for not acting.", None),
    ],
)
def test_armed_people_who_are_blamed_are_alleged_to_have_done_it(blame: str, who: str | None) -> None:
    (report,) = reports(f"A bomb killed a trader in Yala on Monday. {blame}")
    doers = [(actor.text, actor.claim) for actor in report.actors if actor.role is ActorRole.PERPETRATOR]
    assert doers == ([] if who is None else [(who, Claim.ALLEGED)])
    assert who not in [actor.text for actor in report.actors if actor.role is ActorRole.TARGET]


@pytest.mark.parametrize(
    "text",
    [
        "Students protesting against parking fees clashed with police in Rangpur on Monday.",
        "Students clashed with police in Rangpur on Monday, and 11 people were killed.",
        "Clashes between police and students in Rangpur on Monday left 11 people dead.",
        "Villagers protesting against a mine clashed with police in Rangpur on Monday and two of them were hurt.",
    ],
)
def test_police_and_people_who_clash_are_a_violent_demonstration(text: str) -> None:
    (report,) = reports(text)
    assert report.sub_event_type is SubEventType.VIOLENT_DEMONSTRATION
    assert str(report.date_start) == "2024-05-13"
    assert any("olice" in actor.text for actor in report.actors)


@pytest.mark.parametrize(
    "series",
    [
        "the latest in a series of attacks that have killed more than 150 people this month",
        "the latest in a string of attacks that have left more than 150 dead this month",
        "the latest in a wave of bombings that has killed 150 people since January",
    ],
)
def test_what_a_series_killed_is_no_part_of_its_latest(series: str) -> None:
    first, *others = reports(f"Rebels killed ten people in Jolo on Sunday, {series}. The attackers struck at night.")
    assert first.tolls[Outcome.KILLED].best == 10
    assert all(one.background for one in others)


def test_the_army_in_palestine_is_not_palestines() -> None:
    text = (
        "A Palestinian teenager was shot dead by Israeli forces near Nablus on Sunday, the Palestinian health "
        "ministry said. The army said its troops had fired at people who threw explosives."
    )
    (report,) = reports(text)
    assert {actor.name for actor in report.actors if actor.role is ActorRole.PERPETRATOR} <= {
        "Military Forces of Israel",
        None,
    }


def test_warplanes_that_destroyed_something_did_it() -> None:
    (report,) = reports("Turkish warplanes destroyed 29 targets of the Kurdistan Workers' Party in Iraq on Monday.")
    assert [(actor.name, actor.role) for actor in report.actors] == [
        ("Military Forces of Turkey", ActorRole.PERPETRATOR),
        ("Kurdistan Workers' Party", ActorRole.TARGET),
    ]
