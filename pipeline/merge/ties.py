"""What ties two reports: likeness (EVT-3), a contest within an article (EVT-7), and what a person said (BEL-9)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import combinations
from typing import NamedTuple

from pipeline.merge.blocking import pairs
from pipeline.merge.glance import Group
from pipeline.merge.profile import Profile
from pipeline.merge.repeating import Tellings
from pipeline.merge.similarity import alike_among, compare
from schemas.events import Tied


class Ground(IntEnum):
    """Why two reports are tied, the weightiest first."""

    JUDGED = 0
    CONTESTS = 1
    ALIKE = 2


_WORDS = {Ground.JUDGED: "a person said that they are one", Ground.CONTESTS: "contests a report of the same article"}


class Tie(NamedTuple):
    """Two reports, by their positions, that tell of one event, with how sure that is and why; the surest sort first."""

    ground: Ground
    unlikeness: float
    one: int
    other: int

    @property
    def score(self) -> float:
        """From 0 to 1."""
        return -self.unlikeness


@dataclass(frozen=True, slots=True)
class Judged:
    """What people have said of pairs of reports, by their ids."""

    same: frozenset[frozenset[str]] = frozenset()
    different: frozenset[frozenset[str]] = frozenset()

    @property
    def reports(self) -> frozenset[str]:
        """The ids of all of them."""
        return frozenset(report_id for pair in (*self.same, *self.different) for report_id in pair)


UNJUDGED = Judged()


def tie_within_article(one: Profile, other: Profile, tellings: Tellings) -> Iterator[Tied]:
    """Yield the tie of two reports of one article, of which one may contest the other."""
    if one.fact.report_id == other.fact.contests or other.fact.report_id == one.fact.contests:
        yield tied(one, other, 1.0, contests=True)
    elif tellings.are_weighed(one, other):
        yield from (tied(one, other, score) for _, _, score in alike_among([(one, [other])]))


def tied(one: Profile, other: Profile, score: float, *, contests: bool = False) -> Tied:
    """Return the tie of two that are alike, or one of which contests the other."""
    if one.fact.order > other.fact.order:
        one, other = other, one
    return Tied(one.fact.report_id, other.fact.report_id, score, contests)


def alike(profiles: Sequence[Profile], tellings: Tellings) -> Iterator[Tied]:
    """Yield what ties the reports as far as they and their articles say, and whom they follow."""
    there = [profile for profile in profiles if profile.fact.report_id not in tellings.echoes]
    yield from ties_across_articles(_groups((there[one], there[other]) for one, other in pairs(there, tellings.silent)))
    yield from ties_of_followers(tellings)
    for twice, again in _within_articles(profiles):
        yield from tie_within_article(twice, again, tellings)


def ties_across_articles(groups: Iterable[Group]) -> Iterator[Tied]:
    """Yield what ties each report to those of the others that are alike, but for what its own article tells."""
    for one, other, score in alike_among(groups):
        if one.fact.article_id != other.fact.article_id:
            yield tied(one, other, score)


def ties_of_followers(tellings: Tellings) -> Iterator[Tied]:
    """Yield what ties those who say what others said to those, as far as it was not yielded before."""
    return (tied(one, other, score) for one, other, score in alike_among(_groups(tellings.followed())))


def _groups(near: Iterable[tuple[Profile, Profile]]) -> Iterator[Group]:
    by_later = defaultdict[str, list[Profile]](list)
    later = dict[str, Profile]()
    for one, other in near:
        later[other.fact.report_id] = other
        by_later[other.fact.report_id].append(one)
    return ((later[report_id], others) for report_id, others in by_later.items())


def ties_of(profiles: Sequence[Profile], alike_ones: Iterable[Tied], judged: Judged = UNJUDGED) -> list[Tie]:
    """Return what ties the reports together, the surest first: what is alike, and what a person said to be one."""
    numbers = {profile.fact.report_id: n for n, profile in enumerate(profiles)}
    ties = set(_judged(numbers, judged.same))
    for found in alike_ones:
        one, other = numbers.get(found.one), numbers.get(found.other)
        if one is not None and other is not None:
            ground = Ground.CONTESTS if found.contests else Ground.ALIKE
            ties.add(Tie(ground, -found.score, *((one, other) if one < other else (other, one))))
    return sorted(ties)


def words_of(tie: Tie, profiles: Sequence[Profile]) -> str:
    """Return why the two are tied, for a person."""
    if tie.ground in _WORDS:
        return _WORDS[tie.ground]
    one, other = sorted((profiles[tie.one], profiles[tie.other]), key=lambda profile: profile.fact.order)
    likeness = compare(one, other)
    return likeness.reason if likeness is not None else ""


def _within_articles(profiles: Iterable[Profile]) -> Iterator[tuple[Profile, Profile]]:
    by_article = defaultdict[str, list[Profile]](list)
    for profile in profiles:
        by_article[profile.fact.article_id].append(profile)
    for within in by_article.values():
        yield from combinations(within, 2)


def _judged(numbers: Mapping[str, int], same: Iterable[frozenset[str]]) -> Iterator[Tie]:
    for pair in same:
        both = sorted(numbers[report_id] for report_id in pair if report_id in numbers)
        if len(both) == 2:
            yield Tie(Ground.JUDGED, -1.0, both[0], both[1])
