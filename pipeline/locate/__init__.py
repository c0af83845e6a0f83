"""Places: the gazetteer, its geocoder, and finding and resolving place names in text."""

from pipeline.locate.gazetteer import AdminArea, Gazetteer, GazetteerError, GazetteerMissing, GazetteerStale
from pipeline.locate.locating import find_places, locate

__all__ = [
    "AdminArea",
    "Gazetteer",
    "GazetteerError",
    "GazetteerMissing",
    "GazetteerStale",
    "find_places",
    "locate",
]
