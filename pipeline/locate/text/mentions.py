"""What a text's reading for place names brings: the stretches of words that could name a place."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import msgspec

from pipeline.locate.gazetteer.entries import Entry
from pipeline.locate.text.lists import Lists
from pipeline.locate.text.written import Written

ROMANISED = ("AF", "PK")
"""Countries whose names are romanised at will, and which are known completely."""


class Kind(Enum):
    """How a place is named."""

    NAME = "name"
    DEMONYM = "demonym"
    ABBREVIATION = "abbreviation"
    PART_OF_NAME = "part of a name"
    RESPELT = "respelt name"
    """Spelt as the gazetteer does not have it, but with the same consonants."""
    UNKNOWN = "unknown name"
    """Called a place by the text, and in no gazetteer."""


NAME, DEMONYM, PART_OF_NAME, RESPELT = Kind.NAME, Kind.DEMONYM, Kind.PART_OF_NAME, Kind.RESPELT
"""What is asked of every name; in its enum, Python 3.11 is slow to find a member."""


class Mention(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A stretch of words that could name a place."""

    start: int
    end: int
    first: int
    """Number of its first word in the text."""
    last: int
    key: str
    kind: Kind
    candidates: tuple[Entry, ...]
    respelt: tuple[Entry, ...] = ()
    """What it is too, in another spelling, in Afghanistan and Pakistan, if the text speaks of those (PLA-220)."""

    @property
    def single(self) -> bool:
        """Whether it is one word."""
        return self.first == self.last

    @property
    def weight(self) -> float:
        """The prominence of its most prominent candidate."""
        return self.candidates[0].weight if self.candidates else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan(Written):
    """A text's words and what in it could be places, in order, without overlaps."""

    mentions: Sequence[Mention]
    lists: Lists
    scenes: frozenset[int] = frozenset()
    """The numbers of the words with which the names begin that stand for where something was."""
