"""Rows of the gazetteer's areas."""

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from pipeline.warehouse.columns import Row
from schemas.areas import AdminArea


def area_rows(areas: Sequence[AdminArea]) -> Iterator[Row]:
    """Yield the rows of ``admin_area``."""
    named = _named(areas)
    for area in areas:
        row: Row = msgspec.to_builtins(area, builtin_types=(date,))
        del row["box"]
        sides = {side: getattr(area.box, side, None) for side in ("west", "south", "east", "north")}
        yield row | sides | {"names_iso": area.area_id in named}


def _named(areas: Sequence[AdminArea]) -> frozenset[int]:
    """The provinces that their codes name: the last that bore the code, of two the lower id."""
    provinces = [area for area in areas if area.level == 1 and area.iso is not None]
    provinces.sort(key=lambda area: (area.valid_to or date.max, -area.area_id))
    return frozenset({area.iso: area.area_id for area in provinces}.values())
