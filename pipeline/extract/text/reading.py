"""An article as a reader takes it in: what is its own text, where sentences begin, when it was written, what it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.extract.dates.expressions import parse_full_date
from pipeline.extract.text.citations import headlines_of
from pipeline.extract.text.entries import Entry, entries_of, told_apart
from pipeline.extract.text.genre import Kind, is_digest, judge_genre
from pipeline.extract.text.items import items_of, number_at, parted, without_names
from pipeline.extract.text.known_places import NamesPlace, knows_no_place
from pipeline.extract.text.recasing import recased
from pipeline.extract.text.sentences import split_sentences, trim
from pipeline.extract.text.subjects import Subject
from pipeline.extract.text.transcripts import speakers_in, without_tags
from pipeline.language import detect_language
from schemas.records import Article, Item, Span
from schemas.vocabulary import Genre, PublishedAtMethod

HEAD = 700
"""Characters in which a dateline or a reference line stands."""

_BLANKED = re.compile(
    r"!?\[(?=[^\]\[\n]{0,400}\]\()|\]\([^()\n]{0,2000}\)|<https?://[^<>\s]{0,2000}>|https?://\S+|www\.\S+|\[\d{1,3}\]|^[ \t]{0,8}#{1,6}\s|\*+|^[ \t]{0,8}>\s|[_`]{2,}",
    re.MULTILINE,
)
_NAME = r"[A-Z][\w.'’-]*"
_BY_LINE = re.compile(
    rf"(?:\A|\n[ \t]*\n)[ \t]*(?:by|from|By|From|BY|FROM)[ \t]+{_NAME}(?:[ \t]+{_NAME}){{1,3}}(?:,[ \t]*{_NAME}(?:[ \t]+{_NAME}){{0,2}}){{0,2}}"
    r"[ \t]*(?=\n[ \t]*[A-Z0-9\"“])"
)
"""A by-line on top of a paragraph's own words ("From Musa Gyang, Jos")."""
_BREAK = re.compile(r"\n[ \t]*\n\s*|\n(?=[ \t]*[-*•●▪–]\s)")
_SILENT_LINE = re.compile(
    r"\s*(?:by\s+[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){0,4}\s*$|(?:region|theme|in-depth report|tags?|filed under|category)\s*:|"
    r"note to readers|disclaimer|copyright|©|all rights reserved|the original source of this article|articles by\s*:|"
    r"(?:featured )?(?:image|photo)s? (?:is|are|from|by|credit|:)|\(?(?:file|stock|archive) (?:photo|picture|image)|[\w ]{2,20} file photo\b|for media inquiries|read (?:more|also)\b|related (?:stories|articles)|"
    r"subscribe|share this|follow us|click here|become a member|comment on|sign up|invented sample text|this is an invented)",
    re.IGNORECASE,
)
_ABOUT_AUTHOR = re.compile(
    r"\s*(?:the (?:author|writer) is|[A-Z]\w+ [A-Z]\w+ is (?:an?|the) [^.]{0,60}"
    r"(?:columnist|analyst|attorney|journalist|contributor|professor|fellow|author|writer)\b)"
)
_EDITORS_TAGS = re.compile(r"\s*(?:\[[^\]\[]{1,80}\]\s*)+")
_EDITORS_NOTE = re.compile(r"\s*\[[^\]\[]{0,600}\]\s*")
_NOTES = re.compile(r"\s*(?:notes?|references|sources|footnotes|endnotes)\s*:?\s*$", re.IGNORECASE)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:{_MONTH}\s+\d{{1,2}}(?:[.,]?\s*\d{{4}}|,?\s+\d{{2}})?|\d{{1,2}}\s+{_MONTH}(?:,?\s+\d{{2,4}})?)"
_DATELINE = re.compile(
    rf"(?:^|\n|\s\s)\s*(?P<place>[A-Z][A-Za-z'’. -]{{1,40}}?(?:,\s*[A-Z][A-Za-z'’. -]{{1,40}}?|\s\([A-Z][A-Za-z'’. -]{{2,25}}\)){{0,2}})"
    rf"\s*,?\s*\(?(?P<date>{_DATE})?\)?"
    r"(?:\s*\((?!\d)[A-Za-z ]{2,25}\)|(?<=\d)\s*\([A-Za-z][\w\s,.'’&/-]{1,40}\))?\s*(?:–|—|--|-\s|:\s|(?<=\)):\s|(?<=\))(?=\s))",
    re.IGNORECASE,
)
_HEADED = re.compile(
    rf"\s*(?P<date>{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?::\s|\s+[–—-]{{1,2}}\s+(?=[A-Z]))", re.IGNORECASE
)
_RELEASED = re.compile(r"\bfor immediate release\b[^\n]*\n", re.IGNORECASE)
"""The last line of a press release's head, where no dateline follows."""
_TITLE = re.compile(
    r"\s*[A-Z0-9\"'“‘][^\n.!?;]{18,150}[\w\"'”’)][ \t]*\n[ \t]*\n\s*(?=[A-Z0-9\"'“‘][^\n]{40,}[.\"”][ \t]*(?:\n|\Z))"
)
"""A line above the text, with no stop at its end, before an empty line and a paragraph of whole sentences (rule FRM-124)."""
_NUMBERED = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[-–](?P<month>[01]\d)[-–][A-Z]")
_LINE_END = re.compile(r"[\r\v\f\x85\u2028\u2029]")
_HALF_A_LETTER = re.compile(r"[\ud800-\udfff]")
"""Of UTF-16, which some programs leave behind when they cut a text."""
_MARKS = ("[", "](", "<http", "://", "www.", "#", "*", ">", "_", "`")
"""One of these stands in what is blanked."""
_SHOUTED = re.compile(r"[A-Z][A-Z'’. -]{2,}")
_WRITTEN_DATE = re.compile(_DATE, re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """The day that a text is dated by in its own head, with the words that say so."""

    day: date
    words: Span


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


def read(article: Article, names_place: NamesPlace = knows_no_place) -> Reading:
    """Return the reading of the article; any text has one. Without a gazetteer no round-up is known as such."""
    text = _plain(article.text)
    speakers = speakers_in(text)
    text = _blanked(text, speakers)
    headlines = headlines_of(text)
    given = date.fromisoformat(article.published_at[:10]) if article.published_at else None
    dateline, dispatched, body = (None, None, 0) if headlines else _dateline(text, given)
    text = recased(text)
    text = text[:body] + without_tags(text[body:])
    items = (
        ()
        if headlines
        else items_of(text, names_place, is_digest=is_digest(article.title or text.strip().partition("\n")[0]))
    )
    if items and dateline is not None and dateline.start >= items[0].start:
        dateline, dispatched, body = None, None, 0
    text = without_names(text, items)
    entries = () if headlines else entries_of(text, given)
    if entries and dateline is not None and dateline.start >= entries[0].start:
        dateline, dispatched, body = None, None, 0
    top = dateline.start if dateline else body
    paragraphs, silent = (headlines, ()) if headlines else _own_words(text, _cut(text, top, body, items, entries))
    silent = (*speakers, *silent)
    if dateline is not None:
        silent = (Span(dateline.end, body), *silent)
    published_on, method = _published(article, text, dispatched)
    kind = judge_genre(article.title or "", text, paragraphs)
    return Reading(
        title=article.title or "",
        text=text,
        paragraphs=paragraphs,
        sentences=tuple(sentence for paragraph in paragraphs for sentence in split_sentences(text, paragraph)),
        silent=silent,
        language=article.language or detect_language(text),
        genre=_genre(article, kind),
        subject=kind.subject,
        published_on=published_on,
        published_at_method=method,
        anchor=_anchor(published_on, dispatched),
        dateline=dateline,
        dispatched=dispatched or _headed(text, given),
        released_in=_released_in(text),
        body=body,
        items=items,
        entries=entries,
        catalogue=bool(headlines),
    )


def _plain(text: str) -> str:
    """Return the text, as long as it was, with one kind of line end and whole letters, and what is not text blanked."""
    whole = _HALF_A_LETTER.sub("\N{REPLACEMENT CHARACTER}", _LINE_END.sub("\n", text))
    plain = _BY_LINE.sub(_blank, whole[:HEAD]) + whole[HEAD:]
    return _BLANKED.sub(_blank, plain) if any(map(plain.__contains__, _MARKS)) else plain


def _blanked(text: str, spans: Sequence[Span]) -> str:
    """Return the text with what stands in the spans blanked, as long as it was."""
    parts, at = [], 0
    for span in spans:
        parts += [text[at : span.start], " " * (span.end - span.start)]
        at = span.end
    return "".join([*parts, text[at:]])


def _blank(match: re.Match[str]) -> str:
    """Return as many spaces, and the same line ends."""
    return re.sub(r"[^\n]", " ", match.group())


def _paragraphs(text: str, top: int, body: int) -> list[Span]:
    """Cut at empty lines; above the dateline, at ``top``, every line stands for itself, and it is no paragraph itself."""
    spans = [Span(*line.span()) for line in re.finditer(r"[^\n]+", text[:top])]
    start = body
    for match in _BREAK.finditer(text, body):
        spans.append(Span(start, match.start()))
        start = match.end()
    spans.append(Span(start, len(text)))
    return _joined(text, [trimmed for span in spans if (trimmed := trim(text, span)).end > trimmed.start])


def _cut(text: str, top: int, body: int, items: Sequence[Item], entries: Sequence[Entry]) -> list[Span]:
    """Return the paragraphs, cut where a round-up's pieces of news and a chronology's entries begin."""
    paragraphs = [*parted(text, _paragraphs(text, top, body), items)]
    return [*told_apart(text, paragraphs, entries)] if entries else paragraphs


def _joined(text: str, spans: list[Span]) -> list[Span]:
    """Put together what a stray blank line cut in mid-sentence."""
    joined: list[Span] = []
    for span in spans:
        before = text[joined[-1].end - 1] if joined else "."
        if (before.isalnum() or before == ",") and text[span.start].islower():
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _own_words(text: str, paragraphs: list[Span]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    own: list[Span] = []
    silent: list[Span] = []
    over = False
    for span in paragraphs:
        words = text[span.start : span.end]
        over = over or _NOTES.fullmatch(words) is not None
        (silent if over or _is_silent(words) else own).append(span)
    return tuple(own), tuple(silent)


def _is_silent(words: str) -> bool:
    """Return whether the paragraph is not the article's own: a by-line, a button, an editor's note in brackets."""
    return bool(_SILENT_LINE.match(words) or _ABOUT_AUTHOR.match(words) or _EDITORS_NOTE.fullmatch(words))


def _dateline(text: str, given: date | None) -> tuple[Span | None, Dispatch | None, int]:
    """Return the dateline's place words, its day if its year is known, and where the article's body begins (0: it has no head)."""
    title = _TITLE.match(text)
    top = title.end() if title else 0
    found = [match for match in _DATELINE.finditer(text[:HEAD]) if match["date"] or match.end() >= top]
    dated = (match for match in found if match["date"])
    shouted = (match for match in found if _SHOUTED.fullmatch(re.split(r",|\s\(", match["place"])[0]))
    best = next(dated, None) or next(shouted, None)
    if best is None:
        above = _RELEASED.search(text[:HEAD]) or _HEADED.match(text)
        return None, None, above.end() if above else top
    tags = _EDITORS_TAGS.match(text, best.end())
    body = tags.end() if tags else best.end()
    return Span(*best.span("place")), _dispatch(text, best, given) if best["date"] else None, body


def _dispatch(text: str, match: re.Match[str], given: date | None) -> Dispatch | None:
    day = _with_year(re.sub(r"(\d)[.,]\s*(\d{4})", r"\1, \2", match["date"]), text, given)
    return Dispatch(day=day, words=Span(*match.span("date"))) if day else None


def _headed(text: str, given: date | None = None) -> Dispatch | None:
    """The day before a colon at the very beginning ("Feb. 3: Operations in Helmand")."""
    headed = _HEADED.match(text)
    return _dispatch(text, headed, given) if headed else None


def _with_year(words: str, text: str, given: date | None) -> date | None:
    """Return the day; a year that the words leave out is that of the release's number ("2010-09-CA-005"), or makes it the last
    such day up to publication.
    """
    released = _released_in(text)
    years = [released[0]] if released else [given.year, given.year - 1] if given else []
    days = [parse_full_date(words), *(parse_full_date(f"{words} {year}") for year in years)]
    return next((day for day in days if day and (given is None or released or day <= given)), None)


def _genre(article: Article, kind: Kind) -> Genre:
    """The publisher's word that it is opinion, background or a digest goes before what news looks like (GEN-5)."""
    hinted = article.genre_hint is not None and article.genre_hint is not Genre.OTHER
    return article.genre_hint if hinted and article.genre_hint and kind.genre is Genre.NEWS else kind.genre


def _anchor(published_on: date | None, dispatched: Dispatch | None) -> date | None:
    """A dispatch is dated by the day on which it was written, where it came out within a week of it."""
    if dispatched is None or (published_on and not timedelta(0) <= published_on - dispatched.day <= timedelta(7)):
        return published_on
    return dispatched.day


def _released_in(text: str) -> tuple[int, int] | None:
    numbered = _NUMBERED.search(text[:HEAD])
    month = int(numbered["month"]) if numbered else 0
    return (int(numbered["year"]), month) if numbered and 1 <= month <= 12 else None


def _published(article: Article, text: str, dispatched: Dispatch | None) -> tuple[date | None, PublishedAtMethod]:
    if article.published_at:
        return date.fromisoformat(article.published_at[:10]), PublishedAtMethod.GIVEN
    if dispatched:
        return dispatched.day, PublishedAtMethod.DATELINE
    headed = _headed(text)
    if headed:
        return headed.day, PublishedAtMethod.REFERENCE
    written = (parse_full_date(match.group()) for match in _WRITTEN_DATE.finditer(text[: HEAD // 2]))
    referred = next((day for day in written if day), None)
    return (referred, PublishedAtMethod.REFERENCE) if referred else (None, PublishedAtMethod.NONE)
