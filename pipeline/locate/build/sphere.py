"""Areas on the sphere: where the middle of an outline is, and how far it reaches from a point."""

from collections.abc import Iterator

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from pipeline.geo import EARTH_KM

_STEP = 0.5
"""Degrees between two points of an edge; longer ones would leave their parallel."""


def middle_of(area: BaseGeometry) -> shapely.Point:
    """Return the middle of an area by what lies around it on the sphere, as longitude and latitude in degrees.

    A mean of degrees would give the lands near the poles more than their share.
    """
    x, y, z = sum((_moment(ring) for ring in _rings(area)), start=np.zeros(3))
    return shapely.Point(np.degrees(np.arctan2(y, x)), np.degrees(np.arctan2(z, np.hypot(x, y))))


def reach_km(lat: float, lon: float, area: BaseGeometry) -> float:
    """Return how far the farthest point of an area is."""
    here = _vectors(np.array([[lon, lat]]))[0]
    cosine = float((_vectors(shapely.get_coordinates(area)) @ here).min())
    return float(EARTH_KM * np.arccos(np.clip(cosine, -1.0, 1.0)))


def largest_part(area: BaseGeometry) -> BaseGeometry:
    """Return the part of an area that has most land."""
    parts: list[BaseGeometry] = list(shapely.get_parts(area))
    return max(parts, key=lambda part: float(part.area * np.cos(np.radians(part.centroid.y))))


def _rings(area: BaseGeometry) -> Iterator[NDArray[np.float64]]:
    """Yield the rings of all parts, outer ones against the clock and holes with it."""
    for part in shapely.get_parts(shapely.segmentize(area, _STEP)):
        if isinstance(part, Polygon):
            yield from (shapely.get_coordinates(ring) for ring in (orient(part).exterior, *orient(part).interiors))


def _moment(ring: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return twice the integral of the outward direction over what a ring encloses: a sum over its edges."""
    points = _vectors(ring)
    across = np.cross(points[:-1], points[1:])
    sine = np.linalg.norm(across, axis=1)
    angle = np.arctan2(sine, (points[:-1] * points[1:]).sum(axis=1))
    worth = np.divide(angle, sine, out=np.zeros_like(sine), where=sine > 0)
    return np.asarray(worth @ across)


def _vectors(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return unit vectors for longitudes and latitudes."""
    lon, lat = np.radians(points[:, 0]), np.radians(points[:, 1])
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
