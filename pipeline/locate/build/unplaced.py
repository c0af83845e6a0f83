"""Districts of which little is known: without a point they have that of their name's town (PLA-109), and those that lie
in no province and are called as one are that province.
"""

from msgspec.structs import replace

from pipeline.locate.build.compilation import Compilation
from pipeline.locate.gazetteer.entries import Entry, key_of_entry
from pipeline.locate.gazetteer.names import are_nearly_one, consonants_of
from schemas.vocabulary import Feature

_REACH_KM = 30.0
"""How far a district reaches at least from the town that bears its name."""


_KINDS = frozenset(
    {"cercle", "qada", "district", "zone", "raion", "rayon", "rayony", "mudiriyat", "mudiriyah", "location", "county"}
    | {"subcounty", "kota", "kabupaten", "municipality", "department", "departement", "commune", "township", "city"}
)
"""Words for what an area is in its own name: Gao Cercle, Qada' Samarra'."""
_LETTERS = 3


def _bones(entry: Entry) -> str:
    """Return what the names of a town and its district share in any spelling, "" where too little is left."""
    name = _without_kind(entry)
    bones = consonants_of(name) if name else ""
    return f"~{bones}" if len(bones) >= _LETTERS else ""


def _spelt_otherwise(area: Entry, towns: dict[tuple[int | None, str], Entry]) -> Entry | None:
    """Return the town of the same consonants in the province, if little else tells the names apart."""
    bones = _bones(area)
    town = towns.get((area.admin1, bones)) if bones else None
    return town if town is not None and are_nearly_one(_without_kind(area), _without_kind(town)) else None


def _without_kind(entry: Entry) -> str:
    return " ".join(word for word in key_of_entry(entry).split(" ") if word not in _KINDS)


def place_the_unplaced(made: Compilation) -> None:
    """Give a second-level area without a point that of its namesake in its province, and none that is a province's
    double a name.
    """
    towns: dict[tuple[int | None, str], Entry] = {}
    for town in sorted(made.entries.values(), key=lambda entry: entry.weight):
        if town.feature in (Feature.CITY, Feature.LOCALITY) and town.lat is not None:
            towns[town.admin1, _bones(town)] = towns[town.admin1, key_of_entry(town)] = town
    provinces = {(e.country, key_of_entry(e)) for e in made.entries.values() if e.feature is Feature.ADM1}
    for area in list(made.entries.values()):
        if area.feature is Feature.ADM2 and area.admin1 is None and (area.country, key_of_entry(area)) in provinces:
            made.names[area.id].clear()
        if area.feature is not Feature.ADM2 or area.lat is not None or area.admin1 is None:
            continue
        seat = towns.get((area.admin1, key_of_entry(area))) or _spelt_otherwise(area, towns)
        if seat is not None:
            made.entries[area.id] = replace(area, lat=seat.lat, lon=seat.lon, radius_km=_REACH_KM)
