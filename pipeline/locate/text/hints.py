"""What the words around a name say of it: the kind of place that it is, and which other name's place holds it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.locate.gazetteer.entries import Entry
from pipeline.locate.scenes.sites import site_kind
from pipeline.locate.text.cues import find_ways, read_cues
from pipeline.locate.text.lexicon import scene_words
from pipeline.locate.text.mentions import Kind, Mention, Scan
from pipeline.locate.text.parts import town_of_part
from schemas.vocabulary import Feature

_Neighbours = list[tuple[int, float]]
"""The numbers of names that may hold a name, and the points of its candidates that they hold."""
HELD_BY_NEXT, HELD_IN_PHRASE, HOLDS_OTHER = 6.0, 4.0, 2.0
"""Points for a place that the text says lies in another: "Paris, Texas", "Achin district of Nangarhar"."""
_IN_PHRASE = re.compile(r"[\s,]*(?:[\w-]+\s){0,2}(?:in|of|of the|در)\s(?:the\s)?(?:[\w’'-]+\s){0,3}")
_UNIT = (
    r"(?:sub[\s-]?|local\sgovernment\s)?(?:districts?|city|town|villages?|area|county|tehsil|taluka?|bazaar|municipality"
    r"|woreda|LGA|raion|hromada|payam|panchayat|upazila|regency|township|commune|ward|hamlet|locality|directorate|cercle"
    r"|zone|mandal|kebele|barangay|sector|parish|neighbou?rhood|suburb|camp)"
)
_HELD_BY_NEXT = re.compile(rf"(?:\s{_UNIT})?\s?[,(،]\s?(?:in\s(?:the\s)?)?")
_DIRECTLY_IN = re.compile(
    r",?\sin\s(?:the\s)?(?:[a-z-]+ern\s|central\s)?(?:part\sof\s)?|,\s(?:[a-z-]+ern\s|central\s)?"
)
_PARTED = re.compile(r",\s[^,.;]{2,30},\s")
_FARTHEST, _OWNS_WITHIN = 60, 40
"""Characters between two names of which one may hold the other; fewer where the first owns the second."""
_SITES = scene_words()["spot"] | scene_words()["site_building"] | {"beach"}
_SMALL = 4.7
"""Weight below which a place gives way to what the text says of it."""
_GREAT = 5.9
"""Weight of a town that needs no district beside it: 800,000 people."""
_HOLDERS = (Feature.COUNTRY, Feature.ADM1)
_NAMES = (Kind.NAME, Kind.RESPELT, Kind.UNKNOWN)
_TOWN_OF = re.compile(r"\s(?:[a-z]+\s)?(?:city|town|village|port|hamlet|suburb)\sof\s")
_OWNS = re.compile(r"['’]s\s(?:the\s)?")
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
    sites: list[bool]
    """Whether a small word calls what it names a site: "Lido beach"."""


def read_hints(scan: Scan, mentions: Sequence[Mention]) -> Hints:
    """Return what the text says of each of the names."""
    ways = find_ways(scan, mentions)
    cues = read_cues(scan, mentions, ways)
    neighbours = [_neighbours(scan, mentions, number) for number in range(len(mentions))]
    holders = _find_holders(mentions, neighbours)
    strangers: list[Holding | None] = []
    for number, mention in enumerate(mentions):
        cue = None if ways[number] and cues[number] is Feature.CITY else cues[number]
        if any(entry.id in holders[number] for entry in mention.candidates):
            strangers.append(None)
            continue
        kind = _kind_told(scan, mentions, number, cue)
        area = None if kind is None else _area_told(mentions, number, neighbours[number], cues)
        if area is None:
            kind, area = Feature.LOCALITY, town_of_part(scan, mentions, number)
        if area is None:
            area = _owner_of_site(scan, mentions, number)
        written = scan.text[mention.start : mention.end]
        strangers.append(Holding(area, kind, written) if kind is not None and area is not None else None)
    return Hints(cues, holders, strangers, [_is_a_sites(scan, mention) for mention in mentions])


def _is_a_sites(scan: Scan, mention: Mention) -> bool:
    ahead = mention.last + 1
    if mention.first != mention.last or ahead >= len(scan.keys) or scan.gaps[mention.last] != " ":
        return False
    return scan.keys[ahead] in _SITES and not scan.is_large(ahead)


def _owner_of_site(scan: Scan, mentions: Sequence[Mention], number: int) -> int | None:
    """Return the number of the name whose site it is: "Mecca's Al-Nur hospital" is in no Nur elsewhere (PLA-115)."""
    mention, last = mentions[number], mentions[number].last
    if number == 0 or mention.kind not in _NAMES:
        return None
    if _OWNS.fullmatch(scan.text, mentions[number - 1].end, mention.start) is None:
        return None
    kinds = [last, *([last + 1] if scan.gaps[last] == " " else [])]
    is_site = any(site_kind(scan.keys[kind]) and not scan.is_large(kind) for kind in kinds)
    return number - 1 if is_site else None


@dataclass(frozen=True, slots=True)
class Holding:
    """A name said to lie in an area, or to be a part of a town, of which no candidate of it is known to be part."""

    area: int
    """The number of the area's mention."""
    kind: Feature
    """What the text calls the place: a district, a town, or only a place."""
    written: str


def _kind_told(scan: Scan, mentions: Sequence[Mention], number: int, cue: Feature | None) -> Feature | None:
    """Return what the text calls a place that may be unknown: a district, a town, or only a place; None for others."""
    kind = mentions[number].kind
    if kind not in _NAMES:
        return None
    if cue is None and (kind is not Kind.NAME or _is_said_to_lie(scan, mentions, number)):
        return Feature.LOCALITY
    return cue if cue in (Feature.ADM2, Feature.CITY, Feature.LOCALITY) else None


def _area_told(
    mentions: Sequence[Mention], number: int, neighbours: _Neighbours, cues: Sequence[Feature | None]
) -> int | None:
    """Return the number of the name behind this one in whose area the text puts it, None where it does not."""
    behind = (other for other, points in neighbours if points >= HELD_IN_PHRASE and other > number)
    return next((other for other in behind if _could_hold(mentions[other], cues[other])), None)


def _is_said_to_lie(scan: Scan, mentions: Sequence[Mention], number: int) -> bool:
    """Return whether a small place's name is put in a country, or an area of one, where no place of that name is known.

    "Banjska in northern Kosovo" is no Bulgarian town.
    """
    mention = mentions[number]
    if mention.kind is not Kind.NAME or number + 1 >= len(mentions):
        return False
    area = mentions[number + 1]
    if mention.weight >= _SMALL:
        return _is_put_in_a_district(scan, mention, area)
    return bool(area.candidates) and area.candidates[0].feature in _HOLDERS and is_put_abroad(scan, mentions, number)


def _is_put_in_a_district(scan: Scan, mention: Mention, area: Mention) -> bool:
    """Return whether a town's name stands before a comma and what is only a district's, which has none of the name:
    "Santa Maria, Davao del Sur" (PLA-85). An American county is told by "County".
    """
    if scan.text[mention.end : area.start] != ", " or not area.candidates or mention.weight >= _GREAT:
        return False
    if mention.candidates[0].feature is not Feature.CITY:
        return False
    return all(e.feature is Feature.ADM2 and e.country not in ("US", None) for e in area.candidates)


def is_put_abroad(scan: Scan, mentions: Sequence[Mention], number: int) -> bool:
    """Return whether a name is said to lie in a place of a country in which no place of the name is known."""
    if number + 1 >= len(mentions) or mentions[number + 1].kind is not Kind.NAME:
        return False
    mention, area = mentions[number], mentions[number + 1]
    if {e.country for e in mention.candidates} & {e.country for e in area.candidates}:
        return False
    return _DIRECTLY_IN.fullmatch(scan.text[mention.end : area.start]) is not None


def _could_hold(area: Mention, cue: Feature | None) -> bool:
    """Return whether a name can mean an area wide enough to hold a district's part or a town."""
    if cue in (Feature.ADM1, Feature.ADM2) and any(e.feature in (cue, Feature.CITY) for e in area.candidates):
        return True
    if area.candidates and area.candidates[0].feature is Feature.COUNTRY:
        return True
    return any(e.feature in (Feature.ADM1, Feature.ADM2) for e in area.candidates[:3])


def _find_holders(mentions: Sequence[Mention], neighbours: Sequence[_Neighbours]) -> list[dict[int, float]]:
    """Return for each mention its candidates that a neighbouring name holds, or that hold one of its, by points."""
    worth: list[dict[int, float]] = [{} for _ in mentions]
    for number, mention in enumerate(mentions):
        for other, points in neighbours[number]:
            for entry in mention.candidates:
                for area in mentions[other].candidates[:6]:
                    if _holds(area, entry):
                        _raise(worth[number], entry.id, points)
                        _raise(worth[other], area.id, HOLDS_OTHER)
    return worth


def _raise(worth: dict[int, float], identity: int, points: float) -> None:
    worth[identity] = max(worth.get(identity, 0.0), points)


def _neighbours(scan: Scan, mentions: Sequence[Mention], number: int) -> _Neighbours:
    mention = mentions[number]
    found: _Neighbours = []
    for ahead in range(number + 1, min(number + 3, len(mentions))):
        start, end = mention.end, mentions[ahead].start
        if end - start >= _FARTHEST:
            break
        if _HELD_BY_NEXT.fullmatch(scan.text, start, end):
            if not _are_listed(scan, mentions, number):
                found.append((ahead, HELD_BY_NEXT))
        elif _qualifies(scan, mention, start, end):
            continue
        elif _IN_PHRASE.fullmatch(scan.text, start, end) or _PARTED.fullmatch(scan.text, start, end):
            found.append((ahead, HELD_IN_PHRASE))
    if number > 0:
        start, end = mentions[number - 1].end, mention.start
        if end - start < _OWNS_WITHIN and _OWNER.fullmatch(scan.text, start, end):
            found.append((number - 1, HELD_IN_PHRASE))
    return found


def _qualifies(scan: Scan, mention: Mention, start: int, end: int) -> bool:
    """Return whether a country or province only says where a town is: "the Niger village of Abadam" (PLA-117)."""
    wide = bool(mention.candidates) and mention.candidates[0].feature in _HOLDERS
    return wide and _TOWN_OF.fullmatch(scan.text, start, end) is not None


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
