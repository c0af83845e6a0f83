"""An event of several parties counts once for each of them, however often the version names one."""

from dataclasses import replace

import pytest
from coded import AREAS, found_event, make_batch, write_article
from sqlalchemy import Engine

from pipeline.warehouse.answers import Value
from pipeline.warehouse.load import load
from pipeline.warehouse.queries import run_query
from schemas.events import Act, Party
from schemas.vocabulary import ActorKind, ActorRole, EventType, SubEventType


def _party(name: str, role: ActorRole, kind: ActorKind | None, actor_id: str | None = None) -> Party:
    return Party(name=name, role=role, actor_id=actor_id, kind=kind)


RAID = (
    _party("Army", ActorRole.PERPETRATOR, ActorKind.STATE_FORCES, "af-army"),
    _party("Police", ActorRole.PERPETRATOR, ActorKind.STATE_FORCES, "af-police"),
    _party("gunmen", ActorRole.PERPETRATOR, ActorKind.REBEL_GROUPS),
    _party("masked men", ActorRole.PERPETRATOR, ActorKind.REBEL_GROUPS),
    _party("villagers", ActorRole.TARGET, ActorKind.CIVILIANS),
    _party("a driver", ActorRole.TARGET, ActorKind.CIVILIANS),
)
BRAWL = tuple(_party(f"fighters {n}", ActorRole.PARTICIPANT, ActorKind.REBEL_GROUPS) for n in range(3))
ATTACK = Act(event_type=EventType.VIOLENCE_AGAINST_CIVILIANS, sub_event_type=SubEventType.ATTACK)


@pytest.fixture
def told(engine: Engine) -> Engine:
    """A raid of soldiers, police and unnamed gunmen on civilians, and a fight of three unnamed bands."""
    raid, brawl = (write_article(f"They fought near Qalat, part {n}.", address=f"{n}") for n in range(2))
    versions = (
        replace(found_event(raid), act=ATTACK, parties=RAID),
        replace(found_event(brawl), parties=BRAWL),
    )
    load(engine, make_batch(raid, brawl, versions=versions, areas=AREAS))
    return engine


def _ask(engine: Engine, query: str, *columns: str, **given: str) -> list[tuple[Value, ...]]:
    answer = run_query(engine, query, given)
    return [tuple(row[answer.columns.index(name)] for name in columns) for row in answer.rows]


def test_each_perpetrator_counts_once(told: Engine) -> None:
    rows = _ask(told, "civilians_targeted", "perpetrator", "events", "killed_best")
    assert rows == [("Army", 1, 3), ("Police", 1, 3), ("unnamed Rebel groups", 1, 3)]


def test_soldiers_and_police_are_one_state_and_an_event_of_state_and_others_is_in_both(told: Engine) -> None:
    wanted = ("events", "by_state", "by_others", "by_nobody_named", "killed")
    rows = _ask(told, "civilians_by_population", "admin1_iso", *wanted, country="AF")
    assert ("AF-ZAB", 1, 1, 1, 0, 3) in rows


@pytest.mark.parametrize(
    ("parties", "by", "killed"),
    [
        ((), (0, 0, 1), [None, None, "3"]),
        ((_party("masked men", ActorRole.PERPETRATOR, None),), (0, 0, 1), [None, None, "3"]),
        ((_party("masked men", ActorRole.PERPETRATOR, None), *RAID[:1]), (1, 0, 0), ["3", "0", "0"]),
    ],
)
def test_who_died_by_nobody_named_may_have_died_by_anybody(
    engine: Engine, parties: tuple[Party, ...], by: tuple[int, ...], killed: list[str | None]
) -> None:
    told = write_article("They fought near Qalat.")
    load(engine, make_batch(told, versions=(replace(found_event(told), act=ATTACK, parties=parties),), areas=AREAS))
    rates = tuple(f"killed_{whose}_per_100000" for whose in ("state", "others", "nobody_named"))
    columns = ("admin1_iso", "people", "by_state", "by_others", "by_nobody_named", *rates)
    (row,) = [row for row in _ask(engine, "civilians_by_population", *columns, country="AF") if row[0] == "AF-ZAB"]
    died = [None if rate is None else f"{float(str(rate)) * float(str(row[1])) / 100_000:.0f}" for rate in row[5:]]
    assert (row[2:5], died) == (by, killed)


def test_a_province_whose_tolls_are_unknown_has_no_number_of_killed(engine: Engine) -> None:
    told = write_article("They fought near Qalat.")
    event = replace(found_event(told), act=ATTACK, parties=RAID[:1], tolls={})
    load(engine, make_batch(told, versions=(event,), areas=AREAS))
    columns = ("admin1_iso", "events", "events_toll_unknown", "killed", "killed_state_per_100000")
    rows = _ask(engine, "civilians_by_population", *columns, country="AF")
    assert ("AF-ZAB", 1, 1, None, None) in rows


def test_pairs_are_there_once_and_a_fight_of_unnamed_bands_is_one(told: Engine) -> None:
    pairs = _ask(told, "SELECT * FROM dyads", "actor_a", "actor_b", "one_sided")
    assert sorted(pairs, key=str) == [
        ("Army", "unnamed Civilians", 1),
        ("Police", "unnamed Civilians", 1),
        ("unnamed Rebel groups", "unnamed Civilians", 1),
        ("unnamed Rebel groups", "unnamed Rebel groups", 0),
    ]
    assert _ask(told, "top_dyads", "events", province="AF-ZAB") == [(1,), (1,), (1,), (1,)]


_ARMY = _party("Army", ActorRole.PARTICIPANT, ActorKind.STATE_FORCES, "af-army")
_REBELS = _party("rebels", ActorRole.TARGET, ActorKind.REBEL_GROUPS)
_VILLAGERS = _party("villagers", ActorRole.TARGET, ActorKind.CIVILIANS)
_MARCHERS = (
    _party("farmers", ActorRole.PERPETRATOR, ActorKind.PROTESTERS),
    _party("two marchers", ActorRole.TARGET, ActorKind.PROTESTERS),
)


@pytest.mark.parametrize(
    ("parties", "pairs"),
    [
        ((_ARMY, _REBELS), [("Army", "unnamed Rebel groups", 0)]),
        ((_party("ELN", ActorRole.TARGET, ActorKind.REBEL_GROUPS, "eln"), _ARMY), [("Army", "ELN", 0)]),
        ((_party("ABC", ActorRole.TARGET, ActorKind.REBEL_GROUPS, "abc"), _ARMY), [("ABC", "Army", 0)]),
        ((_ARMY, _VILLAGERS), []),
        ((_ARMY, replace(_REBELS, role=ActorRole.PARTICIPANT), _REBELS), [("Army", "unnamed Rebel groups", 0)]),
        ((RAID[1], _ARMY, _REBELS), [("Police", "unnamed Rebel groups", 1)]),
        (_MARCHERS, []),
        ((*_MARCHERS, RAID[1]), [("Police", "unnamed Protesters", 1)]),
        ((RAID[2], replace(RAID[2], name="a rival", role=ActorRole.TARGET)), [("unnamed Rebel groups",) * 2 + (1,)]),
    ],
)
def test_who_fought_an_armed_side_stood_against_it(
    engine: Engine, parties: tuple[Party, ...], pairs: list[tuple[Value, ...]]
) -> None:
    told = write_article("They fought near Qalat.")
    load(engine, make_batch(told, versions=(replace(found_event(told), parties=parties),), areas=AREAS))
    assert _ask(engine, "SELECT * FROM dyads", "actor_a", "actor_b", "one_sided") == pairs


def test_a_party_of_many_names_acts_once_in_a_district(told: Engine) -> None:
    rows = _ask(told, "actor_districts", "party", "events", "as_perpetrator", "as_participant")
    assert rows == [("unnamed Rebel groups", 2, 1, 1)]
