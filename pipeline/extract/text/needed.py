"""Patterns that are tried only where the letters stand in a text without which they find nothing, which are read off them."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from ahocorasick_rs import AhoCorasick, Implementation

from pipeline.extract.text.begun import alternatives_of, first_group

_PIECE = re.compile(
    r"(?P<letters>(?:\\[ '.–—-]|[A-Za-z0-9 ,:'–—-])(?![?*{]))|(?P<group>\()|\\.|\[(?:\\.|[^\]\\])+\]|\{[\d,]*\}|.",
    re.DOTALL,
)
_OPENS = re.compile(r"\(\?(?:-i)?:|\((?!\?)")
"""Before what a group finds; what is only looked for around it needs nothing."""
_MAY_BE_LEFT_OUT = ("?", "*", "{0", "{,")
_IN_A_WORD = re.compile(r"[\w-]")
_CASED = re.compile(r"\(\?-i|(?<!\\)[A-Z]")
_Tried = Callable[[str, str], Iterator[re.Match[str]]]
"""What finds a pattern's words in a text, which is given as it is and in small letters."""
Letters = frozenset[str]
"""Of which one must stand in a text, in small letters."""


class Needed:
    """Any of some patterns as whole words, in small letters or in large ones; ``opens`` stands before each.

    All patterns' letters are looked for together, and of some hundred patterns few are then tried.
    """

    def __init__(self, patterns: Iterable[str], opens: str = "") -> None:
        every = [one for pattern in patterns for one in _alternatives(pattern)]
        self._tried = [
            _in_any_letters(one, opens) if _CASED.search(one) else _in_small_letters(one, opens) for one in every
        ]
        self._needs = [letters_needed(one) for one in every]
        self._begun = defaultdict[str, list[int]](list)
        """The patterns by the letters of what says most of them; by none those of which nothing does."""
        for number, needs in enumerate(self._needs):
            for letters in needs[0] if needs else ("",):
                self._begun[letters].append(number)
        known = set[str]().union(*(letters for needs in self._needs for letters in needs))
        self._known = AhoCorasick(sorted(known), implementation=Implementation.DFA)

    def words_in(self, text: str) -> list[str]:
        """Return the words of the text that the patterns find, in small letters and in its order.

        Where several find words that overlap, those count that begin first, and of these the earlier pattern's.
        """
        small = text.lower()
        found = {"", *self._known.find_matches_as_strings(small, overlapping=True)}
        likely = {number for letters in self._begun.keys() & found for number in self._begun[letters]}
        tried = (n for n in sorted(likely) if not any(map(found.isdisjoint, self._needs[n])))
        words, end = list[str](), 0
        for match in sorted((match for n in tried for match in self._tried[n](text, small)), key=re.Match.start):
            if match.start() >= end:
                end = match.end()
                words.append(match.group().lower())
        return words

    def stands_in(self, text: str) -> bool:
        """Return whether any of the patterns finds something in the text."""
        return bool(self.words_in(text))


def _in_any_letters(pattern: str, opens: str) -> _Tried:
    whole = re.compile(rf"{opens}(?<![\w-])(?:{pattern})(?!\w)", re.IGNORECASE)
    return lambda text, _: whole.finditer(text)


def _in_small_letters(pattern: str, opens: str) -> _Tried:
    """The pattern that opens with what it finds, which is many times as fast as one that first looks at what stands before."""
    opening = re.compile(rf"{opens}(?:{pattern})(?!\w)")

    def tried(_: str, small: str) -> Iterator[re.Match[str]]:
        at = 0
        while match := opening.search(small, at):
            begun = match.start() > 0 and _IN_A_WORD.match(small, match.start() - 1)
            if not begun:
                yield match
            at = match.start() + 1 if begun else match.end()

    return tried


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
