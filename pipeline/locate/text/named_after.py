"""Names that ships, operations, treaties and sites bear and that say nothing of where anything was (PLA-82, 83, 84)."""

import re

from pipeline.locate.gazetteer.kinds import COUNTRY
from pipeline.locate.text.mentions import Mention
from pipeline.locate.text.people import PROMINENT
from pipeline.locate.text.reading import Reading
from pipeline.locate.text.surroundings import Around

_PREFIX = frozenset(
    {"HMS", "USS", "USNS", "USCGC", "RFA", "HMAS", "HMCS", "HMNZS", "INS", "PNS", "KRI", "BRP", "MV", "FS"}
)
_OPERATION = re.compile(r"\bOperation\s(?:[A-Z][\w’']+\s){0,2}$")
_SIGNED = re.compile(
    r"\b(?:[Tt]reat(?:y|ies)|[Aa]ccords?|[Pp]acts?|[Pp]rotocol|[Cc]onventions?|[Cc]ongress|Peace)\sof\s$"
)
_OF_TREATIES = frozenset(
    {"treaty", "treaties", "protocol", "congress", "peace"}
    | {f"{word}{s}" for word in ("accord", "pact", "convention") for s in ("", "s")}
)
"""The words that stand before "of" there."""
_LINKS = frozenset({"de", "du", "des", "del", "della", "do", "da"})
_OF_ANOTHER = re.compile(r"\s(?:de|du|des|del|della|do|da)\s(?:la\s|los\s|las\s)?[A-Z0-9]")
_FARTHEST = 40


def bears_the_name(reading: Reading, mention: Mention, around: Around) -> bool:
    """Return whether a ship, an operation, a treaty or a longer name that nobody knows bears the name."""
    text, start = reading.scan.text, mention.start
    if (
        "operation" in reading.scan.vocabulary
        and "operation" in reading.scan.keys[max(0, mention.first - 3) : mention.first]
    ):
        return _OPERATION.search(text, max(0, start - _FARTHEST), start) is not None
    if around.before == "of":
        return (
            mention.first > 1
            and reading.scan.keys[mention.first - 2] in _OF_TREATIES
            and _SIGNED.search(text, max(0, start - _FARTHEST), start) is not None
        )
    if around.after in _LINKS and mention.single and mention.weight < PROMINENT:
        return _OF_ANOTHER.match(text, mention.end) is not None
    return mention.first > 0 and _is_a_ships(reading, mention, around)


def _is_a_ships(reading: Reading, mention: Mention, around: Around) -> bool:
    """Return whether a ship's prefix or a word for one stands before it: "HMS Lancaster", "the frigate Sevastopol"."""
    if reading.scan.words[mention.first - 1] in _PREFIX:
        return around.before_gap == " "
    if around.before not in reading.lexicon.classes["vessel"] or around.before_capital:
        return False
    is_a_countrys = mention.candidates[0].feature is COUNTRY and around.before_gap == " "
    return not is_a_countrys and around.before_gap in (" ", " “", ' "')
