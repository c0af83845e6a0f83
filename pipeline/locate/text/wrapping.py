"""Texts whose lines are cut at a width, as in old dispatches and mail: a line's end is a space there."""

import re

_BREAK = re.compile(r"\n(?=[^\s\d•*-])")
_NARROWEST, _WIDEST = 40, 100
"""Characters of a line that is cut at a width."""
_FEWEST = 3
"""Line ends within paragraphs from which it can be told."""
_MOST_SHORT = 0.2
"""Share of the lines before them that may be shorter."""


def unwrap(text: str) -> str:
    """Return the text with a space for each line's end within a paragraph, as long as it was."""
    breaks = [match.start() for match in _BREAK.finditer(text) if _ends_a_line(text, match.start())]
    lengths = [at - text.rfind("\n", 0, at) - 1 for at in breaks]
    if len(breaks) < _FEWEST or max(lengths) > _WIDEST:
        return text
    if sum(length < _NARROWEST for length in lengths) > _MOST_SHORT * len(lengths):
        return text
    letters = list(text)
    for at in breaks:
        letters[at] = " "
    return "".join(letters)


def _ends_a_line(text: str, at: int) -> bool:
    """Return whether more than blanks stands on the line that ends there."""
    return bool(text[text.rfind("\n", 0, at) + 1 : at].strip())
