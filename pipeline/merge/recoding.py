"""An article that is coded again: which new report stands for which old one (rule EVT-7)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from schemas.events import ReportFacts


def find_successors(old: Iterable[ReportFacts], new: Sequence[ReportFacts]) -> dict[str, ReportFacts]:
    """Return for the id of each old report the report of the same article's new coding that stands for it.

    Of several the one that says the most alike is taken, and each stands for one. An old report that has none is of a
    coding that no longer counts, unless its article is not among the new.
    """
    fresh: defaultdict[str, list[ReportFacts]] = defaultdict(list)
    for fact in new:
        fresh[fact.article_id].append(fact)
        if fact.supersedes is not None:
            fresh[fact.supersedes].append(fact)
    pairs = [(fact, other) for fact in old for other in fresh.get(fact.article_id, ()) if _likeness(fact, other)]
    found: dict[str, ReportFacts] = {}
    for fact, other in sorted(pairs, key=lambda p: (-_likeness(*p), p[0].report_id, p[1].report_id)):
        if fact.report_id not in found and other not in found.values():
            found[fact.report_id] = other
    return found


def _likeness(one: ReportFacts, other: ReportFacts) -> int:
    """Return how many of act, date, tolls, parties and place are told alike; 0 for acts of different kinds."""
    if one.act.event_type is not other.act.event_type:
        return 0
    alike = (one.act == other.act, one.when == other.when, one.tolls == other.tolls, one.parties == other.parties)
    return 1 + sum(alike) + (one.where == other.where)
