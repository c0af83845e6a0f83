"""The military grid (MGRS) to degrees: "42S WD 12345 67890".

Constants and series are those of the universal transverse Mercator projection on WGS84 (after L. Krüger, 1912, to the
third order; better than a metre within a zone).
"""

import math

_A, _F = 6378137.0, 1 / 298.257223563
_SCALE, _FALSE_EAST, _FALSE_NORTH = 0.9996, 500_000.0, 10_000_000.0
_N = _F / (2 - _F)
_RADIUS = _A / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
_BETA = (
    _N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96,
    _N**2 / 48 + _N**3 / 15,
    17 * _N**3 / 480,
)
_DELTA = (2 * _N - 2 * _N**2 / 3 - 2 * _N**3, 7 * _N**2 / 3 - 8 * _N**3 / 5, 56 * _N**3 / 15)
_COLUMNS = ("ABCDEFGH", "JKLMNPQR", "STUVWXYZ")
_ROWS = "ABCDEFGHJKLMNPQRSTUV"
_BANDS = "CDEFGHJKLMNPQRSTUVWX"
_SQUARE, _CYCLE = 100_000.0, 2_000_000.0


def decode_mgrs(zone: int, band: str, square: str, digits: str) -> tuple[float, float] | None:
    """Return latitude and longitude of the middle of a grid square, None where there is no such square.

    ``digits`` holds as many figures of the easting as of the northing: ten name a square of one metre.
    """
    column, row = _COLUMNS[(zone - 1) % 3].find(square[0]), _ROWS.find(square[1])
    if not 1 <= zone <= 60 or band not in _BANDS or column < 0 or row < 0 or len(digits) % 2:
        return None
    half = len(digits) // 2
    size = _SQUARE / 10**half
    east = (column + 1) * _SQUARE + int(digits[:half] or 0) * size + size / 2
    north = ((row - (5 if zone % 2 == 0 else 0)) % 20) * _SQUARE + int(digits[half:] or 0) * size + size / 2
    return _in_band(zone, _BANDS.index(band), east, north)


def _in_band(zone: int, band: int, east: float, north: float) -> tuple[float, float] | None:
    """Return the point of that northing, which repeats every 2,000 km, that lies in the band of 8 degrees."""
    south = -80.0 + 8.0 * band
    height = 12.0 if band == len(_BANDS) - 1 else 8.0
    for cycle in range(5):
        lat, lon = _unproject(zone, east, north + cycle * _CYCLE, southern=south < 0)
        if south - 1 <= lat <= south + height + 1:
            return lat, lon
    return None


def _unproject(zone: int, east: float, north: float, *, southern: bool) -> tuple[float, float]:
    xi = (north - (_FALSE_NORTH if southern else 0.0)) / (_SCALE * _RADIUS)
    eta = (east - _FALSE_EAST) / (_SCALE * _RADIUS)
    turns = [(2 * (j + 1), beta) for j, beta in enumerate(_BETA)]
    x = xi - sum(beta * math.sin(j * xi) * math.cosh(j * eta) for j, beta in turns)
    y = eta - sum(beta * math.cos(j * xi) * math.sinh(j * eta) for j, beta in turns)
    conformal = math.asin(math.sin(x) / math.cosh(y))
    lat = conformal + sum(delta * math.sin(2 * (j + 1) * conformal) for j, delta in enumerate(_DELTA))
    lon = math.radians(6 * zone - 183) + math.atan2(math.sinh(y), math.cos(x))
    return round(math.degrees(lat), 5), round(math.degrees(lon), 5)
