"""Outlines in a small file: rings of whole thousandths of a degree, each point as its way from the one before."""

import lzma
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

Ring = list[int]
"""Longitude and latitude of the first point, then the differences: lon, lat, dlon, dlat, dlon, dlat …"""
_UNIT = 1000


def write_outlines(path: Path, areas: Mapping[int, BaseGeometry]) -> None:
    """Write the outlines of areas by their GeoNames ids."""
    whole = {identity: shapely.set_precision(area, 1 / _UNIT) for identity, area in sorted(areas.items())}
    listed = [(identity, [_rings(part) for part in _parts(area)]) for identity, area in whole.items()]
    path.write_bytes(lzma.compress(msgspec.msgpack.encode(listed), preset=9 | lzma.PRESET_EXTREME))


def read_outlines(path: Path) -> Iterator[tuple[int, MultiPolygon]]:
    """Yield each area's GeoNames id and outline, in degrees."""
    listed = msgspec.msgpack.decode(lzma.decompress(path.read_bytes()), type=list[tuple[int, list[list[Ring]]]])
    for identity, parts in listed:
        yield (
            identity,
            MultiPolygon([Polygon(_points(outer), [_points(hole) for hole in holes]) for outer, *holes in parts]),
        )


def _parts(area: BaseGeometry) -> list[Polygon]:
    if isinstance(area, Polygon):
        return [area]
    return [part for part in getattr(area, "geoms", ()) if isinstance(part, Polygon)]


def _rings(part: Polygon) -> list[Ring]:
    """Return the outer ring and the holes."""
    return [_ring(np.asarray(ring.coords)) for ring in (part.exterior, *part.interiors)]


def _ring(points: "np.ndarray[tuple[int, int], np.dtype[np.float64]]") -> Ring:
    whole = np.rint(points[:, :2] * _UNIT).astype(int)
    return [int(x) for x in np.concatenate([whole[:1], np.diff(whole, axis=0)]).ravel()]


def _points(ring: Ring) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    return np.cumsum(np.asarray(ring).reshape(-1, 2), axis=0) / _UNIT
