"""What speaks for each place that a name could mean, whatever the other names turn out to mean.

Points add up in units of a decimal logarithm of people: a place with ten times the people starts one point ahead.
"""

import math
from collections import defaultdict
from collections.abc import Sequence

from pipeline.locate.entries import Entry
from pipeline.locate.mentions import ROMANISED, Mention
from pipeline.locate.names import key_of
from schemas.vocabulary import Feature

CUE, AGAINST_CUE = 2.5, -1.0
OTHER_NAME, OF_ITS_COUNTRY = -0.4, -6.0
"""For a place under another name than its main one; for one in a country of that name: Mexico City as "Mexico"."""
COUNTRY_BY_NAME = 1.0
"""What a country can't get from neighbours and provinces, since it lies in none."""
SHARED_AREA = 2.5
CLUSTER = 2.0
CITY_OVER_ITS_AREA = 0.9
CELL = 0.7
"""Degrees."""
_SMALL = (Feature.CITY, Feature.ADM2, Feature.LOCALITY)

Scored = list[tuple[float, Entry]]
_Cells = dict[tuple[int, int], dict[str, float]]


def weigh(
    mentions: Sequence[Mention], holders: Sequence[dict[int, float]], cues: Sequence[Feature | None]
) -> list[Scored]:
    """Return the points of each mention's candidates; equal names with equal hints share one list."""
    shared, cells = _shared_areas(mentions), _fill_cells(mentions)
    known: dict[tuple[object, ...], Scored] = {}
    weighed = []
    for mention, held, cue in zip(mentions, holders, cues, strict=True):
        same = (mention.key, mention.kind, cue, tuple(held.items()))
        if same not in known:
            known[same] = _weigh_one(mention, held, cue, shared, cells)
        weighed.append(known[same])
    return weighed


def _weigh_one(
    mention: Mention, held: dict[int, float], cue: Feature | None, shared: frozenset[int], cells: _Cells
) -> Scored:
    areas = _namesake_areas(mention)
    countries = {e.country for e in mention.candidates if e.feature is Feature.COUNTRY}
    weighed = []
    for entry in mention.candidates:
        points = entry.weight + held.get(entry.id, 0.0) + _cue_score(entry, cue)
        if key_of_entry(entry) != mention.key:
            points += (
                OTHER_NAME if entry.country not in countries or entry.feature is Feature.COUNTRY else OF_ITS_COUNTRY
            )
        points += COUNTRY_BY_NAME if entry.feature is Feature.COUNTRY else 0.0
        points += SHARED_AREA if entry.admin2 in shared else 0.0
        points += CITY_OVER_ITS_AREA if entry.admin1 in areas and _is_well_known_city(entry) else 0.0
        points += CLUSTER * _company(mention.key, entry, cells)
        weighed.append((points, entry))
    return weighed


_KEYS: dict[str, str] = {}


def key_of_entry(entry: Entry) -> str:
    """Return the key of the place's main name."""
    key = _KEYS.get(entry.name)
    if key is None:
        key = _KEYS[entry.name] = key_of(entry.name)
    return key


def _namesake_areas(mention: Mention) -> frozenset[int]:
    """Return the first-level areas of this name, none if a country has it too."""
    if any(e.feature is Feature.COUNTRY for e in mention.candidates):
        return frozenset()
    return frozenset(e.id for e in mention.candidates if e.feature is Feature.ADM1)


def _is_well_known_city(entry: Entry) -> bool:
    """Return whether a town is meant more often than the area of the same name that holds it.

    Not in Afghanistan and Pakistan, where a bare "Kandahar" is coded as the province unless the text says "city".
    """
    return entry.feature is Feature.CITY and entry.weight >= 4.5 and (entry.capital or entry.country not in ROMANISED)


def _cue_score(entry: Entry, cue: Feature | None) -> float:
    if cue is None:
        return 0.0
    if entry.feature is cue:
        return CUE
    if cue is Feature.ADM2 and entry.feature is Feature.CITY and entry.country in ("AF", "PK"):
        return 0.0
    if cue is Feature.NATURAL and entry.feature in (Feature.REGION, Feature.ADM2):
        return 0.5
    return AGAINST_CUE


def _shared_areas(mentions: Sequence[Mention]) -> frozenset[int]:
    """Return the districts and counties that one name of the text can mean and of which another can be a town."""
    named = {(e.id, m.key) for m in mentions for e in m.candidates if e.feature is Feature.ADM2}
    inside = {(e.admin2, m.key) for m in mentions for e in m.candidates if e.feature is Feature.CITY and e.admin2}
    towns: dict[int, set[str]] = defaultdict(set)
    for area, key in inside:
        towns[area].add(key)
    return frozenset(area for area, key in named if towns[area] - {key})


def _fill_cells(mentions: Sequence[Mention]) -> _Cells:
    """Return the names that could mean a place in each cell; a name of many places tells little of each."""
    cells: _Cells = defaultdict(dict)
    for key, candidates in {m.key: m.candidates for m in mentions}.items():
        worth = 1 / (1 + math.log(1 + len(candidates)))
        for entry in candidates:
            cell = _cell(entry)
            if cell is not None:
                cells[cell][key] = worth
    return cells


def _cell(entry: Entry) -> tuple[int, int] | None:
    """Return the cell of about 80 km in which a town, district or site lies, None for wider places."""
    if entry.lat is None or entry.lon is None or entry.feature not in _SMALL:
        return None
    return int(entry.lat // CELL), int(entry.lon // CELL)


def _company(key: str, entry: Entry, cells: _Cells) -> float:
    """Return how much the text's other names speak for the neighbourhood of a place, at most 2."""
    cell = _cell(entry)
    if cell is None:
        return 0.0
    others: dict[str, float] = {}
    for north in (-1, 0, 1):
        for east in (-1, 0, 1):
            others.update(cells.get((cell[0] + north, cell[1] + east), {}))
    others.pop(key, None)
    return min(2.0, sum(others.values()))
