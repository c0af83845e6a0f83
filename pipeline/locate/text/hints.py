"""What the words around a name say of it: the kind of place that it is, and which other name's place holds it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.locate.gazetteer.kinds import ADM1, CITY, COUNTRY, LOCALITY
from pipeline.locate.text.cues import find_ways, read_cues
from pipeline.locate.text.holders import lies_in
from pipeline.locate.text.lexicon import scene_words
from pipeline.locate.text.mentions import Mention, Scan
from pipeline.locate.text.nearness import BESIDE, lie_near, lies_elsewhere, town_beside
from pipeline.locate.text.roles import OF_MISSIONS, has_a_mission
from pipeline.locate.text.strangers import (
    HELD_IN_PHRASE,
    Holding,
    Neighbours,
    find_stranger,
    holds,
    is_put_in_another_area,
)
from schemas.vocabulary import Feature

HELD_BY_NEXT, HOLDS_OTHER = 6.0, 2.0
"""Points for a place that the text says lies in another: "Paris, Texas", "Achin district of Nangarhar"."""
_IN_PHRASE = re.compile(
    r"[\s,]*(?:(?:[\w-]+\s){0,2}|[Ll]ocal\s[Gg]overnment\s[Aa]rea\s)"
    r"(?:in|of|of the|under|در)\s(?:the\s)?(?:[\w’'-]+\s){0,3}"
)
_IN = ("in ", "of ", "under ", "در")
"""What stands between a name and that of the area which holds it, wherever words do."""
_UNIT = (
    r"(?:sub[\s-]?|[Ll]ocal\s[Gg]overnment\s)?(?:districts?|city|town|villages?|[Aa]rea|county|tehsil|taluka?|bazaar|municipality"
    r"|woreda|LGA|raion|hromada|payam|panchayat|upazila|regency|township|commune|ward|hamlet|locality|directorate|cercle"
    r"|zone|mandal|kebele|barangay|sector|parish|neighbou?rhood|suburb|camp)"
)
_HELD_BY_NEXT = re.compile(rf"(?:\s{_UNIT})?\s?[,(،]\s?(?:in\s(?:the\s)?)?")
_PARTED = re.compile(r",\s[^,.;]{2,30},\s")
_FARTHEST, _OWNS_WITHIN = 60, 40
"""Characters between two names of which one may hold the other; fewer where the first owns the second."""
_SITES = scene_words()["spot"] | scene_words()["site_building"] | {"beach"}
_HOLDERS = (COUNTRY, ADM1)
_TOWN_OF = re.compile(r"\s(?:[a-z]+\s)?(?:city|town|village|port|hamlet|suburb)\sof\s")
_OWNER = re.compile(
    r"['’]s?\s(?:[\w-]+\s){0,2}|\s(?:[\w-]+['’]s|province['’]s|state['’]s)\s(?:[\w-]+\s){0,2}|\s?[,/]\s?|\s(?:province|state),\s"
)


@dataclass(frozen=True, slots=True)
class Hints:
    """What the words around each name say of it."""

    cues: list[Feature | None]
    holders: list[dict[int, float]]
    """Its candidates that another name holds, or that hold another's, by points."""
    strangers: list["Holding | None"]
    abroad: list[bool]
    """Whether what a state has in other countries follows: "the Iranian consulate in Herat" (PLA-123)."""
    sites: list[bool]
    """Whether a small word calls what it names a site: "Lido beach"."""


def read_hints(scan: Scan, mentions: Sequence[Mention]) -> Hints:
    """Return what the text says of each of the names."""
    ways = find_ways(scan, mentions)
    cues = read_cues(scan, mentions, ways)
    neighbours = [_neighbours(scan, mentions, number) for number in range(len(mentions))]
    holders = _find_holders(mentions, neighbours)
    beside = [town_beside(scan, mentions, number) for number in range(len(mentions))]
    _raise_near(holders, mentions, beside)
    strangers: list[Holding | None] = []
    told = [None if way and cue is CITY else cue for way, cue in zip(ways, cues, strict=True)]
    for number, mention in enumerate(mentions):
        held = holders[number] and any(entry.id in holders[number] for entry in mention.candidates)
        if held and not is_put_in_another_area(scan, mentions, number):
            strangers.append(None)
            continue
        town = beside[number]
        if town is not None and lies_elsewhere(mention, mentions[town]):
            strangers.append(Holding(town, LOCALITY, scan.text[mention.start : mention.end], beside=True))
            continue
        strangers.append(find_stranger(scan, mentions, number, neighbours[number], told))
    told_of = not OF_MISSIONS.isdisjoint(scan.vocabulary)
    abroad = [told_of and has_a_mission(scan.text, mention.end) for mention in mentions]
    return Hints(cues, holders, strangers, abroad, [_is_a_sites(scan, mention) for mention in mentions])


def _is_a_sites(scan: Scan, mention: Mention) -> bool:
    ahead = mention.last + 1
    if mention.first != mention.last or ahead >= len(scan.keys) or scan.gaps[mention.last] != " ":
        return False
    return scan.keys[ahead] in _SITES and not scan.is_large(ahead)


def _find_holders(mentions: Sequence[Mention], neighbours: Sequence[Neighbours]) -> list[dict[int, float]]:
    """Return for each mention its candidates that a neighbouring name holds, or that hold one of its, by points."""
    worth: list[dict[int, float]] = [{} for _ in mentions]
    for number, mention in enumerate(mentions):
        for other, points in neighbours[number]:
            for entry in mention.candidates:
                for area in mentions[other].candidates[:6]:
                    if holds(area, entry):
                        _raise(worth[number], entry.id, points)
                        _raise(worth[other], area.id, HOLDS_OTHER)
    return worth


def _raise_near(worth: list[dict[int, float]], mentions: Sequence[Mention], beside: Sequence[int | None]) -> None:
    """Raise the candidates that lie near the town beside which the text puts them, and that town."""
    for number, town in enumerate(beside):
        if town is None:
            continue
        for entry, one in lie_near(mentions[number], mentions[town]):
            _raise(worth[number], entry.id, BESIDE)
            _raise(worth[town], one.id, HOLDS_OTHER)


def _raise(worth: dict[int, float], identity: int, points: float) -> None:
    worth[identity] = max(worth.get(identity, 0.0), points)


def _neighbours(scan: Scan, mentions: Sequence[Mention], number: int) -> Neighbours:
    mention = mentions[number]
    found: Neighbours = []
    for ahead in range(number + 1, min(number + 3, len(mentions))):
        start, end = mention.end, mentions[ahead].start
        if end - start >= _FARTHEST:
            break
        gap = scan.text[start:end]
        if not _may_hold(gap):
            continue
        if _HELD_BY_NEXT.fullmatch(gap):
            if not _are_listed(scan, mentions, number):
                found.append((ahead, HELD_BY_NEXT))
        elif _is_held_in_phrase(gap, mention, mentions[ahead]):
            found.append((ahead, HELD_IN_PHRASE))
    if number > 0:
        start, end = mentions[number - 1].end, mention.start
        if end - start < _OWNS_WITHIN and _OWNER.fullmatch(scan.text, start, end):
            found.append((number - 1, HELD_IN_PHRASE))
    return found


def _may_hold(gap: str) -> bool:
    """Return whether one of the signs stands between two names without which nothing puts the one in the other."""
    return gap == " " or any(map(gap.__contains__, (*_IN, ",", "(", "،")))


def _is_held_in_phrase(gap: str, mention: Mention, following: Mention) -> bool:
    if gap == " ":
        return lies_in(mention, following)
    if _qualifies(gap, mention):
        return False
    if any(map(gap.__contains__, _IN)):
        return bool(_IN_PHRASE.fullmatch(gap) or _PARTED.fullmatch(gap))
    return gap[:1] == "," and _PARTED.fullmatch(gap) is not None


def _qualifies(gap: str, mention: Mention) -> bool:
    """Return whether a country or province only says where a town is: "the Niger village of Abadam" (PLA-117)."""
    wide = bool(mention.candidates) and mention.candidates[0].feature in _HOLDERS
    return wide and _TOWN_OF.fullmatch(gap) is not None


def _are_listed(scan: Scan, mentions: Sequence[Mention], number: int) -> bool:
    """Return whether a name and the next are two of a list, "Oklahoma, Ohio and Iowa", not one in one."""
    level, following = _level(mentions[number]), _level(mentions[number + 1]) if number + 1 < len(mentions) else None
    if level is None or level is not following:
        return False
    if level is COUNTRY:
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
    return top if top in (COUNTRY, ADM1) else None
