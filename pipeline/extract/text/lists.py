"""Entries of lists, each after a bullet, a number or a little picture (rule FRM-170), and headings over paragraphs (rule FRM-172)."""

import re

from schemas.records import Span

BULLET = r"[-*•●○◦▪▫■□◆❖‣▶►➤➢➔→·✓✔–—]"
SIGN = r"[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
"""A little picture."""
_NUMBER = r"\(?\d{1,2}[.)][ \t]+(?=[A-Z])"
ENTRY = rf"{BULLET}\s|{SIGN}|{_NUMBER}"
"""What an entry of a list opens with."""
_MARK = re.compile(rf"(?:{BULLET}\s+|{SIGN}[\ufe0f\u200d]*\s*|{_NUMBER})+")
_MARKED = re.compile(rf"(?:^|\n)[ \t]*{_MARK.pattern}$")
_HEADING = re.compile(r"(?P<heading>[^\n]{1,59}[^\s.,;:!?…-])[ \t]*\n[ \t]*(?P<line>[A-Z0-9\"“(][^\n]{69,})")
SHORTER = 25
"""Characters by which a heading is shorter than the line below it; a wrapped line is not."""
LONGEST = 12
"""Characters of the mark before an entry."""


def without_mark(text: str, paragraph: Span) -> Span:
    """Return the paragraph without the bullet, the number or the pictures that make it an entry of a list."""
    mark = _MARK.match(text, paragraph.start, paragraph.end)
    return Span(mark.end(), paragraph.end) if mark and mark.end() < paragraph.end else paragraph


def without_heading(text: str, paragraph: Span) -> tuple[Span, ...]:
    """Return the paragraph; where a heading stands over its words, on a line of its own, the heading and then these."""
    found = _HEADING.match(text, paragraph.start, paragraph.end)
    if found is None or len(found["line"]) < len(found["heading"]) + SHORTER:
        return (paragraph,)
    return Span(*found.span("heading")), Span(found.start("line"), paragraph.end)


def is_marked(text: str, start: int) -> bool:
    """Return whether such a mark stands before the paragraph that begins there."""
    return _MARKED.search(text, max(0, start - LONGEST), start) is not None
