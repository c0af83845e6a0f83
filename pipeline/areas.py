"""The gazetteer's areas, as the warehouse keeps them and the checks ask for them."""

from collections.abc import Iterator

from pipeline.locate import Gazetteer
from schemas.areas import AdminArea, Box

DETAILED = frozenset({"AF", "PK"})
"""Countries whose districts the warehouse holds too."""


class Areas:
    """Countries and provinces of the world, and the districts of some countries, with their boxes."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def bounds(self, code: str) -> Box | None:
        """Return the box of a country (``AF``) or a province (``AF-NAN``), or None where it is not known."""
        found = self._gazetteer.bounds(code)
        return None if found is None else Box(west=found.west, south=found.south, east=found.east, north=found.north)

    def __iter__(self) -> Iterator[AdminArea]:
        areas = self._gazetteer.admin_areas()
        return (area for area in areas if area.level < 2 or area.country in DETAILED)
