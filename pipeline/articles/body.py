"""A page's text: what trafilatura finds once others' boxes are out of the page, and then line by line."""

import logging
import re
from collections.abc import Collection, Sequence

from lxml import etree, html
from trafilatura import extract

from pipeline.articles.layout import as_xml
from pipeline.articles.pruning import is_boilerplate

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it finds nothing in is set aside, with a reason

_JOINERS = {"\u200c": "\ua66e", "\u200d": "\ua66d"}
"""Persian and Urdu words are spelt with them; trafilatura takes them for control characters and leaves them out."""
_STAND_INS = str.maketrans(_JOINERS)
_BACK = str.maketrans({standin: joiner for joiner, standin in _JOINERS.items()})
_PROSE_END = re.compile(r"[.!?…:;،؛؟۔।\"”»'’)\]]\s*$")
_SHORT = 100
"""Characters of a line above the text that may be a headline, a by-line or a date."""


def read_body(tree: html.HtmlElement, title: str | None, authors: Collection[str]) -> str:
    """Return the article's text from its pruned tree, a paragraph a line, without headline and by-line; "" if none."""
    _stand_in_for_joiners(tree)
    text = extract(tree, include_comments=False, include_tables=True, include_formatting=False, deduplicate=False)
    lines = (text or "").translate(_BACK).split("\n")
    own = [line for line in lines if not is_boilerplate(line) and not _is_byline(line, authors)]
    return "\n".join(_without_head(own, title)).strip()


def _stand_in_for_joiners(tree: html.HtmlElement) -> None:
    for element in tree.iter(etree.Element):
        if element.text and not element.text.isascii():
            element.text = as_xml(element.text).translate(_STAND_INS)
        if element.tail and not element.tail.isascii():
            element.tail = as_xml(element.tail).translate(_STAND_INS)


def _is_byline(line: str, authors: Collection[str]) -> bool:
    """Tell whether the line names the author and is no sentence, or says who the author is."""
    named = next((author for author in authors if author in line), None)
    if named is None:
        return False
    told = line.partition(named)[2].startswith((" is ", " was ", " has ", " reports ", " covers "))
    return (len(line) <= _SHORT and not _PROSE_END.search(line)) or (told and line.startswith(named))


def _without_head(lines: Sequence[str], title: str | None) -> Sequence[str]:
    """Return the lines from the first of prose on: told twice, the numbers of a headline would count twice.

    Short lines above it that end in no mark are the headline, the by-line, the date. Where nothing else would be left,
    all is kept.
    """
    start = 0
    while start < len(lines) and _is_of_the_head(lines[start], title):
        start += 1
    return lines[start:] if start < len(lines) else lines


def _is_of_the_head(line: str, title: str | None) -> bool:
    words = " ".join(line.split())
    return not words or words == title or (len(words) <= _SHORT and not _PROSE_END.search(words))
