"""Places: the gazetteer, its geocoder, and finding and resolving place names in text."""

from pipeline.locate.gazetteer import Gazetteer, GazetteerError, GazetteerMissing, GazetteerStale
from pipeline.locate.locating import find_places, locate
from pipeline.locate.ranking import Found, Geocoded, geocode_names

__all__ = [
    "Found",
    "Gazetteer",
    "GazetteerError",
    "GazetteerMissing",
    "GazetteerStale",
    "Geocoded",
    "find_places",
    "geocode_names",
    "locate",
]
