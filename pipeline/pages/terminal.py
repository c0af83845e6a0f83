"""Marked text in a terminal."""

from collections.abc import Iterable

from rich.text import Text

from pipeline.pages.marking import Piece
from schemas.vocabulary import PlaceRole, ReportField

STYLES = {
    PlaceRole.EVENT.value: "bold red",
    PlaceRole.MENTIONED.value: "bold blue",
    PlaceRole.DATELINE.value: "cyan",
    PlaceRole.METONYM.value: "magenta",
    PlaceRole.PART_OF_NAME.value: "dim underline",
    "unresolved": "yellow underline",
    "act": "bold underline",
    ReportField.DATE.value: "cyan",
    ReportField.PLACE.value: "bold blue",
    ReportField.KILLED.value: "bold red",
    ReportField.INJURED.value: "yellow",
    ReportField.CAPTURED.value: "green",
    ReportField.MISSING.value: "blue",
    ReportField.DISPLACED.value: "blue",
    ReportField.ACTORS.value: "magenta",
    ReportField.ASSERTION.value: "reverse",
}


def write_marked(pieces: Iterable[Piece]) -> Text:
    """Return the text with a style for each kind of mark; the narrowest mark's wins where they overlap."""
    marked = Text()
    for piece in pieces:
        marked.append(_printable(piece.text), style=" ".join(STYLES[mark.kind] for mark in piece.marks) or None)
    return marked


def _printable(text: str) -> str:
    """The text without what could move a terminal's cursor or change its colours."""
    return "".join(
        letter if letter.isprintable() or letter in "\n\t" else "\N{REPLACEMENT CHARACTER}" for letter in text
    )
