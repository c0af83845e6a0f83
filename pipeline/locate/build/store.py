"""Write the compiled gazetteer as one SQLite file, which any number of processes can read at once."""

import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pipeline.locate.build.aliases import is_romanised
from pipeline.locate.build.outlines import read_outlines
from pipeline.locate.build.sources import DATA, read_facts
from pipeline.locate.gazetteer.entries import Entry, record_of
from pipeline.locate.gazetteer.names import consonants_of, skeleton_of
from schemas.vocabulary import Feature

SCHEMA = """
CREATE TABLE meta (version TEXT NOT NULL);
CREATE TABLE place (id INTEGER PRIMARY KEY, record BLOB NOT NULL);
CREATE TABLE town (lat REAL NOT NULL, lon REAL NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (lat, lon, place))
    WITHOUT ROWID;
CREATE TABLE area (place INTEGER PRIMARY KEY, feature TEXT NOT NULL, country TEXT, admin1 INTEGER, iso TEXT, pcode TEXT,
    weight REAL NOT NULL);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE skeleton (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE outline (area INTEGER PRIMARY KEY, south REAL NOT NULL, west REAL NOT NULL, north REAL NOT NULL,
    east REAL NOT NULL);
CREATE TABLE outline_shape (area INTEGER PRIMARY KEY, wkb BLOB NOT NULL);
CREATE TABLE unit_history (unit TEXT NOT NULL, first_day TEXT, last_day TEXT, country TEXT, admin1_name TEXT,
    admin1_iso TEXT, admin2_name TEXT);
CREATE TABLE border (country TEXT NOT NULL, neighbour TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
    radius_km REAL NOT NULL, PRIMARY KEY (country, neighbour)) WITHOUT ROWID;
CREATE TABLE seat (area INTEGER PRIMARY KEY, town INTEGER NOT NULL);
CREATE TABLE head (word TEXT PRIMARY KEY, longest INTEGER NOT NULL, common REAL) WITHOUT ROWID;
"""
ROMANISED = ("AF", "PK")
RESPELT_FROM = 3.7
"""Weight, about the logarithm of its people, from which a town is found by its consonants."""
_OF_AREAS = (Feature.COUNTRY, Feature.ADM1, Feature.ADM2)
LONGEST = 7
"""Words in the longest name that is looked for in text."""


def write_gazetteer(path: Path, entries: Iterable[Entry], names: Mapping[int, set[str]], version: str) -> None:
    """Write the file whole, under a name of this process's own, and put it in place; two writers do not meet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(f".{os.getpid()}.writing")
    try:
        _write(temporary, entries, names, version)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _write(path: Path, entries: Iterable[Entry], names: Mapping[int, set[str]], version: str) -> None:
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.executescript(SCHEMA)
        database.execute("INSERT INTO meta VALUES (?)", (version,))
        kept = list(entries)
        _write_places(database, kept, names)
        database.executemany("INSERT INTO skeleton VALUES (?, ?)", _skeletons(kept, names))
        _write_outlines(database)
        database.executemany("INSERT INTO seat VALUES (?, ?)", _seats(kept))
        borders = (tuple(row.values()) for row in read_facts("borders.csv"))
        database.executemany("INSERT INTO border VALUES (?, ?, ?, ?, ?)", borders)
        database.executemany("INSERT INTO unit_history VALUES (?, ?, ?, ?, ?, ?, ?)", _unit_changes())
        database.execute("CREATE INDEX area_kind ON area (feature, country)")
        database.execute("CREATE INDEX area_iso ON area (iso) WHERE iso IS NOT NULL")
    database.close()


def _write_places(database: sqlite3.Connection, entries: list[Entry], names: Mapping[int, set[str]]) -> None:
    """Write each place as a record, and what places are looked for by in other tables, so that records lie close."""
    database.executemany("INSERT INTO place VALUES (?, ?)", sorted((entry.id, record_of(entry)) for entry in entries))
    pairs = sorted((key, identity) for identity, keys in names.items() for key in keys)
    database.executemany("INSERT INTO name VALUES (?, ?)", pairs)
    database.executemany("INSERT INTO head VALUES (?, ?, ?)", _heads(key for key, _ in pairs))
    towns = sorted((e.lat, e.lon, e.id) for e in entries if e.feature is Feature.CITY and e.lat is not None)
    database.executemany("INSERT INTO town VALUES (?, ?, ?)", towns)
    areas = (
        (e.id, e.feature, e.country, e.admin1, e.iso, e.pcode, e.weight) for e in entries if e.feature in _OF_AREAS
    )
    database.executemany("INSERT INTO area VALUES (?, ?, ?, ?, ?, ?, ?)", areas)


def _write_outlines(database: sqlite3.Connection) -> None:
    for area, outline in read_outlines(DATA / "admin1_polygons.xz"):
        west, south, east, north = outline.bounds
        database.execute("INSERT INTO outline VALUES (?, ?, ?, ?, ?)", (area, south, west, north, east))
        database.execute("INSERT INTO outline_shape VALUES (?, ?)", (area, outline.wkb))


def _unit_changes() -> Iterator[tuple[str | None, ...]]:
    columns = ("unit", "first_day", "last_day", "country", "admin1_name", "admin1_iso", "admin2_name")
    return (tuple(row[name] or None for name in columns) for row in read_facts("unit_history.csv"))


def _seats(entries: list[Entry]) -> Iterator[tuple[int, int]]:
    """Yield each country with its capital, and each area of ``capitals.csv`` with what news means by its own."""
    countries = {e.iso: e.id for e in entries if e.feature is Feature.COUNTRY}
    seats = {countries[e.country]: e.id for e in sorted(entries, key=lambda e: e.weight) if e.capital and e.country}
    areas = countries | {e.iso: e.id for e in entries if e.feature is Feature.ADM1 and e.iso}
    towns = {
        (area, e.name): e.id
        for e in sorted(entries, key=lambda e: e.weight)
        if e.feature in (Feature.CITY, Feature.LOCALITY)
        for area in (e.admin1, countries.get(e.country))
    }
    told = {areas[row["iso"]]: towns[areas[row["iso"]], row["town"]] for row in read_facts("capitals.csv")}
    yield from (seats | told).items()


def _skeletons(entries: list[Entry], names: Mapping[int, set[str]]) -> list[tuple[str, int]]:
    """Return the consonants of names that are romanised at will: of Afghan and Pakistani areas, and, after a mark, of
    areas and towns of every country that does not write in Latin letters.
    """
    areas = (e.id for e in entries if e.country in ROMANISED and e.feature in (Feature.ADM1, Feature.ADM2))
    pairs = {(skeleton_of(key), identity) for identity in areas for key in names[identity] if key.isascii()}
    others = (e.id for e in entries if _may_be_respelt(e))
    pairs |= {(f"~{consonants_of(key)}", identity) for identity in others for key in names[identity] if key.isascii()}
    return sorted(pair for pair in pairs if len(pair[0]) > (3 if pair[0].startswith("~") else 1))


def _may_be_respelt(entry: Entry) -> bool:
    if entry.country is None or entry.country in ROMANISED or not is_romanised(entry.country):
        return False
    return entry.feature in (Feature.ADM1, Feature.ADM2) or entry.weight >= RESPELT_FROM


def _heads(keys: Iterable[str]) -> Iterator[tuple[str, int, float | None]]:
    """Yield each word that a name begins with or that is common, how long such names get, and how common it is."""
    common = {row["word"]: float(row["zipf"]) for row in read_facts("common_words.csv")}
    longest: dict[str, int] = defaultdict(int)
    for key in keys:
        first, blanks = key.partition(" ")[0], key.count(" ")
        if blanks < LONGEST:
            longest[first] = max(longest[first], blanks + 1)
    for word in sorted(longest.keys() | common.keys()):
        yield word, longest.get(word, 0), common.get(word)
