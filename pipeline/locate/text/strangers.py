"""Names that the text puts in a place of which no candidate of theirs is known to be part: what that place is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.geo import distance_km
from pipeline.locate.gazetteer.entries import Entry
from pipeline.locate.gazetteer.kinds import ADM1, ADM2, CITY, COUNTRY, LOCALITY
from pipeline.locate.scenes.sites import site_kind
from pipeline.locate.text.mentions import NAME, RESPELT, Kind, Mention, Scan
from pipeline.locate.text.parts import town_of_part
from schemas.vocabulary import Feature

Neighbours = list[tuple[int, float]]
"""The numbers of names that may hold a name, and the points of its candidates that they hold."""
HELD_IN_PHRASE = 4.0
_PART = r"(?:[a-z-]+ern\s|central\s)?"
_DIRECTLY_IN = re.compile(
    r"(?:\s(?:town|village|region|area|valley|district|zone|mountains?))?"
    rf"(?:,?\s(?:in|under)\s(?:the\s)?{_PART}(?:(?:part|department|province|state|region|county|governorate|district)\sof\s)?|,\s{_PART})"
    rf"|\s(?:region|area|valley|district|zone|mountains?)\sof\s(?:the\s)?{_PART}"
)
_IN_PART_OF = re.compile(
    r"(?:\s(?:region|area|valley|district|zone|mountains?)\s(?:in|of)\s(?:the\s)?(?:[a-z-]+ern\s|central\s)?"
    r"|,?\sin\s(?:the\s)?[a-z-]+ern\s|,\s[a-z-]+ern\s)"
)
"""Between a name and a country of which it is said to be no more than a part."""
_BEYOND_KM = 60.0
"""How far beyond an area's reach a place lies that is none of the area's, however its borders run."""
_WARDS = frozenset({"barangay", "brgy", "sitio", "purok", "vereda", "corregimiento", "desa", "kampung", "kelurahan"})
"""Before the name of a part of the town that follows: "Barangay Malaya in Labo" (PLA-121)."""
_SMALL = 4.7
"""Weight below which a place gives way to what the text says of it."""
_GREAT = 5.9
"""Weight of a town that needs no district beside it: 800,000 people."""
_HOLDERS = (COUNTRY, ADM1)
_LANDS = (COUNTRY, Feature.REGION)
_NAMES = (NAME, RESPELT, Kind.UNKNOWN)
_CLAIMED = frozenset(
    {("UA", "RU"), ("GE", "RU"), ("SY", "IL"), ("PS", "IL"), ("EH", "MA"), ("XK", "RS"), ("TW", "CN"), ("HK", "CN")}
    | {("MO", "CN"), ("CY", "TR"), ("PK", "IN"), ("IN", "PK"), ("IN", "CN"), ("CN", "IN"), ("AZ", "AM")}
)
"""Countries that have land which another says is its own (docs/disputed-territory.md), with that one."""
_OWNS = re.compile(r"['’]s\s(?:the\s)?")
_OWNS_WITHIN = len("'s the ")


@dataclass(frozen=True, slots=True)
class Holding:
    """A name said to lie in an area, or to be a part of a town, of which no candidate of it is known to be part."""

    area: int
    """The number of the area's mention."""
    kind: Feature
    """What the text calls the place: a district, a town, or only a place."""
    written: str
    beside: bool = False
    """Whether it is said to be near the town, not in it."""


def find_stranger(
    scan: Scan, mentions: Sequence[Mention], number: int, neighbours: Neighbours, cues: Sequence[Feature | None]
) -> Holding | None:
    """Return what holds a name of which no candidate is known there, None where the text does not say."""
    mention = mentions[number]
    kind = _kind_told(scan, mentions, number, cues)
    area = None if kind is None else _area_told(mentions, number, neighbours, cues)
    if area is None or kind is None:
        area, kind = town_of_part(scan, mentions, number), LOCALITY
        area = _owner_of_site(scan, mentions, number) if area is None else area
        area = _town_of_ward(scan, mentions, number, neighbours) if area is None else area
    elif number > 0 and _owns_the_part(scan, mentions, number, area):
        area = number - 1
    return None if area is None else Holding(area, kind, scan.text[mention.start : mention.end])


def _kind_told(scan: Scan, mentions: Sequence[Mention], number: int, cues: Sequence[Feature | None]) -> Feature | None:
    """Return what the text calls a place that may be unknown: a district, a town, or only a place; None for others."""
    kind, cue = mentions[number].kind, cues[number]
    if kind not in _NAMES:
        return None
    if cue in (None, Feature.REGION) and (kind is not NAME or _is_said_to_lie(scan, mentions, number, cues)):
        return LOCALITY
    return cue if cue in (ADM2, CITY, LOCALITY) else None


def _area_told(
    mentions: Sequence[Mention], number: int, neighbours: Neighbours, cues: Sequence[Feature | None]
) -> int | None:
    """Return the number of the name behind this one in whose area the text puts it, None where it does not."""
    behind = (other for other, points in neighbours if points >= HELD_IN_PHRASE and other > number)
    return next((other for other in behind if _could_hold(mentions[other], cues[other])), None)


def _is_said_to_lie(scan: Scan, mentions: Sequence[Mention], number: int, cues: Sequence[Feature | None]) -> bool:
    """Return whether a small place's name is put in a country, an area of one or what the text calls a district, where
    no place of that name is known.

    "Banjska in northern Kosovo" is no Bulgarian town, nor is "Tobu under Mon district" in Indonesia.
    """
    mention = mentions[number]
    if mention.kind is not NAME or number + 1 >= len(mentions):
        return False
    area = mentions[number + 1]
    if is_put_in_another_area(scan, mentions, number) or _is_put_in_part_of_a_country(scan, mentions, number):
        return True
    if mention.weight >= _SMALL:
        return _is_put_in_a_district(scan, mention, area)
    if cues[number + 1] is ADM2:
        return _is_put_beyond(scan, mention, area, [e for e in area.candidates if e.feature is ADM2])
    return bool(area.candidates) and area.candidates[0].feature in _HOLDERS and is_put_abroad(scan, mentions, number)


def _is_put_in_a_district(scan: Scan, mention: Mention, area: Mention) -> bool:
    """Return whether a town's name stands before a comma and what is only a district's, which has none of the name:
    "Santa Maria, Davao del Sur" (PLA-85). An American county is told by "County".
    """
    if (
        area.start - mention.end != 2
        or scan.text[mention.end : area.start] != ", "
        or not area.candidates
        or mention.weight >= _GREAT
    ):
        return False
    if mention.candidates[0].feature is not CITY:
        return False
    return all(e.feature is ADM2 and e.country not in ("US", None) for e in area.candidates)


def _is_put_in_part_of_a_country(scan: Scan, mentions: Sequence[Mention], number: int) -> bool:
    """Return whether a name that is no great place's is said to be a part of a country that has none of that name: "the
    Bala area of southern Somalia" is no Basel (PLA-222).
    """
    mention, area = mentions[number], mentions[number + 1]
    if mention.weight >= _GREAT or not area.candidates or area.candidates[0].feature not in _LANDS:
        return False
    said = _IN_PART_OF.fullmatch(scan.text, mention.end, area.start) is not None
    return said and is_put_abroad(scan, mentions, number)


def is_put_abroad(scan: Scan, mentions: Sequence[Mention], number: int) -> bool:
    """Return whether a name is said to lie in a place of a country in which no place of the name is known."""
    if number + 1 >= len(mentions) or mentions[number + 1].kind is not NAME:
        return False
    return _is_put_beyond(scan, mentions[number], mentions[number + 1], mentions[number + 1].candidates)


def _is_put_beyond(scan: Scan, mention: Mention, area: Mention, areas: Sequence[Entry]) -> bool:
    """Return whether a name is said to lie in one of the areas, all of countries where no place of it is known."""
    if not areas or _DIRECTLY_IN.fullmatch(scan.text, mention.end, area.start) is None:
        return False
    if mention.weight >= _SMALL or len(mention.candidates) == 1:
        own = mention.candidates[0].country
        if any((own, e.country) in _CLAIMED for e in areas):
            return False
    return {e.country for e in mention.candidates}.isdisjoint((None, *(e.country for e in areas)))


def is_put_in_another_area(scan: Scan, mentions: Sequence[Mention], number: int) -> bool:
    """Return whether a name is put in a first-level area that has none of that name, nor has any land near it:
    "Pauktaw in Rakhine State" is no suburb of Yangon, "Bila Hora, in the Donetsk region of Ukraine" no Bilohirya of
    Khmelnytskyi (PLA-221).
    """
    mention = mentions[number]
    area = mentions[number + 1] if number + 1 < len(mentions) else None
    if (
        mention.kind not in _NAMES
        or area is None
        or not area.candidates
        or area.kind is not NAME
        or area.candidates[0].feature is not ADM1
    ):
        return False
    if _DIRECTLY_IN.fullmatch(scan.text, mention.end, area.start) is None:
        return False
    areas = [e for e in area.candidates if e.feature is ADM1]
    own = [e for e in mention.candidates if any(e.country == one.country for one in areas)] or mention.candidates
    return all(e.weight < _SMALL and not any(_is_in_reach(e, one) for one in areas) for e in own)


def _is_in_reach(entry: Entry, area: Entry) -> bool:
    if entry.admin1 == area.id or None in (entry.lat, entry.lon, area.lat, area.lon):
        return True
    apart = distance_km(entry.lat or 0.0, entry.lon or 0.0, area.lat or 0.0, area.lon or 0.0)
    return apart <= (area.radius_km or 0.0) + _BEYOND_KM


def _could_hold(area: Mention, cue: Feature | None) -> bool:
    """Return whether a name can mean an area wide enough to hold a district's part or a town."""
    if cue in (ADM1, ADM2) and any(e.feature in (cue, CITY) for e in area.candidates):
        return True
    if area.candidates and area.candidates[0].feature is COUNTRY:
        return True
    return any(e.feature in (ADM1, ADM2) for e in area.candidates[:3])


def _owner_of_site(scan: Scan, mentions: Sequence[Mention], number: int) -> int | None:
    """Return the number of the name whose site it is: "Mecca's Al-Nur hospital" is in no Nur elsewhere (PLA-115)."""
    mention, last = mentions[number], mentions[number].last
    if number == 0 or mention.kind not in _NAMES:
        return None
    owner_end = mentions[number - 1].end
    if mention.start - owner_end > _OWNS_WITHIN or _OWNS.fullmatch(scan.text, owner_end, mention.start) is None:
        return None
    kinds = [last, *([last + 1] if scan.gaps[last] == " " else [])]
    is_site = any(site_kind(scan.keys[kind]) and not scan.is_large(kind) for kind in kinds)
    return number - 1 if is_site else None


def _owns_the_part(scan: Scan, mentions: Sequence[Mention], number: int, area: int) -> bool:
    """Return whether a town owns what a wider area behind it holds: "Bannu's Domel area in KP" (PLA-120)."""
    owner, wider = mentions[number - 1], mentions[area]
    if not owner.candidates or not wider.candidates or area == number - 1:
        return False
    owns = _OWNS.fullmatch(scan.text, owner.end, mentions[number].start) is not None
    return owns and any(holds(wider.candidates[0], entry) for entry in owner.candidates[:3])


def _town_of_ward(scan: Scan, mentions: Sequence[Mention], number: int, neighbours: Neighbours) -> int | None:
    """Return the number of the town behind a part of it: "Barangay Malaya in Labo" (PLA-121)."""
    first = mentions[number].first
    if first == 0 or scan.keys[first - 1] not in _WARDS:
        return None
    behind = (other for other, points in neighbours if points >= HELD_IN_PHRASE and other > number)
    return next((other for other in behind if mentions[other].candidates), None)


def holds(area: Entry, entry: Entry) -> bool:
    if area.id == entry.id:
        return False
    if area.feature is COUNTRY:
        return area.country == entry.country and entry.feature is not COUNTRY
    if area.feature is ADM1:
        return area.id == entry.admin1 and entry.feature is not ADM1
    return area.feature is ADM2 and area.id == entry.admin2 and entry.feature is not ADM2
