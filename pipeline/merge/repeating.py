"""Reports of a deed that many tell: most of them follow others, and decide nothing (rule EVT-12).

So a deed that is told ten thousand times is weighed by its tellings, of which there are few, and not by all pairs. Who
speaks is a function of the set of reports: of those that *say the same*, and then of those of one *matter*, the first.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, product

from pipeline.ids import make_id
from pipeline.merge.order import canonical
from pipeline.merge.profile import Profile
from pipeline.merge.saying import Matter, Saying

FIRST = 8
"""So many speak of the reports that say the same, where that is enough to be alike; the others follow one of them."""
CROWD = 20
"""So many speak where it is not enough; the others follow what they are most like of all that speaks."""
HEARD = 40
"""So many speak of a matter, of those who speak for what they say; the others follow one of them."""


class Tellings:
    """Reports by what they say and of which matter, as they come to be known."""

    def __init__(self, apart: Collection[str] = ()) -> None:
        """Take none yet; those ``apart``, which a person judged, follow nobody: they are given by their ids."""
        self._apart = apart
        self._told: defaultdict[Saying, list[Profile]] = defaultdict(list)
        self._told_apart: defaultdict[str, list[Profile]] = defaultdict(list)
        self._of_matter: defaultdict[Matter, list[Profile]] = defaultdict(list)
        self._speaking: dict[Matter, list[Profile]] = {}
        """Of the crowded matters, those who speak."""
        self._heard: dict[Matter, int] = {}
        """How many of each matter would speak, were it not crowded; not of those that are far from it."""
        self._grown: dict[Saying, None] = {}
        self._grown_matters: dict[Matter, None] = {}
        self._yielded: set[tuple[str, str]] = set()
        self._repeating: set[str] = set()
        """Those who follow others that say the same, which are alike to them by that."""
        self._further: set[str] = set()
        """Those who follow others of their matter."""
        self.echoes: set[str] = set()
        """The ids of both, who are held against those alone."""
        self.silent: set[str] = set()
        """The ids of all that follow."""

    @property
    def followers(self) -> tuple[set[str], set[str]]:
        """Those who follow what speaks, and those who may follow these."""
        return self.silent - self._repeating, self._repeating

    def add(self, profiles: Iterable[Profile]) -> None:
        """Take the reports in; each comes once."""
        sayings, matters = dict[Saying, None](), dict[Matter, None]()
        for profile in profiles:
            if profile.fact.report_id in self._apart:
                if profile.saying is not None:
                    self._told_apart[profile.saying.words].append(profile)
                continue
            if profile.saying is not None:
                self._told[profile.saying].append(profile)
                sayings[profile.saying] = None
            if profile.matter is not None:
                self._of_matter[profile.matter].append(profile)
                matters[profile.matter] = None
        for saying in sayings:
            self._hush_repeating(saying)
        for matter in matters:
            self._hush_further(matter)

    def are_weighed(self, one: Profile, other: Profile) -> bool:
        """Return whether the two are held against each other: who follows is, with what may speak for it."""
        silent = [profile.fact.report_id in self.silent for profile in (one, other)]
        return not any(silent) or (silent[0] and self._heeds(one, other)) or (silent[1] and self._heeds(other, one))

    def speaking(self, words: str, among: Collection[str]) -> Iterator[Profile]:
        """Yield those of some reports, by their ids, that say so, which is enough, and follow nobody who says it."""
        told = (*self._told_apart.get(words, ()), *self._said(Saying(words, enough=True))[:FIRST])
        return (profile for profile in told if profile.fact.report_id in among)

    def beside(self, profiles: Iterable[Profile]) -> set[str]:
        """Return the ids of all that say the same as one of the reports, or are of its matter, where some follow."""
        sayings, matters = _groups(profiles)
        crowded = [self._said(saying) for saying in sayings if len(self._said(saying)) > _most(saying)]
        crowded += [self._of_matter[matter] for matter in matters if matter in self._speaking]
        return {profile.fact.report_id for told in crowded for profile in told}

    def crowds(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield each crowd, which says the same or is of a matter and of which some follow: its name and all ids."""
        said = ((saying, some) for saying, some in self._told.items() if len(some) > _most(saying))
        matters = ((matter, self._of_matter[matter]) for matter in self._speaking)
        for told, some in chain(said, matters):
            yield make_id("crd", *map(str, told)), tuple(sorted(profile.fact.report_id for profile in some))

    def changed_by(self, wave: Iterable[Profile]) -> set[str]:
        """Return the ids of all among whom others may speak than before these reports came or went.

        Whoever comes and follows leaves all others as they were.
        """
        there = list(wave)
        came = [profile for profile in there if profile.fact.report_id not in self.silent]
        left = Counter(
            group for one in there if one.fact.report_id in self._apart for group in (one.saying, one.matter)
        )
        sayings, matters = _groups(came)
        changed = [self._said(saying) for saying in sayings if len(self._said(saying)) + left[saying] > _most(saying)]
        for matter, count in Counter(profile.matter for profile in there if profile.matter is not None).items():
            told = self._of_matter.get(matter, [])
            heard = self._heard.get(matter, len(told))
            if heard + left[matter] > HEARD and (heard - count <= HEARD or matter in matters):
                changed.append(told)
        return {profile.fact.report_id for told in changed for profile in told}

    def followed(self) -> Iterator[tuple[Profile, Profile]]:
        """Yield each report that is held against few alone with each of those, if not yielded before."""
        sayings, self._grown = self._grown, {}
        matters, self._grown_matters = self._grown_matters, {}
        for saying in sayings:
            yield from self._new(self._told[saying][FIRST:], self._told[saying][:FIRST])
        for matter in matters:
            following = [one for one in self._of_matter[matter] if one.fact.report_id in self._further]
            yield from self._new(following, self._speaking[matter])

    def _new(self, following: Iterable[Profile], heard: Iterable[Profile]) -> Iterator[tuple[Profile, Profile]]:
        for one, other in product(following, heard):
            ids = one.fact.report_id, other.fact.report_id
            if ids not in self._yielded:
                self._yielded.add(ids)
                yield one, other

    def _hush_repeating(self, saying: Saying) -> None:
        told = self._told[saying]
        if len(told) <= _most(saying):
            return
        told.sort(key=_in_order)
        following = [profile.fact.report_id for profile in told[_most(saying) :]]
        self.silent.update(following)
        if saying.enough:
            self._grown[saying] = None
            self._repeating.update(following)
            self._further.difference_update(following)
            self.echoes.update(following)

    def _hush_further(self, matter: Matter) -> None:
        told = self._of_matter[matter]
        if len(told) < HEARD:
            return
        told.sort(key=_in_order)
        speaking = [profile for profile in told if not self._repeats(profile)]
        self._heard[matter] = len(speaking)
        if len(speaking) <= HEARD:
            return
        self._grown_matters[matter] = None
        self._speaking[matter] = speaking[:HEARD]
        heard = {profile.fact.report_id for profile in speaking[:HEARD]}
        further = {profile.fact.report_id for profile in told} - heard - self._repeating
        self._further |= further
        self.silent |= further
        self.echoes |= further

    def _repeats(self, profile: Profile) -> bool:
        """Return whether enough others say the same before it."""
        saying = profile.saying
        if saying is None or len(self._told[saying]) <= _most(saying):
            return False
        last = self._told[saying][_most(saying) - 1]
        return canonical(profile.fact) > canonical(last.fact)

    def _heeds(self, follower: Profile, other: Profile) -> bool:
        """Return whether who follows is held against the other."""
        report_id, other_id = follower.fact.report_id, other.fact.report_id
        if report_id in self._repeating:
            return follower.saying == other.saying and other_id not in self._repeating
        if other_id in self.silent:
            return False
        return report_id not in self._further or (follower.matter == other.matter and other_id not in self._apart)

    def _said(self, saying: Saying) -> Sequence[Profile]:
        return self._told.get(saying, ())


def tellings_of(profiles: Iterable[Profile], apart: Collection[str]) -> Tellings:
    """Return the reports by what they say."""
    tellings = Tellings(apart)
    tellings.add(profiles)
    return tellings


def _groups(profiles: Iterable[Profile]) -> tuple[set[Saying], set[Matter]]:
    there = list(profiles)
    sayings = {profile.saying for profile in there if profile.saying is not None}
    return sayings, {profile.matter for profile in there if profile.matter is not None}


def _in_order(profile: Profile) -> tuple[object, ...]:
    return canonical(profile.fact)


def _most(saying: Saying) -> int:
    return FIRST if saying.enough else CROWD
