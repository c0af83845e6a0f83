"""Places told by others: so far from a town, between two, on the road or the border that joins them."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from pipeline.geo import distance_km, midpoint, travel
from pipeline.locate.gazetteer.reading import Gazetteer
from pipeline.locate.relative.seats import CAPITAL, words_before
from schemas.records import Place, Span
from schemas.vocabulary import Feature, PlaceRole

BEARING, BETWEEN = "bearing", "between"
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
_UNIT = re.compile(r"kms?\b|mi\b|mile|kilomet")
"""Without one of these in the words behind, in lower case, there is no bearing in them."""
_NEARNESS = re.compile(
    r"\b(?:near|outside|close to|on the outskirts of|(?:in|on|from) the (?:outskirts|vicinity|suburbs) of|just\s\w+\sof"
    r"|not far from)\s(?:the\s)?(?:[a-z]+\s){0,2}$"
)
_BEFORE_PAIR = re.compile(
    r"\b(?:(?:road|highway|motorway|route|border|boundary|frontier|area|areas|stretch|pass|somewhere|half-?way|midway"
    r"|point|mountains|valley)\b[\w\s]{0,25}\b(?:between|of|linking|connecting|joining|from))\s(?:the\s)?"
    r"(?:(?:provinces?|districts?|cities|towns)\sof\s)?$"
)
_HAPPENED_BETWEEN = re.compile(
    r"\b(?:hit|shot|found|lies|lying|lay|somewhere|driving|travell?ing|blast|explosion|ambush"
    r"|(?:kill|ambush|attack|stopp|crash|captur|explod|detonat|bomb|shell|kidnapp|abduct|seiz|burn|wound|injur|locat|situat|strand"
    r"|die|block)ed)\s(?:[a-z]+ly\s)?between\s(?:the\s)?$"
)
"""Before two towns of one country: what happened on the way, while "fighting between" has two sides."""
_PAIR = re.compile(r"(?:\s(?:province|district|city|town))?\s(?:and|to|with)\s(?:the\s)?")
_HYPHEN = re.compile(r"\s?[-–—/]\s?(?:to-)?|\sto\s")
_ROAD = re.compile(r"\s(?:national\s|main\s|ring\s)?(?:highway|motorway|road|route|border|boundary)\b")
_FARTHEST = 40
"""Characters between two names that make one stretch."""
_FARTHEST_KM = 600.0
"""Towns farther apart than this are on no road that a text would name by both."""


def relate(text: str, places: Sequence[Place], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the places with those moved to where the text says, with a radius that covers what it leaves open."""
    moved = list(places)
    for number, place in enumerate(places):
        match = _bearing_of(text, place) if _is_point(place) else None
        if match is not None:
            moved[number] = _bear(place, match, gazetteer)
    for one, other in _pairs(text, places):
        between = _halve(places[one], places[other], gazetteer)
        told = [p.admin1_iso for n, p in enumerate(places) if n not in (one, other) and _tells_province(p, gazetteer)]
        between = _in_the_province_of_the_text(between, (places[one], places[other]), told)
        for number in (one, other):
            own = places[number]
            moved[number] = replace(between, start=own.start, end=own.end, text=own.text)
    return tuple(moved)


def words_of(text: str, places: Sequence[Place], number: int) -> Span:
    """Return the words that tell where a place is: "25 km south of Lashkar Gah", "between Ghazni and Gardez"."""
    place = places[number]
    if place.reason == BETWEEN:
        pair = [p for p in places if p.reason == BETWEEN and p.name == place.name and abs(p.start - place.start) < 80]
        return Span(min(p.start for p in pair), max(p.end for p in pair))
    if place.reason == CAPITAL:
        return Span(place.start - words_before(text, place), place.end)
    match = _bearing_of(text, place) or _NEARNESS.search(text, max(0, place.start - 60), place.start)
    return Span(match.start() if match else place.start, place.end)


def _bearing_of(text: str, place: Place) -> re.Match[str] | None:
    start = max(0, place.start - 90)
    behind = text[start : place.start].lower()
    return _BEARING.search(text, start, place.start) if _UNIT.search(behind) else None


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


def _tells_province(place: Place, gazetteer: Gazetteer) -> bool:
    """Return whether a place says of which province the text speaks; a capital where it was filed does not."""
    if place.role is not PlaceRole.DATELINE:
        return place.role in _LITERAL
    filed = gazetteer.entry(place.geonames_id)
    return filed is not None and not filed.capital


def _in_the_province_of_the_text(between: Place, pair: tuple[Place, Place], told: Sequence[str | None]) -> Place:
    """Return the stretch in that of its two provinces of which the text speaks elsewhere, if it speaks of one more."""
    one, other = sorted(pair, key=lambda place: told.count(place.admin1_iso))
    if between.admin1_iso or told.count(one.admin1_iso) == told.count(other.admin1_iso):
        return between
    return replace(between, country=other.country, admin1_iso=other.admin1_iso, admin1_name=other.admin1_name)


def _pairs(text: str, places: Sequence[Place]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of two places between which, on whose road or border something is."""
    for number in range(len(places) - 1):
        one, other = places[number], places[number + 1]
        if other.start - one.end > _FARTHEST or not _are_one(text, one, other):
            continue
        if _is_joined(one) and _is_joined(other) and _are_in_reach(one, other):
            yield number, number + 1


def _are_one(text: str, one: Place, other: Place) -> bool:
    """Return whether the words make one stretch of two names: "the border between A and B", "the A-B road"."""
    if _PAIR.fullmatch(text, one.end, other.start):
        start = max(0, one.start - 70)
        if one.country == other.country and _HAPPENED_BETWEEN.search(text, start, one.start):
            return True
        return _BEFORE_PAIR.search(text, start, one.start) is not None
    return _HYPHEN.fullmatch(text, one.end, other.start) is not None and _ROAD.match(text, other.end) is not None


def _is_joined(place: Place) -> bool:
    return place.role in _LITERAL and place.lat is not None and place.feature in (*_POINTS, Feature.ADM1)


def _are_in_reach(one: Place, other: Place) -> bool:
    return 1 < _apart(one, other) <= _FARTHEST_KM


def _apart(one: Place, other: Place) -> float:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 0.0
    return distance_km(one.lat, one.lon, other.lat, other.lon)


def _halve(one: Place, other: Place, gazetteer: Gazetteer) -> Place:
    """Return the stretch between two places: its middle, and half its length as radius."""
    lat, lon = midpoint(one.lat or 0.0, one.lon or 0.0, other.lat or 0.0, other.lon or 0.0)
    same = one.admin1_iso == other.admin1_iso
    return replace(
        one,
        name=f"{one.name}–{other.name}",
        feature=Feature.REGION,
        country=one.country if one.country == other.country else _country_at(lat, lon, gazetteer),
        admin1_iso=one.admin1_iso if same else None,
        admin1_name=one.admin1_name if same else None,
        admin2_name=None,
        pcode=None,
        geonames_id=None,
        lat=lat,
        lon=lon,
        radius_km=round(max(2.0, _apart(one, other) / 2), 1),
        score=min(one.score, other.score),
        reason=BETWEEN,
    )


def _country_at(lat: float, lon: float, gazetteer: Gazetteer) -> str | None:
    town = next(iter(gazetteer.ground.nearest(lat, lon, 0.5)), None)
    return town.country if town else None
