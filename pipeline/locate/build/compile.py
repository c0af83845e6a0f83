"""Put countries, areas, cities and our own facts together into one list of entries with their names."""

import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from pipeline.locate.build.aliases import city_names, country_names, short_names
from pipeline.locate.build.sources import (
    City,
    Country,
    Subdivision,
    read_cities,
    read_city_areas,
    read_countries,
    read_facts,
    read_subdivisions,
)
from pipeline.locate.entries import Bounds, Entry
from pipeline.locate.geo import distance_km
from pipeline.locate.names import key_of
from schemas.vocabulary import Feature

COMPLETE = frozenset({"AF", "PK"})
"""Countries of which every place is kept with every name."""
OWN_IDS = 1_000_000_000
"""Our own places have no GeoNames id; their ids start here."""


@dataclass
class Compilation:
    """What has been put together so far: entries by id, names by id."""

    entries: dict[int, Entry] = field(default_factory=dict)
    names: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, entry: Entry, names: Iterable[str]) -> None:
        """Add an entry, or replace one, and give it the keys of the names."""
        self.entries[entry.id] = entry
        self.names[entry.id].update(key for name in names if (key := key_of(name)))


def compile_gazetteer() -> Compilation:
    """Return every place with its names."""
    made = Compilation()
    countries, areas = read_countries(), read_subdivisions()
    cities = read_cities()
    inside = read_city_areas()
    _add_countries(made, countries)
    _add_areas(made, [a for a in areas if a.code and a.geonames_id], {a.line: a for a in areas})
    _add_cities(made, cities, inside, {a.line: a for a in areas}, {(c.iso, c.capital) for c in countries})
    _place_areas(made)
    _add_district_points(made)
    _add_provinces(made)
    _add_pcodes(made)
    _add_own_places(made)
    _write_plainly(made)
    return made


def _add_countries(made: Compilation, countries: list[Country]) -> None:
    points = {row["iso"]: (float(row["lat"]), float(row["lon"])) for row in read_facts("country_points.csv")}
    for country in countries:
        lat, lon = points.get(country.iso, (None, None))
        weight = 7.5 + math.log10(max(country.population, 1)) / 10
        entry = Entry(
            id=country.geonameid, name=country.name, feature=Feature.COUNTRY, country=country.iso, lat=lat, lon=lon,
            population=country.population, geonames_id=country.geonameid, iso=country.iso, weight=round(weight, 3),
        )  # fmt: skip
        made.add(entry, country_names(country))


def _add_areas(made: Compilation, areas: list[Subdivision], by_line: dict[int, Subdivision]) -> None:
    for area in areas:
        parent = by_line.get(area.parent or 0)
        above = parent.geonames_id if parent is not None and parent.level == 1 else None
        entry = Entry(
            id=area.geonames_id or 0,
            name=short_names(area)[0],
            feature=Feature.ADM1 if area.level == 1 else Feature.ADM2,
            country=area.country,
            admin1=area.geonames_id if area.level == 1 else above,
            admin2=area.geonames_id if area.level == 2 else None,
            geonames_id=area.geonames_id,
            iso=area.iso if area.level == 1 else None,
            weight=3.0,
        )
        made.add(entry, short_names(area))


def _add_cities(
    made: Compilation,
    cities: list[City],
    inside: dict[int, tuple[int, ...]],
    by_line: dict[int, Subdivision],
    capitals: set[tuple[str, str]],
) -> None:
    for city in cities:
        areas = [by_line[line] for line in inside.get(city.geonameid, ()) if line in by_line]
        capital = (city.countrycode, city.name) in capitals
        entry = Entry(
            id=city.geonameid,
            name=city.name,
            feature=Feature.CITY,
            country=city.countrycode,
            admin1=next((a.geonames_id for a in areas if a.level == 1), None),
            admin2=next((a.geonames_id for a in areas if a.level == 2), None),
            lat=city.latitude,
            lon=city.longitude,
            radius_km=_city_radius(city.population),
            population=city.population,
            geonames_id=city.geonameid,
            weight=round(math.log10(max(city.population, 300)) + (0.9 if capital else 0.0), 3),
            capital=capital,
        )
        made.add(entry, city_names(city, complete=city.countrycode in COMPLETE))


def _city_radius(population: int) -> float:
    """Return how far a town reaches: 2 km for a village, 20 km for a city of ten million."""
    return round(min(25.0, 2.0 + math.sqrt(population) / 175), 1)


def _place_areas(made: Compilation) -> None:
    """Give areas their box, middle and weight: from the polygon's table where there is one, else from their cities."""
    shapes = {int(row["geonames_id"]): row for row in read_facts("admin1_shapes.csv")}
    members = _members(made)
    for entry in list(made.entries.values()):
        if entry.feature in (Feature.ADM1, Feature.ADM2):
            shape = shapes.get(entry.id)
            placed = _from_shape(entry, shape) if shape else _from_cities(entry, members[entry.id])
            made.entries[entry.id] = replace(placed, weight=_area_weight(placed, members[entry.id]))
    _bound_countries(made)


def _members(made: Compilation) -> dict[int, list[Entry]]:
    members: dict[int, list[Entry]] = defaultdict(list)
    for entry in made.entries.values():
        if entry.feature is Feature.CITY:
            for area in (entry.admin1, entry.admin2):
                if area is not None:
                    members[area].append(entry)
    return members


def _from_shape(entry: Entry, row: dict[str, str]) -> Entry:
    bounds = Bounds(float(row["south"]), float(row["west"]), float(row["north"]), float(row["east"]))
    return replace(entry, lat=float(row["lat"]), lon=float(row["lon"]), bounds=bounds, radius_km=_reach(bounds))


def _from_cities(entry: Entry, cities: list[Entry]) -> Entry:
    points = [(c.lat, c.lon) for c in cities if c.lat is not None and c.lon is not None]
    if not points:
        return entry
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    bounds = Bounds(min(lats) - 0.2, min(lons) - 0.2, max(lats) + 0.2, max(lons) + 0.2)
    lat, lon = round(sum(lats) / len(lats), 4), round(sum(lons) / len(lons), 4)
    return replace(entry, lat=lat, lon=lon, bounds=bounds, radius_km=_reach(bounds))


def _reach(bounds: Bounds) -> float:
    """Return half the diagonal of the box, in kilometres."""
    return round(distance_km(bounds.south, bounds.west, bounds.north, bounds.east) / 2, 1)


def _area_weight(entry: Entry, cities: list[Entry]) -> float:
    people = math.log10(max(sum(c.population or 0 for c in cities), 1000))
    if entry.feature is Feature.ADM1:
        return round(max(4.6, people + (0.4 if entry.country in COMPLETE or entry.country == "US" else -0.2)), 3)
    return round(
        max(3.2 if entry.country in COMPLETE else 2.6, people - (0.5 if entry.country in COMPLETE else 1.0)), 3
    )


def _add_district_points(made: Compilation) -> None:
    """Give districts whose towns GeoNames does not have the place of their seat, to about 10 km."""
    for row in read_facts("district_points.csv"):
        entry = made.entries[int(row["geonames_id"])]
        if entry.lat is None:
            point = replace(entry, lat=float(row["lat"]), lon=float(row["lon"]), radius_km=30.0)
            made.entries[entry.id] = point


def _bound_countries(made: Compilation) -> None:
    boxes: dict[str, list[Bounds]] = defaultdict(list)
    for entry in made.entries.values():
        if entry.feature is Feature.ADM1 and entry.bounds is not None and entry.country is not None:
            boxes[entry.country].append(entry.bounds)
    for entry in list(made.entries.values()):
        if entry.feature is Feature.COUNTRY and boxes[entry.country or ""]:
            box = Bounds.around(boxes[entry.country or ""])
            made.entries[entry.id] = replace(entry, bounds=box, radius_km=_reach(box))


def _add_provinces(made: Compilation) -> None:
    """Afghanistan's provinces under the names that news gives them."""
    for row in read_facts("afghan_provinces.csv"):
        entry = made.entries[int(row["geonames_id"])]
        known = replace(entry, name=row["name"], iso=row["iso"], pcode=row["pcode"], weight=max(entry.weight, 6.0))
        made.add(known, [row["name"], *row["names"].split("|")])


def _add_pcodes(made: Compilation) -> None:
    for row in read_facts("pcodes.csv"):
        entry = made.entries.get(int(row["geonames_id"]))
        if entry is not None:
            name = row["name"] if entry.country == "AF" and entry.feature is Feature.ADM2 else entry.name
            made.add(replace(entry, pcode=row["pcode"], name=name), [row["name"]])


def _add_own_places(made: Compilation) -> None:
    by_iso = {e.iso: e.id for e in made.entries.values() if e.feature is Feature.ADM1 and e.iso}
    by_key = _by_key(made)
    for number, row in enumerate(read_facts("places.csv")):
        known = _known(made, by_key, row, by_iso)
        entry = _own_entry(row, by_iso, known, OWN_IDS + number)
        made.add(entry, [row["name"], *(n for n in row["names"].split("|") if n)])


def _write_plainly(made: Compilation) -> None:
    """Write Afghan and Pakistani names as news does, without the accents of a transliteration."""
    for entry in list(made.entries.values()):
        if entry.country in COMPLETE and not entry.name.isascii():
            bare = unicodedata.normalize("NFKD", entry.name).encode("ascii", "ignore").decode().strip()
            made.entries[entry.id] = replace(entry, name=bare or entry.name)


def _by_key(made: Compilation) -> dict[tuple[str | None, str], list[int]]:
    found: dict[tuple[str | None, str], list[int]] = defaultdict(list)
    for identity, keys in made.names.items():
        if made.entries[identity].country in COMPLETE:
            for key in keys:
                found[made.entries[identity].country, key].append(identity)
    return found


def _known(
    made: Compilation,
    by_key: dict[tuple[str | None, str], list[int]],
    row: dict[str, str],
    by_iso: dict[str, int],
) -> Entry | None:
    """Return the entry that a row of ours adds to, if GeoNames has the place too."""
    if row["geonames_id"]:
        return made.entries.get(int(row["geonames_id"]))
    same = [made.entries[i] for i in by_key.get((row["country"] or None, key_of(row["name"])), [])]
    near = [e for e in same if e.feature == row["feature"] and _fits(e, row, by_iso)]
    return max(near, key=lambda e: e.weight, default=None)


def _fits(entry: Entry, row: dict[str, str], by_iso: dict[str, int]) -> bool:
    if row["admin1_iso"] and entry.admin1 != by_iso.get(row["admin1_iso"]):
        return False
    if entry.lat is None or entry.lon is None:
        return entry.feature is Feature.ADM2
    return distance_km(entry.lat, entry.lon, float(row["lat"]), float(row["lon"])) < 60


def _own_entry(row: dict[str, str], by_iso: dict[str, int], known: Entry | None, identity: int) -> Entry:
    feature = Feature(row["feature"])
    admin1 = by_iso.get(row["admin1_iso"]) if row["admin1_iso"] else None
    given = Entry(
        id=identity,
        name=row["name"],
        feature=feature,
        country=row["country"] or None,
        admin1=admin1,
        admin2=int(row["admin2_geonames_id"]) if row["admin2_geonames_id"] else None,
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        radius_km=float(row["radius_km"]) if row["radius_km"] else None,
        geonames_id=int(row["geonames_id"]) if row["geonames_id"] else None,
        pcode=row["pcode"] or None,
        weight=float(row["weight"]),
        valid_from=date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
        valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
    )
    return given if known is None else _joined(given, known)


def _joined(given: Entry, known: Entry) -> Entry:
    """Return what GeoNames knows of the place under our name, with what only we know."""
    if given.valid_to is not None and known.valid_to is None and known.feature is Feature.ADM1:
        return given
    return replace(
        known,
        name=given.name,
        feature=given.feature,
        lat=given.lat if known.lat is None else known.lat,
        lon=given.lon if known.lon is None else known.lon,
        radius_km=given.radius_km or known.radius_km,
        admin1=known.admin1 or given.admin1,
        admin2=known.admin2 or given.admin2,
        pcode=known.pcode or given.pcode,
        weight=max(given.weight, known.weight),
        valid_from=given.valid_from,
        valid_to=given.valid_to,
    )
