"""What a sentence names as a place, for the coder: "captured Lashkar Gah" takes a town, and nobody."""

from functools import cached_property
from pathlib import Path

from pipeline.locate.gazetteer import Gazetteer
from pipeline.locate.locating import find_places
from schemas.vocabulary import PlaceRole


class PlaceNames:
    """Says of a stretch of a sentence whether it is a place's name; the gazetteer is opened when it is first asked."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return Gazetteer.open(self._path)

    def __call__(self, text: str, start: int, end: int) -> bool:
        """Return whether a place with a point lies over it; raises GazetteerMissing or GazetteerStale."""
        found = (place for place in find_places(text, self._gazetteer) if place.role is not PlaceRole.PART_OF_NAME)
        return any(place.start <= start and end <= place.end and place.lat is not None for place in found)
