"""Countries, provinces and districts, as the gazetteer knows them and the warehouse keeps them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A bounding box in WGS84 degrees; ``west > east`` crosses the antimeridian."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AdminArea:
    """A country (level 0), a province (1) or a district (2)."""

    area_id: int
    """The gazetteer's own number: the GeoNames id where it has one."""
    geonames_id: int | None
    """None for a district that GeoNames does not have."""
    level: int
    name: str
    country: str
    """ISO 3166-1 alpha-2."""
    iso: str | None = None
    """ISO 3166-1 alpha-2 of a country, ISO 3166-2 of a province; None where ISO has no code, as for districts."""
    pcode: str | None = None
    """OCHA's P-code."""
    native_name: str | None = None
    parent_id: int | None = None
    """GeoNames id of the area above; None for a country."""
    lat: float | None = None
    lon: float | None = None
    box: Box | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    """First day on which it no longer was; None for what is today."""
