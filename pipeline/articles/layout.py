"""Pages laid out in tables, and paragraphs made of line breaks, as pages that readers of HTML understand."""

import re
from collections.abc import Iterator
from itertools import pairwise

from lxml import html

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MAIN_CELL = 400
"""Characters in a cell of a table that lays out the page; what a table of figures has in a cell is shorter."""


def straighten(tree: html.HtmlElement) -> None:
    """Make tables that lay out the page blocks, of each row the main cell, and two line breaks paragraphs."""
    for table in [table for table in tree.iter("table") if _lays_out(table)]:
        _unfold(table)
    for parent in {pair[0].getparent() for pair in pairwise(tree.iter("br")) if _is_pair(*pair)}:
        _break_up(parent)


def as_xml(text: str | None) -> str:
    """Return the text without what a tree does not take: control characters, which entities may have brought in."""
    return _NOT_XML.sub(" ", text or "")


def _lays_out(table: html.HtmlElement) -> bool:
    return any(_length(cell) >= _MAIN_CELL for cell in table.iter("td"))


def _unfold(table: html.HtmlElement) -> None:
    for row in _own_rows(table):
        cells = [cell for cell in row if cell.tag in {"td", "th"}]
        longest = max(map(_length, cells), default=0)
        for cell in cells:
            if 3 * _length(cell) < longest or longest == 0:
                cell.drop_tree()
            cell.tag = "div"
        row.tag = "div"
    table.tag = "div"


def _own_rows(table: html.HtmlElement) -> Iterator[html.HtmlElement]:
    for part in list(table):
        if part.tag == "tr":
            yield part
        elif part.tag in {"tbody", "thead", "tfoot"}:
            part.tag = "div"
            yield from (row for row in list(part) if row.tag == "tr")


def _is_pair(first: html.HtmlElement, second: html.HtmlElement) -> bool:
    return first.getnext() is second and not (first.tail or "").strip()


def _break_up(parent: html.HtmlElement) -> None:
    """Put what stands between line breaks, within the parent, into paragraphs."""
    pieces = list(parent)
    paragraph = html.Element("p")
    paragraph.text, parent.text = as_xml(parent.text), None
    made = [paragraph]
    for piece in pieces:
        tail, piece.tail = piece.tail, None
        if piece.tag == "br":
            made.append(html.Element("p"))
            made[-1].text = as_xml(tail)
        else:
            made[-1].append(piece)
            piece.tail = as_xml(tail)
    parent[:] = [one for one in made if len(one) or (one.text or "").strip()]


def _length(element: html.HtmlElement) -> int:
    linked = sum(len(str(link.text_content()).strip()) for link in element.iter("a"))
    return len(str(element.text_content()).strip()) - linked
