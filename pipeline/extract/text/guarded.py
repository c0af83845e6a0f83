"""Patterns that a text is asked for only where it has one of the words without which they match nothing."""

import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick

_LETTERS = re.compile(r"(?:[a-z '-](?![?*{]))+")
_SENTENCE = 1200
"""Characters of a text whose words are kept; many patterns are asked of one sentence, and few of a whole article."""
_every_word: set[str] = set()
"""The words of all patterns; they are looked for together."""


class Guarded:
    """A pattern, and words of which all that it matches has one, in small letters or in large ones.

    It is for patterns that cost more to try than their words to look for. These are given in small letters and may be parts
    of words.
    """

    def __init__(self, pattern: str, words: Iterable[str], flags: re.RegexFlag = re.IGNORECASE) -> None:
        self.pattern = re.compile(pattern, flags)
        every = tuple(dict.fromkeys(words))
        self.words = tuple(word for word in every if not any(other != word and other in word for other in every))
        self._known = frozenset(self.words)
        _every_word.update(filter(None, self.words))
        _automaton.cache_clear()
        _words_in.cache_clear()

    def may_match(self, text: str) -> bool:
        """Return whether the text has one of the words."""
        if len(text) > _SENTENCE or "" in self._known:
            return any(map(text.lower().__contains__, self.words))
        return not self._known.isdisjoint(_words_in(text))

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first match between the two offsets, or None."""
        return self.pattern.search(text, start, end) if self.may_match(text[start:end]) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Yield the matches between the two offsets."""
        if self.may_match(text[start:end]):
            yield from self.pattern.finditer(text, start, end)


@lru_cache(256)
def _words_in(sentence: str) -> frozenset[str]:
    return frozenset(_automaton().find_matches_as_strings(sentence.lower(), overlapping=True))


@cache
def _automaton() -> AhoCorasick:
    return AhoCorasick(sorted(_every_word))


def any_word(forms: Iterable[str]) -> Guarded:
    r"""Return the pattern of any of the forms of words ("claim\w*", "authors?"), guarded by the letters that each begins with."""
    every = tuple(forms)
    begun = (_LETTERS.match(form) for form in every)
    return Guarded(rf"\b(?:{'|'.join(every)})\b", (letters.group() if letters else "" for letters in begun))
