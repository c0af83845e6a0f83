"""Which frames of an article tell of one incident (rules ASM-1 to ASM-5)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.extract.contexts import contexts
from pipeline.extract.dates import DateMention
from pipeline.extract.frames import Frame
from schemas.records import Span
from schemas.vocabulary import Assertion, DatePrecision, SubEventType

NEAR = 8
"""Sentences over which an incident is told on."""
NEAREST = 12
"""Incidents back that a sentence may continue; so that time stays bounded."""
_COARSE = contexts()["coarse_places"]
_FINE = contexts()["fine_places"]
_SAID_AFTER = re.compile(r"\s+(?:confirmed|announced|said|reported|claimed|stated)\b", re.IGNORECASE)
_SAID_BEFORE = re.compile(r"\b(?:confirmed|announced|said|reported|stated|told\s+\w+)\s+(?:on\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Told:
    """A frame at its place in the article."""

    frame: Frame
    sentence: Span
    number: int
    """Which sentence of the article."""
    paragraph: int
    dates: tuple[DateMention, ...]
    headline: bool
    """In a line above the article's body, which the body tells again."""

    @cached_property
    def place_names(self) -> frozenset[str]:
        """The names in the phrases that say where, in small letters."""
        doc = self.frame.hits[0].token.doc
        return frozenset(
            word.lower_
            for start, end in self.frame.locatives
            for word in doc
            if start <= word.idx < end and word.tag_ in {"NNP", "NNPS"}
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """The frames that tell of one thing, the founding one first."""

    told: tuple[Told, ...]
    date: DateMention | None


def find_incidents(text: str, told: Sequence[Told]) -> list[Incident]:
    """Return the article's incidents, in the order of the text."""
    incidents: list[Incident] = []
    for one in told:
        found = _dated(text, one, told)
        near = range(len(incidents) - 1, max(-1, len(incidents) - 1 - NEAREST), -1)
        known = next((i for i in near if _continues(incidents[i], one, found)), None)
        if known is None:
            incidents.append(Incident(told=(one,), date=found))
        else:
            before = incidents[known]
            incidents[known] = Incident(told=(*before.told, one), date=before.date or found)
    return incidents


def without_summaries(incidents: Sequence[Incident]) -> list[Incident]:
    """Return the incidents without the summaries of several of which the article goes on to tell (rule ASM-8)."""
    return [one for n, one in enumerate(incidents) if not _is_told_in_parts(one, incidents[n + 1 :])]


def _is_told_in_parts(incident: Incident, later: Sequence[Incident]) -> bool:
    outcomes = set(incident.told[0].frame.tolls)
    return incident.told[0].frame.summary and any(
        outcomes & set(told.frame.tolls) and not told.frame.recalled and told.frame.judgement.rule == "AST-1"
        for one in later
        for told in one.told
    )


def kinds_of(incident: Incident) -> tuple[SubEventType, ...]:
    """Return the acts that the incident's words name, in order."""
    return tuple(dict.fromkeys(kind for told in incident.told for kind in told.frame.sub_event_types))


def _dated(text: str, one: Told, told: Sequence[Told]) -> DateMention | None:
    """The date in the frame's own words, right of the trigger before left; the sentence's where it tells of one thing."""
    offset = one.sentence.start
    own = [
        d for d in one.dates if any(word.idx <= d.start - offset < word.idx + len(word) for word in one.frame.region)
    ]
    if not own and sum(other.number == one.number for other in told) == 1:
        own = list(one.dates)
    at = offset + one.frame.hits[0].token.idx
    own = [d for d in own if not _is_when_said(text, d)] or own
    resolved = [d for d in own if d.date_start] or own
    return min(resolved, key=lambda d: (d.precision is DatePrecision.DAYS, abs(d.start - at)), default=None)


def _is_when_said(text: str, mention: DateMention) -> bool:
    """A day by the saying: "today confirmed", "said on Monday": the day of the saying is not the act's (rule DAT-22)."""
    return bool(
        _SAID_AFTER.match(text, mention.end) or _SAID_BEFORE.search(text, max(0, mention.start - 20), mention.start)
    )


def _continues(  # noqa: PLR0911 - a table of cases
    incident: Incident, one: Told, found: DateMention | None
) -> bool:
    last, frame = incident.told[-1], one.frame
    if frame.recalled != last.frame.recalled or (frame.recalled and one.number != last.number):
        return False
    if last.headline:
        return not _disjoint(incident.date, found) and not _elsewhere(incident, one)
    if frame.separate or one.number - last.number > NEAR or _is_one_of_several(incident, one):
        return False
    if _disjoint(incident.date, found) or _elsewhere(incident, one):
        return False
    if (last.frame.judgement.assertion is Assertion.ASSERTED) != (frame.judgement.assertion is Assertion.ASSERTED):
        return False
    family, kinds = {_family(kind) for kind in kinds_of(incident)}, {_family(kind) for kind in frame.sub_event_types}
    if not kinds or not family:
        return True
    if frame.definite and kinds & family:
        return True
    same_act = bool(set(kinds_of(incident)) & set(frame.sub_event_types))
    told_on = one.paragraph == last.paragraph or not frame.locatives or same_act
    return bool(kinds & family) and told_on and one.number != last.number


def _is_one_of_several(incident: Incident, one: Told) -> bool:
    """After a summary of several acts ("in three raids") people who are counted anew are those of one of them (ASM-8)."""
    anew = any(people.count and not people.definite for counted in one.frame.tolls.values() for people in counted)
    return incident.told[0].frame.summary and one.number != incident.told[0].number and anew


def _disjoint(one: DateMention | None, other: DateMention | None) -> bool:
    if not (one and other and one.date_start and one.date_end and other.date_start and other.date_end):
        return False
    return one.date_end < other.date_start or other.date_end < one.date_start


def _elsewhere(incident: Incident, one: Told) -> bool:
    """Both name a place of their own, and no name is in both."""
    before = {word for told in incident.told for word in told.place_names}
    now = one.place_names
    return bool(before and now and not before & now) and not _zooms_in(incident.told[-1], one)


def _zooms_in(before: Told, now: Told) -> bool:
    """A province and then a village without one: the village is in the province (rule ASM-7)."""
    coarse, fine = _place_nouns(before), _place_nouns(now)
    return bool(coarse & _COARSE and fine & _FINE and not fine & _COARSE)


def _place_nouns(one: Told) -> set[str]:
    doc = one.frame.hits[0].token.doc
    return {word.lower_ for start, end in one.frame.locatives for word in doc if start <= word.idx < end}


def _family(kind: SubEventType) -> str:
    if kind in {
        SubEventType.PEACEFUL_PROTEST,
        SubEventType.VIOLENT_DEMONSTRATION,
        SubEventType.PROTEST_WITH_INTERVENTION,
        SubEventType.MOB_VIOLENCE,
        SubEventType.EXCESSIVE_FORCE_AGAINST_PROTESTERS,
    }:
        return "crowd"
    if kind in {SubEventType.AGREEMENT, SubEventType.CHANGE_TO_GROUP}:
        return kind.value
    return "force"
