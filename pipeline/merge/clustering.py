"""Which reports are one event: a function of the set of reports, whatever their order (rules EVT-1 to EVT-13).

The pairs that are alike enough are taken from the most alike to the least. Each unites the groups of its two reports,
unless too much of what is in one contradicts the other, or an article or a person sets two of them apart.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest

from pipeline.merge.bars import never_one
from pipeline.merge.order import FOUNDS
from pipeline.merge.profile import Profile
from pipeline.merge.similarity import compare
from pipeline.merge.ties import Ground, Judged, Tie

VOTERS = 40
"""So many of each group are asked whether two are one, the first: so that it costs no more the larger they are."""
AGAINST_ONE = 4
"""So many pairs that contradict each other weigh what one pair weighs that is alike."""
AGAINST_TEN = 10 * AGAINST_ONE
"""What an article tells as two weighs as ten pairs that are alike: one wrong day does not part a whole story."""


@dataclass(slots=True)
class _Groups:
    """Reports, by position, in disjoint groups that grow."""

    profiles: Sequence[Profile]
    different: frozenset[frozenset[str]]
    of: dict[int, list[int]]
    alike: Collection[tuple[int, int]]
    """The pairs that are."""
    contradict: dict[tuple[str, str], bool]
    """Whether two do that are not alike, by their ids, as far as it is known."""
    votes: dict[tuple[int, int], int] = field(default_factory=dict)
    """What each pair says: alike or contradicting."""
    refused: set[frozenset[tuple[int, int]]] = field(default_factory=set)
    """Groups, by their first report and size, that may not be united: the next tie between them is as vain."""

    def unite(self, one: int, other: int) -> None:
        """Put the groups of the two together."""
        small, large = sorted((self.of[one], self.of[other]), key=len)
        large.extend(small)
        for member in small:
            self.of[member] = large

    def may_unite(self, one: int, other: int) -> bool:
        """Return whether what is alike between the two groups outweighs what contradicts."""
        both = frozenset((group[0], len(group)) for group in (self.of[one], self.of[other]))
        if both not in self.refused and self._outweighs(self.of[one], self.of[other]):
            return True
        self.refused.add(both)
        return False

    def are_parted(self, ones: Iterable[int], others: Sequence[int]) -> bool:
        """Return whether a person said that two of the reports are of two events."""
        return bool(self.different) and any(self._parted(a, b) for a in ones for b in others)

    def join(self, number: int, other: int) -> None:
        """Put a report that is in no group yet into that of the other."""
        self.of[other].append(number)
        self.of[number] = self.of[other]

    def _outweighs(self, ones: Sequence[int], others: Sequence[int]) -> bool:
        """Count the pairs of the first of each group; a pair that a person parted outweighs all, whichever it is."""
        if self.are_parted(ones, others):
            return False
        heard = nsmallest(VOTERS, others)
        pairs = [(a, b) if a < b else (b, a) for a in nsmallest(VOTERS, ones) for b in heard]
        return self._are_mostly_alike(pairs) or sum([self._vote(a, b) for a, b in pairs]) > 0

    def _are_mostly_alike(self, pairs: Sequence[tuple[int, int]]) -> bool:
        """Return whether so many are alike that the others need not be heard, of which each can weigh one at most."""
        alike = sum([pair in self.alike for pair in pairs])
        if AGAINST_ONE * alike <= len(pairs) - alike:
            return False
        return all(self.profiles[a].fact.article_id != self.profiles[b].fact.article_id for a, b in pairs)

    def _parted(self, a: int, b: int) -> bool:
        ids = frozenset((self.profiles[a].fact.report_id, self.profiles[b].fact.report_id))
        return ids in self.different

    def _vote(self, a: int, b: int) -> int:
        if (a, b) not in self.votes:
            self.votes[a, b] = self._likeness(a, b)
        return self.votes[a, b]

    def _likeness(self, a: int, b: int) -> int:
        one, other = self.profiles[a], self.profiles[b]
        if never_one(one, other):
            return -AGAINST_TEN
        return AGAINST_ONE if (a, b) in self.alike else -self._contradicts(one, other)

    def _contradicts(self, one: Profile, other: Profile) -> bool:
        ids = one.fact.report_id, other.fact.report_id
        if ids not in self.contradict:
            likeness = compare(one, other)
            self.contradict[ids] = likeness is None or likeness.contradicts
        return self.contradict[ids]


def cluster(
    profiles: Sequence[Profile],
    ties: Sequence[Tie],
    judged: Judged,
    followers: Sequence[Collection[str]],
    contradict: dict[tuple[str, str], bool],
) -> list[list[int]]:
    """Return the groups of reports that are one event each, by position; ``profiles`` are in canonical order.

    What follows others, by their ids, goes with the one that it is most like: first what follows those that speak, then
    what follows that too. What founds no event is in the group that
    it is most like, or in none. ``contradict`` keeps from one time to the next which pairs do.
    """
    founders = [n for n, profile in enumerate(profiles) if profile.fact.assertion in FOUNDS]
    waves = [{n for n in founders if profiles[n].fact.report_id in wave} for wave in followers]
    following = set[int]().union(*waves)
    found = {(tie.one, tie.other) for tie in ties if tie.ground is Ground.ALIKE}
    groups = _Groups(profiles, judged.different, {n: [n] for n in founders if n not in following}, found, contradict)
    for tie in ties:
        if tie.one in groups.of and tie.other in groups.of:
            _unite(groups, tie)
    if following:
        for wave in waves:
            _follow(groups, wave, ties)
        _contest(groups, following, ties)
    joined = _attach(groups, ties)
    members = {id(group): group for group in groups.of.values()}
    return sorted(sorted([*group, *joined.get(min(group), ())]) for group in members.values())


def _unite(groups: _Groups, tie: Tie) -> None:
    """What a person or an article itself says to be one needs no likeness; what a person parted stays apart."""
    one, other = groups.of[tie.one], groups.of[tie.other]
    if one is other:
        return
    told = tie.ground is Ground.JUDGED or (tie.ground is Ground.CONTESTS and not groups.are_parted(one, other))
    if told or groups.may_unite(tie.one, tie.other):
        groups.unite(tie.one, tie.other)


def _follow(groups: _Groups, following: set[int], ties: Sequence[Tie]) -> None:
    """Put those that follow with those that they are most like; what is like none is an event of its own."""
    for tie in ties:
        for one, other in ((tie.one, tie.other), (tie.other, tie.one)):
            if tie.ground is Ground.ALIKE and one in following and one not in groups.of and other in groups.of:
                groups.join(one, other)
    groups.of.update({number: [number] for number in following if number not in groups.of})


def _contest(groups: _Groups, following: set[int], ties: Sequence[Tie]) -> None:
    """Put what contests those that follow, or what they contest, with them."""
    for tie in ties:
        contests = tie.ground is Ground.CONTESTS and not following.isdisjoint((tie.one, tie.other))
        if contests and tie.one in groups.of and tie.other in groups.of:
            _unite(groups, tie)


def _attach(groups: _Groups, ties: Sequence[Tie]) -> defaultdict[int, list[int]]:
    """Return what founds no event, by the first report of the event that it joins: the surest tie decides."""
    joined, done = defaultdict[int, list[int]](list), set[int]()
    for tie in ties:
        for one, other in ((tie.one, tie.other), (tie.other, tie.one)):
            free = one not in groups.of and one not in done and other in groups.of
            if free and not groups.are_parted([one], [other]):
                joined[min(groups.of[other])].append(one)
                done.add(one)
    return joined
