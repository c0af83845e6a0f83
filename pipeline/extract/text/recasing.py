"""Text in capitals as it would be printed, as long as it was: wires and telegrams (rule SEN-1 of docs/codebook/coding.md).

A word is a name unless it is known to be written small: by the lexicons, by lexicon/common_words.csv, or by how it ends.
"""

import re
from functools import cache
from importlib.resources import files

from pipeline.extract.actors.nations import nation_words
from pipeline.extract.actors.people import people_forms
from pipeline.extract.actors.registry import short_names
from pipeline.extract.acts.triggers import forms
from pipeline.extract.contexts import contexts

SHARE = 0.85
"""Of the words of a text, so many in capitals make it one in capitals."""
LEAST = 6
"""Words of four letters or more; fewer are a name or an abbreviation."""
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FOUR_CAPITALS = re.compile(r"[A-Z\u00aa-\U0010ffff]{4}")
"""What text in capitals has, and little other text; letters beyond ASCII may be capitals."""
_BEGINS = re.compile(r"(?:^|[.!?:]|--)[\s\"“'(\[]*$")
_MONTHS = frozenset({"may", "march"})
_BY_A_NUMBER = re.compile(r"\d\s+[^\W\d_]|[^\W\d_]\s+\d")
_ENDINGS = ("ing", "tion", "tions", "ment", "ments", "ness", "ly", "ed", "ism", "ists")
_LONG = 6
"""Letters from which a word's ending tells that it is no name."""
_NAMES = frozenset({"taliban", "talib", "taleban", "isis", "isil", "daesh", "nato", "shabab", "al-shabab", "haram"})
_OF_NATIONS = 4
"""Letters from which a word of a nation's name is one ("Republic of the Congo")."""
_INITIALS = frozenset({"US", "UN", "EU", "UK", "USA", "UAE", "DRC", "FBI", "CIA", "AK", "RPG", "IED", "VBIED"})


def recased(text: str) -> str:
    """Return the text with its paragraphs in capitals as they would be printed; other text as it is."""
    if _FOUR_CAPITALS.search(text) is None:
        return text
    return _PARAGRAPH.sub(
        lambda match: _printed(match.group()) if _is_in_capitals(match.group()) else match.group(), text
    )


def _is_in_capitals(paragraph: str) -> bool:
    if _FOUR_CAPITALS.search(paragraph) is None:
        return False
    words = [word for word in _WORD.findall(paragraph) if len(word) > 3]
    return len(words) >= LEAST and sum(map(str.isupper, words)) >= SHARE * len(words)


def _printed(paragraph: str) -> str:
    return _WORD.sub(lambda match: _cased(match, paragraph), paragraph)


def _cased(match: re.Match[str], paragraph: str) -> str:
    word = match.group()
    low = word.lower()
    if not word.isupper() or len(low) != len(word) or _stands_for_a_name(match, paragraph):
        return word
    around = paragraph[max(0, match.start() - 3) : match.end() + 3]
    begins = _BEGINS.search(paragraph, max(0, match.start() - 8), match.start()) is not None
    is_small = _is_written_small(low) and not begins and not (low in _MONTHS and _BY_A_NUMBER.search(around))
    return low if is_small else word[0] + low[1:]


def _stands_for_a_name(match: re.Match[str], paragraph: str) -> bool:
    """Return whether it is an abbreviation: a known one, one in brackets ("LIBERATION FRONT [FMLN]"), or an initial."""
    word = match.group()
    if word in _INITIALS or (word in short_names() and word.lower() not in _common()):
        return True
    bracketed = paragraph[match.start() - 1 : match.start()] in {"(", "["} and paragraph[
        match.end() : match.end() + 1
    ] in {")", "]"}
    return (bracketed and not _is_written_small(word.lower())) or (len(word) == 1 and word != "A")


def _is_written_small(low: str) -> bool:
    known = low in _common() or re.split("['’]", low, maxsplit=1)[0] in _common()
    return known or (len(low) > _LONG and low.endswith(_ENDINGS))


@cache
def _common() -> frozenset[str]:
    listed = frozenset((files("pipeline.extract") / "lexicon" / "common_words.csv").read_text("utf-8").split()[1:])
    acts = {word for first, each in forms().items() for form in each for word in (first, *form.rest)}
    context = frozenset(word for words in contexts().values() for word in words)
    nations = {word for word in nation_words() if len(word) >= _OF_NATIONS and word not in listed}
    return (listed | acts | people_forms() | context | {"a"}) - _NAMES - nations
