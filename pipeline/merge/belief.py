"""What is believed of an event whose reports disagree: the policies (rules BEL-1 to BEL-10), version 3.

Which of several values: the finer date and place before the coarser, the more frequent before the rarer, the older
before the newer. Of a toll, low is the lowest told, high the highest, best the newest. What a person decided stands
above all of them.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from pipeline.merge.corrections import correct
from pipeline.merge.places import rest_of, tolls_at
from pipeline.merge.voices import corroboration_of, count_outlets, count_voices, voices_of
from schemas.events import Act, EventVersion, Judgement, Member, Party, ReportFacts, When, Where
from schemas.records import Count
from schemas.vocabulary import ChangeReason, Claim, DatePrecision, GeoPrecision, Outcome

T = TypeVar("T", bound=Hashable)
POLICY = "7"
"""Goes up with every change to what is made of reports that disagree."""
_SURER = tuple(Claim)
"""The surest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What a version of an event rests on."""

    event_id: str
    version_no: int
    now: datetime
    facts: Sequence[ReportFacts]
    members: tuple[Member, ...]
    """In order of their ids."""
    judgements: Sequence[Judgement] = ()
    """What people decided of this event, the oldest first."""
    parts: Sequence[EventVersion] = ()
    """What is believed of the events at the places that this one is over (rule BEL-10)."""


def fold(grounds: Grounds) -> EventVersion:
    """Return the event's version; why it is there is not said yet."""
    facts = grounds.facts
    voices = voices_of(facts)
    sources = count_voices(voices)
    version = EventVersion(
        event_id=grounds.event_id,
        version_no=grounds.version_no,
        known_from=grounds.now,
        change_reason=ChangeReason.CREATED,
        change_note="",
        cause_article_id=None,
        act=_act(voices),
        when=_when(voices),
        where=_where(voices),
        assertion=voices[0].assertion,
        background=all(fact.background for fact in voices),
        parties=_parties(voices),
        tolls=_tolls(voices),
        weapons=tuple(dict.fromkeys(weapon for fact in voices for weapon in fact.weapons)),
        n_reports=len(facts),
        n_articles=len({fact.article_id for fact in facts}),
        n_outlets=count_outlets(facts),
        n_sources=sources,
        corroboration=corroboration_of(facts, voices, sources),
        confidence=_confidence(voices, sources),
        members=grounds.members,
        policy=POLICY,
    )
    rest = rest_of(version.tolls, tolls_at(version, grounds.parts)) if grounds.parts else version.tolls
    return correct(replace(version, tolls=rest), grounds.judgements)


def _act(voices: Sequence[ReportFacts]) -> Act:
    chosen = _commonest(fact.act.sub_event_type for fact in voices)
    same = [fact.act for fact in voices if fact.act.sub_event_type is chosen]
    return max(same, key=lambda act: (act.ucdp_type is not None, act.plover_mode is not None))


def _when(voices: Sequence[ReportFacts]) -> When:
    scale = list(DatePrecision)
    finest = min((fact.when.precision for fact in voices), key=scale.index)
    return _commonest(fact.when for fact in voices if fact.when.precision is finest)


def _where(voices: Sequence[ReportFacts]) -> Where:
    scale = list(GeoPrecision)
    finest = min((fact.where.precision for fact in voices), key=scale.index)
    return _commonest(fact.where for fact in voices if fact.where.precision is finest)


def _commonest(values: Iterable[T]) -> T:
    """The most frequent value, the first of equals."""
    return Counter(values).most_common(1)[0][0]


def _parties(voices: Sequence[ReportFacts]) -> tuple[Party, ...]:
    """Each party in a role once, as the surest report has it (rule BEL-7)."""
    parties: dict[tuple[str, str], Party] = {}
    for party in (party for fact in voices for party in fact.parties):
        known = parties.setdefault((party.actor_id or party.name.lower(), party.role), party)
        if _SURER.index(party.claim) < _SURER.index(known.claim):
            parties[party.actor_id or party.name.lower(), party.role] = party
    return tuple(parties.values())


def _tolls(voices: Sequence[ReportFacts]) -> dict[Outcome, Count]:
    return {
        outcome: _toll([fact.tolls[outcome] for fact in voices if outcome in fact.tolls])
        for outcome in Outcome
        if any(outcome in fact.tolls for fact in voices)
    }


def _toll(told: Sequence[Count]) -> Count:
    """The last told is the newest."""
    tops = [count.high if count.high is not None else count.best for count in told]
    known = [max(top, count.low) for top, count in zip(tops, told, strict=True) if top is not None]
    return Count(
        low=min(count.low for count in told),
        best=told[-1].best,
        high=max(known) if len(known) == len(told) else None,
    )


def _confidence(voices: Sequence[ReportFacts], sources: int) -> float:
    """The surest report's, and a little more for every further voice."""
    return round(min(0.99, max(fact.confidence for fact in voices) + 0.05 * (sources - 1)), 2)
