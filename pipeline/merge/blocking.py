"""Which reports are compared at all (rule EVT-2): blocks by time, place, signs and class of act, to stay quick.

A report whose time is known within days is *fine*, any other *loose*. Two fine ones are compared where their days and
provinces may be the same. A pair with a loose one is compared where it has something in common that few share: a rare
name, the number of killed in a province, or words, in the same months; or the place, in the same weeks. Whether a pair
is compared depends on the two alone.
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
FRESH_DAYS = 7
"""So far back if it is news, and found by its place alone."""
MONTHS = 12
DAYS_OF_WEEK = 7

Key = tuple[object, ...]
Times = tuple[int | None, ...]
"""Months or weeks, or None alone where none is known."""


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
        yield from _sign_of_place(profile)
        yield from _signs_in_tolls(profile, months)
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
    if months != (None,):
        months = (*months, None)
    yield from _sign_of_place(profile)
    yield from _signs_in_tolls(profile, months)
    if in_words:
        yield from _signs_in_words(profile, months)


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


def _sign_of_place(profile: Profile) -> Iterator[Key]:
    if profile.exactly:
        for act, week in product(profile.act_classes, weeks_of(profile)):
            yield act, "place", profile.fact.where.geonames_id, week


def _signs_in_tolls(profile: Profile, months: Sequence[int | None]) -> Iterator[Key]:
    where, killed = profile.fact.where, profile.killed
    if killed is None or killed.low <= 1:
        return
    for act, month in product(profile.act_classes, months):
        if month is None and profile.exactly:
            yield act, "toll", where.geonames_id, killed.low
        if killed.low >= FEW:
            yield act, "killed", where.admin1_iso, killed.low, month


def months_of(profile: Profile) -> Times:
    """Return the months in which what tells the same may be: those that it tells, else those before it came out.

    None alone where neither is known; more than a year is no time.
    """
    span = _span(profile, NEWS_DAYS)
    return (None,) if span is None else tuple(range(_month(span[0]), _month(span[1]) + 1))


def weeks_of(profile: Profile) -> tuple[int, ...]:
    """Return the weeks from Monday in which what has only the place in common with it may be; none unless known.

    News of no day is of its week or the one before; a day may be told as the day after it (EVT-4).
    """
    span = _span(profile, FRESH_DAYS)
    if span is None:
        return ()
    first, last = span
    earlier = first if first != profile.start else max(1, first - DAYS_APART)
    return tuple(range(_week(earlier), _week(last) + 1))


def _span(profile: Profile, news_days: int) -> tuple[int, int] | None:
    """Return the first and the last day on which what it tells may have been."""
    start, end = profile.start, profile.end
    if start is not None and end is not None and _month(end) - _month(start) <= MONTHS:
        return start, end
    if profile.published is None:
        return None
    before = LOOK_BACK_DAYS if profile.fact.background else news_days
    return max(1, profile.published - before), profile.published


def _week(day: int) -> int:
    return (day - 1) // DAYS_OF_WEEK


def _month(day: int) -> int:
    when = date.fromordinal(day)
    return when.year * 12 + when.month
