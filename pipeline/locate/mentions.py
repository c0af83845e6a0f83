"""What a text's reading for place names brings: its words, and the stretches of them that could name a place."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from pipeline.locate.entries import Entry
from pipeline.locate.names import ARTICLES, Word

ROMANISED = ("AF", "PK")
"""Countries whose names are romanised at will, and which are known completely."""


APOSTROPHES = frozenset(("'", "’", "‘", "`", "ʻ", "ʼ"))
CONTRACTED = frozenset({"s", "ve", "d", "ll", "re", "m", "t"})
_BESIDE_MARK = (" {}", "{} ", "-{}", "{}-")
JOINING = frozenset(
    (" ", "-", "\n", "\u00a0", "\u200c", "‑", *APOSTROPHES, *(gap.format(m) for m in "'’‘`" for gap in _BESIDE_MARK))
)
"""What stands between the words of one name."""
_HYPHENS = ("-", "‑")


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


class Casing(Enum):
    """What capitals tell in a text."""

    MIXED = "mixed"
    UPPER = "upper"
    LOWER = "lower"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of words that could name a place."""

    start: int
    end: int
    first: int
    """Number of its first word in the text."""
    last: int
    key: str
    kind: Kind
    candidates: tuple[Entry, ...]

    @property
    def single(self) -> bool:
        """Whether it is one word."""
        return self.first == self.last

    @property
    def weight(self) -> float:
        """The prominence of its most prominent candidate."""
        return self.candidates[0].weight if self.candidates else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """A text's words and what in it could be places, in order, without overlaps."""

    text: str
    words: tuple[Word, ...]
    mentions: tuple[Mention, ...]
    casing: Casing
    capitals: tuple[int, ...]
    """The numbers of the words that a name can begin with: capitalised ones, where the text has capitals."""
    scenes: frozenset[int] = frozenset()
    """The numbers of the words with which the names begin that stand for where something was."""

    def gap(self, number: int) -> str:
        """Return what stands between a word and the next."""
        return self.text[self.words[number].end : self.words[number + 1].start]


def is_article(text: str, words: Sequence[Word], number: int) -> bool:
    """Return whether a word is the article of the name after it: "al-Bab"."""
    word = words[number]
    if word.key not in ARTICLES or number + 1 >= len(words):
        return False
    following = words[number + 1]
    return following.text[0].isupper() and text[word.end : following.start] in _HYPHENS
