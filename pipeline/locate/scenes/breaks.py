"""Where a text's sentences end, for the places of its reports: seen from the places, which no parse knows."""

import re
from bisect import bisect_left
from functools import lru_cache

_SHORT = (
    r"(?<!\b[A-Za-z][.!?])(?<!\b(?:St|Mt|Ft|Dr|Lt|Mr|No)[.!?])(?<!\b(?:Gen|Col|Maj|Sgt|Mrs|Rev|Gov|Sen)[.!?])"
    r"(?<!\bCapt[.!?])"
)
"""A stop behind these ends no sentence: "in Moscow and St. Petersburg", "at 4 a.m. Friday"."""
_NEXT_SENTENCE = re.compile(rf"[.!?]{_SHORT}[”\"’']?\s+[A-Z“\"]|[\n\u2028\u2029]\s*[\n\u2028\u2029]")


def is_one_sentence(text: str, start: int, end: int) -> bool:
    """Return whether no sentence ends between the two."""
    starts, ends = _breaks(text)
    after = bisect_left(starts, start)
    return after == len(starts) or ends[after] > end


@lru_cache(1)
def _breaks(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return where the breaks between the sentences begin, and where they end; many ask of one text."""
    spans = [match.span() for match in _NEXT_SENTENCE.finditer(text)]
    return tuple(start for start, _ in spans), tuple(end for _, end in spans)
