"""A text in words, and what its writing tells: what capitals mean, and which words stand together as one name."""

import re
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate, compress

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
_CAPITAL, _SMALL = string.ascii_uppercase.encode(), string.ascii_lowercase.encode()
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_PARTS = re.compile(rf"([A-Za-z0-9]++(?![^\x00-\x7f])|{WORD.pattern})")
"""A word; most are of letters that are found faster by themselves."""
_PARTS_OF_ASCII = re.compile(r"([A-Za-z0-9]+)")


class Casing(Enum):
    """What capitals tell in a text."""

    MIXED = "mixed"
    UPPER = "upper"
    LOWER = "lower"


MIXED, LOWER = Casing.MIXED, Casing.LOWER
"""What is asked beside every name; in its enum, Python 3.11 is slow to find a member."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A text in words, each known by its number."""

    text: str
    words: Sequence[str]
    """Each as written."""
    starts: Sequence[int]
    ends: Sequence[int]
    keys: Sequence[str]
    vocabulary: frozenset[str]
    """The keys, each once."""
    gaps: Sequence[str]
    """What stands between each word and the next; "" for the last."""
    casing: Casing
    capitals: Sequence[int]
    """The numbers of the words that a name can begin with: capitalised ones, where the text has capitals."""

    def key(self, number: int, length: int) -> str:
        """Return the key of so many words."""
        return self.keys[number] if length == 1 else " ".join(self.keys[number : number + length])

    def find(self, keys: frozenset[str]) -> Iterator[int]:
        """Return the numbers of the words that have one of these keys."""
        if keys.isdisjoint(self.vocabulary):
            return iter(())
        return compress(range(len(self.keys)), map(keys.__contains__, self.keys))

    def is_article(self, number: int) -> bool:
        """Return whether a word is the article of the name after it: "al-Bab"."""
        if self.keys[number] not in ARTICLES or self.gaps[number] not in _HYPHENS:
            return False
        return number + 1 < len(self.keys) and self.is_large(number + 1)

    def is_large(self, number: int) -> bool:
        """Return whether a word begins with a capital letter."""
        return self.words[number][0].isupper()

    def is_in_a_name(self, number: int) -> bool:
        """Return whether a word that is not capitalised can stand in a name: "del" and "al-" before a capital."""
        if self.is_article(number):
            return True
        return self.keys[number] in _LINKS and number + 1 < len(self.keys) and self.is_large(number + 1)

    def is_link(self, number: int) -> bool:
        """Return whether a word is one that joins the words of a name."""
        return self.keys[number] in _LINKS

    def name_length(self, number: int) -> int:
        """Return how many words from here on are written as one name, "del" and "al-" between them included."""
        length = 1
        while length < _LONGEST and number + length < len(self.keys):
            if self.gaps[number + length - 1] not in JOINING:
                break
            following = number + length
            if not (self.is_large(following) or self.is_in_a_name(following) or self.is_a_rest(following)):
                break
            length += 1
        return length

    def is_a_rest(self, number: int) -> bool:
        """Return whether a word is the rest of one with an apostrophe in it: "Beit Na'im", not "Beit's"."""
        return self.gaps[number - 1] in APOSTROPHES and self.keys[number] not in CONTRACTED


def read_words(text: str) -> Written:
    """Return the text in words."""
    parts = (_PARTS_OF_ASCII if text.isascii() else _PARTS).split(text)
    ends = list(accumulate(map(len, parts)))
    words, casing = parts[1::2], _casing(text[:_HEAD])
    keys = fold_all(words)
    return Written(
        text=text,
        words=words,
        starts=ends[:-1:2],
        ends=ends[1::2],
        keys=keys,
        vocabulary=frozenset(keys),
        gaps=[*_gaps(text, parts[2:-1:2]), ""],
        casing=casing,
        capitals=range(len(words)) if casing is Casing.LOWER else _find_capitals(words),
    )


def _gaps(text: str, between: list[str]) -> list[str]:
    """Return what stands between words, several blanks as one."""
    if "  " not in text:
        return between
    return [" " if gap.isspace() and not gap.strip(" ") else gap for gap in between]


def _find_capitals(words: Sequence[str]) -> list[int]:
    """Return the numbers of the words that begin with no small letter; most begin with one of a to z."""
    return [n for n, word in enumerate(words) if word < "a" or (word >= "{" and not word[0].islower())]


def _casing(head: str) -> Casing:
    """Return what capitals tell; letters beyond ASCII, few in most texts, are looked at one by one."""
    plain = head.encode("ascii", "ignore")
    others = [] if head.isascii() else _BEYOND_ASCII.findall(head)
    upper = len(plain) - len(plain.translate(None, _CAPITAL)) + sum(map(str.isupper, others))
    lower = len(plain) - len(plain.translate(None, _SMALL)) + sum(map(str.islower, others))
    if upper > 2 * lower and upper > 20:
        return Casing.UPPER
    return Casing.LOWER if upper == 0 and lower > 20 else Casing.MIXED
