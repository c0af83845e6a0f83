"""Names beside each other without a comma, of which the second's place holds the first's: "Paris Texas" (PLA-131)."""

from pipeline.locate.gazetteer.entries import Entry
from pipeline.locate.gazetteer.kinds import ADM1, CITY, COUNTRY
from pipeline.locate.text.mentions import NAME, Mention

_TOWN = 3.75
"""Weight of a town that is known well enough to be named so."""
_MOST = 8


def lies_in(mention: Mention, area: Mention) -> bool:
    """Return whether a name could be a town's in what another names first of all: a country or first-level area."""
    if area.kind is not NAME or mention.kind is not NAME:
        return False
    areas = [e for e in area.candidates[:2] if e.feature in (COUNTRY, ADM1)]
    return bool(areas) and any(_holds(e, town) for e in areas for town in mention.candidates[:_MOST])


def share_an_area(one: Mention, other: Mention) -> bool:
    """Return whether two names first of all mean places of one first-level area, or of the country that one means."""
    if not (one.candidates and other.candidates):
        return False
    first, second = one.candidates[0], other.candidates[0]
    if COUNTRY in (first.feature, second.feature):
        return first.country == second.country
    return first.admin1 is not None and first.admin1 == second.admin1


def _holds(area: Entry, town: Entry) -> bool:
    if town.feature is not CITY or town.weight < _TOWN:
        return False
    return town.country == area.country if area.feature is COUNTRY else town.admin1 == area.id
