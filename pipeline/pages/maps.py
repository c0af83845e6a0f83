"""A map that needs no network: a text's places as spots, and the parts of the world in which they are seen."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.pages.outlines import KM_PER_DEGREE, Area, Box, Land, Projection, areas_of, countries_of, simplify

WIDTH = 1000
"""Steps across a view: no line is drawn finer than one."""
RATIO = 1.3
"""Width of a view by its height."""
LEAST_KM = 120.0
"""Width of the closest view."""
REGIONAL_KM = 4500.0
"""Up to this width a view shows provinces, beyond it countries."""
LOCAL_KM = 1200.0
"""Up to this width districts too."""
APART_KM = 900.0
"""Places at most so far from one another are seen together."""
CLOSER = 0.6
"""A view of its own is worth it only if it is at most this wide by the view of all places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A point of the map that one or more names of the text mean."""

    label: str
    kind: str
    lat: float
    lon: float
    radius_km: float
    owners: tuple[int, ...]
    """Numbers of the names that mean it."""
    wide: bool
    """Whether it is a country, province or the like, of which a point and a circle say little."""
    aside: bool
    """Whether it is a country, or nowhere that anything is told of: it never decides what the map shows first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A spot in the map's units."""

    spot: Spot
    x: float
    y: float
    rx: float
    ry: float


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One part of the world with what is drawn in it."""

    name: str
    box: Box
    areas: tuple[Area, ...]
    countries: tuple[Area, ...]
    districts: tuple[Area, ...]
    """Of a close view, where their outlines were imported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """Spots, and the views in which they can be seen: the first is shown first."""

    spots: tuple[Drawn, ...]
    views: tuple[View, ...]


def draw_map(spots: Sequence[Spot], land: Land) -> Map | None:
    """Return the map of the spots, None where there is none; it opens on where most of the literal places are."""
    if not spots:
        return None
    near = _main_cluster(spots)
    latitudes = [spot.lat for spot in near]
    projection = Projection(math.cos(math.radians(min(70.0, abs(max(latitudes) + min(latitudes)) / 2))))
    close, whole = (_frame([_place(spot, projection) for spot in group]) for group in (near, spots))
    frames = {"All places": whole} if close[2] > CLOSER * whole[2] else {"Region": close, "All places": whole}
    return Map(
        spots=tuple(_place(spot, projection) for spot in spots),
        views=tuple(_view(name, box, projection, land) for name, box in frames.items()),
    )


def _main_cluster(spots: Sequence[Spot]) -> list[Spot]:
    """Return the spots near one another if half of the names mean them; countries only where there is nothing else."""
    literal = [spot for spot in spots if not spot.aside]
    if not literal:
        return list(spots)
    clusters: list[list[Spot]] = []
    for spot in literal:
        touching = [c for c in clusters if any(_km(spot, other) <= APART_KM for other in c)]
        clusters = [c for c in clusters if c not in touching] + [[spot, *(s for c in touching for s in c)]]
    largest = max(clusters, key=_named)
    return largest if 2 * _named(largest) >= _named(literal) else literal


def _named(spots: Sequence[Spot]) -> int:
    return sum(len(spot.owners) for spot in spots)


def _km(one: Spot, other: Spot) -> float:
    east = (one.lon - other.lon) * math.cos(math.radians((one.lat + other.lat) / 2))
    return math.hypot(one.lat - other.lat, east) * KM_PER_DEGREE


def _place(spot: Spot, projection: Projection) -> Drawn:
    """Return the spot drawn; a circle on the ground is an ellipse away from the middle latitude."""
    wider = projection.stretch / max(0.1, math.cos(math.radians(spot.lat)))
    return Drawn(
        spot=spot,
        x=round(projection.x(spot.lon), 2),
        y=round(projection.y(spot.lat), 2),
        rx=round(spot.radius_km * wider, 2),
        ry=round(spot.radius_km, 2),
    )


def _view(name: str, box: Box, projection: Projection, land: Land) -> View:
    step = box[2] / WIDTH
    shapes = simplify(land.provinces(projection.extent(_wider(box))), projection, _wider(box), step)
    regional = box[2] <= REGIONAL_KM
    fine = land.districts(projection.extent(_wider(box))) if box[2] <= LOCAL_KM else ()
    return View(
        name=name,
        box=box,
        areas=tuple(areas_of(shapes, step)) if regional else (),
        countries=tuple(areas_of(countries_of(shapes), step)),
        districts=tuple(areas_of(simplify(fine, projection, _wider(box), step), step)),
    )


def _frame(drawn: Sequence[Drawn]) -> Box:
    """Return a box of the map's ratio around the spots, their circles and a margin."""
    reach = [(0.0, 0.0) if one.spot.wide else (min(one.rx, 200.0), min(one.ry, 200.0)) for one in drawn]
    west = min(one.x - rx for one, (rx, _) in zip(drawn, reach, strict=True))
    east = max(one.x + rx for one, (rx, _) in zip(drawn, reach, strict=True))
    north = min(one.y - ry for one, (_, ry) in zip(drawn, reach, strict=True))
    south = max(one.y + ry for one, (_, ry) in zip(drawn, reach, strict=True))
    width = max((east - west) * 1.25, (south - north) * 1.25 * RATIO, LEAST_KM)
    height = width / RATIO
    return (
        round((west + east - width) / 2, 1),
        round((north + south - height) / 2, 1),
        round(width, 1),
        round(height, 1),
    )


def _wider(box: Box) -> Box:
    """Return the box with a third of itself on each side, so that one can look around."""
    x, y, width, height = box
    return x - width / 3, y - height / 3, width * 5 / 3, height * 5 / 3
