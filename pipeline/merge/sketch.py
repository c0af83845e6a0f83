"""A text's sketch: the smallest hashes of its five-word runs, by which an edited copy is known (rule EVT-6)."""

import re
from collections.abc import Sequence
from zlib import crc32

SIZE = 24
RUN = 5
SAME = 0.4
"""Share of common hashes from which two texts are copies; another report of the same event has less."""


def sketch_text(text: str) -> tuple[int, ...]:
    """Return the text's 24 smallest hashes of five-word runs, ascending; fewer for a short text."""
    words = re.findall(r"\w+", text.lower())
    runs = (" ".join(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1)))
    return tuple(sorted({crc32(run.encode("utf-8", "surrogatepass")) for run in runs})[:SIZE])


def are_copies(one: Sequence[int], other: Sequence[int]) -> bool:
    """Return whether the texts with these sketches are the same, or one an edited copy of the other."""
    smallest = sorted({*one, *other})[:SIZE]
    both = set(one) & set(other)
    return bool(smallest) and sum(value in both for value in smallest) / len(smallest) >= SAME
