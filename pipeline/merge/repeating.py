"""Reports that say of a deed what others said before them: they follow those, and decide nothing (rule EVT-12).

So a deed that is told ten thousand times is weighed by its tellings, of which there are few, and not by all pairs.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
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
        self._grown: dict[str, None] = {}
        self.followers: set[str] = set()
        """The ids of the reports that say what others said before them."""

    def add(self, profiles: Iterable[Profile]) -> None:
        """Take the reports in; each comes once."""
        more = set[str]()
        for profile in profiles:
            if profile.saying is not None:
                apart = profile.fact.report_id in self._apart
                told = (self._told_apart if apart else self._told)[profile.saying]
                told.append(profile)
                if len(told) > FIRST and not apart:
                    more.add(profile.saying)
        for saying in sorted(more):
            self._told[saying].sort(key=lambda profile: canonical(profile.fact))
            self._grown[saying] = None
            self.followers.update([profile.fact.report_id for profile in self._told[saying][FIRST:]])

    def are_weighed(self, one: Profile, other: Profile) -> bool:
        """Return whether the two are held against each other: who follows is, against those that said so first."""
        follow, follows = one.fact.report_id in self.followers, other.fact.report_id in self.followers
        return (one.saying == other.saying and follow != follows) or not (follow or follows)

    def speaking(self, saying: str, among: Collection[str]) -> Iterator[Profile]:
        """Yield those of some reports, by their ids, that say so and follow nobody."""
        told = (*self._told_apart.get(saying, ()), *self._told.get(saying, ())[:FIRST])
        return (profile for profile in told if profile.fact.report_id in among)

    def beside(self, profiles: Iterable[Profile]) -> set[str]:
        """Return the ids of all that say the same as one of the reports, where some of those follow others."""
        said = {profile.saying for profile in profiles if profile.saying is not None}
        return {p.fact.report_id for saying in said if len(self._said(saying)) > FIRST for p in self._said(saying)}

    def changed_by(self, profiles: Iterable[Profile]) -> set[str]:
        """Return the ids of all that say the same as a report whose coming or going may change who speaks."""
        said = {profile.saying for profile in profiles if profile.saying is not None}
        return {p.fact.report_id for saying in said if len(self._said(saying)) >= FIRST for p in self._said(saying)}

    def _said(self, saying: str) -> Sequence[Profile]:
        return self._told.get(saying, ())

    def followed(self) -> Iterator[tuple[Profile, Profile]]:
        """Yield each report that follows with each that it may follow, of those that are not yet told so."""
        grown, self._grown = self._grown, {}
        for saying in grown:
            yield from product(self._told[saying][FIRST:], self._told[saying][:FIRST])


def tellings_of(profiles: Iterable[Profile], apart: Collection[str]) -> Tellings:
    """Return the reports by what they say."""
    tellings = Tellings(apart)
    tellings.add(profiles)
    return tellings
