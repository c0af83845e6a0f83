"""An article that is coded again: which new report stands for which old one (rule EVT-7)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from schemas.events import ReportFacts


@dataclass(frozen=True, slots=True)
class Replaced:
    """The reports that count, and those that no longer do."""

    current: tuple[ReportFacts, ...]
    new: frozenset[str]
    """Ids of those that were not known before."""
    gone: tuple[ReportFacts, ...]
    """Reports of older codings of articles that were coded again."""
    successors: Mapping[str, ReportFacts]
    """By a gone report's id the one that stands for it, if there is one."""


def replace_reports(facts: Sequence[ReportFacts], known: Sequence[ReportFacts], coded: Collection[str]) -> Replaced:
    """Return what counts after the articles ``coded`` told these facts and no others."""
    given = {fact.report_id: fact for fact in facts}
    gone = [fact for fact in known if fact.article_id in coded and fact.report_id not in given]
    stay = {fact.report_id: fact for fact in known if fact.article_id not in coded or fact.report_id in given}
    fresh = [fact for report_id, fact in given.items() if report_id not in stay]
    return Replaced(
        current=tuple((given | stay).values()),
        new=frozenset(fact.report_id for fact in fresh),
        gone=tuple(sorted(gone, key=lambda fact: fact.order)),
        successors=find_successors(gone, fresh),
    )


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
    taken = set[str]()
    for fact, other in sorted(pairs, key=lambda p: (-_likeness(*p), p[0].order, p[1].order)):
        if fact.report_id not in found and other.report_id not in taken:
            found[fact.report_id] = other
            taken.add(other.report_id)
    return found


def _likeness(one: ReportFacts, other: ReportFacts) -> int:
    """Return how many of act, date, tolls, parties and place are told alike; 0 for acts of different kinds."""
    if one.act.event_type is not other.act.event_type:
        return 0
    alike = (one.act == other.act, one.when == other.when, one.tolls == other.tolls, one.parties == other.parties)
    return 1 + sum(alike) + (one.where == other.where)
