"""Words that could have told of an act, or when, and why nothing was made of them: for people who ask, not for coding."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pipeline.extract.acts.frames import find_frames
from pipeline.extract.acts.hits import find_hits, why_no_hit
from pipeline.extract.acts.triggers import find_forms
from pipeline.extract.coder import words_of
from pipeline.extract.dates.expressions import find_dates
from pipeline.extract.text.parser import parse
from pipeline.extract.text.reading import Reading
from pipeline.extract.text.tokens import Doc
from schemas.records import Report, Span
from schemas.vocabulary import ReportField


class Candidate(StrEnum):
    """What the words could have been."""

    ACT = "act"
    DATE = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """Words that became no part of a report."""

    start: int
    end: int
    candidate: Candidate
    why: str
    """With the id of the rule where one decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """What an article's sentences offer beside what was coded."""

    acts: tuple[Span, ...]
    """Words that tell of an act in the sense of their row in the lexicon, in sentences that reports rest on."""
    rejected: tuple[Rejected, ...]


def find_candidates(reading: Reading, reports: Sequence[Report]) -> Candidates:
    """Return the words that tell of acts, and what was rejected with the reasons, in the order of the text."""
    english = reading.language in {"en", None}
    numbers = [n for n, span in enumerate(reading.sentences) if english and find_forms(reading.text, span)]
    parsed = parse(words_of(reading, n) for n in numbers)
    docs = [(reading.sentences[n], doc) for n, doc in zip(numbers, parsed, strict=True)]
    acts = tuple(Span(s.start + a, s.start + b) for s, doc in docs if _is_told(s, reports) for a, b in _telling(doc))
    rejected = [
        *(one for sentence, doc in docs for one in _acts(sentence, doc, acts)),
        *_unread(reading),
        *_dates(reading, reports),
    ]
    return Candidates(acts=acts, rejected=tuple(sorted(rejected, key=lambda one: one.start)))


def _telling(doc: Doc) -> list[tuple[int, int]]:
    """Return the offsets of the words that frames rest on."""
    words = {hit.token for frame in find_frames(doc) for hit in frame.hits}
    return sorted((word.idx, word.idx + len(word)) for word in words)


def _acts(sentence: Span, doc: Doc, acts: Sequence[Span]) -> Iterator[Rejected]:
    hits, telling = {hit.token for hit in find_hits(doc)}, _telling(doc)
    for token in doc:
        span = Span(sentence.start + token.idx, sentence.start + token.idx + len(token))
        why = why_no_hit(token)
        if token in hits and (token.idx, token.idx + len(token)) not in telling:
            why = "plural or present without people or a day: a habit or a trend, not an incident (FRM-6)"
        elif token in hits and span not in acts:
            why = "no report rests on it: an outcome without an act, or a war's total (ASM-6)"
        if why:
            yield Rejected(start=span.start, end=span.end, candidate=Candidate.ACT, why=why)


def _unread(reading: Reading) -> Iterator[Rejected]:
    """Yield the lexicon's words in what is not the article's own text, or in a language that is not coded."""
    for span in reading.silent:
        yield from _unread_words(reading, span, "not the article's own words: a note, a link or a notice")
    if reading.language not in {"en", None}:
        for span in reading.sentences:
            yield from _unread_words(reading, span, f"the text is in {reading.language!r}, and only English is coded")


def _unread_words(reading: Reading, span: Span, why: str) -> Iterator[Rejected]:
    for found in find_forms(reading.text, span):
        yield Rejected(start=found.start, end=found.end, candidate=Candidate.ACT, why=why)


def _dates(reading: Reading, reports: Sequence[Report]) -> Iterator[Rejected]:
    taken = [span for report in reports for span in report.spans.get(ReportField.DATE, ())]
    for sentence in reading.sentences:
        told = any(_overlaps(Span(report.start, report.end), sentence) for report in reports)
        for mention in find_dates(reading.text, sentence, reading.anchor):
            if any(_overlaps(span, Span(mention.start, mention.end)) for span in taken):
                continue
            means = str(mention.date_start) if mention.date_start else "no day that can be told"
            why = "another date stands by the act, or it is the day of a saying (DAT-22)" if told else "no report here"
            yield Rejected(
                start=mention.start,
                end=mention.end,
                candidate=Candidate.DATE,
                why=f"{why}; by {mention.method} it means {means}",
            )


def _is_told(sentence: Span, reports: Sequence[Report]) -> bool:
    return any(_overlaps(span, sentence) for report in reports for span in _spans(report))


def _spans(report: Report) -> Iterator[Span]:
    yield Span(report.start, report.end)
    for spans in report.spans.values():
        yield from spans


def _overlaps(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
