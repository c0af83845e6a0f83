"""The kind of place that a list of names says its names are: "the towns of A, B and C", "A and B districts"."""

import re
from functools import cache

from pipeline.locate.text.lexicon import read_lexicon
from pipeline.locate.text.written import Written
from schemas.vocabulary import Feature

_REACH = 60
"""Characters on either side of a name in which its list may begin or end."""
_ITEM = r"(?!and |in |at |near |from |of )[\w ’'-]+?"
_NAME_BEHIND = re.compile(r"\b([A-Z][\w’'-]*)\s$")
_AND = re.compile(r"\b(?:and|&)\s$")


class Lists:
    """The words of a text for several places of one kind, and the names that they speak of."""

    def __init__(self, written: Written) -> None:
        self._text, kind = written.text, _kind()
        starts = (written.starts[number] for number in written.find(_first_words()))
        self.at = [start for start in starts if kind.match(self._text, start)]
        """Where those words stand; most texts have none."""

    def kind_of(self, start: int, end: int) -> Feature | None:
        """Return the kind of place that its list says of the name that stands there, None where it is in none."""
        for at in self.at:
            word = self._behind(start, end) if end < at <= end + _REACH else None
            word = word or (self._before(start) if start - _REACH <= at < start else None)
            if word is not None:
                return read_lexicon().cues_of_lists[word[1]]
        return None

    def _behind(self, start: int, end: int) -> re.Match[str] | None:
        """Return the word for the kind that ends the name's list."""
        word = _end().match(self._text, end, end + _REACH)
        if word is None and _AND.search(self._text, max(0, start - 5), start):
            word = _next_word().match(self._text, end)
        return word

    def _before(self, start: int) -> re.Match[str] | None:
        """Return the word for the kind that opens the name's list; of "Herat districts of X" the name before is theirs,
        while X and Y are the "Syrian towns of X and Y".
        """
        first = max(0, start - _REACH)
        word = _opening().search(self._text, first, start)
        owner = _NAME_BEHIND.search(self._text, first, word.start()) if word else None
        return None if owner is not None and owner[1].lower() not in read_lexicon().demonyms else word


@cache
def _words() -> str:
    return "(" + "|".join(sorted(read_lexicon().cues_of_lists, key=len, reverse=True)) + ")"


@cache
def _first_words() -> frozenset[str]:
    return frozenset(word.partition(" ")[0].lower() for word in read_lexicon().cues_of_lists)


@cache
def _kind() -> re.Pattern[str]:
    return re.compile(rf"{_words()}\b")


@cache
def _end() -> re.Pattern[str]:
    return re.compile(rf"(?:, {_ITEM}){{0,3}},? and {_ITEM} {_words()}\b")


@cache
def _next_word() -> re.Pattern[str]:
    return re.compile(rf"\s{_words()}\b")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"\b{_words()} of (?:[\w ’'-]+, ){{0,3}}(?:[\w ’'-]+,? and )?$")
