"""Where a row of an answer is: a point, the circle within which it must be, or the outline of its area."""

import math
from collections.abc import Callable
from functools import cache

import shapely
from shapely import Point, Polygon
from shapely.geometry.base import BaseGeometry

from pipeline.warehouse.answers import Rows, Value

AREAS = ("admin2_geonames_id", "admin1_geonames_id", "admin1_iso")
_NAMES = (("lat", "lon"), ("latitude", "longitude"))
_KM_PER_DEGREE = 111.195
_CORNERS = 64
Shape = Callable[[tuple[Value, ...]], BaseGeometry | None]
"""Where a row is; None where it is not known."""
Outlines = Callable[[int | str], bytes | None]
"""The outline of the area with that GeoNames id or ISO code, as WKB in degrees; None where none is held."""


def shape_of(answer: Rows, *, areas: bool) -> Shape | None:
    """Return what says where a row is, None where the answer has no points; ``areas`` asks for circles of radius_km."""
    names = next((pair for pair in _NAMES if set(pair) <= set(answer.columns)), None)
    if names is None:
        return None
    lat, lon = (answer.columns.index(name) for name in names)
    radius = answer.columns.index("radius_km") if areas and "radius_km" in answer.columns else None

    def shape(row: tuple[Value, ...]) -> BaseGeometry | None:
        y, x, km = row[lat], row[lon], None if radius is None else row[radius]
        if not isinstance(y, int | float) or not isinstance(x, int | float):
            return None
        return _circle(y, x, float(km)) if isinstance(km, int | float) and km > 0 else Point(x, y)

    return shape


def outline_of(answer: Rows, outlines: Outlines) -> Shape | None:
    """Return what says which outline a row has: its district's where it tells one, else its province's; None where the
    answer has neither's GeoNames id and no province's ISO code.
    """
    at = next((answer.columns.index(name) for name in AREAS if name in answer.columns), None)
    if at is None:
        return None

    @cache
    def drawn(area: int | str) -> BaseGeometry | None:
        wkb = outlines(area)
        return None if wkb is None else shapely.from_wkb(wkb)

    def shape(row: tuple[Value, ...]) -> BaseGeometry | None:
        area = row[at]
        return drawn(area) if isinstance(area, int | str) else None

    return shape


def _circle(lat: float, lon: float, km: float) -> Polygon:
    """A circle on the sphere, near enough for radii of some hundred kilometres; counter-clockwise, as RFC 7946 asks."""
    stretch = max(0.01, math.cos(math.radians(lat)))
    turns = [2 * math.pi * corner / _CORNERS for corner in range(_CORNERS)]
    return Polygon(
        (
            round(lon + km / _KM_PER_DEGREE / stretch * math.cos(turn), 6),
            round(max(-90.0, min(90.0, lat + km / _KM_PER_DEGREE * math.sin(turn))), 6),
        )
        for turn in turns
    )
