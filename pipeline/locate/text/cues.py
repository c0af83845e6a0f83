"""The kind of place that the words beside a name say it is: "X district", "the city of X", "A, B and C provinces"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from pipeline.locate.gazetteer.kinds import ADM1, ADM2, CITY, LOCALITY
from pipeline.locate.text.lexicon import read_lexicon
from pipeline.locate.text.mentions import Mention, Scan
from schemas.vocabulary import Feature

_LIST_GAP = re.compile(r",?\s(?:and\s|or\s)?")
_LIST_GAP_LONGEST = len(", and ")
_FROM_A_TOWN = re.compile(r"\b(?:km|kms|kilomet(?:er|re)s?|miles?)\b[\w\s-]{0,25}\b(?:of|from|outside)\s$")
_ROUND_A_TOWN = re.compile(r"\b(?:outskirts|centre|center|heart|streets|suburbs?|gates|edges?)\sof\s$|\boutside\s$")
_OF_BORDER = re.compile(r"\b(?:border|boundary|frontier)\b[^.]{0,15}\bbetween\s$")
_OVER_WATER = re.compile(r"\b(?:banks?\sof|across|along|crossed|crossing)\sthe\s$")
_LOCAL_GOVERNMENT = ("local", "government", "area")
_ROADS = frozenset({"highway", "motorway", "road"})
_BEFORE_ROAD, _AFTER_ROAD = 8, 10
"""Words between a road and the name of a town that it is named after or joins."""
_ROAD_AHEAD = re.compile(r"(?:\s?[-–—]\s?(?:to-)?[A-Z][\w-]+)?\s(?:national\s|main\s)?(?:highway|motorway|road)\b")
_ROAD_BEHIND = re.compile(
    r"\b(?:highway|motorway|road)\s(?:between|from|linking|connecting)\s(?:[A-Z][\w-]+\s(?:and|to|with)\s)?$"
)


def read_cues(scan: Scan, mentions: Sequence[Mention], ways: Sequence[bool]) -> list[Feature | None]:
    """Return for each name the kind of place that the words beside it tell, as in "X district" or "the city of X".

    ``ways``, as ``find_ways`` tells them, go from towns.
    """
    cues = []
    for number, mention in enumerate(mentions):
        cue = _beside(scan, mention) or (CITY if ways[number] else None)
        if cue is None and scan.lists.at:
            cue = scan.lists.kind_of(mention.start, mention.end)
        cues.append(cue or _level_of_list(scan, mentions, number))
    return cues


def read_water(scan: Scan, mention: Mention) -> Mention:
    """Return the name as a river's alone where it is crossed or has banks: "from across the Dnipro" (PLA-94)."""
    if mention.first == 0 or scan.keys[mention.first - 1] != "the":
        return mention
    waters = tuple(entry for entry in mention.candidates if entry.feature is Feature.NATURAL)
    before = scan.text, max(0, mention.start - 20), mention.start
    if not waters or _OVER_WATER.search(*before) is None:
        return mention
    return replace(mention, candidates=waters)


def find_ways(scan: Scan, mentions: Sequence[Mention]) -> list[bool]:
    """Return for each name whether a road or a distance goes from it."""
    near = {number for road in scan.find(_ROADS) for number in range(road - _BEFORE_ROAD, road + _AFTER_ROAD + 1)}
    ends = _ends_of_ways(scan, mentions) if "between" in scan.vocabulary else ()
    return [
        ((m.first in near or m.last in near) and _is_on_a_road(scan.text, m))
        or _is_measured_from(scan, m)
        or number in ends
        for number, m in enumerate(mentions)
    ]


def _beside(scan: Scan, mention: Mention) -> Feature | None:
    """Return the kind that the words next to a name tell.

    In "ولسوالی اچین ولایت ننگرهار" the word before a name is its own, the word after it the next name's.
    """
    lexicon, keys, first, last = read_lexicon(), scan.keys, mention.first, mention.last
    after = lexicon.cues_after.get(keys[last + 1]) if scan.gaps[last] in (" ", "-", "\u200c") else None
    if after is None and tuple(keys[last + 1 : last + 4]) == _LOCAL_GOVERNMENT:
        after = ADM2
    if after is not None and keys[first].isascii():
        return after
    if scan.gaps[last] == ", ":
        after = _told_behind(scan, last + 1)
    if first == 0:
        return after
    before = lexicon.cues_before.get(keys[first - 1]) if scan.gaps[first - 1] in (" ", "\u200c") else None
    if before is not None or after is not None:
        return before or after
    if (
        first >= 2
        and keys[first - 1] == "of"
        and keys[first - 2] in lexicon.cues_after
        and not _is_kind_of_a_name(scan, first - 2)
    ):
        return lexicon.cues_after[keys[first - 2]]
    return None


def _told_behind(scan: Scan, number: int) -> Feature | None:
    """Return the kind that stands behind a comma: "Mansoura, a district of Aden", "Jebba, a small town in Kwara"."""
    if scan.keys[number] not in ("a", "an"):
        return None
    cues, ahead = read_lexicon().cues_after, range(number + 1, min(number + 4, len(scan.keys) - 1))
    kinds = (
        cues[scan.keys[n]]
        for n in ahead
        if scan.keys[n] in cues and scan.keys[n + 1] in ("of", "in", "near", "outside")
    )
    return next(kinds, None)


def _is_kind_of_a_name(scan: Scan, number: int) -> bool:
    """Return whether a name stands before the word for a kind: in "Achin district of Nangarhar" it is Achin's.

    In "the Afghan city of Kunduz" it is Kunduz's: a people is no name of a city.
    """
    if number == 0 or scan.gaps[number - 1] != " " or not scan.is_large(number - 1):
        return False
    return scan.keys[number - 1] not in read_lexicon().demonyms


def _is_measured_from(scan: Scan, mention: Mention) -> bool:
    """Return whether a distance is told from the name, or its outskirts, centre or streets are (PLA-90)."""
    measured = mention.first > 0 and scan.keys[mention.first - 1] in ("of", "from", "outside")
    if not measured or not _may_be_its_areas_town(mention):
        return False
    told = (_FROM_A_TOWN, _ROUND_A_TOWN)
    return any(way.search(scan.text, max(0, mention.start - 60), mention.start) for way in told)


def _ends_of_ways(scan: Scan, mentions: Sequence[Mention]) -> set[int]:
    """Return the numbers of names that with another town's are the ends of a way: "an ambush between Ghazni and Gardez"
    (PLA-102); not of a border, nor where one is only an area's ("between Helmand and Kandahar").
    """
    found: set[int] = set()
    for number, (first, last) in enumerate(pairwise(mentions)):
        if first.first == 0 or scan.keys[first.first - 1] != "between" or scan.text[first.end : last.start] != " and ":
            continue
        own = [_may_be_its_areas_town(first), _may_be_its_areas_town(last)]
        if not all(may_be or _is_a_town(m) for may_be, m in zip(own, (first, last), strict=True)):
            continue
        listed = scan.lists.kind_of(first.start, first.end) is not None
        if not listed and _OF_BORDER.search(scan.text, max(0, first.start - 40), first.start) is None:
            found.update(number + beyond for beyond, may_be in enumerate(own) if may_be)
    return found


def _is_a_town(mention: Mention) -> bool:
    return bool(mention.candidates) and mention.candidates[0].feature in (CITY, LOCALITY)


def _may_be_its_areas_town(mention: Mention) -> bool:
    """Return whether a name is a first-level area's and a town's in it; ways are measured from towns."""
    area = next((entry for entry in mention.candidates if entry.feature is ADM1), None)
    towns = (entry for entry in mention.candidates if entry.feature is CITY)
    return area is not None and any(town.admin1 == area.id for town in towns)


def _is_on_a_road(text: str, mention: Mention) -> bool:
    """Return whether a road is named after it: "the Kabul–Kandahar highway"."""
    if _ROAD_AHEAD.match(text, mention.end):
        return True
    return _ROAD_BEHIND.search(text, max(0, mention.start - 50), mention.start) is not None


def _level_of_list(scan: Scan, mentions: Sequence[Mention], number: int) -> Feature | None:
    """Return ADM1 for a name in a list with one that only means a first-level area: "Oregon and Washington"."""
    mention = mentions[number]
    for one, other in ((number - 1, number), (number, number + 1)):
        if one < 0 or other >= len(mentions):
            continue
        end, start = mentions[one].end, mentions[other].start
        if start - end > _LIST_GAP_LONGEST or not _LIST_GAP.fullmatch(scan.text, end, start):
            continue
        beside = mentions[other if one == number else one]
        if beside.key != mention.key and _is_an_adm1(beside):
            return ADM1 if any(e.feature is ADM1 for e in mention.candidates) else None
    return None


def _is_an_adm1(mention: Mention) -> bool:
    """Return whether a name first of all means a first-level area, and no town comes near."""
    top, *rest = mention.candidates or (None,)
    if top is None or top.feature is not ADM1:
        return False
    return not rest or (rest[0] is not None and rest[0].weight < top.weight - 1.5)
