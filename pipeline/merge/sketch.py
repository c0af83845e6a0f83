"""A text's sketch: the smallest hashes of its five-word runs, by which a copy of it is known (rule EVT-6).

Two texts are compared over the hashes that both sketches would hold, so that the share of the shorter text that is in
the longer is estimated, however long that is: a copy may be cut, or have a paper's own lead put before it. The last bit
of a hash says whether its run has a *sign* in it, a number or a name. Two texts of one form, filled in twice, share the
form but not the signs.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from pipeline.ids import hash_text

SIZE = 256
RUN = 5
SAME = 0.4
"""Share of the shorter text's runs from which two texts are copies; another report of the same event has less."""
SAME_SIGNS = 0.2
"""The same of its runs with a sign."""
FEW = 5
"""Runs with a sign in fewer of which nothing can be seen."""

_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?:\"“”\n]")


def sketch_text(text: str) -> tuple[int, ...]:
    """Return the text's 256 smallest hashes of five-word runs, ascending; fewer for a shorter text."""
    found = list(_WORD.finditer(text))
    words, signs = [match.group().lower() for match in found], _signs(text, found)
    hashes = {
        crc32(" ".join(words[i : i + RUN]).encode("utf-8", "surrogatepass")) & ~1: any(signs[i : i + RUN])
        for i in range(max(1, len(words) - RUN + 1))
    }
    return tuple(sorted(value | sign for value, sign in hashes.items()))[:SIZE]


def hash_words(text: str) -> str:
    """Return the SHA-256 of the text's words in lower case: the same for texts that differ in type and spacing only."""
    return hash_text(" ".join(match.group().lower() for match in _WORD.finditer(text)))


@lru_cache(maxsize=100_000)
def are_copies(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Return whether the texts with these sketches are the same, or one an edited copy of the other.

    Remembered, since each report of one article is compared with each of the other.
    """
    return likeness(one, other) >= SAME


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """Return which share of the shorter text's runs the longer has too; 0 where they share a form and not its signs."""
    shorter, longer = sorted(_comparable(one, other), key=len)
    known = {value | 1 for value in longer}
    signs = [value for value in shorter if value & 1]
    if len(signs) >= FEW and _share(signs, known) < SAME_SIGNS:
        return 0.0
    return _share(shorter, known)


def _share(hashes: Sequence[int], known: set[int]) -> float:
    return sum((value | 1) in known for value in hashes) / len(hashes) if hashes else 0.0


def _comparable(one: Sequence[int], other: Sequence[int]) -> tuple[Sequence[int], Sequence[int]]:
    """The part of each sketch in which nothing is missing that the text has."""
    last = min((sketch[-1] for sketch in (one, other) if len(sketch) >= SIZE), default=None)
    if last is None:
        return one, other
    return one[: bisect_right(one, last | 1)], other[: bisect_right(other, last | 1)]


def _signs(text: str, found: Sequence[re.Match[str]]) -> list[bool]:
    """For each word whether it is a number, or written with a capital inside a sentence."""
    inside = [False, *(not _SENTENCE_END.search(text, a.end(), b.start()) for a, b in pairwise(found))]
    return [
        any(map(str.isdigit, match.group())) or (within and match.group()[0].isupper())
        for match, within in zip(found, inside, strict=False)
    ]
