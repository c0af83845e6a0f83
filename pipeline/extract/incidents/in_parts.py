"""Which sums and headlines the article goes on to tell of, deed by deed (rules ASM-3, ASM-8, ASM-147)."""

from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.extract.incidents.apart import ANY_DEED
from pipeline.extract.incidents.known_best import NEAREST, only_counts
from pipeline.extract.incidents.retelling import NEAR, families, sums_up
from pipeline.extract.incidents.round_ups import is_of_other_news
from pipeline.extract.incidents.told import STALE, Incident, Told, kinds_of
from schemas.vocabulary import Outcome

AHEAD = 100
"""Incidents after a summary or a headline in which the article may go on to tell of it; so that time stays bounded."""


def without_summaries(incidents: Sequence[Incident]) -> list[Incident]:
    """Return the incidents without the summaries and headlines of which the article goes on to tell (ASM-3, ASM-8).

    What a summary told of several acts holds of each of them.
    """
    kept: list[Incident] = []
    summary: Told | None = None
    for n, one in enumerate(incidents):
        later = [other for other in incidents[n + 1 : n + 1 + AHEAD] if not is_of_other_news(other.founding(), one)]
        if _is_told_in_parts(one, later):
            counts_alone = not one.founding().frame.summary and sums_up(one.founding())
            summary = None if counts_alone else one.founding()
        elif not _is_told_by_the_body(one, later):
            kept.append(replace(one, summary=summary) if summary and _is_part(one, summary) else one)
    return kept


def _is_part(incident: Incident, summary: Told) -> bool:
    """Return whether the summary told of it with others: people whom the same befell, by no other kind of act, told as fact near it."""
    first = incident.founding()
    near = 0 < first.number - summary.number <= NEAR and not first.frame.recalled
    same = set(first.frame.tolls) & set(summary.frame.tolls)
    return near and bool(same) and _are_alike(summary, first) and first.frame.judgement.rule == "AST-1"


def _are_alike(summary: Told, part: Told) -> bool:
    """Return whether the part may be of the summary's acts: "attacks" are of any kind, air strikes are no stabbing."""
    acts = [hit.trigger for hit in summary.frame.hits]
    kinds = {None, *(act.sub_event_type for act in acts if not act.weak)}
    return any(act.pos == "n" and act.sub_event_type in ANY_DEED for act in acts) or all(
        hit.trigger.weak or hit.trigger.sub_event_type in kinds for hit in part.frame.hits
    )


def _is_told_by_the_body(incident: Incident, later: Sequence[Incident]) -> bool:
    """Return whether only headlines tell of it, and the body of something of its family, or of as many whom the same befell."""
    if not all(told.headline for told in incident.told):
        return False
    kinds, body = families(kinds_of(incident)), [one for one in later if not one.told[0].headline]
    return any(
        not one.told[0].frame.recalled and (kinds & families(kinds_of(one)) or _befell_as_many(incident, one))
        for one in body
    )


def _befell_as_many(headline: Incident, one: Incident) -> bool:
    """Return whether the first words that count whom something befell count as many as the headline ("Man lynched")."""
    frame = headline.told[0].frame
    return any((number := frame.counted(outcome)) and number == _counted(one, outcome) for outcome in frame.tolls)


def _is_told_in_parts(incident: Incident, later: Sequence[Incident]) -> bool:
    """Return whether later sentences tell of the acts that it sums up, by what they were and with tolls of their own; not where its
    own sentence tells how many there were at each place.
    """
    first = incident.founding()
    outcomes = set(first.frame.tolls)
    if not first.frame.summary:
        at_large = sums_up(first) and not incident.is_sum
        return any(
            _adds_up(incident, _parts_in_it(incident, later, outcome), outcome)
            or (at_large and _are_most(incident, later, outcome))
            for outcome in outcomes
        )
    if any(one.told[0].number == first.number and one.told[0].frame.summary for one in later):
        return False
    later = [one for one in later if one.founding().is_in_one_place_with(first) is not False]
    return any(_adds_up(incident, later, outcome) for outcome in outcomes) or any(
        any(_counts_some(told, outcome) for outcome in outcomes & set(told.frame.tolls))
        and not told.frame.recalled
        and told.frame.judgement.rule == "AST-1"
        for one in later
        if (kinds_of(one) or only_counts(one.founding())) and not _is_long_before(one, incident)
        for told in one.told
        if told.number != first.number
    )


def _counts_some(told: Told, outcome: Outcome) -> bool:
    """Return whether it counts people who may be some of those summed up, and not others beside them ("a further 12", ASM-460)."""
    return not all(people.more for people in told.frame.tolls[outcome])


def _is_long_before(one: Incident, other: Incident) -> bool:
    """Return whether it was so long before that it is history beside the other, and no part of it."""
    last, first = one.date and one.date.date_end, other.date and other.date.date_start
    return bool(last and first and first - last > STALE)


def _parts_in_it(incident: Incident, later: Sequence[Incident], outcome: Outcome) -> list[Incident]:
    """Return the later incidents that count some of its people, where it was; none where there are not two, or they
    count fewer.
    """
    whole, first = _counted(incident, outcome), incident.founding()
    counted = [(one, count) for one in later if 0 < (count := _counted(one, outcome)) < whole]
    may_add_up = len(counted) > 1 and sum(count for _, count in counted) >= whole
    return [one for one, _ in counted if one.founding().is_in_one_place_with(first)] if may_add_up else []


def _are_most(incident: Incident, later: Sequence[Incident], outcome: Outcome) -> bool:
    """Return whether the next incidents' people, told as fact, are most of those counted at large, and no more (rule ASM-147)."""
    told = (one for one in later[:NEAREST] if one.founding().frame.judgement.rule == "AST-1")
    parts = sum(_counted(one, outcome) for one in told if not one.founding().frame.recalled)
    return _counted(incident, outcome) < 2 * parts <= 2 * _counted(incident, outcome)


def _adds_up(incident: Incident, later: Sequence[Incident], outcome: Outcome) -> bool:
    """Return whether two or more of the next incidents' people are together as many as the summary counts, wherever they were."""
    whole, parts, members = _counted(incident, outcome), 0, 0
    for one in later[:NEAREST]:
        counted = _counted(one, outcome)
        parts, members = parts + counted, members + (counted > 0)
        if members > 1 and parts == whole:
            return True
    return False


def _counted(incident: Incident, outcome: Outcome) -> int:
    """How many people the first sentence that tells of any counts."""
    frames = (told.frame for told in incident.told if outcome in told.frame.tolls and not told.headline)
    return next((frame.counted(outcome) for frame in frames), 0)
