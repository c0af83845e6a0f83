"""Names that the text puts beside a town: "Guildford, near Sydney", "Richmond, a suburb of Melbourne" (PLA-223)."""

import re
from collections.abc import Iterator, Sequence
from math import inf

from pipeline.geo import distance_km
from pipeline.locate.gazetteer.entries import Entry, key_of_entry
from pipeline.locate.gazetteer.kinds import ADM1, CITY, COUNTRY
from pipeline.locate.gazetteer.names import are_alike
from pipeline.locate.text.mentions import NAME, Mention, Scan

_SIDE = r"(?:north|south|east|west|northeast|northwest|southeast|southwest|north-?(?:east|west)|south-?(?:east|west))"
_NEAR = re.compile(
    r"(?:\s(?:village|town|area|district|neighbou?rhood|camp))?,?\s(?:(?:located|situated|lying|which\sis)\s)?"
    r"(?:just\s|an?\s(?:[a-z]+\s){0,3}?)?"
    rf"(?:near|outside|close\sto|not\sfar\sfrom|{_SIDE}\sof|on\sthe\s(?:outskirts|edge)\sof|suburbs?\sof)\s"
    r"(?:the\s)?(?:(?:capital|city|town|port)(?:\sof)?,?\s)?"
)
_BORDER = re.compile(r"\s(?:state\s|provincial\s|city\s)?(?:border|frontier|line|boundary|limits|coast)\b")
_FARTHEST = 60
"""Characters between the two names."""
_MOST_TOWNS, _LESS = 3, 1.0
"""Towns of the second name beside which the first may lie, and how much less than the weightiest they weigh at most."""
NEAR_KM, BESIDE = 60.0, 4.0
"""How far what is near a town lies from it at most, and the points of that."""
_ELSEWHERE_KM = 150.0
_SMALL, _GREAT = 4.7, 5.9


def town_beside(scan: Scan, mentions: Sequence[Mention], number: int) -> int | None:
    """Return the number of the town's name beside which the text puts a name, None where it does not."""
    if number + 1 >= len(mentions):
        return None
    mention, town = mentions[number], mentions[number + 1]
    if town.start - mention.end >= _FARTHEST or town.kind is not NAME or not any(_towns(town)):
        return None
    beside = _NEAR.fullmatch(scan.text, mention.end, town.start) and not _BORDER.match(scan.text, town.end)
    return number + 1 if beside else None


def lie_near(mention: Mention, town: Mention) -> Iterator[tuple[Entry, Entry]]:
    """Yield the candidates of a name that lie near a town, each with that town."""
    for one in _towns(town):
        for entry in mention.candidates:
            if entry.id != one.id and _apart(entry, one) <= NEAR_KM and are_alike(key_of_entry(entry), mention.key):
                yield entry, one


def lies_elsewhere(mention: Mention, town: Mention) -> bool:
    """Return whether a name that the text puts beside a town is known far from it alone, as small places of its country
    or as greater ones abroad.
    """
    towns = [*_towns(town)]
    for entry in mention.candidates:
        least = _SMALL if entry.country == towns[0].country else _GREAT
        reach = _ELSEWHERE_KM + (entry.radius_km or 0.0)
        unknown = entry.lat is None and entry.country == towns[0].country
        near = unknown or any(_apart(entry, one) <= reach for one in towns)
        if near or (entry.weight >= least and not _is_a_land(entry, towns[0])):
            return False
    return True


def _is_a_land(entry: Entry, town: Entry) -> bool:
    """Return whether an entry is a country or first-level area abroad, which is as a whole beside no town far away:
    "Virginia, just outside Monrovia".
    """
    return entry.feature in (COUNTRY, ADM1) and entry.country != town.country


def _towns(town: Mention) -> Iterator[Entry]:
    towns = (entry for entry in town.candidates[:_MOST_TOWNS] if entry.feature is CITY)
    return (entry for entry in towns if entry.weight > town.weight - _LESS)


def _apart(one: Entry, other: Entry) -> float:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return inf
    return distance_km(one.lat, one.lon, other.lat, other.lon)
