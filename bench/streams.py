"""Synthetic streams of reports with known truth: what news of a war looks like to merging.

Places and times are skewed (a few districts have most of the war), most events are told once and some very often,
texts are syndicated, first tolls are a part of what they rise to, districts, dates, kinds and numbers are left out or
wrong, half of the events have a scene (a market, a mosque) that most reports name, and one event in eight has a
look-alike beside it: same district and kind, a day apart at most. The stream grows by getting longer: so many reports
a day, for as many days as it takes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import log
from random import Random

from pipeline.ids import make_id
from pipeline.merge.scenes import PLACES
from schemas.events import Act, Party, ReportFacts, When, Where
from schemas.records import Toll
from schemas.vocabulary import (
    EVENT_TYPE_OF,
    ActorRole,
    Assertion,
    DatePrecision,
    GeoPrecision,
    Outcome,
    SubEventType,
)

FIRST_DAY = date(2010, 1, 1)
EVENTS_A_DAY = 110
LOOK_ALIKES = 0.12
SYNDICATED = 0.3
"""Share of an event's further reports that are copies of an earlier one."""
LATE = 0.02
"""Share of articles that come weeks or months late."""
KINDS = (
    SubEventType.ARMED_CLASH,
    SubEventType.REMOTE_EXPLOSIVE,
    SubEventType.ATTACK,
    SubEventType.AIR_DRONE_STRIKE,
    SubEventType.SHELLING,
    SubEventType.SUICIDE_BOMB,
    SubEventType.ARRESTS,
    SubEventType.ABDUCTION,
    SubEventType.PEACEFUL_PROTEST,
)
CONFUSED = {
    SubEventType.ARMED_CLASH: SubEventType.ATTACK,
    SubEventType.ATTACK: SubEventType.ARMED_CLASH,
    SubEventType.REMOTE_EXPLOSIVE: SubEventType.ATTACK,
    SubEventType.SUICIDE_BOMB: SubEventType.REMOTE_EXPLOSIVE,
}
SCENES = sorted(PLACES)
EARLY = 0.3
"""Share of the reports of the first day that know only a part of the dead."""
COUNTRIES, PROVINCES, DISTRICTS = 12, 20, 12
OUTLETS = [f"outlet {n}" for n in range(80)]
_SYLLABLES = (
    "ba",
    "dar",
    "el",
    "fa",
    "gho",
    "ha",
    "is",
    "ju",
    "ka",
    "lan",
    "mir",
    "nor",
    "pa",
    "qar",
    "ru",
    "sha",
    "ta",
)


@dataclass(frozen=True, slots=True)
class Told:
    """A report, the event that it really tells of, and the day on which it comes."""

    fact: ReportFacts
    event: int
    comes: date


@dataclass(frozen=True, slots=True)
class _Event:
    number: int
    day: date
    where: Where
    kind: SubEventType
    killed: int
    injured: int | None
    actors: tuple[str, ...]
    victim: str | None
    names: tuple[str, ...]
    scene: str | None


def stream(reports: int, seed: int = 1) -> Iterator[Told]:
    """Yield so many reports, in the order in which they come but for the late ones."""
    random, number, count = Random(seed), 0, 0
    day = FIRST_DAY
    while True:
        for event in _events_of_day(random, day, number):
            number = event.number + 1
            for told in _reports(random, event, count):
                yield told
                count += 1
                if count == reports:
                    return
        day += timedelta(days=1)


def _events_of_day(random: Random, day: date, number: int) -> Iterator[_Event]:
    for _ in range(random.randint(EVENTS_A_DAY // 2, EVENTS_A_DAY * 3 // 2)):
        event = _event(random, day, number)
        yield event
        number += 1
        if random.random() < LOOK_ALIKES:
            beside = day + timedelta(days=random.choice((0, 0, 1)))
            yield replace(_event(random, beside, number), where=event.where, kind=event.kind)
            number += 1


def _event(random: Random, day: date, number: int) -> _Event:
    killed = _skewed(random, 120) if random.random() < 0.75 else 0
    return _Event(
        number=number,
        day=day,
        where=_where(random),
        kind=KINDS[_skewed(random, len(KINDS) + 1) - 1],
        killed=killed,
        injured=random.randint(0, 2 * killed + 3) if random.random() < 0.6 else None,
        actors=(f"group {_skewed(random, 60)}", f"force {_skewed(random, 12)}"),
        victim=_name(random) if random.random() < 0.2 else None,
        names=tuple(_name(random) for _ in range(random.randint(0, 7))),
        scene=SCENES[_skewed(random, len(SCENES)) - 1] if random.random() < 0.5 else None,
    )


def _where(random: Random) -> Where:
    country, province, district = _skewed(random, COUNTRIES), _skewed(random, PROVINCES), _skewed(random, DISTRICTS)
    number = (country * 100 + province) * 100 + district
    code = f"{chr(64 + country)}{chr(64 + country)}"
    return Where(
        name=f"District {number}",
        country=code,
        admin1_iso=f"{code}-{province:02}",
        admin2_name=f"District {number}",
        geonames_id=number,
        lat=country * 3 + province / 10,
        lon=country * 4 + district / 10,
        precision=GeoPrecision.ADM2,
    )


def _reports(random: Random, event: _Event, count: int) -> Iterator[Told]:
    told, growth = list[ReportFacts](), event.killed
    for n in range(_times_told(random, event.killed)):
        after = 0 if n == 0 else _skewed(random, 8) - 1
        if told and random.random() < SYNDICATED:
            fact = _copy(random, random.choice(told), count + n)
        else:
            growth += random.choice((0, 0, 0, 1, 2)) if n and event.killed > 1 else 0
            fact = _report(random, event, growth, count + n, after)
        told.append(fact)
        comes = fact.published_on or event.day
        late = timedelta(days=random.randint(20, 200)) if random.random() < LATE else timedelta()
        yield Told(fact, event.number, comes + late)


def _report(random: Random, event: _Event, killed: int, number: int, after: int) -> ReportFacts:
    kind = CONFUSED.get(event.kind, event.kind) if random.random() < 0.1 else event.kind
    article = make_id("art", number)
    return ReportFacts(
        report_id=make_id("rep", number),
        article_id=article,
        number=0,
        start=0,
        outlet=OUTLETS[_skewed(random, len(OUTLETS)) - 1],
        published_on=event.day + timedelta(days=after),
        sketch=tuple(sorted(random.getrandbits(32) & ~1 for _ in range(24))),
        act=Act(event_type=EVENT_TYPE_OF[kind], sub_event_type=kind),
        when=_when(random, event.day),
        where=_told_where(random, event.where),
        assertion=Assertion.DENIED if random.random() < 0.01 else Assertion.ASSERTED,
        background=False,
        parties=_parties(random, event),
        tolls=_tolls(random, event, _known(random, killed, after)),
        confidence=0.7,
        names=tuple(name for name in event.names if random.random() < 0.7),
        scenes=frozenset({event.scene} if event.scene and random.random() < 0.6 else ()),
    )


def _known(random: Random, killed: int, after: int) -> int:
    """So many of the dead are known of after so many days."""
    early = after == 0 and random.random() < EARLY
    return max(1, round(killed * random.uniform(0.3, 0.9))) if early and killed > 1 else killed


def _copy(random: Random, fact: ReportFacts, number: int) -> ReportFacts:
    later = (fact.published_on or FIRST_DAY) + timedelta(days=random.choice((0, 0, 1)))
    outlet = OUTLETS[_skewed(random, len(OUTLETS)) - 1]
    ids = {"report_id": make_id("rep", number), "article_id": make_id("art", number)}
    return replace(fact, outlet=outlet, published_on=later, **ids)


def _when(random: Random, day: date) -> When:
    chance = random.random()
    if chance < 0.05:
        day += timedelta(days=1)
    if chance > 0.88:
        return When()
    return When(start=day, end=day, precision=DatePrecision.DAY)


def _told_where(random: Random, where: Where) -> Where:
    chance = random.random()
    if chance < 0.78:
        return where
    province = replace(where, admin2_name=None, name=where.admin1_iso, geonames_id=None, precision=GeoPrecision.ADM1)
    if chance < 0.93:
        return province
    if chance < 0.98:
        return Where(name=where.country, country=where.country, precision=GeoPrecision.COUNTRY)
    return replace(where, admin2_name="Elsewhere", name="Elsewhere", geonames_id=(where.geonames_id or 0) + 50_000)


def _parties(random: Random, event: _Event) -> tuple[Party, ...]:
    actors = [
        Party(name=name, actor_id=name, role=ActorRole.PARTICIPANT) for name in event.actors if random.random() < 0.6
    ]
    if event.victim is not None and random.random() < 0.7:
        actors.append(Party(name=f"{event.victim.title()} {event.victim.title()}", role=ActorRole.TARGET))
    return tuple(actors)


def _tolls(random: Random, event: _Event, killed: int) -> dict[Outcome, Toll]:
    tolls = dict[Outcome, Toll]()
    if random.random() < 0.8:
        open_ended = random.random() < 0.2
        high = None if open_ended else killed
        tolls[Outcome.KILLED] = Toll(low=killed, best=None if open_ended else killed, high=high, phrase="killed")
    if event.injured is not None and random.random() < 0.6:
        tolls[Outcome.INJURED] = Toll(low=event.injured, best=event.injured, high=event.injured, phrase="injured")
    return tolls


def _times_told(random: Random, killed: int) -> int:
    """Most are told once or twice; what killed many is told often."""
    return min(60, 1 + int(-log(1 - random.random()) * (0.9 + killed / 6)))


def _skewed(random: Random, most: int) -> int:
    """A number from 1 to ``most``, small ones far more often."""
    return min(most, max(1, int(most ** random.random() ** 1.5)))


def _name(random: Random) -> str:
    return "".join(random.choice(_SYLLABLES) for _ in range(random.randint(3, 4)))
