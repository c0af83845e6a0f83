"""Stretches that a text tells by two places: between them, on the road or the border that joins them (P-REL-3)."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from pipeline.geo import distance_km, midpoint
from pipeline.locate.gazetteer.reading import Gazetteer
from schemas.records import Place, Span
from schemas.vocabulary import Feature, PlaceRole

BETWEEN = "between"
_LITERAL = (PlaceRole.MENTIONED, PlaceRole.EVENT)
_JOINED = (Feature.CITY, Feature.LOCALITY, Feature.ADM2, Feature.NATURAL, Feature.ADM1)
_TOWNS = r"(?:the\s)?(?:(?:provinces?|districts?|cities|towns|villages|city|town|village)\sof\s)?"
_WAY = (
    r"road|highway|motorway|expressway|freeway|railway|route|track|border|boundary|frontier|areas?|stretch|pass|somewhere"
    r"|half-?way|midway|point|mountains?|valley|deserts?|forests?|countryside|corridor"
)
_BEFORE_PAIR = re.compile(
    rf"\b(?:(?:{_WAY})\b[\w\s]{{0,25}}\b(?:between|linking|connecting|joining|from)"
    rf"|(?:border|boundary|frontier)\b[\w\s]{{0,25}}\bof)\s{_TOWNS}$"
)
_BEFORE_SIDES = ("between", "the", "of")
_BEFORE_ENDS = (*_BEFORE_SIDES, "linking", "connecting", "joining", "from")
"""Words before two names without which nothing makes them one stretch; looked at first, since that costs little."""
_HAPPENED = re.compile(
    r"\b(?:hit|shot|found|lies|lying|lay|driving|travell?ing|blasts?|explosions?|ambush(?:es)?|attacks?|shootings?|mines?"
    r"|bomb(?:ing)?s?|raids?|landed|fell|happened|occurred|took\splace|went\soff|erupted|broke\sout|raged|opened\sfire"
    r"|fighting|clash(?:es)?|battles?|convoys?|patrols?|bus(?:es)?|trucks?|trains?|vehicles?|checkpoints?|roadblocks?|outposts?|villages?|positions"
    r"|(?:kill|ambush|attack|stopp|crash|derail|captur|explod|detonat|bomb|shell|kidnapp|abduct|seiz|burn|wound|injur|locat"
    r"|situat|strand|die|block|intercept|destroy)ed)\s(?P<more>(?:[\w-]+\s){0,4})"
    rf"between\s{_TOWNS}$",
    re.IGNORECASE,
)
"""Before two towns of one country: what happened on the way."""
_TWO_SIDES = re.compile(
    r"talk|truce|cease|deal|trade|match|relation|rival|tension|flight|link|traffic|exchange|difference"
)
"""Between what of this begins stand two sides, and no way."""
_PEOPLE = re.compile(
    r"['’]|\s(?:[a-z]+(?:men|ers|ors|ans|ists|folk)|residents|youths?|fans|clans?|tribes|groups?|factions?)\b"
)
_BETWEEN_TWO = re.compile(r"\b(?:between|linking|connecting|joining|from|of)\s(?:the\s)?(?:[a-z]+\sof\s)?$")
_PAIR = re.compile(
    r"(?:\s(?:province|district|city|town))?\s(?:and|to|with)\s(?:the\s)?(?:nearby\s|neighbou?ring\s)?"
    r"(?:(?:city|town|village|district|province)\sof\s)?"
)
_HYPHEN = re.compile(r"\s?[-–—/]\s?(?:to-)?|\sto\s")
_ROAD = re.compile(
    r"\s(?:national\s|main\s|ring\s|rail\s)?(?:highway|motorway|expressway|freeway|railway|road|route|line|axis|train"
    r"|border|boundary)\b"
)
_FARTHEST = 40
"""Characters between two names that make one stretch."""
_FARTHEST_KM = 600.0
"""Towns farther apart than this are on no road that a text would name by both."""


def find_pairs(text: str, places: Sequence[Place]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of two places between which, on whose road or border something is."""
    for number in range(len(places) - 1):
        one, other = places[number], places[number + 1]
        if other.start - one.end > _FARTHEST or not _are_one(text, one, other):
            continue
        if _is_joined(one) and _is_joined(other) and 1 < _apart(one, other) <= _FARTHEST_KM:
            yield number, number + 1


def words_of_pair(text: str, places: Sequence[Place], place: Place) -> Span:
    """Return the words that tell a stretch: "between Ghazni and Gardez"."""
    pair = [p for p in places if p.reason == BETWEEN and p.name == place.name and abs(p.start - place.start) < 80]
    first = min(p.start for p in pair)
    told = _BETWEEN_TWO.search(text, max(0, first - 30), first)
    return Span(told.start() if told else first, max(p.end for p in pair))


def halve(places: Sequence[Place], one: int, other: int, gazetteer: Gazetteer) -> Place:
    """Return the stretch between two places: its middle, and half its length as radius; in their province, or in that
    of the two of which the text speaks elsewhere.
    """
    told = [p.admin1_iso for n, p in enumerate(places) if n not in (one, other) and _tells_province(p, gazetteer)]
    between = _middle(places[one], places[other], gazetteer)
    told_of = _in_the_province_of_the_text(between, (places[one], places[other]), told)
    return (
        told_of
        if told_of.admin1_iso
        else _in_the_province_of_its_middle(told_of, (places[one], places[other]), gazetteer)
    )


def _are_one(text: str, one: Place, other: Place) -> bool:
    """Return whether the words make one stretch of two names: "the border between A and B", "the A-B road"."""
    if _PAIR.fullmatch(text, one.end, other.start):
        start = max(0, one.start - 90)
        behind = text[start : one.start].rstrip()
        told = behind.endswith(_BEFORE_ENDS) and _BEFORE_PAIR.search(text, start, one.start) is not None
        return told or (behind.endswith(_BEFORE_SIDES) and _are_ends_of_a_way(text, one, other))
    return _HYPHEN.fullmatch(text, one.end, other.start) is not None and _ROAD.match(text, other.end) is not None


def _are_ends_of_a_way(text: str, one: Place, other: Place) -> bool:
    """Return whether something happened between two places of one country that are no sides of it: "a bus was hit
    between Ghazni and Gardez", not "attacks between Ghazni and Gardez tribesmen".
    """
    if one.country != other.country:
        return False
    match = _HAPPENED.search(text, max(0, one.start - 90), one.start)
    return match is not None and not _TWO_SIDES.search(match["more"]) and not _PEOPLE.match(text, other.end)


def _is_joined(place: Place) -> bool:
    return place.role in _LITERAL and place.lat is not None and place.feature in _JOINED


def _apart(one: Place, other: Place) -> float:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 0.0
    return distance_km(one.lat, one.lon, other.lat, other.lon)


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


def _in_the_province_of_its_middle(between: Place, pair: tuple[Place, Place], gazetteer: Gazetteer) -> Place:
    """Return the stretch in that of its two provinces in which its middle lies; in none where that is a third
    (PLA-133): "between Ghazni and Gardez".
    """
    holding = gazetteer.ground.holding(between.lat or 0.0, between.lon or 0.0)
    held = {area.iso for area in holding if area.feature is Feature.ADM1}
    end = next((end for end in pair if end.admin1_iso in held), None)
    if end is None or end.admin1_iso is None:
        return between
    return replace(between, country=end.country, admin1_iso=end.admin1_iso, admin1_name=end.admin1_name)


def _middle(one: Place, other: Place, gazetteer: Gazetteer) -> Place:
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
