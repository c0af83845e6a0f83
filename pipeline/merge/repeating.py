"""Reports that say of a deed what others said before them: they follow, and decide nothing (rule EVT-12).

So a deed that is told ten thousand times is weighed by its tellings, of which there are few, and not by all pairs.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import product

from pipeline.merge.order import canonical
from pipeline.merge.profile import Profile
from pipeline.merge.saying import Saying

FIRST = 8
"""So many speak of the reports that say the same, where that is enough to be alike; the others follow one of them."""
CROWD = 20
"""So many speak where it is not enough; the others follow what they are most like of all that speaks."""


class Tellings:
    """Reports by what they say, as they come to be known."""

    def __init__(self, apart: Collection[str] = ()) -> None:
        """Take none yet; those ``apart``, which a person judged, follow nobody: they are given by their ids."""
        self._apart = apart
        self._told: defaultdict[Saying, list[Profile]] = defaultdict(list)
        self._told_apart: defaultdict[str, list[Profile]] = defaultdict(list)
        self._grown: dict[Saying, None] = {}
        self.echoes: set[str] = set()
        """The ids of those that follow others that say the same, which are alike to them by that."""
        self.silent: set[str] = set()
        """The ids of all that follow."""

    def add(self, profiles: Iterable[Profile]) -> None:
        """Take the reports in; each comes once."""
        more = set[Saying]()
        for profile in profiles:
            saying = profile.saying
            if saying is not None and profile.fact.report_id in self._apart:
                self._told_apart[saying.words].append(profile)
            elif saying is not None:
                self._told[saying].append(profile)
                if len(self._told[saying]) > _most(saying):
                    more.add(saying)
        for saying in sorted(more):
            self._told[saying].sort(key=lambda profile: canonical(profile.fact))
            following = [profile.fact.report_id for profile in self._told[saying][_most(saying) :]]
            self.silent.update(following)
            if saying.enough:
                self._grown[saying] = None
                self.echoes.update(following)

    def are_weighed(self, one: Profile, other: Profile) -> bool:
        """Return whether the two are held against each other: who follows is, with what may speak for it."""
        silent = [profile for profile in (one, other) if profile.fact.report_id in self.silent]
        if len(silent) == 1 and silent[0].fact.report_id in self.echoes:
            return one.saying == other.saying
        return len(silent) < 2

    def speaking(self, words: str, among: Collection[str]) -> Iterator[Profile]:
        """Yield those of some reports, by their ids, that say so, which is enough, and follow nobody."""
        told = (*self._told_apart.get(words, ()), *self._said(Saying(words, enough=True))[:FIRST])
        return (profile for profile in told if profile.fact.report_id in among)

    def beside(self, profiles: Iterable[Profile]) -> set[str]:
        """Return the ids of all that say the same as one of the reports, where some of those follow others."""
        return self._all_where(profiles, 1)

    def changed_by(self, profiles: Iterable[Profile]) -> set[str]:
        """Return the ids of all that say the same as a report whose coming or going may change who speaks."""
        return self._all_where(profiles, 0)

    def followed(self) -> Iterator[tuple[Profile, Profile]]:
        """Yield each report that follows others that say the same with each of those, if not yielded before."""
        grown, self._grown = self._grown, {}
        for saying in grown:
            yield from product(self._told[saying][FIRST:], self._told[saying][:FIRST])

    def _all_where(self, profiles: Iterable[Profile], more: int) -> set[str]:
        said = {profile.saying for profile in profiles if profile.saying is not None}
        crowded = (self._said(saying) for saying in said if len(self._said(saying)) >= _most(saying) + more)
        return {profile.fact.report_id for told in crowded for profile in told}

    def _said(self, saying: Saying) -> Sequence[Profile]:
        return self._told.get(saying, ())


def tellings_of(profiles: Iterable[Profile], apart: Collection[str]) -> Tellings:
    """Return the reports by what they say."""
    tellings = Tellings(apart)
    tellings.add(profiles)
    return tellings


def _most(saying: Saying) -> int:
    return FIRST if saying.enough else CROWD
