"""Why an event has a new version: the reason, a sentence, and the article that caused it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from schemas.events import EventVersion, Judgement, Lineage, ReportFacts
from schemas.records import Count
from schemas.vocabulary import ChangeReason, Corroboration, LineageKind, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """What happened to an event's reports since its last version."""

    arrived: Sequence[ReportFacts] = ()
    """Reports that it did not have, in the order of their publication."""
    at_places: Sequence[ReportFacts] = ()
    """The same of the events at the places that it is over (rule BEL-10)."""
    is_rest: bool = False
    """Whether these have tolls of their own, so that it has what is left."""
    left: int = 0
    """How many went to other events, or are no more."""
    recoded: str | None = None
    """An article of its reports that was coded again."""
    judged: Judgement | None = None
    """What a person decided of it last."""
    tied: Judgement | None = None
    """What a person decided of two reports, which brought them together, or parted them, just now."""
    lineage: Sequence[Lineage] = ()
    """What merged into it, came out of it, or what it came out of."""


_REST = " (without those who are counted at its places)"


@dataclass(frozen=True, slots=True)
class _Change:
    reason: ChangeReason
    note: str


def same_belief(one: EventVersion, other: EventVersion) -> bool:
    """Return whether two versions say the same of the event, by the same reports."""
    aside = {name: getattr(one, name) for name in ("version_no", "known_from", "change_reason", "change_note")}
    return replace(other, cause_article_id=one.cause_article_id, policy=one.policy, **aside) == one


def explain(before: EventVersion | None, now: EventVersion, happened: Happened) -> EventVersion:
    """Return the version with the reason for it."""
    cause = cause_of(now, before, happened)
    change = _change(before, now, happened, cause)
    note = change.note
    if before is not None and change.reason is not ChangeReason.TOLL_CHANGED and _killed(before) != _killed(now):
        note += f"; killed {_shown(_killed(before))} → {_shown(_killed(now))}"
    return replace(now, change_reason=change.reason, change_note=note, cause_article_id=cause)


def cause_of(now: EventVersion, before: EventVersion | None, happened: Happened) -> str | None:
    """Return the article that changed the event: of several the one that brought the new toll, else the newest."""
    if not happened.arrived and not happened.at_places:
        return happened.recoded or next((line.cause_article_id for line in happened.lineage), None)
    ordered = sorted(
        happened.arrived or happened.at_places, key=lambda fact: (fact.published_on or date.min, fact.order)
    )
    if before is None:
        return ordered[0].article_id
    old, new = _numbers(_killed(before)), _numbers(_killed(now))
    bringers = [fact for fact in ordered if _numbers(fact.tolls.get(Outcome.KILLED)) & (new - old)]
    return (bringers or ordered)[-1].article_id


def _change(before: EventVersion | None, now: EventVersion, happened: Happened, cause: str | None) -> _Change:
    by = _by(cause, happened)
    others = len({fact.article_id for fact in happened.arrived}) - 1
    also = f" and {others} more" if others > 0 else ""
    if before is None:
        split = next((line for line in happened.lineage if line.kind is LineageKind.SPLIT), None)
        if split is not None:
            return _Change(ChangeReason.SPLIT, f"split from {split.other_event_id}: {split.reason}{_decided(happened)}")
        return _Change(
            ChangeReason.CREATED, f"first told{by.removeprefix(',')}{also}{_REST if happened.is_rest else ''}"
        )
    return _change_of_known(before, now, happened, by) or _Change(ChangeReason.NEW_REPORT, f"told again{by}{also}")


def _change_of_known(before: EventVersion, now: EventVersion, happened: Happened, by: str) -> _Change | None:
    """The weightiest of what happened."""
    merged = [line.event_id for line in happened.lineage if line.kind is LineageKind.MERGED]
    gone = f"{happened.left} report{'s' * (happened.left > 1)} went to other events{_decided(happened)}"
    quiet = not happened.arrived and not happened.at_places
    toll = f"killed {_shown(_killed(before))} → {_shown(_killed(now))}{by}"
    if happened.is_rest and not happened.arrived:
        toll += _REST
    shown = _decided(happened) or by.replace("by article", "as is shown by article")
    weighed = (
        (bool(merged), ChangeReason.MERGED, f"{', '.join(merged)} tells of the same{shown}"),
        (
            _turned(before, now, Corroboration.RETRACTED),
            ChangeReason.RETRACTED,
            _said(happened.judged) or f"taken back{by}",
        ),
        (quiet and happened.recoded is not None, ChangeReason.RECODED, f"article {happened.recoded} was coded again"),
        (happened.left > 0, ChangeReason.SPLIT, gone),
        (quiet and happened.judged is not None, ChangeReason.JUDGED, _said(happened.judged)),
        (_killed(before) != _killed(now), ChangeReason.TOLL_CHANGED, toll),
        (_turned(before, now, Corroboration.CONTESTED), ChangeReason.CONTESTED, f"denied{by}"),
    )
    return next((_Change(reason, note) for is_so, reason, note in weighed if is_so), None)


def _turned(before: EventVersion, now: EventVersion, into: Corroboration) -> bool:
    return now.corroboration is into and before.corroboration is not into


def _by(cause: str | None, happened: Happened) -> str:
    return f", by article {cause}" if cause is not None else _decided(happened)


def _decided(happened: Happened) -> str:
    return f": {_said(happened.tied)}" if happened.tied is not None else ""


def _said(judged: Judgement | None) -> str:
    if judged is None:
        return ""
    what = judged.kind.value if judged.field is None else f"{judged.field} is {judged.value}"
    return f"{judged.decided_by} decided: {what}" + (f" ({judged.note})" if judged.note else "")


def _killed(version: EventVersion) -> Count | None:
    return version.tolls.get(Outcome.KILLED)


def _numbers(count: Count | None) -> set[int]:
    return set() if count is None else {n for n in (count.low, count.best, count.high) if n is not None}


def _shown(count: Count | None) -> str:
    if count is None:
        return "unknown"
    return "–".join("?" if value is None else str(value) for value in (count.low, count.best, count.high))
