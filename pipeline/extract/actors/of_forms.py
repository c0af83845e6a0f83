"""Whom an incident form names as doers and as targets (rule ACT-186)."""

import re
from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from pipeline.extract.actors.people import people_called
from pipeline.extract.actors.phrases import mentioned
from pipeline.extract.actors.registry import find_actors
from pipeline.extract.text.forms import Field, FieldKind, Form
from pipeline.extract.text.reading import Reading
from schemas.records import Actor, Span
from schemas.vocabulary import ActorRole, Claim

_ALLEGED = re.compile(
    r"\b(?:alleged(?:ly)?|suspected|presumed|probabl[ey]|possibl[ey]|likely|unconfirmed|believed|attributed)\b|\?",
    re.IGNORECASE,
)
_CLAIMED = re.compile(r"(?<!un)\bclaimed\b", re.IGNORECASE)
_UNKNOWN = re.compile(
    r"\s*(?:unknown|unidentified|not (?:known|identified|specified|applicable)|unspecified|n/?a|nil|none|tbc|tbd|-+)\W*",
    re.IGNORECASE,
)
_PARTS = re.compile(r",|;|\s/\s|\band\b|&|\+|\n")
_NOTE = re.compile(r"\([^()]*\)")


def parties_in(reading: Reading, form: Form, on: date | None) -> Iterator[Actor]:
    """Yield the form's doers, then whom it befell; a doer who is suspected is alleged, one who claims it says so himself."""
    for field in form.of(FieldKind.DOER):
        claim = _claim(reading.text, field)
        yield from _named_in(reading, field, ActorRole.PERPETRATOR, claim, on)
    for field in form.of(FieldKind.TARGET):
        yield from _named_in(reading, field, ActorRole.TARGET, Claim.ASSERTED, on)


def _claim(text: str, field: Field) -> Claim:
    words = f"{field.label} {text[field.value.start : field.value.end]}"
    if _CLAIMED.search(words):
        return Claim.CLAIMED
    return Claim.ALLEGED if _ALLEGED.search(words) else Claim.ASSERTED


def _named_in(reading: Reading, field: Field, role: ActorRole, claim: Claim, on: date | None) -> Iterator[Actor]:
    """Yield the known parties in the value, else its people, part by part."""
    known = [mentioned(reading, mention, role) for mention in find_actors(reading.text, field.value, on)]
    for actor in known or list(_people_in(reading.text, field.value, role)):
        yield replace(actor, claim=claim)


def _people_in(text: str, value: Span, role: ActorRole) -> Iterator[Actor]:
    words = _NOTE.sub(lambda note: " " * len(note.group()), text[value.start : value.end])
    starts = [0, *(part.end() for part in _PARTS.finditer(words))]
    ends = [*(part.start() for part in _PARTS.finditer(words)), len(words)]
    for start, end in zip(starts, ends, strict=True):
        part = words[start:end]
        if part.strip() and not _UNKNOWN.fullmatch(part):
            begin = value.start + start + len(part) - len(part.lstrip())
            yield _people(text, Span(begin, begin + len(part.strip())), role)


def _people(text: str, span: Span, role: ActorRole) -> Actor:
    words = text[span.start : span.end]
    noun = people_called(re.findall(r"[\w’'-]+", words))
    return Actor(text=words, start=span.start, end=span.end, role=role, kind=noun.kind if noun else None)
