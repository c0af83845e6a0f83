"""Distances on the sphere."""

import math

EARTH_KM = 6371.0


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the great-circle distance in kilometres, by the haversine; 0.5 % off an ellipsoid's at worst."""
    north, east = math.radians(lat2 - lat1), math.radians(lon2 - lon1)
    level = math.cos(math.radians(lat1)) * math.cos(math.radians(lat2))
    chord = math.sin(north / 2) ** 2 + level * math.sin(east / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))
