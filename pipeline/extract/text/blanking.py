"""What is no text, blanked: links, marks and by-lines; texts stay as long as they were, so that offsets hold."""

import re
from collections.abc import Sequence

from schemas.records import Span

HEAD = 700
"""Characters in which a by-line, a dateline or a reference line stands."""
_NAME = r"[A-Z][\w.'’-]*"
_WIRE_NOTE = re.compile(
    r"\((?:Corrects|Adds|Updates|Recasts|Removes|Refiles|Repeats|Rewrites|Inserts|Clarifies|Fixes)\b[^()\n]{0,300}\)"
)
"""What a news agency changed ("(Corrects toll to 12 from 14)")."""
_BY_LINE = re.compile(
    rf"(?:\A|\n[ \t]*\n)[ \t]*(?:by|from|By|From|BY|FROM)[ \t]+{_NAME}(?:[ \t]+{_NAME}){{1,3}}(?:,[ \t]*{_NAME}(?:[ \t]+{_NAME}){{0,2}}){{0,2}}"
    r"[ \t]*(?=\n[ \t]*[A-Z0-9\"“])"
)
"""A by-line on top of a paragraph's own words ("From Musa Gyang, Jos")."""
_BLANKED = re.compile(
    r"!?\[(?=[^\]\[\n]{0,400}\]\()|\]\([^()\n]{0,2000}\)|<https?://[^<>\s]{0,2000}>|https?://\S+|www\.\S+|\[\d{1,3}\]|^[ \t]{0,8}#{1,6}\s|\*+|^[ \t]{0,8}>\s|[_`]{2,}",
    re.MULTILINE,
)
_LINE_END = re.compile(r"[\r\v\f\x85\u2028\u2029]")
_HALF_A_LETTER = re.compile(r"[\ud800-\udfff]")
"""Of UTF-16, which some programs leave behind when they cut a text."""
_MARKS = ("[", "](", "<http", "://", "www.", "#", "*", ">", "_", "`")
"""One of these stands in what is blanked."""


def plain(text: str) -> str:
    """Return the text with one kind of line end and whole letters, and what is not text blanked."""
    whole = _HALF_A_LETTER.sub("\N{REPLACEMENT CHARACTER}", _LINE_END.sub("\n", text))
    plain = _WIRE_NOTE.sub(_blanked_match, _BY_LINE.sub(_blanked_match, whole[:HEAD])) + whole[HEAD:]
    return _BLANKED.sub(_blanked_match, plain) if any(map(plain.__contains__, _MARKS)) else plain


def blank(words: str) -> str:
    """Return as many spaces; line ends stay, for they part paragraphs."""
    return re.sub(r"[^\n]", " ", words)


def blanked(text: str, spans: Sequence[Span]) -> str:
    """Return the text with what stands in the spans, which are in order, blanked."""
    parts, at = [], 0
    for span in spans:
        start = max(at, span.start)
        parts += [text[at:start], blank(text[start : span.end])]
        at = max(start, span.end)
    return "".join([*parts, text[at:]])


def _blanked_match(match: re.Match[str]) -> str:
    return blank(match.group())
