"""Distances and directions on the sphere."""

import math

EARTH_KM = 6371.0


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the great-circle distance in kilometres, by the haversine; 0.5 % off an ellipsoid's at worst."""
    north, east = math.radians(lat2 - lat1), math.radians(lon2 - lon1)
    level = math.cos(math.radians(lat1)) * math.cos(math.radians(lat2))
    chord = math.sin(north / 2) ** 2 + level * math.sin(east / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))


def travel(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """Return the point so many kilometres from a point along a bearing, in degrees clockwise from north."""
    angle, course, start = km / EARTH_KM, math.radians(bearing), math.radians(lat)
    end = math.asin(math.sin(start) * math.cos(angle) + math.cos(start) * math.sin(angle) * math.cos(course))
    east = math.atan2(
        math.sin(course) * math.sin(angle) * math.cos(start), math.cos(angle) - math.sin(start) * math.sin(end)
    )
    return round(math.degrees(end), 4), round((lon + math.degrees(east) + 540) % 360 - 180, 4)


def midpoint(lat1: float, lon1: float, lat2: float, lon2: float) -> tuple[float, float]:
    """Return the point halfway on the great circle between two points."""
    one, two, east = math.radians(lat1), math.radians(lat2), math.radians(lon2 - lon1)
    x, y = math.cos(two) * math.cos(east), math.cos(two) * math.sin(east)
    lat = math.atan2(math.sin(one) + math.sin(two), math.hypot(math.cos(one) + x, y))
    lon = math.radians(lon1) + math.atan2(y, math.cos(one) + x)
    return round(math.degrees(lat), 4), round((math.degrees(lon) + 540) % 360 - 180, 4)
