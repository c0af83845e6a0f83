"""The compiled gazetteer: names to places, offline, from one SQLite file that all processes share."""

import sqlite3
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from pipeline.locate.gazetteer.entries import Entry, Head, entry_of
from pipeline.locate.gazetteer.ground import Ground
from pipeline.locate.gazetteer.history import UnitHistory
from pipeline.locate.gazetteer.names import consonants_of, key_of, skeleton_of
from pipeline.locate.gazetteer.unusable import GazetteerMissing, GazetteerStale
from pipeline.locate.gazetteer.version import gazetteer_version
from schemas.vocabulary import Feature

_KEPT_IN_MEMORY = 50_000
_TWO = "SELECT id, record FROM place WHERE id IN (?, ?)"
_LONGEST = "SELECT 1 + max(length(key) - length(replace(key, ' ', ''))) FROM name WHERE key >= ? AND key < ?"

_NO_HEAD = Head(0, None)


def _prominence(entry: Entry) -> tuple[float, int]:
    return -entry.weight, entry.id


def _make(path: Path) -> str:
    return f"run 'make gazetteer', or 'python -m pipeline.locate.build {path}'"


class _Heads(dict[str, Head]):
    """Words and what is known of them; one that was not asked for yet is read."""

    def __init__(self, gazetteer: "Gazetteer") -> None:
        super().__init__()
        self._read = gazetteer.read_head

    def __missing__(self, word: str) -> Head:
        if len(self) > _KEPT_IN_MEMORY:
            self.clear()
        head = self[word] = self._read(word)
        return head


class _Pairs(dict[str, int]):
    """Two words each, and how many the longest name has that begins with them; what was not asked for yet is read."""

    def __init__(self, gazetteer: "Gazetteer") -> None:
        super().__init__()
        self._read = gazetteer.read_pair

    def __missing__(self, pair: str) -> int:
        if len(self) > _KEPT_IN_MEMORY:
            self.clear()
        longest = self[pair] = self._read(pair)
        return longest


class Gazetteer:
    """Look-ups in a compiled gazetteer. Cheap to open, and it can be pickled: it goes as its path."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._names: dict[str, tuple[Entry, ...]] = {}
        self._heads = _Heads(self)
        self.head = self._heads.__getitem__
        """What is known of a folded word as the beginning of names."""
        self.longest_from = _Pairs(self).__getitem__
        """How many words the longest name has that begins with two folded words with a blank between; 0: none does."""
        self._entries: dict[int, Entry] = {}
        self.version = gazetteer_version()

    @classmethod
    def open(cls, path: Path) -> "Gazetteer":
        """Return the gazetteer at ``path``.

        Raises GazetteerMissing or GazetteerStale, which name the command that makes a new one.
        """
        if not path.is_file():
            corrected = "correct CONFLICT_EVENTS_GAZETTEER (or the folder that you are in), or"
            raise GazetteerMissing(f"there is no gazetteer at {path}: {corrected} {_make(path)}")
        gazetteer = cls(path)
        found = gazetteer.compiled_version()
        if found != gazetteer.version:
            made = f"was compiled from {found}" if found else "is no gazetteer that is whole"
            made += f", and this program reads {gazetteer.version}"
            raise GazetteerStale(f"{path} {made}: {_make(path)}")
        return gazetteer

    def __reduce__(self) -> tuple[object, ...]:
        return Gazetteer, (self._path,)

    def compiled_version(self) -> str | None:
        """Return the version that the file says it has, None if it is no gazetteer."""
        try:
            row = self._database.execute("SELECT version FROM meta").fetchone()
        except sqlite3.DatabaseError:
            return None
        return str(row[0]) if row else None

    def look_up(self, name: str) -> tuple[Entry, ...]:
        """Return every place of this name, the most prominent first."""
        return self.look_up_key(key_of(name))

    def look_up_key(self, key: str) -> tuple[Entry, ...]:
        """Return every place with this key, the most prominent first."""
        found = self._names.get(key)
        if found is None:
            query = "SELECT id, record FROM name JOIN place ON id = place WHERE key = ?"
            found = self._ranked(query, key)
            if len(self._names) > _KEPT_IN_MEMORY:
                self._names.clear()
            self._names[key] = found
        return found

    def look_up_skeleton(self, key: str) -> tuple[Entry, ...]:
        """Return the districts and provinces of Afghanistan and Pakistan that may be spelt so."""
        found = self._names.get(f"bones:{key}")
        if found is None:
            query = "SELECT place FROM skeleton WHERE key = ?"
            ids = self._database.execute(query, (skeleton_of(key),)).fetchall()
            found = tuple(entry for (identity,) in ids if (entry := self.entry(identity)) is not None)
            self._names[f"bones:{key}"] = found
        return found

    def look_up_consonants(self, key: str) -> tuple[Entry, ...]:
        """Return the areas and towns, outside Afghanistan and Pakistan, that may be spelt so; the likeliest first."""
        found = self._names.get(f"~{key}")
        if found is None:
            query = "SELECT id, record FROM skeleton JOIN place ON place.id = skeleton.place WHERE key = ?"
            found = self._names[f"~{key}"] = self._ranked(query, f"~{consonants_of(key)}")
        return found

    def seat(self, area: Entry) -> Entry | None:
        """Return the capital of a country or of an Afghan or Pakistani province, None where it is not known."""
        row = self._database.execute("SELECT town FROM seat WHERE area = ?", (area.id,)).fetchone()
        return self.entry(row[0]) if row else None

    def districts(self, area: Entry) -> tuple[Entry, ...]:
        """Return the second-level areas of a first-level one."""
        key = f"in:{area.id}"
        if key not in self._names:
            query = "SELECT place FROM area WHERE feature = 'adm2' AND country = ? AND admin1 = ? ORDER BY place"
            ids = self._database.execute(query, (area.country, area.id)).fetchall()
            self._names[key] = tuple(entry for (identity,) in ids if (entry := self.entry(identity)) is not None)
        return self._names[key]

    def read_head(self, word: str) -> Head:
        """Return what the file has of a folded word as the beginning of names."""
        row = self._database.execute("SELECT longest, common FROM head WHERE word = ?", (word,)).fetchone()
        return Head(*row) if row else _NO_HEAD

    def read_pair(self, pair: str) -> int:
        """Return how many words the longest name in the file has that begins with two words."""
        return self._database.execute(_LONGEST, (pair, f"{pair}!")).fetchone()[0] or 0

    def entry(self, identity: int | None) -> Entry | None:
        """Return the place with this id, None if there is none."""
        if identity is None:
            return None
        known = self._entries.get(identity)
        if known is not None:
            return known
        row = self._database.execute("SELECT record FROM place WHERE id = ?", (identity,)).fetchone()
        return None if row is None else self._kept(identity, row[0])

    def areas_of(self, entry: Entry) -> tuple[Entry | None, Entry | None, Entry | None]:
        """Return the second- and the first-level area and the country that hold the place, None for each unknown."""
        wanted = [i for i in (entry.admin1, entry.admin2) if i is not None and i not in self._entries]
        if len(wanted) == 2:
            for identity, record in self._database.execute(_TWO, wanted).fetchall():
                self._kept(identity, record)
        country = self.by_iso(entry.country) if entry.country else ()
        return self.entry(entry.admin2), self.entry(entry.admin1), country[0] if country else None

    def _ranked(self, query: str, key: str) -> tuple[Entry, ...]:
        """Return the places of the ids and records that a query finds, the most prominent first."""
        found = [self._kept(identity, record) for identity, record in self._database.execute(query, (key,))]
        if len(found) > 1:
            found.sort(key=_prominence)
        return tuple(found)

    def _kept(self, identity: int, record: bytes) -> Entry:
        """Return the place of a record, the same one as long as it is remembered."""
        known = self._entries.get(identity)
        if known is not None:
            return known
        if len(self._entries) > _KEPT_IN_MEMORY:
            self._entries.clear()
        entry = self._entries[identity] = entry_of(record)
        return entry

    def by_pcode(self, code: str) -> Entry | None:
        """Return the area with this P-code, the coarsest if several have it, None if there is none."""
        return self.entry(self._by_pcode.get(code))

    def by_iso(self, code: str) -> tuple[Entry, ...]:
        """Return the country (``AF``) or first-level area (``AF-NAN``) with this code; none if it is unknown."""
        found = self._names.get(f"iso:{code}")
        if found is None:
            query = "SELECT id, record FROM area JOIN place ON id = place WHERE iso = ? ORDER BY weight DESC LIMIT 1"
            found = self._names[f"iso:{code}"] = self._ranked(query, code)
        return found

    def of_kind(self, feature: Feature) -> Iterator[Entry]:
        """Yield all areas of a kind, in the order of their ids."""
        query = "SELECT record FROM area JOIN place ON id = place WHERE feature = ? ORDER BY id"
        for (record,) in self._database.execute(query, (feature,)).fetchall():
            yield entry_of(record)

    @cached_property
    def ground(self) -> Ground:
        """What lies where."""
        return Ground(self, self._database, self._path)

    @cached_property
    def history(self) -> UnitHistory:
        """What administrative units were."""
        return UnitHistory(self._database)

    @cached_property
    def _by_pcode(self) -> dict[str, int]:
        query = (
            "SELECT pcode, place FROM area WHERE pcode IS NOT NULL AND feature IN ('adm1', 'adm2')"
            " ORDER BY feature DESC, place DESC"
        )
        return dict(self._database.execute(query).fetchall())

    @cached_property
    def _database(self) -> sqlite3.Connection:
        uri = f"{self._path.absolute().as_uri()}?mode=ro&immutable=1"
        database = sqlite3.connect(uri, uri=True, check_same_thread=False)
        database.execute("PRAGMA mmap_size = 268435456")
        return database
