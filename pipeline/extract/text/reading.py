"""An article as a reader takes it in: what is its own text, where sentences begin, when it was written, what it is."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.extract.text.blanking import blanked, plain
from pipeline.extract.text.citations import headlines_of
from pipeline.extract.text.datelines import (
    NO_HEAD,
    Dispatch,
    Head,
    anchor_of,
    head_of,
    publication_of,
    reference_of,
    released_in,
)
from pipeline.extract.text.entries import Entry, entries_of, told_apart
from pipeline.extract.text.forms import Form, form_at, forms_of, without_fields
from pipeline.extract.text.genre import Kind, is_digest, judge_genre
from pipeline.extract.text.items import items_of, number_at, parted, without_names
from pipeline.extract.text.known_places import NamesPlace, knows_no_place
from pipeline.extract.text.lists import is_marked
from pipeline.extract.text.paragraphs import own_words_of, paragraphs_of
from pipeline.extract.text.recasing import recased
from pipeline.extract.text.sentences import split_sentences
from pipeline.extract.text.subjects import Subject
from pipeline.extract.text.tables import rows_of
from pipeline.extract.text.transcripts import speakers_in, without_tags
from pipeline.language import detect_language
from schemas.records import Article, Item, Span
from schemas.vocabulary import Genre, PublishedAtMethod


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What reading an article gives."""

    title: str
    """The headline, where it is not in the text; else empty."""
    text: str
    """As long as the article's text, with marks, links and foot-note numbers blanked, so that offsets hold."""
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    silent: tuple[Span, ...]
    language: str | None
    genre: Genre
    subject: Subject | None
    """What it is about where that is no conflict news."""
    published_on: date | None
    published_at_method: PublishedAtMethod
    dateline: Span | None
    dispatched: Dispatch | None
    released_in: tuple[int, int] | None
    """Year and month by the number of a release ("2010-09-CA-005")."""
    body: int
    """Where the article's body begins, after headline and dateline; 0 where that cannot be told."""
    anchor: date | None
    """The day from which "yesterday" and the like count: the dispatch's own, else that of publication (rule DAT-35)."""
    items: tuple[Item, ...]
    """The pieces of news of a round-up, whose names are blanked in the text."""
    entries: tuple[Entry, ...]
    """The entries of a chronology, whose days are in no sentence."""
    forms: tuple[Form, ...]
    """The incident forms in it, and the rows of its tables; of their words only those are sentences that tell what was done."""
    catalogue: bool
    """A list of citations: its paragraphs are their headlines, each a piece of news."""

    def item_at(self, offset: int) -> int | None:
        """Return the number of the piece of news in which the offset lies; None outside of any."""
        return number_at(offset, self.items) if self.items else None

    def entry_at(self, offset: int) -> Entry | None:
        """Return the chronology's entry in which the offset lies; None outside of any."""
        number = number_at(offset, self.entries) if self.entries else None
        return None if number is None else self.entries[number]

    def are_apart(self, offset: int, other: int) -> bool:
        """Return whether two offsets lie in different pieces of a round-up, or entries of a chronology."""
        return self.item_at(offset) != self.item_at(other) or self.entry_at(offset) is not self.entry_at(other)

    def form_at(self, offset: int) -> int | None:
        """Return the number of the form in which the offset lies; None outside of any."""
        return form_at(offset, self.forms) if self.forms else None

    def is_listed(self, offset: int) -> bool:
        """Return whether the paragraph in which the offset lies is an entry of a list."""
        number = self.paragraph_at(offset)
        return number >= 0 and is_marked(self.text, self.paragraphs[number].start)

    def paragraph_at(self, offset: int) -> int:
        """Return the number of the paragraph in which the offset lies, or of the last before it; -1 before the first."""
        return bisect_right(self.paragraphs, offset, key=lambda paragraph: paragraph.start) - 1


def read(article: Article, names_place: NamesPlace = knows_no_place) -> Reading:
    """Return the reading of the article; any text has one. Without a gazetteer no round-up is known as such."""
    text = plain(article.text)
    speakers = speakers_in(text)
    text = blanked(text, speakers)
    headlines = headlines_of(text)
    given = date.fromisoformat(article.published_at[:10]) if article.published_at else None
    head = NO_HEAD if headlines else head_of(text, given, names_place)
    text = recased(text)
    text = text[: head.body] + without_tags(text[head.body :])
    forms = () if headlines else (forms_of(text) or rows_of(text, names_place))
    items = () if headlines else items_of(text, names_place, is_digest=_is_a_digest(article, text))
    items = () if any(form_at(item.start, forms) is not None for item in items) else items
    head = _above(items or forms, head)
    text = without_names(text, items)
    entries = () if headlines or forms else entries_of(text, given)
    head = _above(entries, head)
    paragraphs, silent = (
        (headlines, ()) if headlines else own_words_of(text, [*without_fields(_cut(text, head, items, entries), forms)])
    )
    above = (Span(head.dateline.end, head.body),) if head.dateline else ()
    published_on, method = publication_of(article, text, head.dispatched)
    kind = judge_genre(article.title or "", text, paragraphs)
    return Reading(
        title=article.title or "",
        text=text,
        paragraphs=paragraphs,
        sentences=tuple(sentence for paragraph in paragraphs for sentence in split_sentences(text, paragraph)),
        silent=(*above, *speakers, *silent),
        language=article.language or detect_language(text),
        genre=_genre(article, kind),
        subject=kind.subject,
        published_on=published_on,
        published_at_method=method,
        anchor=anchor_of(published_on, head.dispatched),
        dateline=head.dateline,
        dispatched=head.dispatched or reference_of(text, given),
        released_in=released_in(text),
        body=head.body,
        items=items,
        entries=entries,
        forms=forms,
        catalogue=bool(headlines),
    )


def _is_a_digest(article: Article, text: str) -> bool:
    return is_digest(article.title or text.strip().partition("\n")[0])


def _above(pieces: Sequence[Item | Entry | Form], head: Head) -> Head:
    """Return the head, if it stands above the first piece of news, entry or form; a dateline in one is no head of the text."""
    within = bool(pieces) and head.dateline is not None and head.dateline.start >= pieces[0].start
    return NO_HEAD if within else head


def _cut(text: str, head: Head, items: Sequence[Item], entries: Sequence[Entry]) -> list[Span]:
    """Return the paragraphs, cut where a round-up's pieces of news and a chronology's entries begin."""
    top = head.dateline.start if head.dateline else head.body
    paragraphs = [*parted(text, paragraphs_of(text, top, head.body), items)]
    return [*told_apart(text, paragraphs, entries)] if entries else paragraphs


def _genre(article: Article, kind: Kind) -> Genre:
    """The publisher's word that it is opinion, background or a digest goes before what news looks like (GEN-5)."""
    hinted = article.genre_hint is not None and article.genre_hint is not Genre.OTHER
    return article.genre_hint if hinted and article.genre_hint and kind.genre is Genre.NEWS else kind.genre
