"""Places: the gazetteer, its geocoder, and finding and resolving place names in text."""

from pipeline.locate.asking import Geocoded, geocode_names
from pipeline.locate.beyond import DOWN, version_of
from pipeline.locate.found import Found
from pipeline.locate.gazetteer import Gazetteer
from pipeline.locate.known import PlaceNames
from pipeline.locate.locating import find_places, locate
from pipeline.locate.lookup import Candidate, LookUp, LookUpFailed
from pipeline.locate.unusable import GazetteerError, GazetteerMissing, GazetteerStale

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
