"""What the words around a name say of it: the kind of place that it is, and the area that holds it."""

import re
from collections.abc import Sequence

from pipeline.locate.entries import Entry
from pipeline.locate.lexicon import read_lexicon
from pipeline.locate.mentions import Mention, Scan
from schemas.vocabulary import Feature

HELD_BY_NEXT, HELD_IN_PHRASE = 6.0, 4.0
"""Points for a place that the text says lies in another: "Paris, Texas", "Achin district of Nangarhar"."""
_IN_PHRASE = re.compile(r"[\s,]*(?:[\w-]+\s){0,2}(?:in|of|of the|در)\s(?:the\s)?(?:[\w’'-]+\s){0,3}")
_OWNER = re.compile(
    r"['’]s?\s(?:[\w-]+\s){0,2}|\s(?:[\w-]+['’]s|province['’]s|state['’]s)\s(?:[\w-]+\s){0,2}|\s?[,/]\s?|\s(?:province|state),\s"
)


def read_cue(scan: Scan, mention: Mention) -> Feature | None:
    """Return the kind of place that the word beside the name tells, as in "X district" or "the city of X"."""
    lexicon, words = read_lexicon(), scan.words
    if mention.last + 1 < len(words) and scan.gap(mention.last) in (" ", "-", "\u200c"):
        after = lexicon.cues_after.get(words[mention.last + 1].key)
        if after is not None:
            return after
    if mention.first >= 1 and scan.gap(mention.first - 1) in (" ", "\u200c"):
        before = lexicon.cues_before.get(words[mention.first - 1].key)
        if before is not None:
            return before
    if mention.first >= 2 and words[mention.first - 1].key == "of":
        return lexicon.cues_after.get(words[mention.first - 2].key)
    return _list_cue(scan, mention)


def _list_cue(scan: Scan, mention: Mention) -> Feature | None:
    """Return the kind in "the provinces of A, B and C" and "A and B districts"."""
    ahead = scan.text[mention.end : mention.end + 60]
    behind = scan.text[max(0, mention.start - 60) : mention.start]
    plural = re.match(r"(?:, [\w ’'-]+?){0,3},? and [\w ’'-]+? (provinces|districts|counties|states|agencies)\b", ahead)
    opened = re.search(r"\b(provinces|districts|counties|states) of (?:[\w ’'-]+, ){0,3}(?:[\w ’'-]+,? and )?$", behind)
    word = plural or opened
    return read_lexicon().cues_after.get(word.group(1)) if word else None


def find_holders(scan: Scan, mentions: Sequence[Mention], number: int) -> dict[int, float]:
    """Return the candidates that a neighbouring name is said to hold, and what that is worth."""
    mention = mentions[number]
    worth: dict[int, float] = {}
    for other, points in _neighbours(scan, mentions, number):
        for entry in mention.candidates:
            if any(_holds(area, entry) for area in other.candidates[:6]):
                worth[entry.id] = max(worth.get(entry.id, 0.0), points)
    return worth


def _neighbours(scan: Scan, mentions: Sequence[Mention], number: int) -> list[tuple[Mention, float]]:
    mention = mentions[number]
    found: list[tuple[Mention, float]] = []
    for ahead in mentions[number + 1 : number + 3]:
        between = scan.text[mention.end : ahead.start]
        if re.fullmatch(r"\s?[,(،]\s?(?:in\s)?", between):
            if _are_listed(scan, mentions, number):
                continue
            found.append((ahead, HELD_BY_NEXT))
        elif (len(between) < 60 and _IN_PHRASE.fullmatch(between)) or (
            len(between) < 40 and re.fullmatch(r",\s[^,.;]{2,30},\s", between)
        ):
            found.append((ahead, HELD_IN_PHRASE))
    if number > 0:
        behind = mentions[number - 1]
        between = scan.text[behind.end : mention.start]
        if len(between) < 40 and _OWNER.fullmatch(between):
            found.append((behind, HELD_IN_PHRASE))
    return found


def _are_listed(scan: Scan, mentions: Sequence[Mention], number: int) -> bool:
    """Return whether a name and the next are two of a list, "Oklahoma, Ohio and Iowa", not one in one."""
    level, following = _level(mentions[number]), _level(mentions[number + 1]) if number + 1 < len(mentions) else None
    if level is None or level is not following:
        return False
    if level is Feature.COUNTRY:
        return True
    beside = [(number + 1, number + 2), (number - 1, number)]
    return any(
        one >= 0 and other < len(mentions)
        and _level(mentions[one]) is level is _level(mentions[other])
        and re.fullmatch(r",?\s(?:and\s|or\s)?", scan.text[mentions[one].end : mentions[other].start])
        for one, other in beside
    )  # fmt: skip


def _level(mention: Mention) -> Feature | None:
    top = mention.candidates[0].feature if mention.candidates else None
    return top if top in (Feature.COUNTRY, Feature.ADM1) else None


def _holds(area: Entry, entry: Entry) -> bool:
    if area.id == entry.id:
        return False
    if area.feature is Feature.COUNTRY:
        return area.country == entry.country and entry.feature is not Feature.COUNTRY
    if area.feature is Feature.ADM1:
        return area.id == entry.admin1 and entry.feature is not Feature.ADM1
    return area.feature is Feature.ADM2 and area.id == entry.admin2 and entry.feature is not Feature.ADM2
