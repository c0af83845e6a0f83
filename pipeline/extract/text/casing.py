"""Headlines in Title Case as they would stand in a sentence, as long as they were: the parser reads them better."""

import re
from functools import cache

from pipeline.extract.actors.people import people_forms
from pipeline.extract.acts.triggers import forms
from pipeline.extract.contexts import contexts

SHARE = 0.7
"""Of the words of four letters or more, so many with a capital make a title."""
_WORD = re.compile(r"[A-Za-z][a-z'’-]*")
_SMALL = contexts()["small_words"]
_NAMES = frozenset({"taliban", "talib", "march", "may"})


def sentence_case(words: str) -> str:
    """Return the words with the known common words of a title in small letters; other text as it is."""
    return _WORD.sub(_lowered, words) if _is_title(words) else words


def _is_title(words: str) -> bool:
    long = [word for word in _WORD.findall(words) if len(word) > 3]
    return len(long) > 3 and not words.rstrip().endswith(".") and sum(w[0].isupper() for w in long) >= SHARE * len(long)


def _lowered(match: re.Match[str]) -> str:
    word = match.group()
    return word.lower() if match.start() and word.lower() in _common() else word


@cache
def _common() -> frozenset[str]:
    known = frozenset(word for first, each in forms().items() for form in each for word in (first, *form.rest))
    return (known | people_forms() | _SMALL) - _NAMES
