"""Compile ``pcodes.csv``: OCHA's codes of first- and second-level areas, by GeoNames id.

Run when OCHA's tables change, not at set-up: ``python -m pipeline.locate.build.pcodes GLOBAL_PCODES.CSV``, where the
file is OCHA's global P-code list (Common Operational Datasets, CC BY-IGO; the source distribution of PyPI's
hdx-python-country 4.2.5 carries it under ``tests/fixtures``). Names differ between OCHA and GeoNames, so areas of one
parent are paired one to one, the most alike first, and pairs that are not alike enough are left out;
``pcode_pairs.csv`` has those that only a person can pair.
"""

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import pycountry

from pipeline.locate.build.aliases import short_names
from pipeline.locate.build.sources import DATA, Subdivision, read_facts, read_subdivisions
from pipeline.locate.gazetteer.names import key_of

ALIKE = 0.78
"""Least likeness of names of one place within one parent; below it wrong pairs begin (read off AF and PK)."""


_SOFT = re.compile(r"[aeiouyw' -]")


@dataclass(frozen=True, slots=True)
class _Listed:
    pcode: str
    name: str
    parent: str
    level: int


def main(table: Path) -> None:
    """Write the table beside the other facts."""
    listed = _read(table)
    names = {row.pcode: row.name for row in listed}
    rows = sorted((pcode, geonames_id, names[pcode]) for pcode, geonames_id in _pairs(listed))
    with (DATA / "pcodes.csv").open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["pcode", "geonames_id", "name"])
        out.writerows(rows)


def _read(table: Path) -> list[_Listed]:
    with table.open(newline="", encoding="utf-8-sig") as file:
        return [
            _Listed(row["P-Code"], row["Name"], row["Parent P-Code"], int(row["Admin Level"]))
            for row in csv.DictReader(file)
        ]


def _pairs(listed: list[_Listed]) -> Iterator[tuple[str, int]]:
    by_country: dict[str, list[Subdivision]] = defaultdict(list)
    by_parent: dict[int, list[Subdivision]] = defaultdict(list)
    for area in (a for a in read_subdivisions() if a.code and a.geonames_id):
        if area.level == 1:
            by_country[area.country].append(area)
        elif area.parent is not None:
            by_parent[area.parent].append(area)
    first = dict(
        _pair_groups((x for x in listed if x.level == 1), {c: by_country[_alpha2(c)] for c in _parents(listed, 1)})
    )
    yield from first.items()
    lines = {a.geonames_id: a.line for group in by_country.values() for a in group}
    groups = {p: by_parent[lines[first[p]]] for p in _parents(listed, 2) if p in first and first[p] in lines}
    yield from _pair_groups((x for x in listed if x.level == 2), groups)


def _parents(listed: list[_Listed], level: int) -> set[str]:
    return {x.parent for x in listed if x.level == level}


def _pair_groups(listed: Iterable[_Listed], areas: dict[str, list[Subdivision]]) -> Iterator[tuple[str, int]]:
    """Yield the pairs of each parent: those that a person made, then the most alike first."""
    by_hand = {row["pcode"]: int(row["geonames_id"]) for row in read_facts("pcode_pairs.csv")}
    groups: dict[str, list[_Listed]] = defaultdict(list)
    for row in listed:
        if row.pcode in by_hand:
            yield row.pcode, by_hand[row.pcode]
        else:
            groups[row.parent].append(row)
    taken = set(by_hand.values())
    for parent, rows in groups.items():
        yield from _pair(rows, [a for a in areas.get(parent, ()) if a.geonames_id not in taken])


def _pair(rows: list[_Listed], areas: list[Subdivision]) -> Iterator[tuple[str, int]]:
    scored = ((_likeness(row.name, area), row.pcode, area.geonames_id or 0) for row in rows for area in areas)
    ranked = sorted((s for s in scored if s[0] >= ALIKE), key=lambda s: (-s[0], s[1], s[2]))
    used: set[str | int] = set()
    for _, pcode, geonames_id in ranked:
        if pcode not in used and geonames_id not in used:
            used.update((pcode, geonames_id))
            yield pcode, geonames_id


def _likeness(name: str, area: Subdivision) -> float:
    return max(_alike(key_of(name), key_of(other)) for other in short_names(area))


@cache
def _alike(one: str, other: str) -> float:
    """Return how alike two keys are, 0 to 1: letters in order, and consonants alone, since vowels are spelt at will."""
    bones, others = _SOFT.sub("", one), _SOFT.sub("", other)
    return max(SequenceMatcher(None, one, other).ratio(), 0.97 * SequenceMatcher(None, bones, others).ratio())


def _alpha2(alpha3: str) -> str:
    country = pycountry.countries.get(alpha_3=alpha3)
    return country.alpha_2 if country else alpha3


if __name__ == "__main__":
    main(Path(sys.argv[1]))
