"""A toll that several places share, and those that are told of them one by one: each of the dead counts once (BEL-10).

"Bombs in Herat and Kandahar killed 12" is an event over both places, beside one at each (CAS-33). Where others tell
that 7 died in Herat, the event there has them, and the one over both has the rest.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.merge.naming import Named
from schemas.events import EventVersion
from schemas.records import Count
from schemas.vocabulary import Corroboration, Outcome

Tolls = Mapping[Outcome, Count]


class Parts:
    """Which events are over several places, and which are at those."""

    def __init__(self, named: Iterable[Named]) -> None:
        told = {one.event_id: one for one in named if any(fact.shared_toll for fact in one.group.facts)}
        self._wholes = {i: one for i, one in told.items() if any(fact.over_places for fact in one.group.facts)}
        self._at = defaultdict[tuple[str, int, str], set[str]](set)
        for event_id in told.keys() - self._wholes.keys():
            for fact in told[event_id].group.facts:
                if fact.shared_toll is not None:
                    self._at[fact.shared_toll].add(event_id)

    def is_whole(self, event_id: str) -> bool:
        """Return whether the event is over several places."""
        return event_id in self._wholes

    def of(self, event_id: str) -> list[str]:
        """Return the events at the places that the event is over; none for one that is at a place itself."""
        whole = self._wholes.get(event_id)
        if whole is None:
            return []
        shared = [fact.shared_toll for fact in whole.group.facts if fact.over_places and fact.shared_toll]
        return sorted(set().union(*(self._at.get(one, ()) for one in shared)))


def tolls_at(whole: EventVersion, parts: Sequence[EventVersion]) -> dict[Outcome, Count]:
    """Return what the events at the places tell together, of those that are counted where the whole is."""
    counted = [part for part in parts if _is_counted_with(whole, part)]
    told = {outcome: [part.tolls[outcome] for part in counted if outcome in part.tolls] for outcome in whole.tolls}
    return {outcome: _sum(counts) for outcome, counts in told.items() if counts}


def rest_of(tolls: Tolls, at_places: Tolls) -> dict[Outcome, Count]:
    """Return what is left of the tolls when those at the places are taken away."""
    return {o: _rest(count, at_places[o]) if o in at_places else count for o, count in tolls.items()}


def _is_counted_with(whole: EventVersion, part: EventVersion) -> bool:
    same = (part.assertion, part.background) == (whole.assertion, whole.background)
    return same and part.corroboration is not Corroboration.RETRACTED


def _sum(counts: Sequence[Count]) -> Count:
    """An end that is not known is taken for the next lower one, as it is where deaths are summed up."""
    bests = [count.low if count.best is None else count.best for count in counts]
    highs = [best if count.high is None else count.high for count, best in zip(counts, bests, strict=True)]
    return Count(low=sum(count.low for count in counts), best=sum(bests), high=sum(highs))


def _rest(whole: Count, places: Count) -> Count:
    """Each number without the places', so that with theirs it makes the whole's, and in order."""
    best = _less(whole.best, places.best)
    low = max(0, whole.low - places.low)
    low = low if best is None else min(low, best)
    high = _less(whole.high, places.high)
    return Count(low=low, best=best, high=None if high is None else max(high, low if best is None else best))


def _less(whole: int | None, places: int | None) -> int | None:
    return None if whole is None or places is None else max(0, whole - places)
