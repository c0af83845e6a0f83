"""Words of a text with what is said of them: cut so that each piece has the same marks from end to end."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something said of ``text[start:end]``."""

    start: int
    end: int
    kind: str
    """A word of the legend: a place's role, a report's field."""
    owner: int
    """Number of the place or report that it belongs to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text whose characters all have the same marks, the widest mark first."""

    start: int
    text: str
    marks: tuple[Mark, ...] = ()


def cut(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> tuple[Piece, ...]:
    """Return the pieces of ``text[start:end]`` in order; joined they are that stretch. Marks may overlap."""
    end = len(text) if end is None else end
    inside = [mark for mark in marks if mark.start < min(end, mark.end) and mark.end > start]
    edges = {start, end} | {edge for mark in inside for edge in (mark.start, mark.end) if start < edge < end}
    return tuple(_pieces(text, sorted(edges), sorted(inside, key=lambda mark: (mark.start, -mark.end))))


def _pieces(text: str, edges: list[int], marks: list[Mark]) -> Iterator[Piece]:
    """Yield the pieces between edges; ``marks`` come in the order of their starts."""
    active: list[Mark] = []
    coming = 0
    for start, end in pairwise(edges):
        while coming < len(marks) and marks[coming].start <= start:
            active.append(marks[coming])
            coming += 1
        active = [mark for mark in active if mark.end > start]
        widest_first = sorted(active, key=lambda mark: (mark.start - mark.end, mark.kind, mark.owner))
        yield Piece(start=start, text=text[start:end], marks=tuple(widest_first))
