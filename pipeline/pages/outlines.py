"""Outlines of land in a map's units: clipped to what a view can show, with no detail finer than it can show.

Lengths are kilometres in an equirectangular projection that is true at the map's middle latitude; y points south.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

KM_PER_DEGREE = 111.195
Box = tuple[float, float, float, float]
"""x, y, width and height in the map's kilometres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """An area's shape in degrees, WGS84."""

    name: str
    code: str
    """ISO 3166-2 of a first-level area."""
    country: str
    """ISO 3166-1 alpha-2."""
    country_name: str
    geometry: BaseGeometry


@dataclass(frozen=True, slots=True)
class Extent:
    """A box of degrees, WGS84."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """An area's path, and where its name may stand."""

    name: str
    code: str
    """ISO 3166-2, or ISO 3166-1 of a country."""
    path: str
    x: float
    y: float


Outlines = Callable[[Extent], Iterable[Outline]]
"""What gives the outlines that touch a box, ordered by country."""


def _no_outlines(_: Extent) -> Iterable[Outline]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Land:
    """What there is to draw below the spots."""

    provinces: Outlines
    districts: Outlines = _no_outlines
    credits: tuple[str, ...] = ()
    """Whose the districts' outlines are, and under which licence."""


@dataclass(frozen=True, slots=True)
class Projection:
    """Degrees to the map's kilometres."""

    stretch: float

    def x(self, lon: float) -> float:
        """Return how far east of the meridian of Greenwich."""
        return lon * KM_PER_DEGREE * self.stretch

    def y(self, lat: float) -> float:
        """Return how far south of the equator."""
        return -lat * KM_PER_DEGREE

    def extent(self, box: Box) -> Extent:
        """Return the degrees of a box of the map."""
        x, y, width, height = box
        across = KM_PER_DEGREE * self.stretch
        north, south = -y / KM_PER_DEGREE, -(y + height) / KM_PER_DEGREE
        return Extent(max(-180.0, x / across), max(-90.0, south), min(180.0, (x + width) / across), min(90.0, north))


def simplify(outlines: Iterable[Outline], projection: Projection, box: Box, step: float) -> list[Outline]:
    """Return the outlines in the map's units, clipped to the box, with no detail finer than a step."""
    x, y, width, height = box
    found = list(outlines)
    scale = (KM_PER_DEGREE * projection.stretch, -KM_PER_DEGREE)
    shapes = [shapely.transform(one.geometry, lambda degrees: degrees * scale) for one in found]
    shapes = list(shapely.coverage_simplify(shapes, step)) if shapes else []
    clipped = [shapely.clip_by_rect(shape, x, y, x + width, y + height) for shape in shapes]
    return [replace(one, geometry=shape) for one, shape in zip(found, clipped, strict=True) if not shape.is_empty]


def areas_of(shapes: Iterable[Outline], step: float) -> Iterator[Area]:
    """Yield the paths of the shapes, without what is smaller than a dot."""
    for one in shapes:
        path = _path(one.geometry, step)
        if path:
            middle = one.geometry.representative_point()
            yield Area(name=one.name, code=one.code, path=path, x=round(middle.x, 1), y=round(middle.y, 1))


def countries_of(shapes: Sequence[Outline]) -> Iterator[Outline]:
    """Yield the countries that the shapes make up."""
    for _, (first, *rest) in groupby(sorted(shapes, key=lambda one: one.country), key=lambda one: one.country):
        whole = shapely.union_all([first.geometry, *(area.geometry for area in rest)])
        yield replace(first, name=first.country_name, code=first.country, geometry=whole)


def _path(geometry: BaseGeometry, step: float) -> str:
    """Return the geometry as SVG path data, without islands and holes smaller than a dot."""
    return "".join(
        _ring([(x, y) for x, y, *_ in ring.coords], step)
        for polygon in _polygons(geometry)
        for ring in (polygon.exterior, *polygon.interiors)
        if Polygon(ring).area > 2 * step * step
    )


def _polygons(geometry: BaseGeometry) -> Iterator[Polygon]:
    if isinstance(geometry, Polygon):
        yield geometry
    else:
        yield from (part for part in getattr(geometry, "geoms", ()) if isinstance(part, Polygon))


def _ring(points: Sequence[tuple[float, float]], step: float) -> str:
    digits = max(0, -math.floor(math.log10(step / 2)))
    corners = [(round(x, digits), round(y, digits)) for x, y in points[:-1]]
    return "M" + "L".join(f"{_number(x)} {_number(y)}" for x, y in corners) + "Z"


def _number(value: float) -> str:
    return f"{value:g}" if abs(value) < 1e5 else str(round(value))
