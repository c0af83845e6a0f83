"""What the model of relevance sees of a report: signs in seven blocks, from words and from what the rules made of them."""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from enum import StrEnum
from functools import lru_cache

from pipeline.extract.acts.hits import Hit
from pipeline.extract.incidents.told import Incident
from pipeline.extract.relevance.times import TimesTold, times_in
from pipeline.extract.text.reading import Reading
from pipeline.extract.text.subjects import QUOTED, SHORT, cues_named_in
from pipeline.extract.text.tokens import Token
from schemas.records import Report, Span

AROUND = 2
"""Sentences before and after whose words are signs."""
LEAD = 3
"""Sentences that say what an article is about, with its title."""
FRAMES = 3
"""Sentences that tell of the incident whose acts are signs."""
MOST_COUNTED = 3
MOST_CUES = 6
_WORD = re.compile(r"(?<![\w'’-])[a-z][a-z’'-]+(?!\w)")
"""In small letters: names, days and numbers say less of what a text is than of where and when it was written."""
_ANY_WORD = re.compile(r"\w+")
_NAMES = frozenset({"NNP", "NNPS"})
_OF_THE_CLAUSE = frozenset({"aux", "auxpass", "nsubj", "nsubjpass", "mark", "agent"})
_TOLD_AS = ("definite", "presupposed", "recalled", "running", "summary")


class Block(StrEnum):
    """Signs that weigh together as one: each by one through the root of their number, so that long texts weigh no more."""

    SHAPE = "shape"
    """What the rules made of it: type, parties, toll, weapons, how it is told."""
    FRAME = "frame"
    """The words under and over those that tell the act, by how the parse joins them."""
    TIME = "time"
    """Years long gone and days of late, in its sentence, around it and in the lead, and which was told last before it."""
    SENTENCE = "sentence"
    AROUND = "around"
    LEAD = "lead"
    """The title and the first sentences."""
    ARTICLE = "article"
    """What a text of more than 600 characters is as a whole: its own words, outside of quotations, those of its title, and of how
    many cues of which subjects they have; of a shorter one nothing, for its sentences say it all.
    """


Signs = Mapping[Block, AbstractSet[str]]


def signs_of(reading: Reading, incident: Incident, report: Report, times: TimesTold) -> Signs:
    """Return the signs of the report; a block without any is empty."""
    hits = [hit for told in incident.told[:FRAMES] for hit in told.frame.hits]
    windows = windows_of(reading, incident)
    return {
        Block.SHAPE: set(_shape(incident, report)),
        Block.FRAME: {sign for hit in hits for sign in _joined(hit)},
        Block.TIME: {*_times(reading, windows), f"last: {times.up_to(incident.founding().number)}"},
        Block.SENTENCE: _words_in(reading, windows[Block.SENTENCE]),
        Block.AROUND: _words_in(reading, windows[Block.AROUND]),
        Block.LEAD: _words_in(reading, windows[Block.LEAD]) | _words(reading.title),
        Block.ARTICLE: article_signs(reading.text, reading.title) if len(reading.text) > SHORT else frozenset(),
    }


@lru_cache(maxsize=4)
def article_signs(text: str, title: str) -> frozenset[str]:
    """Return the signs of an article as a whole; each of its reports asks for them."""
    own = QUOTED.sub(" ", text)
    titled = (f"title: {word}" for word in _ANY_WORD.findall(title.lower()))
    cues = cues_named_in(f"{title}\n{own}").items()
    counted = (f"{subject}: {count}" for subject, named in cues for count in range(1, min(named, MOST_CUES) + 1))
    return frozenset((*_words(own), *titled, *counted))


def windows_of(reading: Reading, incident: Incident) -> dict[Block, list[Span]]:
    """Return the sentences whose words are signs, by block."""
    sentences, number = reading.sentences, incident.founding().number
    around = range(max(0, number - AROUND), min(len(sentences), number + AROUND + 1))
    return {
        Block.SENTENCE: [sentences[number]],
        Block.AROUND: [sentences[n] for n in around if n != number],
        Block.LEAD: [*sentences[:LEAD]],
    }


def _times(reading: Reading, windows: dict[Block, list[Span]]) -> Iterator[str]:
    """The title is part of the lead."""
    day = reading.published_on
    for block, spans in windows.items():
        for span in spans:
            yield from (f"{block}: {time}" for time in times_in(reading.text[span.start : span.end], day))
    yield from (f"{Block.LEAD}: {time}" for time in times_in(reading.title, day))


def places_of_word(word: str, text: str, span: Span) -> Iterator[Span]:
    """Yield where the word stands in that stretch of the text."""
    at = text.find(word, span.start, span.end)
    while at >= 0:
        whole = _WORD.match(text, at, span.end)
        if whole is not None and whole.group() == word:
            yield Span(*whole.span())
        at = text.find(word, at + len(word), span.end)


def _words_in(reading: Reading, spans: list[Span]) -> set[str]:
    return set[str]().union(*(_words(reading.text[span.start : span.end]) for span in spans))


@lru_cache(maxsize=64)
def _words(text: str) -> frozenset[str]:
    """Each sentence is asked for by all reports around it."""
    return frozenset(_WORD.findall(plain(text)))


def plain(text: str) -> str:
    """Return the text with one form of apostrophe, the signs' own."""
    return text.replace("’", "'")


def _shape(incident: Incident, report: Report) -> Iterator[str]:
    yield from (report.event_type, report.sub_event_type)
    yield from (f"{actor.role}={actor.kind}" for actor in report.actors)
    yield from ("known actor" for actor in report.actors if actor.actor_id)
    yield from () if report.actors else ("no actor",)
    yield from (f"{outcome}={min(toll.low, MOST_COUNTED)}" for outcome, toll in report.tolls.items())
    yield from (f"weapon={weapon}" for weapon in report.weapons)
    yield from ("placed" for told in incident.told if told.frame.locatives)
    yield from ("attributed",) if report.attributed_to else ()
    yield from (name for name in _TOLD_AS if getattr(incident.founding().frame, name))


def _joined(hit: Hit) -> Iterator[str]:
    """How words hang on the one that tells the act ("dobj:crown", "into:semi-final"), it on another, and what its clause has."""
    for child in hit.token.children:
        if child.dep_ not in {"punct", "det"}:
            yield f"{child.dep_}:{_named(child)}"
        if child.dep_ == "prep":
            yield from (f"{child.lower_}:{_named(under)}" for under in child.children)
    if hit.token.head != hit.token:
        yield f"^{hit.token.dep_}:{_named(hit.token.head)}"
    yield from (f"clause.{child.dep_}:{_named(child)}" for child in hit.clause.children if child.dep_ in _OF_THE_CLAUSE)


def _named(word: Token) -> str:
    if word.tag_ in _NAMES:
        return "<name>"
    return "<number>" if word.tag_ == "CD" else word.lower_
