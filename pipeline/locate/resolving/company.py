"""Which places of a name have other names of the text around them: its towns lie close to each other."""

import math
from collections import defaultdict
from collections.abc import Mapping

from pipeline.locate.resolving.alone import Cell, Name

_AROUND = [(north, east) for north in (-1, 0, 1) for east in (-1, 0, 1)]
Cells = dict[Cell, dict[str, float]]
"""The names that could mean a place in each cell, by how much they tell."""


def fill_cells(named: Mapping[str, Name]) -> Cells:
    """Return the names, given by key, that could mean a place in each cell; one of many places tells little of each.

    That of a sea or a part of the world tells nothing of the towns that have it too.
    """
    cells: Cells = defaultdict(dict)
    for key, name in named.items():
        worth = 1 / (1 + math.log(1 + len(name.candidates)))
        for cell in name.cells if name.candidates and name.candidates[0].country else ():
            if cell is not None:
                cells[cell][key] = worth
    return cells


def companies(key: str, name: Name, cells: Cells) -> list[float]:
    """Return what the text's other names say for each candidate's neighbourhood, for namesakes in one area the same."""
    found = [_company(key, cell, cells) for cell in name.cells]
    if not any(found):
        return found
    best: dict[int, float] = defaultdict(float)
    for entry, company in zip(name.candidates, found, strict=True):
        if entry.admin1 is not None:
            best[entry.admin1] = max(best[entry.admin1], company)
    return [
        company if entry.admin1 is None else best[entry.admin1]
        for entry, company in zip(name.candidates, found, strict=True)
    ]


def _company(key: str, cell: Cell | None, cells: Cells) -> float:
    """Return how much the text's other names speak for the neighbourhood of a place, at most 2."""
    if cell is None:
        return 0.0
    north, east = cell
    around = [found for n, e in _AROUND if (found := cells.get((north + n, east + e))) is not None]
    if len(around) == 1 and len(around[0]) == 1:
        return 0.0
    others = {name: worth for named in around for name, worth in named.items() if name != key}
    return min(2.0, sum(others.values()))
