"""Which areas hold a point: the outlines of first-level areas, and of countries where they have none."""

import sqlite3
from functools import lru_cache

from shapely import Point, from_wkb, prepare
from shapely.geometry.base import BaseGeometry


class Polygons:
    """The outlines in a compiled gazetteer; each is read when a point first falls in its box, and the last are kept."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._outline = lru_cache(maxsize=512)(self._read)

    def holding(self, lat: float, lon: float) -> tuple[int, ...]:
        """Return the ids of the areas that hold the point, in order; none at sea and where no one's outline is."""
        query = "SELECT area FROM outline WHERE south <= ? AND north >= ? AND west <= ? AND east >= ? ORDER BY area"
        boxed = [area for (area,) in self._database.execute(query, (lat, lat, lon, lon)).fetchall()]
        return tuple(area for area in boxed if self._outline(area).covers(Point(lon, lat)))

    def _read(self, area: int) -> BaseGeometry:
        (wkb,) = self._database.execute("SELECT wkb FROM outline_shape WHERE area = ?", (area,)).fetchone()
        outline: BaseGeometry = from_wkb(wkb)
        prepare(outline)
        return outline
