"""Which frames of an article tell of one incident (rules ASM-2 to ASM-7)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.contexts import contexts
from pipeline.extract.dates import DateMention
from pipeline.extract.retelling import NEAR, TOLD_ON, Incident, Told, families, is_of_wounds, kinds_of, likeness
from pipeline.extract.stated import are_of_wounds
from schemas.vocabulary import Assertion, DatePrecision

NEAREST = 12
"""Incidents back that a sentence may continue; so that time stays bounded."""
_NEAR = ("DAT-15", "DAT-28")
"""Rules for days that are told from the day of publication: "yesterday", "on Monday"."""
_REACT = contexts()["react"]
_SAID_AFTER = re.compile(r"\s+(?:confirmed|announced|said|reported|claimed|stated)\b", re.IGNORECASE)
_SAID_BEFORE = re.compile(r"\b(?:confirmed|announced|said|reported|stated|told\s+\w+)\s+(?:on\s+)?$", re.IGNORECASE)


def find_incidents(text: str, told: Sequence[Told]) -> list[Incident]:
    """Return the article's incidents, in the order of the text."""
    incidents: list[Incident] = []
    for one in told:
        found = _dated(text, one, told)
        said = found is not None and is_when_said(text, found)
        known = _best_known(incidents, one, None if said else found)
        if known is None:
            incidents.append(Incident(told=(one,), date=found, is_date_said=said))
        else:
            incidents[known] = _told_on(incidents[known], one, found, said=said)
    return incidents


def _told_on(before: Incident, one: Told, found: DateMention | None, *, said: bool) -> Incident:
    """Return the incident with one sentence more; its first day holds, but that of who says so gives way to the deed's own."""
    later = None if is_of_wounds(one.frame) else found
    is_own = later is not None and later.precision in {DatePrecision.DAY, DatePrecision.DAYS} and not said
    is_better = later is not None and (before.date is None or (before.is_date_said and is_own))
    return Incident(
        told=(*before.told, one),
        date=later if is_better else before.date,
        is_date_said=said if is_better else before.is_date_said,
    )


def without_summaries(incidents: Sequence[Incident]) -> list[Incident]:
    """Return the incidents without the summaries and headlines of which the article goes on to tell (ASM-3, ASM-8).

    What a summary told of several acts holds of each of them.
    """
    kept: list[Incident] = []
    summary: Told | None = None
    for n, one in enumerate(incidents):
        if _is_told_in_parts(one, incidents[n + 1 :]):
            summary = one.founding()
        elif not _is_told_by_the_body(one, incidents[n + 1 :]):
            kept.append(replace(one, summary=summary) if summary and _is_part(one, summary) else one)
    return kept


def _is_part(incident: Incident, summary: Told) -> bool:
    """Return whether the summary told of it with others: people whom the same befell, told as fact near it."""
    first = incident.founding()
    near = 0 < first.number - summary.number <= NEAR and not first.frame.recalled
    same = set(first.frame.tolls) & set(summary.frame.tolls)
    return near and bool(same) and first.frame.judgement.rule == "AST-1"


def _is_told_by_the_body(incident: Incident, later: Sequence[Incident]) -> bool:
    """Return whether only headlines tell of it, and the body of something of its family."""
    kinds = families(kinds_of(incident))
    return all(told.headline for told in incident.told) and any(
        not one.told[0].headline and not one.told[0].frame.recalled and kinds & families(kinds_of(one)) for one in later
    )


def _is_told_in_parts(incident: Incident, later: Sequence[Incident]) -> bool:
    """Return whether later sentences tell of the acts that it sums up, by what they were and with tolls of their own."""
    first = incident.founding()
    outcomes = set(first.frame.tolls)
    return first.frame.summary and any(
        outcomes & set(told.frame.tolls) and not told.frame.recalled and told.frame.judgement.rule == "AST-1"
        for one in later
        for told in one.told
        if told.number != first.number and kinds_of(one)
    )


def _best_known(incidents: Sequence[Incident], one: Told, found: DateMention | None) -> int | None:
    """The number of the incident that the frame most likely tells on, the last of equals; None: it is a new one.

    What names no act again tells on of the news rather than of what was recalled in it.
    """
    near = range(max(0, len(incidents) - NEAREST), len(incidents))
    likely = [(likeness(incidents[n], one, found), n) for n in near]
    best, number = max(
        likely, key=lambda pair: (pair[0], _is_news(incidents[pair[1]]) or pair[0] > TOLD_ON, pair[1]), default=(0, 0)
    )
    return number if best else None


def _is_news(incident: Incident) -> bool:
    return not incident.told[0].frame.recalled


def _dated(text: str, one: Told, told: Sequence[Told]) -> DateMention | None:
    """The date in the frame's own words, right of the trigger before left; the sentence's where it tells of one thing."""
    offset = one.sentence.start
    own = [
        d for d in one.dates if any(word.idx <= d.start - offset < word.idx + len(word) for word in one.frame.region)
    ]
    if not own and sum(other.number == one.number for other in told) == 1:
        own = list(one.dates)
    if not own and _is_all_the_news(one, told):
        own = [d for d in one.dates if d.method.startswith(_NEAR)]
    if _tells_of_an_older_deed(one):
        own = [d for d in own if _is_of_a_deed(one, d)] or own
    at = offset + one.frame.hits[0].token.idx
    if all(hit.trigger.pos == "n" for hit in one.frame.hits):
        reacts = any(hit.clause.lower_ in _REACT for hit in one.frame.hits)
        own = [d for d in own if _is_inside(one, d)] or ([] if reacts else own)
    told_as_fact = one.frame.judgement.assertion is Assertion.ASSERTED
    own = [d for d in own if not is_when_said(text, d)] or (own if told_as_fact else [])
    resolved = [d for d in own if d.date_start] or own
    return min(resolved, key=lambda d: (d.precision is DatePrecision.DAYS, abs(d.start - at)), default=None)


def _tells_of_an_older_deed(one: Told) -> bool:
    """Return whether the news is what somebody says of a deed, or that people who were hurt in it died."""
    first = one.frame.hits[0]
    reacts = first.trigger.pos == "n" and first.clause.lower_ in _REACT and len(one.frame.hits) > 1
    return reacts or are_of_wounds(first.token.doc.text)


def _is_of_a_deed(one: Told, mention: DateMention) -> bool:
    """Return whether the date is in a deed's own phrase: of "died on Tuesday of wounds from Monday's attack" Monday is."""
    at = mention.start - one.sentence.start
    deeds = (hit.token for hit in one.frame.hits if hit.trigger.pos == "n" and hit.trigger.sub_event_type)
    return any(word.idx <= at < word.idx + len(word) for deed in deeds for word in deed.subtree)


def _is_all_the_news(one: Told, told: Sequence[Told]) -> bool:
    """Return whether the sentence's other deeds are only recalled: "yesterday" at its end is then the news's (DAT-34)."""
    others = [other for other in told if other.number == one.number and other is not one]
    return not one.frame.recalled and bool(others) and all(other.frame.recalled for other in others)


def _is_inside(one: Told, mention: DateMention) -> bool:
    """Return whether the date is of the act's own noun: "condemned today the murder" tells no day of the murder (DAT-33)."""
    at = mention.start - one.sentence.start
    for hit in one.frame.hits:
        between = (word for word in hit.token.doc[hit.token.i + 1 :] if word.idx < at)
        if at > hit.token.idx and not any(word.tag_.startswith("VB") for word in between):
            return True
        if any(word.idx <= at < word.idx + len(word) for word in hit.token.subtree):
            return True
    return False


def is_when_said(text: str, mention: DateMention) -> bool:
    """Return whether it is the day of the saying, and not the act's: "today confirmed", "said on Monday" (rule DAT-22)."""
    return bool(
        _SAID_AFTER.match(text, mention.end) or _SAID_BEFORE.search(text, max(0, mention.start - 20), mention.start)
    )
