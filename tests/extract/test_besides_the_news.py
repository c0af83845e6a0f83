"""What an article tells beside its news and is none, and what belongs to it though it is told apart; invented news."""

from functools import partial

import pytest
import told

from schemas.records import Report
from schemas.vocabulary import ActorKind, ActorRole, Assertion, Outcome, SubEventType

reports = partial(told.reports, published_at="2024-05-06")
only = partial(told.only, published_at="2024-05-06")
RAID = "Gunmen stormed a market in Kagara on Sunday and killed six people. "


def news(text: str) -> list[Report]:
    return [one for one in reports(text) if one.assertion is Assertion.ASSERTED and not one.background]


@pytest.mark.parametrize(
    "said",
    [
        "Armed gangs have operated in the north-west for over a decade, stealing cattle and kidnapping for ransom.",
        "The group has been active in the area for years, attacking convoys and abducting travellers.",
        "More than a million people are displaced by gang violence in the country, according to the United Nations.",
        "Some 40,000 people have been displaced by fighting in the state.",
        'She wept. "Our children learn by the light of a telephone," she said, "and then the telephone dies."',
        "A cow and two goats died in the flames.",
    ],
)
def test_habits_refugees_and_things_are_no_part_of_the_news(said: str) -> None:
    (raid,) = news(RAID + said)
    assert raid.sub_event_type is SubEventType.ATTACK
    assert raid.tolls[Outcome.KILLED].best == 6
    assert len(raid.actors) == 1


def test_a_fight_by_which_people_were_displaced_on_a_day_is_news() -> None:
    fight = only("Some 300 families were displaced by fighting in Bara on Sunday, the mayor said.")
    assert fight.sub_event_type is SubEventType.ARMED_CLASH


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Armed men stormed the town hall of Verrettes on Sunday, killing an aide to the mayor and two guards.", 3),
        ("Gunmen killed an adviser to the governor and three policemen in Verrettes on Sunday.", 4),
        ("Gunmen killed a guard and fled to the hills in Verrettes on Sunday, and two soldiers gave chase.", 1),
    ],
)
def test_others_are_joined_to_whom_it_befell(text: str, killed: int) -> None:
    assert only(text).tolls[Outcome.KILLED].best == killed


def test_who_was_arrested_is_not_arrested_again_where_more_is_told_of_him() -> None:
    arrests, massacre = reports(
        "Police arrested nine men in Jos on Sunday. The persons apprehended are alleged to have taken part in the "
        "massacre of four people at a shop in January."
    )
    assert arrests.sub_event_type is SubEventType.ARRESTS
    assert massacre.sub_event_type is SubEventType.ATTACK
    assert massacre.background
    assert massacre.tolls[Outcome.KILLED].best == 4


def test_others_who_were_hurt_are_beside_those_of_the_summary() -> None:
    shot, protest = reports(
        "Border guards shot dead four porters near Nowsud in two incidents on Saturday. Three others were wounded. "
        "Shopkeepers in Paveh kept their shutters down in protest on Sunday."
    )
    assert shot.tolls[Outcome.INJURED].best == 3
    assert protest.sub_event_type is SubEventType.PEACEFUL_PROTEST
    assert not protest.tolls


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Lectures in Kampala were suspended on Friday after hundreds of students marched over fees.", "2024-05-03"),
        ("Trade in Kampala was disrupted on Friday after traders protested over a new tax.", "2024-05-03"),
        ("Lectures in Kampala were suspended on Friday after students marched on Thursday over fees.", "2024-05-02"),
    ],
)
def test_what_was_broken_off_after_a_deed_was_broken_off_on_its_day(text: str, day: str) -> None:
    assert str(only(text).date_start) == day


def test_a_weekday_after_a_known_deed_is_not_its_own() -> None:
    first, *_ = reports("Schools in Kampala opened on Friday after the killing of a teacher.")
    assert first.date_start is None


def test_who_dies_in_an_exchange_of_gunfire_dies_in_a_clash() -> None:
    clash = only(
        "Agents raided a house in Jos on Sunday. They met with gunfire, and one suspect died in the exchange. "
        "A corporal sustained a wound to the forearm."
    )
    assert clash.sub_event_type is SubEventType.ARMED_CLASH
    assert clash.tolls[Outcome.INJURED].best == 1


@pytest.mark.parametrize(
    "text",
    [
        "Thousands of farmers drove their tractors into Warsaw on Sunday to protest against grain imports.",
        "Students walked out of classes in Dhaka on Sunday to protest against the killing of a classmate.",
        "Shopkeepers closed their shops in Hebron on Sunday to protest against a new tax.",
    ],
)
def test_what_many_did_to_protest_was_the_protest(text: str) -> None:
    (protest,) = news(text)
    assert protest.sub_event_type is SubEventType.PEACEFUL_PROTEST
    assert str(protest.date_start) == "2024-05-05"


@pytest.mark.parametrize(
    "text",
    [
        "The union planned to protest in Accra on Sunday.",
        "The union called on workers to protest in Accra on Sunday.",
        "Opposition leaders met in Accra on Sunday to protest against the budget.",
        "The ambassador wrote to the minister on Sunday to protest against a tax.",
        "India summoned the envoy of Pakistan in Delhi on Sunday to protest against shelling.",
    ],
)
def test_what_is_only_wanted_or_one_persons_is_no_protest(text: str) -> None:
    assert not news(text)


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Gunmen attacked a village near Gao on Sunday after soldiers killed four herders.", ["Gunmen", "soldiers"]),
        ("The army shelled Sarmin on Sunday after rebels shot down a helicopter.", ["The army", "rebels"]),
        (
            "Gang members burned eight buses in Culiacan on Sunday after soldiers shot their leader.",
            ["Gang members", "soldiers"],
        ),
    ],
)
def test_what_one_side_did_after_the_other_is_another_deed(text: str, doers: list[str]) -> None:
    assert [[actor.text for actor in one.actors if actor.role is ActorRole.PERPETRATOR] for one in reports(text)] == [
        [doer] for doer in doers
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Police killed two gunmen in Gao on Sunday after they opened fire on a patrol.",
        "Soldiers killed two militants near Gao on Sunday after gunmen attacked a convoy.",
        "Two people died in Gao on Sunday after gunmen opened fire on a bus.",
    ],
)
def test_forces_that_strike_back_at_once_are_in_one_fight(text: str) -> None:
    assert only(text).tolls[Outcome.KILLED].best == 2


def test_who_shoots_drones_down_is_none_of_those_who_sent_them() -> None:
    strike, defence = reports(
        "Russian drones hit a power station in Odesa on Sunday, injuring three workers. Ukraine's air force said that "
        "it shot down 31 of 40 drones."
    )
    assert [actor.text for actor in strike.actors if actor.role is ActorRole.PERPETRATOR] == ["Russian drones"]
    assert defence.sub_event_type is SubEventType.DISRUPTED_WEAPONS_USE


def test_a_lorry_that_is_rammed_into_a_crowd_on_purpose_is_an_attack() -> None:
    assert (
        only("A driver deliberately rammed a lorry into a crowd in Graz on Sunday.").sub_event_type
        is SubEventType.ATTACK
    )


def test_an_armed_commando_is_no_states() -> None:
    burned = only("An armed commando burned four trucks in Eldorado on Sunday.")
    assert [actor.kind for actor in burned.actors] == [ActorKind.POLITICAL_MILITIAS]
