"""A text in words, and what its writing tells: what capitals mean, and which words stand together as one name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate, repeat
from typing import NamedTuple

from pipeline.locate.gazetteer.names import ARTICLES, WORD, fold_all

APOSTROPHES = frozenset(("'", "’", "‘", "`", "ʻ", "ʼ"))
CONTRACTED = frozenset({"s", "ve", "d", "ll", "re", "m", "t"})
_BESIDE_MARK = (" {}", "{} ", "-{}", "{}-")
JOINING = frozenset(
    (" ", "-", "\n", "\u00a0", "\u200c", "‑", *APOSTROPHES, *(gap.format(m) for m in "'’‘`" for gap in _BESIDE_MARK))
)
"""What stands between the words of one name."""
_HYPHENS = ("-", "‑")
_LINKS = frozenset(
    {"e", "i", "ye", "yi", "wa", "va", "o", "u", "eh", "ih", "yeh", "al", "el", "ul", "de", "da", "del", "la"}
)
_LONGEST = 4
"""Words of a name that no list has."""
_HEAD = 1000
"""Characters by which it is told what capitals mean in a text."""
_PARTS = re.compile(f"({WORD.pattern})")


class Word(NamedTuple):
    """A word of a text: where it stands, as written, and its key."""

    start: int
    end: int
    text: str
    key: str


_new_word = tuple.__new__
"""Word, without the way through its Python code: a text has hundreds."""


class Casing(Enum):
    """What capitals tell in a text."""

    MIXED = "mixed"
    UPPER = "upper"
    LOWER = "lower"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A text in words, each known by its number."""

    text: str
    words: Sequence[Word]
    keys: Sequence[str]
    """The key of each word."""
    gaps: Sequence[str]
    """What stands between each word and the next; "" for the last."""
    casing: Casing
    capitals: Sequence[int]
    """The numbers of the words that a name can begin with: capitalised ones, where the text has capitals."""

    def key(self, number: int, length: int) -> str:
        """Return the key of so many words."""
        return self.keys[number] if length == 1 else " ".join(self.keys[number : number + length])

    def is_article(self, number: int) -> bool:
        """Return whether a word is the article of the name after it: "al-Bab"."""
        word = self.words[number]
        if word.key not in ARTICLES or number + 1 >= len(self.words):
            return False
        following = self.words[number + 1]
        return following.text[0].isupper() and self.gaps[number] in _HYPHENS

    def is_in_a_name(self, number: int) -> bool:
        """Return whether a word that is not capitalised can stand in a name: "del" and "al-" before a capital."""
        if self.is_article(number):
            return True
        following = self.words[number + 1] if number + 1 < len(self.words) else None
        return self.keys[number] in _LINKS and following is not None and following.text[0].isupper()

    def is_link(self, number: int) -> bool:
        """Return whether a word is one that joins the words of a name."""
        return self.keys[number] in _LINKS

    def name_length(self, number: int) -> int:
        """Return how many words from here on are written as one name, "del" and "al-" between them included."""
        length = 1
        while length < _LONGEST and number + length < len(self.words):
            if self.gaps[number + length - 1] not in JOINING:
                break
            following = number + length
            if not (
                self.words[following].text[0].isupper() or self.is_in_a_name(following) or self.is_a_rest(following)
            ):
                break
            length += 1
        return length

    def is_a_rest(self, number: int) -> bool:
        """Return whether a word is the rest of one with an apostrophe in it: "Beit Na'im", not "Beit's"."""
        return self.gaps[number - 1] in APOSTROPHES and self.keys[number] not in CONTRACTED


def read_words(text: str) -> Written:
    """Return the text in words; ``text[start:end]`` is each as written."""
    parts = _PARTS.split(text)
    ends = list(accumulate(map(len, parts)))
    written, casing = parts[1::2], _casing(text[:_HEAD])
    keys = fold_all(written)
    words = list(map(_new_word, repeat(Word), zip(ends[::2], ends[1::2], written, keys, strict=False)))
    gaps = [*parts[2:-1:2], ""]
    lower = casing is Casing.LOWER
    capitals = [n for n, word in enumerate(written) if lower or not word[0].islower()]
    return Written(text=text, words=words, keys=keys, gaps=gaps, casing=casing, capitals=capitals)


def _casing(head: str) -> Casing:
    upper, lower = sum(map(str.isupper, head)), sum(map(str.islower, head))
    if upper > 2 * lower and upper > 20:
        return Casing.UPPER
    return Casing.LOWER if upper == 0 and lower > 20 else Casing.MIXED
