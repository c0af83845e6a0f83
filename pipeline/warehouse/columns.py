"""What is the same in the rows of a report and of an event."""

from collections.abc import Mapping

from schemas.events import Act, Where
from schemas.records import Count, Place, Report
from schemas.vocabulary import Outcome

Row = dict[str, object]
"""A row on its way to the database, by column; a column that it does not name is NULL. Lists for JSON are tuples."""

_BOUNDS = {o: (f"{o}_low", f"{o}_best", f"{o}_high") for o in Outcome}


def act_columns(act: Act | Report) -> Row:
    """Return the columns of what was done."""
    return {
        "event_type": str(act.event_type),
        "sub_event_type": str(act.sub_event_type),
        "plover_type": act.plover_type and str(act.plover_type),
        "plover_mode": act.plover_mode,
        "ucdp_type": act.ucdp_type and int(act.ucdp_type),
    }


def point_columns(where: Where | Place) -> Row:
    """Return the columns of where it was, but for the country and how precise it is."""
    return {
        "place_name": where.name,
        "admin1_iso": where.admin1_iso,
        "admin2_name": where.admin2_name,
        "pcode": where.pcode,
        "geonames_id": where.geonames_id,
        "lat": where.lat,
        "lon": where.lon,
        "radius_km": where.radius_km,
    }


def toll_columns(tolls: Mapping[Outcome, Count]) -> Row:
    """Return the columns of the tolls that are told, in an order that does not hang on the text's."""
    row: Row = {}
    for outcome, count in sorted(tolls.items()):
        low, best, high = _BOUNDS[outcome]
        row[low], row[best], row[high] = count.low, count.best, count.high
    return row
