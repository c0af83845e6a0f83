"""Which of many reports a run's reports may be tied to, and where in time to look for them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.merge.blocking import DAYS_OF_WEEK, WORDS, Key, Times, asks, files, months_of, signs_asked, weeks_of
from pipeline.merge.profile import Profile

MANY = 24
"""So many stretches of time are asked for at most; where there are more, those that lie near each other are one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A stretch of time in which to look, first and last day."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Shared:
    """What reports without days are found by that is not in words: one of the two, and more."""

    places: frozenset[int]
    killed: frozenset[int]


@dataclass(frozen=True, slots=True)
class WordSigns:
    """What is in words that few share."""

    names: frozenset[str]
    people: frozenset[str]
    words: frozenset[int]


class Neighbourhood:
    """The reports that are asked about, and the question whether another may be tied to one of them."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._profiles = profiles
        self._filed = _names_by_key(profiles, files)
        self._asking = _names_by_key(profiles, signs_asked)
        self._signs_of_loose = frozenset(s for profile in profiles if not profile.fine for s in profile.signs)

    def near_to(self, profile: Profile) -> set[str]:
        """Return which of those asked about this one is to be compared with: their ids, or what several of them say."""
        shares = not self._signs_of_loose.isdisjoint(profile.signs)
        found = {i for key in asks(profile, in_words=shares) for i in self._filed.get(key, ())}
        if not profile.fine:
            found.update(i for key in files(profile) for i in self._asking.get(key, ()))
        found.discard(profile.fact.report_id)
        return found

    @property
    def signs(self) -> WordSigns:
        """What is in the words of any of the reports."""
        return _word_signs(self._profiles)

    @property
    def signs_of_loose(self) -> WordSigns:
        """What is in the words of those that tell no days."""
        return _word_signs(profile for profile in self._profiles if not profile.fine)

    @property
    def shared(self) -> Shared:
        """Where and how many killed any of the reports tells."""
        return _shared(self._profiles)

    @property
    def shared_by_loose(self) -> Shared:
        """The same of those that tell no days."""
        return _shared(profile for profile in self._profiles if not profile.fine)

    @property
    def countries(self) -> frozenset[str] | None:
        """Where the reports that tell their days are; None where one of them does not say."""
        found = {profile.fact.where.country for profile in self._profiles if profile.fine}
        return None if None in found else frozenset(country for country in found if country is not None)

    @property
    def days(self) -> list[Window]:
        """When what is told with its days may be, of the reports that tell theirs."""
        return _windows([(p.start - 1, p.end + 1) for p in self._profiles if p.fine and p.start and p.end])

    @property
    def months(self) -> list[Window]:
        """When what is told without its days may be that shares words or the killed with any of the reports."""
        return _windows(_spans_in_months(self._profiles))

    @property
    def months_of_loose(self) -> list[Window]:
        """When anything may be that shares words or the killed with a report that tells no days."""
        return _windows(_spans_in_months(profile for profile in self._profiles if not profile.fine))

    @property
    def weeks(self) -> list[Window]:
        """When what is told without its days may be that shares the place alone with any of the reports."""
        return _windows(_spans_in_weeks(self._profiles))

    @property
    def weeks_of_loose(self) -> list[Window]:
        """When anything may be that shares the place alone with a report that tells no days."""
        return _windows(_spans_in_weeks(profile for profile in self._profiles if not profile.fine))

    @property
    def has_timeless(self) -> bool:
        """Whether one of the reports has no time at all: it may be tied to any."""
        return any(months_of(profile) == (None,) for profile in self._profiles)


def _shared(profiles: Iterable[Profile]) -> Shared:
    there = list(profiles)
    places = {one.fact.where.geonames_id for one in there if one.exactly and one.fact.where.geonames_id is not None}
    return Shared(frozenset(places), frozenset(one.killed.low for one in there if one.killed and one.killed.low > 1))


def _word_signs(profiles: Iterable[Profile]) -> WordSigns:
    there = list(profiles)
    return WordSigns(
        frozenset().union(*(one.names for one in there)),
        frozenset().union(*(one.people for one in there)),
        frozenset(value for one in there for value in one.fact.sketch[:WORDS]),
    )


def _names_by_key(profiles: Iterable[Profile], keys_of: Callable[[Profile], Iterable[Key]]) -> dict[Key, list[str]]:
    by_key = defaultdict[Key, dict[str, None]](dict)
    for profile in profiles:
        told = profile.saying
        name = told.words if told is not None and told.enough else profile.fact.report_id
        for key in keys_of(profile):
            by_key[key][name] = None
    return {key: list(names) for key, names in by_key.items()}


def _spans_in_months(profiles: Iterable[Profile]) -> list[tuple[int, int]]:
    return [(_first_day(first), _first_day(last + 1) - 1) for first, last in _ends(profiles, months_of)]


def _spans_in_weeks(profiles: Iterable[Profile]) -> list[tuple[int, int]]:
    """Return the first and last days of the weeks; what is told of a day may be of the week before (EVT-2)."""
    return [(first * DAYS_OF_WEEK + 1, (last + 1) * DAYS_OF_WEEK + 1) for first, last in _ends(profiles, weeks_of)]


def _ends(profiles: Iterable[Profile], of: Callable[[Profile], Times]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of the months, or the weeks, of each of the reports that has any."""
    for times in map(of, profiles):
        known = [time for time in times if time is not None]
        if known:
            yield known[0], known[-1]


def _first_day(month: int) -> int:
    year, number = divmod(month - 1, 12)
    return date(year, number + 1, 1).toordinal()


def _windows(spans: Sequence[tuple[int, int]]) -> list[Window]:
    """The spans as few stretches: those that touch each other are one, and those that are less apart than others."""
    for apart in (1, 31, 366):
        merged = _merged(spans, apart)
        if len(merged) <= MANY:
            return merged
    return _merged(spans, date.max.toordinal())


def _merged(spans: Sequence[tuple[int, int]], apart: int) -> list[Window]:
    merged = list[list[int]]()
    for first, last in sorted(spans):
        if merged and first - merged[-1][1] <= apart:
            merged[-1][1] = max(merged[-1][1], last)
        else:
            merged.append([first, last])
    return [Window(first=date.fromordinal(a), last=date.fromordinal(b)) for a, b in merged]
