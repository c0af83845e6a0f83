"""What is believed of an event whose reports disagree: the policies (rules BEL-1 to BEL-6), version 1.

Values come from reports that assert it; only where nobody does, from those that allege it. Which of several: the finer
date and place before the coarser, the more frequent before the rarer, the older before the newer. Of a toll, low is the
lowest told, high the highest, best the newest.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from pipeline.merge.sketch import are_copies
from schemas.events import Act, EventVersion, Member, Party, ReportFacts, When, Where
from schemas.records import Count
from schemas.vocabulary import Assertion, ChangeReason, Claim, Corroboration, DatePrecision, GeoPrecision, Outcome

T = TypeVar("T", bound=Hashable)
_SURER = tuple(Claim)
"""The surest first."""


@dataclass(frozen=True, slots=True)
class _Change:
    reason: ChangeReason
    note: str


def fold(  # noqa: PLR0913 - all that a version is made of
    event_id: str,
    before: EventVersion | None,
    facts: Sequence[ReportFacts],
    members: tuple[Member, ...],
    now: datetime,
    *,
    recoded: bool = False,
) -> EventVersion:
    """Return the event's next version from all its reports; the last of ``facts`` is the one that causes it.

    ``recoded``: no report is new, but an article was coded again.
    """
    cause = facts[-1]
    ordered = sorted(facts, key=lambda fact: (fact.published_on or date.min, fact.report_id))
    voices = _voices(ordered)
    version = EventVersion(
        event_id=event_id,
        version_no=before.version_no + 1 if before else 1,
        known_from=now,
        change_reason=ChangeReason.CREATED,
        change_note="",
        cause_article_id=cause.article_id,
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
        n_sources=count_voices(voices),
        corroboration=_corroboration(ordered, count_voices(voices)),
        confidence=_confidence(voices),
        members=tuple(sorted(members, key=lambda member: member.report_id)),
    )
    note = f"article {cause.article_id} was coded again"
    change = _Change(ChangeReason.RECODED, note) if recoded else _change(before, version)
    return replace(version, change_reason=change.reason, change_note=change.note)


def count_voices(facts: Sequence[ReportFacts]) -> int:
    """Return how many independent voices there are: one outlet is one, and so are copies of one text or wire."""
    groups: list[list[ReportFacts]] = []
    for fact in facts:
        same = [group for group in groups if any(_one_voice(fact, other) for other in group)]
        groups = [group for group in groups if group not in same] + [[fact, *(one for group in same for one in group)]]
    return len(groups)


def _one_voice(one: ReportFacts, other: ReportFacts) -> bool:
    same_wire = one.agency is not None and one.agency == other.agency
    return same_wire or one.outlet == other.outlet or are_copies(one.sketch, other.sketch)


def _voices(ordered: Sequence[ReportFacts]) -> list[ReportFacts]:
    for assertion in (Assertion.ASSERTED, Assertion.ALLEGED):
        voices = [fact for fact in ordered if fact.assertion is assertion]
        if voices:
            news = [fact for fact in voices if not fact.background]
            return news or voices
    return list(ordered)


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
    newest = told[-1]
    return Count(
        low=min(count.low for count in told),
        best=newest.best if newest.best is not None else None,
        high=max(known) if len(known) == len(told) else None,
    )


def _corroboration(facts: Sequence[ReportFacts], voices: int) -> Corroboration:
    if any(fact.contests or fact.assertion in {Assertion.DENIED, Assertion.NEGATED} for fact in facts):
        return Corroboration.CONTESTED
    return Corroboration.CORROBORATED if voices > 1 else Corroboration.SINGLE


def _confidence(voices: Sequence[ReportFacts]) -> float:
    """The surest report's, and a little more for every further voice."""
    return round(min(0.99, max(fact.confidence for fact in voices) + 0.05 * (count_voices(voices) - 1)), 2)


def _change(before: EventVersion | None, now: EventVersion) -> _Change:
    if before is None:
        return _Change(ChangeReason.CREATED, f"first told by article {now.cause_article_id}")
    by = f"by article {now.cause_article_id}"
    old, new = before.tolls.get(Outcome.KILLED), now.tolls.get(Outcome.KILLED)
    if old != new:
        return _Change(ChangeReason.TOLL_CHANGED, f"killed {_shown(old)} → {_shown(new)}, {by}")
    if now.corroboration is Corroboration.CONTESTED and before.corroboration is not Corroboration.CONTESTED:
        return _Change(ChangeReason.CONTESTED, f"denied, {by}")
    return _Change(ChangeReason.NEW_REPORT, f"told again, {by}")


def _shown(count: Count | None) -> str:
    if count is None:
        return "unknown"
    return "–".join("?" if value is None else str(value) for value in (count.low, count.best, count.high))
