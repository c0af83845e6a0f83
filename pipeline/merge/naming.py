"""Which event each group of reports is: ids stay, and what merges or splits leaves a trace (rule EVT-10).

A group goes on as the event that most of its reports were in; of several as many, as the one that had the earliest of
them. An event that no group goes on as ends, merged into the group that has most of its reports. A group that goes on
as none is a new event, named by its first report, and if its reports were in another, it is split from that.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.ids import make_id
from schemas.events import Lineage, ReportFacts
from schemas.vocabulary import LineageKind

AGAIN = 5
"""So often at most may events be founded by reports that all have founded another, which ended or lost them."""


@dataclass(frozen=True, slots=True)
class Group:
    """The reports of one event, the first of them its founder, and the event of each before."""

    facts: tuple[ReportFacts, ...]
    before: Mapping[str, str]
    """The id of the event that held it, by a report's id, for those that one did."""


@dataclass(frozen=True, slots=True)
class Named:
    """A group with its event's id."""

    event_id: str
    group: Group


def name_groups(groups: Sequence[Group], taken: Container[str]) -> list[Named]:
    """Return the groups with their ids, in the same order; ``taken`` are ids that events have had."""
    going_on = _going_on(groups)
    given = set(going_on.values())
    named = list[Named]()
    for number, group in enumerate(groups):
        event_id = going_on.get(number) or _new_id(group, taken, given)
        given.add(event_id)
        named.append(Named(event_id, group))
    return named


def trace(named: Sequence[Named], before: Mapping[str, str], cause_of: Mapping[str, str | None]) -> list[Lineage]:
    """Return which events ended and which came out of others.

    ``before`` are the events that held the reports; ``cause_of`` says which article changed an event.
    """
    now = {fact.report_id: one.event_id for one in named for fact in one.group.facts}
    known, living = set(before.values()), {one.event_id for one in named}
    rank = {one.event_id: number for number, one in enumerate(named)}
    ended = (_ended(event_id, now, before, cause_of, rank) for event_id in sorted(known - living))
    return [*ended, *_splits(named, known, cause_of)]


def _going_on(groups: Sequence[Group]) -> dict[int, str]:
    """Return for the number of each group that goes on as an event its id; each event goes on at most once."""
    ranked = sorted(
        (-count, place, number, event_id)
        for number, group in enumerate(groups)
        for place, (event_id, count) in enumerate(Counter(group.before.values()).items())
    )
    taken, going_on = set[str](), dict[int, str]()
    for _, _, number, event_id in ranked:
        if event_id not in taken and number not in going_on:
            going_on[number] = event_id
            taken.add(event_id)
    return going_on


def _new_id(group: Group, taken: Container[str], given: Container[str]) -> str:
    """The first id that no event has had."""
    for event_id in candidates(group.facts):
        if event_id not in taken and event_id not in given:
            return event_id
    raise AssertionError("candidates never end")


def candidates(facts: Sequence[ReportFacts]) -> Iterator[str]:
    """Yield the ids that an event of these reports may have, the first choice first: from where one of them is told."""
    for fact in facts:
        yield _id_from_place(fact)
    for fact in facts:
        yield make_id("evt", fact.report_id)
    number = 2
    while True:
        yield make_id("evt", facts[0].report_id, number)
        number += 1


def first_choices(facts: Iterable[ReportFacts]) -> Iterator[str]:
    """Yield the ids that may be given to events of these facts, as far as one need ask whether they were given."""
    for fact in facts:
        yield _id_from_place(fact)
        yield make_id("evt", fact.report_id)
        yield from (make_id("evt", fact.report_id, number) for number in range(2, AGAIN))


def _id_from_place(fact: ReportFacts) -> str:
    """The same whatever version of the coder read the report there."""
    return make_id("evt", fact.article_id, fact.start, fact.number)


def _ended(
    event_id: str,
    now: Mapping[str, str],
    before: Mapping[str, str],
    cause_of: Mapping[str, str | None],
    rank: Mapping[str, int],
) -> Lineage:
    went = Counter(now[report] for report, held in before.items() if held == event_id and report in now)
    if not went:
        reason = "none of its articles, as they are coded now, tells of it"
        return Lineage(
            event_id=event_id,
            kind=LineageKind.DISSOLVED,
            other_event_id=None,
            reason=reason,
            cause_article_id=cause_of.get(event_id),
        )
    into, count = min(went.items(), key=lambda item: (-item[1], rank[item[0]]))
    return Lineage(
        event_id=event_id,
        kind=LineageKind.MERGED,
        other_event_id=into,
        reason=f"{count} of its reports {'tells' if count == 1 else 'tell'} of {into}",
        cause_article_id=cause_of.get(into),
    )


def _splits(named: Sequence[Named], known: Container[str], cause_of: Mapping[str, str | None]) -> Iterator[Lineage]:
    for one in named:
        if one.event_id not in known and one.group.before:
            ((out_of, count),) = Counter(one.group.before.values()).most_common(1)
            yield Lineage(
                event_id=one.event_id,
                kind=LineageKind.SPLIT,
                other_event_id=out_of,
                reason=f"{count} of its reports {'tells' if count == 1 else 'tell'} of another event",
                cause_article_id=cause_of.get(one.event_id),
            )
