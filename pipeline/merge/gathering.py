"""Which reports a run can change: everything that its reports are tied to, however many steps away (rule EVT-2)."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.merge.clustering import alike, connected_ids
from pipeline.merge.judging import judged_pairs
from pipeline.merge.profile import Profile, profile_of
from schemas.events import Judgement, ReportFacts, Tied


@dataclass(frozen=True, slots=True)
class Found:
    """What is known around some reports."""

    mates: Collection[ReportFacts]
    """Those of the same articles, events and judgements: they belong to the neighbourhood, tied or not."""
    near: Collection[ReportFacts]
    """Those that may be tied to one of the reports."""


LookUp = Callable[[Sequence[ReportFacts]], Found]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Neighbourhoods, whole."""

    facts: tuple[ReportFacts, ...]
    """What is known, in order of the ids."""
    ties: tuple[Tied, ...]
    """Every tie of these reports, and of those that were asked about, to each other."""


def gather(facts: Iterable[ReportFacts], look_up: LookUp, judgements: Sequence[Judgement] = ()) -> Gathered:
    """Return what is known of the neighbourhoods of these reports."""
    hood = _Hood()
    hood.add(facts)
    same, known = [tuple(sorted(pair)) for pair in judged_pairs(judgements, {}).same], dict[str, ReportFacts]()
    frontier = list(hood.profiles)
    asked = set[str]()
    while frontier:
        asked.update(frontier)
        found = look_up([hood.profiles[report_id].fact for report_id in frontier])
        known |= {fact.report_id: fact for fact in (*found.mates, *found.near)}
        hood.add(known.values())
        hood.tie(set(frontier))
        pairs = [*((tie.one, tie.other) for tie in hood.ties.values()), *((pair[0], pair[-1]) for pair in same)]
        reached = {*connected_ids(asked, pairs), *(fact.report_id for fact in found.mates)}
        frontier = sorted(report_id for report_id in reached - asked if report_id in known)
    kept = {report_id: fact for report_id, fact in known.items() if report_id in asked}
    return Gathered(tuple(kept[report_id] for report_id in sorted(kept)), tuple(hood.between(asked)))


class _Hood:
    """Reports and what ties them; each pair is compared once."""

    def __init__(self) -> None:
        self.profiles: dict[str, Profile] = {}
        self.ties: dict[tuple[str, str], Tied] = {}

    def add(self, facts: Iterable[ReportFacts]) -> None:
        """Take in the reports."""
        for fact in facts:
            if fact.report_id not in self.profiles:
                self.profiles[fact.report_id] = profile_of(fact)

    def tie(self, asked: Collection[str]) -> None:
        """Find the ties of the reports that are asked about to all that are there."""
        for tie in alike(list(self.profiles.values()), asked):
            self.ties[tie.one, tie.other] = tie

    def between(self, asked: Collection[str]) -> Iterator[Tied]:
        """Yield the ties of which both ends were asked about."""
        return (tie for tie in self.ties.values() if tie.one in asked and tie.other in asked)
