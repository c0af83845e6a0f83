"""Towns where more than one thing happens in a day: what was struck, and who says so, tell what is one event."""

from dataclasses import replace
from datetime import date

import pytest
from test_identity import BLAST, another, events, toll

from pipeline.merge.means import means_of
from pipeline.merge.scenes import scenes_in
from schemas.events import Party, ReportFacts, When, Where
from schemas.vocabulary import (
    ActorRole,
    Assertion,
    DatePrecision,
    EventType,
    GeoPrecision,
    SubEventType,
    Weapon,
)

CITY = replace(BLAST.where, name="Kunduz", admin1_iso="AF-KDZ", admin2_name="Kunduz", precision=GeoPrecision.EXACT)
PROVINCE = replace(CITY, geonames_id=77, admin2_name=None, precision=GeoPrecision.ADM1)


@pytest.mark.parametrize(
    ("words", "scenes"),
    [
        ("A bomb went off at a crowded vegetable market in the city", {"market"}),
        ("gunmen stormed two mosques and a police post", {"mosque", "police station", "post"}),
        ("shells fell on Abu Shouk camp for displaced people", {"camp", "base"}),
        ("killed nine pilgrims on a bus", {"worshipper", "bus"}),
        ("A blast hit the marketing office", set()),
    ],
)
def test_scenes_are_read_from_the_words_of_a_report(words: str, scenes: set[str]) -> None:
    assert scenes_in(words) == scenes


def test_bombs_at_a_market_and_a_mosque_of_one_town_and_day_are_two() -> None:
    market = another("b", where=CITY, tolls=toll(4), scenes=scenes_in("a bomb at a market"))
    mosque = another("c", where=CITY, tolls=toll(6), scenes=scenes_in("a bomb at a mosque"))
    assert len(events(market, mosque)) == 2
    assert len(events(market, replace(mosque, scenes=market.scenes))) == 1


def test_one_outlet_names_the_town_and_another_the_province_of_the_same_name() -> None:
    early = another("b", where=CITY, tolls=toll(4), scenes=scenes_in("a vegetable market"))
    late = another("c", where=PROVINCE, tolls=toll(8), scenes=scenes_in("the market bombing"))
    assert len(events(early, late)) == 1
    elsewhere = replace(late, where=replace(PROVINCE, name="Baghlan"), scenes=frozenset())
    assert len(events(early, elsewhere)) == 2


def test_a_place_that_no_gazetteer_has_is_known_by_its_name() -> None:
    unlisted = replace(PROVINCE, name="Hamlet", geonames_id=None)
    one, other = another("b", where=unlisted, tolls=toll(4)), another("c", where=unlisted, tolls=toll(7))
    assert len(events(one, other)) == 1
    assert len(events(one, replace(other, where=replace(unlisted, name="Thorp")))) == 2


def test_a_claim_with_another_number_and_name_of_the_deed_goes_with_what_is_asserted() -> None:
    group = (Party(name="A Front", actor_id="front", role=ActorRole.PERPETRATOR),)
    massacre = another(
        "b",
        tolls=toll(100),
        parties=group,
        act=replace(BLAST.act, event_type=EventType.VIOLENCE_AGAINST_CIVILIANS, sub_event_type=SubEventType.ATTACK),
    )
    boast = another(
        "c",
        tolls=toll(300),
        parties=group,
        assertion=Assertion.ALLEGED,
        act=replace(BLAST.act, event_type=EventType.BATTLES, sub_event_type=SubEventType.ARMED_CLASH),
    )
    assert len(events(massacre, boast)) == 1
    assert len(events(massacre, replace(boast, assertion=Assertion.ASSERTED))) == 2


def test_an_army_that_denies_is_linked_to_the_deed_of_others() -> None:
    group = (Party(name="A Front", actor_id="front", role=ActorRole.PERPETRATOR),)
    army = (Party(name="An Army", actor_id="army", role=ActorRole.PARTICIPANT),)
    raid = another("b", tolls=toll(2), parties=group)
    denial = another("c", tolls=toll(2), parties=army, assertion=Assertion.DENIED)
    (event,) = events(raid, denial)
    assert event.n_reports == 2


def test_a_town_that_is_filed_under_another_district_is_in_the_one_that_it_names() -> None:
    valley = replace(BLAST.where, name="Lolab", admin1_iso="IN-JK", admin2_name="Kupwara", geonames_id=5)
    town = replace(valley, name="Kupwāra", admin2_name="Bāramūla", geonames_id=6)
    one, other = another("b", where=valley), another("c", where=town)
    assert len(events(one, other)) == 1
    assert len(events(one, replace(other, where=replace(town, name="Sopur")))) == 2


def test_a_man_shot_and_a_bus_bombed_in_one_city_on_one_day_are_two() -> None:
    bus = another("b", where=CITY, tolls=toll(2), weapons=(Weapon.IED,))
    shot = another("c", where=CITY, tolls=toll(1), weapons=(Weapon.SMALL_ARMS,))
    assert len(events(bus, shot)) == 2
    assert len(events(bus, replace(shot, weapons=(Weapon.SMALL_ARMS, Weapon.GRENADE)))) == 1
    assert len(events(bus, replace(shot, weapons=(Weapon.ARSON,)))) == 1


@pytest.mark.parametrize(
    ("one", "other", "means"),
    [
        (Weapon.AIRSTRIKE, Weapon.DRONE, {"drone"}),
        (Weapon.ROCKET, Weapon.AIRSTRIKE, {"missile"}),
        (Weapon.DRONE, Weapon.ARTILLERY, set()),
        (Weapon.GRENADE, Weapon.IED, {"bomb"}),
        (Weapon.BLADED, Weapon.SMALL_ARMS, set()),
    ],
)
def test_weapons_that_outlets_name_differently_have_means_in_common(
    one: Weapon, other: Weapon, means: set[str]
) -> None:
    assert means_of([one]) & means_of([other]) == means


def test_a_march_that_was_shot_at_is_one_event_with_the_riot_and_with_the_protest_that_others_tell_of() -> None:
    def unrest(article: str, kind: EventType, act: SubEventType, killed: int = 2) -> ReportFacts:
        return another(
            article, where=CITY, tolls=toll(killed), act=replace(BLAST.act, event_type=kind, sub_event_type=act)
        )

    shot_at = unrest("b", EventType.PROTESTS, SubEventType.EXCESSIVE_FORCE_AGAINST_PROTESTERS)
    riot = unrest("c", EventType.RIOTS, SubEventType.VIOLENT_DEMONSTRATION)
    attack = unrest("d", EventType.VIOLENCE_AGAINST_CIVILIANS, SubEventType.ATTACK, 4)
    march = unrest("e", EventType.PROTESTS, SubEventType.PEACEFUL_PROTEST)
    assert len(events(shot_at, riot)) == 1
    assert len(events(riot, march)) == 1
    assert len(events(attack, march)) == 2


def test_what_was_said_on_saturday_may_be_of_friday_night() -> None:
    friday = another("b", where=CITY, tolls=toll(2), when=_day(14))
    saturday = another("c", where=CITY, tolls=toll(1), when=_day(15), is_day_said=True)
    assert len(events(friday, saturday)) == 1
    assert len(events(friday, replace(saturday, is_day_said=False))) == 2
    assert len(events(replace(friday, when=_day(16)), saturday)) == 2


def _day(number: int) -> When:
    day = date(2018, 5, number)
    return When(start=day, end=day, precision=DatePrecision.DAY)


def test_a_place_that_one_article_could_not_place_is_known_by_its_name() -> None:
    placed = another("b", where=replace(CITY, name="Midsayap"), tolls=toll(2))
    unplaced = another("c", where=Where(name="Midsayap"), tolls=toll(2))
    assert len(events(placed, unplaced)) == 1
    assert len(events(placed, replace(unplaced, where=Where(name="Pikit")))) == 2


def test_a_road_and_a_town_that_it_runs_to_may_be_one_place() -> None:
    road = another("b", where=replace(PROVINCE, name="Cúcuta–Tibú", geonames_id=None), tolls=toll(1))
    town = another("c", where=replace(CITY, name="Tibú", geonames_id=8), tolls=toll(2))
    assert len(events(road, town)) == 1
    assert len(events(replace(road, where=replace(road.where, name="Cúcuta–Ocaña")), town)) == 2
