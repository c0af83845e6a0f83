"""The coder: articles in, what each reports out, in order and the same however they are batched."""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from importlib.metadata import version
from itertools import islice
from pathlib import Path

from pipeline.extract.acts.frame import Frame
from pipeline.extract.acts.frames import find_frames
from pipeline.extract.acts.triggers import may_tell
from pipeline.extract.dates.expressions import DateMention, find_dates
from pipeline.extract.extractions import extraction_of
from pipeline.extract.incidents.assemble import assemble
from pipeline.extract.incidents.setting import setting_of
from pipeline.extract.incidents.told import Told
from pipeline.extract.own_words import in_own_words
from pipeline.extract.text.asides import without_asides, without_label
from pipeline.extract.text.casing import sentence_case
from pipeline.extract.text.forms import FieldKind, Form, only_counts
from pipeline.extract.text.known_places import NamesPlace, knows_no_place
from pipeline.extract.text.parser import MODEL, forget_words, parse
from pipeline.extract.text.prospects import may_hit
from pipeline.extract.text.reading import Reading, read
from pipeline.extract.text.tokens import Doc, take_apart
from pipeline.extract.text.transcripts import without_meanings
from pipeline.extract.tolls.counted import people_in
from pipeline.versions import hash_sources, sources_of
from schemas.records import Article, Extraction, Span
from schemas.registry import REGISTRY, STATES
from schemas.vocabulary import DatePrecision

RULES = "2026.11"
"""Version of the rules as their readers know it; what they are made of is part of the coder's version too."""
READ = (
    "pipeline.crosswalk",
    "pipeline.extract",
    "pipeline.language",
    "pipeline.versions",
    "schemas.quotes",
    "schemas.records",
    "schemas.registry",
    "schemas.vocabulary",
)
"""The code of which a report may be another when it changes."""
_GANG = re.compile(r"\bgang-(?=rap)", re.IGNORECASE)
"""What the parser takes for a noun of its own ("gang-raped")."""
OPENING = 40
"""Characters of a paragraph in which the day stands with which it opens."""
TOGETHER = 64
"""Articles whose sentences are parsed in one go."""


class Coder:
    """Codes what articles report, before each report has its place."""

    def __init__(self, names_place: NamesPlace = knows_no_place) -> None:
        """``names_place`` is what is known of the places that sentences name: what was captured may be a town, and a town and
        its province one place.
        """
        self._names_place = names_place

    @property
    def version(self) -> str:
        """Return the version of rules and lexicons; articles coded by another are coded again."""
        return coder_version()

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """Yield an extraction for each article, in order."""
        remaining = iter(articles)
        while batch := list(islice(remaining, TOGETHER)):
            yield from _extract(batch, self.version, self._names_place)


@cache
def coder_version() -> str:
    """Return a version that changes with any rule, lexicon or the parser's model; cheap: no model is loaded."""
    tables = (Path(str(table)) for table in (REGISTRY, STATES))
    return f"{RULES}+{hash_sources((*sources_of(*READ), *tables), version(MODEL).encode())[:8]}"


def _extract(batch: Sequence[Article], version: str, names_place: NamesPlace) -> list[Extraction]:
    """Nothing that our own memory holds of the batch's words outlives it, and little of the model's."""
    try:
        return list(_extractions(batch, version, names_place))
    finally:
        people_in.cache_clear()
        find_dates.cache_clear()
        forget_words()


def _extractions(batch: Sequence[Article], version: str, names_place: NamesPlace) -> Iterator[Extraction]:
    for article, (reading, told, any_candidate) in zip(batch, told_in(batch, names_place), strict=True):
        yield _extraction(article, reading, told, version, any_candidate=any_candidate)


def told_in(batch: Sequence[Article], names_place: NamesPlace) -> Iterator[tuple[Reading, list[Told], bool]]:
    """Yield of each article how it reads, what its sentences tell, and whether any of them might have told something.

    The sentences' words are there until the next article is asked for.
    """
    readings = [read(article, names_place) for article in batch]
    candidates = [[n for n in range(len(r.sentences)) if is_candidate(r, n)] for r in readings]
    sentences = (words_of(r, n) for r, numbers in zip(readings, candidates, strict=True) for n in numbers)
    parsed = parse(sentences, may_hit, names_place)
    for reading, numbers in zip(readings, candidates, strict=True):
        docs = list(islice(parsed, len(numbers)))
        frames = {n: found for n, doc in zip(numbers, docs, strict=True) if (found := _frames_of(reading, n, doc))}
        told = [_told(reading, n, frame, frames.keys()) for n, found in frames.items() for frame in found]
        yield reading, told, bool(numbers)
        for doc in docs:
            take_apart(doc)


def _frames_of(reading: Reading, number: int, doc: Doc) -> tuple[Frame, ...]:
    start = reading.sentences[number].start
    form = reading.form_at(start)
    return find_frames(doc, only_names=form is not None and reading.forms[form].names_at(start))


def _told(reading: Reading, number: int, frame: Frame, telling: AbstractSet[int]) -> Told:
    sentence = reading.sentences[number]
    form = reading.form_at(sentence.start)
    return Told(
        frame=frame,
        sentence=sentence,
        number=number,
        paragraph=reading.paragraph_at(sentence.start),
        headline=sentence.end <= reading.body,
        item=reading.item_at(sentence.start),
        entry=reading.entry_at(sentence.start),
        form=form,
        form_day=None if form is None else _day_of(reading, reading.forms[form]),
        listed_day=_opening_day(reading, sentence) if reading.is_listed(sentence.start) else None,
        alone=reading.catalogue,
        dates=find_dates(reading.text, sentence, reading.anchor),
        setting=setting_of(reading, number, telling),
    )


def _day_of(reading: Reading, form: Form) -> DateMention | None:
    """The first day that the fields for it tell."""
    days = (day for field in form.of(FieldKind.DAY) for day in find_dates(reading.text, field.value, reading.anchor))
    return next(days, None)


def _opening_day(reading: Reading, sentence: Span) -> DateMention | None:
    """The day with which the sentence's paragraph opens ("On 4 June …"); None where it opens with none."""
    start = reading.paragraphs[reading.paragraph_at(sentence.start)].start
    days = find_dates(reading.text, Span(start, min(start + OPENING, len(reading.text))), reading.anchor)
    return next(
        (day for day in days if day.precision is DatePrecision.DAY and day.start - start <= len("On the ")), None
    )


def is_candidate(reading: Reading, number: int) -> bool:
    """Return whether a sentence may tell of something, and so is worth parsing."""
    span = reading.sentences[number]
    if reading.subject is not None and not reading.subject.has_acts:
        return False
    words = reading.text[span.start : span.end]
    return reading.language in {"en", None} and may_tell(words) and not only_counts(words)


def words_of(reading: Reading, number: int) -> str:
    """Return the sentence as the parser reads it best, as long as it was: line ends as spaces, a title's words as in a
    sentence, no brackets that explain a name or a thing.
    """
    span = reading.sentences[number]
    words = _GANG.sub("     ", without_label(without_asides(without_meanings(reading.text[span.start : span.end]))))
    return sentence_case(words.replace("\n", " ").replace("\r", " "))


def _extraction(
    article: Article, reading: Reading, told: list[Told], version: str, *, any_candidate: bool
) -> Extraction:
    reports = tuple(in_own_words(report, reading.text, article.text) for report in assemble(reading, told))
    why_none = _why_none(reading, any_candidate=any_candidate)
    return extraction_of(article, reading, reports, version=version, why_none=why_none)


def _why_none(reading: Reading, *, any_candidate: bool) -> str:
    if not reading.sentences:
        return "no_text"
    if reading.language not in {"en", None}:
        return "language"
    if reading.subject is not None and not reading.subject.has_acts:
        return "not_conflict"
    return "not_conflict" if any_candidate else "no_trigger"
