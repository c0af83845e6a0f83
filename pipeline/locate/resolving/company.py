"""Which places of a name have other names of the text around them: its towns lie close to each other."""

import math
from collections import defaultdict
from collections.abc import Sequence

from pipeline.locate.gazetteer.entries import Entry
from pipeline.locate.text.mentions import Mention
from schemas.vocabulary import Feature

CELL = 0.7
"""Degrees."""
_AROUND = [(north, east) for north in (-1, 0, 1) for east in (-1, 0, 1)]
_SMALL = (Feature.CITY, Feature.ADM2, Feature.LOCALITY)
Cells = dict[tuple[int, int], dict[str, float]]
"""The names that could mean a place in each cell, by how much they tell."""


def fill_cells(mentions: Sequence[Mention]) -> Cells:
    """Return the names that could mean a place in each cell; a name of many places tells little of each.

    That of a sea or a part of the world tells nothing of the towns that have it too.
    """
    cells: Cells = defaultdict(dict)
    for key, candidates in {m.key: m.candidates for m in mentions}.items():
        worth = 1 / (1 + math.log(1 + len(candidates)))
        for entry in candidates if candidates and candidates[0].country else ():
            cell = _cell(entry)
            if cell is not None:
                cells[cell][key] = worth
    return cells


def companies(mention: Mention, cells: Cells) -> list[float]:
    """Return what the text's other names say for each candidate's neighbourhood, for namesakes in one area the same."""
    found = [_company(mention.key, entry, cells) for entry in mention.candidates]
    best: dict[int, float] = defaultdict(float)
    for entry, company in zip(mention.candidates, found, strict=True):
        if entry.admin1 is not None:
            best[entry.admin1] = max(best[entry.admin1], company)
    return [
        company if entry.admin1 is None else best[entry.admin1]
        for entry, company in zip(mention.candidates, found, strict=True)
    ]


def _cell(entry: Entry) -> tuple[int, int] | None:
    """Return the cell of about 80 km in which a town, district or site lies, None for wider places."""
    if entry.lat is None or entry.lon is None or entry.feature not in _SMALL:
        return None
    return int(entry.lat // CELL), int(entry.lon // CELL)


def _company(key: str, entry: Entry, cells: Cells) -> float:
    """Return how much the text's other names speak for the neighbourhood of a place, at most 2."""
    cell = _cell(entry)
    if cell is None:
        return 0.0
    north, east = cell
    around = [found for n, e in _AROUND if (found := cells.get((north + n, east + e))) is not None]
    if len(around) == 1 and len(around[0]) == 1:
        return 0.0
    others = {name: worth for named in around for name, worth in named.items() if name != key}
    return min(2.0, sum(others.values()))
