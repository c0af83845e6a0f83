"""Which reports are one event: a function of the set of reports, whatever their order (rules EVT-1 to EVT-7).

The pairs that are alike enough are taken from the most alike to the least. Each unites the groups of its two reports,
unless too much of what is in one contradicts the other, or an article or a person sets two of them apart.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from pipeline.merge.blocking import pairs
from pipeline.merge.profile import Profile
from pipeline.merge.similarity import cannot_link, compare, never_one
from schemas.events import Tied
from schemas.vocabulary import Assertion

FOUNDS = frozenset({Assertion.ASSERTED, Assertion.ALLEGED})
"""What somebody says has happened may found an event; a denial, a plan or a fear may only be linked to one."""
AGAINST_ONE = 4
"""So many pairs that contradict each other weigh what one pair weighs that is alike."""
AGAINST_TEN = 10 * AGAINST_ONE
"""What an article tells as two weighs as ten pairs that are alike: one wrong day does not part a whole story."""
CONTESTS = "contests a report of the same article"
JUDGED = "a person said that they are one"


@dataclass(frozen=True, slots=True, order=True)
class Tie:
    """Two reports, by their positions, that tell of one event, with how sure that is and why."""

    score: float
    one: int
    other: int
    reason: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What people have said of pairs of reports, by their ids."""

    same: frozenset[frozenset[str]] = frozenset()
    different: frozenset[frozenset[str]] = frozenset()


UNJUDGED = Judged()


@dataclass(slots=True)
class _Groups:
    """Reports, by position, in disjoint groups that grow."""

    profiles: Sequence[Profile]
    different: frozenset[frozenset[str]]
    of: dict[int, list[int]]
    alike: Collection[tuple[int, int]]
    """The pairs that are."""
    votes: dict[tuple[int, int], int | None] = field(default_factory=dict)
    """What each pair says: alike or contradicting; None where a person parted it."""
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

    def _outweighs(self, ones: Sequence[int], others: Sequence[int]) -> bool:
        balance = 0
        for a in ones:
            for b in others:
                vote = self._vote(min(a, b), max(a, b))
                if vote is None:
                    return False
                balance += vote
        return balance > 0

    def are_parted(self, one: int, other: int) -> bool:
        """Return whether a person said that two of the groups' reports are of two events."""
        return any(self._parted(a, b) for a in self.of[one] for b in self.of[other])

    def _parted(self, a: int, b: int) -> bool:
        ids = frozenset((self.profiles[a].fact.report_id, self.profiles[b].fact.report_id))
        return ids in self.different

    def _vote(self, a: int, b: int) -> int | None:
        if (a, b) not in self.votes:
            self.votes[a, b] = None if self._parted(a, b) else self._likeness(a, b)
        return self.votes[a, b]

    def _likeness(self, a: int, b: int) -> int:
        one, other = self.profiles[a], self.profiles[b]
        if never_one(one, other):
            return -AGAINST_TEN
        return AGAINST_ONE if (a, b) in self.alike else -_contradict(one, other)


def _contradict(one: Profile, other: Profile) -> bool:
    likeness = compare(one, other)
    return likeness is None or likeness.contradicts


def ties_of(profiles: Sequence[Profile], alike_ones: Iterable[Tied], judged: Judged = UNJUDGED) -> list[Tie]:
    """Return what ties the reports together, the surest first: what is alike, and what a person said to be one."""
    numbers = {profile.fact.report_id: n for n, profile in enumerate(profiles)}
    known = [tie for tie in alike_ones if tie.one in numbers and tie.other in numbers]
    ends = [sorted((numbers[tie.one], numbers[tie.other])) for tie in known]
    ties = {Tie(tie.score, one, other, tie.reason) for tie, (one, other) in zip(known, ends, strict=True)}
    ties.update(_judged(numbers, judged.same))
    return sorted(ties, key=lambda tie: (tie.reason != JUDGED, tie.reason != CONTESTS, -tie.score, tie.one, tie.other))


def alike(profiles: Sequence[Profile]) -> Iterator[Tied]:
    """Yield what ties the reports as far as they and their articles say."""
    for one, other in {*pairs(profiles), *_within_articles(profiles)}:
        tied = tie(profiles[one], profiles[other])
        if tied is not None:
            yield tied


def tie(one: Profile, other: Profile) -> Tied | None:
    """Return the tie of the two, told in their order, whichever came first; None where there is none."""
    if one.fact.order > other.fact.order:
        one, other = other, one
    ids = one.fact.report_id, other.fact.report_id
    if ids[0] == other.fact.contests or ids[1] == one.fact.contests:
        return Tied(*ids, 1.0, CONTESTS)
    likeness = None if cannot_link(one, other) else compare(one, other)
    if likeness is None or not likeness.links:
        return None
    return Tied(*ids, likeness.score, likeness.reason)


def cluster(profiles: Sequence[Profile], ties: Sequence[Tie], judged: Judged = UNJUDGED) -> list[list[int]]:
    """Return the groups of reports that are one event each, by position; ``profiles`` are in canonical order.

    What founds no event is in the group that it is most like, or in none.
    """
    founders = [n for n, profile in enumerate(profiles) if profile.fact.assertion in FOUNDS]
    found = {(tie.one, tie.other) for tie in ties if tie.reason not in {JUDGED, CONTESTS}}
    groups = _Groups(profiles, judged.different, {n: [n] for n in founders}, found)
    for tie in ties:
        if tie.one in groups.of and tie.other in groups.of:
            _unite(groups, tie)
    joined = _attach(groups, ties, judged.different)
    members = {id(group): group for group in groups.of.values()}
    return sorted(sorted([*group, *joined.get(min(group), ())]) for group in members.values())


def connected(count: int, ties: Iterable[Tie]) -> list[list[int]]:
    """Return the positions below ``count`` in groups that no tie leads out of."""
    of = {n: [n] for n in range(count)}
    for tie in ties:
        small, large = sorted((of[tie.one], of[tie.other]), key=len)
        if small is not large:
            large.extend(small)
            of |= dict.fromkeys(small, large)
    return [sorted(group) for group in {id(group): group for group in of.values()}.values()]


def _unite(groups: _Groups, tie: Tie) -> None:
    """What a person or an article itself says to be one needs no likeness; what a person parted stays apart."""
    if groups.of[tie.one] is groups.of[tie.other]:
        return
    told = tie.reason == JUDGED or (tie.reason == CONTESTS and not groups.are_parted(tie.one, tie.other))
    if told or groups.may_unite(tie.one, tie.other):
        groups.unite(tie.one, tie.other)


def _attach(groups: _Groups, ties: Sequence[Tie], different: Collection[frozenset[str]]) -> defaultdict[int, list[int]]:
    """Return what founds no event, by the first report of the event that it joins: the surest tie decides."""
    joined, done = defaultdict[int, list[int]](list), set[int]()
    for tie in ties:
        for one, other in ((tie.one, tie.other), (tie.other, tie.one)):
            if one not in groups.of and one not in done and other in groups.of:
                ids = frozenset(groups.profiles[n].fact.report_id for n in (one, other))
                if ids not in different:
                    joined[min(groups.of[other])].append(one)
                    done.add(one)
    return joined


def _within_articles(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    by_article = defaultdict[str, list[int]](list)
    for n, profile in enumerate(profiles):
        by_article[profile.fact.article_id].append(n)
    for within in by_article.values():
        yield from combinations(within, 2)


def _judged(numbers: Mapping[str, int], same: Iterable[frozenset[str]]) -> Iterator[Tie]:
    for pair in same:
        both = sorted(numbers[report_id] for report_id in pair if report_id in numbers)
        if len(both) == 2:
            yield Tie(1.0, both[0], both[1], JUDGED)
