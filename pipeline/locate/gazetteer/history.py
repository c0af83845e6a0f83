"""What administrative units were, and from when to when."""

import sqlite3
from datetime import date
from functools import cached_property
from typing import NamedTuple


class UnitChange(NamedTuple):
    """What the units of all places in a unit were from one day to another; None: as today."""

    first_day: date | None
    """None: ever since."""
    last_day: date | None
    """None: to this day."""
    country: str | None
    admin1_name: str | None
    admin1_iso: str | None
    admin2_name: str | None

    def covers(self, day: date) -> bool:
        """Return whether it was so on that day."""
        return (self.first_day or day) <= day <= (self.last_day or day)


class UnitHistory:
    """The units that changed, in a compiled gazetteer."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self.known: dict[tuple[object, ...], tuple[UnitChange, ...]] = {}
        """What was found of places, for who asks it; many are named again."""

    def of(self, unit: str) -> tuple[UnitChange, ...]:
        """Return what a unit was, by its GeoNames id or the name of a place of ours."""
        return self._changes.get(unit, ())

    @cached_property
    def areas_of_dated_districts(self) -> frozenset[int]:
        """Ids of the first-level areas in which districts were renamed, joined or divided."""
        districts = "unit_history JOIN area ON place = CAST(unit AS INTEGER) WHERE feature = 'adm2'"
        query = f"SELECT DISTINCT admin1 FROM {districts}"  # noqa: S608 - both halves stand here
        return frozenset(identity for (identity,) in self._database.execute(query).fetchall())

    @cached_property
    def _changes(self) -> dict[str, tuple[UnitChange, ...]]:
        changes: dict[str, tuple[UnitChange, ...]] = {}
        for unit, first, last, *units in self._database.execute("SELECT * FROM unit_history").fetchall():
            begun, ended = (date.fromisoformat(day) if day else None for day in (first, last))
            changes[unit] = (*changes.get(unit, ()), UnitChange(begun, ended, *units))
        return changes
