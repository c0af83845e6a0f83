"""A text's paragraphs, and which of them are its own words: no by-line, button, editor's note or foot-notes."""

import re
from collections.abc import Sequence

from pipeline.extract.text.credit_lines import CREDIT
from pipeline.extract.text.lists import ENTRY, without_heading, without_mark
from pipeline.extract.text.sentences import trim
from schemas.records import Span

_BREAK = re.compile(rf"\n[ \t]*\n\s*|\n{CREDIT}\n\s*|\n(?=[ \t]*(?:{ENTRY}))")
"""An empty line, a line that says whose piece it is, or the beginning of a list's next entry: after a bullet, a number or a little
picture.
"""
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
_EDITORS_NOTE = re.compile(r"\s*\[[^\]\[]{0,600}\]\s*")
_NUMBERED_TITLE = re.compile(
    r"\s*(?:[A-Z][\w .'’-]{1,40}:\s*)?(?:flash (?:update|report|appeal)|situation (?:report|update)|sitrep|humanitarian (?:update|bulletin)"
    r"|emergency (?:update|report))\s*(?:no\.?|n[°º]|#|number)?\s*\d{1,3}\b[^.!?]{0,160}",
    re.IGNORECASE,
)
"""The title of one of a series, which says what it is about and tells of no deed (rule SEN-47)."""
_NOTES = re.compile(r"\s*(?:notes?|references|sources|footnotes|endnotes)\s*:?\s*$", re.IGNORECASE)


def paragraphs_of(text: str, top: int, body: int) -> list[Span]:
    """Return the paragraphs, cut at empty lines and before a list's entries; above the dateline, at ``top``, every line stands for itself, and it is no paragraph itself."""
    spans = [Span(*line.span()) for line in re.finditer(r"[^\n]+", text[:top])]
    start = body
    for match in _BREAK.finditer(text, body):
        spans.append(Span(start, match.start()))
        start = match.end()
    spans.append(Span(start, len(text)))
    joined = _joined(text, [trimmed for span in spans if (trimmed := trim(text, span)).end > trimmed.start])
    return [part for span in joined for part in without_heading(text, without_mark(text, span))]


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


def own_words_of(text: str, paragraphs: Sequence[Span]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the paragraphs that are the text's own, and those that say nothing: all behind "Notes" say nothing."""
    own: list[Span] = []
    silent: list[Span] = []
    over = False
    for span in paragraphs:
        words = text[span.start : span.end]
        over = over or _NOTES.fullmatch(words) is not None
        (silent if over or _is_silent(words) else own).append(span)
    return tuple(own), tuple(silent)


def _is_silent(words: str) -> bool:
    """Return whether the paragraph tells nothing: a by-line, a button, an editor's note in brackets, one of a series' title."""
    return bool(
        _SILENT_LINE.match(words)
        or _ABOUT_AUTHOR.match(words)
        or _EDITORS_NOTE.fullmatch(words)
        or _NUMBERED_TITLE.fullmatch(words.replace("No.", "No "))
    )
