"""Give districts of which no package has a point that of the town of their name (PLA-109)."""

from msgspec.structs import replace

from pipeline.locate.build.compilation import Compilation
from pipeline.locate.gazetteer.entries import Entry, key_of_entry
from schemas.vocabulary import Feature

_REACH_KM = 30.0
"""How far a district reaches at least from the town that bears its name."""


def place_the_unplaced(made: Compilation) -> None:
    """Give a second-level area without a point that of its namesake in its province, where there is one."""
    towns: dict[tuple[int | None, str], Entry] = {}
    for town in sorted(made.entries.values(), key=lambda entry: entry.weight):
        if town.feature in (Feature.CITY, Feature.LOCALITY) and town.lat is not None:
            towns[town.admin1, key_of_entry(town)] = town
    for area in list(made.entries.values()):
        seat = towns.get((area.admin1, key_of_entry(area)))
        if area.feature is Feature.ADM2 and area.lat is None and area.admin1 is not None and seat is not None:
            made.entries[area.id] = replace(area, lat=seat.lat, lon=seat.lon, radius_km=_REACH_KM)
