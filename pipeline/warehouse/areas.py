"""The gazetteer's areas, as the warehouse keeps them and the checks ask for them."""

from collections.abc import Iterator
from datetime import timedelta

from pipeline.locate import Gazetteer
from pipeline.locate.gazetteer.entries import Entry
from schemas.areas import AdminArea, Box
from schemas.vocabulary import Feature

DETAILED = frozenset({"AF", "PK"})
"""Countries whose districts the warehouse holds too."""
_LEVELS = {Feature.COUNTRY: 0, Feature.ADM1: 1, Feature.ADM2: 2}


class Areas:
    """Countries and provinces of the world, and the districts of some countries, with their boxes."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def bounds(self, code: str) -> Box | None:
        """Return the box of a country (``AF``) or a province (``AF-NAN``), or None where it is not known."""
        found = self._gazetteer.ground.bounds(code)
        return None if found is None else Box(west=found.west, south=found.south, east=found.east, north=found.north)

    def province_of(self, pcode: str) -> str | None:
        """Return the ISO 3166-2 code of the province that has the P-code or holds what has it; None if nothing has."""
        area = self._gazetteer.by_pcode(pcode)
        above = self._gazetteer.entry(area.admin1) if area is not None and area.feature is Feature.ADM2 else area
        return above.iso if above is not None else None

    def has_district(self, province: str, name: str) -> bool:
        """Tell whether the province has a district of that name, or lies in a country whose districts are not held."""
        known = self._gazetteer.by_iso(province)
        is_held = any(area.country in DETAILED for area in known)
        return not is_held or any(area.name == name for one in known for area in self._gazetteer.districts(one))

    def __iter__(self) -> Iterator[AdminArea]:
        areas = admin_areas(self._gazetteer)
        return (area for area in areas if area.level < 2 or area.country in DETAILED)


def admin_areas(gazetteer: Gazetteer) -> Iterator[AdminArea]:
    """Yield every country, first-level and second-level area, the larger first, in the order of their ids."""
    countries = {entry.iso: entry.id for entry in gazetteer.of_kind(Feature.COUNTRY)}
    for feature, level in _LEVELS.items():
        for entry in gazetteer.of_kind(feature):
            is_one = entry.geonames_id == entry.id or (level == 2 and entry.geonames_id is None)
            if entry.country is not None and is_one:
                above = gazetteer.entry(entry.admin1) if level == 2 else None
                parent = countries.get(entry.country) if level == 1 else above.geonames_id if above else None
                yield _admin_area(entry, level, parent)


def _admin_area(entry: Entry, level: int, parent: int | None) -> AdminArea:
    box = entry.bounds
    return AdminArea(
        area_id=entry.id,
        geonames_id=entry.geonames_id,
        level=level,
        name=entry.name,
        country=entry.country or "",
        iso=entry.iso,
        pcode=entry.pcode,
        native_name=entry.native_name,
        parent_id=parent,
        lat=entry.lat,
        lon=entry.lon,
        box=Box(west=box.west, south=box.south, east=box.east, north=box.north) if box else None,
        valid_from=entry.valid_from,
        valid_to=entry.valid_to + timedelta(days=1) if entry.valid_to else None,
    )
