"""Places told by others: so far from a town, between two, on the road or the border that joins them."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.geo import travel
from pipeline.locate.gazetteer.reading import Gazetteer
from pipeline.locate.relative.between import BETWEEN, find_pairs, halve, words_of_pair
from pipeline.locate.relative.seats import CAPITAL, words_before
from schemas.records import Place, Span
from schemas.vocabulary import Feature, PlaceRole

BEARING = "bearing"
_LITERAL = (PlaceRole.MENTIONED, PlaceRole.EVENT)
_POINTS = (Feature.CITY, Feature.LOCALITY, Feature.ADM2, Feature.NATURAL)
_KM = {"k": 1.0, "m": 1.609, "n": 1.852}
_ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_NUMBERS = {
    **_ONES, **_TENS, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "a hundred": 100, "one hundred": 100,
    "a few": 3, "several": 5, "a couple of": 2, "a": 1, "half a": 0.5,
    **{f"{ten}-{one}": _TENS[ten] + _ONES[one] for ten in _TENS for one in _ONES},
}  # fmt: skip
_DEGREES = {"n": 0, "ne": 45, "e": 90, "se": 135, "s": 180, "sw": 225, "w": 270, "nw": 315}
_SIDE = r"(?P<side>(?:north|south)(?:[ -]?(?:east|west))?|east|west|[NS][EW]?|[EW])(?:ern|erly|wards?)?"
_BEARING = re.compile(
    rf"\b(?:(?P<figure>\d{{1,3}}(?:[.,]\d)?)|(?P<word>{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}))[ -]?"
    r"(?P<unit>km|kms|kilomet(?:er|re)s?|mi|miles?|nautical miles?)\.?"
    r"(?:\s\(?[\d.,]+ ?(?:km|mi|miles|kilomet(?:er|re)s)\)?)?\s"
    rf"(?:drive\s|away\s)?(?:to the\s)?(?:due\s)?(?:{_SIDE}\s)?(?:of|from|outside|off|away from)\s(?:the\s)?"
    r"(?:(?:[a-z]+\s){0,2}(?:city|town|village|capital|centre|center|crossing|pass)(?:\sof)?,?\s)?$",
    re.IGNORECASE,
)
_UNITS = [re.compile(unit) for unit in (r"kms?\b", r"mi\b", "mile", "kilomet")]
"""Without one of these in the words behind there is no bearing in them; each is found much faster alone."""
_FARTHEST = 90
"""Characters before a place in which its bearing stands."""
_STOP = re.compile(r"[.!?]\s|\n")
_NEARNESS = re.compile(
    r"\b(?:near|outside|close to|on the outskirts of|(?:in|on|from) the (?:outskirts|vicinity|suburbs) of|just\s\w+\sof"
    r"|not far from)\s(?:the\s)?(?:[a-z]+\s){0,2}$"
)


def relate(text: str, places: Sequence[Place], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the places with those moved to where the text says, with a radius that covers what it leaves open."""
    moved = list(places)
    units = _find_units(text)
    for number, place in enumerate(places) if units else ():
        match = _bearing_of(text, place) if _is_point(place) and _is_behind(units, place) else None
        if match is not None:
            moved[number] = _bear(place, match, gazetteer)
    for one, other in find_pairs(text, places):
        between = _so_far_from_an_end(text, moved, one, other) or halve(places, one, other, gazetteer)
        for number in (one, other):
            own = places[number]
            moved[number] = replace(between, start=own.start, end=own.end, text=own.text)
    return tuple(moved)


def _so_far_from_an_end(text: str, moved: Sequence[Place], one: int, other: int) -> Place | None:
    """Return the point behind a road that is told by its distance from one of the ends: "on the Gao-Ansongo road, 15 km
    south of Gao" (PLA-183).
    """
    ends = {moved[one].name, moved[other].name}
    near = (place for place in moved[other + 1 : other + 3] if place.start - moved[other].end < _FARTHEST)
    told = next((place for place in near if place.reason == BEARING and place.name in ends), None)
    return told if told and _STOP.search(text, moved[other].end, told.start) is None else None


def words_of(text: str, places: Sequence[Place], number: int) -> Span:
    """Return the words that tell where a place is: "25 km south of Lashkar Gah", "between Ghazni and Gardez"."""
    place = places[number]
    if place.reason == BETWEEN:
        return words_of_pair(text, places, place)
    if place.reason == CAPITAL:
        return Span(place.start - words_before(text, place), place.end)
    match = _bearing_of(text, place) or _NEARNESS.search(text, max(0, place.start - 60), place.start)
    return Span(match.start() if match else place.start, place.end)


def _bearing_of(text: str, place: Place) -> re.Match[str] | None:
    start = max(0, place.start - _FARTHEST)
    return _BEARING.search(text, start, place.start) if _find_units(text[start : place.start]) else None


def _find_units(text: str) -> list[int]:
    """Return where the words for a distance stand in a text; most have none."""
    small = text.lower()
    if len(small) != len(text):  # some letters are two in small ones
        small = "".join(letter.lower()[0] for letter in text)
    return [match.start() for unit in _UNITS for match in unit.finditer(small)]


def _is_behind(units: Sequence[int], place: Place) -> bool:
    """Return whether one of the words for a distance stands in the words before a place."""
    return any(place.start - _FARTHEST <= at < place.start for at in units)


def _is_point(place: Place) -> bool:
    return place.role in _LITERAL and place.feature in _POINTS and place.lat is not None


def _bear(place: Place, match: re.Match[str], gazetteer: Gazetteer) -> Place:
    """Return the place moved as the words say; without a direction it stays, and its radius grows by the distance."""
    number = float(match["figure"].replace(",", ".")) if match["figure"] else _NUMBERS[match["word"].lower()]
    km = number * _KM[match["unit"][0].lower()]
    reach = place.radius_km or 5.0
    if match["side"] is None or place.lat is None or place.lon is None:
        return replace(place, radius_km=round(reach + km, 1), reason=BEARING)
    lat, lon = travel(place.lat, place.lon, _DEGREES[_letters(match["side"])], km)
    there = replace(place, lat=lat, lon=lon, radius_km=round(reach + 0.25 * km, 1), reason=BEARING)
    return _in_province(there, km, gazetteer)


def _letters(side: str) -> str:
    """Return "ne" for "north-east", "NE" or "northeast"."""
    if len(side) <= 2:
        return side.lower()
    return "".join(part[0] for part in re.findall("north|south|east|west", side.lower()))


def _in_province(place: Place, km: float, gazetteer: Gazetteer) -> Place:
    """Return the place in the province of most towns around it; in none where they say another than its own."""
    if km <= 10 or place.lat is None or place.lon is None:
        return place
    near = gazetteer.ground.nearest(place.lat, place.lon, 0.4)[:5]
    isos = [area.iso for town in near if (area := gazetteer.entry(town.admin1)) is not None]
    if not isos or isos.count(place.admin1_iso) * 2 >= len(isos):
        return replace(place, admin2_name=None, pcode=None) if km > 20 else place
    return replace(place, admin1_iso=None, admin1_name=None, admin2_name=None, pcode=None)
