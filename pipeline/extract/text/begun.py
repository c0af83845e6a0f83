"""Patterns of many alternatives that are tried only where a word begins as one of them does."""

import re
from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick, Implementation

_LETTERS = re.compile(r"(?:(?:\\?[ '-]|[a-z0-9])(?![?*{]))+")
_BEHIND = re.compile(r"\(\?<[=!][^()]*\)")
"""What must stand before an alternative, or must not."""
_MARK = re.compile(r"\\.|\[(?:\\.|[^\]\\])+\]|[(|)]")
"""What may open, part or close; what is escaped or in a class does not."""


class Begun:
    """Any of some alternatives as whole words, in small letters or in large ones; it finds what the plain pattern finds.

    Of some hundred alternatives the plain pattern tries each at each word; here a word is looked at only where it begins
    as one of them, which is seen for all together.
    """

    def __init__(self, alternatives: Iterable[str]) -> None:
        begun = {one: _beginnings(one) for one in alternatives}
        self.pattern = _whole_words(rf"(?:{'|'.join(begun)})(?!\w)")
        rest = "|".join(one for one, letters in begun.items() if not letters)
        self._begins = _whole_words(rf"(?=(?:{rest})(?!\w))") if rest else None
        """Finds where those stand that may begin with anything."""
        self._known = AhoCorasick(set().union(*begun.values()), implementation=Implementation.DFA)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in the text, none overlapping."""
        small, end = text.lower(), 0
        if len(small) != len(text):
            yield from self.pattern.finditer(text)
            return
        for start in self._starts(small, text):
            if start >= end and (match := self.pattern.match(text, start)):
                end = match.end()
                yield match

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match, or None."""
        return next(self.finditer(text), None)

    def _starts(self, small: str, text: str) -> list[int]:
        starts = {start for _, start, _ in self._known.find_matches_as_indexes(small, overlapping=True)}
        if self._begins is not None:
            starts.update(match.start() for match in self._begins.finditer(text))
        return sorted(starts)


def alternatives_of(pattern: str) -> list[str]:
    """Return the alternatives of which the pattern is one; those inside of its brackets stay together."""
    every, depth, start = [], 0, 0
    for match in _MARK.finditer(pattern):
        depth += {"(": 1, ")": -1}.get(match.group(), 0)
        if match.group() == "|" and not depth:
            every.append(pattern[start : match.start()])
            start = match.end()
    return [*every, pattern[start:]]


def _beginnings(alternative: str) -> frozenset[str]:
    """Return the letters of which all that the alternative finds begins with some; none where it may begin with anything."""
    if behind := _BEHIND.match(alternative):
        return _beginnings(alternative[behind.end() :])
    if letters := _LETTERS.match(alternative):
        return frozenset({letters.group().replace("\\", "")})
    if not alternative.startswith("(?:"):
        return frozenset()
    inside = first_group(alternative).removeprefix("?:")
    some = [_beginnings(one) for one in alternatives_of(inside)]
    may_be_left_out = alternative[len("(?:)") + len(inside) :][:1] in {"?", "*", "{"}
    return frozenset().union(*some) if all(some) and not may_be_left_out else frozenset()


def first_group(pattern: str) -> str:
    """Return what is inside of the brackets with which the pattern begins; ValueError where they are not closed."""
    depth = 0
    for match in _MARK.finditer(pattern):
        depth += {"(": 1, ")": -1}.get(match.group(), 0)
        if not depth:
            return pattern[1 : match.start()]
    raise ValueError(f"{pattern!r}: a bracket is not closed")


def _whole_words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){pattern}", re.IGNORECASE)
