"""Which reports are compared at all (rule EVT-2): blocks by time, place, signs and class of act, to stay quick.

A report whose time is known within days is *fine*, any other *loose*. Two fine ones are compared where their days and
provinces may be the same. A pair with a loose one is compared where it has something in common that few share: a rare
name, the place, the number of killed in a province, or words; and where both have a time, the two are months apart at
most. Whether a pair is compared depends on the two alone.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import product

from pipeline.merge.bars import DAYS_APART
from pipeline.merge.profile import Profile
from pipeline.merge.saying import FEW

WORDS = 12
"""Hashes of a sketch that are looked up: of copies most are the same."""

NEWS_DAYS, LOOK_BACK_DAYS = 31, 92
"""So far back may lie what news, or a look back, tells without its day."""
MONTHS = 12

Key = tuple[object, ...]


class Blocks:
    """Reports, each with a number, filed under what they may share with others."""

    def __init__(self) -> None:
        self._filed: defaultdict[Key, list[int]] = defaultdict(list)

    def file(self, number: int, profile: Profile) -> None:
        """File the report; numbers ascend."""
        for key in files(profile):
            self._filed[key].append(number)

    def near(self, profile: Profile) -> list[int]:
        """Return the numbers of the filed reports to compare the report with, ascending."""
        found = set[int]()
        for key in asks(profile):
            found.update(self._filed.get(key, ()))
        return sorted(found)


def pairs(profiles: Sequence[Profile], silent: Collection[str] = ()) -> Iterator[tuple[int, int]]:
    """Yield the positions of each two reports that are to be compared, the smaller first; of the ``silent`` no two."""
    hushed = [n for n, profile in enumerate(profiles) if profile.fact.report_id in silent]
    speaking = sorted(set(range(len(profiles))).difference(hushed))
    blocks, loose = Blocks(), Blocks()
    for number in speaking:
        if not profiles[number].fine:
            blocks.file(number, profiles[number])
    for number in hushed:
        if not profiles[number].fine:
            loose.file(number, profiles[number])
    both_loose = set[tuple[int, int]]()
    for number in speaking:
        near = [other for other in blocks.near(profiles[number]) if other != number]
        if profiles[number].fine:
            yield from _in_order(number, [*near, *loose.near(profiles[number])])
            blocks.file(number, profiles[number])
        else:
            both_loose.update(_in_order(number, near))
    yield from sorted(both_loose)
    for number in hushed:
        yield from _in_order(number, blocks.near(profiles[number]))


def _in_order(number: int, others: Iterable[int]) -> Iterator[tuple[int, int]]:
    return ((min(other, number), max(other, number)) for other in others)


def files(profile: Profile) -> Iterator[Key]:
    """What the report is filed under, with the class of its act: its days and province, or its signs without days."""
    if not profile.fine:
        months = months_of(profile)
        yield from _signs_of_place(profile, months)
        yield from _signs_in_words(profile, months)
        return
    country, province = profile.fact.where.country, profile.fact.where.admin1_iso
    for act, day in product(profile.act_classes, _days(profile)):
        yield act, day, country, province
        yield act, day, "anywhere"
        if country is not None:
            yield act, day, country, "anywhere"


def asks(profile: Profile, *, in_words: bool = True) -> Iterator[Key]:
    """What the report has in common with those that it may tell the same as; the loose ask the loose alone.

    Without what is ``in_words``: where it shares none of its signs, there is nothing to find by them.
    """
    if profile.fine:
        yield from _asked_days(profile)
    yield from signs_asked(profile, in_words=in_words)


def signs_asked(profile: Profile, *, in_words: bool = True) -> Iterator[Key]:
    """What loose reports are filed under that the report may tell the same as."""
    months = months_of(profile)
    asked = months if months == (None,) else (*months, None)
    yield from _signs_of_place(profile, asked)
    if in_words:
        yield from _signs_in_words(profile, asked)


def _asked_days(profile: Profile) -> Iterator[Key]:
    country, province = profile.fact.where.country, profile.fact.where.admin1_iso
    for act, day in product(profile.act_classes, _days(profile, DAYS_APART)):
        if country is None:
            yield act, day, "anywhere"
            continue
        yield act, day, None, None
        if province is None:
            yield act, day, country, "anywhere"
        else:
            yield act, day, country, province
            yield act, day, country, None


def _days(profile: Profile, more: int = 0) -> range:
    if profile.start is None or profile.end is None:
        return range(0)
    return range(profile.start - more, profile.end + more + 1)


def _signs_in_words(profile: Profile, months: Sequence[int | None]) -> Iterator[Key]:
    for act, month in product(profile.act_classes, months):
        for name in profile.names:
            yield act, "name", name, month
        for name in profile.people:
            yield act, "person", name, month
        for value in profile.fact.sketch[:WORDS]:
            yield act, "words", value | 1, month


def _signs_of_place(profile: Profile, months: Sequence[int | None]) -> Iterator[Key]:
    where, killed = profile.fact.where, profile.killed
    for act, month in product(profile.act_classes, months):
        if month is not None and profile.exactly:
            yield act, "place", where.geonames_id, month
        if month is None and profile.exactly and killed is not None and killed.low > 1:
            yield act, "toll", where.geonames_id, killed.low
        if killed is not None and killed.low >= FEW:
            yield act, "killed", where.admin1_iso, killed.low, month


def months_of(profile: Profile) -> tuple[int | None, ...]:
    """Return the months in which what tells the same may be: those that it tells, else those before it came out.

    None alone where neither is known; more than a year is no time.
    """
    if profile.start is not None and profile.end is not None:
        first, last = _month(profile.start), _month(profile.end)
        if last - first <= MONTHS:
            return tuple(range(first, last + 1))
    if profile.published is None:
        return (None,)
    before = LOOK_BACK_DAYS if profile.fact.background else NEWS_DAYS
    return tuple(range(_month(max(1, profile.published - before)), _month(profile.published) + 1))


def _month(day: int) -> int:
    when = date.fromordinal(day)
    return when.year * 12 + when.month
