"""What is put together: entries by id, and their names."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.locate.gazetteer.entries import Entry
from pipeline.locate.gazetteer.names import key_of

COMPLETE = frozenset({"AF", "PK"})
"""Countries of which every place is kept with every name."""


@dataclass
class Compilation:
    """What has been put together so far: entries by id, names by id."""

    entries: dict[int, Entry] = field(default_factory=dict)
    names: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, entry: Entry, names: Iterable[str]) -> None:
        """Add an entry, or replace one, and give it the keys of the names."""
        self.entries[entry.id] = entry
        self.names[entry.id].update(key for name in names if (key := key_of(name)))
