"""Which words of an article each field of a report rests on."""

from collections.abc import Sequence

from pipeline.extract.dates.expressions import DateMention
from pipeline.extract.incidents.told import Incident
from pipeline.extract.text.reading import Reading
from schemas.records import Actor, Span, Toll
from schemas.vocabulary import Outcome, ReportField

_COUNTED_FIELDS = {Outcome(field.value): field for field in ReportField if field.value in list(Outcome)}


def evidence_of(
    reading: Reading,
    incident: Incident,
    found: DateMention | None,
    actors: Sequence[Actor],
    tolls: dict[Outcome, Toll],
) -> dict[ReportField, tuple[Span, ...]]:
    """Return where the words for a report's fields stand; fields that no words tell are not in it."""
    spans: dict[ReportField, tuple[Span, ...]] = {}
    if found:
        spans[ReportField.DATE] = (Span(found.start, found.end),)
    if actors:
        spans[ReportField.ACTORS] = tuple(Span(actor.start, actor.end) for actor in actors)
    for outcome, field in _COUNTED_FIELDS.items():
        if outcome in tolls:
            people = [(t.sentence.start, p) for t in incident.told for p in t.frame.tolls.get(outcome, ())]
            counted = tuple(Span(offset + one.start, offset + one.end) for offset, one in people)
            spans[field] = (*_stated(reading, incident, tolls[outcome]), *counted)
    cue = incident.told[0].frame.judgement.cue
    if cue is not None:
        start = incident.told[0].sentence.start + cue.idx
        spans[ReportField.ASSERTION] = (Span(start, start + len(cue)),)
    return spans


def _stated(reading: Reading, incident: Incident, toll: Toll) -> tuple[Span, ...]:
    """Where a toll is said as such ("the death toll rose to 12"); nothing where the words for people tell it."""
    said = (one.text for told in incident.told for one in told.frame.people)
    at = -1 if toll.phrase in said else reading.text.find(toll.phrase, incident.told[0].sentence.start)
    return () if at < 0 or not toll.phrase else (Span(at, at + len(toll.phrase)),)
