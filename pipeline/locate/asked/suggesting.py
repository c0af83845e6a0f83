"""Names of the gazetteer that differ from an unknown one by a slip of the pen: for a person to choose from, never to
be taken for what was meant (``Ghani Khel`` is not ``Jani Khel``).
"""

import string
from collections.abc import Iterator

from pipeline.locate.gazetteer.entries import Entry
from pipeline.locate.gazetteer.names import key_of
from pipeline.locate.gazetteer.reading import Gazetteer

_SHORTEST = 5
"""Letters; a slip in a shorter word makes another word."""
_MOST = 3


def suggest_names(name: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return at most three places whose key has one letter more, less, another or two swapped; the largest first."""
    key = key_of(name.partition(",")[0])
    if len(key) < _SHORTEST:
        return ()
    found = {entry.id: entry for slip in set(_slips(key)) for entry in gazetteer.look_up_key(slip)[:1]}
    ranked = sorted(found.values(), key=lambda entry: (-entry.weight, entry.id))
    return tuple(dict.fromkeys(_title(entry, gazetteer) for entry in ranked))[:_MOST]


def _title(entry: Entry, gazetteer: Gazetteer) -> str:
    admin1 = gazetteer.entry(entry.admin1)
    country = gazetteer.by_iso(entry.country) if entry.country else ()
    holders = [area.name for area in (admin1, *country) if area is not None and area.name != entry.name]
    return ", ".join([entry.name, *holders[:1]])


def _slips(key: str) -> Iterator[str]:
    """Yield every key at a Damerau-Levenshtein distance of one that keeps the first letter."""
    letters = string.ascii_lowercase if key.isascii() else "".join(sorted(set(key)))
    for at in range(1, len(key) + 1):
        head, tail = key[:at], key[at:]
        yield from (head + letter + tail for letter in letters)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in letters)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
