"""A catalogue of citations, each with its headline, as event datasets keep their sources: every headline is its own news."""

import re

from schemas.records import Span

MOST = 20_000
"""Characters of a text that may be a catalogue; a longer one is prose."""

_SLUG = r"(?:(?:\d+(?:st|nd|rd|th)\s+(?:LD|Lead)(?:\s+Writethru)?|Urgent|Roundup|Spotlight|Update|(?:UPDATE|WRAPUP)\s+\d+)\s*[:-]\s*)?"
_DAY = r"\d{1,2}\s+[A-Z][a-z]{2,8}\s+\d{2,4}"
_BEFORE_A_HEADLINE = re.compile(r'\d\s*,?\s*"|-\d\d,')
"""What every citation has, and hardly a text else."""
_CITED = re.compile(
    rf'(?:(?<=,)\d{{4}}-\d\d-\d\d,|\d{{4}}-\d\d-\d\d\s*,?\s*"|{_DAY}\s*,?\s*")\s*{_SLUG}(?P<headline>[^"\n]{{12,300}})'
)


def headlines_of(text: str) -> tuple[Span, ...]:
    """Return the headlines of a catalogue ('"Agency,2015-12-09,Nine dead in siege";…'), or nothing: the text is prose."""
    if len(text) > MOST or not _BEFORE_A_HEADLINE.search(text):
        return ()
    cited = [Span(*match.span("headline")) for match in _CITED.finditer(text)]
    words = sum(span.end - span.start for span in cited)
    return tuple(cited) if cited and 2 * words >= len(text.strip()) - 60 * len(cited) else ()
