"""Districts of which little is known: without a point they have that of their name's town (PLA-109), and those that lie
in no province and are called as one are that province.
"""

from msgspec.structs import replace

from pipeline.locate.build.compilation import Compilation
from pipeline.locate.gazetteer.entries import Entry, key_of_entry
from schemas.vocabulary import Feature

_REACH_KM = 30.0
"""How far a district reaches at least from the town that bears its name."""


def place_the_unplaced(made: Compilation) -> None:
    """Give a second-level area without a point that of its namesake in its province, and none that is a province's
    double a name.
    """
    towns: dict[tuple[int | None, str], Entry] = {}
    for town in sorted(made.entries.values(), key=lambda entry: entry.weight):
        if town.feature in (Feature.CITY, Feature.LOCALITY) and town.lat is not None:
            towns[town.admin1, key_of_entry(town)] = town
    provinces = {(e.country, key_of_entry(e)) for e in made.entries.values() if e.feature is Feature.ADM1}
    for area in list(made.entries.values()):
        if area.feature is Feature.ADM2 and area.admin1 is None and (area.country, key_of_entry(area)) in provinces:
            made.names[area.id].clear()
        seat = towns.get((area.admin1, key_of_entry(area)))
        if area.feature is Feature.ADM2 and area.lat is None and area.admin1 is not None and seat is not None:
            made.entries[area.id] = replace(area, lat=seat.lat, lon=seat.lon, radius_km=_REACH_KM)
