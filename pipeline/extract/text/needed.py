"""Patterns that are tried only where the letters stand in a text without which they find nothing, which are read off them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick, Implementation

from pipeline.extract.text.begun import alternatives_of, first_group

_PIECE = re.compile(
    r"(?P<letters>(?:\\[ '.–—-]|[A-Za-z0-9 ,:'–—-])(?![?*{]))|(?P<group>\()|\\.|\[(?:\\.|[^\]\\])+\]|\{[\d,]*\}|.",
    re.DOTALL,
)
_OPENS = re.compile(r"\(\?(?:-i)?:|\((?!\?)")
"""Before what a group finds; what is only looked for around it needs nothing."""
_MAY_BE_LEFT_OUT = ("?", "*", "{0", "{,")
Letters = frozenset[str]
"""Of which one must stand in a text, in small letters."""


class Needed:
    """Any of some patterns as whole words, in small letters or in large ones; ``opens`` stands before each.

    All patterns' letters are looked for together, and of some hundred patterns few are then tried. Where several find words that
    overlap, those count that begin first, and of these the earlier pattern's.
    """

    def __init__(self, patterns: Iterable[str], opens: str = "") -> None:
        every = [one for pattern in patterns for one in _alternatives(pattern)]
        self._patterns = [re.compile(rf"{opens}(?<![\w-])(?:{one})(?!\w)", re.IGNORECASE) for one in every]
        self._needs = [letters_needed(one) for one in every]
        self._begun = defaultdict[str, list[int]](list)
        """The patterns by the letters of what says most of them; by none those of which nothing does."""
        for number, needs in enumerate(self._needs):
            for letters in needs[0] if needs else ("",):
                self._begun[letters].append(number)
        known = set[str]().union(*(letters for needs in self._needs for letters in needs))
        self._known = AhoCorasick(sorted(known), implementation=Implementation.DFA)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in the text, none overlapping."""
        found = {"", *self._known.find_matches_as_strings(text.lower(), overlapping=True)}
        likely = {number for letters in self._begun.keys() & found for number in self._begun[letters]}
        tried = (n for n in sorted(likely) if not any(map(found.isdisjoint, self._needs[n])))
        matches = (match for n in tried for match in self._patterns[n].finditer(text))
        end = 0
        for match in sorted(matches, key=re.Match.start):
            if match.start() >= end:
                end = match.end()
                yield match

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match, or None."""
        return next(self.finditer(text), None)


def _alternatives(pattern: str) -> Iterator[str]:
    """Yield those of the pattern, and of each that is all in brackets the ones in them."""
    for one in alternatives_of(pattern):
        inside = first_group(one).removeprefix("?:") if one.startswith("(?:") else ""
        if one == f"(?:{inside})":
            yield from _alternatives(inside)
        else:
            yield one


def letters_needed(alternative: str) -> list[Letters]:
    """Return of what letters each has some that the alternative finds, in all of its pieces; first those that say most of it."""
    return sorted(filter(None, _pieces(alternative)), key=_length, reverse=True)


def _length(letters: Letters) -> int:
    return min(map(len, letters))


def _any_of(alternatives: Iterable[str]) -> Letters:
    """What a group needs: of each of its alternatives the piece that says most; nothing where one of them needs nothing."""
    some = [next(iter(letters_needed(one)), None) for one in alternatives]
    return Letters().union(*(one for one in some if one)) if all(some) else Letters()


def _pieces(alternative: str) -> Iterator[Letters]:
    """Yield what each stretch of letters needs, and each group that may not be left out."""
    run, at = "", 0
    while piece := _PIECE.match(alternative, at):
        at = piece.end()
        if piece["letters"]:
            run += piece.group()[-1].lower()
            continue
        yield Letters({run} - {""})
        run = ""
        if piece["group"]:
            inside = first_group(alternative[piece.start() :])
            at = piece.start() + len(inside) + len("()")
            opens = _OPENS.match(alternative, piece.start())
            if opens and not alternative.startswith(_MAY_BE_LEFT_OUT, at):
                yield _any_of(alternatives_of(inside[opens.end() - piece.end() :]))
    yield Letters({run} - {""})
