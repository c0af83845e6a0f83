"""Which of the reports before it a denial means: the one whose words it repeats ("the mosque attack", rule CON-7)."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from pipeline.extract.text.reading import Reading
from schemas.records import Report

SHORTEST = 4
"""Letters of a word by which a deed is known again, also where it ends in another way: bomb, bombing."""
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = frozenset({"that", "this", "those", "these", "with", "from", "have", "been", "were", "they", "their", "said"})


def meant(reading: Reading, words: str, reports: Sequence[Report]) -> int:
    """Return which of the reports, one at least, has most words in common with these; of several the last."""
    shared = [words_shared(reading, words, report) for report in reports]
    return max(range(len(reports)), key=lambda n: (shared[n], n))


def words_shared(reading: Reading, words: str, report: Report) -> int:
    """Return how many of the words stand in the report's sentences."""
    told = set(_telling(_sentences(reading, report)))
    return sum(any(_are_alike(word, other) for other in told) for word in set(_telling(words)))


def _sentences(reading: Reading, report: Report) -> str:
    first = bisect_right(reading.sentences, report.start, key=lambda sentence: sentence.end)
    after = bisect_left(reading.sentences, report.end, key=lambda sentence: sentence.start)
    spans = reading.sentences[first:after]
    return reading.text[spans[0].start : spans[-1].end] if spans else ""


def _telling(words: str) -> Iterator[str]:
    found = (match[0].lower() for match in _WORD.finditer(words))
    return (word for word in found if len(word) >= SHORTEST and word not in _COMMON)


def _are_alike(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
