"""The kind of place that a list of names says its names are: "the towns of A, B and C", "A and B districts"."""

import re
from functools import cache

from pipeline.locate.text.lexicon import read_lexicon
from schemas.vocabulary import Feature

_REACH = 60
"""Characters on either side of a name in which its list may begin or end."""
_ITEM = r"(?!and |in |at |near |from |of )[\w ’'-]+?"
_NAME_BEHIND = re.compile(r"\b([A-Z][\w’'-]*)\s$")
_LAST = re.compile(r"\b(?:and|&)\s$")


def speaks_of_lists(text: str) -> bool:
    """Return whether the text has a word for several places of one kind."""
    return _kinds().search(text) is not None


def kind_in_list(text: str, start: int, end: int) -> Feature | None:
    """Return the kind of place that the list says its names are of which one stands there; None where none is."""
    word = _listed_before().match(text, end, end + _REACH) or _last_of_list(text, start, end)
    if word is None:
        first = max(0, start - _REACH)
        opened = _opening().search(text, first, start)
        word = opened if opened and not _are_those_of_a_name(text, first, opened.start()) else None
    return read_lexicon().cues_of_lists[word.group(1)] if word else None


def _last_of_list(text: str, start: int, end: int) -> re.Match[str] | None:
    return _kind_ahead().match(text, end) if _LAST.search(text, max(0, start - 5), start) else None


def _are_those_of_a_name(text: str, first: int, end: int) -> bool:
    """Return whether a place owns them: "Herat districts of X", while X and Y are the "Syrian towns of X and Y"."""
    name = _NAME_BEHIND.search(text, first, end)
    return name is not None and name[1].lower() not in read_lexicon().demonyms


@cache
def _words() -> str:
    return "(" + "|".join(sorted(read_lexicon().cues_of_lists, key=len, reverse=True)) + ")"


@cache
def _kinds() -> re.Pattern[str]:
    return re.compile(rf"\b{_words()}\b")


@cache
def _listed_before() -> re.Pattern[str]:
    return re.compile(rf"(?:, {_ITEM}){{0,3}},? and {_ITEM} {_words()}\b")


@cache
def _kind_ahead() -> re.Pattern[str]:
    return re.compile(rf"\s{_words()}\b")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"\b{_words()} of (?:[\w ’'-]+, ){{0,3}}(?:[\w ’'-]+,? and )?$")
