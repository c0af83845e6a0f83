"""Who bears a name first of all: whose main one it is, and whom news in English means by it (P-RESOLVE-7, PLA-104)."""

from collections.abc import Iterable

from pipeline.locate.gazetteer.entries import Entry, key_of_entry
from pipeline.locate.gazetteer.kinds import CITY
from pipeline.locate.text.lexicon import known_names

OF_ANOTHER, BORROWED = -3.0, -1.2
"""For a town under a name that is a greater one's main name: Pittsburg, California, as "Pittsburgh"; and under one that
is a town's of another country: Changchun as "Cancún"."""
_BEARER = 4.0
"""Weight of that town, at least: 10,000 people."""


def least_weight(key: str, entry: Entry) -> float | None:
    """Return the weight at least of a place that news means by a name, None for others."""
    meant = known_names().get(key)
    return meant.get((entry.country or "", entry.feature, key_of_entry(entry))) if meant else None


def bearers(key: str, entries: Iterable[Entry]) -> dict[str | None, float]:
    """Return the weight of the greatest town in each country whose main name it is; the entries come greatest first."""
    found: dict[str | None, float] = {}
    for entry in entries:
        if entry.feature is CITY and key_of_entry(entry) == key:
            found.setdefault(entry.country, entry.weight)
    return found


def of_another(entry: Entry, bearing: dict[str | None, float]) -> float:
    """Return the points of a town under a name that a town of its country, or of another, has for its main one."""
    if entry.feature is not CITY:
        return 0.0
    if entry.weight < bearing.get(entry.country, 0.0):
        return OF_ANOTHER
    borne = (weight for country, weight in bearing.items() if country != entry.country)
    return BORROWED if max(borne, default=0.0) >= _BEARER else 0.0
