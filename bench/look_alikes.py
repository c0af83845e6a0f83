"""What very many look-alikes cost to merge: one deed that thousands tell, and thousands of deeds told in one form.

    python bench/look_alikes.py 200 400 800 1600 3200 6400

All come in one run, or (``--runs 10``) one tenth at a time, each merged with what the former told. Shown are the pairs
that are looked at, those of them that are weighed, the events that come out, and processor time. Counts are the same on
any machine, however busy it is.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from archive import Merger
from measuring import measure
from streams import OUTLETS, Told

from pipeline.ids import make_id
from pipeline.merge import similarity, ties
from pipeline.merge.glance import Group
from pipeline.merge.profile import Profile
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

DAY = date(2024, 5, 13)
FAMILIES = tuple(
    f"{first}{last}" for first in ("dar", "kal", "mor", "sen", "tov") for last in ("ani", "bek", "uri", "osh")
)
HEAD = """| look-alikes | reports | pairs looked at | a report | weighed | events | CPU s |
|---|---:|---:|---:|---:|---:|---:|"""
TOLLS = (3, 4, 4, 5, 7, 12)


def main() -> None:
    """Merge each kind of look-alikes in each number, and print a line for it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=int, nargs="+")
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--kind", choices=MAKERS, action="append")
    given = parser.parse_args()
    print(HEAD)
    for kind in given.kind or MAKERS:
        for reports in given.reports:
            _measure(kind, reports, given.runs)


def _measure(kind: str, reports: int, runs: int) -> None:
    random = Random(1)  # noqa: S311 - the same for each number
    told = [Told(MAKERS[kind](random, number), 0, DAY) for number in range(reports)]
    with TemporaryDirectory() as folder, _counted() as count:
        merger = Merger(Path(folder))
        _, cost = measure(partial(_merge, merger, told, runs))
        events = {event for held in merger.archive.all_held() for event, _ in held.event_of.values()}
    looked = count["looked at"]
    print(
        f"| {kind} | {reports:,} | {looked:,} | {looked / reports:.0f} | {count['weighed']:,} | {len(events):,} "
        f"| {cost.cpu:.1f} |",
        flush=True,
    )


def _merge(merger: Merger, told: Sequence[Told], runs: int) -> None:
    for start in range(runs):
        merger.run(told[start::runs])


def _common(random: Random, number: int) -> ReportFacts:
    kind = random.choice((SubEventType.ATTACK, SubEventType.ARMED_CLASH, SubEventType.REMOTE_EXPLOSIVE))
    killed = random.choice(TOLLS)
    return ReportFacts(
        report_id=make_id("rep", number),
        article_id=make_id("art", number),
        number=0,
        start=0,
        outlet=random.choice(OUTLETS),
        published_on=DAY + timedelta(days=random.choice((0, 1))),
        sketch=tuple(sorted(random.getrandbits(32) & ~1 for _ in range(24))),
        act=Act(event_type=EVENT_TYPE_OF[kind], sub_event_type=kind),
        when=When(),
        where=Where(),
        assertion=Assertion.ASSERTED,
        background=False,
        parties=(),
        tolls={Outcome.KILLED: Toll(low=killed, best=killed, high=killed, phrase="killed")}
        if random.random() < 0.8
        else {},
        confidence=0.7,
        names=tuple(random.sample(FAMILIES[:6], 5)),
    )


def _one_deed(random: Random, number: int) -> ReportFacts:
    """One deed of one day, told in hundreds of ways: places, kinds, days, numbers and parties come and go."""
    told = _common(random, number)
    day = DAY + timedelta(days=random.choice((0, 0, 0, 1)))
    victims = tuple(
        Party(name=f"Sana {name.title()}", role=ActorRole.TARGET)
        for name in random.sample(FAMILIES[:3], random.randint(0, 2))
    )
    return replace(
        told,
        when=When(start=day, end=day, precision=DatePrecision.DAY),
        where=_place(1, random.choice((1, 1, 1, 2, 3))),
        parties=victims,
    )


def _undated(random: Random, number: int) -> ReportFacts:
    """One deed without its day and place; all share the same names."""
    return replace(_common(random, number), names=FAMILIES[:5])


def _timeless(random: Random, number: int) -> ReportFacts:
    """The same where not even the articles have a day."""
    return replace(_undated(random, number), published_on=None)


def _one_form(random: Random, number: int) -> ReportFacts:
    """Deeds all over the world without a day, told in one form: some of twenty names, and words in common."""
    told = _common(random, number)
    names = ("roman", *random.sample(FAMILIES, random.randint(1, 4)))
    words = tuple(sorted([*range(2, 10, 2), *told.sketch]))
    return replace(told, where=_place(random.randint(1, 400), 1), names=names, sketch=words)


def _place(province: int, district: int) -> Where:
    number = province * 100 + district
    return Where(
        name=f"District {number}",
        country="AF",
        admin1_iso=f"AF-{province}",
        admin2_name=f"District {number}",
        geonames_id=number,
        precision=GeoPrecision.ADM2,
    )


@contextmanager
def _counted() -> Iterator[Counter[str]]:
    """Count the pairs that are looked at, and those that are weighed."""
    count, alike, barred = Counter[str](), similarity.alike_among, similarity.are_barred

    def looked(groups: Iterable[Group]) -> Iterator[tuple[Profile, Profile, float]]:
        there = list(groups)
        count["looked at"] += sum(len(others) for _, others in there)
        return alike(there)

    def weighed(one: Profile, other: Profile) -> bool:
        count["weighed"] += 1
        return barred(one, other)

    try:
        ties.alike_among, similarity.are_barred = looked, weighed
        yield count
    finally:
        ties.alike_among, similarity.are_barred = alike, barred


MAKERS: dict[str, Callable[[Random, int], ReportFacts]] = {
    "one deed": _one_deed,
    "one deed, undated": _undated,
    "one deed, timeless": _timeless,
    "one form": _one_form,
}

if __name__ == "__main__":
    main()
