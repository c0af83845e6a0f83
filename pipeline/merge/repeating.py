"""Reports that say of a deed what others said before them: they follow those, and decide nothing (rule EVT-12).

So a deed that is told ten thousand times is weighed by its tellings, of which there are few, and not by all pairs.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import product

from pipeline.merge.order import canonical
from pipeline.merge.profile import Profile

FIRST = 8
"""So many of the reports that say the same speak; the others follow one of them."""


class Tellings:
    """Reports by what they say, as they come to be known."""

    def __init__(self, apart: Collection[str] = ()) -> None:
        """Take none yet; those ``apart``, which a person judged, follow nobody: they are given by their ids."""
        self._apart = apart
        self._told: defaultdict[str, list[Profile]] = defaultdict(list)
        self._told_apart: defaultdict[str, list[Profile]] = defaultdict(list)
        self._unsorted: set[str] = set()
        self._followed: dict[str, int] = {}

    def add(self, profile: Profile) -> None:
        """Take the report in; each comes once."""
        if profile.saying is None:
            return
        if profile.fact.report_id in self._apart:
            self._told_apart[profile.saying].append(profile)
            return
        self._told[profile.saying].append(profile)
        self._unsorted.add(profile.saying)

    def follows(self, profile: Profile) -> bool:
        """Return whether others said the same before the report."""
        told = () if profile.saying is None else self._told.get(profile.saying, ())
        if profile.saying is None or len(told) <= FIRST or profile.fact.report_id in self._apart:
            return False
        return canonical(profile.fact) > canonical(self._ordered(profile.saying)[FIRST - 1].fact)

    def are_weighed(self, one: Profile, other: Profile) -> bool:
        """Return whether the two are held against each other: who follows is, against those that said so first."""
        follow, follows = self.follows(one), self.follows(other)
        return (one.saying == other.saying and follow != follows) or not (follow or follows)

    def speaking(self, saying: str, among: Collection[str]) -> Iterator[Profile]:
        """Yield those of some reports, by their ids, that say so and follow nobody."""
        told = (*self._told_apart.get(saying, ()), *self._ordered(saying)[:FIRST])
        return (profile for profile in told if profile.fact.report_id in among)

    def grown(self, sayings: Iterable[str | None]) -> list[str]:
        """Return those of the sayings that more follow than when last asked."""
        known = {saying: len(self._told[saying]) for saying in sayings if saying is not None and saying in self._told}
        grown = [saying for saying, many in known.items() if many > max(FIRST, self._followed.get(saying, 0))]
        self._followed |= {saying: known[saying] for saying in grown}
        return sorted(grown)

    def followed(self, saying: str) -> Iterator[tuple[Profile, Profile]]:
        """Yield each report that follows with each that it may follow."""
        told = self._ordered(saying)
        yield from product(told[FIRST:], told[:FIRST])

    def _ordered(self, saying: str) -> list[Profile]:
        if saying in self._unsorted:
            self._told[saying].sort(key=lambda profile: canonical(profile.fact))
            self._unsorted.discard(saying)
        return self._told.get(saying, [])


def tellings_of(profiles: Iterable[Profile], apart: Collection[str]) -> Tellings:
    """Return the reports by what they say."""
    tellings = Tellings(apart)
    for profile in profiles:
        tellings.add(profile)
    return tellings
