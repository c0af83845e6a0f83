"""Places: the gazetteer, its geocoder, and finding and resolving place names in text."""

from pipeline.locate.asked.asking import Geocoded, geocode_names
from pipeline.locate.asked.found import Found
from pipeline.locate.gazetteer.reading import Gazetteer
from pipeline.locate.gazetteer.unusable import GazetteerError, GazetteerMissing, GazetteerStale
from pipeline.locate.known import PlaceNames
from pipeline.locate.locating import find_places, locate
from pipeline.locate.resolving.beyond import DOWN, version_of
from pipeline.locate.resolving.lookup import Candidate, LookUp, LookUpFailed

__all__ = [
    "DOWN",
    "Candidate",
    "Found",
    "Gazetteer",
    "GazetteerError",
    "GazetteerMissing",
    "GazetteerStale",
    "Geocoded",
    "LookUp",
    "LookUpFailed",
    "PlaceNames",
    "find_places",
    "geocode_names",
    "locate",
    "version_of",
]
