"""Lines that open with a label, a round-up's names of places (SEN-8) or a chronology's days (SEN-9), and what they are of."""

import re
from collections.abc import Sequence

MOST = 1000
"""Lines of a text that are asked whether a label opens them."""
LONGEST = 4
"""Paragraphs that one of the pieces so labelled has at most, on the average."""
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?!\s*\n)[^\n]+)*")


def are_of_all(text: str, labels: Sequence[re.Match[str]]) -> bool:
    """Return whether the labels are of all that follows the first, and not of some lines or pictures in it."""
    paragraphs = sum(1 for _ in _PARAGRAPH.finditer(text, labels[0].start()))
    return len(labels) * LONGEST >= paragraphs
