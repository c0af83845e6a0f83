"""Add the places of our own table, or what it says of places that GeoNames has too."""

from collections import defaultdict
from datetime import date

from msgspec.structs import replace

from pipeline.geo import distance_km
from pipeline.locate.build.aliases import native_name
from pipeline.locate.build.compilation import COMPLETE, Compilation
from pipeline.locate.build.sources import read_facts
from pipeline.locate.gazetteer.entries import Entry, key_of_entry
from pipeline.locate.gazetteer.names import key_of
from schemas.vocabulary import Feature

OWN_IDS = 1_000_000_000
"""Our own places have no GeoNames id; their ids start here."""


def add_own_places(made: Compilation) -> None:
    by_iso = {e.iso: e.id for e in made.entries.values() if e.feature is Feature.ADM1 and e.iso}
    by_key = _by_key(made)
    for number, row in enumerate(read_facts("places.csv")):
        known = _known(made, by_key, row, by_iso)
        entry = _own_entry(row, by_iso, known, OWN_IDS + number)
        made.add(entry, [row["name"], *(n for n in row["names"].split("|") if n)])


def drop_wrong_names(made: Compilation) -> None:
    """Take away names that a package gives to the wrong place, which stays under its right one."""
    for row in read_facts("wrong_names.csv"):
        identity = int(row["geonames_id"])
        made.names[identity].remove(key_of(row["wrong"]))
        if row["right"]:
            made.add(replace(made.entries[identity], name=row["right"]), [row["right"]])


def add_other_names(made: Compilation) -> None:
    """Give places of GeoNames the names by which news calls them; raises ValueError for one that GeoNames lacks."""
    rows = list(read_facts("other_names.csv"))
    wanted = {key_of(row["known"]) for row in rows}
    by_name: dict[tuple[str | None, str, str], list[Entry]] = defaultdict(list)
    for identity, keys in made.names.items():
        entry = made.entries[identity]
        for key in keys & wanted:
            by_name[entry.country, entry.feature, key].append(entry)
    for row in rows:
        known = by_name[row["country"], row["feature"], key_of(row["known"])]
        if not known:
            raise ValueError(f"other_names.csv: {row['country']} has no {row['feature']} called {row['known']}")
        made.add(max(known, key=lambda entry: entry.weight), row["names"].split("|"))


def name_districts(made: Compilation) -> None:
    """Give an Afghan or Pakistani district what its namesake in the province is called in its own script."""
    towns = {
        (town.admin1, key_of_entry(town)): town
        for town in made.entries.values()
        if town.country in COMPLETE and town.feature in (Feature.CITY, Feature.LOCALITY)
    }
    for district in list(made.entries.values()):
        town = towns.get((district.admin1, key_of_entry(district))) if district.feature is Feature.ADM2 else None
        if town is not None and town.country == district.country:
            made.names[district.id].update(key for key in made.names[town.id] if not key.isascii())
            made.entries[district.id] = replace(district, native_name=district.native_name or town.native_name)


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
        listed = made.entries.get(int(row["geonames_id"]))
        if listed is not None and listed.feature is Feature.CITY and not _is_near(listed, row):
            raise ValueError(f"places.csv: {row['name']} has the GeoNames id of {listed.name}, which lies elsewhere")
        return listed
    same = [made.entries[i] for i in by_key.get((row["country"] or None, key_of(row["name"])), [])]
    near = [e for e in same if e.feature == row["feature"] and _fits(e, row, by_iso)]
    return max(near, key=lambda e: e.weight, default=None)


def _fits(entry: Entry, row: dict[str, str], by_iso: dict[str, int]) -> bool:
    if row["admin1_iso"] and entry.admin1 != by_iso.get(row["admin1_iso"]):
        return False
    if entry.lat is None or entry.lon is None:
        return entry.feature is Feature.ADM2
    return _is_near(entry, row)


def _is_near(entry: Entry, row: dict[str, str]) -> bool:
    return distance_km(entry.lat or 0.0, entry.lon or 0.0, float(row["lat"]), float(row["lon"])) < 60


def _own_entry(row: dict[str, str], by_iso: dict[str, int], known: Entry | None, identity: int) -> Entry:
    feature = Feature(row["feature"])
    admin1 = by_iso.get(row["admin1_iso"]) if row["admin1_iso"] else None
    given = Entry(
        id=identity,
        native_name=native_name(row["names"].split("|"), row["country"]) if row["country"] else None,
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
        countries=tuple(row["countries"].split("|")) if row["countries"] else (),
    )
    return given if known is None else _joined(given, known)


def _joined(given: Entry, known: Entry) -> Entry:
    """Return what GeoNames knows of the place under our name, with what only we know."""
    if given.valid_to is not None and known.valid_to is None and known.feature is Feature.ADM1:
        return given
    return replace(
        known,
        name=given.name,
        native_name=given.native_name or known.native_name,
        feature=given.feature,
        lat=given.lat if known.lat is None else known.lat,
        lon=given.lon if known.lon is None else known.lon,
        radius_km=given.radius_km or known.radius_km,
        admin1=given.admin1 or known.admin1,
        admin2=known.admin2 or given.admin2,
        pcode=known.pcode or given.pcode,
        weight=max(given.weight, known.weight),
        valid_from=given.valid_from,
        valid_to=given.valid_to,
        countries=given.countries,
    )
