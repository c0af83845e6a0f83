"""Put countries, areas, cities and our own facts together into one list of entries with their names."""

import math
import unicodedata

from msgspec.structs import replace

from pipeline.locate.build.aliases import city_names, country_names, native_country_name, native_name, short_names
from pipeline.locate.build.borrowed_names import drop_borrowed_names
from pipeline.locate.build.capitals import find_capitals
from pipeline.locate.build.compilation import COMPLETE, Compilation
from pipeline.locate.build.own_places import add_other_names, add_own_places, drop_wrong_names, name_districts
from pipeline.locate.build.placing import adopt_coded_areas, adopt_neighbours, file_under_namesakes, place_areas
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
from pipeline.locate.build.spellings import add_spellings
from pipeline.locate.build.unplaced import place_the_unplaced
from pipeline.locate.gazetteer.entries import Entry
from pipeline.locate.gazetteer.names import key_of, skeleton_of
from schemas.vocabulary import Feature


def compile_gazetteer() -> Compilation:
    """Return every place with its names."""
    made = Compilation()
    countries, areas = read_countries(), read_subdivisions()
    cities = read_cities()
    inside = read_city_areas()
    _add_countries(made, countries)
    _add_areas(made, [a for a in areas if a.code and a.geonames_id], {a.line: a for a in areas})
    _add_cities(made, cities, inside, {a.line: a for a in areas}, find_capitals(countries, cities))
    adopt_coded_areas(made)
    adopt_neighbours(made)
    place_areas(made)
    _add_provinces(made)
    _add_pcodes(made)
    drop_wrong_names(made)
    drop_borrowed_names(made, countries)
    add_other_names(made)
    add_own_places(made)
    add_spellings(made)
    name_districts(made)
    file_under_namesakes(made)
    place_the_unplaced(made)
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
            native_name=native_country_name(country),
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
            native_name=native_name(area.names, area.country),
        )
        made.add(entry, short_names(area))


def _add_cities(
    made: Compilation,
    cities: list[City],
    inside: dict[int, tuple[int, ...]],
    by_line: dict[int, Subdivision],
    capitals: frozenset[int],
) -> None:
    for city in cities:
        areas = [by_line[line] for line in inside.get(city.geonameid, ()) if line in by_line]
        capital = city.geonameid in capitals
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


def _add_provinces(made: Compilation) -> None:
    """Afghanistan's provinces under the names that news gives them."""
    for row in read_facts("afghan_provinces.csv"):
        entry, names = made.entries[int(row["geonames_id"])], row["names"].split("|")
        known = replace(entry, name=row["name"], iso=row["iso"], pcode=row["pcode"], weight=max(entry.weight, 6.0))
        made.add(replace(known, native_name=native_name(names, "AF")), [row["name"], *names])


def _add_pcodes(made: Compilation) -> None:
    """OCHA's codes, and its names of Afghan districts; what we spell otherwise is spelt so: Herat, not Hirat."""
    ours = _own_spellings()
    for row in read_facts("pcodes.csv"):
        entry = made.entries.get(int(row["geonames_id"]))
        if entry is not None:
            name = entry.name
            if entry.country == "AF" and entry.feature is Feature.ADM2:
                spelt = ours.get(key_of(row["name"]), row["name"])
                name = spelt if skeleton_of(key_of(spelt)) == skeleton_of(key_of(row["name"])) else row["name"]
            made.add(replace(entry, pcode=row["pcode"], name=name), [row["name"]])


def _own_spellings() -> dict[str, str]:
    """Return how our tables spell the names of Afghan provinces and places, by every key of theirs."""
    rows = [*read_facts("places.csv"), *read_facts("afghan_provinces.csv")]
    afghan = [
        row for row in rows if row.get("country", "AF") == "AF" and row.get("feature") not in ("natural", "region")
    ]
    return {key_of(name): row["name"] for row in afghan for name in (row["name"], *row["names"].split("|")) if name}


def _write_plainly(made: Compilation) -> None:
    """Write Afghan and Pakistani names as news does, without the accents of a transliteration."""
    for entry in list(made.entries.values()):
        if entry.country in COMPLETE and not entry.name.isascii():
            bare = unicodedata.normalize("NFKD", entry.name).encode("ascii", "ignore").decode().strip()
            made.entries[entry.id] = replace(entry, name=bare or entry.name)
