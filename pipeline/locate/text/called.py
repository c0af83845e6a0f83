"""Whether the words beside a name call it a place: "X district", "the village of X", "Mir Ali, a town in …"."""

from pipeline.locate.gazetteer.names import ARTICLES
from pipeline.locate.text.behind import lies_beside
from pipeline.locate.text.mentions import NAME, Mention
from pipeline.locate.text.no_places import is_a_kind
from pipeline.locate.text.reading import Reading
from pipeline.locate.text.surroundings import Around, is_called_a_place, is_told_a_place

_WEAK_CUES = ("state", "states", "agency", "region", "department", "governor", "gov", "legislature", "zone", "sub")
"""Words for a kind of place that also follow names which are none: "the Justice Department"."""


def is_told_to_be_a_place(reading: Reading, number: int) -> bool:
    """Return whether the words beside it say that it is a place, rather than that something is or was there."""
    mention, around = reading.scan.mentions[number], reading.arounds[number]
    return (
        _has_cue(reading, mention, around)
        or (around.before_gap == "-" and _is_a_seat(reading, around))
        or is_called_a_place(reading.scan.text, mention.start)
        or (
            around.after_gap.startswith(",")
            and (lies_beside(reading.scan, number) or is_told_a_place(reading.scan.text, mention.end))
        )
    )


def _has_cue(reading: Reading, mention: Mention, around: Around) -> bool:
    """Return whether "province", "city of" or the like stands beside it."""
    after = around.after in reading.lexicon.cues_after and around.after_gap in (" ", "-", "\u200c")
    before = around.before in reading.lexicon.cues_before and around.before_gap in (" ", "\u200c")
    weak = not before and (not after or around.after in _WEAK_CUES)
    if weak and not (reading.scan.lists.at and _is_of_a_list(reading, mention)):
        return False
    return not (mention.single and (mention.key in reading.lexicon.stop_words or is_a_kind(reading, mention)))


def _is_of_a_list(reading: Reading, mention: Mention) -> bool:
    """Return whether a list calls its names places: "Shiroro and Munya local government areas"."""
    return reading.scan.lists.kind_of(mention.start, mention.end) is not None


def _is_a_seat(reading: Reading, around: Around) -> bool:
    """Return whether it is a member of parliament's seat: "Sen. Smith, R-Ocilla"."""
    return around.before_capital and reading.is_class(around.before, "party")


def is_called_a_place_or_scene(reading: Reading, mention: Mention) -> bool:
    """Return whether the word for its kind stands beside it, or it stands for where something was."""
    if mention.first in reading.scan.scenes or is_called_a_place(reading.scan.text, mention.start):
        return True
    following = mention.last + 1
    return following < len(reading.scan.keys) and reading.scan.keys[following] in reading.lexicon.cues_after


def ends_with_its_kind(reading: Reading, number: int) -> bool:
    """Return whether a name right behind another ends with its kind: "Dara'a Al-Balad District" (PLA-91)."""
    keys, mention = reading.scan.keys, reading.scan.mentions[number]
    if mention.kind is not NAME or mention.single or keys[mention.first] not in ARTICLES:
        return False
    is_behind = number > 0 and reading.scan.mentions[number - 1].last == mention.first - 1
    return is_behind and keys[mention.last] in reading.lexicon.classes["calls_place"]
