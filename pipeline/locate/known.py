"""What a sentence names as a place, for the coder: "captured Lashkar Gah" takes a town, and nobody."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from pipeline.locate.gazetteer.reading import Gazetteer
from pipeline.locate.locating import find_places
from schemas.vocabulary import PlaceRole


class PlaceNames:
    """Says of a stretch of a sentence whether it is a place's name; the gazetteer is opened when it is first asked.

    The coder asks several times of one sentence, whose places are found once.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._last: tuple[str, list[tuple[int, int]]] = ("", [])

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return Gazetteer.open(self._path)

    def __call__(self, text: str, start: int, end: int) -> bool:
        """Return whether a place with a point lies over it; raises GazetteerMissing or GazetteerStale."""
        if self._last[0] != text:
            self._last = text, list(self._places(text))
        return any(first <= start and end <= last for first, last in self._last[1])

    def _places(self, text: str) -> Iterator[tuple[int, int]]:
        for place in find_places(text, self._gazetteer):
            if place.role is not PlaceRole.PART_OF_NAME and place.lat is not None:
                yield place.start, place.end
