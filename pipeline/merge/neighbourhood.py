"""Which of many reports a run's reports may be tied to, and where in time to look for them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.merge.blocking import NEWS_DAYS, asks, files, months_of, signs_asked
from pipeline.merge.profile import Profile, profile_of
from schemas.events import ReportFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A stretch of time in which to look, first and last day."""

    first: date
    last: date


class Neighbourhood:
    """The reports that are asked about, and the question whether another may be tied to one of them."""

    def __init__(self, facts: Iterable[ReportFacts]) -> None:
        self._profiles = [profile_of(fact) for fact in facts]
        self._filed = {key for profile in self._profiles for key in files(profile)}
        self._asked = {key for profile in self._profiles for key in signs_asked(profile)}

    def holds(self, fact: ReportFacts) -> bool:
        """Return whether the report is to be compared with one of those that are asked about."""
        return self.is_near(profile_of(fact))

    def is_near(self, profile: Profile) -> bool:
        """Return the same of a report's profile."""
        if any(key in self._filed for key in asks(profile)):
            return True
        return not profile.fine and any(key in self._asked for key in files(profile))

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
        """When what is told without its days may be, of all reports."""
        return _windows([span for p in self._profiles if (span := _span(p)) is not None])

    @property
    def months_of_loose(self) -> list[Window]:
        """When anything may be that a report without its days may be tied to."""
        return _windows([span for p in self._profiles if not p.fine and (span := _span(p)) is not None])

    @property
    def has_timeless(self) -> bool:
        """Whether one of the reports has no time at all: it may be tied to any."""
        return any(months_of(profile) == (None,) for profile in self._profiles)


def _span(profile: Profile) -> tuple[int, int] | None:
    known = [month for month in months_of(profile) if month is not None]
    if not known:
        return None
    return _first_day(known[0]), _first_day(known[-1] + 1) - 1


def _first_day(month: int) -> int:
    year, number = divmod(month - 1, 12)
    return date(year, number + 1, 1).toordinal()


def _windows(spans: Sequence[tuple[int, int]]) -> list[Window]:
    """The spans as few stretches: those less than a month apart are one."""
    merged = list[list[int]]()
    for first, last in sorted(spans):
        if merged and first - merged[-1][1] <= NEWS_DAYS:
            merged[-1][1] = max(merged[-1][1], last)
        else:
            merged.append([first, last])
    return [Window(first=date.fromordinal(a), last=date.fromordinal(b)) for a, b in merged]
